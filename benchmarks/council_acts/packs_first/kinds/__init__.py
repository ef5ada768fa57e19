"""One module a kind of act: its figures, its errors, its rules, its pages."""
