"""Known kinds of annex, one a file: optional knowledge, everything also works without."""
