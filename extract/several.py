"""What is asked of several values again and again: the only one, the first, those there are."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

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


def first(values: Sequence[T]) -> T | None:
    """The first value; None where there is none.

    >>> first("ab"), first([])
    ('a', None)
    """
    return values[0] if values else None


def partition(
    values: Iterable[T], test: Callable[[T], object]
) -> tuple[list[T], list[T]]:
    """The values that pass a test, and the others, both in order.

    >>> partition([1, 2, 3], lambda value: value > 1)
    ([2, 3], [1])
    """
    passed: list[T] = []
    others: list[T] = []
    for value in values:
        (passed if test(value) else others).append(value)
    return passed, others


def disjoint_pairs(marks: Sequence[bool]) -> int:
    """How many pairs of neighbours are marked, each mark of one pair, that share no member:
    counted from the first, without the pair that begins where one counted ends.

    >>> disjoint_pairs([True, False, True]), disjoint_pairs([True, True])
    (2, 1)
    """
    found = place = 0
    while place < len(marks):
        found += marks[place]
        place += 1 + marks[place]
    return found


def found_in(values: Mapping[K, T], keys: Iterable[K]) -> list[T]:
    """The values of the keys that are known, in the order of the keys.

    >>> found_in({"a": 1, "b": 2}, "bxa")
    [2, 1]
    """
    return [values[key] for key in keys if key in values]


class HasId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Its id."""


class HasText(Protocol):
    """What has a printed text."""

    @property
    def text(self) -> str:
        """What is printed."""


Identified = TypeVar("Identified", bound=HasId)


def by_id(values: Iterable[Identified]) -> dict[str, Identified]:
    """The values, each under its id."""
    return {value.id: value for value in values}


def with_id(values: Iterable[Identified], wanted: str) -> Identified | None:
    """The value of that id; None where there is none."""
    return next((value for value in values if value.id == wanted), None)


def ids_of(values: Iterable[HasId]) -> set[str]:
    """The ids of findings, facts, tables, columns, whatever has one."""
    return {value.id for value in values}


def texts_of(values: Iterable[HasText]) -> list[str]:
    """The texts of lines or cells, in order."""
    return [value.text for value in values]
