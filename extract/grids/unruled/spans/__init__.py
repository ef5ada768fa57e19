"""Which columns and rows the cells of a table without a full grid span."""
