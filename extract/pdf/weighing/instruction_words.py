"""Where a word of drawing instructions begins and ends (ISO 32000-1, 7.2.2)."""

BEFORE, AFTER = rb"(?<![^\s\0()<>\[\]{}%])", rb"(?![^\s\0()<>\[\]{}/%])"
"""Around a word, for a regular expression. None begins after a slash: that is a name."""
