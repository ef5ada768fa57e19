"""What a column holds: kind, unit, scale, usual decimals, and what its header says besides.

The header's wording proposes and the cells decide: a column whose cells are mostly no figures is
text whatever its title, and years, codes, dates and line numbers are told from quantities because
they must never be summed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.french.folding import fold, plain
from extract.french.lexicon.averages import DIFFERENCE
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.header_words import KINDS, PRICE_AFTER, PRICE_BEFORE, PRICED
from extract.french.lexicon.money import announced_scale, header_scale, header_unit
from extract.french.numbers import find_numbers, parse_number
from extract.number import Number, Unit
from extract.pdf.unmapped_glyphs import as_digits, unread_glyphs
from extract.table import Column, ColumnKind, RawTable
from extract.tables.cell_patterns import FIGURES, MARKS, Shape, shape
from extract.tables.column_roles import announces_text
from extract.tables.occupancy import Occupancy
from extract.tables.thousands_dots import dotted, without_dots

FIGURE_KINDS = frozenset({ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.PERCENT})
"""Kinds of columns whose cells are numbers that identities may use."""

MOSTLY = 0.6
"""Share of the printed cells that makes a column what they look like."""

_DOTTED_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_PER = re.compile(r"€ ?/")
_CENTS = re.compile(r"[.,]\d\d$")


def type_columns(
    raw: RawTable, grid: Occupancy, skip: frozenset[int] = frozenset()
) -> tuple[Column, ...]:
    """One typed column for each of the table's columns; rows in ``skip`` (titles, repeated headers)
    are left out.
    """
    paths = header_paths(raw)
    dots = dotted_columns(raw)
    texts = [_texts(grid, c, skip) for c in range(len(raw.header))]
    texts = [
        [without_dots(text) for text in own] if c in dots else own for c, own in enumerate(texts)
    ]
    columns = [_column(c, raw, paths[c], own) for c, own in enumerate(texts)]
    cents = Counter(
        column.decimals for column in columns if column.kind is ColumnKind.AMOUNT
    ).most_common(1)
    return tuple(_like_amounts(raw, column, cents[0][0] if cents else None) for column in columns)


def dotted_columns(raw: RawTable) -> frozenset[int]:
    """The columns whose dots part thousands."""
    return dotted(raw, lambda col: _said(header_paths(raw)[col]) is ColumnKind.AMOUNT)


def _readable(texts: Sequence[str]) -> Sequence[str]:
    """The texts of cells; glyphs that stand for nothing inside a figure are taken for digits."""
    return [as_digits(text) for text in texts] if unread_glyphs("".join(texts)) else texts


def _like_amounts(raw: RawTable, column: Column, decimals: int | None) -> Column:
    """A column of unnamed figures printed as the table's amounts are is one of amounts.

    Printed without cents, it is where its header says a difference, or the table's title what all
    amounts are expressed in.
    """
    unnamed = (
        column.kind is ColumnKind.COUNT and _said(column.path) is None and not column.unit_text
    )
    if not unnamed or column.decimals != decimals:
        return column
    scale = _scale(ColumnKind.AMOUNT, " ".join(column.path), _title(raw))
    money = decimals or scale > 1 or DIFFERENCE.within(fold(" ".join(column.path)))
    return replace(column, kind=ColumnKind.AMOUNT, scale=scale) if money else column


def heading(raw: RawTable) -> str:
    """The title printed across all columns inside the header, or ""."""
    width = len(raw.header)
    return next(
        (
            plain(cell.text)
            for cell in raw.header_rows
            if cell.colspan >= width > 1 and cell.text.strip()
        ),
        "",
    )


def _title(raw: RawTable) -> str:
    """What is printed above the table, and across its header."""
    return f"{raw.caption} {heading(raw)}"


def header_paths(raw: RawTable) -> tuple[tuple[str, ...], ...]:
    """For each column the header texts over it, outermost first; a title across the whole table is
    left out.
    """
    title = heading(raw)
    paths = []
    for col, label in enumerate(raw.header):
        above = [cell for cell in raw.header_rows if cell.col <= col < cell.col + cell.colspan]
        texts = [plain(cell.text) for cell in sorted(above, key=lambda cell: cell.row)]
        paths.append(
            tuple(dict.fromkeys(text for text in texts if text and text != title))
            or (plain(label),)
        )
    return tuple(paths)


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
        if column.kind is not ColumnKind.TEXT:
            continue
        if _spans(grid, column.index, rows) or (
            not names_met and _runs(grid, column.index, rows, found)
        ):
            found.append(column.index)
        else:
            names_met = True
    return frozenset(found)


def _spans(grid: Occupancy, col: int, rows: Sequence[int]) -> bool:
    cells = {
        id(cell): cell for row in rows if (cell := grid[row][col]) is not None and cell.col == col
    }
    tall = sum(cell.rowspan > 1 and cell.colspan == 1 for cell in cells.values())
    return tall > 0 and tall >= len(cells) / 10


def _runs(grid: Occupancy, col: int, rows: Sequence[int], outer: Sequence[int]) -> bool:
    """Whether equal cells stand together within the groups of ``outer``, in runs much fewer than
    the rows.
    """
    keys = [tuple(_key(grid, row, c) for c in (*outer, col)) for row in rows]
    keys = [key for key in keys if key[-1]]
    runs = 1 + sum(before != after for before, after in pairwise(keys)) if keys else 0
    return (
        len(keys) >= 4 and runs <= MOSTLY * len(keys) and runs <= 1.1 * len(set(keys)) and runs > 1
    )


def _key(grid: Occupancy, row: int, col: int) -> str:
    cell = grid[row][col]
    return "" if cell is None else fold(cell.text)


def _texts(grid: Occupancy, col: int, skip: frozenset[int]) -> list[str]:
    return [
        plain(cell.text)
        for row, cells in enumerate(grid)
        if row not in skip
        and (cell := cells[col]) is not None
        and cell.row == row
        and cell.col == col
        and cell.colspan == 1
    ]


def _column(index: int, raw: RawTable, path: tuple[str, ...], texts: list[str]) -> Column:
    words = " ".join(path)
    kind = _kind(path, texts)
    figures = kind in FIGURE_KINDS
    numbers = [number for text in texts if figures and (number := parse_number(text)) is not None]
    decimals = Counter(number.decimals for number in numbers).most_common(1)
    years = set(years_in(words))
    return Column(
        index=index,
        label=raw.header[index],
        path=path,
        kind=kind,
        unit_text=_unit(path, numbers) if figures else "",
        scale=_scale(kind, words, _title(raw)),
        decimals=decimals[0][0] if decimals else None,
        rate=_header_rate(words) if figures else None,
        year=years.pop() if len(years) == 1 else None,
    )


def _scale(kind: ColumnKind, words: str, title: str) -> int:
    """What amounts are expressed in, by their header, else by the table's title ("(en milliers
    d'euros)").

    A title is held to say so only with "en" or in brackets: "Programme de 10 M€" is about something
    else.
    """
    if kind not in {ColumnKind.AMOUNT, ColumnKind.RATE}:
        return 1
    said = header_scale(words)
    return announced_scale(title) if said is None else said


def _kind(path: tuple[str, ...], texts: list[str]) -> ColumnKind:
    shapes = Counter(map(shape, _readable(texts)))
    said = _said(path)
    marks = sum(shapes[look] for look in MARKS)
    printed = shapes.total() - marks
    if printed == 0:
        return said if said in FIGURE_KINDS and marks else ColumnKind.EMPTY
    if shapes[Shape.DATE] >= MOSTLY * printed:
        return ColumnKind.DATE
    figures = sum(shapes[look] for look in FIGURES)
    if _are_codes(said, shapes, printed, texts) or (
        said is not ColumnKind.COUNT and _are_line_numbers(texts)
    ):
        return ColumnKind.CODE
    if figures == 0 or figures + shapes[Shape.ODD] < MOSTLY * printed:
        return ColumnKind.TEXT
    if said is None and shapes[Shape.MEASURE] >= figures / 2 and announces_text(path):
        return ColumnKind.TEXT
    return _figure_kind(said, shapes, figures, texts)


def _said(path: tuple[str, ...]) -> ColumnKind | None:
    """What the header's words announce: the first one met, the innermost header first."""
    for text in reversed(path):
        found = KINDS.search(fold(_without_prices(text)))
        if found is not None and found.lastgroup is not None:
            kind = ColumnKind[found.lastgroup]
            return _priced(kind, text)
    return None


def _without_prices(text: str) -> str:
    for match in reversed(find_numbers(text)):
        if match.number.unit in {Unit.EUR, Unit.PERCENT}:
            text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _priced(kind: ColumnKind, text: str) -> ColumnKind:
    """A share or a count is neither where its header speaks of euros: ``Part fixe (€)``, ``Taux
    horaire (€)``.
    """
    if kind is ColumnKind.PERCENT and PRICED.search(text):
        return ColumnKind.RATE if fold(text).startswith("taux") else ColumnKind.AMOUNT
    return kind


def _are_codes(
    said: ColumnKind | None, shapes: Counter[Shape], printed: int, texts: list[str]
) -> bool:
    coded = shapes[Shape.CODE]
    if said is ColumnKind.CODE:
        coded += sum("." in text and _DOTTED_CODE.fullmatch(text) is not None for text in texts)
    bare = shapes[Shape.INTEGER] + shapes[Shape.YEAR] + shapes[Shape.BARE]
    if said is ColumnKind.CODE:
        return coded + bare >= MOSTLY * printed
    return coded >= MOSTLY * printed or (said is None and shapes[Shape.BARE] >= MOSTLY * printed)


def _are_line_numbers(texts: list[str]) -> bool:
    """1, 2, 3, … down the column."""
    values = [int(text) for text in texts if len(text) <= 4 and text.isdecimal()]
    steps = sum(after == before + 1 for before, after in pairwise(values))
    return len(values) >= 4 and len(values) >= 0.9 * len(texts) and steps >= 0.9 * (len(values) - 1)


def _figure_kind(
    said: ColumnKind | None, shapes: Counter[Shape], figures: int, texts: list[str]
) -> ColumnKind:
    if shapes[Shape.PERCENT] >= figures / 2:
        return ColumnKind.PERCENT
    if shapes[Shape.YEAR] == figures and said in {
        None,
        ColumnKind.YEAR,
        ColumnKind.CODE,
        ColumnKind.DATE,
    }:
        return ColumnKind.YEAR
    if said in {ColumnKind.RATE, ColumnKind.AMOUNT}:
        return said
    money = shapes[Shape.MONEY] >= figures / 2
    if money and sum(_PER.search(text) is not None for text in texts) >= figures / 2:
        return ColumnKind.RATE
    if said is ColumnKind.PERCENT:
        return ColumnKind.AMOUNT if money else ColumnKind.PERCENT
    counted = said is ColumnKind.COUNT
    in_cents = not counted and sum(_CENTS.search(text) is not None for text in texts) >= figures / 2
    return ColumnKind.AMOUNT if money or in_cents else ColumnKind.COUNT


def _unit(path: tuple[str, ...], numbers: list[Number]) -> str:
    """The header's unit, else the one most figures print."""
    for text in reversed(path):
        if unit := header_unit(_without_prices(text)):
            return unit
    printed = Counter(number.unit_text for number in numbers if number.unit_text).most_common(1)
    return printed[0][0] if printed and 2 * printed[0][1] >= len(numbers) else ""


def _header_rate(words: str) -> Number | None:
    """The one unit value a header prints: ``Valeur 85,95 €/mois``, ``à 30 %``; None where it prints
    several.
    """
    rates = []
    for match in find_numbers(words):
        number = match.number
        announced = PRICE_BEFORE.search(fold(words[: match.start])) or PRICE_AFTER.match(
            words, match.end
        )
        if number.unit is Unit.PERCENT or (
            number.unit is Unit.EUR and ("/" in number.unit_text or announced)
        ):
            rates.append(number)
    return rates[0] if len(rates) == 1 else None
