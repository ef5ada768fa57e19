"""Statements of the prose paired with the figures of the tables."""
