"""Lines that print what part of a whole each of them is."""
