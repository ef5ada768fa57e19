"""What a stated number counts."""
