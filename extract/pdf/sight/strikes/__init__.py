"""Figures that are struck out: by rules, by whatever is painted."""
