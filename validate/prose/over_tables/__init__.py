"""What a sentence reckons of a table: its lines in brackets, its totals, its chosen offer."""
