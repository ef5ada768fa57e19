"""Which part of the PDF is what: deliberation, annex, report, convention."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.french.folding import MINUS, plain
from extract.french.lexicon.calendar import YEAR
from extract.geometry import BBox
from extract.pdf.page import Line


class SectionKind(StrEnum):
    """The kinds of part a deliberation's PDF is made of."""

    DELIBERATION = "deliberation"
    ANNEX = "annex"
    REPORT = "report"
    CONVENTION = "convention"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the PDF: from ``start`` (page, top in points) up to the next section's start.

    ``id`` is unique in the document ("deliberation", "annexe-4", "rapport"); ``number`` is the
    annex's printed number; ``deliberation`` the number of the deliberation it belongs to
    ("2022-244"), empty if none is printed. A convention printed as an annex is a convention with
    the annex's id and number.
    """

    id: str
    kind: SectionKind
    number: str
    title: str
    start: tuple[int, float]
    deliberation: str = ""


def section_at(sections: Sequence[Section], page: int, top: float) -> Section | None:
    """The section in which the point (page, top) lies."""
    return next((section for section in reversed(sections) if section.start <= (page, top)), None)


NUMBER = r"(?:[A-Z]{1,6}[-_ .]?)?\d[A-Z\d]*(?:[-_/.][A-Z\d]+)*(?:\s[/-]\s\d+)*"
"""A deliberation's number: "2022-244", "CP-2026-05-042", "2013 / 54", "DEL2022_045"."""
_NUMBERED = r"(?:n\s?[°ºo]|num[ée]ro)\s*:?\s*"
_DELIBERATION = re.compile(
    rf"d[ée]lib[ée]ration\s+(?:{_NUMBERED})(?P<number>(?-i:{NUMBER}))(?![A-Z\d])", re.IGNORECASE
)
_ALONE = re.compile(rf"\(?\s*(?:{_NUMBERED})(?P<number>(?-i:{NUMBER}))\s*\)?", re.IGNORECASE)
_CITES = re.compile(
    r"(?:vu|considérant|considerant|consid[ée]rant|rappelant)\b|.*\b(?:la|des|les|une|cette|par)\s+d[ée]lib[ée]ration",
    re.IGNORECASE,
)
_OPENS_ACT = re.compile(
    r"(?:extrait\s+du\s+(?:registre|proc[èe]s)|d[ée]lib[ée]ration\s+(?:du\s+conseil|de\s+la\s+commission|n\s?[°ºo])"
    r"|registre\s+des\s+d[ée]lib[ée]rations)",
    re.IGNORECASE,
)
_NUMBERED_ACT = re.compile(
    r"(?:D[EÉ]?L?["
    rf" _-]?)?(?P<number>{YEAR}[-_/.](?!{YEAR}\b)\d{{1,4}})\s*[{MINUS}:]\s*[^\W\d_]{{3}}"
)
"""The bold title of one act among the minutes of a sitting: "2013-19 : Compte administratif"."""
_ANNEX = re.compile(
    rf"(?P<word>ANNEXE|Annexe)\s*(?:n\s?[°o]\s?|N°\s?)?(?P<number>\d{{1,3}}|[A-Z]|[IVX]+)?\b\s*"
    rf"(?:(?:[{MINUS}:.]|à\s+la\s+d[ée]lib[ée]ration|au\s+rapport)\s*(?P<rest>.*)|$)",
    re.DOTALL,
)
_RUNNING = re.compile(
    rf"annexe\s*(?:n\s?[°o]\s?)?(?P<number>\d{{1,3}}|[A-Z])\s*(?:[{MINUS}/|,]?\s*(?:page|p\.)?\s*\d+(?:\s*(?:sur|/)\s*\d+)?)?",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:RAPPORT(?:\s+(?:N\s?[°º]\s*\S+|D[EU]\b.*|AU\b.*|À\b.*|A\b.*))?|NOTE\s+(?:EXPLICATIVE\s+)?DE\s+SYNTH[ÈE]SE.*"
    r"|Rapport\s+(?:n\s?[°º]\s*\S+|de présentation\b.*|du [Pp]résident\b.*|au [Cc]onseil\b.*))"
)
_CONVENTION = re.compile(r"(?:CONVENTION|AVENANT|PROTOCOLE|CHARTE|CONTRAT)S?\b.{0,160}", re.DOTALL)
_BETWEEN = re.compile(
    r"entre\b(?:\s+les\s+soussign|\s*:|\s+l[ea']|\s+d'une\s+part|$)", re.IGNORECASE
)
_DOTS = 4
"""Dots in a row that lead the eye to a page number; an ellipsis has three."""
_CONTENTS = re.compile(rf"(?:\.\s?){{{_DOTS},}}\s*\d*\s*$")
_ENTRIES = 3
"""So many lines that lead to a page number with dots are a table of contents."""
_TOP = 0.45
_HEAD = 220.0
"""A title in this upper share of a page's text, and this near its top in points, opens the page
itself.
"""


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: SectionKind
    number: str
    title: str
    start: tuple[int, float]
    deliberation: str = ""


def read_sections(
    pages: Sequence[tuple[int, Sequence[Line]]], tables: Mapping[int, Sequence[BBox]] | None = None
) -> tuple[Section, ...]:
    """The sections of a document, given every page's lines outside tables, running heads and feet
    included.

    A running "Annexe 2 / 1" rules its page; a title ("Annexe 5 : …", "RAPPORT N° 3", "CONVENTION
    TYPE") opens a section where it stands, or with its page if nothing but a letterhead stands
    above it: ``tables`` are the boxes of the tables on each page. What comes before the first of
    them is the deliberation if it speaks of one.
    """
    marks: list[_Mark] = []
    for page, lines in pages:
        ordered = sorted(
            (line for line in lines if line.text.strip()),
            key=lambda line: (line.bbox.top, line.bbox.x0),
        )
        tops = [box.top for box in (tables or {}).get(page, ())]
        marks.extend(
            _page_marks(
                _Sheet(page, ordered, min(tops, default=_HEAD)), marks[-1] if marks else None
            )
        )
    return _named(_numbered(marks))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its lines from top to bottom, and where its first table begins."""

    number: int
    lines: Sequence[Line]
    first_table: float


def _page_marks(sheet: _Sheet, current: _Mark | None) -> Iterator[_Mark]:
    page, lines = sheet.number, sheet.lines
    if (
        sum(
            line.text.count(".") >= _DOTS and _CONTENTS.search(line.text) is not None
            for line in lines
        )
        >= _ENTRIES
    ):
        if current is None:
            yield _Mark(SectionKind.OTHER, "", "", (page, 0.0))
        return
    opened = current
    running = _running_annex(lines)
    if running and not (opened and opened.kind in _ANNEXED and opened.number == running):
        opened = _Mark(
            SectionKind.ANNEX,
            running,
            _first_title(lines) or f"Annexe {running}",
            (page, 0.0),
            opened.deliberation if opened else "",
        )
        yield _as_convention(opened, lines)
    elif opened is None:
        opened = _first(page, lines)
        yield opened
    for index in range(len(lines)):
        found = _title_mark(sheet, index, opened, bool(running))
        if found is not None:
            opened = found
            yield found


_ANNEXED = (SectionKind.ANNEX, SectionKind.CONVENTION)


def _running_annex(lines: Sequence[Line]) -> str:
    """The number of the annex that the page's head or foot names, or ""."""
    for line in [*lines[-3:], *lines[:2]]:
        found = _RUNNING.fullmatch(line.text.strip())
        if found and (line in lines[-3:] or not line.bold):
            return found["number"].upper()
    return ""


def _first(page: int, lines: Sequence[Line]) -> _Mark:
    text = " ".join(line.text for line in lines[:60])
    act = re.search(
        r"d[ée]lib[ée]r|conseil|s[ée]ance|assembl[ée]e|commission permanente", text, re.IGNORECASE
    )
    return _Mark(
        SectionKind.DELIBERATION if act else SectionKind.OTHER,
        "",
        "",
        (page, 0.0),
        _number_of(lines),
    )


def _title_mark(sheet: _Sheet, index: int, opened: _Mark, ruled: bool) -> _Mark | None:
    """The section that the line opens, or None."""
    page, lines, line = sheet.number, sheet.lines, sheet.lines[index]
    text = line.text.strip()
    at = (page, 0.0 if opened.start[0] < page and _is_upper(line, sheet) else line.bbox.top)
    if (annex := _ANNEX.match(text)) and not ruled and not re.search(r"[.;,]$", text):
        return _annex_mark(annex, _title_from(lines, index), at, opened)
    if _REPORT.fullmatch(text) and (line.bold or text.isupper() or len(text) < 30) and not ruled:
        return (
            None
            if opened.kind is SectionKind.REPORT
            else _Mark(SectionKind.REPORT, "", text, at, opened.deliberation)
        )
    if opened.kind is not SectionKind.CONVENTION and _is_convention(lines, index):
        if opened.kind in _ANNEXED and opened.start[0] == page:
            return None
        return _Mark(SectionKind.CONVENTION, "", _title_from(lines, index), at, opened.deliberation)
    return _act_mark(lines, index, at, opened)


def _annex_mark(
    found: re.Match[str], text: str, at: tuple[int, float], opened: _Mark
) -> _Mark | None:
    number = found["number"] or ""
    act = _DELIBERATION.search(text)
    deliberation = act["number"] if act else opened.deliberation
    if opened.kind in _ANNEXED and opened.number == number and opened.deliberation == deliberation:
        return None
    return _Mark(SectionKind.ANNEX, number, plain(text), at, deliberation)


def _act_mark(
    lines: Sequence[Line], index: int, at: tuple[int, float], opened: _Mark
) -> _Mark | None:
    """A further deliberation in the same PDF: it opens with its own number, or with "Extrait du
    registre".
    """
    line = lines[index]
    text = line.text.strip()
    numbered = _NUMBERED_ACT.match(text) if line.bold else None
    if not numbered and (
        not _OPENS_ACT.match(text) or not (line.bold or text.isupper() or index < 6)
    ):
        return None
    if index >= len(lines) - 2 and not line.bold:
        return None
    printed = numbered or _DELIBERATION.match(text)
    number = printed["number"] if printed else _number_of(lines[index : index + 40])
    same_page = (
        opened.kind is SectionKind.DELIBERATION
        and opened.start[0] == line.page
        and not (numbered or _gap(opened, number))
    )
    if same_page or (number and number == opened.deliberation):
        return None
    return _Mark(SectionKind.DELIBERATION, "", plain(text), at, number)


def _gap(opened: _Mark, number: str) -> bool:
    """Whether a second number on the same page is another deliberation's."""
    return bool(number and opened.deliberation and number != opened.deliberation)


def _number_of(lines: Sequence[Line]) -> str:
    """The number of the deliberation these lines open; numbers of other deliberations that they
    cite are left out.
    """
    for line in lines[:60]:
        text = line.text.strip()
        if re.match(r"(?:vu|consid[ée]rant)\b", text, re.IGNORECASE):
            break
        found = _ALONE.fullmatch(text) or (
            None if _CITES.match(text) else _DELIBERATION.search(text)
        )
        if found:
            return plain(found["number"]).replace(" ", "")
    return ""


def _is_upper(line: Line, sheet: _Sheet) -> bool:
    """Whether nothing but a letterhead stands above the line."""
    lines = sheet.lines
    if line.bbox.top > min(sheet.first_table, _HEAD):
        return False
    first, last = lines[0].bbox.top, max(other.bbox.bottom for other in lines)
    above = sum(other.bbox.top < line.bbox.top - 1 for other in lines)
    return above <= 2 or (
        above <= 8 and line.bbox.top < first + _TOP * (last - first) and not _prose(lines[:above])
    )


def _prose(lines: Sequence[Line]) -> bool:
    """Whether full sentences stand among ``lines``."""
    return any(len(line.text) > 60 and re.search(r"[.;,]$", line.text) for line in lines)


def _is_convention(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if not _CONVENTION.fullmatch(line.text.strip()) or not (line.bold or line.text.isupper()):
        return False
    return any(_BETWEEN.match(other.text.strip()) for other in lines[index + 1 : index + 10])


def _as_convention(mark: _Mark, lines: Sequence[Line]) -> _Mark:
    """An annex whose page opens with a convention's title."""
    for index, line in enumerate(lines[:6]):
        if _CONVENTION.fullmatch(line.text.strip()) and (line.bold or line.text.isupper()):
            return replace(mark, kind=SectionKind.CONVENTION, title=_title_from(lines, index))
    return mark


def _first_title(lines: Sequence[Line]) -> str:
    """The title printed at the head of a page: its first bold line, with the bold lines that
    continue it.
    """
    index = next((i for i, line in enumerate(lines[:8]) if line.bold), None)
    return "" if index is None else _title_from(lines, index)


def _title_from(lines: Sequence[Line], index: int) -> str:
    first, parts = lines[index], [lines[index].text]
    for above, line in zip(lines[index:], lines[index + 1 :], strict=False):
        close = line.bbox.top - above.bbox.top < 1.6 * first.size
        if not (line.bold and first.bold and abs(line.size - first.size) < 0.3 and close):
            break
        parts.append(line.text)
    return plain(" ".join(parts))


def _numbered(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks, each section after a deliberation given its number."""
    found: list[_Mark] = []
    for mark in marks:
        number = mark.deliberation or (found[-1].deliberation if found else "")
        found.append(replace(mark, deliberation=number))
    return found


def _named(marks: Sequence[_Mark]) -> tuple[Section, ...]:
    acts = sum(mark.kind is SectionKind.DELIBERATION for mark in marks)
    sections: list[Section] = []
    for mark in marks:
        base = _base_id(mark, several=acts > 1)
        taken = {section.id for section in sections}
        wanted = base if base not in taken else f"{base}-{_slug(mark.deliberation)}".rstrip("-")
        unique = (
            wanted
            if wanted not in taken
            else next(
                name
                for name in (f"{wanted}-{n}" for n in range(2, len(marks) + 2))
                if name not in taken
            )
        )
        sections.append(
            Section(unique, mark.kind, mark.number, mark.title, mark.start, mark.deliberation)
        )
    return tuple(sections)


def _base_id(mark: _Mark, *, several: bool) -> str:
    if mark.kind is SectionKind.DELIBERATION:
        return f"deliberation-{_slug(mark.deliberation)}".rstrip("-") if several else "deliberation"
    if mark.kind is SectionKind.ANNEX or mark.number:
        return f"annexe-{_slug(mark.number)}".rstrip("-")
    return {SectionKind.REPORT: "rapport", SectionKind.CONVENTION: "convention"}.get(
        mark.kind, "document"
    )


def _slug(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
