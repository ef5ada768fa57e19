"""Tables and rows of two documents, each with the one that answers to it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from expectations.suite.places import Places
from extract.document import Document
from extract.table import Row, RowKind, Table
from validate.prose.words import names

_SILENT = (RowKind.HEADER, RowKind.NOTE)
"""Kinds of rows that are no line of a list."""
MOST_COMPARED = 250_000
"""Pairs of unlike lines beyond which two tables are different lists, and names are not compared."""
_FIGURES_ENOUGH = 2
"""Figures that tell a row from the others."""


def pair_tables(
    first: Document, second: Document
) -> list[tuple[Table | None, Table | None]]:
    """Each table with the one that answers to it in the other document; None where there
    is none.
    """
    before, after = Places(first), Places(second)
    taken: set[str] = set()
    pairs: list[tuple[Table | None, Table | None]] = []
    for table in first.tables:
        other = after.find_table(before.table(table.id))
        if other is None or other.id in taken:
            pairs.append((table, None))
        else:
            taken.add(other.id)
            pairs.append((table, other))

    for table in second.tables:
        if table.id not in taken:
            pairs.append((None, table))
    return pairs


def printed_rows(table: Table) -> list[Row]:
    """The rows of a table that print something and are lines of its list."""
    found: list[Row] = []
    for row in table.rows:
        if row.kind not in _SILENT and any(row_texts(row)):
            found.append(row)
    return found


class RowPairs:
    """The rows of two tables, paired by equal texts, labels or figures, then by names that are
    one.
    """

    def __init__(self, before: Table, after: Table) -> None:
        self._old = printed_rows(before)
        self._new = printed_rows(after)
        self._pairs: dict[int, Row] = {}
        self._taken: set[int] = set()
        for key in (_whole, _labels, _figures):
            self._pair_by(key)
        self._pair_by_name()

    @property
    def kept(self) -> Iterator[tuple[Row, Row]]:
        """The rows that both tables hold, as each prints them."""
        for row in self._old:
            if row.index in self._pairs:
                yield row, self._pairs[row.index]

    @property
    def gone(self) -> list[Row]:
        """The rows of the first table without one in the second."""
        return [row for row in self._old if row.index not in self._pairs]

    @property
    def added(self) -> list[Row]:
        """The rows of the second table without one in the first."""
        return [row for row in self._new if row.index not in self._taken]

    def _pair_by(self, key: Callable[[Row], Hashable]) -> None:
        """Pair the rows left that have the same key, in order; an empty key says nothing."""
        waiting: dict[Hashable, list[Row]] = defaultdict(list)
        for row in self.added:
            waiting[key(row)].append(row)

        for row in self.gone:
            name = key(row)
            if name and waiting.get(name):
                self._pair(row, waiting[name].pop(0))

    def _pair_by_name(self) -> None:
        gone, added = self.gone, self.added
        if len(gone) * len(added) > MOST_COMPARED:
            return
        for row in gone:
            alike = [other for other in added if other.kind is row.kind]
            match = next(
                (other for other in alike if _is_one_name(row, other)), None
            )
            if match is not None:
                self._pair(row, match)
                added.remove(match)

    def _pair(self, row: Row, other: Row) -> None:
        self._pairs[row.index] = other
        self._taken.add(other.index)


def printed_words(row: Row) -> str:
    """The words of a row: its label, else its cells that hold no figure."""
    label = names.plain_words(row.label)
    if label:
        return label
    texts: list[str] = []
    for cell in row.cells:
        if cell is not None and not cell.numbers:
            texts.append(cell.text)
    words = map(names.plain_words, dict.fromkeys(texts))
    return " ".join(filter(None, words))


def row_texts(row: Row) -> list[str]:
    """The text of each cell on one line; "" where there is none."""
    return [" ".join(cell.text.split()) if cell else "" for cell in row.cells]


def _whole(row: Row) -> Hashable:
    return (row.kind, row.path, tuple(row_texts(row)))


def _labels(row: Row) -> Hashable:
    label = printed_words(row)
    if label:
        return (row.kind, _path(row), label)
    return None


def _figures(row: Row) -> Hashable:
    """The figures of a row with the labels above it, where they are enough."""
    figures: list[str] = []
    for cell in row.cells:
        if cell is not None:
            figures += [str(number.value) for number in cell.numbers]
    if len(figures) < _FIGURES_ENOUGH:
        return None
    return (row.kind, _path(row), tuple(figures))


def _path(row: Row) -> tuple[str, ...]:
    return tuple(map(names.plain_words, row.path))


def _is_one_name(one: Row, other: Row) -> bool:
    return names.match(printed_words(one), printed_words(other)) is not None
