"""Identities and frames run through Great Expectations."""
