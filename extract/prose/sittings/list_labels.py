"""The headings over lists of names: "Étaient présents :", "Absents excusés (3) :", "Pouvoirs :"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.french.folding import MINUS, SPACES, fold
from extract.french.lexicon.concept import WordList
from extract.several import first
from extract.texts.sitting import ListKind

_S = f"[{SPACES}]"
_PLURAL = r"(?:\s?\([a-zé]{1,2}\)s?)*"
_WORDS = (
    r"(?:étaient|etaient|était|etait|sont|est|ont|a|qui|absente?s?|pr[ée]sente?s?|excus[ée]e?s?"
    r"|repr[ée]sent[ée]e?s?|membres?|conseill(?:er|ère)s?|municipa(?:l|ux|les?)|communautaires?"
    r"|départementa(?:l|ux|les?)|maires?|adjointe?s?|élu(?:e?s)?|déléguée?s?|titulaires?|suppléante?s?"
    r"|pouvoirs?|procurations?|ayant|donnée?s?|donne"
    r"|avaient|avait|à|et|ou|avec|sans|non|de|des|du|vote|les?|la|mesdames|messieurs|mmes?|mm\.?"
    r"|n[’']ayant|pas|délégations?|mandat|en|exercice|nombre|liste|séance|quittée?|départs?|ce|jour)"
)
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;]{_S}))(?:{_S}*[{MINUS}•▪●*]{_S}*)?"
    rf"(?P<words>{_WORDS}{_PLURAL}(?:[ ,/\n]{{1,2}}{_WORDS}(?![\w’']){_PLURAL})*)"
    rf"{_S}*(?:\({_S}*(?P<count>\d{{1,3}}){_S}*\))?"
    rf"(?P<remark>{_S}*\([^()\n]{{4,60}}\)(?={_S}*:))?{_S}*(?::|(?=\n|$))",
    re.IGNORECASE,
)
"""What opens a list of members, alone on its line or before a colon, with their number: "Étaient
présents (12) :".
"""
_SECRETARY = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.;]{_S}))[^\n.:]{{0,60}}secrétaire[^\n.:]{{0,30}}:",
    re.IGNORECASE,
)
"""What opens the name of the secretary: "Secrétaire de séance :"."""
_KEYS = (
    ("pouvoir", ListKind.REPRESENTED),
    ("procuration", ListKind.REPRESENTED),
    ("represente", ListKind.REPRESENTED),
    ("mandat", ListKind.REPRESENTED),
    ("present", ListKind.PRESENT),
    ("excuse", ListKind.EXCUSED),
    ("absent", ListKind.ABSENT),
)
"""Beginnings of words."""
_WITHOUT = re.compile(r"\b(?:sans|non|n'ayant)\b.*")
"""What a list says that its members have not."""
_AND_PROXIES = re.compile(
    r"(?:absent|excuse).*\b(?:et|ou|avec)\b.*(?:pouvoir|procuration|represent)"
)
"""Those who are absent, some of whom are represented."""
_SUB = WordList(
    "(membres )titulaire(s)",
    "(membres )suppleant(e)(s)",
    "maire(s)",
    "adjoint(e)(s)",
    "conseiller(e)(s)( municipa*)( delegue(e)(s))",
)
"""A part of the list above it."""


class ListLabel(NamedTuple):
    """A heading at ``text[start:end]``; ``kind`` is None where no list of members follows, and for
    a part of the list above (``sub``). ``counted`` is the number in its brackets.
    """

    start: int
    end: int
    kind: ListKind | None
    sub: bool = False
    counted: tuple[int, int] | None = None
    remark: bool = False
    """Something is said of all its names in brackets: when they came or left."""


def find_labels(text: str) -> list[ListLabel]:
    """The headings of lists in ``text``, in order.

    >>> [label.kind.value for label in find_labels("Étaient présents (2) : MM. A et B")]
    ['present']
    """
    found = [*_of_members(text), *_of_secretaries(text)]
    return sorted(found, key=lambda label: label.start)


def _of_members(text: str) -> Iterator[ListLabel]:
    for match in _LABEL.finditer(text):
        said = fold(match["words"].replace("(", " ").replace(")", " "))
        kind = _kind(said)
        sub = _SUB.is_all_of(said)
        if kind is not None or sub:
            counted = match.span("count") if match["count"] else None
            yield ListLabel(
                match.start(),
                match.end(),
                kind,
                sub,
                counted,
                bool(match["remark"]),
            )


def _of_secretaries(text: str) -> Iterator[ListLabel]:
    for match in _SECRETARY.finditer(text):
        yield ListLabel(match.start(), match.end(), None)


def _kind(said: str) -> ListKind | None:
    """What the names under a folded heading have in common; None where it says none, or two."""
    kept = _WITHOUT.sub("", said) or said
    if _AND_PROXIES.search(kept):
        return ListKind.EXCUSED
    kinds = [kind for key, kind in _KEYS if f" {key}" in f" {kept}"]
    if ListKind.PRESENT in kinds and len(kinds) > 1:
        return None
    return first(kinds)
