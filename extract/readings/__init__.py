"""Alternative readings of one place, and who decides between them."""
