"""What follows an audit: a comparison, open data, a letter, a suite of checks."""
