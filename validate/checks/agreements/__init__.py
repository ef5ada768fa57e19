"""Texts in articles: their numbers, references, what they rest on, how they pay."""
