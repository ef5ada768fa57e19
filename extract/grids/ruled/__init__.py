"""Grids drawn by rules."""
