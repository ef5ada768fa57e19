"""Grids -> tables: stitched over pages, with typed columns, row kinds and row paths."""
