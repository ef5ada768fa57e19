"""One check a file. Checks do not import each other."""
