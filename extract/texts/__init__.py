"""What the texts of a document say of its sitting and of each other, as values."""
