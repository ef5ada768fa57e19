"""What the PDF itself says of its deliberations: who, which number, when, about what, with which
vote.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.errors import UsageError
from reports.export.audit_package import AuditFolder

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
    document = _document(folder)
    numbers = _numbers(folder, document)
    votes = {
        record["deliberation"]: record for record in reversed(folder.records("votes"))
    }
    titles = _titles(document)
    if len(numbers) == 1:
        titles.setdefault(numbers[0], _printed(document, "title"))

    found = []
    for number in numbers:
        act = Act(
            number=number,
            body=_printed(document, "body"),
            date=_printed(document, "date"),
            title=titles.get(number, ""),
            exercise=_printed(document, "exercise"),
            votes=_votes(votes.get(number)),
        )
        found.append(act)
    return tuple(found)


def _printed(document: Mapping[str, Any], name: str) -> str:
    """What the document says under ``name``; "" where it says nothing."""
    return str(document.get(name) or "")


def _titles(document: Mapping[str, Any]) -> dict[str, str]:
    """The title of each deliberation that has a section of its own, by its number."""
    found = {}
    for section in document.get("sections", []):
        number, title = section.get("deliberation"), section.get("title")
        if section["kind"] == "deliberation" and title and number:
            found[number] = title
    return found


def _numbers(folder: AuditFolder, document: Mapping[str, Any]) -> tuple[str, ...]:
    printed = [
        section.get("deliberation", "") for section in document.get("sections", [])
    ]
    for name in ("votes", "grants"):
        printed += [record["deliberation"] for record in folder.records(name)]
    return tuple(dict.fromkeys(filter(None, printed))) or ("",)


def _document(folder: AuditFolder) -> Mapping[str, Any]:
    """The document of `audit.json`; after `pointage extract`, what the data package says of it."""
    path = folder.path / "audit.json"
    try:
        document: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))[
            "document"
        ]
    except FileNotFoundError:
        return _from_package(folder.package)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UsageError(
            f"{path} : ce n’est pas un audit de cette version de Pointage. Relancez « pointage"
            " audit ».",
            f"{path}: not an audit of this version of Pointage. Run “pointage audit” again.",
        ) from error
    return document


def _from_package(package: Mapping[str, Any]) -> Mapping[str, Any]:
    source: Mapping[str, Any] = next(iter(package.get("sources", [])), {})
    title = package.get("title", "")
    body = next((each["title"] for each in package.get("contributors", [])), "")
    return {"title": "" if title == source.get("path") else title, "body": body}


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
