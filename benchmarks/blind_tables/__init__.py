"""Twenty right documents whose tables are known cell by cell, written without sight of the
reader.
"""
