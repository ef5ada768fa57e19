"""The addresses of the desk: who may speak to it, and what each of them answers."""
