"""The acts of a document, and of which kind each is."""
