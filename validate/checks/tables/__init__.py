"""What a table says of itself: its rows and columns, line by line."""
