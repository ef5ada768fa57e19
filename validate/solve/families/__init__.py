"""Families of lines that figures make believable, and what is said of each line."""
