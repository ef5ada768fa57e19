"""What the PDF itself says of its deliberations: who, which number, when, about what, with which
vote.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extract.errors import UsageError
from reports.export.audit_package import AuditFolder


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
    votes = {record["deliberation"]: record for record in reversed(folder.records("votes"))}
    titles = {
        section["deliberation"]: section["title"]
        for section in document.get("sections", [])
        if section["kind"] == "deliberation"
        and section.get("title")
        and section.get("deliberation")
    }
    alone = len(numbers) == 1
    return tuple(
        Act(
            number,
            str(document.get("body") or ""),
            str(document.get("date") or ""),
            titles.get(number, "") or (str(document.get("title") or "") if alone else ""),
            str(document.get("exercise") or ""),
            _votes(votes.get(number)),
        )
        for number in numbers
    )


def _numbers(folder: AuditFolder, document: Mapping[str, Any]) -> tuple[str, ...]:
    printed = [section.get("deliberation", "") for section in document.get("sections", [])]
    for name in ("votes", "grants"):
        printed += [record["deliberation"] for record in folder.records(name)]
    return tuple(dict.fromkeys(filter(None, printed))) or ("",)


def _document(folder: AuditFolder) -> Mapping[str, Any]:
    """The document of `audit.json`; after `pointage extract`, what the data package says of it."""
    path = folder.path / "audit.json"
    try:
        document: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))["document"]
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
    """The five columns of a vote, all of them or none: what adds up and does not pass the members."""
    if record is None or not all(
        record[name] for name in ("members", "for", "against", "abstained")
    ):
        return ()
    members, given = (
        int(record["members"]),
        [int(record[name]) for name in ("for", "against", "abstained")],
    )
    if sum(given) > members:
        return ()
    values = (members, sum(given), *given)
    names = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
    return tuple((name, str(value)) for name, value in zip(names, values, strict=True))
