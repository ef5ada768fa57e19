"""An amount with the lines of a table that make it in brackets: "23 715,00 € (plantation, route et
protections)"; "les ressources propres (virement, amortissements et FCTVA), qui atteignent
314 550 €"."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Fact
from extract.several import only, present
from extract.table import RowKind
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import FigureTable

_BRACKET = re.compile(r" ?(?:h\.?t\.?|ttc)? ?\((?P<names>[^()\d:;]{6,})\)")
"""Right behind an amount, names alone."""
_BRACKET_BEFORE = re.compile(
    r"\((?P<names>[^()\d:;]{6,})\)\W*(?:qui )?"
    r"(?:atteign|attein|s.elev|total|represent|se mont|form)\w*(?: ensemble| au total| a)*\W*$"
)
"""The same before one, and a verb that says what they come to."""
_PARTED = re.compile(r",| et | ainsi que ")
"""Between the names."""
_LEAST, _SURE = 2, 3
"""Lines that are named so, and those of which one may be seen to be forgotten."""


def bracketed_lines(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each amount of a sentence beside which brackets name lines of one table, each by words that
    no other line bears: what these come to in a column of amounts, of which one may be forgotten.
    """
    for index, result in enumerate(wording.numbers):
        found = _BRACKET.match(wording.text[result.end :])
        found = found or _BRACKET_BEFORE.search(wording.before(index))
        if not result.is_amount or found is None:
            continue
        names = _PARTED.split(found["names"])
        named = only([
            (view, rows)
            for view in views
            if (rows := _named_rows(view, names)) is not None
        ])  # fmt: skip
        if named is not None:
            yield _of_lines(result, *named)


def _named_rows(view: FigureTable, names: Sequence[str]) -> list[int] | None:
    """The lines that some names are of, one each; None where one of them is of none, or two."""
    rows = [_named_row(view, name) for name in names]
    known = present(rows)
    is_each = len(set(known)) == len(names) >= _LEAST
    return known if is_each else None


def _named_row(view: FigureTable, name: str) -> int | None:
    stems = frozenset(label_stems(name))
    if not stems:
        return None
    bearing = [
        row
        for row in view.of_kind(RowKind.DETAIL)
        if stems <= frozenset(label_stems(" ".join(view.rows[row].path)))
        or stems <= frozenset(label_stems(view.rows[row].label))
    ]
    return only(bearing)


def _of_lines(
    result: SpokenNumber, view: FigureTable, rows: Sequence[int]
) -> TabledNumber:
    cells = [_cells(view, rows, col) for col in view.added_amounts()]
    ways = [all_added(tuple(some)) for some in cells if len(some) == len(rows)]
    meant = only({one.value: one for one in ways}.values())
    if meant is not None and not _may_be(result.fact, meant):
        meant = None
    return TabledNumber(result, ways, meant)


def _cells(view: FigureTable, rows: Sequence[int], col: int) -> list[Fact]:
    facts = present(view.facts.get((row, col)) for row in rows)
    return [fact for fact in facts if fact.value]


def _may_be(fact: Fact, meant: Derivation) -> bool:
    """Whether a number is a slip of what lines come to, or lacks one of three or more."""
    value, whole = abs(fact.value_or_zero), abs(meant.value)
    parts = [one.value_or_zero for one in meant.terms]
    forgotten = len(parts) >= _SURE and whole - value in parts
    return forgotten or is_slip(value, whole)
