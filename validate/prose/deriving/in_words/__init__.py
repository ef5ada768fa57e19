"""Operations that a sentence says in words, each with all its numbers beside it."""
