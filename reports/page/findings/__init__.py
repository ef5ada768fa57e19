"""A finding as the report shows it: its equation, and what was counted."""
