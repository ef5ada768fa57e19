"""Kinds of council acts, each drawn clean and with seeded errors, with an answer key."""
