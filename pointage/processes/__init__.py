"""Documents in processes of their own, with limits of time and memory: a document costs itself
only.
"""
