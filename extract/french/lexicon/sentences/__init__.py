"""The words by which sentences relate their numbers."""
