"""What the numbers of a text make of each other, whatever its words: found by their figures."""
