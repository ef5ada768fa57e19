"""The folder of one audit, file by file."""
