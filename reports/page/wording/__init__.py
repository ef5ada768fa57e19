"""What tables are called, and how the reading of a document is told."""
