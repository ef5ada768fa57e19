"""What a page break cuts off a table, put back: rows, titles and headers."""
