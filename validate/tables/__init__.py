"""A typed table seen as figures: scopes of totals, levels, columns as arrays."""
