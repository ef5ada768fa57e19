"""Headers that look like their body: told by what they name, over codes or in capitals, or by the
labels below them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse

from extract.french.dates import is_numeric_date
from extract.french.folding import SPACES, S, has_digit
from extract.french.lexicon.calendar import MONTH, YEAR, is_year
from extract.french.lexicon.marks import replaces_figure
from extract.french.lexicon.money import CELL_UNIT
from extract.grid import GridCell
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.grid_rows import Rows, filled_cells

_YEAR = re.compile(YEAR)
"""A year, which names a column as a word does."""
_DAY = re.compile(rf"\b\d{{1,2}}(?:\s?er)?\s{MONTH}", re.IGNORECASE)
"""A day of a month: "Capital garanti au 1er janvier"."""
_NUMBERED = re.compile(rf"\bn{S}?[°º]{S}?\d{{1,3}}\b", re.IGNORECASE)
"""A number that words count up to: "Décision modificative n° 2"."""
_PRICE = re.compile(rf"(?<=[^\W\d_]{S})\d[\d.,\s]*(?:€|%)")
"""An amount or a share that a column's name says: "Forfait de 615,90 € par élève"."""
_SURFACE = re.compile(r"\b[kdc]?m[23]\b")
"""A unit that is written with a digit: "par m2"."""
_CODE = re.compile(r"\d{2,4}")
"""A bare number that may be a code: a chapter, an account of few digits."""
_MEASURE = re.compile(rf"\d[\d{SPACES}.,]*{CELL_UNIT.pattern}", CELL_UNIT.flags)
"""A figure and its unit in words: "15 ans"."""


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What a name of a column is, and over what it stands."""

    longest_wide_name: int = 120
    """Letters of a name over several columns that prints digits: a longer text is prose."""
    longest_name: int = 60
    """Letters of a name over a column of codes or words at most: a longer text may be a cell."""
    coded: float = 0.8
    """Share of the cells of a column that print a digit where it is one of codes, dates,
    durations."""
    figures: float = 0.6
    """Share of the texts below a date that are figures where it names their column."""
    plain_word: int = 4
    """Letters of a word that tells a name from a code at least."""
    least_coded: int = 2
    """Cells of such a column at least."""


SETTINGS = NameSettings()


def name_in(cell: GridCell) -> str:
    """What a cell prints, a year without the unit on the line below it: "2024" over "€" names a
    column, and is no amount.
    """
    year, *below = cell.lines or ("",)
    is_apart = bool(below) and is_year(year) and not has_digit("".join(below))
    return year if is_apart else cell.text


def is_name(cell: GridCell) -> bool:
    """Whether a text prints no digits but those of a year, a day, a price or a unit; over several
    columns it may: "2 enfants à charge".
    """
    name = name_in(cell)
    if is_value(name):
        return is_year(name)
    if cell.colspan > 1:
        return len(cell.text) <= SETTINGS.longest_wide_name
    words = cell.text
    for said in (_PRICE, _SURFACE, _NUMBERED, _DAY, _YEAR):
        words = said.sub("", words)
    return not has_digit(_without_names_in_digits(words))


def _without_names_in_digits(text: str) -> str:
    """A text without words of letters and digits, where other words stand beside them: "Aide du
    Te61"; such a word alone is a code.
    """
    words = text.split()
    if not any(map(_is_plain_word, words)):
        return text
    return " ".join(word for word in words if not word[:1].isalpha())


def _is_plain_word(word: str) -> bool:
    return len(word) >= SETTINGS.plain_word and word.isalpha()


def without_shares(row: Sequence[GridCell], below: Rows) -> Sequence[GridCell]:
    """The cells of a row but those of shares that name a column of amounts: "25%" over what is a
    quarter of the column before.
    """
    if not any(_is_share(cell.text) for cell in row):
        return row
    body = list(chain.from_iterable(map(filled_cells, below)))
    kept: list[GridCell] = []
    for cell in row:
        own = [one.text for one in body if one.columns == cell.columns]
        if not _is_share(cell.text) or not _are_amounts(own):
            kept.append(cell)
    return kept


def measures_over_figures(
    row: Sequence[GridCell], below: Rows
) -> list[GridCell]:
    """The cells of a row that print a figure with one unit in words over figures without any: "15
    ans", "30 ans" over what so many years cost. One alone may be a first value of its column.
    """
    found: list[GridCell] = []
    units: set[str] = set()
    body = list(chain.from_iterable(map(filled_cells, below)))
    for cell in filled_cells(row):
        measure = _MEASURE.fullmatch(cell.text)
        own = [one.text for one in body if one.columns == cell.columns]
        figures = list(filterfalse(replaces_figure, own))
        if measure and figures and not any(map(_is_no_plain_figure, figures)):
            found.append(cell)
            units.add(measure["unit"])
    is_series = len(found) >= SETTINGS.least_coded and len(units) == 1
    return found if is_series else []


def dates_over_figures(row: Sequence[GridCell], below: Rows) -> list[GridCell]:
    """The cells of a row that print different dates over columns of figures that are none:
    "31/12/2024", "31/12/2025" over how many there were. One alone may be a first value of its
    column, and one over the labels begins a line.
    """
    dates = [cell for cell in row if is_numeric_date(cell.text)]
    if len({cell.text for cell in dates}) < SETTINGS.least_coded:
        return []
    body = list(chain.from_iterable(map(filled_cells, below)))
    return [cell for cell in dates if cell.col and _dates_figures(cell, body)]


def _dates_figures(date: GridCell, body: Sequence[GridCell]) -> bool:
    """Whether what stands below a date is mostly figures, and no date."""
    own = [cell.text for cell in body if cell.col in date.columns]
    figures = sum(map(is_value, own))
    least = max(SETTINGS.least_coded, SETTINGS.figures * len(own))
    return figures >= least and not any(map(is_numeric_date, own))


def codes_over_figures(row: Sequence[GridCell], below: Rows) -> list[GridCell]:
    """The cells of a row that print different bare numbers, one with a nought before it, over
    figures that are none: chapters "011", "65" over what share each is, or its amount. One alone
    may be a first value of its column.
    """
    codes = [cell for cell in row if _CODE.fullmatch(cell.text)]
    if len(codes) < SETTINGS.least_coded:
        return []
    texts = {cell.text for cell in codes}
    if len(texts) < len(codes) or not any(map(_is_code, texts)):
        return []
    body = list(chain.from_iterable(map(filled_cells, below)))
    return [cell for cell in codes if _codes_figures(cell, body)]


def _is_code(text: str) -> bool:
    return text.startswith("0")


def _codes_figures(code: GridCell, body: Sequence[GridCell]) -> bool:
    """Whether figures stand below a code, and nothing that may be a code as well."""
    own = [cell.text for cell in body if cell.col in code.columns]
    figures = list(filterfalse(replaces_figure, own))
    may_be_codes = [text.isdecimal() for text in figures]
    return (
        bool(figures) and all(map(is_value, figures)) and not any(may_be_codes)
    )


def _is_no_plain_figure(text: str) -> bool:
    return _is_share(text) or not is_value(text)


def _is_share(text: str) -> bool:
    return text.endswith("%") and is_value(text)


def _are_amounts(texts: Sequence[str]) -> bool:
    """Whether there are figures, and none of them is a share."""
    if len(texts) < SETTINGS.least_coded or any(map(_is_share, texts)):
        return False
    return all(map(is_value, texts))


def numbers_amounts(row: Sequence[GridCell], below: Rows, cols: int) -> bool:
    """Whether a row numbers columns of amounts from 1 on, beside an empty corner: "1", "2" over
    what each category pays.
    """
    printed = filled_cells(row)
    if len(printed) != cols - 1 or len(printed) < SETTINGS.least_coded:
        return False
    if [cell.text for cell in printed] != list(map(str, range(1, cols))):
        return False
    if printed[0].col != 1:
        return False

    body = chain.from_iterable(map(filled_cells, below))
    figures = [cell.text for cell in body if cell.col > 0]
    amounts = list(filterfalse(replaces_figure, figures))
    return bool(amounts) and all(map(_is_amount_in_euros, amounts))


def _is_amount_in_euros(text: str) -> bool:
    return "€" in text and is_value(text)


def stands_over_codes(row: Sequence[GridCell], below: Rows, cols: int) -> bool:
    """Whether short names without a digit stand over all columns, and over one whose cells nearly
    all print one: codes, dates, durations.
    """
    if not _are_short_names(row, cols):
        return False
    body = list(chain.from_iterable(map(filled_cells, below)))
    for name in filled_cells(row):
        own = [cell for cell in body if cell.columns == name.columns]
        if not has_digit(name.text) and _are_coded(own):
            return True
    return False


def _are_coded(cells: Sequence[GridCell]) -> bool:
    """Whether nearly all cells print a digit, and enough of them."""
    coded = sum(has_digit(cell.text) for cell in cells)
    least = max(SETTINGS.least_coded, SETTINGS.coded * len(cells))
    return coded >= least


def stands_in_capitals(row: Sequence[GridCell], body: Rows, cols: int) -> bool:
    """Whether short names in capitals stand over all columns, and no line below is in capitals."""
    if not _are_short_names(row, cols) or len(body) < SETTINGS.least_coded:
        return False
    if not all(cell.text.isupper() for cell in filled_cells(row)):
        return False
    texts = chain.from_iterable(map(filled_cells, body))
    return not any(cell.text.isupper() for cell in texts)


def stands_over_bold_labels(
    row: Sequence[GridCell], body: Rows, cols: int
) -> bool:
    """Whether short names that are not bold stand over all columns, and the label of each line
    below is bold.
    """
    if not _are_short_names(row, cols) or len(body) < SETTINGS.least_coded:
        return False
    if any(cell.bold for cell in row):
        return False
    labels = [filled_cells(line)[0] for line in body]
    return all(label.bold and label.col == 0 for label in labels)


def _are_short_names(row: Sequence[GridCell], cols: int) -> bool:
    """Whether a row prints a short text that is no sentence over each column."""
    printed = filled_cells(row)
    if sum(cell.colspan for cell in printed) < cols:
        return False
    for cell in printed:
        text = cell.text
        if len(text) > SETTINGS.longest_name or text.endswith((".", ":", ";")):
            return False
        if not is_name(cell) or not text[:1].isupper():
            return False
    return True
