"""Numbers in words: "mille deux cent trente-quatre", and amounts of euros and centimes. Pure; below
10**12.
"""

import re
from decimal import Decimal

from extract.french.folding import fold, plain
from extract.french.numbers import Match
from extract.number import Number, Unit

_UNITS = {
    word: value
    for value, word in enumerate(
        ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
         "treize", "quatorze", "quinze", "seize")
    )
} | {"une": 1}  # fmt: skip
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_LARGE = {"mille": 10**3, "mil": 10**3, "million": 10**6, "milliard": 10**9}
_ANY = "|".join(
    sorted(
        (*_UNITS, *_TENS, "cent", "vingts", "cents", "millions?", "milliards?", "mille", "mil"),
        key=len,
        reverse=True,
    )
)
_RUN = re.compile(rf"\b(?:{_ANY})\b(?:[\s-]+(?:et[\s-]+)?(?:{_ANY})\b)*")


def spelled_number(text: str) -> int | None:
    """The whole number that the whole of ``text`` spells, or None.

    >>> spelled_number("deux mille vingt-six"), spelled_number("quatre-vingt-onze"), spelled_number("quatre cent mille")
    (2026, 91, 400000)
    >>> spelled_number("vingt cent") is None
    True
    """
    words = [word for word in re.split(r"[\s-]+", fold(text)) if word and word != "et"]
    return _large(words) if words else None


def find_spelled(text: str, *, alone: bool = False) -> tuple[tuple[int, int, int], ...]:
    """Numbers in words in ``text``: (start, end, value). Single words ("un", "neuf") only if
    ``alone``.
    """
    lowered = "".join(_plain_letter(character) for character in text)
    found = []
    for run in _RUN.finditer(lowered):
        value = spelled_number(run.group())
        if value is not None and (alone or re.search(r"[\s-]", run.group())):
            found.append((*run.span(), value))
    return tuple(found)


_CURRENCY = re.compile(r"\s+(?:d['’]\s?)?euros?\b", re.IGNORECASE)
_CENTIMES = re.compile(
    r"\s+(?:et\s+)?(?P<words>[\w\s-]{2,30}?)\s+(?:centimes?|cents)\b", re.IGNORECASE
)


def find_spelled_amounts(text: str) -> tuple[Match, ...]:
    """Amounts of euros written in words, as legal texts print them beside the figures.

    >>> [match.number.value for match in find_spelled_amounts("Mille deux cents euros et dix centimes (1 200,10 €)")]
    [Decimal('1200.10')]
    """
    if "euro" not in text.lower():
        return ()
    found = []
    for start, end, whole in find_spelled(text, alone=True):
        currency = _CURRENCY.match(text, end)
        if currency is None:
            continue
        centimes = _CENTIMES.match(text, currency.end())
        cents = spelled_number(centimes["words"]) if centimes else None
        stop = currency.end() if cents is None or centimes is None else centimes.end()
        value = Decimal(whole) if cents is None else Decimal(whole) + Decimal(cents).scaleb(-2)
        number = Number(
            value, 0 if cents is None else 2, plain(text[start:stop]), Unit.EUR, unit_text="euros"
        )
        found.append(Match(start, stop, number))
    return tuple(found)


def _plain_letter(character: str) -> str:
    """The letter without case and accent, one for one, so that places stay."""
    bare = fold(character)
    return bare if len(bare) == 1 else character.lower()


def _large(words: list[str]) -> int | None:
    """Milliards, millions and thousands, each at most once and in this order."""
    total, ceiling = 0, 10**12
    while words:
        at = next((i for i, word in enumerate(words) if _singular(word) in _LARGE), None)
        if at is None:
            rest = _hundreds(words)
            return None if rest is None or (rest == 0 and total) else total + rest
        scale = _LARGE[_singular(words[at])]
        count = 1 if at == 0 and scale == 1000 else _hundreds(words[:at])
        if not count or scale >= ceiling:
            return None
        total, ceiling, words = total + count * scale, scale, words[at + 1 :]
    return total


def _hundreds(words: list[str]) -> int | None:
    """A number below a thousand."""
    at = next((i for i, word in enumerate(words) if _singular(word) == "cent"), None)
    if at is None:
        return _tens(words)
    count = 1 if at == 0 else _tens(words[:at])
    rest = _tens(words[at + 1 :]) if words[at + 1 :] else 0
    if count is None or rest is None or not 1 <= count <= 9:
        return None
    return count * 100 + rest


def _tens(words: list[str]) -> int | None:
    """A number below a hundred: "soixante et onze", "quatre-vingt-dix-sept", "nonante-deux"."""
    match words:
        case [unit] if unit in _UNITS:
            return _UNITS[unit]
        case ["dix", unit] if 7 <= _UNITS.get(unit, 0) <= 9:
            return 10 + _UNITS[unit]
        case [ten, *rest] if ten in _TENS:
            return _with_rest(_TENS[ten], rest, up_to_19=ten == "soixante")
        case ["quatre", "vingt" | "vingts", *rest]:
            return _with_rest(80, rest, up_to_19=True)
    return None


def _with_rest(base: int, rest: list[str], *, up_to_19: bool) -> int | None:
    if not rest:
        return base
    below = _tens(rest)
    return base + below if below and below <= (19 if up_to_19 else 9) else None


def _singular(word: str) -> str:
    return word[:-1] if word in {"cents", "millions", "milliards"} else word
