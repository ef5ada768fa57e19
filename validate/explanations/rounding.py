"""Tables in whole euros: are their amounts exact, or were they rounded one by one?

The contract makes amounts printed to the cent exact, and amounts without the decimals of their
column intervals. A column that prints no decimals at all may be either: grants voted in whole euros
are exact, a financial statement
rounded for printing is not, and its totals miss by a unit or two. The sums of the table tell:

- two small misses or more (no larger than half a unit a figure), and more than one in five sums:
  the table is rounded, all its amounts are intervals;
- fewer, without at least sixteen exact sums for each: they may be rounding, and only warn;
- otherwise the amounts are exact.

A table is rounded if its title, its header, a note in it, or a sentence beside it says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.pdf.page import Line
from extract.table import RowKind, Table
from validate.model.identity import Form, Identity, Outcome, Severity, Verdict, evaluate

_HALF = Decimal("0.5")
_SEVERAL = 2
"""Small misses that tell of rounding: a single one may be a misprint."""
_ROUNDED, _EXACT = 4, 16
"""How many exact sums for one small miss still leave the table rounded; and from how many on it is
exact.

Rounding makes a sum of two miss in one case of four: that it does so once in seventeen is no longer
likely.
"""
_AMOUNTS = ("amount", "other")
_ROUND = r"\barrondi(?!ssement)"
_SAID = re.compile(_ROUND)
_SENTENCE = re.compile(
    rf"\b(?:montants|chiffres|donnees|totaux|sommes|valeurs|tableaux?)\b[^.;]{{0,80}}{_ROUND}"
    rf"|{_ROUND}\w* (?:(?:a|au|aux) )?(?:l'euro|l'unite|milliers?|k€)|\baux"
    r" arrondis\b|\bd'arrondis?\b"
)


def said_rounded(tables: Iterable[Table], prose: Iterable[Line] = ()) -> frozenset[str]:
    """The tables said to be rounded: by their title, header or notes, or on their page or the one
    before.
    """
    pages: dict[int, list[str]] = defaultdict(list)
    for line in prose:
        pages[line.page].append(line.text)
    said = {
        page for page, texts in pages.items() if _SENTENCE.search(fold(" ".join(texts)))
    }
    return frozenset(
        table.id
        for table in tables
        if any(
            place.page in said or place.page - 1 in said for place in table.raw.places
        )
        or any(_SAID.search(fold(text)) for text in _own_words(table))
    )


def _own_words(table: Table) -> Iterator[str]:
    """The title and the header of a table, and the notes among its rows."""
    yield from (
        table.caption,
        *table.raw.header,
        *(cell.text for cell in table.raw.header_rows),
    )
    for row in table.rows:
        if row.kind is RowKind.NOTE:
            yield from (cell.text for cell in row.cells if cell is not None)


def soften(
    identities: Sequence[Identity],
    facts: Mapping[str, Fact],
    rounded: Set[str] = frozenset(),
) -> list[Identity]:
    """The identities, those over amounts in whole euros made intervals, or warnings, where their
    table says so.

    ``rounded`` are tables that say it in words.
    """
    by_table: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        if (
            identity.form is Form.WEIGHTED_SUM
            and identity.table_id
            and _whole(identity, facts)
        ):
            by_table[identity.table_id].append(number)
    softened = list(identities)
    for numbers in by_table.values():
        outcomes = {number: evaluate(identities[number], facts) for number in numbers}
        missed = [number for number, outcome in outcomes.items() if _small(outcome)]
        exact = sum(outcome.verdict is Verdict.HELD for outcome in outcomes.values())
        several = len(missed) >= _SEVERAL and exact < _ROUNDED * len(missed)
        if several or identities[numbers[0]].table_id in rounded:
            for number in numbers:
                softened[number] = replace(
                    softened[number], rounded=softened[number].facts
                )
        elif exact < _EXACT * len(missed):
            for number in missed:
                softened[number] = replace(softened[number], severity=Severity.WARNING)
    return softened


def may_be_rounding(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum only warns because rounding to whole euros may explain its failure."""
    identity = outcome.identity
    softened = (
        identity.severity is Severity.WARNING and identity.form is Form.WEIGHTED_SUM
    )
    return softened and _small(outcome) and _whole(identity, facts)


def _whole(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether all its figures may be amounts in whole units, several of them, and a third at least
    not round.

    A column named by a year only holds amounts as likely as anything counted.
    """
    numbers = [
        facts[fact].number
        for fact in identity.facts
        if fact in facts and facts[fact].counts in _AMOUNTS
    ]
    if len(numbers) < len(identity.facts) or len(numbers) <= 2:
        return False
    whole = all(
        n is not None and n.decimals == 0 and n.scale == 1 and not n.approximate
        for n in numbers
    )
    return whole and sum(
        n is not None and n.value % 10 != 0 for n in numbers
    ) * 3 >= len(numbers)


def _small(outcome: Outcome) -> bool:
    """Whether a failure is no larger than half a unit a figure, as rounding would leave."""
    if outcome.verdict is not Verdict.FAILED or outcome.delta is None:
        return False
    return abs(outcome.delta) <= len(outcome.identity.facts) * _HALF
