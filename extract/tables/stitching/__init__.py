"""Grids of pages -> raw tables: what goes on over a page break, and where a header ends."""
