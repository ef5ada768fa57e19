"""Eleven kinds of financial acts, one a module, each with its `KIND`."""
