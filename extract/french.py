"""Numbers as the French print them: text -> `Number`. Pure, and it never guesses.

Rules where usage is divided:

- Groups of three digits are separated by one space of any width, by apostrophes, or by dots when there are at
  least two of them or decimals follow a comma (``2.294.606,33``). A group of any other length is no number
  (``1 50``, ``0 00``, ``12 34 567``).
- A comma is always the decimal mark. A single dot is one too, except before exactly three digits after one to
  three others (``1.234``): that is ambiguous and reads as nothing unless the caller knows the decimal mark.
- An integer with leading zeros is a code, not a number.
- Parentheses around a whole cell are a minus sign, except around one or two bare digits (a footnote mark).
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.number import Number, Unit

DecimalMark = Literal[".", ","]

SPACES = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
"""Spaces of every kind, for a regular expression's character class."""
S = f"[{SPACES}]"
SN = f"[{SPACES}\n]"
MINUS = r"\-\u2010-\u2014\u2212\ufe63\uff0d"
"""Hyphens, dashes and minus signs, for a regular expression's character class."""

_DIGITS = re.compile(
    rf"""(?P<integer>
      [1-9]\d{{0,2}}(?:{SN}\d{{3}})+      # 1 234 567
    | [1-9]\d{{0,2}}(?:['’]\d{{3}})+      # 1'234
    | [1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}   # 2.294.606
    | [1-9]\d{{0,2}}\.\d{{3}}(?=,)        # 1.234,56
    | \d+
    )(?:(?P<mark>[.,])(?P<decimals>\d+))?""",
    re.VERBOSE,
)
_SCALES = {"k": 10**3, "m": 10**6, "md": 10**9, "g": 10**9, "millier": 10**3, "million": 10**6, "milliard": 10**9}
_EURO = r"(?:€|EUR\b|[Ee]uros?\b|EUROS?\b)"
_PER = rf"(?:{S}?/{S}?[^\W\d_]+[²³]?)*"
_AFTER = re.compile(
    rf"""{SN}{{0,2}}(?:
      (?P<percent>%|pour{SN}cent\b|p\.{S}?100\b)
    | (?P<permille>‰)
    | (?P<euro>
        (?:(?P<letter>Md|[kKmMG]){S}?(?:d['’])?)?{_EURO}
      | (?P<word>milliers?|millions?|milliards?){SN}d['’]{S}?{_EURO}
      )(?P<per>{_PER})(?:{S}(?P<tax>HT|TTC|H\.T\.|T\.T\.C\.))?
    | (?P<bare>millions?|milliards?)(?={SN}de\b)
    )""",
    re.VERBOSE,
)
_CELL_UNIT = re.compile(
    rf"""{S}?(?P<unit>(?:
      m[²³23]|km²?|ml|ha|kg|t|h|heures?|ETP|mois|jours?|semaines?|ans?|années?|points?|pts?|unités?|u|U|litres?
    | personnes?|places?|postes?|logements?|habitants?|hab\.?|ménages?|agents?|élèves?|voix|repas|nuitées?
    ){_PER}|{S}?/{S}?[^\W\d_]+[²³]?{_PER})""",
    re.VERBOSE,
)
_NOTE = rf"(?:{S}*(?:\(\w\)|\[\w\]|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+))*"
_NIL = re.compile(rf"(?:[{MINUS}_.]+|/+|néant|neant|sans objet|s\.?o\.?|aucune?|n/a|nil)(?:{S}*€)?", re.IGNORECASE)


_LONGEST = 80
"""A longer text is no number, whatever its unit and marks."""


class Match(NamedTuple):
    """A number found in a text: ``text[start:end]`` is the number with its sign and unit."""

    start: int
    end: int
    number: Number


def is_nil(text: str) -> bool:
    """Whether a cell's text says that there is nothing: ``-``, ``néant``, ``/``, ``sans objet``, ``- €``."""
    return _NIL.fullmatch(text.strip()) is not None


def plain(text: str) -> str:
    """``text`` with every run of spaces and line ends reduced to one ordinary space."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def parse_number(
    text: str, *, scale: int = 1, decimal: DecimalMark | None = None, unit: Unit = Unit.NONE
) -> Number | None:
    """The one number that the whole of a cell's text is, or None.

    ``scale`` and ``unit`` come from the column's header ("en milliers d'euros") and apply where the cell does
    not print its own. ``decimal`` settles ``1.234``.

    >>> parse_number("(1 234,50 €)").value
    Decimal('-1234.50')
    >>> parse_number("12,5 k€").value
    Decimal('12500.0')
    >>> parse_number("1 50") is None and parse_number("1.234") is None
    True
    """
    printed = plain(text)
    if len(printed) > _LONGEST:
        return None
    body, note = _split_note(printed)
    body, negative = _split_sign(body)
    found = _prefix_euro(body)
    rest, euro = (body, False) if found is None else (found, True)
    cents = re.fullmatch(rf"(\d[\d{SPACES}]*){S}?€{S}?(\d\d)", rest)
    if cents:
        rest, euro = f"{cents[1].strip()},{cents[2]}", True
    digits = _DIGITS.match(rest)
    if digits is None:
        return None
    end = digits.end()
    suffix = _suffix(rest[end:])
    if suffix is None:
        return None
    if euro and not suffix.text:
        suffix = _Suffix(Unit.EUR, 1, "€")
    if not suffix.text:
        suffix = _Suffix(unit, scale, "")
    return _number(digits, decimal, negative, suffix, printed, note)


def find_numbers(text: str, *, decimal: DecimalMark | None = None) -> tuple[Match, ...]:
    """The numbers in prose, in order; a line end counts as a space, so that a number cut by one is found.

    Digits that belong to a word, a code, a date written with slashes, an ordinal or an ambiguous run of groups
    ("03 21 21 62 62") are left out. What the numbers mean is not judged here: years and article numbers are kept.

    >>> [match.number.printed for match in find_numbers("de 1 565\\n228 € (12,5 %)")]
    ['1 565 228 €', '12,5 %']
    """
    matches = []
    for run in _RUN.finditer(text):
        if _belongs_to_a_word(text, run):
            continue
        for start, end in _pieces(run.group(), decimal):
            match = _match(text, run.start() + start, run.start() + end, decimal)
            if match is not None:
                matches.append(match)
    return tuple(matches)


class _Suffix(NamedTuple):
    unit: Unit
    scale: int
    text: str


_RUN = re.compile(rf"\d+(?:(?:[.,'’]|{SN})\d+)*")
_RANGE_UNIT = rf"{SN}?(?:€|%|k€|mois\b|ans?\b|jours?\b|semaines?\b|heures?\b|années?\b|m²)"
_GLUED_BEFORE = re.compile(rf"(?:[\w°№§]|[^\W\d_]\.|\w[{MINUS}/'’]|\d[.,:])\Z")
_GLUED_AFTER = re.compile(rf"[{MINUS}/:h]\d|[°_§]")
_LETTERS = re.compile(r"[^\W\d_]+[²³]?")
_GLUED_UNITS = frozenset({"h", "m", "m²", "m³", "m2", "km", "km²", "ha", "kg", "ETP", "j"})
_RANGE_HIGH = re.compile(rf"(?<![\w{MINUS}/.])\d+(?:,\d+)?[{MINUS}]\Z")
_RANGE_LOW = re.compile(rf"[{MINUS}]\d+(?:,\d+)?{_RANGE_UNIT}")
_RANGE_CLOSE = re.compile(_RANGE_UNIT)
_CONTEXT = 32
"""How many characters before a number can change its reading."""


def _belongs_to_a_word(text: str, run: re.Match[str]) -> bool:
    """Whether the digits are glued to something that makes them a code, a date, an ordinal or a reference."""
    before = text[max(0, run.start() - _CONTEXT) : run.start()]
    if _GLUED_BEFORE.search(before):
        return not (_RANGE_HIGH.search(before) and _RANGE_CLOSE.match(text, run.end()))
    if _GLUED_AFTER.match(text, run.end()):
        return not _RANGE_LOW.match(text, run.end())
    letters = _LETTERS.match(text, run.end())
    return letters is not None and _AFTER.match(text, run.end()) is None and letters.group() not in _GLUED_UNITS


_CUTS = tuple(re.compile(cut) for cut in (r"(?<=\d)\n(?=\d)", rf"(?<=[.,]\d\d){SN}(?=\d)", rf"(?<=\d){SN}(?=\d)"))


def _pieces(run: str, decimal: DecimalMark | None) -> list[tuple[int, int]]:
    """Spans of the numbers that a run of digit groups holds; none where it can be cut in more than one way."""
    whole = _DIGITS.fullmatch(run)
    if whole is not None and _value(whole, decimal) is not None:
        return [(0, len(run))]
    for cut in _CUTS[: 3 if re.match(r"(?:19|20)\d\d\b", run) else 2]:
        found = cut.search(run)
        if found is not None:
            tail = [(found.end() + start, found.end() + end) for start, end in _pieces(run[found.end() :], decimal)]
            return _pieces(run[: found.start()], decimal) + tail
    return []


_SIGN_BEFORE = re.compile(rf"(?:^|(?<=[\s(\[«:;,]))(?:[{MINUS}]|\u2212{S}|\+{S}?)\Z")
_EURO_BEFORE = re.compile(rf"(?:€|\bEUR){S}?\Z")


def _match(text: str, start: int, end: int, decimal: DecimalMark | None) -> Match | None:
    digits = _DIGITS.match(text, start, end)
    if digits is None:
        return None
    context = max(0, start - _CONTEXT)
    sign = _SIGN_BEFORE.search(text[context:start])
    begin = start if sign is None else context + sign.start()
    negative = sign is not None and not sign.group().startswith("+")
    after = _AFTER.match(text, end)
    suffix = _Suffix(Unit.NONE, 1, "") if after is None else _read_suffix(after)
    stop = end if after is None else after.end()
    if after is None and (before := _EURO_BEFORE.search(text[context:begin])) is not None:
        suffix, begin = _Suffix(Unit.EUR, 1, "€"), context + before.start()
    number = _number(digits, decimal, negative, suffix, plain(text[begin:stop]), "")
    return None if number is None else Match(begin, stop, number)


def _split_note(text: str) -> tuple[str, str]:
    """A cell's text without the footnote marks that close it, and those marks."""
    found = re.fullmatch(rf"(?P<body>.*?[^{SPACES}(\[*])(?P<note>{_NOTE})", text, re.DOTALL)
    if found is None or not found["note"].strip() or re.search(r"\bk?m[²³]$", text):
        return text, ""
    return found["body"], found["note"].strip()


def _split_sign(text: str) -> tuple[str, bool]:
    """A cell's text without its sign, and whether that says minus."""
    if found := re.fullmatch(rf"\({S}*([^()]*[^\s()]){S}*\)({S}*(?:€|%))?", text):
        inner = found[1] + (found[2] or "")
        return ("", False) if re.fullmatch(r"\d\d?", inner) else (inner, True)
    if found := re.match(rf"(?:€{S}?)?[{MINUS}]{S}*(?=[\d€])", text):
        return text[found.end() :], True
    if found := re.match(rf"\+{S}*(?=\d)", text):
        return text[found.end() :], False
    if found := re.search(rf"(?<=[\d€%]){S}*[{MINUS}]$", text):
        return text[: found.start()], True
    return text, False


def _prefix_euro(text: str) -> str | None:
    found = re.match(rf"(?:€|EUR){S}*(?=\d)", text)
    return None if found is None else text[found.end() :]


def _suffix(text: str) -> _Suffix | None:
    """The unit that ``text``, the rest of a cell after its digits, names; None if it is anything else."""
    if not text.strip():
        return _Suffix(Unit.NONE, 1, "")
    found = _AFTER.fullmatch(text)
    if found is not None:
        return _read_suffix(found)
    other = _CELL_UNIT.fullmatch(text)
    return None if other is None else _Suffix(Unit.OTHER, 1, plain(other["unit"]))


def _read_suffix(found: re.Match[str]) -> _Suffix:
    text = plain(found.group())
    if found["percent"]:
        return _Suffix(Unit.PERCENT, 1, "%")
    if found["permille"]:
        return _Suffix(Unit.OTHER, 1, text)
    if found["bare"]:
        return _Suffix(Unit.NONE, _SCALES[found["bare"].rstrip("s")], text)
    scale = (found["letter"] or found["word"] or "").lower().rstrip("s")
    return _Suffix(Unit.EUR, _SCALES.get(scale, 1), text)


_UP_TO_THREE = re.compile(r"[1-9]\d{0,2}")


def _value(digits: re.Match[str], decimal: DecimalMark | None) -> tuple[Decimal, int] | None:
    """The value and the number of decimals, or None for a code or an ambiguous dot."""
    integer, decimals = digits["integer"], digits["decimals"] or ""
    if digits["mark"] == "." and len(decimals) == 3 and _UP_TO_THREE.fullmatch(integer):
        if decimal is None:
            return None
        if decimal == ",":
            return Decimal(integer + decimals), 0
    bare = integer if integer.isdigit() else "".join(filter(str.isdigit, integer))
    if not decimals and len(bare) > 1 and bare.startswith("0"):
        return None
    return Decimal(f"{bare}.{decimals}" if decimals else bare), len(decimals)


def _number(
    digits: re.Match[str], decimal: DecimalMark | None, negative: bool, suffix: _Suffix, printed: str, note: str
) -> Number | None:
    read = _value(digits, decimal)
    if read is None:
        return None
    value, decimals = read[0] * suffix.scale, read[1]
    return Number(
        value=-value if negative and value else value,
        decimals=decimals,
        printed=printed,
        unit=suffix.unit,
        scale=suffix.scale,
        unit_text=suffix.text,
        note=note,
    )
