"""How far a long work is, for whoever shows it."""

from collections.abc import Callable

Advance = Callable[[int, int, str], object]
"""Is told how many are done, of how many, and a few words on the next."""


def show_nothing(_done: int, _total: int, _words: str) -> None:
    """Nobody wants to know."""
