"""Ink that bounds cells: what paths draw, and what signs are typed as."""
