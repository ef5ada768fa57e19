"""Numbers as the French print them: text -> `Number`. Pure, and it never guesses.

Rules where usage is divided:

- Groups of three digits are separated by one space of any width, by apostrophes, or by dots when
  there are at least two of them or decimals follow a comma (``2.294.606,33``). A group of any other
  length is no number (``1 50``, ``0 00``, ``12 34 567``).
- A comma is always the decimal mark. A single dot is one too, except before exactly three digits
  after one to three others (``1.234``): that is ambiguous and reads as nothing unless the caller
  knows the decimal mark.
- An integer with leading zeros is a code, not a number.
- Parentheses around a whole cell are a minus sign, except around one or two bare digits (a footnote
  mark).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extract.french.digit_groups import DIGITS, DecimalMark, digits_value
from extract.french.figure_units import (
    EUROS,
    NO_UNIT,
    FigureUnit,
    unit_of_rest,
    unit_of_suffix,
)
from extract.french.folding import (
    DASHES,
    MINUS,
    RAISED_DIGITS,
    SN,
    SPACES,
    S,
    plain,
)
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import CLOSING_CALLS, OPENING_CALLS
from extract.french.lexicon.money import FIGURE_SUFFIX, GLUED_UNITS, TAX
from extract.number import Number, Unit

_UNIT_BEHIND = (
    rf"(?:{S}?(?:€(?:uros?)?|%|‰|k€|K€|M€|EUR|euros?)(?:{S}(?:{TAX}))?)"
)
_FIGURE = re.compile(
    rf"[(\[<>≤≥]?(?:[{MINUS}+]{S}?)?\(?(?:(?:€|EUR){S}?)?\d[\d{SPACES},.'’]*"
    rf"(?:{_UNIT_BEHIND}?{S}?[)\]]*|[)\]]{_UNIT_BEHIND})"
    rf"(?:{S}?(?:\*{{1,3}}|[†‡]|\(\d{{1,2}}\)|[{RAISED_DIGITS}]))*"
)
"""All that may be printed around the digits of one figure: "(- 1 234,50 € TTC)*"."""
_LONGEST = 80
"""A longer text is no number, whatever its unit and marks."""


def looks_like_figure(text: str) -> bool:
    """Whether a text is printed as one figure, whether or not it can be read as a number: digits
    with separators, sign, brackets, unit, footnote marks.

    >>> [looks_like_figure(text) for text in ("(1 234,50 €)", "1 50", "12 postes", "3)")]
    [True, True, False, False]
    >>> looks_like_figure("(1 234,50) €")
    True
    """
    if _FIGURE.fullmatch(text) is None:
        return False
    return text.count("(") == text.count(")")


# ---------------------------------------------------------------------------------------------
# a cell that is one number


@lru_cache(maxsize=1 << 14)
def parse_number(
    text: str,
    *,
    scale: int = 1,
    decimal: DecimalMark | None = None,
    unit: Unit = Unit.NONE,
) -> Number | None:
    """The one number that the whole of a cell's text is, or None.

    ``scale`` and ``unit`` come from the column's header ("en milliers d'euros") and apply where the
    cell does not print its own. ``decimal`` settles ``1.234``, and a dot lets commas group
    thousands.

    >>> parse_number("(1 234,50 €)").value
    Decimal('-1234.50')
    >>> parse_number("12,5 k€").value
    Decimal('12500.0')
    >>> parse_number("1 50") is None and parse_number("1.234") is None
    True
    >>> parse_number("690,00 e").value, parse_number("690 e")
    (Decimal('690.00'), None)
    >>> parse_number("816 498 ,00").value, parse_number("12, 13")
    (Decimal('816498.00'), None)
    >>> parse_number("1, 8 €").value, parse_number("4350,00.").value
    (Decimal('1.8'), Decimal('4350.00'))
    >>> parse_number("172 500€ €").value
    Decimal('172500')
    """
    printed = plain(text)
    meant = printed
    for slip, put_right in _SLIPS:
        meant = slip.sub(put_right, meant)
    parts = _take_apart(meant)
    if parts is None:
        return None

    value = digits_value(parts.digits, decimal)
    if value is None:
        return None
    own = parts.unit if parts.unit.text else FigureUnit(unit, scale, "")
    return _number(*value, parts.negative, own, printed, parts.note)


class _CellParts(NamedTuple):
    """A cell's text taken apart: its digits, and what is printed around them."""

    digits: re.Match[str]
    negative: bool
    unit: FigureUnit
    note: str


_BEGINS = re.compile(
    rf"(?:{OPENING_CALLS})?(?:[({MINUS}+€{SPACES}]|EUR|\(€\))*\d"
)
"""What a number can begin with: most texts do not, which is quick to see."""
_UNDECORATED = re.compile(rf"[\d{SPACES}.,]*[€%]?")
"""Neither a sign nor a note, nor a unit before the digits or between them."""
_EURO_FIRST = re.compile(rf"(?:€|EUR|\(€\)){S}*(?=\d)")
"""The currency before the digits: "€ 1 200"; in brackets where the unit of a header slid down to
its first figure: "(€) 2 332,00"."""
_EURO_BETWEEN = re.compile(rf"(\d[\d{SPACES}]*){S}?€{S}?(\d\d)")
"""The currency in the place of the decimal mark: "12 € 50"."""
_SPACED_COMMA = re.compile(
    rf"(?<=\d){S},(?=\d\d(?!\d))"
    rf"|(?<={S}\d\d\d),{S}(?=\d\d(?!\d))"
    rf"|(?<=\d),{S}(?=\d{{1,2}}{S}?€)"
)
"""A decimal comma with a space before it, or after it where it can be no comma of a list: behind a
group of thousands, or before decimals and their currency.
"""
_EURO_TWICE = re.compile(rf"€{S}*€$")
"""The currency typed, and set by the cell's format as well: "172 500€ €"."""
_FULL_STOP = re.compile(rf"(,\d\d(?:{S}?€)?){S}?\.$")
"""A full stop behind cents, as at the end of a sentence: "4350,00."."""
_SLIPS = (
    (_SPACED_COMMA, ","),
    (_FULL_STOP, r"\1"),
    (_EURO_TWICE, "€"),
)
"""Slips of the hand around a number that leave no doubt about it, and what puts each right."""
_EURO_TYPED = re.compile(rf",\d\d{S}?e$")
"""A letter for the currency behind cents: "690,00 e"."""


@lru_cache(maxsize=1 << 14)
def _take_apart(printed: str) -> _CellParts | None:
    """The parts of a cell's text that is a number, whatever its column says; None for any other
    text.
    """
    if len(printed) > _LONGEST or not _BEGINS.match(printed):
        return None

    rest, note, negative, euro = printed, "", False, False
    if not _UNDECORATED.fullmatch(printed):
        body, note = _split_note(printed)
        body, negative = _split_sign(body)
        rest, euro = _split_euro(body)

    digits = DIGITS.match(rest)
    if digits is None:
        return None
    unit = unit_of_rest(rest[digits.end() :])
    if unit is None and _EURO_TYPED.search(rest):
        unit = EUROS
    if unit is None:
        return None
    if euro and not unit.text:
        unit = EUROS
    return _CellParts(digits, negative, unit, note)


def _split_euro(text: str) -> tuple[str, bool]:
    """A cell's text without the currency before its digits or between them, and whether it was."""
    first = _EURO_FIRST.match(text)
    rest = text if first is None else text[first.end() :]

    between = _EURO_BETWEEN.fullmatch(rest)
    if between is not None:
        return f"{between[1].strip()},{between[2]}", True
    return rest, first is not None


_NOTED = re.compile(
    rf"(?P<first>{OPENING_CALLS})?(?P<body>.*?[^{SPACES}(\[*])(?P<note>{CLOSING_CALLS})",
    re.DOTALL,
)
"""A cell's text and the footnote marks that open and close it: "1 200 (a)**"."""
_POWER = re.compile(r"\bk?m[²³]$")
"""Square metres end as footnote calls do."""


def _split_note(text: str) -> tuple[str, str]:
    """A cell's text without the footnote marks before and behind it, and those marks."""
    found = _NOTED.fullmatch(text)
    if found is None or _POWER.search(text):
        return text, ""
    note = f"{found['first'] or ''}{found['note']}".strip()
    return (found["body"], note) if note else (text, "")


def without_note(text: str) -> str:
    """A cell's text without the footnote marks before and behind it.

    >>> without_note("141.300 (1)")
    '141.300'
    """
    body, _ = _split_note(text)
    return body


_BRACKETS = re.compile(rf"\({S}*([^()]*[^\s()]){S}*\)({S}*(?:€|%))?")
"""Brackets around a whole figure, its unit inside or outside: "(1 200) €"."""
_SIGN_FIRST = re.compile(
    rf"(?:(?:€{S}?)?(?P<minus>[{MINUS}]){S}*(?=[\d€])|\+{S}*(?=\d))"
)
"""A sign before the digits, the currency before or between: "€ -12", "+ 3"."""
_MINUS_LAST = re.compile(rf"(?<=[\d€%]){S}*[{MINUS}]$")
"""A minus sign behind a figure: "1 200,00-"."""


def _split_sign(text: str) -> tuple[str, bool]:
    """A cell's text without its sign, and whether that says minus."""
    brackets = _BRACKETS.fullmatch(text)
    if brackets is not None:
        inner = brackets[1] + (brackets[2] or "")
        # One or two digits in brackets are the call of a footnote.
        if len(inner) <= 2 and inner.isdecimal():
            return "", False
        return inner, True

    first = _SIGN_FIRST.match(text)
    if first is not None:
        return text[first.end() :], first["minus"] is not None

    last = _MINUS_LAST.search(text)
    if last is not None:
        # A dash set apart is the nothing of the column beside it.
        return text[: last.start()], len(last[0]) == 1
    return text, False


def _number(
    value: Decimal,
    decimals: int,
    negative: bool,
    unit: FigureUnit,
    printed: str,
    note: str,
) -> Number:
    value *= unit.scale
    signed = -value if negative and value else value
    # by position: with keywords, making a Number takes more than twice as long
    return Number(
        signed, decimals, printed, unit.unit, unit.scale, unit.text, note
    )


# ---------------------------------------------------------------------------------------------
# numbers in prose


class Match(NamedTuple):
    """A number found in a text: ``text[start:end]`` is the number with its sign and unit."""

    start: int
    end: int
    number: Number


_RUN = re.compile(rf"\d+(?:(?:[.,'’]|{SN})\d+)*")
"""Groups of digits with one character between them."""


@lru_cache(maxsize=1 << 11)
def find_numbers(
    text: str, *, decimal: DecimalMark | None = None
) -> tuple[Match, ...]:
    """The numbers in prose, in order; a line end counts as a space, so that a number cut by one is
    found.

    Digits that belong to a word, a code, a date written with slashes, an ordinal or an ambiguous
    run of groups ("03 21 21 62 62") are left out. What the numbers mean is not judged here: years
    and article numbers are kept. A dot before three digits parts thousands in money that is no
    price of one ("35.250 €").

    >>> [match.number.printed for match in find_numbers("de 1 565\\n228 € (12,5 %)")]
    ['1 565 228 €', '12,5 %']
    >>> [match.number.printed for match in find_numbers("7 × 1 642 € + 12 × 538 €")]
    ['7', '1 642 €', '+ 12', '538 €']
    """
    matches: list[Match] = []
    for run in _RUN.finditer(text):
        if not _belongs_to_a_word(text, run):
            mark = decimal or _mark_of_money(text, run.end())
            for piece in _pieces(text, *run.span(), mark):
                last = matches[-1].end if matches else 0
                matches.append(_match(text, piece, last))
    return tuple(_with_cents(text, matches) if "euro" in text else matches)


_EUROS = re.compile(r"\d euros?\Z")
"""The end of an amount behind which its cents may stand: "9 euros 87"."""
_CENTS = 2
"""Digits of them."""
_NO_CENTS = re.compile(
    rf"{SN}?[%€²³\d]|{SN}(?!(?:et|par|pour|en|de|du|des|la|le|les|au|aux|soit|dont|contre|ht|ttc)\b)"
    r"[^\W\d_]{2}",
    re.IGNORECASE,
)
"""Behind a number that counts something of its own."""


def _with_cents(text: str, matches: Sequence[Match]) -> Sequence[Match]:
    """The numbers, those of an amount and of its cents as one, as it is spoken: "3 euros 41"."""
    joined: list[Match] = []
    for match in matches:
        if joined and _are_cents(text, joined[-1], match):
            joined.append(_joined(text, joined.pop(), match))
        else:
            joined.append(match)
    return joined


def _are_cents(text: str, euros: Match, match: Match) -> bool:
    """Whether two digits right behind an amount in whole euros are its cents."""
    pair, between = text[match.start : match.end], text[euros.end : match.start]
    are_cents = (
        pair.isdigit() and len(pair) == _CENTS,
        between.isspace() and len(between) == 1,
        not euros.number.decimals and euros.number.value >= 0,
    )
    if not all(are_cents) or not _EUROS.search(text, euros.start, euros.end):
        return False
    return _NO_CENTS.match(text, match.end) is None


def _joined(text: str, euros: Match, cents: Match) -> Match:
    value = euros.number.value + cents.number.value.scaleb(-2)
    printed = plain(text[euros.start : cents.end])
    number = replace(euros.number, value=value, decimals=2, printed=printed)
    return Match(euros.start, cents.end, number)


_MONEY = re.compile(
    rf"(?i:{SN}?(?:€|EUR\b|euros?\b|francs?\b|F\b)(?!{SN}?/)"
    rf"(?!(?:{SN}(?:HT|TTC))?{SN}(?:par|le|la|du|au|l['’]){SN}?"
    rf"(?:litres?|kWh|MWh|m[23²³]|m[èe]tre|kilo|kg|tonne|st[èe]re|heure|repas|unit[ée])))"
)
"""Behind an amount of money that is no price of one thing: those have three decimals."""


def _mark_of_money(text: str, end: int) -> DecimalMark | None:
    """The mark of cents in what stands before money, which has two of them."""
    return "," if _MONEY.match(text, end) else None


_RANGE_UNIT = rf"{SN}?(?:€|%|k€|mois\b|ans?\b|jours?\b|semaines?\b|heures?\b|années?\b|m²)"
_GLUED_BEFORE = re.compile(rf"(?:[\w°№§]|[^\W\d_]\.|\w[{MINUS}/'’]|\d[.,:])\Z")
"""What makes a code or a date of the digits behind it: "B12", "n°12", "L.12", "2022-244"."""
_GLUED_AFTER = re.compile(rf"[{MINUS}/:h]\d|[°_§]")
"""The same of the digits before it: "12/05", "14h30", "5°"."""
_LETTERS = re.compile(r"[^\W\d_]+[²³]?")
"""Letters right behind digits: a unit ("12km²"), or an ordinal ("3ème")."""
_RANGE_HIGH = re.compile(rf"(?<![\w{MINUS}/.])\d+(?:,\d+)?[{MINUS}]\Z")
"""The lower end of a range before its higher one: "10-" in "10-20 %"."""
_RANGE_LOW = re.compile(rf"[{MINUS}]\d+(?:,\d+)?{_RANGE_UNIT}")
"""Its higher end, with the unit of both: "-20 %"."""
_RANGE_CLOSE = re.compile(_RANGE_UNIT)
"""The end of a range that names the unit of both: "de 10 à 20 %"."""
_CONTEXT = 32
"""How many characters before a number can change its reading; most rules look at two of them."""


_TIMES_BEFORE = re.compile(rf"{SN}[x×*]{SN}(?P<over>\d{{1,3}}/)?\Z")
"""A multiplication sign before the figure that is above the line of a fraction, or below it."""
_OVER = re.compile(r"/\d{1,3}(?!\d|/|[.,]\d)")
"""Behind what is above the line: "x 8/12"."""
_LONGEST_FACTOR = 8
"""Characters of a sign and what is above the line."""


def _is_of_fraction(text: str, start: int, end: int) -> bool:
    """Whether digits are those of a fraction by which a formula multiplies: "165 € x 28/35"."""
    found = _TIMES_BEFORE.search(text, max(0, start - _LONGEST_FACTOR), start)
    if found is None:
        return False
    return bool(found["over"]) or _OVER.match(text, end) is not None


def _belongs_to_a_word(text: str, run: re.Match[str]) -> bool:
    """Whether the digits are glued to something that makes them a code, a date, an ordinal or a
    reference.
    """
    start, end = run.span()
    if _is_of_fraction(text, start, end):
        return False
    touches = start > 0 and not text[start - 1].isspace()
    if touches and _GLUED_BEFORE.search(text, max(0, start - 2), start):
        before = text[max(0, start - _CONTEXT) : start]
        return not (
            _RANGE_HIGH.search(before) and _RANGE_CLOSE.match(text, end)
        )
    if _GLUED_AFTER.match(text, end):
        return not _RANGE_LOW.match(text, end)

    letters = _LETTERS.match(text, end)
    if letters is None or letters.group() in GLUED_UNITS:
        return False
    return FIGURE_SUFFIX.match(text, end) is None


_CUTS = tuple(
    re.compile(cut)
    for cut in (
        r"(?<=\d)\n(?=\d)",
        rf"(?<=[.,]\d\d){SN}(?=\d)",
        rf"(?<=\d){SN}(?=\d)",
    )
)
"""Where a run of groups is two numbers: at a line end, after cents, at any space after a year."""


class _Piece(NamedTuple):
    """A number's digits in a text, their value, and how many are decimals."""

    start: int
    end: int
    value: Decimal
    decimals: int


def _pieces(
    text: str, start: int, end: int, decimal: DecimalMark | None
) -> list[_Piece]:
    """The numbers in the run of digit groups ``text[start:end]``; none where it can be cut in more
    than one way.
    """
    whole = DIGITS.fullmatch(text, start, end)
    read = None if whole is None else digits_value(whole, decimal)
    if read is not None:
        return [_Piece(start, end, *read)]

    run = text[start:end]
    begins_with_year = is_year(run[:4]) and not run[4:5].isdecimal()
    cuts = _CUTS if begins_with_year else _CUTS[:-1]
    for cut in cuts:
        found = cut.search(run)
        if found is not None:
            head = _pieces(text, start, start + found.start(), decimal)
            return head + _pieces(text, start + found.end(), end, decimal)
    return []


_SIGN_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(\[«:;,]))(?:[{MINUS}]|\u2212{S}|\+{S}?)\Z"
)
"""A sign before a number, with nothing before it that makes a hyphen of it: "de -3", "(+ 2"."""
_SIGNS = frozenset(f"+{DASHES}")
"""Quick to look for before the expression."""
_EURO_BEFORE = re.compile(rf"(?:€|\bEUR){S}?\Z")
"""The currency before a number: "EUR 1 200"."""
_LONGEST_EURO = 4
"""Characters of a currency before a figure, with its space."""


def _match(text: str, piece: _Piece, last: int) -> Match:
    """A number with the sign before it, and its unit after or before it; what stands before
    ``last`` is of the number before."""
    begin, stop, unit, negative = piece.start, piece.end, NO_UNIT, False

    near = max(0, begin - 2)
    if not _SIGNS.isdisjoint(text[near:begin]):
        sign = _SIGN_BEFORE.search(text, near, begin)
        if sign is not None:
            begin, negative = sign.start(), not sign.group().startswith("+")

    after = FIGURE_SUFFIX.match(text, stop)
    if after is not None:
        stop, unit = after.end(), unit_of_suffix(after)
    elif begin:
        near = max(last, begin - _LONGEST_EURO)
        before = _EURO_BEFORE.search(text, near, begin)
        if before is not None:
            begin, unit = before.start(), EUROS

    printed = plain(text[begin:stop])
    return Match(
        begin,
        stop,
        _number(piece.value, piece.decimals, negative, unit, printed, ""),
    )
