"""The words of a list of persons: titles, names, functions, proxies, and what parts them."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from extract.french.folding import MINUS, SPACES

_S = f"[{SPACES}]"
_UPPER = "A-ZÀ-ÖØ-Þ"
_HYPHEN = r"-‐‑"
_TITLE = (
    r"(?:M\.(?!M\.)|(?:MM\.?|M\.M\.|Mmes?\.?|MMES?\.?|Mlles?|MLLES?"
    r"|(?i:messieurs|mesdames|monsieur|madame|mademoiselle)|Docteur|Ma[iî]tre|Mrs?\.?|Dr\.?"
    rf"|M(?:es)?(?={_S}+[{_UPPER}]))(?!\w))"
)
"""A title in a list of members, however it is typed: "M.M.", "MMES", "Mmes.", and a bare "M", which
outside such a list is a letter or a unit."""
_FUNCTION = (
    r"(?:(?:\d{1,2}|1)\s?(?:ère|er|ème|e|nde?)\s+)?"
    r"(?:vice[- ]présidente?s?|présidente?s?|maires?(?:[- ]adjointe?s?)?|adjointe?s?"
    r"|conseill(?:er|ère)s?"
    r"|municipa(?:l|ux|les?)|communautaires?|départementa(?:l|ux|les?)|régiona(?:l|ux|les?)"
    r"|déléguée?s?|titulaires?|suppléante?s?|rapporteure?s?|syndica(?:l|ux|les?)|échevins?"
    r"|par\s+(?:procuration|pouvoir))\b"
)
_CHARGE = (
    rf"(?:{_S}+(?:aux?|à|du|de|des|d[’']|en|chargée?s?)(?![\w]){_S}?[^,;()\n.]*?"
    rf"(?=$|[,;()\n.]|{_S}+(?:et{_S}+)?{_TITLE}))?"
)
"""What an office is of: "adjointe aux finances"."""
_PROXY = (
    r"(?:\b(?:qui|a|ont|ayant|avait|donne|donnent|donnant|donnée?s?|son|sa|leur|un|de|vote|par)\s+)*"
    r"\b(?:pouvoirs?|procurations?|mandat|délégations?\s+de\s+vote)\b"
    r"(?:\s+(?:de\s+vote|écrite?s?|donnée?s?|donne|est|a\s+été|confiée?s?))*"
    rf"\s*(?:\bà\b|\bau\b|:|[{MINUS}>→])\s*"
    r"|\breprésentée?s?\s+par\s+"
)
A_NAME = re.compile(rf"\W*{_TITLE}\s+(?!l[ae]\b)")
"""What opens the name of a person, who is not called by an office."""
_LABEL = (
    r"(?:nombre|en\s+exercice|votants?|vot[eé]s?|ont|sont|pour|contre|abstentions?|abstenus?|quorum"
    r"|convocation|ordre\s+du\s+jour|s[eé]ance|secr[eé]taires?|pr[eé]sente?s?|absente?s?"
    r"|excus[eé]e?s?|d[eé]lib[eé]rations?|date|objet"
    rf"|(?:l[ea]{_S}+|l[’'])(?:conseil|comit[eé]|bureau|assembl[eé]e|commission))(?![\w’'-])"
)
"""Words of headings and of sentences, which no name has, and what decides: "par 26 voix pour, 3
contre, le Conseil municipal"."""
_NAME = (
    rf"(?:[{_UPPER}]\.(?:[{_HYPHEN}]?[{_UPPER}]\.)*"
    rf"|[{_UPPER}][\w’']*(?:[{_HYPHEN}](?:{_S}?\n{_S}*)?[\w’']+)*(?<![’']))"
)
"""A word with a capital, or initials."""
_PARTICLE = (
    r"(?:d[’']|(?:de|du|des|la|le|les|van|von|der|den|di|da|dos|ben|el)"
    rf"(?={_S}+(?:la{_S}+|le{_S}+|les{_S}+)?[{_UPPER}]))"
)


class WordKind(StrEnum):
    """What a word of a list is."""

    TITLE = "title"
    FUNCTION = "function"
    PROXY = "proxy"
    """What leads from who is represented to who votes for them."""
    NOTE = "note"
    """Something in brackets."""
    PART = "part"
    """What parts two names: a comma, a bullet, "et"."""
    LINE = "line"
    """A line end."""
    STOP = "stop"
    """The end of a sentence, or of those who sit: "formant la majorité"."""
    LABEL = "label"
    """A word of a heading, or of a ballot: no name."""
    NAME = "name"
    OTHER = "other"


_WORD = re.compile(
    "|".join(
        (
            rf"(?P<line>{_S}*\n\s*)",
            rf"(?P<space>{_S}+)",
            rf"(?P<proxy>(?i:{_PROXY}))",
            rf"(?P<title>{_TITLE})",
            r"(?P<note>\([^()]*\)?)",
            rf"(?P<function>(?i:{_FUNCTION}{_CHARGE}))",
            rf"(?P<part>[,;/•▪·●*]|\bet\b|&|[{MINUS}](?=\s)|(?<=\s)[{MINUS}])",
            r"(?P<stop>\.(?=\s|$)|\bformant\b)",
            rf"(?P<label>(?i:{_LABEL}))",
            rf"(?P<particle>{_PARTICLE})",
            rf"(?P<name>{_NAME})",
            r"(?P<other>par\b|.)",
        )
    ),
)
"""One piece of a list of names: a line's end, a white, a proxy, a title, a mark, a word."""


class ListWord(NamedTuple):
    """One word of a list at ``text[start:end]``."""

    kind: WordKind
    start: int
    end: int
    text: str


_KINDS = {
    "particle": WordKind.NAME,
    **{str(kind): kind for kind in WordKind},
}


def split_words(text: str, start: int = 0) -> Iterator[ListWord]:
    """The words of ``text`` from ``start`` on, spaces left out."""
    for found in _WORD.finditer(text, start):
        if found.lastgroup is not None and found.lastgroup != "space":
            kind = _KINDS[found.lastgroup]
            yield ListWord(kind, found.start(), found.end(), found.group())
