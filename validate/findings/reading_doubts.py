"""Figures whose reading is in doubt: what they may also say, or what was not placed beside them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import plain
from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode
from extract.table import Cell, RawTable, Table

NEAR = 12.0
"""Points around a table within which a doubt concerns it."""
UNSURE = 0.5
"""Confidence below which a reading is a doubt by itself."""
_ABOUT_TABLES = (
    DoubtCode.OPEN_GEOMETRY,
    DoubtCode.TEXT_OUTSIDE,
    DoubtCode.TEXT_ACROSS_RULE,
)
"""Doubts about a whole table; those about cells read twice are kept with the cells."""
NO_DIGIT = re.compile(r"\D")
"""All that is printed of a figure beside its digits."""
_FIGURE_AND_MORE = re.compile(r"\D?[\d .]*,?\d+(?: ?[%€])? \d{1,3}")
"""A figure, and digits after a space that are too few or too many to belong to it."""
_REST_OF_A_FIGURE = re.compile(r"\d{3}(?!\d)")
"""A group of three digits that a figure does not begin with."""

Readings = tuple[str, ...]
"""What a figure may say: the text that was kept, then the others that are known."""


def doubtful_readings(document: Document) -> dict[str, Readings]:
    """For each fact in doubt the readings: other engines' texts, or what was found on its table's
    page.
    """
    cells = {}
    for table in document.tables:
        for (row, col), texts in _read_twice(table.raw):
            cells[table.id, row, col] = texts
    pages = _doubts_on_pages(document)

    found = {}
    for fact in document.facts:
        page = fact.places[0].page if fact.places else 0
        place = (fact.table_id, fact.row, fact.col)
        if place in cells:
            found[fact.id] = cells[place]
        elif (fact.table_id, page) in pages:
            detail = pages[fact.table_id, page]
            found[fact.id] = (
                (fact.printed, detail) if detail else (fact.printed,)
            )
        elif fact.confidence < UNSURE:
            found[fact.id] = (fact.printed,)
    return found


def _read_twice(
    raw: RawTable,
) -> Iterator[tuple[tuple[int | None, int | None], Readings]]:
    """The cells that engines read in different ways, and nothing chose between."""
    for cell in raw.cells:
        others = [text for _, text in cell.readings]
        texts = tuple(dict.fromkeys((cell.text, *others)))
        if len(texts) > 1 and not cell.arbitrated:
            yield (cell.row, cell.col), texts


def _doubts_on_pages(document: Document) -> dict[tuple[str, int], str]:
    """For each table and page in doubt what the last doubt found there, if it says."""
    on_page: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in document.doubts:
        on_page[doubt.page].append(doubt)

    found = {}
    for table in document.tables:
        for doubt in _about(table, on_page):
            found[table.id, doubt.page] = doubt.detail
    return found


def _about(
    table: Table, on_page: Mapping[int, Sequence[Doubt]]
) -> Iterator[Doubt]:
    """The doubts that lie on the table, or beside it."""
    near = list(table.raw.doubts)
    for place in table.raw.places:
        x0, top, x1, bottom = place.bbox
        around = BBox(x0 - NEAR, top - NEAR, x1 + NEAR, bottom + NEAR)
        for doubt in on_page.get(place.page, ()):
            if around.touches(doubt.bbox):
                near.append(doubt)
    return (doubt for doubt in near if doubt.code in _ABOUT_TABLES)


def cut_by_a_rule(fact: Fact, expected: Decimal, table: Table) -> bool:
    """Whether the digits that the expected figure has before the printed ones end the cell on the
    left.

    A figure too wide for its cell runs over the rule: "TOTAL 5", "531 790,29" where 5 531 790,29 is
    printed.
    """
    left = _neighbour(fact, table, -1)
    if fact.number is None or left is None:
        return False

    decimals = fact.number.decimals
    printed = _digits(fact.number.value, decimals)
    wanted = _digits(expected, decimals)
    missing = wanted.removesuffix(printed)
    if missing in ("", wanted):
        return False
    # the missing digits are all that ends the cell beside it, and no end of a longer number
    return re.search(rf"(?:^|\D){missing}$", plain(left.text)) is not None


def _digits(value: Decimal, decimals: int) -> str:
    return NO_DIGIT.sub("", f"{abs(value):.{decimals}f}")


def takes_of_the_next(fact: Fact, table: Table) -> bool:
    """Whether a cell that is no number ends with the first digits of the figure on its right: "531
    790,29 4".
    """
    right = _neighbour(fact, table, 1)
    if right is None or not _REST_OF_A_FIGURE.match(plain(right.text)):
        return False
    return _FIGURE_AND_MORE.fullmatch(plain(fact.printed)) is not None


def _neighbour(fact: Fact, table: Table, step: int) -> Cell | None:
    """The cell one column to the right (1) or left (-1) of a fact's; None at the table's edge."""
    if fact.row is None or fact.col is None:
        return None
    beside = fact.col + step
    if not 0 <= beside < len(table.columns):
        return None
    return table.rows[fact.row].cells[beside]
