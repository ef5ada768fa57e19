"""What the labels of a table say is reckoned from what."""
