"""What the tables offer to be spoken of: labels, totals, groups of lines, references to them."""
