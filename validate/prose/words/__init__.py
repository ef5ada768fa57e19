"""Words and names brought to the form in which they are compared."""
