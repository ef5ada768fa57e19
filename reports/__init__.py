"""Audit -> report, page crops, files."""
