"""What words beside the figures of a table account for: a note, a word in a figure's place, a date."""
