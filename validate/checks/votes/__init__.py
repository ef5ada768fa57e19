"""Votes counted, in sentences and in tables."""
