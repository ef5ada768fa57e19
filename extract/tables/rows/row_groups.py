"""What each row stands under: titles across the table, group labels, the chapter above its
articles.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.french.folding import fold, plain
from extract.table import RawCell, RowKind
from extract.tables.column_kinds import heading
from extract.tables.rows.draft_table import DraftTable
from extract.tables.rows.row_paths import TitleLook, title_look
from extract.tables.rows.total_rows import CHAPTER, TotalLine

Path = tuple[str, ...]
Title = tuple[str, TitleLook]
"""A title across the table and its look."""
_WORD = re.compile(r"[^\W\d_]{3,}")
"""A word that may name a group: no number, and no article."""


def row_paths(
    table: DraftTable,
    kinds: Sequence[RowKind],
    totals: Mapping[int, TotalLine],
    levels: Mapping[int, int],
) -> list[Path]:
    """For each row the labels it stands under, outermost first; for a total, what the lines it
    closes share.
    """
    walk = _Walk(table, kinds, totals, levels)
    for row in range(len(kinds)):
        walk.step(row)
    return walk.paths


@dataclass(slots=True)
class _Walk:
    """The way down the rows of a table: the titles and the chapter that are open."""

    table: DraftTable
    kinds: Sequence[RowKind]
    totals: Mapping[int, TotalLine]
    levels: Mapping[int, int]
    titles: list[Title] = field(default_factory=list)
    chapter: str = ""
    paths: list[Path] = field(default_factory=list)
    heading: str = field(init=False)
    """The title inside the header, which stands over all rows."""

    def __post_init__(self) -> None:
        self.heading = heading(self.table.raw)

    def step(self, row: int) -> None:
        """Go on to ``row``: open and close titles, and note what it stands under."""
        kind, total = self.kinds[row], self.totals.get(row)
        if kind is RowKind.BAND:
            self.titles = self._opened(self.table.printed[row][0], row)
        if kind is not RowKind.DETAIL or self._opens_chapter(row):
            self.chapter = ""

        path = self._path(row)
        if total is not None and total.rank > CHAPTER:
            path = self._closed_path(row, path)
        self.paths.append(path)

        if total is not None and total.rank == CHAPTER:
            self.chapter = " ".join(
                plain(cell.text) for cell in self.table.text_cells(row)
            )
        self.titles = self._still_open(row)

    def _path(self, row: int) -> Path:
        """The labels over a row: the table's heading, titles, groups, its chapter."""
        titles = [text for text, _ in self.titles]
        if self.kinds[row] is RowKind.BAND:
            titles = titles[:-1]

        limit = len(self.table.columns)
        if row in self.totals:
            cell = self.table.total_cell(row)
            limit = 0 if cell is None else cell.col

        groups = self.table.groups
        labels = [groups[col][row] for col in sorted(groups) if col < limit]
        return tuple(
            filter(None, (self.heading, *titles, *labels, self.chapter))
        )

    def _opens_chapter(self, row: int) -> bool:
        """Whether a row below a chapter's line prints a chapter of its own."""
        if not self.chapter:
            return False
        cell = self.table.grid[row][self.table.accounts[0]]
        return cell is not None and cell.row == row

    def _opened(self, cell: RawCell, row: int) -> list[Title]:
        """The open titles after a new one.

        One right below another nests in it. A numbered title closes those numbered alike. Otherwise
        as many titles as stand together here ("Section d'investissement", "Dépenses") take the
        place of as many innermost ones.
        """
        look = title_look(cell)
        looks = [each for _, each in self.titles]

        if row > 0 and self.kinds[row - 1] is RowKind.BAND:
            kept = len(self.titles)
        elif look.numbering and look in looks:
            kept = looks.index(look)
        else:
            kept = max(0, len(self.titles) - self._titles_together(row))
        return [*self.titles[:kept], (plain(cell.text), look)]

    def _titles_together(self, row: int) -> int:
        """How many titles stand below each other from ``row`` on."""
        end = row
        while end < len(self.kinds) and self.kinds[end] is RowKind.BAND:
            end += 1
        return end - row

    def _still_open(self, row: int) -> list[Title]:
        """The titles still open below ``row``: a total closes all, a subtotal right before a wider
        one its own.
        """
        kind = self.kinds[row]
        if kind is RowKind.TOTAL:
            return []
        if kind is not RowKind.SUBTOTAL or self.totals[row].depth:
            return self.titles

        wider_follows = self.levels.get(row + 1, -1) > self.levels[row]
        if wider_follows:
            return self.titles[:-1]
        return self.titles

    def _closed_path(self, row: int, path: Path) -> Path:
        """What the lines that a total closes have in common, no further down than its own label
        stands; the title that it bears the name of, whatever lines without a total are above that.
        """
        named = _named_part(path, self.table.total_cell(row))
        covered = [path]
        for before in range(row - 1, -1, -1):
            if self.levels.get(before, -1) >= self.levels[row]:
                break
            if self.kinds[before] is RowKind.DETAIL:
                covered.append(self.paths[before])
        return max(_common_start(covered), named, key=len)


def _named_part(path: Path, label: RawCell | None) -> Path:
    """A path down to the last title that the label of a total is the name of: "Filière animation"
    over "Sous-total filière animation"; nothing where it names none."""
    words = set() if label is None else set(_WORD.findall(fold(label.text)))
    for depth in range(len(path), 0, -1):
        title = _WORD.findall(fold(path[depth - 1]))
        if title and words.issuperset(title):
            return path[:depth]
    return ()


def _common_start(paths: Sequence[Path]) -> Path:
    """The labels that all ``paths`` begin with."""
    shared = []
    for labels in zip(*paths, strict=False):
        if len(set(labels)) > 1:
            break
        shared.append(labels[0])
    return tuple(shared)
