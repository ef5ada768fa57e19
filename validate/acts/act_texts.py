"""The acts that a document holds, and what each prints where: the texts that tell its kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.document import Document
from extract.french.folding import fold
from extract.lines.sections import Section, SectionKind, section_at
from extract.table import Table
from validate.model.act_kind import KindSource

_OPENING_LINES = 24
"""Lines of an act in which its object is looked for."""
_OBJECT = ("objet", "intitule", "titre")
_NUMBERED = re.compile(r"(?:n ?° ?)?\d{4}[-/]\d{1,4} ?[-:] ?\D")
"""The object of an act of a register: "2026-61 - Garantie d'un emprunt"."""


@dataclass(frozen=True, slots=True)
class ActTexts:
    """An act of a document: its parts, and its folded texts by their place, each once.

    ``parts`` are the ids of its sections, none where the document has no sections.
    """

    title: str
    deliberation: str
    parts: tuple[str, ...]
    texts: Mapping[KindSource, tuple[str, ...]]


def act_texts(document: Document) -> Iterator[ActTexts]:
    """Each act of a document, in order; the document itself where it has no sections."""
    document = document.without_lists()
    groups = list(_groups(document.sections))
    if not groups:
        yield _texts(document, (), document.title)
        return
    for number, group in enumerate(groups):
        title = group[0].title
        if number == 0 and len(groups) == 1:
            title = document.title or title
        yield _texts(document, group, title)


def _groups(sections: Sequence[Section]) -> Iterator[tuple[Section, ...]]:
    """The sections of each act: a deliberation, and what follows it until the next."""
    group: list[Section] = []
    for section in sections:
        if section.kind is SectionKind.DELIBERATION and _holds_act(group):
            yield tuple(group)
            group = []
        group.append(section)
    if group:
        yield tuple(group)


def _holds_act(group: Iterable[Section]) -> bool:
    return any(one.kind is SectionKind.DELIBERATION for one in group)


def _texts(
    document: Document, group: Sequence[Section], title: str
) -> ActTexts:
    ids = tuple(section.id for section in group)
    tables = [one for one in document.tables if not ids or one.section in ids]
    prose = list(_prose(document, ids))
    objects = [fold(title)] if title else []
    objects += _objects(prose)
    deliberation = next(filter(None, (one.deliberation for one in group)), "")
    return ActTexts(
        title=title or next(iter(objects), ""),
        deliberation=deliberation,
        parts=ids,
        texts={
            KindSource.OBJECT: _once(objects),
            KindSource.LAW: _once(prose),
            KindSource.CAPTION: _once(fold(one.caption) for one in tables),
            KindSource.HEADER: _once(_headers(tables)),
            KindSource.LABEL: _once(_labels(tables)),
            KindSource.TEXT: _once(prose),
        },
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _prose(document: Document, ids: Sequence[str]) -> Iterator[str]:
    """The folded lines of an act, outside its tables."""
    for line in document.prose:
        section = section_at(document.sections, line.page, line.bbox.top)
        if not ids or (section is not None and section.id in ids):
            yield fold(line.text)


def _objects(prose: Sequence[str]) -> list[str]:
    """What the first lines of an act call its object."""
    opening = islice(prose, _OPENING_LINES)
    return [
        line
        for line in opening
        if line.startswith(_OBJECT) or _NUMBERED.match(line)
    ]


def _headers(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        for column in table.columns:
            yield fold(" ".join(column.path))


def _labels(tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
        for row in table.rows:
            yield fold(row.label)
