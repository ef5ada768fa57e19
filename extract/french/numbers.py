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
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.french.folding import MINUS, SN, SPACES, S, plain
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.money import CELL_UNIT, FIGURE_SUFFIX, GLUED_UNITS, SCALES
from extract.number import Number, Unit

DecimalMark = Literal[".", ","]

_DIGITS = re.compile(
    rf"""(?P<integer>
      [1-9]\d{{0,2}}(?:{SN}\d{{3}})+      # 1 234 567
    | [1-9]\d{{0,2}}(?:['’]\d{{3}})+      # 1'234
    | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}   # 2.294.606
    | [1-9]\d{{0,2}}\.\d{{3}}(?=,)        # 1.234,56
    | [1-9]\d{{0,2}}(?:,\d{{3}}){{2,}}    # 2,294,606, where the table is known to be printed so
    | [1-9]\d{{0,2}},\d{{3}}(?=\.\d)      # 1,234.56, likewise
    | \d+
    )(?:(?P<mark>[.,])(?P<decimals>\d+))?""",
    re.VERBOSE,
)
_NOTE = rf"(?:{S}*(?:\(\w\)|\[\w\]|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+))*"
_FIGURE = re.compile(
    rf"[(\[<>≤≥]?(?:[{MINUS}+]{S}?)?\(?(?:(?:€|EUR){S}?)?\d[\d{SPACES},.'’]*"
    rf"(?:{S}?(?:€|%|‰|k€|K€|M€|EUR|euros?))?{S}?[)\]]*(?:{S}?(?:\*{{1,3}}|\(\d{{1,2}}\)|[¹²³]))*"
)
_LONGEST = 80
"""A longer text is no number, whatever its unit and marks."""


class Match(NamedTuple):
    """A number found in a text: ``text[start:end]`` is the number with its sign and unit."""

    start: int
    end: int
    number: Number


@lru_cache(maxsize=1 << 14)
def parse_number(
    text: str, *, scale: int = 1, decimal: DecimalMark | None = None, unit: Unit = Unit.NONE
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
    """
    printed = plain(text)
    read = _read(printed)
    if read is None:
        return None
    value = _value(read.digits, decimal)
    suffix = read.suffix if read.suffix.text else _Suffix(unit, scale, "")
    return None if value is None else _number(*value, read.negative, suffix, printed, read.note)


def looks_like_figure(text: str) -> bool:
    """Whether a text is printed as one figure, whether or not it can be read as a number: digits
    with separators, sign, brackets, unit, footnote marks.

    >>> [looks_like_figure(text) for text in ("(1 234,50 €)", "1 50", "12 postes", "3)")]
    [True, True, False, False]
    """
    return _FIGURE.fullmatch(text) is not None and text.count("(") == text.count(")")


class _Read(NamedTuple):
    """A cell's text taken apart: its digits, and what is printed around them."""

    digits: re.Match[str]
    negative: bool
    suffix: "_Suffix"
    note: str


_BEGINS = re.compile(rf"(?:[({MINUS}+€{SPACES}]|EUR)*\d")
_UNDECORATED = re.compile(rf"[\d{SPACES}.,]*[€%]?")
"""Neither a sign nor a note, nor a unit before the digits or between them."""
_EURO_BETWEEN = re.compile(rf"(\d[\d{SPACES}]*){S}?€{S}?(\d\d)")


@lru_cache(maxsize=1 << 14)
def _read(printed: str) -> _Read | None:
    """The parts of a cell's text that is a number, whatever its column says; None for any other
    text.
    """
    if len(printed) > _LONGEST or not _BEGINS.match(printed):
        return None
    rest, note, negative, euro = printed, "", False, False
    if not _UNDECORATED.fullmatch(printed):
        body, note = _split_note(printed)
        body, negative = _split_sign(body)
        found = _prefix_euro(body)
        rest, euro = (body, False) if found is None else (found, True)
        if cents := _EURO_BETWEEN.fullmatch(rest):
            rest, euro = f"{cents[1].strip()},{cents[2]}", True
    digits = _DIGITS.match(rest)
    suffix = None if digits is None else _suffix(rest[digits.end() :])
    if digits is None or suffix is None:
        return None
    return _Read(
        digits, negative, _Suffix(Unit.EUR, 1, "€") if euro and not suffix.text else suffix, note
    )


def find_numbers(text: str, *, decimal: DecimalMark | None = None) -> tuple[Match, ...]:
    """The numbers in prose, in order; a line end counts as a space, so that a number cut by one is
    found.

    Digits that belong to a word, a code, a date written with slashes, an ordinal or an ambiguous
    run of groups ("03 21 21 62 62") are left out. What the numbers mean is not judged here: years
    and article numbers are kept.

    >>> [match.number.printed for match in find_numbers("de 1 565\\n228 € (12,5 %)")]
    ['1 565 228 €', '12,5 %']
    """
    matches = []
    for run in _RUN.finditer(text):
        if _belongs_to_a_word(text, run):
            continue
        matches += [_match(text, piece) for piece in _pieces(text, *run.span(), decimal)]
    return tuple(matches)


class _Suffix(NamedTuple):
    unit: Unit
    scale: int
    text: str


_BARE = _Suffix(Unit.NONE, 1, "")


_RUN = re.compile(rf"\d+(?:(?:[.,'’]|{SN})\d+)*")
_RANGE_UNIT = rf"{SN}?(?:€|%|k€|mois\b|ans?\b|jours?\b|semaines?\b|heures?\b|années?\b|m²)"
_GLUED_BEFORE = re.compile(rf"(?:[\w°№§]|[^\W\d_]\.|\w[{MINUS}/'’]|\d[.,:])\Z")
_GLUED_AFTER = re.compile(rf"[{MINUS}/:h]\d|[°_§]")
_LETTERS = re.compile(r"[^\W\d_]+[²³]?")
_RANGE_HIGH = re.compile(rf"(?<![\w{MINUS}/.])\d+(?:,\d+)?[{MINUS}]\Z")
_RANGE_LOW = re.compile(rf"[{MINUS}]\d+(?:,\d+)?{_RANGE_UNIT}")
_RANGE_CLOSE = re.compile(_RANGE_UNIT)
_CONTEXT = 32
"""How many characters before a number can change its reading; most rules look at two of them."""


def _belongs_to_a_word(text: str, run: re.Match[str]) -> bool:
    """Whether the digits are glued to something that makes them a code, a date, an ordinal or a
    reference.
    """
    start, end = run.span()
    if (
        start
        and not text[start - 1].isspace()
        and _GLUED_BEFORE.search(text, max(0, start - 2), start)
    ):
        before = text[max(0, start - _CONTEXT) : start]
        return not (_RANGE_HIGH.search(before) and _RANGE_CLOSE.match(text, end))
    if _GLUED_AFTER.match(text, end):
        return not _RANGE_LOW.match(text, end)
    letters = _LETTERS.match(text, end)
    return (
        letters is not None
        and FIGURE_SUFFIX.match(text, end) is None
        and letters.group() not in GLUED_UNITS
    )


_CUTS = tuple(
    re.compile(cut)
    for cut in (r"(?<=\d)\n(?=\d)", rf"(?<=[.,]\d\d){SN}(?=\d)", rf"(?<=\d){SN}(?=\d)")
)
_YEAR_FIRST = re.compile(rf"{YEAR}\b")


class _Piece(NamedTuple):
    """A number's digits in a text, their value, and how many are decimals."""

    start: int
    end: int
    value: Decimal
    decimals: int


def _pieces(text: str, start: int, end: int, decimal: DecimalMark | None) -> list[_Piece]:
    """The numbers in the run of digit groups ``text[start:end]``; none where it can be cut in more
    than one way.
    """
    whole = _DIGITS.fullmatch(text, start, end)
    if whole is not None and (read := _value(whole, decimal)) is not None:
        return [_Piece(start, end, *read)]
    run = text[start:end]
    for cut in _CUTS[: 3 if _YEAR_FIRST.match(run) else 2]:
        found = cut.search(run)
        if found is not None:
            head = _pieces(text, start, start + found.start(), decimal)
            return head + _pieces(text, start + found.end(), end, decimal)
    return []


_SIGN_BEFORE = re.compile(rf"(?:^|(?<=[\s(\[«:;,]))(?:[{MINUS}]|\u2212{S}|\+{S}?)\Z")
_SIGNS = frozenset("+-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d")
_EURO_BEFORE = re.compile(rf"(?:€|\bEUR){S}?\Z")


def _match(text: str, piece: _Piece) -> Match:
    begin, stop = piece.start, piece.end
    near = max(0, begin - 2)
    sign = None if _SIGNS.isdisjoint(text[near:begin]) else _SIGN_BEFORE.search(text, near, begin)
    begin = begin if sign is None else sign.start()
    negative = sign is not None and not sign.group().startswith("+")
    after = FIGURE_SUFFIX.match(text, stop)
    suffix = _BARE if after is None else _read_suffix(after)
    stop = stop if after is None else after.end()
    if (
        after is None
        and begin
        and (before := _EURO_BEFORE.search(text, max(0, begin - 4), begin)) is not None
    ):
        suffix, begin = _Suffix(Unit.EUR, 1, "€"), before.start()
    return Match(
        begin,
        stop,
        _number(piece.value, piece.decimals, negative, suffix, plain(text[begin:stop]), ""),
    )


_NOTED = re.compile(rf"(?P<body>.*?[^{SPACES}(\[*])(?P<note>{_NOTE})", re.DOTALL)
_POWER = re.compile(r"\bk?m[²³]$")


def _split_note(text: str) -> tuple[str, str]:
    """A cell's text without the footnote marks that close it, and those marks."""
    found = _NOTED.fullmatch(text)
    if found is None or not found["note"].strip() or _POWER.search(text):
        return text, ""
    return found["body"], found["note"].strip()


_BRACKETS = re.compile(rf"\({S}*([^()]*[^\s()]){S}*\)({S}*(?:€|%))?")
_ONE_OR_TWO = re.compile(r"\d\d?")
_MINUS_FIRST = re.compile(rf"(?:€{S}?)?[{MINUS}]{S}*(?=[\d€])")
_PLUS_FIRST = re.compile(rf"\+{S}*(?=\d)")
_MINUS_LAST = re.compile(rf"(?<=[\d€%]){S}*[{MINUS}]$")
_EURO_FIRST = re.compile(rf"(?:€|EUR){S}*(?=\d)")


def _split_sign(text: str) -> tuple[str, bool]:
    """A cell's text without its sign, and whether that says minus."""
    if found := _BRACKETS.fullmatch(text):
        inner = found[1] + (found[2] or "")
        return ("", False) if _ONE_OR_TWO.fullmatch(inner) else (inner, True)
    if found := _MINUS_FIRST.match(text):
        return text[found.end() :], True
    if found := _PLUS_FIRST.match(text):
        return text[found.end() :], False
    if found := _MINUS_LAST.search(text):  # a dash set apart is the nothing of the column beside it
        return text[: found.start()], len(found[0]) == 1
    return text, False


def _prefix_euro(text: str) -> str | None:
    found = _EURO_FIRST.match(text)
    return None if found is None else text[found.end() :]


@lru_cache(maxsize=512)
def _suffix(text: str) -> _Suffix | None:
    """The unit that ``text``, the rest of a cell after its digits, names; None if it is anything
    else.
    """
    if not text.strip():
        return _BARE
    found = FIGURE_SUFFIX.fullmatch(text)
    if found is not None:
        return _read_suffix(found)
    other = CELL_UNIT.fullmatch(text)
    return None if other is None else _Suffix(Unit.OTHER, 1, plain(other["unit"]))


def _read_suffix(found: re.Match[str]) -> _Suffix:
    return _named_unit(found.group(), *found.group("percent", "permille", "bare", "letter", "word"))


@lru_cache(maxsize=512)
def _named_unit(
    printed: str,
    percent: str | None,
    permille: str | None,
    bare: str | None,
    letter: str | None,
    word: str | None,
) -> _Suffix:
    text = plain(printed)
    if percent:
        return _Suffix(Unit.PERCENT, 1, "%")
    if permille:
        return _Suffix(Unit.OTHER, 1, text)
    if bare:
        return _Suffix(Unit.NONE, SCALES[bare.rstrip("s")], text)
    return _Suffix(Unit.EUR, SCALES.get((letter or word or "").lower().rstrip("s"), 1), text)


_UP_TO_THREE = re.compile(r"[1-9]\d{0,2}")


def _value(digits: re.Match[str], decimal: DecimalMark | None) -> tuple[Decimal, int] | None:
    """The value and the number of decimals, or None for a code or an ambiguous dot."""
    integer, decimals, mark = digits["integer"], digits["decimals"] or "", digits["mark"]
    if len(decimals) == 3 and _UP_TO_THREE.fullmatch(integer):
        if mark == "." and decimal is None:
            return None
        if decimal is not None and mark != decimal:
            return Decimal(integer + decimals), 0
    if "," in integer and decimal != ".":
        return None
    bare = integer if integer.isdigit() else "".join(integer.split())
    if not bare.isdigit():
        bare = "".join(filter(str.isdigit, bare))
    if not decimals and len(bare) > 1 and bare.startswith("0"):
        return None
    return Decimal(f"{bare}.{decimals}" if decimals else bare), len(decimals)


def _number(
    value: Decimal, decimals: int, negative: bool, suffix: _Suffix, printed: str, note: str
) -> Number:
    value *= suffix.scale
    signed = -value if negative and value else value
    # by position: with keywords, making a Number takes more than twice as long
    return Number(signed, decimals, printed, suffix.unit, suffix.scale, suffix.text, note)
