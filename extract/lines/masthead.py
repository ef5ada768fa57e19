"""Whose act this is, about what, of which sitting and for which year: read from the first page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile
from typing import NamedTuple

from extract.french.dates import DateMatch, find_dates
from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import (
    MONTHS,
    YEAR,
    YEAR_OF_NO_ACT,
)
from extract.french.lexicon.concept import Concept
from extract.french.spelled_numbers import spelled_number
from extract.geometry import Place
from extract.lines.headings import HeadingKind
from extract.lines.line_continuation import is_next_of_title, is_same_size
from extract.lines.paragraphs import Block
from extract.several import only, texts_of

_HEAD = 8
"""The authority's name is a line of its own among so many blocks at the head of the page."""
_FOOT = 150
"""An act's closing formula is within this many blocks."""
_LEAST_TITLE = 8
"""A shorter text, in characters, is no title."""
_LONG_TITLE = 60
"""Of two titles set alike the longer one counts, up to so many characters."""
_LONGEST_TITLE = 250
"""A longer text, in characters, is a paragraph and no title."""
_BEFORE_DATE = 200
"""Characters before a date that say which date it is."""

_AUTHORITIES = (
    r"d[ée]partement|ville|commune|m[ée]tropole|r[ée]gion|collectivit[ée]|syndicat"
    r"|communaut[ée]\s+(?:de\s+communes|d['’]agglom[ée]ration|urbaine)"
    r"|centre\s+(?:communal|intercommunal)|mairie"
    r"|conseil\s+(?:r[ée]gional|g[ée]n[ée]ral|d[ée]partemental)"
    r"|sivom|sivu|[ée]tablissement\s+public|p[ôo]le\s+m[ée]tropolitain|pays|eurom[ée]tropole"
    r"|grand\s+\w+"
)
_BODY = re.compile(
    r"(?:R[ée]publique\s+fran[çc]aise\s*[-–—]?\s*)?"
    rf"(?P<body>(?:{_AUTHORITIES})\b[^.;:,\n]{{0,80}})",
    re.IGNORECASE,
)
"""A line that is an authority's name and nothing else."""
_BODY_WITHIN = re.compile(
    r"\b(?P<body>(?:Département|Ville|Commune|Métropole|Région|Syndicat"
    r"|Communauté\s+(?:de\s+[Cc]ommunes|d['’][Aa]gglomération|[Uu]rbaine)"
    r"|(?<=[Mm]unicipal de la )commune)"
    r"(?:\s+(?:de\s+la|de\s+l['’]|du|des|de|d['’]|mixte)\s*)+"
    r"[A-ZÉÈ][\w'’-]*"
    r"(?:(?:[- ](?:sur|en|les?|la|des?|du)[\w'’-]*)*[- ][A-ZÉÈ][\w'’-]*)*)"
)
"""An authority's name inside a sentence: its capitals tell where it ends."""
_NO_BODY = re.compile(r"\b(?:séance|du \d)", re.IGNORECASE)
"""What makes a sitting of it: "Commune de Lens – séance du 12 mai"."""
_DATED = re.compile(
    r"(?P<name>.*\b(?:d[eu]s?\b|d['’]).+?)\s+du\s+\d{1,2}(?:er)?\s+\w+\s+\d{4}",
    re.IGNORECASE,
)
"""An authority that has a name of its own, over the date of a sitting."""
_ASSEMBLY = (
    r"s[ée]ance|r[ée]union|conseil|comit[ée]|assembl[ée]e|bureau|session"
)
"""Words for a sitting, and for who sits."""
_SITTING = re.compile(
    rf"(?:{_ASSEMBLY}|commission\s+permanente)\b[^.;]{{0,90}}$",
    re.IGNORECASE,
)
"""What is before the date of the sitting."""
_CONVENED = re.compile(
    r"\b(?:convo|affich|transmi|publi(?!c\b|qu))\w*[^.;]{0,30}$", re.IGNORECASE
)
"""What is before the dates of what led to it and followed it; a sitting may be public."""
_UNTIL = re.compile(
    r"\b(?:avant|après|au\s+plus\s+tard|jusqu['’]au|d['’]ici)(?:\s+(?:le|au))?\s*$",
    re.IGNORECASE,
)
"""What is before a date by which something is to be done."""
_PREVIOUS = Concept(
    r"approb\w*", r"approuv\w*", r"adopt\w*", r"preced\w*", r"derniere\w*", r"lecture\w*",
    r"valid\w*", r"observation\w*", r"remarque\w*", r"lors\w*", r"suite\w*",
    r"deliberation (?:du|n)[\w°]*",
)  # fmt: skip
"""Beside the date of another sitting, whose minutes are approved or whose acts are cited."""
_MINUTES = Concept(r"compte[s-]* ?[- ]rendu\w*", r"proces[- ]verba\w*", "pv")
_ROOM = Concept(
    r"salles?", "complexe", "gymnase", "foyer", "espace", "hotel (?:de|du|d')",
    r"centre (?:culturel|social|de congres|administratif)", "maison (?:de|du|des)", "pole culturel",
    "auditorium", "mairie", "siege",
)  # fmt: skip
"""How the folded name of a place begins where a sitting is held."""
_SAYS_MORE = re.compile(r"[:\d]")
"""In a text that says something of a place: "Salle des fêtes : tarifs"."""
_PERSONS = re.compile(
    r"\b(?:M\.|MM\.?|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle)\s+(?:[\w'’-]+\s+)?[A-ZÀ-Þ]"
    r"|(?:\b[A-ZÀ-Þ][a-zà-ÿ'’-]+\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+\b.*?){3}",
    re.DOTALL,
)
"""A person in a sentence, "Madame Martin est nommée", or several by given name and surname. No
"Docteur" nor "Maître", as titles of acts name the streets that are named for them."""
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-Þ])")
"""Where the first sentence of an object ends."""
_OWN_HEADING = re.compile(
    rf"(?:{_ASSEMBLY}|commission|\bCM\b|\bCC\b)[^.;:]{{0,60}}$",
    re.IGNORECASE,
)
"""What is before the date in the heading of a sitting, or in the running head of its pages."""
_LONGEST_HEADING = 100
"""A longer text, in characters, is no heading of a sitting."""
_MADE = re.compile(
    r"\b(?:fait|d[ée]lib[ée]r[ée]|r[ée]uni)[^.;]{0,60}$", re.IGNORECASE
)
"""What is before the date of the closing formula."""
_RECITAL = ("vu", "consid")
"""How a folded recital begins: its dates and years are those of other acts."""
_OBJECT = re.compile(
    r"^(?:objet|intitul[ée]|titre)\s*:\s*(?P<title>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""The title, where a label announces it: "Objet : Subventions 2024"."""
_OPENING = Concept(
    "vu", "considerant", r"l'an \w+", "le conseil", "la commission", "l'assemblee",
    "le comite", "article", "sur le rapport", "sur proposition", "apres", "rapporteur", "expose",
    "par deliberation", r"\S+ \S+ rapporte",
)  # fmt: skip
"""How the first paragraph below an act's head begins."""
_FORMULA_HEADS = (
    "extrait du registre", "registre", "n°", "n °", "no", "n o", "(n°", "(n °", "(no", "(n o",
    "seance", "president", "le president", "secretaire", "legende", "(legende", "membres",
    "present", "absent", "republique", "direction", "service", "conseil municipal",
    "conseil departemental", "conseil communautaire", "commission permanente", "comite syndical",
    "arrondissement", "canton", "accuse", "prefecture", "annexe", "acte ", "nombre de",
    "reunion du", "ordre du jour", "affiche le", "affich l", "publie le", "monsieur le",
    "madame la", "procuration", "pouvoir", "votants", "quorum", "excuse",
)  # fmt: skip
"""How formulas of an act's head begin, folded; they are set as large as its title."""
_FORMULAS = Concept(r"deliberations?\b.{0,30}$", "pole")
"""Formulas that begin a title where more follows, or where their last word goes on."""
_NUMBERED = re.compile(
    r"(?:[-–]\s*)?(?:[A-Z]{1,4}[\s-]*)?\d{4}\s*[/-]\s*\d{1,4}\b"
)
"""How an act begins in a list of several."""
_POSTCODE = re.compile(r"\s*\(\d\d\s?\d{3}\)$")
"""A postcode behind a town's name: "(62 300)"."""
_EXERCISE = re.compile(
    rf"\b(?:exercice|budget(?:\s+primitif)?|ann[ée]e|programmation|campagne)\s+({YEAR})\b",
    re.IGNORECASE,
)
"""A year named as that of the act: "budget primitif 2024"."""
_IN_WORDS = re.compile(
    r"\bl'an (?P<year>[a-z0-9 -]{4,40}?),? (?:et )?le (?:\w+di |dimanche )?"
    r"(?P<day>[a-z0-9 -]{2,20}?)"
    rf" (?P<month>{'|'.join(name for name in MONTHS if name.isascii())})\b"
)
"""A folded date: "l'an deux mille vingt-six, le vingt-six mars"."""
_FIRST = frozenset({"1er", "premier"})
_WORD_ENDS = re.compile(r"([\s\-'’])")
"""What parts the words of a name; it is kept."""
_SURROUNDING = ("departement", "region")
"""How the folded name of an authority begins that a town's acts name above the town."""
_SMALL_WORDS = frozenset({
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "aux", "au", "à",
    "syndicat", "mixte", "communes", "agglomération", "urbaine", "intercommunal", "communal",
})  # fmt: skip
"""Words of an authority's name that are written without a capital."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of an act says; each part empty where it says nothing. ``date`` is ISO."""

    title: str = ""
    body: str = ""
    date: str = ""
    exercise: int | None = None


class HeadText(NamedTuple):
    """A text of the first page outside its prose: a running head, or a cell; ``top`` is its height
    on the page.
    """

    top: float
    text: str


def read_masthead(
    blocks: Sequence[Block],
    heads: Sequence[HeadText] = (),
    names: Iterable[Place] = (),
) -> Masthead:
    """The masthead of the act whose blocks these are (the whole document, or one section's).

    ``heads`` are what its first page prints in running heads and in the cells of tables: the date
    and the authority may stand there only. ``names`` are the places of the names of those who sit.
    """
    if not blocks and not heads:
        return Masthead()

    page: list[Block] = []
    if blocks:
        first, _ = blocks[0].start
        page = [block for block in blocks if block.start[0] == first]
    head = list(takewhile(_is_above_text, page))
    title = _object(page) or _title(_without_persons(head or page, names))
    return Masthead(
        title,
        _body(head, page, heads),
        _date(page, blocks, heads),
        _exercise(title, page),
    )


def _is_above_text(block: Block) -> bool:
    return not _OPENING.opens(fold(block.text))


def _is_recital(block: Block) -> bool:
    return fold(block.text).startswith(_RECITAL)


# -------------------------------------------------------------------------------------------------
# the title


def _object(page: Sequence[Block]) -> str:
    """What follows "Objet :", the first sentence of it where a whole paragraph does."""
    for block in page:
        if found := _OBJECT.match(block.text.strip()):
            title = plain(found["title"])
            if len(title) > _LONGEST_TITLE:
                title = _SENTENCE_END.split(title)[0]
            return title if len(title) <= _LONGEST_TITLE else ""
    return ""


def _title(head: Sequence[Block]) -> str:
    """The text set largest (then boldest, then longest) that is no formula, with the lines of it
    that were read apart; of the minutes of a sitting, their heading.
    """
    if minutes := _heading_of_minutes(head):
        return minutes
    candidates = list(filter(_can_be_title, _without_rooms(head)))
    numbered = list(filter(_is_numbered, candidates))
    if len(numbered) > 1:
        candidates = [block for block in candidates if block not in numbered]
    if not candidates:
        return ""

    best = max(candidates, key=_prominence)
    title = _with_next_lines(best, candidates)
    return title if len(title) <= _LONGEST_TITLE else ""


def _heading_of_minutes(head: Sequence[Block]) -> str:
    """The heading of minutes with that of the sitting below it: "Procès-verbal du conseil
    municipal", "Séance du 12 mai 2023". The kind of paper alone is none.
    """
    for above, block in pairwise(head):
        folded = fold(above.text)
        if not _MINUTES.opens(folded) or _MINUTES.is_all_of(folded):
            continue
        if _tells_a_sitting(block) and is_same_size(
            above.lines[0], block.lines[0]
        ):
            return plain(f"{above.text}, {block.text}")
    return ""


def _with_next_lines(best: Block, candidates: Sequence[Block]) -> str:
    """A title, with those of the blocks below it that are its next lines."""
    parts = [best]
    for block in candidates[candidates.index(best) + 1 :]:
        if not is_next_of_title(parts[-1].lines[-1], block.lines[0]):
            break
        parts.append(block)
    return plain(" ".join(texts_of(parts)))


def _without_persons(
    page: Sequence[Block], names: Iterable[Place]
) -> list[Block]:
    """The blocks of a page but for those that name who sits."""
    number = page[0].start[0] if page else 0
    on_page = [name for name in names if name.page == number]
    found: list[Block] = []
    for block in page:
        if not any(_holds(block, name) for name in on_page):
            found.append(block)
    return found


def _holds(block: Block, name: Place) -> bool:
    """Whether a name is printed in a block, by the middle of its line."""
    _, top, _, bottom = name.bbox
    middle = (top + bottom) / 2
    for line in block.lines:
        is_beside = line.bbox.top <= middle <= line.bbox.bottom
        if is_beside and line.bbox.common(name.bbox):
            return True
    return False


def _without_rooms(head: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a head but for where the sitting is held, which follows its date."""
    yield from head[:1]
    for above, block in pairwise(head):
        is_room = _ROOM.opens(fold(block.text)) and not _SAYS_MORE.search(
            block.text
        )
        if not (is_room and _tells_a_sitting(above)):
            yield block


def _tells_a_sitting(block: Block) -> bool:
    """Whether a block is the heading of a sitting, with its date."""
    return bool(_date_of_heading(HeadText(0.0, block.text)))


def _can_be_title(block: Block) -> bool:
    text = plain(block.text)
    folded = fold(text)
    # one word is the name of a town set large, or of the kind of paper
    if len(text) <= _LEAST_TITLE or len(text.split()) == 1:
        return False
    if folded.startswith(_FORMULA_HEADS):
        return False
    if _FORMULAS.opens(folded) or _is_repeated(folded):
        return False
    if _MINUTES.is_all_of(folded) or _PERSONS.search(text):
        return False
    if _MINUTES.opens(folded) and _PREVIOUS.within(folded):
        return False
    return _BODY.fullmatch(text) is None


def _is_repeated(folded: str) -> bool:
    """Whether a text is one running head printed over and over, cut where the page ends: "l • Au
    conseil • Au cons".
    """
    first, *inner = (part.strip() for part in folded.split("•"))
    last = inner.pop() if inner else ""
    return (
        len(set(inner)) == 1
        and first.endswith(inner[0])
        and inner[0].startswith(last)
    )


def _is_numbered(block: Block) -> bool:
    return _NUMBERED.match(plain(block.text)) is not None


def _prominence(block: Block) -> tuple[float, bool, int]:
    first = block.lines[0]
    return first.size, first.bold, min(len(block.text), _LONG_TITLE)


# -------------------------------------------------------------------------------------------------
# the authority


def _body(
    head: Sequence[Block], page: Sequence[Block], heads: Sequence[HeadText]
) -> str:
    """The authority: a line of its own near the top, else a name in the text of the page.

    Of several names in running heads, a region or a department only says where the other one is.
    """
    for block in head[:_HEAD]:
        if name := _name_alone(block.text):
            return name
    names = [name for text in sorted(heads) if (name := _name_alone(text.text))]
    names.sort(key=lambda name: fold(name).startswith(_SURROUNDING))
    if names:
        return names[0]
    for block in page:
        if found := _BODY_WITHIN.search(plain(block.text)):
            return _capitalized(plain(found["body"]))
    return ""


def _name_alone(text: str) -> str:
    """The authority that a text names and says nothing else of; empty for any other text."""
    alone = _POSTCODE.sub("", plain(text))
    if dated := _DATED.fullmatch(alone):
        alone = dated["name"]
    found = _BODY.fullmatch(alone)
    if found is None or _NO_BODY.search(alone):
        return ""
    return _cased(found["body"])


def _cased(name: str) -> str:
    """A name printed in capitals, as it is written ("VILLE DE LA FERTÉ" -> "Ville de la Ferté")."""
    if not name.isupper():
        return name

    words = _WORD_ENDS.split(name.lower())
    for index, word in enumerate(words):
        if word not in _SMALL_WORDS:
            words[index] = _capitalized(word)
    return _capitalized("".join(words))


def _capitalized(word: str) -> str:
    return word[:1].upper() + word[1:]


# -------------------------------------------------------------------------------------------------
# the date and the year


def _date(
    page: Sequence[Block], blocks: Sequence[Block], heads: Sequence[HeadText]
) -> str:
    """The date of the sitting: in the heading of its own, else in words, else the one that follows
    the word for the sitting, else the one at the foot ("Fait à …, le …").

    Dates of other sittings are passed over, unless the page has no other.
    """
    texts = [HeadText(block.start[1], block.text) for block in page]
    texts = sorted([*texts, *heads])
    return next(
        filter(
            None,
            (
                _first_date(map(_date_of_heading, texts)),
                _first_date(_date_in_words(text.text) for text in texts),
                _date_after(_SITTING, page),
                _date_after(_MADE, blocks[:_FOOT]),
                _date_after(_SITTING, page, others=True),
            ),
        ),
        "",
    )


def _first_date(dates: Iterable[str]) -> str:
    return next(filter(None, dates), "")


def _date_of_heading(text: HeadText) -> str:
    """The date of a short text that is the heading of a sitting, and of no other one's minutes."""
    printed = plain(text.text)
    if len(printed) > _LONGEST_HEADING or _PREVIOUS.within(fold(printed)):
        return ""
    for found in find_dates(printed):
        before = printed[: found.start]
        if not found.date or _is_of_else(before):
            continue
        if _OWN_HEADING.search(before):
            return found.date.isoformat()
    return ""


def _date_after(
    words: re.Pattern[str], blocks: Iterable[Block], *, others: bool = False
) -> str:
    """The first date that ``words`` are before, in no recital; with ``others``, also in a text that
    speaks of the minutes of another sitting.
    """
    for block in blocks:
        folded = fold(block.text)
        is_of_other = _MINUTES.within(folded) and _PREVIOUS.within(folded)
        if is_of_other and not others:
            continue
        for found in find_dates(block.text):
            if found.date and _follows(words, block, found):
                return found.date.isoformat()
    return ""


def _follows(words: re.Pattern[str], block: Block, found: DateMatch) -> bool:
    before = plain(block.text[max(0, found.start - _BEFORE_DATE) : found.start])
    if not words.search(before) or _is_of_else(before):
        return False
    return not _is_recital(block)


def _is_of_else(before: str) -> bool:
    """Whether what is before a date says that it is of something else than the sitting."""
    return bool(_CONVENED.search(before) or _UNTIL.search(before))


def _date_in_words(text: str) -> str:
    """The date of "L'an deux mille vingt-six, le vingt-six mars"."""
    found = _IN_WORDS.search(fold(text))
    if found is None:
        return ""

    year, day = _number(found["year"]), _number(found["day"])
    if year is None or day is None:
        return ""
    try:
        return date(year, MONTHS[found["month"]], day).isoformat()
    except ValueError:
        return ""


def _number(words: str) -> int | None:
    if words in _FIRST:
        return 1
    if words.isdigit():
        return int(words)
    return spelled_number(words)


def _exercise(title: str, page: Sequence[Block]) -> int | None:
    """The financial year: named as such in the title or on the page, else the one year in the
    title, else in the bold titles of the page.
    """
    texts = [title, *(block.text for block in page if not _is_recital(block))]
    for text in texts:
        named = _only_year(_EXERCISE, text)
        if named is not None:
            return named

    of_title = _only_year(YEAR_OF_NO_ACT, title)
    if of_title is not None:
        return of_title
    titles: list[str] = []
    for block in page:
        heading = block.heading
        if heading is not None and heading.kind is HeadingKind.TITLE:
            titles.append(heading.text)
    return _only_year(YEAR_OF_NO_ACT, " ".join(titles))


def _only_year(pattern: re.Pattern[str], text: str) -> int | None:
    """The year that ``pattern`` finds in ``text``, if it finds one and no other."""
    return only(set(map(int, pattern.findall(text))))
