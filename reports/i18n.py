"""French and English: numbers, dates and the words of the report."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from validate.model.finding import Message

Lang = Literal["fr", "en"]

WORDS = Path(__file__).parent / "templates" / "words.toml"
NARROW, HARD = "\u202f", "\u00a0"
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_GLUE = re.compile(r" (?=[:;!?»%€])|(?<=«) ")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Every word of the report: key -> language -> text, the French with its unbreakable spaces."""
    with WORDS.open("rb") as file:
        found = tomllib.load(file)
    return {key: {**texts, "fr": _GLUE.sub(HARD, texts["fr"])} for key, texts in found.items()}


class Texts:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """The text ``key`` with its values filled in; integers and decimals are written as the
        language does.
        """
        shown = {name: self._show(value) for name, value in values.items()}
        text = words()[key][self.lang]
        return text.format(**shown) if shown else text

    def count(self, key: str, n: int, **values: object) -> str:
        """The text ``key`` for n things: its ``.one`` form where the language uses the singular."""
        single = n < 2 if self.lang == "fr" else n == 1
        return self(f"{key}.one" if single and f"{key}.one" in words() else key, n=n, **values)

    def of(self, message: Message) -> str:
        """The message in this language."""
        return message.en if self.lang == "en" else message.fr

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """``1 234,5`` in French, ``1,234.5`` in English; ``decimals`` pads or rounds, None keeps
        what is there.
        """
        return number(value, self.lang, decimals)

    def money(self, value: Decimal, signed: bool = False) -> str:
        """``81 900,00 €`` in French, ``81,900.00 €`` in English; ``signed`` writes the sign of a
        gain too.
        """
        return money(value, self.lang, signed)

    def date(self, iso: str) -> str:
        """``20 juin 2022``; what is no ISO date stays as it is."""
        return date(iso, self.lang)

    def _show(self, value: object) -> object:
        return (
            self.number(value)
            if isinstance(value, int | Decimal) and not isinstance(value, bool)
            else value
        )


def number(value: Decimal | int, lang: Lang, decimals: int | None = None) -> str:
    """A number in the typography of ``lang``; the minus sign is U+2212."""
    exact = Decimal(value)
    plain = f"{abs(exact):,f}" if decimals is None else f"{abs(exact):,.{decimals}f}"
    sign = "\u2212" if exact < 0 else ""
    if lang == "fr":
        plain = plain.replace(",", NARROW).replace(".", ",")
    return sign + plain


def money(value: Decimal, lang: Lang, signed: bool = False) -> str:
    """An amount in euros, to the cent."""
    text = number(abs(value), lang, 2)
    sign = "\u2212" if value < 0 else ("+" if signed and value > 0 else "")
    return f"{sign}{text}{HARD}€"


def date(iso: str, lang: Lang) -> str:
    """``2022-06-20`` as ``20 juin 2022`` or ``20 June 2022``; what is no ISO date stays as it is."""
    match = _ISO.fullmatch(iso)
    if not match or not 1 <= int(match[2]) <= 12:
        return iso
    day = int(match[3])
    ordinal = "1er" if day == 1 and lang == "fr" else str(day)
    return f"{ordinal}{HARD}{_MONTHS[lang].split()[int(match[2]) - 1]}{HARD}{match[1]}"


def plain(value: Decimal | None) -> str:
    """A decimal as data: no exponent, no thousands mark; empty for None."""
    return "" if value is None else f"{value:f}"
