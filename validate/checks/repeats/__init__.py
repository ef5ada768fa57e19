"""One thing printed twice: in a recapitulation, in another table, as another line."""
