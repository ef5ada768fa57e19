"""What a column holds: kind, unit, scale, usual decimals, and what its header says besides.

The header's wording proposes and the cells decide: a column whose cells are mostly no figures is
text whatever its title, and years, codes, dates and line numbers are told from quantities because
they must never be summed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, pairwise
from types import MappingProxyType

from extract.french.folding import fold, plain
from extract.french.lexicon.averages import DIFFERENCE
from extract.french.lexicon.factors import names_a_quantity
from extract.french.lexicon.header_words import KINDS, PRICED
from extract.french.lexicon.marks import replaces_figure
from extract.french.lexicon.money import (
    announced_scale,
    announces_euros,
    header_scale,
    heads_a_measure,
)
from extract.french.measures import CompoundMeasure
from extract.french.numbers import parse_number
from extract.french.parts_of_measures import parts_of_measures
from extract.number import Number
from extract.pdf.unmapped_glyphs import as_digits
from extract.reasons import ColumnCause, ColumnReason
from extract.several import present
from extract.table import Column, ColumnKind, RawCell, RawTable
from extract.tables.cell_patterns import FIGURES, MARKS, CellPattern, pattern_of
from extract.tables.column_roles import announces_text
from extract.tables.group_totals import like_their_groups
from extract.tables.header_values import (
    header_rate,
    header_unit_of,
    header_year,
    without_prices,
)
from extract.tables.occupancy import Occupancy
from extract.tables.taxed_prices import like_their_tax, of_whole_lots
from extract.tables.thousands_dots import dotted, without_dots

FIGURE_KINDS = frozenset(
    {ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.PERCENT}
)
"""Kinds of columns whose cells are numbers that identities may use."""


@dataclass(frozen=True, slots=True)
class ColumnSettings:
    """Shares and counts from which the cells of a column decide what it is."""

    mostly: float = 0.6
    """Share of the printed cells that makes a column what they look like: below it, the cells of
    text in many columns of remarks would pass for misprints."""
    half: float = 0.5
    """Share of the figures whose unit or decimals are those of the column: many print theirs in the
    first row only, and totals print it more often."""
    line_numbers: int = 4
    """So many numbers that count 1, 2, 3, … are line numbers; three may be quantities."""
    line_number_digits: int = 4
    counting: float = 0.9
    """Share of the steps by one in a column of line numbers: a line may be missing."""
    repeated_labels: int = 4
    """So many cells show that labels are repeated; fewer are alike by accident."""
    label_runs: float = 1.1
    """Runs of equal cells to a label, at most: a group that comes twice is no group."""
    spanned_labels: float = 0.1
    """Share of the cells of a column that span rows, where they name groups."""


SETTINGS = ColumnSettings()
_NO_MEASURES: Mapping[int, CompoundMeasure] = MappingProxyType({})


def type_columns(
    raw: RawTable,
    grid: Occupancy,
    skip: frozenset[int] = frozenset(),
    measures: Mapping[int, CompoundMeasure] = _NO_MEASURES,
) -> tuple[Column, ...]:
    """One typed column for each of the table's columns; rows in ``skip`` (titles, repeated headers)
    are left out. ``measures`` are the columns whose cells print measures in several units.
    """
    paths = header_paths(raw)
    dots = _columns_of_dots(raw, paths)
    uses = dict(raw.decided.uses)

    found = []
    for col, path in enumerate(paths):
        texts = _texts(grid, col, skip)
        if col in dots:
            texts = list(map(without_dots, texts))
        column = _column(col, raw, path, texts, measures.get(col))
        found.append(replace(column, use=uses.get(col)))

    columns = _with_parts(of_whole_lots(like_their_tax(found)))
    decimals = _most_common(
        column.decimals for column in columns if _is_amount(column)
    )
    return like_their_groups(
        [_like_amounts(raw, column, decimals) for column in columns]
    )


def _with_parts(columns: Sequence[Column]) -> Sequence[Column]:
    """Some columns, those of the parts of a measure being of figures, though one prints noughts
    before them as codes do: "05" centiares."""
    indexes = columns_of_parts(columns)
    return [
        replace(
            column,
            kind=ColumnKind.COUNT,
            decimals=0,
            reason=replace(
                column.reason,
                cause=ColumnCause.HEADER_WORD,
                wording=column.labels[-1],
                runner_up=ColumnKind.CODE.value,
            ),
        )
        if column.index in indexes and _looks_like_codes(column)
        else column
        for column in columns
    ]


def columns_of_parts(columns: Sequence[Column]) -> frozenset[int]:
    """The indexes of the columns that each print a part of a measure: hectares beside ares."""
    parts = parts_of_measures([column.labels[-1] for column in columns])
    return frozenset(chain.from_iterable(parts))


def _looks_like_codes(column: Column) -> bool:
    """Whether the cells of a column make it one of codes, and no person says so."""
    is_code = column.kind is ColumnKind.CODE
    return is_code and column.reason.cause is not ColumnCause.PERSON


def _is_amount(column: Column) -> bool:
    return column.kind is ColumnKind.AMOUNT


def dotted_columns(raw: RawTable) -> frozenset[int]:
    """The columns whose dots part thousands."""
    return _columns_of_dots(raw, header_paths(raw))


def _columns_of_dots(
    raw: RawTable, paths: Sequence[tuple[str, ...]]
) -> frozenset[int]:
    def promises_money(col: int) -> bool:
        return _announced(paths[col]).kind is ColumnKind.AMOUNT

    return dotted(raw, promises_money)


def _most_common(values: Iterable[int | None]) -> int | None:
    """The value met most often, the first met of several; None where there is none."""
    found = Counter(values).most_common(1)
    return found[0][0] if found else None


def _is_unnamed_count(column: Column) -> bool:
    """Whether a column counts something without a unit, and no person says that it does."""
    if column.reason.cause is ColumnCause.PERSON:
        return False
    return column.kind is ColumnKind.COUNT and not column.unit_text


def _like_amounts(
    raw: RawTable, column: Column, decimals: int | None
) -> Column:
    """A column of unnamed figures printed as the table's amounts are is one of amounts; not where
    its header is of people or measures.
    """
    words = " ".join(column.path)
    if not _is_unnamed_count(column) or names_a_quantity(words):
        return column
    title = _title(raw)
    scale = _scale(ColumnKind.AMOUNT, words, title)
    is_told = scale != 1 or announces_euros(title)
    if not _is_printed_as_amounts(column, decimals, is_told=is_told):
        return column
    if _announced(column.path).kind in FIGURE_KINDS:
        return column

    reason = replace(
        column.reason,
        cause=ColumnCause.LIKE_AMOUNTS,
        runner_up=ColumnKind.COUNT.value,
    )
    return replace(column, kind=ColumnKind.AMOUNT, scale=scale, reason=reason)


def _is_printed_as_amounts(
    column: Column, decimals: int | None, *, is_told: bool
) -> bool:
    """Whether a column has the decimals of the table's amounts, or any where there are none and the
    title tells what amounts are expressed in.

    Printed without cents, only where its header says a difference, or the title tells that.
    """
    alike = column.decimals == decimals or (decimals is None and is_told)
    if decimals or is_told:
        return alike
    return alike and DIFFERENCE.within(fold(" ".join(column.path)))


# ---------------------------------------------------------------------------------------------
# headers


def heading(raw: RawTable) -> str:
    """The title printed across all columns inside the header, or ""."""
    width = len(raw.header)
    for cell in raw.header_rows:
        if cell.colspan >= width > 1 and cell.text.strip():
            return plain(cell.text)
    return ""


def _title(raw: RawTable) -> str:
    """What is printed above the table, across its header, and over its labels ("En milliers
    d'euros").
    """
    over_labels = "".join(raw.header[:1])
    return f"{raw.caption} {heading(raw)} {over_labels}"


def header_paths(raw: RawTable) -> tuple[tuple[str, ...], ...]:
    """For each column the header texts over it, outermost first; a title across the whole table is
    left out.
    """
    title = heading(raw)
    # A dictionary keeps the order of its keys, and each of them once.
    paths: list[dict[str, None]] = [{} for _ in raw.header]
    for cell in sorted(raw.header_rows, key=lambda cell: cell.row):
        text = plain(cell.text)
        if text in ("", title):
            continue
        for path in paths[cell.col : cell.col + cell.colspan]:
            path[text] = None

    for path, label in zip(paths, raw.header, strict=True):
        if not path:
            path[plain(label)] = None
    return tuple(map(tuple, paths))


@dataclass(frozen=True, slots=True)
class _Announcement:
    """The kind that the words of a header announce, and the word; no kind where none is known."""

    kind: ColumnKind | None = None
    word: str = ""


def _announced(path: tuple[str, ...]) -> _Announcement:
    """What the header's words announce: the first one met, the innermost header first. A unit that
    is none of money says that nothing is an amount: "Temps total (h)", "Dose (l/ha)"."""
    for text in reversed(path):
        found = KINDS.search(fold(without_prices(text)))
        kind, word = None, ""
        if found is not None and found.lastgroup is not None:
            kind = _with_euros(ColumnKind[found.lastgroup], text)
            word = found.group()
        if heads_a_measure(text) and kind in (None, ColumnKind.AMOUNT):
            return _Announcement(ColumnKind.COUNT, header_unit_of((text,)))
        if kind is not None:
            return _Announcement(kind, word)
    return _Announcement()


def _with_euros(kind: ColumnKind, text: str) -> ColumnKind:
    """A share, or a code, is none where its header speaks of euros: ``Part fixe (€)``, ``Taux
    horaire (€)``, ``Compte 2024 (€)``."""
    shares_or_codes = {ColumnKind.PERCENT, ColumnKind.CODE}
    if kind not in shares_or_codes or not PRICED.within(text):
        return kind
    if fold(text).startswith("taux"):
        return ColumnKind.RATE
    return ColumnKind.AMOUNT


def _scale(kind: ColumnKind, words: str, title: str) -> int:
    """What amounts are expressed in, by their header, else by the table's title ("(en milliers
    d'euros)").
    """
    if kind not in {ColumnKind.AMOUNT, ColumnKind.RATE}:
        return 1
    by_header = header_scale(words)
    if by_header is None:
        return announced_scale(title)
    return by_header


# ---------------------------------------------------------------------------------------------
# columns that name groups


def label_columns(
    grid: Occupancy, columns: Sequence[Column], rows: Sequence[int]
) -> frozenset[int]:
    """The text columns whose cells name groups among ``rows``: spanned, or repeated in unbroken
    runs.

    Repetition names a group only to the left of what it groups: "Fonctionnement" beside every name
    is no group.
    """
    found: list[int] = []
    names_met = False
    for column in columns:
        by_person = column.reason.cause is ColumnCause.PERSON
        if column.kind is not ColumnKind.TEXT or by_person:
            continue
        repeated = not names_met and _comes_in_runs(
            grid, column.index, rows, found
        )
        if _spans_rows(grid, column.index, rows) or repeated:
            found.append(column.index)
        else:
            names_met = True
    return frozenset(found)


def _spans_rows(grid: Occupancy, col: int, rows: Sequence[int]) -> bool:
    """Whether enough cells of a column span rows."""
    cells: dict[int, RawCell] = {}
    for row in rows:
        cell = grid[row][col]
        if cell is not None and cell.col == col:
            cells[id(cell)] = cell

    tall = 0
    for cell in cells.values():
        tall += cell.rowspan > 1 and cell.colspan == 1
    return tall > 0 and tall >= SETTINGS.spanned_labels * len(cells)


def _comes_in_runs(
    grid: Occupancy, col: int, rows: Sequence[int], outer: Sequence[int]
) -> bool:
    """Whether equal cells stand together within the groups of ``outer``, in runs much fewer than
    the rows.
    """
    keys = []
    for row in rows:
        key = tuple(_key(grid, row, each) for each in (*outer, col))
        if key[-1]:
            keys.append(key)
    if len(keys) < SETTINGS.repeated_labels:
        return False

    runs = sum(1 for _ in groupby(keys))
    few = 1 < runs <= SETTINGS.mostly * len(keys)
    return few and runs <= SETTINGS.label_runs * len(set(keys))


def _key(grid: Occupancy, row: int, col: int) -> str:
    cell = grid[row][col]
    return "" if cell is None else fold(cell.text)


# ---------------------------------------------------------------------------------------------
# kinds


def _texts(grid: Occupancy, col: int, skip: frozenset[int]) -> list[str]:
    """The texts printed in a column alone, top to bottom."""
    found = []
    for row, cells in enumerate(grid):
        cell = cells[col]
        if cell is None or row in skip:
            continue
        if (cell.row, cell.col, cell.colspan) == (row, col, 1):
            found.append(plain(cell.text))
    return found


def _column(
    index: int,
    raw: RawTable,
    path: tuple[str, ...],
    texts: list[str],
    measure: CompoundMeasure | None,
) -> Column:
    """The typed column of these cells, before the columns beside it are looked at."""
    kind, reason = (
        _kind(path, texts) if measure is None else _of_measures(measure, texts)
    )
    decided = dict(raw.decided.columns).get(index)
    if decided is not None:
        other = "" if kind is decided else kind.value
        reason = ColumnReason(ColumnCause.PERSON, runner_up=other)
        kind = decided
    words = " ".join(path)
    figures = kind in FIGURE_KINDS

    numbers: list[Number] = []
    if figures:
        parse = parse_number if measure is None else measure.parse
        numbers = present(map(parse, texts))
    unit = measure.unit if measure else _unit(path, numbers)

    return Column(
        index=index,
        label=raw.header[index],
        path=path,
        kind=kind,
        unit_text=unit if figures else "",
        scale=_scale(kind, words, _title(raw)),
        decimals=_most_common(number.decimals for number in numbers),
        rate=header_rate(words) if figures else None,
        year=header_year(words),
        reason=reason,
    )


def _of_measures(
    measure: CompoundMeasure, texts: Sequence[str]
) -> tuple[ColumnKind, ColumnReason]:
    """The kind of a column of measures: they are counted, in the smallest of their units."""
    printed = [text for text in texts if text and not replaces_figure(text)]
    agreeing = len(present(map(measure.parse, printed)))
    reason = ColumnReason(
        ColumnCause.CELLS,
        agreeing=agreeing,
        printed=len(printed),
        runner_up=ColumnKind.TEXT.value,
    )
    return ColumnKind.COUNT, reason


def _unit(path: tuple[str, ...], numbers: list[Number]) -> str:
    """The header's unit, else the one most figures print."""
    in_header = header_unit_of(path)
    if in_header:
        return in_header

    printed = Counter(number.unit_text for number in numbers)
    del printed[""]
    if not printed:
        return ""
    unit = max(printed, key=lambda each: printed[each])
    if printed[unit] >= SETTINGS.half * len(numbers):
        return unit
    return ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of a column: its header, its cells, and how many of them look how."""

    path: tuple[str, ...]
    texts: Sequence[str]
    said: _Announcement
    looks: Counter[CellPattern]
    printed: int = field(init=False)
    """Cells that print something, marks for nothing and for what is not available left out."""
    figures: int = field(init=False)

    def __post_init__(self) -> None:
        marks = sum(self.looks[mark] for mark in MARKS)
        object.__setattr__(self, "printed", self.looks.total() - marks)
        object.__setattr__(
            self, "figures", sum(self.looks[look] for look in FIGURES)
        )

    def mostly(self, count: int) -> bool:
        """Whether so many of the printed cells decide."""
        return count >= SETTINGS.mostly * self.printed

    def half_of_figures(self, count: int) -> bool:
        """Whether so many of the figures decide."""
        return count >= SETTINGS.half * self.figures

    def which(self, holds: Callable[[str], object]) -> int:
        """For how many cells ``holds`` is true."""
        return sum(map(bool, map(holds, self.texts)))


@dataclass(frozen=True, slots=True)
class _Inference:
    """A kind, what decided it, and how many cells agree."""

    kind: ColumnKind
    cause: ColumnCause
    agreeing: int = 0


_THOUSANDS = re.compile(
    r"[+-]?(?:\d{1,3} \d{3}|(?!\d{3}(?: \d{3}){2}$)\d{1,3}(?: \d{3}){2,})"
)
"""A figure as no code is printed, and no share: with a space between thousands. Three groups of
three may number a company."""
_NAMED_CODE = re.compile(r"\d{2,6} [^\W\d_]{3}")
"""How an account or a chapter begins that its name follows."""
_DOTTED_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
"""Numbers of articles: "2.1.3", which are codes under a header of codes only."""


def _kind(
    path: tuple[str, ...], texts: Sequence[str]
) -> tuple[ColumnKind, ColumnReason]:
    """The kind of a column, and why."""
    evidence = _Evidence(
        path,
        texts,
        _announced(path),
        Counter(map(pattern_of, _readable(texts))),
    )
    found = next(
        found for rule in _RULES if (found := rule(evidence)) is not None
    )

    reason = ColumnReason(
        cause=found.cause,
        wording=evidence.said.word
        if found.cause is ColumnCause.HEADER_WORD
        else "",
        agreeing=found.agreeing,
        printed=evidence.printed,
        runner_up=_runner_up(evidence, found),
    )
    return found.kind, reason


def _readable(texts: Sequence[str]) -> Sequence[str]:
    """The texts of cells; glyphs that stand for nothing inside a figure, and letters for its
    digits, are taken for digits."""
    return list(map(as_digits, texts))


def _runner_up(evidence: _Evidence, found: _Inference) -> str:
    """The kind that header or cells alone would have given, where it is another."""
    other = evidence.said.kind
    is_of_figures = found.kind in FIGURE_KINDS and evidence.figures
    if is_of_figures and other is found.kind:
        unnamed = replace(evidence, said=_Announcement())
        other = _of_figures(unnamed).kind
    if other in (None, found.kind):
        return ""
    return other.value


def _of_marks(evidence: _Evidence) -> _Inference | None:
    """A column that prints nothing, or marks only: its header alone can say what they stand for."""
    if evidence.printed:
        return None
    said = evidence.said.kind
    if said in FIGURE_KINDS and evidence.looks.total():
        return _Inference(said, ColumnCause.HEADER_WORD)
    return _Inference(ColumnKind.EMPTY, ColumnCause.EMPTY)


def _of_dates(evidence: _Evidence) -> _Inference | None:
    dates = evidence.looks[CellPattern.DATE]
    if evidence.mostly(dates):
        return _Inference(ColumnKind.DATE, ColumnCause.CELLS, dates)
    return None


def _of_codes(evidence: _Evidence) -> _Inference | None:
    looks = evidence.looks
    coded, bare = looks[CellPattern.CODE], looks[CellPattern.BARE]

    numbered = evidence.which(str.isdecimal)
    if evidence.which(_begins_with_zero) and numbered == evidence.printed:
        return _Inference(ColumnKind.CODE, ColumnCause.CELLS, numbered)
    if evidence.said.kind is ColumnKind.CODE:
        numbers = bare + looks[CellPattern.INTEGER] + looks[CellPattern.YEAR]
        dotted_codes = evidence.which(_DOTTED_CODE.fullmatch)
        thousands = evidence.which(_THOUSANDS.fullmatch)
        agreeing = coded + numbers + dotted_codes - thousands
        if evidence.mostly(agreeing):
            return _Inference(
                ColumnKind.CODE, ColumnCause.HEADER_WORD, agreeing
            )
    elif evidence.mostly(coded):
        return _Inference(ColumnKind.CODE, ColumnCause.CELLS, coded)
    elif evidence.said.kind is None and evidence.mostly(bare):
        return _Inference(ColumnKind.CODE, ColumnCause.CELLS, bare)
    return None


def _begins_with_zero(text: str) -> bool:
    """Whether a number begins with a zero, as no quantity does: chapter 021."""
    return len(text) > 1 and text.startswith("0") and text.isdecimal()


def _of_line_numbers(evidence: _Evidence) -> _Inference | None:
    """1, 2, 3, … down the column."""
    if evidence.said.kind is ColumnKind.COUNT:
        return None

    values = []
    for text in evidence.texts:
        if len(text) <= SETTINGS.line_number_digits and text.isdecimal():
            values.append(int(text))
    least = max(SETTINGS.line_numbers, SETTINGS.counting * len(evidence.texts))
    if len(values) < least:
        return None

    steps = sum(after == before + 1 for before, after in pairwise(values))
    if steps < SETTINGS.counting * (len(values) - 1):
        return None
    return _Inference(ColumnKind.CODE, ColumnCause.LINE_NUMBERS, len(values))


def _of_texts(evidence: _Evidence) -> _Inference | None:
    figures, misprinted = evidence.figures, evidence.looks[CellPattern.ODD]
    if figures == 0 or not evidence.mostly(figures + misprinted):
        return _Inference(
            ColumnKind.TEXT, ColumnCause.CELLS, evidence.printed - figures
        )

    measures = evidence.looks[CellPattern.MEASURE]
    if evidence.said.kind is ColumnKind.CODE and evidence.half_of_figures(
        measures
    ):
        # a code and its name: "6411 Personnel"
        return _Inference(ColumnKind.TEXT, ColumnCause.CELLS, measures)
    if evidence.said.kind is ColumnKind.AMOUNT:
        return _of_named_codes(evidence)
    if evidence.said.kind is not None:
        return None
    if evidence.half_of_figures(measures) and announces_text(evidence.path):
        return _Inference(ColumnKind.TEXT, ColumnCause.DESCRIPTION, measures)
    return None


def _of_named_codes(evidence: _Evidence) -> _Inference | None:
    """Codes and their names under the header of the amounts beside them: "65 Gestion courante"
    below "Dépenses", where no cell is printed as an amount.
    """
    looks = evidence.looks
    if looks[CellPattern.MONEY] or looks[CellPattern.DECIMAL]:
        return None
    named = evidence.which(_NAMED_CODE.match)
    if named < SETTINGS.half * evidence.printed:
        return None
    return _Inference(ColumnKind.TEXT, ColumnCause.CELLS, named)


def _of_figures(evidence: _Evidence) -> _Inference:
    kind, cause = _kind_of_figures(evidence)
    return _Inference(kind, cause, evidence.figures)


def _kind_of_figures(evidence: _Evidence) -> tuple[ColumnKind, ColumnCause]:
    said, looks = _said_of_figures(evidence), evidence.looks
    if evidence.half_of_figures(looks[CellPattern.PERCENT]):
        return ColumnKind.PERCENT, ColumnCause.CELLS
    if looks[CellPattern.YEAR] == evidence.figures and said in _MAY_BE_YEARS:
        return ColumnKind.YEAR, ColumnCause.CELLS
    if said in {ColumnKind.RATE, ColumnKind.AMOUNT}:
        return said, ColumnCause.HEADER_WORD

    if evidence.half_of_figures(looks[CellPattern.MONEY]):
        by_unit = evidence.half_of_figures(evidence.which(_is_price_of_one))
        return (
            ColumnKind.RATE if by_unit else ColumnKind.AMOUNT,
            ColumnCause.CELLS,
        )
    if said in {ColumnKind.PERCENT, ColumnKind.COUNT}:
        return said, ColumnCause.HEADER_WORD

    in_cents = evidence.half_of_figures(evidence.which(_ends_with_cents))
    return _AMOUNTS_IN_CENTS if in_cents else _COUNTS


def _is_price_of_one(text: str) -> bool:
    """Whether a cell prints what one of something costs: "12,50 €/m²"."""
    return "€/" in text or "€ /" in text


def _ends_with_cents(text: str) -> bool:
    """Whether a cell ends with a decimal mark and two digits."""
    return text[-3:-2] in {".", ","} and text[-2:].isdecimal()


def _said_of_figures(evidence: _Evidence) -> ColumnKind | None:
    """The kind that the header announces; no share over thousands: "Part fixe". What is in per cent
    by the end of its header is a share, whatever of: "TVA (%)".
    """
    said = evidence.said.kind
    if evidence.path and _IN_PERCENT.search(evidence.path[-1]):
        said = ColumnKind.PERCENT
    if said is not ColumnKind.PERCENT:
        return said
    grouped = evidence.which(_THOUSANDS.match)
    return None if evidence.half_of_figures(grouped) else said


_IN_PERCENT = re.compile(r"(?<!\d)(?<!\d\s)%\)?$")
"""The end of a header whose figures are in per cent, and not of one that says a rate: "(60 %)"."""
_AMOUNTS_IN_CENTS = ColumnKind.AMOUNT, ColumnCause.CENTS
_COUNTS = ColumnKind.COUNT, ColumnCause.CELLS
_MAY_BE_YEARS = (None, ColumnKind.YEAR, ColumnKind.CODE, ColumnKind.DATE)
"""What a header announces over a column of years; amounts may all lie between 1900 and 2100."""
_RULES: tuple[Callable[[_Evidence], _Inference | None], ...] = (
    _of_marks,
    _of_dates,
    _of_codes,
    _of_line_numbers,
    _of_texts,
    _of_figures,
)
"""What a column is, in the order in which it is asked; the last always answers."""
