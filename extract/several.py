"""What is asked of several values again and again: the only one, those that are there."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def only(values: Collection[T]) -> T | None:
    """The one value; None where there are several, or none.

    >>> only({2025}), only({2024, 2025}), only([])
    (2025, None, None)
    """
    return next(iter(values)) if len(values) == 1 else None


def only_of_each(groups: Mapping[K, Collection[T]]) -> dict[K, T]:
    """The one value of each group that has one; the other groups are left out.

    >>> only_of_each({"pour": [1], "contre": [2, 3]})
    {'pour': 1}
    """
    return {
        key: next(iter(values))
        for key, values in groups.items()
        if len(values) == 1
    }


def present(values: Iterable[T | None]) -> list[T]:
    """The values that are there, in order: zero is one, None is none.

    >>> present([0, None, 2])
    [0, 2]
    """
    return [value for value in values if value is not None]
