"""Grids that alignment and white space alone hold together."""
