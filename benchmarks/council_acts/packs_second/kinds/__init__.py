"""One module a kind of act."""
