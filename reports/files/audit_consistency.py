"""Whether the parts of an audit that was read back fit together: what is said of a cell, a page or
a finding is said of one that is there.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extract.document import Document
from extract.facts import Fact
from extract.given.form_error import FormError, excerpt_of
from extract.several import ids_of
from extract.table import RawCell, Row, Table
from validate.model.finding import Audit, Finding
from validate.model.identity import Form

_FEWEST_TERMS = {Form.RATIO: 2, Form.ORDER: 1}
MOST_PAGES = 100_000
MOST_HEADER_ROWS = 1_000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
"""A document's id names a folder."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
"""The hash of a file, in hex digits."""
MOST_DECIMALS = 1_000
"""Printed decimals of a number, and zeros of its scale: more would fill the memory."""


def check_audit(audit: Audit) -> None:
    """See that findings, outcomes and coverage speak of the document's own tables and pages.

    Raises:
        FormError: they do not.
    """
    check_document(audit.document)
    _check_findings(audit.findings)

    for outcome in audit.outcomes:
        one = outcome.identity
        if len(one.terms) < _FEWEST_TERMS.get(one.form, 0):
            raise _wrong(
                "outcomes", one.id, "il manque un terme", "it lacks a term"
            )

    tables = ids_of(audit.document.tables)
    for count in audit.coverage.tables:
        if count.table_id not in tables:
            raise _wrong("coverage.tables", count.table_id, *_NOT_THERE)


def _check_findings(findings: Sequence[Finding]) -> None:
    _check_unique("findings", (finding.id for finding in findings))
    for finding in findings:
        if not finding.pages:
            raise _wrong("findings", finding.id, "sans page", "without a page")


def check_document(document: Document) -> None:
    """See that tables, cells and facts have the places that they are said to have.

    Raises:
        FormError: they have not.
    """
    for name, form in ((document.document_id, _ID), (document.sha256, _SHA256)):
        if not form.fullmatch(name):
            raise _wrong(
                "document", name, "ce n'est pas un nom", "it is no name"
            )
    _check_pages(document)
    _check_unique("tables", (table.id for table in document.tables))
    for table in document.tables:
        _check_table(table)
    _check_facts(document)
    _check_days(document)


def _check_pages(document: Document) -> None:
    _check_unique("pages", (str(page.number) for page in document.pages))
    for page in document.pages:
        if not 1 <= page.number <= MOST_PAGES:
            raise _wrong("pages", str(page.number), *_NOT_THERE)


def _check_facts(document: Document) -> None:
    shapes = {
        table.id: (table.raw.rows, len(table.columns))
        for table in document.tables
    }
    _check_unique("facts", (fact.id for fact in document.facts))
    for fact in document.facts:
        _check_fact(fact, shapes)


def _check_days(document: Document) -> None:
    days = [
        (period.id, period.start, period.end) for period in document.periods
    ]
    for name, *both in (*days, ("date", document.date)):
        if not all(map(_is_day, both)):
            raise _wrong("date", name, "ce n'est pas une date", "it is no date")


def _check_table(table: Table) -> None:
    raw, width = table.raw, len(table.columns)
    sound = (
        bool(raw.places)
        and len(raw.header) == width
        and len(raw.row_pages) == len(table.rows) == raw.rows
        and _are_in_order(column.index for column in table.columns)
        and _are_in_order(row.index for row in table.rows)
        and all(_fits(row, width) for row in table.rows)
        and all(_is_inside(cell, raw.rows, width) for cell in raw.cells)
        and all(
            _is_inside(cell, MOST_HEADER_ROWS, width)
            for cell in raw.header_rows
        )
    )
    if not sound:
        raise _wrong(
            "tables",
            table.id,
            "ses lignes, ses colonnes et ses cellules ne vont pas ensemble",
            "its rows, columns and cells do not go together",
        )


def _are_in_order(indexes: Iterable[int]) -> bool:
    return all(index == n for n, index in enumerate(indexes))


def _fits(row: Row, width: int) -> bool:
    return len(row.cells) == width and row.level >= 0


def _is_inside(cell: RawCell, rows: int, width: int) -> bool:
    """Whether a cell lies in so many rows and columns, with all that it spans."""
    down = 0 <= cell.row < cell.row + cell.rowspan <= rows
    across = 0 <= cell.col < cell.col + cell.colspan <= width
    return down and across


def _check_fact(fact: Fact, shapes: dict[str, tuple[int, int]]) -> None:
    """A fact of a table lies in that table; its number is one that can be printed."""
    if fact.table_id:
        rows, width = shapes.get(fact.table_id, (0, 0))
        in_row = fact.row is None or 0 <= fact.row < rows
        in_column = fact.col is None or 0 <= fact.col < width
        if not (width and in_row and in_column):
            raise _wrong("facts", fact.id, *_NOT_THERE)
    number = fact.number
    if number is not None and not 0 <= number.decimals <= MOST_DECIMALS:
        raise _wrong("facts", fact.id, "trop de décimales", "too many decimals")


def _is_day(text: str) -> bool:
    """Whether a text is empty or a day in ISO 8601."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_unique(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise _wrong(what, one, "deux fois", "twice")
        seen.add(one)


_NOT_THERE = (
    "ce n'est pas une partie de ce document",
    "it is no part of this document",
)


def _wrong(what: str, name: str, fr: str, en: str) -> FormError:
    return FormError(fr, en).under(excerpt_of(name)).under(what)
