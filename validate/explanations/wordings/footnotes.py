"""A footnote to a figure or its line that gives another factor, a part of the year, or the amount
of the difference."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from textwrap import shorten

from extract.facts import Fact
from extract.french.folding import RAISED_DIGITS, RAISED_LETTERS
from extract.french.lexicon.calendar import MONTH, MONTHS_IN_PERIOD
from extract.french.lexicon.marks import FOOTNOTE_CALL
from extract.french.numbers import find_numbers
from extract.number import Number, Unit
from extract.pdf.page import Line
from extract.several import present
from validate.explanations.explanation import Explanation, Reason, Scene
from validate.model.finding import Message
from validate.model.identity import (
    LINEAR,
    Form,
    Identity,
    Outcome,
    right_side,
)

_CALL = re.compile(
    rf"{FOOTNOTE_CALL.pattern}|\([a-z]\)|[{RAISED_DIGITS}{RAISED_LETTERS}]+"
    r"|(?<![\d*])\*{1,3}(?!\*)"
)
"""What calls a note: a number or a letter in brackets, a raised one, stars."""
_CALLED = re.compile(rf"\s*(?P<call>{_CALL.pattern})\s*(?P<note>\S.*)")
"""A line that begins a note: "(1) Entrées décomptées au passage", "(a) Remboursé le 30 juin"."""
_NEXT = re.compile(rf"(?<=[.;])\s+(?={_CALL.pattern}\s)")
"""Where one note ends and the next begins in its line: "… mandatés compris. (b) Mandaté / …"."""
_TIME = re.compile(
    rf"\b(?:{MONTH}|(?:{'|'.join(MONTHS_IN_PERIOD)})s?\b|prorata\b|pro rata\b)",
    re.IGNORECASE,
)
"""A note that speaks of a part of the year."""
_DAYS = re.compile(r"\b(?P<days>\d{1,3}) jours?\b", re.IGNORECASE)
"""A note that says for how many days: "les intérêts courent sur 181 jours"."""
_YEAR = 12
"""Months."""
_YEAR_OF_DAYS = (360, 365, 366)
"""Days of a year, as a bank may reckon it, and as it is."""
_SHOWN = 90
"""Characters of a note that its reason quotes."""


def _explain(scene: Scene, outcome: Outcome) -> Reason | None:
    """A product that holds with a number of a note to it in the place of a factor, or a quotient
    with one in that of its divisor; one of both that holds of the part of a year of which a note
    speaks; or a sum that misses by an amount that a note to it gives.
    """
    result = scene.result(outcome.identity)
    if result is None or result.number is None:
        return None
    for call, note in _notes_to(scene, scene.figures(outcome.identity)):
        parts = _parts_of_year(note)
        if parts and _is_of_part(scene, outcome, result.number, parts):
            return Reason.of(_told(call, note), [result])
        for found in find_numbers(note):
            if _accounts(scene, outcome, result.number, found.number):
                return Reason.of(_told(call, note), [result])
    return None


def _parts_of_year(note: str) -> list[Fraction]:
    """The parts of a year that a note may mean: so many days, and any months where it speaks of
    time."""
    days = [int(found["days"]) for found in _DAYS.finditer(note)]
    parts = [
        Fraction(some, year)
        for some, year in product(days, _YEAR_OF_DAYS)
        if 0 < some < year
    ]
    if _TIME.search(note):
        parts += [Fraction(months, _YEAR) for months in range(1, _YEAR)]
    return parts


def _is_of_part(
    scene: Scene,
    outcome: Outcome,
    printed: Number,
    parts: Sequence[Fraction],
) -> bool:
    """Whether a product is a part of what a whole year would be, or a quotient that of a year of
    which a part is divided: a rate of the interest of some months."""
    identity = outcome.identity
    made = right_side(identity, scene.facts)
    if made is None or identity.offset:
        return False
    if identity.form is Form.RATIO:
        parts = [1 / part for part in parts]
    elif identity.form is not Form.PRODUCT:
        return False
    return any(
        abs(made.middle * part.numerator / part.denominator - printed.value)
        <= printed.half_unit
        for part in parts
    )


def _accounts(
    scene: Scene, outcome: Outcome, printed: Number, noted: Number
) -> bool:
    identity = outcome.identity
    if identity.form in LINEAR:
        return noted.unit is Unit.EUR and abs(outcome.delta or 0) == noted.value
    factors = present(fact.value for fact in scene.terms(identity))
    if len(factors) < len(identity.terms):
        return False
    half = printed.half_unit
    return any(
        abs(made - printed.value) <= half
        for made in _made_with(identity, factors, noted.value)
    )


def _made_with(
    identity: Identity, factors: Sequence[Decimal], noted: Decimal
) -> Iterator[Decimal]:
    """What a product comes to with a number of a note in the place of each factor, or a quotient
    with it as its divisor."""
    if identity.form is Form.PRODUCT:
        whole = prod(factors, start=identity.constant * noted)
        yield from (whole / factor for factor in factors if factor)
    elif identity.form is Form.RATIO and noted:
        yield identity.constant * factors[0] / noted


def _notes_to(scene: Scene, figures: list[Fact]) -> Iterator[tuple[str, str]]:
    """The notes that the lines, the headers or the cells of some figures call, or lines beside them
    that print no figure: call and text."""
    calls = _calls(figures, _lines_without_figures(scene, figures))
    if not calls:
        return
    tables = present(map(scene.table_of, figures))
    pages = {place.page for one in tables for place in one.table.raw.places}
    lines = [line for line in scene.document.prose if line.page in pages]
    for at, line in enumerate(lines):
        for call, note in _notes_begun_in(line, lines[at + 1 : at + 2]):
            if call in calls:
                yield call, note


def _notes_begun_in(
    line: Line, following: Sequence[Line]
) -> Iterator[tuple[str, str]]:
    """The notes that begin in a line, call and text: the last may go on in the next line."""
    *sooner, last = _notes_in(line.text)
    for text in sooner:
        if found := _CALLED.fullmatch(text):
            yield found["call"], found["note"]
    if found := _CALLED.fullmatch(last):
        yield found["call"], _note(found["note"], line, following)


def _notes_in(text: str) -> list[str]:
    """The notes of a line; all of it where it has but one, or none."""
    ends = [found.start() for found in _NEXT.finditer(text)]
    return [text[at:to] for at, to in pairwise([0, *ends, len(text)])]


def _lines_without_figures(
    scene: Scene, figures: Sequence[Fact]
) -> Iterator[str]:
    """The labels of the lines among some figures of a column, or next to them, that print none in
    it."""
    table = scene.table_of(figures[0])
    rows = present(fact.row for fact in figures)
    if table is None or len({fact.col for fact in figures}) != 1:
        return
    for row in table.rows[max(0, min(rows) - 1) : max(rows) + 2]:
        if (row.index, figures[0].col) not in table.facts:
            yield row.label


def _calls(figures: list[Fact], beside: Iterable[str]) -> set[str]:
    """The calls of footnotes behind some figures, the labels of their lines and their headers, and
    labels beside them."""
    texts: list[str] = list(beside)
    for fact in figures:
        texts += (fact.printed, *fact.row_path[-1:], *fact.column_path)
    calls: set[str] = set()
    for text in texts:
        calls.update(one[0] for one in _CALL.finditer(text))
    return calls


def _note(first: str, line: Line, following: Sequence[Line]) -> str:
    """The text of a note with its second line, where it has one."""
    for second in following[:1]:
        gap = second.bbox.top - line.bbox.bottom
        is_near = second.page == line.page and gap < line.size
        if is_near and not _CALLED.fullmatch(second.text):
            return f"{first} {second.text}"
    return first


def _told(call: str, note: str) -> Message:
    shown = shorten(note, _SHOWN, placeholder=" …")
    return Message(
        f"La note {call} en rend compte : « {shown} ».",
        f"Note {call} accounts for it: “{shown}”.",
    )


EXPLANATION = Explanation(
    code="footnote",
    title=Message("Note de bas de tableau", "A footnote"),
    explain=_explain,
)
