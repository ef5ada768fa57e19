"""Which figures of the tables a stated amount restates: by number, by name, by words."""
