"""Tables and statements -> the normalized frames, one family of annexes a file."""
