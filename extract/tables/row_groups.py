"""What each row stands under: titles across the table, group labels, the chapter above its
articles.
"""

from collections.abc import Mapping, Sequence

from extract.french.folding import plain
from extract.table import RawCell, RowKind
from extract.tables.column_kinds import heading
from extract.tables.row_paths import band_signature
from extract.tables.sheet import Sheet
from extract.tables.total_rows import CHAPTER, Total

Path = tuple[str, ...]
Title = tuple[str, str]
"""A title across the table and its look."""


def row_paths(
    sheet: Sheet, kinds: Sequence[RowKind], totals: Mapping[int, Total], levels: Mapping[int, int]
) -> list[Path]:
    """For each row the labels it stands under, outermost first; for a total, what the lines it
    closes share.
    """
    title, groups = heading(sheet.raw), sheet.groups()
    titles: list[Title] = []
    chapter = ""
    paths: list[Path] = []
    for row, kind in enumerate(kinds):
        total = totals.get(row)
        if kind is RowKind.BAND:
            titles = _open(titles, sheet.printed[row][0], kinds, row)
        if kind is not RowKind.DETAIL or (chapter and _opens_chapter(sheet, row)):
            chapter = ""
        over = titles[:-1] if kind is RowKind.BAND else titles
        limit = len(sheet.columns) if total is None else _total_column(sheet, row)
        labels = [groups[col][row] for col in sorted(groups) if col < limit]
        path = tuple(
            text for text in (title, *(text for text, _ in over), *labels, chapter) if text
        )
        if total is not None and total.rank > CHAPTER:
            path = _closing(row, path, kinds, paths, levels)
        paths.append(path)
        if total is not None and total.rank == CHAPTER:
            chapter = " ".join(plain(cell.text) for cell in sheet.text_cells(row))
        titles = _closed(titles, row, kind, totals, levels)
    return paths


def _closed(
    titles: list[Title],
    row: int,
    kind: RowKind,
    totals: Mapping[int, Total],
    levels: Mapping[int, int],
) -> list[Title]:
    """The titles still open below ``row``: a total closes all, a subtotal right before a wider one
    its own.
    """
    if kind is RowKind.TOTAL:
        return []
    if kind is RowKind.SUBTOTAL and levels.get(row + 1, -1) > levels[row] and not totals[row].depth:
        return titles[:-1]
    return titles


def _total_column(sheet: Sheet, row: int) -> int:
    cell = sheet.total_cell(row)
    return 0 if cell is None else cell.col


def _opens_chapter(sheet: Sheet, row: int) -> bool:
    cell = sheet.grid[row][sheet.accounts[0]]
    return cell is not None and cell.row == row


def _closing(
    row: int, path: Path, kinds: Sequence[RowKind], paths: Sequence[Path], levels: Mapping[int, int]
) -> Path:
    """What the lines that a total closes have in common, no further down than its own label stands."""
    covered = []
    for before in range(row - 1, -1, -1):
        if levels.get(before, -1) >= levels[row]:
            break
        if kinds[before] is RowKind.DETAIL:
            covered.append(paths[before])
    return _common([*covered, path])


def _common(paths: Sequence[Path]) -> Path:
    """The labels that all ``paths`` begin with."""
    length = 0
    while all(len(path) > length for path in paths) and len({path[length] for path in paths}) == 1:
        length += 1
    return paths[0][:length]


def _open(titles: list[Title], cell: RawCell, kinds: Sequence[RowKind], row: int) -> list[Title]:
    """The open titles after a new one.

    One right below another nests in it. A numbered title closes those numbered alike. Otherwise as
    many titles as stand together here ("Section d'investissement", "Dépenses") take the place of as
    many innermost ones.
    """
    signature = band_signature(cell)
    looks = [look for _, look in titles]
    if row > 0 and kinds[row - 1] is RowKind.BAND:
        kept = titles
    elif not signature.startswith(":") and signature in looks:
        kept = titles[: looks.index(signature)]
    else:
        together = next(
            (n for n, kind in enumerate(kinds[row:]) if kind is not RowKind.BAND), len(kinds) - row
        )
        kept = titles[: max(0, len(titles) - together)]
    return [*kept, (plain(cell.text), signature)]
