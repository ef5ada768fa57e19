"""The titles of a table's columns: which lines are titles, and the rows and levels they make."""
