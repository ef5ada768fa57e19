"""A number as a spreadsheet displays it: its value through its cell's format, in French signs.

The format code of a file is written with English signs whatever the language: a comma parts
thousands, a point precedes decimals. A reader in France sees a space and a comma.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from itertools import takewhile

from extract.sheets.formats.displayed_dates import (
    displayed_date,
    is_date_format,
)

GENERAL = "General"
_NO_BREAK = "\u00a0"
_GENERAL_DIGITS = 10
"""Significant digits that a cell without a format shows."""
_LONGEST_WHOLE = Decimal(10) ** 11
"""From here on a cell without a format shows powers of ten."""
_EXACT = 40
"""Digits of the arithmetic: no stored number has so many."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|_(?P<blank>.)"
    r"|\*(?P<fill>.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|Standard)"
    r"|(?P<exponent>E[+-]0+)"
    r"|(?P<digit>[0#?])"
    r"|(?P<sign>[.,%@/])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
"""The parts of a section of a format code."""
_SECTION_END = re.compile(
    r'"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[]+|[\\"\[]|(?P<end>;)'
)
"""What may stand in a format code, so that a semicolon inside quotes ends no section."""
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
"""For which values a section of a format is: "[<1000]"."""
_CURRENCY = re.compile(r"\$([^-]*)")
"""The sign in a bracket such as ``[$€-40C]``."""
_MOST_DECIMALS = 30


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a section: its kind as `_TOKEN` names it, and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    parts: tuple[_Part, ...]
    condition: tuple[str, Decimal] | None

    def has(self, kind: str, text: str = "") -> bool:
        """Whether a part is of a kind, and of a text where one is given."""
        return any(
            part.kind == kind and text in ("", part.text) for part in self.parts
        )


def displayed_number(
    value: Decimal, code: str = GENERAL, *, from_1904: bool = False
) -> str:
    """``value`` through the format ``code``; "" where the format shows nothing.

    ``from_1904``: the days of the file count from 1904.

    >>> displayed_number(Decimal("1234567.891"), "#,##0.00")
    '1\\xa0234\\xa0567,89'
    >>> displayed_number(Decimal("0.055"), "0.0%"), displayed_number(Decimal("-3"), "0;(0)")
    ('5,5%', '(3)')
    """
    if is_date_format(code):
        return displayed_date(value, _plain_code(code), from_1904=from_1904)

    section, shown = _section_for(value, code)
    if section is None or not section.parts:
        return "" if section else general_text(value)
    if section.has("general"):
        return _with_literals(section, general_text(shown))
    if section.has("exponent") or section.has("sign", "/"):
        return general_text(value)  # powers and fractions: the value says it
    if not section.has("digit"):
        return _literals(section.parts)
    return _laid_out(section.parts, shown)


def general_text(value: Decimal) -> str:
    """A number as a cell without a format shows it.

    >>> general_text(Decimal("1234.50")), general_text(Decimal("0.30000000000000004"))
    ('1234,5', '0,3')
    """
    with localcontext(prec=_GENERAL_DIGITS, rounding=ROUND_HALF_UP):
        rounded = +value
    if abs(value) < _LONGEST_WHOLE and value == value.to_integral_value():
        rounded = value
    if abs(value) >= _LONGEST_WHOLE:
        return f"{rounded.normalize():E}".replace(".", ",")

    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    texts = [""]
    for match in _SECTION_END.finditer(code):
        if match["end"]:
            texts.append("")
        else:
            texts[-1] += match[0]
    return tuple(map(_section, texts))


def _section(text: str) -> _Section:
    parts: list[_Part] = []
    condition = None
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        said = match[kind]
        if kind == "bracket":
            asked = _CONDITION.fullmatch(said)
            sign = _CURRENCY.match(said)
            if asked is not None:
                condition = (asked[1], Decimal(asked[2]))
            if sign is not None:
                parts.append(_Part("quoted", sign[1]))
        else:
            parts.append(_Part(kind, said))
    return _Section(tuple(parts), condition)


def _section_for(value: Decimal, code: str) -> tuple[_Section | None, Decimal]:
    """The section of a code that shows ``value``, and the value that it shows."""
    sections = _sections(code)
    if any(section.condition for section in sections):
        return _by_condition(sections, value), value

    if len(sections) > 1 and value < 0:
        return sections[1], -value
    if len(sections) > 2 and value == 0:
        return sections[2], value
    return sections[0], value


def _by_condition(
    sections: Sequence[_Section], value: Decimal
) -> _Section | None:
    for section in sections:
        if section.condition is None or _holds(value, *section.condition):
            return section
    return None


def _holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _plain_code(code: str) -> str:
    """The first section of a code: dates have no sign."""
    kept = takewhile(
        lambda match: not match["end"], _SECTION_END.finditer(code)
    )
    return "".join(match[0] for match in kept)


def _literals(parts: Sequence[_Part]) -> str:
    """What a section prints beside digits."""
    return "".join(map(_literal, parts))


def _literal(part: _Part) -> str:
    if part.kind == "blank":
        return " "
    if part.kind in ("quoted", "escaped", "other"):
        return part.text
    if part.text == "%":
        return "%"
    return ""


def _with_literals(section: _Section, number: str) -> str:
    """A number without a format of its own among the words of its section."""
    return "".join(
        number if part.kind == "general" else _literal(part)
        for part in section.parts
    )


def _laid_out(parts: Sequence[_Part], value: Decimal) -> str:
    """A section's digits filled with those of ``value``."""
    places = [n for n, part in enumerate(parts) if part.kind == "digit"]
    point = _point_of(parts)
    whole = [n for n in places if n < point]
    after = [n for n in places if n > point]

    scaled = _scaled(parts, value, {places[-1], *whole[-1:]})
    last_digit = Decimal(1).scaleb(-min(len(after), _MOST_DECIMALS))
    rounded = abs(scaled).quantize(last_digit, rounding=ROUND_HALF_UP)
    digits, _, decimals = f"{rounded:f}".partition(".")

    texts = _whole_texts(parts, whole, digits)
    shown = _decimal_texts(parts, after, decimals)
    texts |= shown
    texts[point] = "," if any(shown.values()) else ""

    sign = "-" if value < 0 else ""
    body = "".join(texts.get(n, _literal(part)) for n, part in enumerate(parts))
    return f"{sign}{body}".strip()


def _point_of(parts: Sequence[_Part]) -> int:
    """Where the decimal mark stands; behind all parts where there is none."""
    for n, part in enumerate(parts):
        if part.kind == "sign" and part.text == ".":
            return n
    return len(parts)


def _scaled(
    parts: Sequence[_Part], value: Decimal, ends: Collection[int]
) -> Decimal:
    """``value`` times a hundred for each percent sign, by a thousand for each comma that follows
    the digits, which end at ``ends``.
    """
    with localcontext(prec=_EXACT):
        for part in parts:
            if part.kind == "sign" and part.text == "%":
                value *= 100
        for end in ends:
            value /= Decimal(1000) ** _commas_after(parts, end)
    return value


def _commas_after(parts: Sequence[_Part], end: int) -> int:
    beyond = parts[end + 1 :]
    commas = takewhile(lambda part: part == _Part("sign", ","), beyond)
    return sum(1 for _ in commas)


def _whole_texts(
    parts: Sequence[_Part], places: Sequence[int], digits: str
) -> dict[int, str]:
    """What stands at each place before the decimal mark; the first takes the digits that are
    left.
    """
    if not places:
        return {}
    digits = digits.lstrip("0")
    grouped = _parts_thousands(parts, places)
    found: dict[int, str] = {}
    done = 0
    for n in reversed(places):
        left = digits[: max(0, len(digits) - done)]
        take = left if n == places[0] else left[-1:]
        if not take:
            take = {"0": "0", "?": " "}.get(parts[n].text, "")
        found[n] = _grouped(take, done) if grouped else take
        done += max(1, len(take))
    return found


def _parts_thousands(parts: Sequence[_Part], places: Sequence[int]) -> bool:
    """Whether a comma stands between the digits before the decimal mark."""
    between = parts[places[0] : places[-1]]
    return any(part.kind == "sign" and part.text == "," for part in between)


def _grouped(text: str, done: int) -> str:
    """Digits with a space wherever three, six… stand right of them; ``done`` stand there
    already.
    """
    found = ""
    for n, digit in enumerate(reversed(text)):
        right = done + n
        if digit.isdigit() and right and right % 3 == 0:
            found = f"{_NO_BREAK}{found}"
        found = f"{digit}{found}"
    return found


def _decimal_texts(
    parts: Sequence[_Part], places: Sequence[int], decimals: str
) -> dict[int, str]:
    """What stands at each place after the decimal mark; zeros that need not be shown are not."""
    found: dict[int, str] = {}
    wanted = False
    for n, digit in reversed(list(zip(places, decimals, strict=False))):
        wanted = wanted or parts[n].text == "0" or digit != "0"
        blank = " " if parts[n].text == "?" else ""
        found[n] = digit if wanted else blank
    return found
