"""Which lines of a page open a section: titles of annexes, reports, conventions and acts, and the
annex that a page's head or foot names.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.french.folding import MINUS, fold, plain
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import Concept
from extract.lines.furniture import OF_PAGES
from extract.lines.leaders import leads_to_page
from extract.lines.line_continuation import is_next_of_title
from extract.lines.sections import SectionKind
from extract.pdf.page import Line
from extract.several import texts_of

NUMBER = r"(?:[A-Z]{1,6}[-_ .]?)?\d[A-Z\d]*(?:[-_/.][A-Z\d]+)*(?:\s[/-]\s\d+)*"
"""A deliberation's number: "2022-244", "CP-2026-05-042", "2013 / 54", "DEL2022_045"."""
HEAD = 220.0
"""A title this near the top of its page, in points, can open the page itself."""

_LETTERHEAD = 2
"""So many lines above a title are always a letterhead."""
_LONGEST_LETTERHEAD = 8
"""More lines are none; up to these are one where no sentence is among them."""
_TOP = 0.45
"""Such a letterhead ends in this upper share of the page's text."""
_SENTENCE = 60
"""A line longer than this, in characters, that ends with a full stop is a sentence."""
_SHORT_TITLE = 30
"""A shorter line is a report's title though it is neither bold nor in capitals."""
_FIRST_LINES = 6
"""An act's opening among so many lines of its page needs no weight."""
_NUMBER_WITHIN = 40
"""An act prints its number within so many lines of its title."""
_HEAD_LINES = 60
"""Lines of the first page that show whether it is a deliberation's, and its number."""
_TITLE_LINES = 8
"""The first bold line among so many is the title of a page."""
_CONVENTION_TITLE_LINES = 6
"""A convention's title is among so many first lines of an annex's page."""
_PARTIES_WITHIN = 9
"""A convention names its parties within so many lines of its title."""
_ENTRIES = 3
"""So many lines that lead to a page number with dots are a table of contents."""

_NUMBERED = r"(?:n\s?[°ºo]|num[ée]ro)\s*:?\s*"
_DELIBERATION = re.compile(
    rf"d[ée]lib[ée]ration\s+(?:{_NUMBERED})(?P<number>(?-i:{NUMBER}))(?![A-Z\d])",
    re.IGNORECASE,
)
"""A deliberation named with its number: "Délibération n° 2022-244"."""
_ALONE = re.compile(
    rf"\(?\s*(?:{_NUMBERED})(?P<number>(?-i:{NUMBER}))\s*\)?", re.IGNORECASE
)
"""A line that is an act's number and nothing else."""
_RECITAL = Concept("vu", "considerant")
_OTHER_ACT = Concept(r"(?:la|des|les|une|cette|par) deliberation\w*")
"""How a sentence speaks of an act; its own title names it without an article."""
_OPENS_ACT = Concept(
    r"extrait du (?:registre|proces)\w*",
    r"deliberation (?:du conseil|de la commission|n ?[°o])\w*",
    r"registre des deliberations\w*",
)
_OF_AN_ACT = (
    "deliber",
    "conseil",
    "seance",
    "assemblee",
    "commission permanente",
)
"""Folded words and beginnings of words that tell a deliberation from other texts."""
_NUMBERED_ACT = re.compile(
    rf"(?:D[EÉ]?L?[ _-]?)?(?P<number>{YEAR}[-_/.](?!{YEAR}\b)\d{{1,4}})"
    rf"\s*[{MINUS}:]\s*[^\W\d_]{{3}}"
)
"""The bold title of one act among the minutes of a sitting: "2013-19 : Compte administratif"."""
_ANNEX = re.compile(
    r"(?P<word>ANNEXE|Annexe)\s*(?:n\s?[°o]\s?|N°\s?)?(?P<number>\d{1,3}|[A-Z]|[IVX]+)?\b\s*"
    rf"(?:(?:[{MINUS}:.]|à\s+la\s+d[ée]lib[ée]ration|au\s+rapport)\s*(?P<rest>.*)|$)",
    re.DOTALL,
)
"""The title of an annex: "ANNEXE 2 : Tarifs", "Annexe à la délibération"."""
_RUNNING = re.compile(
    r"annexe\s*(?:n\s?[°o]\s?)?(?P<number>\d{1,3}|[A-Z])\s*"
    rf"(?:[{MINUS}/|,]?\s*(?:page|p\.)?\s*\d+{OF_PAGES})?",
    re.IGNORECASE,
)
"""An annex that the head or the foot of its pages names: "Annexe 2 / 14", "annexe 3 page 1 sur 5".
"""
_REPORT = re.compile(
    r"(?:RAPPORT(?:\s+(?:N\s?[°º]\s*\S+|D[EU]\b.*|AU\b.*|À\b.*|A\b.*))?"
    r"|NOTE\s+(?:EXPLICATIVE\s+)?DE\s+SYNTH[ÈE]SE.*"
    r"|Rapport\s+(?:n\s?[°º]\s*\S+|de présentation\b.*|du [Pp]résident\b.*|au [Cc]onseil\b.*))"
)
"""The title of a report: "RAPPORT N° 12", "Note explicative de synthèse"."""
_CONVENTION = re.compile(
    r"(?:CONVENTION|AVENANT|PROTOCOLE|CHARTE|CONTRAT)S?\b.{0,160}", re.DOTALL
)
"""The title of a convention, which may be long: "CONVENTION D'OBJECTIFS 2024-2026"."""
_BETWEEN = re.compile(
    r"entre\b(?:\s+les\s+soussign|\s*:|\s+l[ea']|\s+d'une\s+part|$)",
    re.IGNORECASE,
)
"""How a convention begins to name its parties."""

_ANNEXED = (SectionKind.ANNEX, SectionKind.CONVENTION)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a section opens (page, top in points), and what its title says of it."""

    kind: SectionKind
    number: str
    title: str
    start: tuple[int, float]
    deliberation: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines from top to bottom, and where its first table begins, in points."""

    page: int
    lines: Sequence[Line]
    first_table: float = HEAD


def openings(text: PageText, current: Opening | None) -> Iterator[Opening]:
    """The openings of sections on a page; ``current`` is the section it begins in, if any."""
    if _is_table_of_contents(text.lines):
        if current is None:
            yield Opening(SectionKind.OTHER, "", "", (text.page, 0.0))
        return

    running = _running_annex(text.lines)
    opened = current
    if running and not _is_annex(opened, running):
        opened = _of_running_annex(running, text, opened)
        yield _as_convention(opened, text.lines)
    elif opened is None:
        opened = _first_section(text)
        yield opened

    for index in range(len(text.lines)):
        found = _opening_at(_Place(text, index, opened, bool(running)))
        if found is not None:
            opened = found
            yield found


def _is_table_of_contents(lines: Sequence[Line]) -> bool:
    return sum(leads_to_page(line.text) for line in lines) >= _ENTRIES


# -------------------------------------------------------------------------------------------------
# what opens with its page


def _running_annex(lines: Sequence[Line]) -> str:
    """The number of the annex that the page's head or foot names, or ""."""
    foot, head = lines[-3:], lines[:2]
    for line in [*foot, *head]:
        found = _RUNNING.fullmatch(line.text.strip())
        is_title = line.bold and line not in foot
        if found and not is_title:
            return found["number"].upper()
    return ""


def _is_annex(opened: Opening | None, number: str) -> bool:
    """Whether the section that is open is of the annex with this number."""
    if opened is None or opened.kind not in _ANNEXED:
        return False
    return opened.number == number


def _of_running_annex(
    number: str, text: PageText, before: Opening | None
) -> Opening:
    first_bold = next(
        (i for i, line in enumerate(text.lines[:_TITLE_LINES]) if line.bold),
        None,
    )
    title = "" if first_bold is None else title_from(text.lines, first_bold)
    return Opening(
        SectionKind.ANNEX,
        number,
        title or f"Annexe {number}",
        (text.page, 0.0),
        before.deliberation if before else "",
    )


def _as_convention(opening: Opening, lines: Sequence[Line]) -> Opening:
    """An annex whose page opens with a convention's title is a convention."""
    for index, line in enumerate(lines[:_CONVENTION_TITLE_LINES]):
        if _is_named_convention(line):
            title = title_from(lines, index)
            return replace(opening, kind=SectionKind.CONVENTION, title=title)
    return opening


def _first_section(text: PageText) -> Opening:
    """What comes before any title: a deliberation if it speaks of one."""
    words = fold(" ".join(texts_of(text.lines[:_HEAD_LINES])))
    kind = (
        SectionKind.DELIBERATION
        if any(word in words for word in _OF_AN_ACT)
        else SectionKind.OTHER
    )
    return Opening(kind, "", "", (text.page, 0.0), _number_of(text.lines))


# -------------------------------------------------------------------------------------------------
# what opens at a line


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of a page: ``opened`` is the section it is in, ``ruled`` whether the page's head or
    foot names its annex, so that no title on it opens another one.
    """

    on: PageText
    index: int
    opened: Opening
    ruled: bool

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.on.lines[self.index]

    @property
    def text(self) -> str:
        """What the line prints."""
        return self.line.text.strip()

    @property
    def title(self) -> str:
        """The line with the bold lines that continue it."""
        return title_from(self.on.lines, self.index)

    @property
    def start(self) -> tuple[int, float]:
        """Where a section begins whose title the line is: with its page, if nothing but a
        letterhead is above it.
        """
        whole_page = self.opened.start[
            0
        ] < self.on.page and _is_below_letterhead(self)
        return self.on.page, 0.0 if whole_page else self.line.bbox.top


def _opening_at(place: _Place) -> Opening | None:
    """The section that the line opens, or None."""
    for is_title, opening in _TITLES:
        if is_title(place):
            return opening(place)
    return None


def _is_annex_title(place: _Place) -> bool:
    closed = place.text.endswith((".", ";", ","))
    if place.ruled:
        return False
    if closed:
        return False
    return _ANNEX.match(place.text) is not None


def _annex(place: _Place) -> Opening | None:
    title, opened = place.title, place.opened
    found = _ANNEX.match(place.text)
    number = (found["number"] if found else "") or ""

    act = _DELIBERATION.search(title)
    deliberation = act["number"] if act else opened.deliberation
    again = opened.number == number and opened.deliberation == deliberation
    if opened.kind in _ANNEXED and again:
        return None
    return Opening(
        SectionKind.ANNEX, number, plain(title), place.start, deliberation
    )


def _is_report_title(place: _Place) -> bool:
    if place.ruled or not _REPORT.fullmatch(place.text):
        return False
    return _is_heavy(place.line) or len(place.text) < _SHORT_TITLE


def _report(place: _Place) -> Opening | None:
    if place.opened.kind is SectionKind.REPORT:
        return None
    act = place.opened.deliberation
    return Opening(SectionKind.REPORT, "", place.text, place.start, act)


def _is_convention_title(place: _Place) -> bool:
    if place.opened.kind is SectionKind.CONVENTION:
        return False
    if not _is_named_convention(place.line):
        return False
    first = place.index + 1
    following = place.on.lines[first : first + _PARTIES_WITHIN]
    return any(_BETWEEN.match(line.text.strip()) for line in following)


def _convention(place: _Place) -> Opening | None:
    opened = place.opened
    if opened.kind in _ANNEXED and opened.start[0] == place.on.page:
        return None
    return Opening(
        SectionKind.CONVENTION,
        "",
        place.title,
        place.start,
        opened.deliberation,
    )


def _is_act_title(place: _Place) -> bool:
    """Whether a line opens a further deliberation: its own number, or "Extrait du registre"."""
    line = place.line
    is_last = place.index >= len(place.on.lines) - 2
    if is_last and not line.bold:
        return False
    if _is_numbered_act(place):
        return True
    has_weight = _is_heavy(line) or place.index < _FIRST_LINES
    return has_weight and _OPENS_ACT.opens(fold(place.text))


def _act(place: _Place) -> Opening | None:
    opened = place.opened
    number = _number_at(place)
    if number and number == opened.deliberation:
        return None

    # a second title on the page of an act is another act only with a number of its own
    if (
        opened.kind is SectionKind.DELIBERATION
        and opened.start[0] == place.on.page
    ):
        another = number and opened.deliberation
        if not another and not _is_numbered_act(place):
            return None
    return Opening(
        SectionKind.DELIBERATION, "", plain(place.text), place.start, number
    )


def _is_numbered_act(place: _Place) -> bool:
    return place.line.bold and _NUMBERED_ACT.match(place.text) is not None


def _number_at(place: _Place) -> str:
    """The number of the act that a line opens: in the line, else on the lines below it."""
    patterns = (
        (_NUMBERED_ACT, _DELIBERATION) if place.line.bold else (_DELIBERATION,)
    )
    for pattern in patterns:
        if found := pattern.match(place.text):
            return found["number"]
    return _number_of(
        place.on.lines[place.index : place.index + _NUMBER_WITHIN]
    )


_TITLES: tuple[
    tuple[Callable[[_Place], bool], Callable[[_Place], Opening | None]],
    ...,
] = (
    (_is_annex_title, _annex),
    (_is_report_title, _report),
    (_is_convention_title, _convention),
    (_is_act_title, _act),
)
"""The titles that open sections, in the order in which a line is tried for them."""


def _is_heavy(line: Line) -> bool:
    return line.bold or line.text.strip().isupper()


def _is_named_convention(line: Line) -> bool:
    return _CONVENTION.fullmatch(line.text.strip()) is not None and _is_heavy(
        line
    )


def _number_of(lines: Sequence[Line]) -> str:
    """The number of the deliberation these lines open; numbers of other deliberations that they
    cite are left out.
    """
    for line in lines[:_HEAD_LINES]:
        text = line.text.strip()
        folded = fold(text)
        if _RECITAL.opens(folded):
            break
        found = _ALONE.fullmatch(text)
        if found is None and not _cites(folded):
            found = _DELIBERATION.search(text)
        if found:
            return plain(found["number"]).replace(" ", "")
    return ""


def _cites(folded: str) -> bool:
    """Whether a folded line speaks of another act."""
    return folded.startswith("rappelant") or _OTHER_ACT.within(folded)


def _is_below_letterhead(place: _Place) -> bool:
    """Whether nothing but a letterhead is above the line."""
    lines, top = place.on.lines, place.line.bbox.top
    if top > min(place.on.first_table, HEAD):
        return False

    above = sum(other.bbox.top < top - 1 for other in lines)
    if above <= _LETTERHEAD:
        return True
    first, last = lines[0].bbox.top, max(other.bbox.bottom for other in lines)
    upper = top < first + _TOP * (last - first)
    if not upper:
        return False
    if above > _LONGEST_LETTERHEAD:
        return False
    return not any(map(_is_sentence, lines[:above]))


def _is_sentence(line: Line) -> bool:
    return len(line.text) > _SENTENCE and line.text.endswith((".", ";", ","))


def title_from(lines: Sequence[Line], index: int) -> str:
    """A line's text with the bold lines directly below that continue it."""
    texts = [lines[index].text]
    for above, line in zip(lines[index:], lines[index + 1 :], strict=False):
        if not (line.bold and is_next_of_title(above, line)):
            break
        texts.append(line.text)
    return plain(" ".join(texts))
