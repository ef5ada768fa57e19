"""What the sheets of a workbook are called, and in which order a reader wants them."""

import re
from collections.abc import Iterable, Sequence

from extract.records.registry import FRAMES
from reports.export.audit_package import Resource
from reports.export.printed_tables import is_printed_table
from reports.i18n import Lang, Texts, in_language, report_words

_LONGEST = 31
"""Characters of the name of a sheet."""
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
"""What such a name may not hold."""
_FIRST = ("grants",)
_AFTER_TABLES = (
    "beneficiaries", "findings", "budget_lines", "totals", "votes", "unit_rates", "claims",
    "spellings", "proposals", "withheld",
)  # fmt: skip
_LAST = ("cells",)


def sheets_in_order(resources: Iterable[Resource]) -> list[Resource]:
    """The grants, the printed tables, what is told of them, and last every cell."""

    def rank(resource: Resource) -> tuple[int, int]:
        if resource.name in _FIRST:
            return 0, 0
        if is_printed_table(resource):
            return 1, 0
        if resource.name in _AFTER_TABLES:
            return 2, _AFTER_TABLES.index(resource.name)
        return (4, 0) if resource.name in _LAST else (3, 0)

    return sorted(resources, key=rank)


def sheet_names(resources: Sequence[Resource], lang: Lang) -> list[str]:
    """A name for each sheet, unique and as long as a workbook allows."""
    names: list[str] = []
    taken: set[str] = set()
    tables = 0
    for resource in resources:
        name = sheet_title(resource, lang) or resource.name
        if is_printed_table(resource):
            tables += 1
            name = f"T{tables} {resource.title}"
        name = _REFUSED.sub(" ", name)[:_LONGEST].strip(" '")
        if name.casefold() in taken:
            name = resource.name[:_LONGEST]
        taken.add(name.casefold())
        names.append(name)
    return names


def sheet_title(resource: Resource, lang: Lang) -> str:
    """What a sheet holds, in the reader's language."""
    frame = FRAMES.get(resource.name)
    if frame is not None:
        return in_language(lang, frame.title_fr, frame.title_en)
    key = f"xlsx.{resource.name}"
    if key in report_words():
        return Texts(lang)(key)
    return resource.title or resource.name
