"""What each row is for: wording first, then structure (where the label stands, which cells are blank).

Ranks of total lines: "sous-total" below "Total <the group's name>" below "Total" below "Total général". Two total
lines of one rank are told apart by how many group labels stand to the left of theirs: ``TOTAL`` printed inside an
operation's merged cell closes the operation, ``TOTAL`` printed in the first column closes what holds it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.columns import FIGURE_KINDS, header_paths, heading
from extract.french import find_numbers, parse_number, plain
from extract.number import Unit
from extract.occupancy import Occupancy, own
from extract.roles import Role, is_account, text_role
from extract.rowpath import band_signature, numbered
from extract.shapes import FIGURES, shape
from extract.table import Column, ColumnKind, RawCell, RawTable, Row, RowKind
from extract.wording import fold, has_digit

_CARRIED_OUT = re.compile(r"(?:sous-?total |total )?a reporter\b.*|report (?:a|sur) la page suivante.*")
_CARRIED_IN = re.compile(
    r"reports?(?: (?:de la )?pages? (?:precedente|n°? ?\d+))?|(?:total )?reporte|report de la page.*"
)
_OF_WHICH = re.compile(r"(?:- ?)?(?:dont|y compris|parmi lesquels|parmi lesquelles)\b.*")
_SUBTOTAL = re.compile(r"(?:sous ?- ?tota(?:l|ux)|s/ ?-?total|s ?/ ?t)\b.*|(?:total|totaux) (?:de la |par )?page\b.*")
_GRAND = re.compile(r"(?:grand total|(?:total|totaux|montant total|ensemble) genera(?:l|ux)|total cumule)\b.*")
_TOTAL = re.compile(r"(?:total|totaux|montant total|cout total|somme totale)\b(?P<rest>.*)|ensemble")
_PAGE = re.compile(r"\bpage\b")
_NOTE = re.compile(r"(?:\*+|\(\w{1,2}\)|\d\)|nota\b|n\.?b\.?\b|sources?\b|lecture\b|remarque).*")
_REFUSED = re.compile(
    r"avis defavorable|demande (?:rejetee|refusee)|dossier (?:rejete|refuse)|\b(?:non retenue?s?|irrecevables?"
    r"|ineligibles?|sans suite)\b|(?:rejete|refuse|ajourne)e?s?$|^(?:rejet|refus|ajourne\w*)\b|avis (?:de )?refus"
)
LONG = 160
"""Characters beyond which a text across the table is a note and no title."""


@dataclass(frozen=True, slots=True)
class _Total:
    """A total line: its rank by wording, and how deep among group labels it stands."""

    rank: float
    depth: int
    page: bool = False

    @property
    def key(self) -> tuple[float, int]:
        return (self.rank, -self.depth)


def find_bands(raw: RawTable, grid: Occupancy) -> dict[int, RowKind]:
    """Rows that are no line of figures, whatever the columns mean: repeated headers, titles, notes, blank rows."""
    headers = [fold(label) for label in raw.header], [fold(path[-1]) for path in header_paths(raw)]
    found: dict[int, RowKind] = {}
    for row in range(raw.rows):
        kind = _aside(raw, grid, row, headers)
        if kind is not None:
            found[row] = kind
    return found


def _aside(raw: RawTable, grid: Occupancy, row: int, headers: tuple[list[str], list[str]]) -> RowKind | None:
    cells = own(grid, row)
    width = len(raw.header)
    if not any(grid[row]):
        return RowKind.NOTE
    if len(cells) > 1 and _repeats_header(cells, headers):
        return RowKind.HEADER
    if len(cells) != 1 or width < 2 or any(cell is not None and cell.row < row for cell in grid[row]):
        return None
    return _lone_text(raw, grid, row, cells[0])


def _lone_text(raw: RawTable, grid: Occupancy, row: int, cell: RawCell) -> RowKind | None:
    """The kind of a row with one text and nothing else; None where it may be a line that prints no figure."""
    text = fold(cell.text)
    wide = cell.colspan >= max(2, len(raw.header) - 1)
    if _says_total(text) is not None or _carry(text) is not None or parse_number(cell.text) is not None:
        return None
    if _NOTE.fullmatch(text) or (wide and len(text) > LONG):
        return RowKind.NOTE
    if wide:
        return RowKind.BAND
    last = row + 1 >= raw.rows or not any(grid[row + 1])
    return RowKind.BAND if cell.col == 0 and cell.rowspan == 1 and not last and not _OF_WHICH.fullmatch(text) else None


def _repeats_header(cells: Sequence[RawCell], headers: tuple[list[str], list[str]]) -> bool:
    same = sum(fold(cell.text) in {headers[0][cell.col], headers[1][cell.col]} for cell in cells)
    return same >= 2 and same >= 0.6 * len(cells)


def _says_total(text: str) -> float | None:
    """The rank that a folded label gives a total line, or None: 0 sub-total, 2 total, 3 grand total."""
    if _SUBTOTAL.fullmatch(text):
        return 0
    if _GRAND.fullmatch(text):
        return 3
    return 2 if _TOTAL.fullmatch(text) else None


def _carry(text: str) -> RowKind | None:
    bare = text.rstrip(" :.")
    if _CARRIED_OUT.fullmatch(bare):
        return RowKind.CARRIED_OUT
    return RowKind.CARRIED_IN if _CARRIED_IN.fullmatch(bare) else None


def type_rows(
    raw: RawTable, grid: Occupancy, columns: tuple[Column, ...], bands: Mapping[int, RowKind]
) -> tuple[Row, ...]:
    """The rows of ``raw`` with kind, path, label, level and numbers; their cells are left empty."""
    labels = _labels(raw, grid, columns, bands)
    totals = {
        row: total for row in range(raw.rows) if row not in bands and (total := _total(grid, columns, labels, row))
    }
    totals = _named(totals, grid, columns, labels, bands)
    heads = [row for row in range(raw.rows - 1) if row not in bands and _heads_accounts(grid, columns, row)]
    totals |= {row: _Total(-1, 0) for row in heads if row not in totals}
    levels = _levels(totals, raw.rows)
    kinds = [bands.get(row) or _kind(grid, columns, row, totals, levels) for row in range(raw.rows)]
    paths = _paths(raw, grid, columns, kinds, labels, totals, levels)
    return tuple(_row(raw, grid, columns, row, kinds[row], paths[row], levels.get(row, 0)) for row in range(raw.rows))


def _row(
    raw: RawTable,
    grid: Occupancy,
    columns: tuple[Column, ...],
    row: int,
    kind: RowKind,
    path: tuple[str, ...],
    level: int,
) -> Row:
    theme, operation = numbered(path, plain(raw.caption))
    page = raw.row_pages[row] if row < len(raw.row_pages) else 0
    return Row(
        index=row,
        kind=kind,
        page=page,
        cells=(),
        path=path,
        label=_label(grid, columns, row, kind),
        theme=theme,
        operation=operation,
        level=level,
        refused=kind is RowKind.DETAIL and _refused(grid, columns, row),
    )


def _text_cells(grid: Occupancy, columns: Sequence[Column], row: int) -> list[RawCell]:
    """The row's own cells that stand in no column of figures, or hold no digit there."""
    return [cell for cell in own(grid, row) if columns[cell.col].kind not in FIGURE_KINDS or not has_digit(cell.text)]


def _has_figures(grid: Occupancy, columns: Sequence[Column], row: int) -> bool:
    return any(
        cell is not None and cell.row == row and columns[cell.col].kind in FIGURE_KINDS and has_digit(cell.text)
        for cell in grid[row]
    )


def _label(grid: Occupancy, columns: Sequence[Column], row: int, kind: RowKind) -> str:
    """The text that names the row: a total's own wording, else who receives, else the first text column."""
    cells = _text_cells(grid, columns, row)
    if kind is not RowKind.BAND:
        cells.sort(key=lambda cell: (_naming(columns[cell.col]), cell.col))
    worded = [cell for cell in cells if _says_total(fold(cell.text)) is not None or _carry(fold(cell.text))]
    if worded:
        return _without_amount(plain(worded[0].text))
    return plain(cells[0].text) if cells else ""


def _without_amount(label: str) -> str:
    """A total's label without the figure printed after it: labels must not change with amounts."""
    for match in find_numbers(label):
        if match.end == len(label) and (match.number.unit is Unit.EUR or match.number.decimals):
            return label[: match.start].rstrip(" :")
    return label


def _naming(column: Column) -> int:
    """How little a column is fit to name its rows."""
    if column.kind is ColumnKind.TEXT and text_role(column) is Role.BENEFICIARY:
        return 0
    return {ColumnKind.TEXT: 1, ColumnKind.LABEL: 2, ColumnKind.CODE: 3}.get(column.kind, 4)


def _refused(grid: Occupancy, columns: Sequence[Column], row: int) -> bool:
    """Whether the row says it was turned down and grants nothing: a word inside a sentence needs a blank or a zero."""
    texts = [fold(cell.text) for cell in own(grid, row) if columns[cell.col].kind not in FIGURE_KINDS]
    if any(
        len(text) < 40 and re.fullmatch(r"(?:avis )?(?:defavorable|rejet\w*|refus\w*|ajourn\w*|non retenue?)", text)
        for text in texts
    ):
        return True
    amounts = [
        parse_number(cell.text)
        for cell in own(grid, row)
        if columns[cell.col].kind is ColumnKind.AMOUNT and shape(cell.text) in FIGURES
    ]
    return any(_REFUSED.search(text) for text in texts) and all(a is None or not a.value for a in amounts[-1:])


def _total(grid: Occupancy, columns: Sequence[Column], labels: Mapping[int, Sequence[str]], row: int) -> _Total | None:
    """The row as a total line, or None. Other texts than the label's make it a line that only begins with the word."""
    cells = _text_cells(grid, columns, row)
    if not cells:
        return _unlabelled(grid, columns, row)
    ranked = [(cell, rank) for cell in cells if (rank := _says_total(fold(cell.text))) is not None]
    if not ranked or _carry(fold(ranked[0][0].text)):
        return None
    cell, rank = ranked[0]
    others = [c for c in cells if c is not cell and shape(c.text) not in FIGURES and not fold(c.text)[:1].isdigit()]
    bare = re.fullmatch(r"(?:sous ?- ?)?tota(?:l|ux)(?: general)?[ :.]*", fold(cell.text)) is not None
    if others and not bare:
        return None
    depth = sum(1 for col in labels if col < cell.col and labels[col][row])
    return _Total(rank, depth, page=_PAGE.search(fold(cell.text)) is not None)


def _heads_accounts(grid: Occupancy, columns: Sequence[Column], row: int) -> bool:
    """A chapter's own line over its articles: figures, a chapter and no article, where the next line has the opposite.

    Such a line is a total printed above what it adds up.
    """
    accounts = [column.index for column in columns if is_account(column)]
    if len(accounts) < 2 or not _has_figures(grid, columns, row):
        return False
    outer, inner = accounts[0], accounts[1]
    here, below = grid[row], grid[row + 1]
    opened = here[outer] is not None and here[inner] is None
    inside = below[inner] is not None and (below[outer] is None or below[outer] is here[outer])
    return opened and inside and _has_figures(grid, columns, row + 1)


def _unlabelled(grid: Occupancy, columns: Sequence[Column], row: int) -> _Total | None:
    """The last row of a table where it prints figures and no text at all, under no merged label."""
    last = row == len(grid) - 1 and row >= 2
    covered = any(cell is not None and cell.row < row for cell in grid[row])
    texts = any(column.kind in {ColumnKind.TEXT, ColumnKind.LABEL} for column in columns)
    return _Total(2, 0) if last and texts and not covered and _has_figures(grid, columns, row) else None


def _named(
    totals: dict[int, _Total],
    grid: Occupancy,
    columns: Sequence[Column],
    labels: Mapping[int, Sequence[str]],
    bands: Mapping[int, RowKind],
) -> dict[int, _Total]:
    """The totals with rank 1 given to those that name a group ("Total Culture"), and a second in a row raised."""
    groups = {fold(cell.text) for row, kind in bands.items() if kind is RowKind.BAND for cell in own(grid, row)}
    groups |= {fold(text) for texts in labels.values() for text in texts if text}
    found: dict[int, _Total] = {}
    for row, total in totals.items():
        match = _TOTAL.fullmatch(fold(_label(grid, columns, row, RowKind.TOTAL)))
        rest = (match["rest"] or "").strip(" :-") if match else ""
        named = total.rank == 2 and len(rest) > 2 and any(rest in group or group in rest for group in groups)
        ranked = replace(total, rank=1) if named else total
        before = found.get(row - 1)
        found[row] = replace(ranked, rank=ranked.rank + 0.5) if before and before.key == ranked.key else ranked
    return found


def _levels(totals: Mapping[int, _Total], rows: int) -> dict[int, int]:
    """Level 0 for the innermost kind of total line present, one more for each wider kind."""
    keys = sorted({total.key for total in totals.values()})
    return {row: keys.index(total.key) for row, total in totals.items() if row < rows}


def _kind(
    grid: Occupancy, columns: Sequence[Column], row: int, totals: Mapping[int, _Total], levels: Mapping[int, int]
) -> RowKind:
    texts = [fold(cell.text) for cell in _text_cells(grid, columns, row)]
    for text in texts:
        if (carry := _carry(text)) is not None:
            return carry
    if row in totals:
        widest = levels[row] == max(levels.values())
        closes_all = totals[row].rank >= 2 or (widest and len(totals) == 1 and row == len(grid) - 1)
        return RowKind.TOTAL if widest and closes_all and not totals[row].page else RowKind.SUBTOTAL
    if texts and _OF_WHICH.fullmatch(texts[0]):
        return RowKind.OF_WHICH
    if len(texts) == 1 and _NOTE.fullmatch(texts[0]) and not _has_figures(grid, columns, row):
        return RowKind.NOTE
    return RowKind.DETAIL


def _labels(
    raw: RawTable, grid: Occupancy, columns: Sequence[Column], bands: Mapping[int, RowKind]
) -> dict[int, list[str]]:
    """For each label column the group each row belongs to."""
    return {
        column.index: [_group(grid, row, column.index) if row not in bands else "" for row in range(raw.rows)]
        for column in columns
        if column.kind is ColumnKind.LABEL
    }


def _group(grid: Occupancy, row: int, col: int) -> str:
    cell = grid[row][col]
    if cell is None or _says_total(fold(cell.text)) is not None or _carry(fold(cell.text)):
        return ""
    return plain(cell.text)


def _paths(
    raw: RawTable,
    grid: Occupancy,
    columns: Sequence[Column],
    kinds: Sequence[RowKind],
    labels: Mapping[int, Sequence[str]],
    totals: Mapping[int, _Total],
    levels: Mapping[int, int],
) -> list[tuple[str, ...]]:
    title = heading(raw)
    bands: list[tuple[str, str]] = []
    chapter = ""
    paths: list[tuple[str, ...]] = []
    for row in range(raw.rows):
        if kinds[row] is RowKind.BAND:
            bands = _open(bands, own(grid, row)[0], kinds, row)
        over = bands[:-1] if kinds[row] is RowKind.BAND else bands
        if kinds[row] is not RowKind.DETAIL or (chapter and _opens_chapter(grid, columns, row)):
            chapter = ""
        limit = _label_column(grid, columns, row) if row in totals else len(columns)
        groups = [labels[col][row] for col in sorted(labels) if col < limit and labels[col][row]]
        own_path = tuple(text for text in (title, *(text for text, _ in over), *groups, chapter) if text)
        if row in totals and totals[row].rank >= 0:
            own_path = _closing(row, own_path, kinds, paths, levels)
        paths.append(own_path)
        if row in totals and totals[row].rank < 0:
            chapter = " ".join(plain(cell.text) for cell in _text_cells(grid, columns, row))
        elif kinds[row] is RowKind.TOTAL:
            bands = []
        elif kinds[row] is RowKind.SUBTOTAL and levels.get(row + 1, -1) > levels[row] and not totals[row].depth:
            bands = bands[:-1]
    return paths


def _opens_chapter(grid: Occupancy, columns: Sequence[Column], row: int) -> bool:
    outer = next(column.index for column in columns if is_account(column))
    cell = grid[row][outer]
    return cell is not None and cell.row == row


def _label_column(grid: Occupancy, columns: Sequence[Column], row: int) -> int:
    cells = [cell for cell in _text_cells(grid, columns, row) if _says_total(fold(cell.text)) is not None]
    return cells[0].col if cells else 0


def _closing(
    row: int,
    own_path: tuple[str, ...],
    kinds: Sequence[RowKind],
    paths: Sequence[tuple[str, ...]],
    levels: Mapping[int, int],
) -> tuple[str, ...]:
    """What the lines that a total closes have in common, no further down than its own label stands."""
    covered = []
    for before in range(row - 1, -1, -1):
        if levels.get(before, -1) >= levels[row]:
            break
        if kinds[before] is RowKind.DETAIL:
            covered.append(paths[before])
    return _common([*covered, own_path])


def _common(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The labels that all ``paths`` begin with."""
    length = 0
    while all(len(path) > length for path in paths) and len({path[length] for path in paths}) == 1:
        length += 1
    return paths[0][:length]


def _open(bands: list[tuple[str, str]], cell: RawCell, kinds: Sequence[RowKind], row: int) -> list[tuple[str, str]]:
    """The open titles after a new one.

    One right below another nests in it. A numbered title closes those numbered alike. Otherwise as many titles as
    stand together here ("Section d'investissement", "Dépenses") take the place of as many innermost ones.
    """
    signature = band_signature(cell)
    looks = [look for _, look in bands]
    if row > 0 and kinds[row - 1] is RowKind.BAND:
        kept = bands
    elif not signature.startswith(":") and signature in looks:
        kept = bands[: looks.index(signature)]
    else:
        together = next((n for n, kind in enumerate(kinds[row:]) if kind is not RowKind.BAND), len(kinds) - row)
        kept = bands[: max(0, len(bands) - together)]
    return [*kept, (plain(cell.text), signature)]
