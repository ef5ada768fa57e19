"""What a sentence says of lines of a table whose figures it tells."""
