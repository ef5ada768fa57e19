"""Decisions that an agreement rests on: "autorisé par délibération n° 12 du 13 juin 2022"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from extract.french.dates import find_dates
from extract.french.folding import SN

_DECISION = re.compile(
    rf"(?:\bpar{SN}(?:une{SN}|la{SN})?|\b(?:en{SN}vertu|en{SN}application){SN}d(?:e{SN}la|[’']une)"
    rf"{SN}|\bvu{SN}la{SN}|\b(?:autoris|habilit)[^.;]{{0,60}}\bla{SN})délibération{SN}+(?:n{SN}?[°oº]{SN}*(?P<number>[\w./-]*\d[\w./-]*){SN}*)?"
    r"(?P<between>[^.;:\d]{0,90}?)"
    rf"(?:en{SN}date{SN}du|du|le){SN}+(?=\d)",
    re.IGNORECASE,
)
"""A decision that a text rests on, up to its date: "par délibération n° 12 en date du"."""
ORGAN = re.compile(
    rf"\b(?:conseil{SN}(?:municipal|communautaire|départemental|régional|métropolitain|syndical"
    rf"|d[’']administration)|commission{SN}permanente|comité{SN}syndical"
    rf"|assemblée{SN}(?:départementale|régionale))\b",
    re.IGNORECASE,
)
"""What decides."""
_LONGEST_DATE = 24


class Decision(NamedTuple):
    """A decision dated by ``text[start:end]``, with the number cited."""

    start: int
    end: int
    day: date
    number: str
    organ: tuple[int, int] | None = None
    """Where the organ that decided is named."""


def find_cited_decisions(text: str) -> Iterator[Decision]:
    """Each decision that ``text`` cites with a whole date.

    >>> [str(one.day) for one in find_cited_decisions("Vu la délibération du 13 juin 2022")]
    ['2022-06-13']
    """
    for found in _DECISION.finditer(text):
        at = found.end()
        for match in find_dates(text[at : at + _LONGEST_DATE])[:1]:
            if match.date is None or match.start > 0:
                continue
            organ = ORGAN.search(text, *found.span("between"))
            yield Decision(
                at + match.start,
                at + match.end,
                match.date,
                (found["number"] or "").strip("."),
                None if organ is None else organ.span(),
            )
