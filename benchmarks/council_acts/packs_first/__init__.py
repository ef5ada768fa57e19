"""Eleven kinds of financial acts: drafting, tables, pages and answer keys."""
