"""Tables as read, for the reader's eye: printed spans kept, tick marks beside each figure, links to
the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.facts import Fact
from extract.geometry import Place
from extract.table import ColumnKind, RawCell, RawTable, Row, RowKind, Table
from reports.page.tick_marks import Mark
from validate.model.finding import Audit

FigureLink = tuple[int, str]
"""A finding's number and id."""
NO_MARK = Mark((), "")
_FIGURES = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.PERCENT)


@dataclass(frozen=True, slots=True)
class CellView:
    """A printed cell: ``facts`` are the ids of its figures, ``at`` its first place as
    ``page:x0,top,x1,bottom``.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: str = ""
    """The scope where it heads rows or columns: ``row``, ``col``, ``colgroup``."""
    numeric: bool = False
    upright: bool = True
    facts: tuple[str, ...] = ()
    mark: Mark = NO_MARK
    at: str = ""
    malformed: bool = False
    doubt: str = ""
    """Other engines' readings, where they differ."""
    findings: tuple[FigureLink, ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A printed row. ``page_rows`` is the number of rows on this page where the row is its first,
    else 0.
    """

    kind: RowKind
    page: int
    page_rows: int
    cells: tuple[CellView, ...]
    index: int = 0
    skipped: int = 0
    """Rows left out just before this one."""
    edge: bool = False
    """Rows beside it are left out."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its header rows as printed."""

    id: str
    caption: str
    section: str
    pages: tuple[int, ...]
    header: tuple[tuple[CellView, ...], ...]
    rows: tuple[RowView, ...]
    doubts: tuple[str, ...] = ()
    whole: int = 0
    """How many rows the table has; some may be left out."""
    width: int = 1


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the cells of every table are decorated with."""

    marks: Mapping[str, Mark]
    at_cell: Mapping[tuple[str, int, int], tuple[Fact, ...]]
    in_header: Mapping[tuple[str, int], tuple[Fact, ...]]
    findings: Mapping[str, tuple[FigureLink, ...]] = field(default_factory=dict)


def context(
    audit: Audit, facts: Mapping[str, Fact], marks: Mapping[str, Mark], numbers: Mapping[str, int]
) -> TableContext:
    """The decoration of an audit's tables; ``numbers`` numbers its findings."""
    at_cell: dict[tuple[str, int, int], tuple[Fact, ...]] = {}
    in_header: dict[tuple[str, int], tuple[Fact, ...]] = {}
    for fact in facts.values():
        if not fact.table_id or fact.col is None:
            continue
        if fact.row is None:
            head = (fact.table_id, fact.col)
            in_header[head] = (*in_header.get(head, ()), fact)
        else:
            key = (fact.table_id, fact.row, fact.col)
            at_cell[key] = (*at_cell.get(key, ()), fact)
    return TableContext(marks, at_cell, in_header, _links(audit, numbers))


def _links(audit: Audit, numbers: Mapping[str, int]) -> dict[str, tuple[FigureLink, ...]]:
    links: dict[str, tuple[FigureLink, ...]] = {}
    for finding in audit.findings:
        link = (numbers[finding.id], finding.id)
        at_issue = {
            item.fact
            for item in finding.evidence
            if item.fact == finding.root or item.role == "result"
        }
        for fact in sorted(at_issue):
            links[fact] = (*links.get(fact, ()), link)
    return links


def view(table: Table, ctx: TableContext, stretches: Sequence[range] = ()) -> TableView:
    """One table as read; of a large one, the ``stretches`` of rows to show."""
    raw = table.raw
    heads = _heading_columns(table)
    by_row: dict[int, list[RawCell]] = {}
    for cell in raw.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows: list[RowView] = []
    done = 0
    for stretch in stretches or (range(raw.rows),):
        starts = _cut(by_row, raw, stretch)
        above = _covered(starts, stretch)
        runs = _runs(raw, stretch)
        for index in stretch:
            row = table.rows[index]
            cells = tuple(
                _filled(row, starts.get(index, ()), table, heads, above, stretch.stop, ctx)
            )
            edge = bool(stretches) and index in (stretch.start, stretch.stop - 1)
            skipped = index - done if index == stretch.start else 0
            rows.append(
                RowView(
                    row.kind, raw.row_pages[index], runs.get(index, 0), cells, index, skipped, edge
                )
            )
        done = stretch.stop
    pages = tuple(sorted({place.page for place in raw.places}))
    doubts = tuple(f"{doubt.code} {doubt.detail}".strip() for doubt in raw.doubts)
    header = _header(raw, ctx)
    return TableView(
        raw.id,
        raw.caption,
        raw.section,
        pages,
        header,
        tuple(rows),
        doubts,
        raw.rows,
        len(raw.header),
    )


def _runs(raw: RawTable, stretch: range) -> dict[int, int]:
    """First row on each page -> number of rows on it, within the stretch."""
    starts = [n for n in stretch if n == stretch.start or raw.row_pages[n] != raw.row_pages[n - 1]]
    return {
        start: end - start for start, end in zip(starts, [*starts[1:], stretch.stop], strict=False)
    }


def _cut(
    by_row: Mapping[int, list[RawCell]], raw: RawTable, stretch: range
) -> dict[int, list[RawCell]]:
    """The cells to draw in each row of the stretch; one that began above it is drawn again in its
    first row.
    """
    found = {row: sorted(by_row.get(row, ()), key=lambda cell: cell.col) for row in stretch}
    if stretch.start:
        over = [c for c in raw.cells if c.row < stretch.start < c.row + c.rowspan]
        found[stretch.start] = sorted([*found[stretch.start], *over], key=lambda cell: cell.col)
    return found


def row_labels(audit: Audit, facts: Mapping[str, Fact]) -> dict[str, tuple[Place, ...]]:
    """Where the words that head a figure's row are printed, for every figure a finding rests on."""
    tables = {table.id: table for table in audit.document.tables}
    heads = {key: _heading_columns(table) for key, table in tables.items()}
    found: dict[str, tuple[Place, ...]] = {}
    for fact in {item.fact for finding in audit.findings for item in finding.evidence}:
        known = facts.get(fact)
        table = tables.get(known.table_id) if known else None
        if known is not None and table is not None and known.row is not None:
            cells = [
                cell
                for cell in table.raw.cells
                if cell.row == known.row and cell.col != known.col and cell.text
            ]
            heading = [cell for cell in cells if cell.col in heads[table.id]] or cells[:1]
            found[fact] = tuple(place for cell in heading for place in cell.places)
    return found


def _heading_columns(table: Table) -> frozenset[int]:
    """Columns whose cells head their rows: labels, and the first text column that is none."""
    labels = {column.index for column in table.columns if column.kind is ColumnKind.LABEL}
    first = next((column.index for column in table.columns if column.kind is ColumnKind.TEXT), None)
    return frozenset(labels if first is None else labels | {first})


def _filled(
    row: Row,
    printed: Sequence[RawCell],
    table: Table,
    heads: frozenset[int],
    above: frozenset[tuple[int, int]],
    end: int,
    ctx: TableContext,
) -> Iterable[CellView]:
    """The cells that start in this row, with an empty one wherever no cell covers the grid."""
    here = {cell.col: cell for cell in printed}
    covered: set[int] = set()
    for col in range(len(table.raw.header)):
        if col in covered or (row.index, col) in above:
            continue
        cell = here.get(col)
        if cell is None:
            yield CellView("")
            continue
        covered.update(range(col, col + cell.colspan))
        drawn = _cell(cell, row, table, col in heads, ctx)
        below = min(cell.row + cell.rowspan, end) - row.index
        yield (
            drawn
            if below == cell.rowspan
            else replace(drawn, rowspan=below, facts=_once(cell, row, drawn))
        )


def _once(cell: RawCell, row: Row, drawn: CellView) -> tuple[str, ...]:
    """The figures of a cell that is drawn again below a gap have their anchor where it begins."""
    return drawn.facts if cell.row == row.index else ()


def _covered(starts: Mapping[int, Sequence[RawCell]], stretch: range) -> frozenset[tuple[int, int]]:
    """Places that a cell drawn in a row above covers."""
    return frozenset(
        (row, col)
        for first, cells in starts.items()
        for cell in cells
        for row in range(first + 1, min(stretch.stop, cell.row + cell.rowspan))
        for col in range(cell.col, cell.col + cell.colspan)
    )


def _cell(raw: RawCell, row: Row, table: Table, heads: bool, ctx: TableContext) -> CellView:
    typed = row.cells[raw.col] if raw.col < len(row.cells) else None
    facts = ctx.at_cell.get((table.id, raw.row, raw.col), ())
    column = table.columns[raw.col] if raw.col < len(table.columns) else None
    figure_column = column is not None and column.kind in _FIGURES
    band = row.kind is RowKind.BAND
    return CellView(
        raw.text,
        raw.rowspan,
        raw.colspan,
        "row" if raw.text and (heads or band) and not figure_column else "",
        figure_column and bool(facts or (typed and typed.malformed)),
        raw.angle == 0,
        tuple(fact.id for fact in facts),
        _mark(facts, ctx),
        _at(raw.places),
        bool(typed and typed.malformed),
        " / ".join(f"{engine} : {text or '∅'}" for engine, text in raw.readings),
        _findings(facts, ctx),
    )


def _header(raw: RawTable, ctx: TableContext) -> tuple[tuple[CellView, ...], ...]:
    """The header rows as printed; the flattened labels where they are not known."""
    if not raw.header_rows:
        return (tuple(CellView(label, header="col") for label in raw.header),)
    depth = 1 + max(cell.row for cell in raw.header_rows)
    rows: list[tuple[CellView, ...]] = []
    taken = {
        (row, col)
        for cell in raw.header_rows
        for row in range(cell.row, cell.row + cell.rowspan)
        for col in range(cell.col, cell.col + cell.colspan)
    }
    starts = {(cell.row, cell.col): cell for cell in raw.header_rows}
    for row in range(depth):
        cells = []
        for col in range(len(raw.header)):
            if (cell := starts.get((row, col))) is not None:
                cells.append(_header_cell(cell, raw, depth, ctx))
            elif (row, col) not in taken:
                cells.append(CellView(""))
        rows.append(tuple(cells))
    return tuple(rows)


def _header_cell(cell: RawCell, raw: RawTable, depth: int, ctx: TableContext) -> CellView:
    lowest = cell.row + cell.rowspan >= depth
    facts = ctx.in_header.get((raw.id, cell.col), ()) if lowest else ()
    scope = ("colgroup" if cell.colspan > 1 else "col") if cell.text else ""
    ids = tuple(fact.id for fact in facts)
    rows = min(cell.rowspan, depth - cell.row)
    return CellView(
        cell.text,
        rows,
        cell.colspan,
        scope,
        facts=ids,
        mark=_mark(facts, ctx),
        at=_at(cell.places),
        findings=_findings(facts, ctx),
    )


def _mark(facts: Sequence[Fact], ctx: TableContext) -> Mark:
    """The marks of a cell: those of its figures together, the weakest state first."""
    found = [ctx.marks[fact.id] for fact in facts if fact.id in ctx.marks]
    if len(found) < 2:
        return found[0] if found else NO_MARK
    weakest = next(
        (
            state
            for state in ("failed", "unchecked", "held", "proved")
            if state in {m.state for m in found}
        ),
        "",
    )
    return Mark(tuple(dict.fromkeys(tick for mark in found for tick in mark.ticks)), weakest)


def _findings(facts: Sequence[Fact], ctx: TableContext) -> tuple[FigureLink, ...]:
    return tuple(dict.fromkeys(link for fact in facts for link in ctx.findings.get(fact.id, ())))


def _at(places: Sequence[Place]) -> str:
    if not places:
        return ""
    box = places[0].bbox
    return f"{places[0].page}:{box.x0:.0f},{box.top:.0f},{box.x1:.0f},{box.bottom:.0f}"
