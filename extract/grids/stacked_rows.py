"""Rows that rules draw as one and that hold several: white space reads them, and them alone.

Where one row of a drawn table stacks figures in a cell, the table is read by its white as a whole.
What rules draw stays better where they draw it: of that reading only the rows inside such a row are
taken, in the columns that are drawn.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from extract.french.folding import DASHES
from extract.geometry import BBox, bboxes_of
from extract.grid import Grid, GridCell
from extract.grids.drawn_grids import stacks_figures
from extract.lines.tokens import is_figure
from extract.pdf.page import Chars
from extract.several import partition

HALF_WAY = 0.3
"""How far (em) from the middle of its cell a centred text may be: less than half a line."""


def is_half_way(cell: GridCell, chars: Chars) -> bool:
    """Whether the text of a cell is half way down it."""
    box = cell.bbox
    inside = chars.inside(box) & chars.is_inked
    if not inside.any():
        return False
    low, high = chars.loose[inside, 1].min(), chars.loose[inside, 3].max()
    above, below = low - box.top, box.bottom - high
    return bool(abs(above - below) < 2 * HALF_WAY * chars.sizes[inside].max())


def with_stacked_rows(
    drawn: Grid, read: Grid, is_centred: Callable[[GridCell], bool]
) -> Grid | None:
    """``drawn`` with the rows of ``read`` in place of those of its own that stack figures; None
    where they do not fit its columns, or it has no such row.

    ``is_centred`` tells which of its cells print their text half way down (`is_half_way`).
    """
    stacked = rows_that_stack(drawn)
    if not stacked or not _is_inside(read, drawn):
        return None

    found = drawn
    for row in sorted(stacked, reverse=True):
        parted = _parted(found, row, read, is_centred)
        if parted is None:
            return None
        found = parted
    return found


def rows_that_stack(grid: Grid) -> set[int]:
    """The rows of a drawn grid in which a cell stacks figures."""
    return {cell.row for cell in grid.cells if stacks_figures(cell)}


def _is_inside(read: Grid, drawn: Grid) -> bool:
    """Whether all rows of ``read`` are in the frame of ``drawn``."""
    middles = [(cell.bbox.top + cell.bbox.bottom) / 2 for cell in read.cells]
    return drawn.bbox.top < min(middles) and max(middles) < drawn.bbox.bottom


def _parted(
    drawn: Grid, row: int, read: Grid, is_centred: Callable[[GridCell], bool]
) -> Grid | None:
    """``drawn`` with one row parted as ``read`` has it; what a cell prints half way down, in no
    more than one of the rows, is of all of them.
    """
    own = [cell for cell in drawn.cells if cell.row == row]
    if any(cell.rowspan > 1 or cell.colspan > 1 for cell in own):
        return None
    rows = _rows_between(read, own)
    parts, shared = partition(
        own, lambda cell: _is_parted(cell, rows) or not is_centred(cell)
    )
    whole = _strips(parts, _rows_over(parts, rows))
    if whole is None:
        return None
    whole[0] += [replace(cell, rowspan=len(whole)) for cell in shared]
    return _replaced(drawn, row, whole)


def _is_parted(cell: GridCell, rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether what a drawn cell prints is in another number of ``rows`` than one."""
    found = 0
    for row in rows:
        found += sum(_is_over(one, cell) for one in row)
    return found != 1


def _strips(
    own: Sequence[GridCell], rows: Sequence[Sequence[GridCell]]
) -> list[list[GridCell]] | None:
    """Drawn cells parted as ``rows`` are; None where these are less than two, or do not fit."""
    if len(rows) < 2:
        return None
    whole = _with_whole_labels(_with_remarks(_with_whole_items(rows)))
    placed = _on_columns(whole, own)
    return None if placed is None else _with_all_lines(placed, own)


def _rows_over(
    own: Sequence[GridCell], rows: Sequence[Sequence[GridCell]]
) -> list[list[GridCell]]:
    """``rows`` without what is between the sides of none of the drawn cells."""
    kept = [
        [one for one in row if any(_is_over(one, cell) for cell in own)]
        for row in rows
    ]
    return [row for row in kept if row]


def _is_over(one: GridCell, cell: GridCell) -> bool:
    middle = (one.bbox.x0 + one.bbox.x1) / 2
    return cell.bbox.x0 <= middle < cell.bbox.x1


def _replaced(
    drawn: Grid, row: int, rows: Sequence[Sequence[GridCell]]
) -> Grid:
    """``drawn`` with ``rows`` in place of one row: what is below moves, what spans it grows."""
    more = len(rows) - 1
    cells: list[GridCell] = []
    for cell in drawn.cells:
        if cell.row < row < cell.end_row:
            cells.append(replace(cell, rowspan=cell.rowspan + more))
        elif cell.row < row:
            cells.append(cell)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))

    for number, new in enumerate(rows, row):
        cells += [replace(cell, row=number) for cell in new]
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.col))
    return replace(drawn, rows=drawn.rows + more, cells=tuple(ordered))


def _rows_between(read: Grid, own: Sequence[GridCell]) -> list[list[GridCell]]:
    """The rows of ``read`` with a text whose middle is between the top and the bottom of a row."""
    top = min(cell.bbox.top for cell in own)
    bottom = max(cell.bbox.bottom for cell in own)
    rows: dict[int, list[GridCell]] = {}
    for cell in read.cells:
        middle = (cell.bbox.top + cell.bbox.bottom) / 2
        if cell.lines and top < middle < bottom:
            rows.setdefault(cell.row, []).append(cell)
    return [rows[number] for number in sorted(rows)]


def _with_whole_items(
    rows: Sequence[Sequence[GridCell]],
) -> list[list[GridCell]]:
    """``rows``, those of one label that goes on behind a dash at the end of a line as many as there
    are figures in each column: the label is beside the first of them.
    """
    first = min(cells[0].col for cells in rows)
    labels: list[GridCell] = []
    columns: dict[range, list[GridCell]] = {}
    for cell in chain.from_iterable(rows):
        if cell.col == first:
            labels.append(cell)
            continue
        column = columns.setdefault(cell.columns, [])
        if column and not is_figure(cell.lines[0]):
            column[-1] = _joined([column[-1], cell])
        else:
            column.append(cell)

    goes_on = any(_ends_open(label.text) for label in labels[:-1])
    if not goes_on or len(set(map(len, columns.values()))) != 1:
        return list(map(list, rows))
    found = list(map(list, zip(*columns.values(), strict=True)))
    return [[_joined(labels), *found[0]], *found[1:]]


def _ends_open(line: str) -> bool:
    """Whether a line is a text with a dash behind it."""
    return line[:1].isalpha() and line[-1] in DASHES


def _with_remarks(
    rows: Sequence[Sequence[GridCell]],
) -> list[list[GridCell]]:
    """``rows``, one that prints no more than words in brackets, its label apart, with the one
    above: "886,50 €" over "(3 cours sur 4)".
    """
    first = min(cells[0].col for cells in rows)
    found: list[list[GridCell]] = []
    for row in rows:
        remarks = [cell for cell in row if cell.col > first]
        is_remark = remarks and all(map(_is_remark, remarks))
        if is_remark and found and _has_columns_of(found[-1], row):
            found[-1] = list(_joined_columns(found[-1], row))
        else:
            found.append(list(row))
    return found


def _is_remark(cell: GridCell) -> bool:
    """Whether a text is words in brackets and no figure: "(44,85 %)" is one."""
    return cell.text[0] == "(" and any(map(str.isalpha, cell.text))


def _has_columns_of(above: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Whether each text of ``row`` is below one of the row ``above``."""
    columns = [cell.columns for cell in above]
    return all(cell.columns in columns for cell in row)


def _joined_columns(
    above: Sequence[GridCell], row: Sequence[GridCell]
) -> Iterator[GridCell]:
    below = {cell.columns: cell for cell in row}
    for cell in above:
        other = below.get(cell.columns)
        yield cell if other is None else _joined([cell, other])


def _with_whole_labels(
    rows: Sequence[Sequence[GridCell]],
) -> list[list[GridCell]]:
    """``rows``, the lines of one label as one text: those over the first figures are a title, and
    those after the last ones, or that begin small, go on with the label above them.
    """
    found: list[list[GridCell]] = []
    labels: list[GridCell] = []
    for row in rows:
        if _is_label(row, rows):
            labels += row
            continue
        if labels and found and labels[0].text[:1].islower():
            found[-1][0] = _joined([found[-1][0], *labels])
        elif labels:
            found.append([_joined(labels)])
        found.append(list(row))
        labels = []
    if labels and found:
        found[-1][0] = _joined([found[-1][0], *labels])
    return found


def _is_label(
    row: Sequence[GridCell], rows: Sequence[Sequence[GridCell]]
) -> bool:
    """Whether a row prints a text in the first column alone."""
    first = min(cells[0].col for cells in rows)
    return [cell.columns for cell in row] == [range(first, first + 1)]


def _joined(cells: Sequence[GridCell]) -> GridCell:
    lines: list[str] = []
    for cell in cells:
        lines += cell.lines
    box = BBox.around(bboxes_of(cells))
    return replace(cells[0], lines=tuple(lines), bbox=box)


def _on_columns(
    rows: Sequence[Sequence[GridCell]], own: Sequence[GridCell]
) -> list[list[GridCell]] | None:
    """The texts of ``rows`` in the columns of a drawn row, each row in a strip of it; None where
    two texts of a row are in one column.
    """
    found: list[list[GridCell]] = []
    top = min(cell.bbox.top for cell in own)
    for number, cells in enumerate(rows):
        texts = _by_column(cells, own)
        if texts is None:
            return None
        bottom = max(cell.bbox.bottom for cell in own)
        if number + 1 < len(rows):
            bottom = _border(cells, rows[number + 1])
        found.append(_strip(own, texts, top, bottom))
        top = bottom
    return found


def _border(above: Sequence[GridCell], below: Sequence[GridCell]) -> float:
    low = max(cell.bbox.bottom for cell in above)
    tops = (cell.bbox.top for cell in below if cell.rowspan == 1)
    return (low + min(tops, default=low)) / 2


def _by_column(
    cells: Sequence[GridCell], own: Sequence[GridCell]
) -> Mapping[int, GridCell] | None:
    """The cells by the drawn column that their middle is in; None where one holds two."""
    found: dict[int, GridCell] = {}
    for cell in cells:
        for place in own:
            if _is_over(cell, place):
                if place.col in found or cell.rowspan > 1:
                    return None
                found[place.col] = cell
    return found if len(found) == len(cells) else None


def _strip(
    own: Sequence[GridCell],
    texts: Mapping[int, GridCell],
    top: float,
    bottom: float,
) -> list[GridCell]:
    """A drawn row from ``top`` to ``bottom`` with other texts."""
    strip = []
    for cell in own:
        text = texts.get(cell.col)
        box = BBox(cell.bbox.x0, top, cell.bbox.x1, bottom)
        strip.append(
            replace(
                cell,
                lines=text.lines if text else (),
                bbox=box,
                confidence=text.confidence if text else cell.confidence,
            )
        )
    return strip


def _with_all_lines(
    strips: Sequence[Sequence[GridCell]], own: Sequence[GridCell]
) -> list[list[GridCell]] | None:
    """``strips`` with every line of the drawn cells, ``own``: one that the reading left out is of
    the strip of the line below it. None where it has others.
    """
    columns: list[list[GridCell]] = []
    for cell, column in zip(own, zip(*strips, strict=True), strict=True):
        shared = _shared_out(cell.lines, [one.lines for one in column])
        if shared is None:
            return None
        columns.append(
            [
                replace(one, lines=tuple(lines))
                for one, lines in zip(column, shared, strict=True)
            ]
        )
    return list(map(list, zip(*columns, strict=True)))


def _shared_out(
    lines: Sequence[str], parts: Sequence[Sequence[str]]
) -> list[list[str]] | None:
    """``lines`` by the part that has them, those of none with the next; None where a part has a
    line that is none of them.

    >>> _shared_out(["Football", "Club", "Judo"], [["Club"], ["Judo"]])
    [['Football', 'Club'], ['Judo']]
    """
    wanted: list[tuple[str, int]] = []
    for at, part in enumerate(parts):
        wanted += [(_bare(text), at) for text in part]

    found: list[list[str]] = [[] for _ in parts]
    lost: list[str] = []
    at = 0
    for line in lines:
        lost.append(line)
        if wanted and wanted[0][0] == _bare(line):
            _, at = wanted.pop(0)
            found[at] += lost
            lost = []
    found[at] += lost
    return None if wanted else found


def _bare(text: str) -> str:
    """``text`` without white space."""
    return "".join(text.split())
