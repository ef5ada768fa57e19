"""What an export keeps back: the lines of beneficiaries that look like private persons, and their
names elsewhere.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from reports.export.audit_package import (
    AuditFolder,
    Resource,
    text_fields,
    text_resource,
)
from reports.i18n import Lang, Texts
from reports.persons import looks_like_a_person, names_pattern

_COLUMNS = ("line_id", "measure", "table_id", "row", "pages", "reason")
_EXACT = frozenset(
    [
        "document_id",
        "deliberation",
        "section",
        "table_id",
        "row",
        "places",
        "engine",
        "id",
        "line_id",
    ]
)
"""Columns that name places in the document, never people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder without persons, how many names were kept back, and the list of what was."""

    folder: AuditFolder
    persons: int
    withheld: Resource


def without_persons(folder: AuditFolder, lang: Lang = "fr") -> Kept:
    """Leave out grants to persons; replace the name by a number wherever else it is written.

    The list says which lines are kept back and where they are printed, and names nobody.
    """
    names = _persons(folder)
    texts = Texts(lang)
    numbers = [
        texts("publication.person", n=n) for n in range(1, len(names) + 1)
    ]
    patterns = [names_pattern([name]) for name in names]

    redact = _Redaction(list(zip(patterns, numbers, strict=True)))
    grants = folder.records("grants")
    lines = [record for record in grants if _is_person(record["beneficiary"])]
    withheld = {record["line_id"] for record in lines}
    resources = []
    for resource in folder.resources:
        kept = resource
        if resource.name == "grants":
            kept = _without_lines(resource, withheld)
        resources.append(redact(kept) if patterns else kept)
    return Kept(folder.with_resources(resources), len(names), _list(lines))


def _without_lines(grants: Resource, line_ids: Set[str]) -> Resource:
    at = [field.name for field in grants.fields].index("line_id")
    return replace(
        grants,
        rows=tuple(row for row in grants.rows if row[at] not in line_ids),
    )


def pages(places: str) -> str:
    """The pages that a ``places`` column names.

    >>> pages("14:1.0,2.0,3.0,4.0;14:1.0,5.0,3.0,6.0;15:1.0,2.0,3.0,4.0")
    '14 15'
    """
    found = [place.partition(":")[0] for place in places.split(";")]
    return " ".join(dict.fromkeys(filter(None, found)))


def _is_person(name: str) -> bool:
    return bool(name) and looks_like_a_person(name)


def _persons(folder: AuditFolder) -> tuple[str, ...]:
    """Beneficiaries, and labels of table rows, that look like persons."""
    names = {record["beneficiary"] for record in folder.records("grants")}
    for record in folder.records("cells"):
        names.update(record["row_path"].split(" > "))
    return tuple(
        sorted(" ".join(name.split()) for name in names if _is_person(name))
    )


@dataclass(frozen=True, slots=True)
class _Redaction:
    """Replaces names by their numbers in the columns of free text."""

    patterns: Sequence[tuple["re.Pattern[str]", str]]

    def __call__(self, resource: Resource) -> Resource:
        free: list[bool] = []
        for field in resource.fields:
            free.append(field.type == "string" and field.name not in _EXACT)
        rows = tuple(tuple(map(self._text, row, free)) for row in resource.rows)
        return replace(resource, rows=rows)

    def _text(self, value: str, is_free: bool) -> str:
        if is_free and value:
            for pattern, number in self.patterns:
                value = pattern.sub(number, value)
        return value


def _list(lines: Sequence[dict[str, str]]) -> Resource:
    rows = []
    for line in lines:
        where = (
            line["line_id"],
            line["measure"],
            line["table_id"],
            line["row"],
        )
        rows.append((*where, pages(line["places"]), "person"))
    fields = text_fields(_COLUMNS)
    return text_resource("withheld", "", fields, rows)
