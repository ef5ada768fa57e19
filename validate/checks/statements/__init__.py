"""What the prose states, against the tables and against itself."""
