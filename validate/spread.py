"""Work of many parts, and who does them."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Spread(Protocol):
    """Applies a function to each of several values, whatever core does it; the results come in the
    order of the values, as copies it may be."""

    def __call__(
        self,
        function: Callable[[T], R],
        values: Sequence[T],
        sizes: Sequence[int] = (),
    ) -> list[R]:
        """What ``function`` gives of each of ``values``; ``sizes`` are the figures that each is to
        be looked at, where values are few and unlike."""
        ...


def in_turn(
    function: Callable[[T], R],
    values: Sequence[T],
    sizes: Sequence[int] = (),  # noqa: ARG001  who does them all need not know
) -> list[R]:
    """What a function gives of each value, one after the other."""
    return [function(value) for value in values]
