"""Texts in articles: their numbers, what refers to them, what they rest on, how they pay."""
