"""Accounts that the prose prints line by line."""
