"""What the PDF itself says of its deliberations: who, which number, when, about what, with which
vote.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.french.folding import fold
from extract.french.lexicon.concept import Concept
from extract.french.lexicon.finance import grant_words
from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from reports.export.audit_package import AuditFolder

_VOTE_TERMS = ("members", "for", "against", "abstained")
_VOTE_COLUMNS = (
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
)
_SITTING = Concept(
    "compte[ -]rendu", "comptes[ -]rendus", "proces[ -]verba(?:l|ux)", "pv", "seances?", "reunion",
    "conseil", "registre", "repertoire", "liste des deliberations", "extrait",
)  # fmt: skip
"""How the title of a document begins that tells of a sitting, or of many acts."""


@dataclass(frozen=True, slots=True)
class Act:
    """One deliberation as printed; "" for what is not. ``votes`` are SCDL columns, empty where they
    contradict.
    """

    number: str
    body: str = ""
    date: str = ""
    title: str = ""
    exercise: str = ""
    votes: tuple[tuple[str, str], ...] = ()

    @property
    def purpose(self) -> str:
        """What its grants are for: its title, where a number tells that it is an act's, or its own
        words that it is about grants.
        """
        is_told = self.number or grant_words.GRANT.within(fold(self.title))
        return self.title if is_told else ""


@dataclass(frozen=True, slots=True)
class ActTitles:
    """The titles of a document's acts, by the section that holds one and by number."""

    by_section: Mapping[str, str]
    by_number: Mapping[str, str]
    are_several: bool
    """Whether the document is about more than one act."""

    def of(self, section: str, number: str) -> str:
        """The title of the act that a section is or belongs to; "" where it cannot be told."""
        return self.by_section.get(section) or self.by_number.get(number, "")


def act_titles(folder: AuditFolder) -> ActTitles:
    """What the acts of a folder are about.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    _, sections = _document(folder)
    by_section = {section.id: title for section, title in _titled(sections)}
    printed = acts(folder)
    return ActTitles(
        by_section,
        {act.number: act.purpose for act in printed},
        are_several=max(len(by_section), len(printed)) > 1,
    )


def acts(folder: AuditFolder) -> tuple[Act, ...]:
    """The deliberations of a folder, in reading order; one without a number where none is printed.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    masthead, sections = _document(folder)
    numbers = _numbers(folder, sections)
    votes = {
        record["deliberation"]: record
        for record in reversed(folder.records("votes"))
    }
    titles = _titles(sections)
    if len(numbers) == 1:
        titles.setdefault(numbers[0], _unless_sitting(masthead.title))

    found = []
    for number in numbers:
        act = Act(
            number=number,
            body=masthead.body,
            date=masthead.date,
            title=titles.get(number, ""),
            exercise=str(masthead.exercise or ""),
            votes=_votes(votes.get(number)),
        )
        found.append(act)
    return tuple(found)


def _titles(sections: Sequence[Section]) -> dict[str, str]:
    """The title of each deliberation that has a section of its own, by its number."""
    return {
        section.deliberation: title
        for section, title in _titled(sections)
        if section.deliberation
    }


def _titled(sections: Iterable[Section]) -> Iterator[tuple[Section, str]]:
    """The sections that are deliberations with a title, and what each is about."""
    for section in sections:
        if section.kind is SectionKind.DELIBERATION and section.title:
            yield section, _subject(section.title, section.deliberation)


def _subject(title: str, number: str) -> str:
    """A printed title without the number that stands before it.

    >>> _subject("D2025-012- Objet : Subventions aux associations", "2025-012")
    'Subventions aux associations'
    """
    if not number:
        return title
    head = rf"[\w°. ]{{0,16}}?{re.escape(number)}[\s:–-]+(?:objet\s*:\s*)?"
    found = re.match(head, title, re.IGNORECASE)
    return title if found is None else title[found.end() :] or title


def _unless_sitting(title: str) -> str:
    """The title of a document; none where it is that of a sitting, which is about many acts."""
    return "" if _SITTING.opens(fold(title)) else title


def _numbers(
    folder: AuditFolder, sections: Sequence[Section]
) -> tuple[str, ...]:
    printed = [section.deliberation for section in sections]
    for name in ("votes", "grants"):
        printed += [record["deliberation"] for record in folder.records(name)]
    return tuple(dict.fromkeys(filter(None, printed))) or ("",)


def _document(folder: AuditFolder) -> tuple[Masthead, tuple[Section, ...]]:
    """Masthead and sections of `audit.json`; after `pointage extract`, what the data package
    says of them.
    """
    if folder.document is None:
        return _from_package(folder.package), ()
    return folder.document.masthead, folder.document.sections


def _from_package(package: Mapping[str, Any]) -> Masthead:
    source: Mapping[str, str] = next(iter(package.get("sources", [])), {})
    contributor: Mapping[str, str] = next(
        iter(package.get("contributors", [])), {}
    )
    title = package.get("title", "")
    if title == source.get("path"):
        title = ""
    return Masthead(title=title, body=contributor.get("title", ""))


def _votes(record: dict[str, str] | None) -> tuple[tuple[str, str], ...]:
    """The five columns of a vote, all of them or none: what adds up and does not pass the
    members.
    """
    if record is None or not all(record[name] for name in _VOTE_TERMS):
        return ()
    members, *given = (int(record[name]) for name in _VOTE_TERMS)
    if sum(given) > members:
        return ()

    values = (members, sum(given), *given)
    return tuple(zip(_VOTE_COLUMNS, map(str, values), strict=True))
