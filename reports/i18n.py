"""French and English: numbers, dates and the words of the report."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from validate.model.finding import Message, is_singular

Lang = Literal["fr", "en"]

WORDS = Path(__file__).parent / "templates" / "words.toml"
NARROW, HARD, MINUS = "\u202f", "\u00a0", "\u2212"
"""Between thousands, before a sign or unit, and the sign of a negative number."""
COLON: Mapping[Lang, str] = {"fr": " : ", "en": ": "}
"""Between a name and what is said of it."""
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
_GLUE = re.compile(r" (?=[:;!?»%€])|(?<=«) ")
"""The spaces at which French never breaks a line."""
ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
"""A day in ISO 8601, the only form in which data hold one, inside a sentence or alone."""


def in_language(lang: Lang, french: str, english: str) -> str:
    """The one of two wordings that is in ``lang``."""
    if lang == "en":
        return english
    return french


@cache
def report_words() -> Mapping[str, Mapping[str, str]]:
    """Every word of the report: key -> language -> text, the French with its unbreakable spaces."""
    with WORDS.open("rb") as file:
        found = tomllib.load(file)
    return {
        key: {**texts, "fr": _GLUE.sub(HARD, texts["fr"])}
        for key, texts in found.items()
    }


class Texts:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """The text ``key`` with its values filled in; integers and decimals are written as the
        language does.
        """
        shown = {name: self._show(value) for name, value in values.items()}
        text = report_words()[key][self.lang]
        if not shown:
            return text
        return text.format(**shown)

    def count(self, key: str, n: int, **values: object) -> str:
        """The text ``key`` for n things: its ``.one`` form where the language uses the singular."""
        one = f"{key}.one"
        if is_singular(n, self.lang) and one in report_words():
            key = one
        return self(key, n=n, **values)

    def of(self, message: Message) -> str:
        """The message in this language."""
        return in_language(self.lang, message.fr, message.en)

    def label(self, printed: str, english: str) -> str:
        """What a figure is called: one of our names in this language, or the document's own words,
        which have no ``english``.
        """
        return in_language(self.lang, printed, english or printed)

    def number(self, value: Decimal | int, decimals: int | None = None) -> str:
        """``1 234,5`` in French, ``1,234.5`` in English; ``decimals`` pads or rounds, None keeps
        what is there.
        """
        return format_number(value, self.lang, decimals)

    def money(self, value: Decimal, signed: bool = False) -> str:
        """``81 900,00 €`` in French, ``81,900.00 €`` in English; ``signed`` writes the sign of a
        gain too.
        """
        return format_money(value, self.lang, signed)

    def date(self, iso: str) -> str:
        """``20 juin 2022``; what is no ISO date stays as it is."""
        return format_date(iso, self.lang)

    def dated(self, text: str) -> str:
        """A sentence with its ISO dates in words."""
        return format_dates(text, self.lang)

    def _show(self, value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            return value
        return self.number(value)


def format_number(
    value: Decimal | int, lang: Lang, decimals: int | None = None
) -> str:
    """A number in the typography of ``lang``; the minus sign is U+2212."""
    exact = Decimal(value)
    form = ",f" if decimals is None else f",.{decimals}f"
    text = format(abs(exact), form)
    if lang == "fr":
        text = text.replace(",", NARROW).replace(".", ",")

    if exact < 0:
        return MINUS + text
    return text


def format_money(value: Decimal, lang: Lang, signed: bool = False) -> str:
    """An amount in euros, to the cent."""
    text = f"{format_number(value, lang, 2)}{HARD}€"
    if signed and value > 0:
        return f"+{text}"
    return text


def format_dates(text: str, lang: Lang) -> str:
    """A text with each of its ISO dates as `format_date` writes it."""
    return ISO_DATE.sub(lambda match: format_date(match[0], lang), text)


def format_date(iso: str, lang: Lang) -> str:
    """``2022-06-20`` as ``20 juin 2022`` or ``20 June 2022``; what is no ISO date stays
    as it is.
    """
    match = ISO_DATE.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match[1], int(match[2]), int(match[3])
    if not 1 <= month <= 12:
        return iso

    ordinal = str(day)
    if ordinal == "1" and lang == "fr":
        ordinal = "1er"
    name = _MONTHS[lang].split()[month - 1]
    return HARD.join((ordinal, name, year))
