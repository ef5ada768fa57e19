"""Lines that stand out, asked about: nothing contradicts them."""
