"""Whose act this is, about what, of which sitting and for which year: read from the first page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from extract.french.dates import find_dates
from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import MONTHS, YEAR
from extract.french.spelled_numbers import spelled_number
from extract.lines.headings import HeadingKind
from extract.lines.paragraphs import Block

_KINDS = (
    r"d[ée]partement|ville|commune|m[ée]tropole|r[ée]gion|collectivit[ée]|syndicat|communaut[ée]\s+(?:de\s+communes|"
    r"d['’]agglom[ée]ration|urbaine)|centre\s+(?:communal|intercommunal)|mairie|conseil\s+(?:r[ée]gional|g[ée]n[ée]ral|d[ée]partemental)"
    r"|sivom|sivu|[ée]tablissement\s+public|p[ôo]le\s+m[ée]tropolitain|pays|eurom[ée]tropole|grand\s+\w+"
)
_BODY = re.compile(
    rf"(?:R[ée]publique\s+fran[çc]aise\s*[-–—]?\s*)?(?P<body>(?:{_KINDS})\b[^.;:,\n]{{0,80}})",
    re.IGNORECASE,
)
_BODY_WITHIN = re.compile(
    r"\b(?P<body>(?:Département|Ville|Commune|Métropole|Région|Syndicat"
    r"|Communauté\s+(?:de\s+communes|d['’]agglomération|urbaine))"
    r"(?:\s+(?:de\s+la|de\s+l['’]|du|des|de|d['’]|mixte)\s*)+"
    r"[A-ZÉÈ][\w'’-]*(?:[- ](?:sur|en|les?|la|des?|du|[A-ZÉÈ])[\w'’-]*)*)"
)
_SITTING = re.compile(
    r"(?:s[ée]ance|r[ée]union|commission\s+permanente|conseil|comit[ée]|assembl[ée]e|bureau|session)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_CONVENED = re.compile(r"\b(?:convo|affich|transmi|publi)\w*[^.;]{0,30}$", re.IGNORECASE)
_MADE = re.compile(r"\b(?:fait|d[ée]lib[ée]r[ée]|r[ée]uni)[^.;]{0,60}$", re.IGNORECASE)
_OBJECT = re.compile(
    r"^(?:objet|intitul[ée]|titre)\s*:\s*(?P<title>.+)$", re.IGNORECASE | re.DOTALL
)
_OPENING = re.compile(
    r"^(?:vu|consid[ée]rant|l['’]an\s|le\s+conseil|la\s+commission|l['’]assembl[ée]e|le\s+comit[ée]|article|sur\s+(?:le\s+rapport|proposition)"
    r"|apr[èe]s|rapporteur|exposé|par\s+délibération|\S+\s+\S+\s+rapporte)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:extrait\s+du\s+registre|registre|d[ée]lib[ée]ration\b.{0,30}$|\(?n\s?[°o]|s[ée]ance|(?:le\s+)?pr[ée]sident|secr[ée]taire|\(?l[ée]gende"
    r"|membres|pr[ée]sents?|absents?|r[ée]publique|direction|service|p[ôo]le\b|conseil\s+(?:municipal|d[ée]partemental|communautaire)"
    r"|commission\s+permanente|comit[ée]\s+syndical|arrondissement|canton|accus[ée]|pr[ée]fecture|annexe|acte\s|nombre\s+de|r[ée]union\s+du)",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    rf"\b(?:exercice|budget(?:\s+primitif)?|ann[ée]e|programmation|campagne)\s+({YEAR})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\b({YEAR})\b(?!\s?[-–/]\s?\d)")
_IN_WORDS = re.compile(
    r"\bl'an (?P<year>[a-z0-9 -]{4,40}?),? (?:et )?le (?:\w+di |dimanche )?(?P<day>[a-z0-9"
    r" -]{2,20}?)"
    rf" (?P<month>{'|'.join(name for name in MONTHS if name.isascii())})\b"
)
_FOOT = 150
"""An act's closing formula stands within this many blocks."""
_SMALL = frozenset("de du des la le les l d et en sur sous aux au à".split())  # noqa: SIM905 - a sentence reads better


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of an act says; each part empty where it says nothing. ``date`` is ISO."""

    title: str = ""
    body: str = ""
    date: str = ""
    exercise: int | None = None


def read_masthead(blocks: Sequence[Block]) -> Masthead:
    """The masthead of the act whose blocks these are (the whole document, or one section's)."""
    if not blocks:
        return Masthead()
    first = blocks[0].start[0]
    page = [block for block in blocks if block.start[0] == first]
    head = list(takewhile(lambda block: not _OPENING.match(block.text.strip()), page))
    title = _object(page) or _title(head or page)
    return Masthead(title, _body(head, page), _date(page, blocks), _exercise(title, page))


def _object(page: Sequence[Block]) -> str:
    """What follows "Objet :"."""
    found = (_OBJECT.match(block.text.strip()) for block in page)
    return next((plain(match["title"]) for match in found if match), "")


def _title(head: Sequence[Block]) -> str:
    """The text set largest (then boldest, then longest) that is no formula."""
    candidates = [
        block
        for block in head
        if not _NO_TITLE.search(block.text) and not _BODY.fullmatch(plain(block.text))
    ]
    candidates = [block for block in candidates if len(plain(block.text)) > 8]
    if not candidates:
        return ""
    best = max(candidates, key=lambda b: (b.lines[0].size, b.lines[0].bold, min(len(b.text), 60)))
    where = candidates.index(best)
    parts = [best, *takewhile(lambda block: _same_setting(block, best), candidates[where + 1 :])]
    return plain(" ".join(block.text for block in parts))


def _same_setting(block: Block, other: Block) -> bool:
    return (
        block.lines[0].bold == other.lines[0].bold
        and abs(block.lines[0].size - other.lines[0].size) < 0.3
    )


def _body(head: Sequence[Block], page: Sequence[Block]) -> str:
    """The authority: a line of its own near the top, else a name in the text of the page."""
    for block in head[:8]:
        found = _BODY.fullmatch(plain(block.text))
        if found and not re.search(r"\b(?:séance|du \d)", block.text, re.IGNORECASE):
            return _cased(found["body"])
    within = (_BODY_WITHIN.search(plain(block.text)) for block in page)
    return next((plain(found["body"]) for found in within if found), "")


def _cased(name: str) -> str:
    """A name printed in capitals, as it is written ("VILLE DE LA FERTÉ" -> "Ville de la Ferté")."""
    if not name.isupper():
        return name
    words = re.split(r"([\s\-'’])", name.lower())
    common = {
        "syndicat",
        "mixte",
        "communes",
        "agglomération",
        "urbaine",
        "intercommunal",
        "communal",
    }
    cased = [
        word if word in _SMALL or word in common else word[:1].upper() + word[1:] for word in words
    ]
    text = "".join(cased)
    return text[:1].upper() + text[1:]


def _date(page: Sequence[Block], blocks: Sequence[Block]) -> str:
    """The date that follows the word for the sitting; else the one at the foot ("Fait à …, le …")."""
    for pattern, where in ((_SITTING, page), (_MADE, blocks[:_FOOT])):
        for block in where:
            for found in find_dates(block.text):
                before = plain(block.text[max(0, found.start - 200) : found.start])
                elsewhere = _CONVENED.search(before) or re.match(r"(?:vu|consid)", fold(block.text))
                if found.date and pattern.search(before) and not elsewhere:
                    return found.date.isoformat()
    return next((day for block in page if (day := _date_in_words(block.text))), "")


def _date_in_words(text: str) -> str:
    """The date of "L'an deux mille vingt-six, le vingt-six mars"."""
    found = _IN_WORDS.search(fold(text))
    if found is None:
        return ""
    year = int(found["year"]) if found["year"].isdigit() else spelled_number(found["year"])
    day = 1 if found["day"] in {"1er", "premier"} else spelled_number(found["day"])
    day = int(found["day"]) if found["day"].isdigit() else day
    try:
        return date(year or 0, MONTHS[found["month"]], day or 0).isoformat()
    except ValueError:
        return ""


def _exercise(title: str, page: Sequence[Block]) -> int | None:
    """The financial year: named as such in the title or on the page, else the one year in the
    title.
    """
    texts = [
        title,
        *(block.text for block in page if not re.match(r"(?:vu|consid)", fold(block.text))),
    ]
    for text in texts:
        named = set(_EXERCISE.findall(text))
        if len(named) == 1:
            return int(named.pop())
    years = set(_YEAR.findall(title))
    if len(years) == 1:
        return int(years.pop())
    titles = " ".join(
        b.heading.text
        for b in page
        if b.heading is not None and b.heading.kind is HeadingKind.TITLE
    )
    years = set(_YEAR.findall(titles))
    return int(years.pop()) if len(years) == 1 else None
