"""Pages -> raw grids, one engine a file."""
