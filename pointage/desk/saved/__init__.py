"""The files that people's work is saved in, which the command line takes too."""
