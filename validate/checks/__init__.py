"""One check a file: a function that states identities, and beside it the check's name, source and
sentences. The rooms say what a check compares.
"""
