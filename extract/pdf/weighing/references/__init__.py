"""What the objects of a file refer to, told from its bytes."""
