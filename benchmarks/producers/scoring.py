"""Cells read exactly, as printed: each truth row against the row read that suits it best, in order.

A label that spans rows counts on each of them; an empty cell under it counts as the label, as a
reader takes it. Every kind of space is one space; nothing else is folded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from benchmarks.extraction.readings import Reading
from benchmarks.producers.tables import Document, lines

Texts = tuple[str, ...]


@dataclass
class Score:
    """Counts of one or several documents."""

    documents: int = 0
    figures: int = 0
    figures_exact: int = 0
    cells: int = 0
    cells_exact: int = 0
    extra: int = 0
    """Rows read that are no row of any table."""
    right: int = 0
    """Documents with every figure exact and no extra row."""
    names: int = 0
    names_exact: int = 0
    """Columns, and those with the name that their header prints."""
    tables_off: int = 0
    """Documents read as another number of tables."""

    def add(self, other: "Score") -> None:
        """Add the counts of ``other``."""
        for field in fields(self):
            setattr(
                self,
                field.name,
                getattr(self, field.name) + getattr(other, field.name),
            )


@dataclass(frozen=True)
class Mistake:
    """A truth row and what was read in its place; a row read without truth has none."""

    truth: Texts | None
    read: Texts | None


def folded(text: str) -> str:
    """The text with every white space one space."""
    return " ".join(text.split())


def expanded(reading: Reading) -> list[Texts]:
    """The rows of a table read, labels on each row they cover."""
    height = max((c.row + c.rowspan for c in reading.cells), default=0)
    width = max((c.col + c.colspan for c in reading.cells), default=0)
    grid = [[""] * width for _ in range(height)]
    for cell in reading.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            grid[row][cell.col] = folded(cell.text)
    return [tuple(line) for line in grid if any(line)]


def _filled(table: Sequence[Texts]) -> list[Texts]:
    """The rows with the text above in each empty cell."""
    out: list[Texts] = []
    for line in table:
        above = out[-1] if out else ("",) * len(line)
        out.append(tuple(text or above[k] for k, text in enumerate(line)))
    return out


def scored(
    document: Document, readings: Sequence[Reading]
) -> tuple[Score, list[Mistake]]:
    """How ``document`` was read, and what was not."""
    truth, numeric, spanned, names = _truth(document)
    read, filled = [], []
    for reading in readings:
        own = [
            line for line in expanded(reading) if not _is_header(line, names)
        ]
        read += own
        filled += _filled(own)
    score, mistakes, used = Score(documents=1), [], set()
    for i, j in enumerate(aligned(truth, read)):
        mine = read[j] if j is not None else ()
        if j is not None:
            used.add(j)
            mine = tuple(
                filled[j][k] if k in spanned[i] and not text else text
                for k, text in enumerate(mine)
            )
        hits = [
            k < len(mine) and mine[k] == text for k, text in enumerate(truth[i])
        ]
        printed = [k for k, text in enumerate(truth[i]) if text]
        score.cells += len(printed)
        score.cells_exact += sum(hits[k] for k in printed)
        score.figures += len(numeric[i])
        score.figures_exact += sum(hits[k] for k in numeric[i])
        if not all(hits[k] for k in printed) or any(mine[len(truth[i]) :]):
            mistakes.append(Mistake(truth[i], mine or None))
    extra = [line for j, line in enumerate(read) if j not in used]
    score.extra = len(extra)
    score.right = int(score.figures == score.figures_exact and not extra)
    return score, mistakes + [Mistake(None, line) for line in extra]


def _truth(
    document: Document,
) -> tuple[list[Texts], list[list[int]], list[list[int]], set[str]]:
    """The printed rows; of each the columns of its figures and of the labels that span rows; the
    texts of headers.
    """
    rows: list[Texts] = []
    numeric: list[list[int]] = []
    spanned: list[list[int]] = []
    names: set[str] = set()
    for table in document.tables:
        names |= {folded(cell.text) for row in table.head for cell in row.cells}
        for line in lines(table):
            rows.append(
                tuple(folded(cell.text) if cell else "" for cell in line)
            )
            printed = [(k, cell) for k, cell in enumerate(line) if cell]
            numeric.append(
                [
                    k
                    for k, cell in printed
                    if cell.figure and any(map(str.isdigit, cell.text))
                ]
            )
            spanned.append([k for k, cell in printed if cell.rowspan > 1])
    return rows, numeric, spanned, names


def _is_header(line: Texts, names: set[str]) -> bool:
    return all(text in names for text in line if text)


def aligned(truth: Sequence[Texts], read: Sequence[Texts]) -> list[int | None]:
    """For each truth row the index of its row in ``read``, or None; in order."""
    out: list[int | None] = [None] * len(truth)
    a = b = 0
    for block in SequenceMatcher(
        None, truth, read, autojunk=False
    ).get_matching_blocks():
        for i, j in _between(truth, read, range(a, block.a), range(b, block.b)):
            out[i] = j
        for k in range(block.size):
            out[block.a + k] = block.b + k
        a, b = block.a + block.size, block.b + block.size
    return out


def _between(
    truth: Sequence[Texts], read: Sequence[Texts], left: range, right: range
) -> Iterable[tuple[int, int]]:
    """The pairs of the best alignment of two stretches."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            pair = _likeness(truth[left[i]], read[right[j]])
            best[i][j] = max(
                best[i + 1][j],
                best[i][j + 1],
                best[i + 1][j + 1] + pair if pair else 0.0,
            )
    i = j = 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield left[i], right[j]
            i, j = i + 1, j + 1


def _likeness(truth: Texts, read: Texts) -> float:
    """The share of equal cells, and of equal words a little."""
    printed = [k for k, text in enumerate(truth) if text]
    same = sum(k < len(read) and truth[k] == read[k] for k in printed) / max(
        1, len(printed)
    )
    ours, theirs = set(" ".join(truth).split()), set(" ".join(read).split())
    return same + 0.5 * len(ours & theirs) / max(1, len(ours | theirs))
