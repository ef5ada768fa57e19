"""Rows and cells read exactly, and the adjacency relations of the ICDAR 2013 table competition.

The competition's measure (Göbel, Hassan, Oro, Orsi: "A methodology for evaluating algorithms for
table understanding in PDF documents", 2012): each printed cell is related to its next printed
neighbour to the right and below; recall and precision count the relations of text pairs found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from benchmarks.extraction.readings import Box, ReadCell, Reading

Relation = tuple[str, str, str]


def plain(text: str) -> str:
    """Every kind of space one space; a number without its separators and unit."""
    folded = " ".join(unicodedata.normalize("NFKC", text).split())
    digits = (
        re.sub(r"[ €]|(?<=\d)[.'](?=\d{3}(?:\D|$))", "", folded)
        .replace(",", ".")
        .replace("−", "-")
    )
    try:
        return str(Decimal(digits).normalize())
    except InvalidOperation:
        return folded


@dataclass
class Rows:
    """Truth rows, those read exactly, truth texts and those found in the row's place."""

    rows: int = 0
    exact: int = 0
    cells: int = 0
    cells_exact: int = 0

    def add(
        self,
        truth: Sequence[Sequence[str]],
        read: Iterable[Sequence[str]],
        *,
        whole: bool,
    ) -> None:
        """Count ``truth`` against ``read``; with ``whole`` a row that prints anything else is not
        exact.
        """
        lines = [Counter(plain(t) for t in line) for line in read]
        where: dict[str, list[int]] = {}
        for k, line in enumerate(lines):
            for text in line:
                where.setdefault(text, []).append(k)
        free = set(range(len(lines)))
        for row in truth:
            want = Counter(plain(t) for t in row if t.strip())
            near = [where[t] for t in want if t in where]
            candidates = [
                k for k in min(near, key=len, default=[]) if k in free
            ]
            best = max(
                candidates,
                key=lambda k: (
                    (want & lines[k]).total(),
                    -lines[k].total(),
                    -k,
                ),
                default=None,
            )
            hits = (want & lines[best]).total() if best is not None else 0
            self.rows += 1
            self.cells += want.total()
            self.cells_exact += hits
            if best is not None and hits == want.total():
                free.discard(best)
                self.exact += not whole or lines[best] == want


def relations(cells: Iterable[ReadCell]) -> Counter[Relation]:
    """The adjacency relations of a table."""
    printed = [(_letters(c.text), c) for c in cells]
    printed = [(text, c) for text, c in printed if text]
    pairs: set[tuple[int, int, str]] = set()
    for way, lanes, along in (
        ("right", _rows_of, _cols_of),
        ("below", _cols_of, _rows_of),
    ):
        by_lane: dict[int, list[int]] = {}
        for i, (_, c) in enumerate(printed):
            for lane in lanes(c):
                by_lane.setdefault(lane, []).append(i)
        for members in by_lane.values():
            members.sort(key=lambda i: along(printed[i][1]).start)
            for a, i in enumerate(members):
                after = (
                    j
                    for j in members[a + 1 :]
                    if along(printed[j][1]).start >= along(printed[i][1]).stop
                )
                pairs.update((i, j, way) for j in list(after)[:1])
    return Counter((printed[i][0], printed[j][0], way) for i, j, way in pairs)


def _rows_of(cell: ReadCell) -> range:
    return range(cell.row, cell.row + cell.rowspan)


def _cols_of(cell: ReadCell) -> range:
    return range(cell.col, cell.col + cell.colspan)


def _letters(text: str) -> str:
    """Letters and digits as they are, anything else printed one mark, white space dropped."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = [
        c
        for c in folded
        if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc")
    ]
    return "".join(
        c if unicodedata.category(c)[0] in "LNM" else "_" for c in kept
    )


@dataclass
class Structure:
    """Relations found rightly, in the truth, and read."""

    right: int = 0
    true: int = 0
    read: int = 0

    def add(
        self, truth: Sequence[Reading], readings: Sequence[Reading]
    ) -> None:
        """Count one document: a table read goes to the true table it shares most surface with."""
        true = [relations(t.cells) for t in truth]
        pooled: dict[int, Counter[Relation]] = {}
        for reading in readings:
            found = relations(reading.cells)
            self.read += found.total()
            shared = [
                (_common(reading.bbox, t.bbox), -i)
                for i, t in enumerate(truth)
                if t.page == reading.page
            ]
            surface, index = max(shared, default=(0.0, 0))
            if surface > 0:
                pooled[-index] = pooled.get(-index, Counter()) + found
        self.true += sum(t.total() for t in true)
        self.right += sum(
            (found & true[i]).total() for i, found in pooled.items()
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return (
            2 * self.right / (self.true + self.read)
            if self.true + self.read
            else 0.0
        )


def _common(a: Box, b: Box) -> float:
    wide, high = (
        min(a[2], b[2]) - max(a[0], b[0]),
        min(a[3], b[3]) - max(a[1], b[1]),
    )
    return wide * high if wide > 0 and high > 0 else 0.0
