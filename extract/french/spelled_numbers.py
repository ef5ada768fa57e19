"""Numbers in words: "mille deux cent trente-quatre", and amounts of euros and centimes. Pure; below
10**12.
"""

import re
from collections.abc import Container
from decimal import Decimal
from functools import lru_cache

from extract.french.folding import fold, plain
from extract.french.numbers import Match
from extract.number import Number, Unit

_UNITS = {
    word: value
    for value, word in enumerate(
        ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
         "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize")
    )
} | {"une": 1}  # fmt: skip
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_LARGE = {"mille": 10**3, "mil": 10**3, "million": 10**6, "milliard": 10**9}
_PLURALS = {"cents": "cent", "millions": "million", "milliards": "milliard"}
_OTHERS = ("cent", "vingts", "cents", "millions?", "milliards?", "mille", "mil")
_LONGEST_FIRST = sorted((*_UNITS, *_TENS, *_OTHERS), key=len, reverse=True)
_ANY = "|".join(_LONGEST_FIRST)

_RUN = re.compile(rf"\b(?:{_ANY})\b(?:[\s-]+(?:et[\s-]+)?(?:{_ANY})\b)*")
"""Words of numbers one after another, folded: "quatre-vingt et un mille"."""
SPELLED = _RUN.pattern.replace("zero", "z[eé]ro")
"""An expression of the same in a text that is not folded, where case is of no account."""
_ARTICLES = ("une", "un")
_CURRENCY = re.compile(r"\s+(?:d['’]\s?)?euros?\b", re.IGNORECASE)
"""The currency behind them: "deux millions d'euros"."""
_CENTIMES = re.compile(
    r"\s+(?:et\s+)?(?P<words>[\w\s-]{2,30}?)\s+(?:centimes?|cents)\b",
    re.IGNORECASE,
)
"""The centimes behind the currency: "et dix centimes"."""


@lru_cache(maxsize=1 << 12)
def spelled_number(text: str) -> int | None:
    """The whole number that the whole of ``text`` spells, or None.

    >>> spelled_number("deux mille vingt-six"), spelled_number("quatre-vingt-onze")
    (2026, 91)
    >>> spelled_number("quatre cent mille")
    400000
    >>> spelled_number("vingt cent") is None
    True
    """
    words: list[str] = []
    for word in _parts(fold(text)):
        if word != "et":
            words.append(_PLURALS.get(word, word))
    return _with_large_units(words) if words else None


def _parts(folded: str) -> list[str]:
    """The words of a number: "quatre-vingt dix" has three."""
    return folded.replace("-", " ").split()


def find_spelled(
    text: str, *, alone: bool = False
) -> tuple[tuple[int, int, int], ...]:
    """Numbers in words in ``text``: (start, end, value). Single words ("un", "neuf") only if
    ``alone``.
    """
    folded = text.translate(_PLAIN_LETTERS)

    found = []
    for run in _RUN.finditer(folded):
        start, end = run.span()
        value = spelled_number(run.group())
        if value is None:
            # the article of what follows: "six un contrat"
            end -= len(_trailing_article(run.group()))
            value = spelled_number(folded[start:end])
        if value is None:
            continue
        if alone or len(_parts(folded[start:end])) > 1:
            found.append((start, end, value))
    return tuple(found)


def _trailing_article(run: str) -> str:
    """The article that ends a run of numbers, with the white before it; empty where none does."""
    for article in _ARTICLES:
        number = run.removesuffix(article).rstrip()
        if run.endswith(article) and number != run:
            return run[len(number) :]
    return ""


def find_spelled_amounts(text: str) -> tuple[Match, ...]:
    """Amounts of euros written in words, as legal texts print them beside the figures.

    >>> printed = "Mille deux cents euros et dix centimes (1 200,10 €)"
    >>> [match.number.value for match in find_spelled_amounts(printed)]
    [Decimal('1200.10')]
    """
    if "euro" not in text.lower():
        return ()

    found = []
    for start, end, whole in find_spelled(text, alone=True):
        currency = _CURRENCY.match(text, end)
        if currency is not None:
            found.append(_amount(text, start, currency.end(), whole))
    return tuple(found)


def _amount(text: str, start: int, end: int, whole: int) -> Match:
    """The amount of ``whole`` euros printed in ``text[start:end]``, with the centimes after it."""
    value, decimals = Decimal(whole), 0

    centimes = _CENTIMES.match(text, end)
    cents = None if centimes is None else spelled_number(centimes["words"])
    if centimes is not None and cents is not None:
        value += Decimal(cents).scaleb(-2)
        decimals, end = 2, centimes.end()

    printed = plain(text[start:end])
    return Match(
        start,
        end,
        Number(value, decimals, printed, Unit.EUR, unit_text="euros"),
    )


class _PlainLetters(dict[int, str]):
    """Each letter without case and accent, one for one, so that places stay; by its code."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        bare = fold(letter)
        self[code] = bare if len(bare) == 1 else letter.lower()
        return self[code]


_PLAIN_LETTERS = _PlainLetters()


def _with_large_units(words: list[str]) -> int | None:
    """Milliards, millions and thousands, each at most once and in this order."""
    total, ceiling = 0, 10**12
    while words:
        at = _first(words, _LARGE)
        if at is None:
            rest = _below_thousand(words)
            # "mille zéro" is no number.
            if rest is None or (rest == 0 and total):
                return None
            return total + rest

        scale = _LARGE[words[at]]
        is_one_thousand = scale == 1000 and at == 0
        count = 1 if is_one_thousand else _below_thousand(words[:at])
        if not count or scale >= ceiling:
            return None
        total += count * scale
        ceiling, words = scale, words[at + 1 :]
    return total


def _first(words: list[str], wanted: Container[str]) -> int | None:
    """Where the first word of those ``wanted`` is."""
    for index, word in enumerate(words):
        if word in wanted:
            return index
    return None


def _below_thousand(words: list[str]) -> int | None:
    at = _first(words, ("cent",))
    if at is None:
        return _below_hundred(words)

    before, after = words[:at], words[at + 1 :]
    count = _below_hundred(before) if before else 1
    rest = _below_hundred(after) if after else 0
    if count is None or rest is None:
        return None
    if not 1 <= count <= 9:
        return None
    return count * 100 + rest


def _below_hundred(words: list[str]) -> int | None:
    """A number below a hundred: "soixante et onze", "quatre-vingt-dix-sept", "nonante-deux"."""
    match words:
        case [unit] if unit in _UNITS:
            return _UNITS[unit]
        case ["dix", unit] if 7 <= _UNITS.get(unit, 0) <= 9:
            return 10 + _UNITS[unit]
        case [ten, *rest] if ten in _TENS:
            return _with_rest(
                _TENS[ten], rest, most=19 if ten == "soixante" else 9
            )
        case ["quatre", "vingt" | "vingts", *rest]:
            return _with_rest(80, rest, most=19)
    return None


def _with_rest(base: int, rest: list[str], *, most: int) -> int | None:
    """A ten and what follows it, which is 1 to ``most``."""
    if not rest:
        return base
    below = _below_hundred(rest)
    if below and below <= most:
        return base + below
    return None
