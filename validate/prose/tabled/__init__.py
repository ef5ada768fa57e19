"""What tables offer for a stated number, and how far words name their rows and columns."""
