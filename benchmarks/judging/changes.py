"""One figure or one line of a document changed: what a clerk's slip would have printed.

A changed figure is changed wherever it is held: as a fact, in the claim or vote that states it, and
in the sentence around it. Which digit, and to what, follows from the figure's rank among those
tried, so that every run changes the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from extract.document import Document
from extract.facts import Claim, Fact, Vote, table_facts
from extract.table import RawTable, RowKind
from extract.tables.typing import type_table

T = TypeVar("T")


class ChangeKind(StrEnum):
    """What was changed."""

    DIGIT = "digit"
    """One digit is another one."""
    SWAP = "swap"
    """Two neighbouring digits changed places."""
    DROPPED = "line dropped"
    TWICE = "line twice"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind, the figure changed or last in the changed line, the document."""

    kind: ChangeKind
    fact: Fact
    document: Document


def change_figures(
    document: Document, figures: Sequence[Fact]
) -> Iterator[Change]:
    """One digit changed, and two unequal neighbours swapped, in each figure."""
    for rank, fact in enumerate(figures):
        digits = _digits(fact)
        for kind, changed in (
            (ChangeKind.DIGIT, other_digit(digits, rank)),
            (ChangeKind.SWAP, swapped(digits)),
        ):
            if changed is not None:
                yield Change(kind, fact, with_digits(document, fact, changed))


def _digits(fact: Fact) -> str:
    """The digits of a figure, in units of its last one."""
    assert fact.number is not None
    return str(int(abs(fact.number.value) / fact.number.ulp))


def other_digit(digits: str, rank: int) -> str:
    """The figure with one digit raised by 1 to 9: which and by how much follows from ``rank``.

    >>> other_digit("1250", 1), other_digit("1250", 4)
    ('1450', '6250')
    """
    at = rank % len(digits)
    changed = str((int(digits[at]) + 1 + rank % 9) % 10)
    if changed == digits[at] or (at == 0 and changed == "0"):
        changed = "9" if digits[at] != "9" else "8"
    return digits[:at] + changed + digits[at + 1 :]


def swapped(digits: str) -> str | None:
    """The figure with its first unequal neighbours the other way round; None where there are none
    that leave its length.

    >>> swapped("1250"), swapped("500"), swapped("7")
    ('2150', None, None)
    """
    for at in range(len(digits) - 1):
        one, other = digits[at], digits[at + 1]
        if one != other and (at or other != "0"):
            return digits[:at] + other + one + digits[at + 2 :]
    return None


def with_digits(document: Document, fact: Fact, digits: str) -> Document:
    """The document that prints ``digits`` in the place of a figure's."""
    assert fact.number is not None
    number = fact.number
    sign = -1 if number.value < 0 else 1
    value = Decimal(int(digits)) * number.ulp * sign
    printed = _printed_as(fact, digits) or f"{value}"
    return _with_fact(
        document,
        replace(
            fact,
            number=replace(number, value=value, printed=printed),
            printed=printed,
        ),
        fact.printed,
    )


def _printed_as(fact: Fact, digits: str) -> str:
    """The printed text with other digits in their places; empty where it prints more than its
    own.
    """
    places = [match.start() for match in re.finditer(r"\d", fact.printed)]
    shown = "".join(fact.printed[at] for at in places)
    if shown.lstrip("0") != _digits(fact):
        return ""
    text = list(fact.printed)
    for at, digit in zip(places, digits.zfill(len(places)), strict=True):
        text[at] = digit
    return "".join(text)


def _with_fact(document: Document, changed: Fact, before: str) -> Document:
    """The document with one fact changed, as a fact and where it is stated."""
    facts = tuple(
        changed if fact.id == changed.id else fact for fact in document.facts
    )
    said = [
        one.sentence for one in document.claims if one.fact.id == changed.id
    ]
    statements = replace(
        document.statements,
        claims=tuple(
            _claim(claim, changed, before, said) for claim in document.claims
        ),
        votes=tuple(_vote(vote, changed) for vote in document.votes),
    )
    return replace(document, facts=facts, statements=statements)


def _claim(
    claim: Claim, changed: Fact, before: str, said: Sequence[str]
) -> Claim:
    """The claim with the figure changed in its sentence, which other numbers may share."""
    if claim.sentence not in said or claim.fact.section != changed.section:
        return claim
    sentence = claim.sentence.replace(before, changed.printed, 1)
    fact = changed if claim.fact.id == changed.id else claim.fact
    return replace(claim, fact=fact, sentence=sentence)


def _vote(vote: Vote, changed: Fact) -> Vote:
    terms: dict[str, Any] = {
        name: changed
        for name, fact in vote.printed_terms.items()
        if fact.id == changed.id
    }
    return replace(vote, **terms)


def change_lines(document: Document, most: int) -> Iterator[Change]:
    """Detail lines dropped, and printed twice, ``most`` of each table without merged cells."""
    for table in document.tables:
        if any(cell.rowspan > 1 for cell in table.raw.cells):
            continue
        rows = [row.index for row in table.rows if row.kind is RowKind.DETAIL]
        for row in spread(rows, most):
            figures = [
                fact for fact in document.facts if _is_in(fact, table.id, row)
            ]
            for kind, copies in (
                (ChangeKind.DROPPED, 0),
                (ChangeKind.TWICE, 2),
            ):
                if figures:
                    changed = _with_rows(document, table.raw, row, copies)
                    yield Change(kind, figures[-1], changed)


def _is_in(fact: Fact, table: str, row: int) -> bool:
    """Whether a fact is a figure of a table's row that is not nought."""
    return (
        (fact.table_id, fact.row) == (table, row)
        and bool(fact.value)
        and not fact.free
    )


def _with_rows(
    document: Document, raw: RawTable, row: int, copies: int
) -> Document:
    """The document with one row of a table printed ``copies`` times."""
    cells = []
    for cell in raw.cells:
        if cell.row == row:
            cells += [
                replace(cell, row=row + number) for number in range(copies)
            ]
        else:
            cells.append(
                replace(cell, row=cell.row + copies - 1)
                if cell.row > row
                else cell
            )
    pages = list(raw.row_pages)
    pages[row : row + 1] *= copies

    changed = type_table(
        replace(
            raw,
            rows=raw.rows + copies - 1,
            cells=tuple(sorted(cells, key=lambda cell: cell.row)),
            row_pages=tuple(pages),
        )
    )
    tables = tuple(
        changed if one.id == raw.id else one for one in document.tables
    )
    others = [fact for fact in document.facts if fact.table_id != raw.id]
    return replace(
        document, tables=tables, facts=(*table_facts(changed), *others)
    )


def spread(items: Sequence[T], most: int) -> Sequence[T]:
    """At most ``most`` of them, evenly spread.

    >>> spread([1, 2, 3, 4, 5, 6], 3)
    [1, 3, 5]
    """
    step = max(1, -(-len(items) // most))
    return items[::step]
