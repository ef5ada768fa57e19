"""What words of a table account for: a note, a word in the place of a figure, a date."""
