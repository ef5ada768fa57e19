"""What the document itself gives as the reason of a difference."""
