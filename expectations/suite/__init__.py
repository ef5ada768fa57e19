"""Suites: drafted from one document, written as JSON, stated again of the next."""
