"""Every figure that a document offers for a stated number to be, and how likely each is meant."""
