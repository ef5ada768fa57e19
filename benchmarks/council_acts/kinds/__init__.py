"""One module a kind of act: its figures, its seeded errors, its proofs, its pages."""
