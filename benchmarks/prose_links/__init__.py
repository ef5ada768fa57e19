"""How many numbers of prose are tied to what the document gives, and how far words alone tell to
what."""
