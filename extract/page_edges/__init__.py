"""What a page break or a frame cuts off a table, put back: rows, titles, headers and totals."""
