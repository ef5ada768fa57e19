"""What a sentence makes of numbers of its own and of those that the sentences before it told."""
