"""What a number of a sentence may be reckoned from, and whether a slip of it would be told."""
