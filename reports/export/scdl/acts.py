"""What the PDF itself says of its deliberations: who, which number, when, about what, with which
vote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from reports.export.audit_package import AuditFolder
from reports.files.audit_read import read_document_of

_VOTE_TERMS = ("members", "for", "against", "abstained")
_VOTE_COLUMNS = (
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
)


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
        titles.setdefault(numbers[0], masthead.title)

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
    found = {}
    for section in sections:
        is_act = section.kind is SectionKind.DELIBERATION
        if is_act and section.title and section.deliberation:
            found[section.deliberation] = section.title
    return found


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
    document = read_document_of(folder.path)
    if document is None:
        return _from_package(folder.package), ()
    return document.masthead, document.sections


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
