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
from extract.french.lexicon.factors import counts_people
from extract.geometry import page_numbers
from extract.number import Number
from extract.pdf.page import Line
from extract.several import texts_of
from extract.table import RowKind, Table
from validate.model.identity import (
    Form,
    Identity,
    Outcome,
    Severity,
    Verdict,
    evaluate,
)

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
"""A caption or a header that says its figures are rounded: "montants arrondis"."""
_SENTENCE = re.compile(
    rf"\b(?:montants|chiffres|donnees|totaux|sommes|valeurs|tableaux?)\b[^.;]{{0,80}}{_ROUND}"
    rf"|{_ROUND}\w* (?:(?:a|au|aux) )?(?:l'euro|l'unite|milliers?|k€)|\baux"
    r" arrondis\b|\bd'arrondis?\b"
)
"""The same in a sentence, where it must speak of the figures of a table and not of one price that
was rounded.
"""


def said_rounded(
    tables: Iterable[Table], prose: Iterable[Line] = ()
) -> frozenset[str]:
    """The tables said to be rounded: by their title, header or notes, or on their page or the one
    before.
    """
    pages = _pages_that_say_it(prose)
    found = set()
    for table in tables:
        own = page_numbers(table.raw.places)
        before = {page - 1 for page in own}
        if pages & (own | before) or _SAID.search(fold(_own_text(table))):
            found.add(table.id)
    return frozenset(found)


def _pages_that_say_it(prose: Iterable[Line]) -> set[int]:
    texts: dict[int, list[str]] = defaultdict(list)
    for line in prose:
        texts[line.page].append(line.text)
    return {
        page
        for page, said in texts.items()
        if _SENTENCE.search(fold(" ".join(said)))
    }


def _own_text(table: Table) -> str:
    """The title and the header of a table, and the notes among its rows."""
    cells = texts_of(table.raw.header_rows)
    for row in table.rows:
        if row.kind is RowKind.NOTE:
            cells += texts_of(row.printed_cells)
    return "\n".join((table.caption, *table.raw.header, *cells))


def soften(
    identities: Sequence[Identity],
    facts: Mapping[str, Fact],
    rounded: Set[str] = frozenset(),
) -> list[Identity]:
    """The identities, those over amounts in whole euros made intervals, or warnings, where their
    table says so.

    ``rounded`` are tables that say it in words.
    """
    sums: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        if identity.table_id and is_whole_sum(identity, facts):
            sums[identity.table_id].append(number)

    softened = list(identities)
    for table, numbers in sums.items():
        outcomes = [evaluate(identities[number], facts) for number in numbers]
        treated = _softened(outcomes, rounded=table in rounded)
        for number, identity in zip(numbers, treated, strict=True):
            softened[number] = identity
    return softened


def _softened(
    outcomes: Sequence[Outcome], *, rounded: bool
) -> Iterator[Identity]:
    """The sums of one table, softened as far as all of them together tell."""
    missed = sum(map(is_small, outcomes))
    exact = sum(outcome.verdict is Verdict.HELD for outcome in outcomes)
    many = missed >= _SEVERAL and exact < _ROUNDED * missed
    unsure = exact < _EXACT * missed
    for outcome in outcomes:
        identity = outcome.identity
        if many or rounded:
            yield replace(identity, rounded=identity.facts)
        elif unsure and is_small(outcome):
            yield replace(identity, severity=Severity.WARNING)
        else:
            yield identity


def may_be_rounding(outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum only warns because rounding to whole euros may explain its failure."""
    identity = outcome.identity
    if identity.severity is not Severity.WARNING:
        return False
    return is_small(outcome) and is_whole_sum(identity, facts)


def is_whole_sum(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum is of figures that may be amounts in whole units, several of them, and a third
    at least not round.

    A column named by a year only holds amounts as likely as anything counted.
    """
    if identity.form is not Form.WEIGHTED_SUM:
        return False

    numbers = []
    for fact in identity.facts:
        number = _whole_amount(facts.get(fact))
        if number is None:
            return False
        numbers.append(number)

    odd = sum(number.value % 10 != 0 for number in numbers)
    return len(numbers) > 2 and odd * 3 >= len(numbers)


def _whole_amount(fact: Fact | None) -> Number | None:
    """The number of a fact that may be an amount in whole units; None for any other."""
    if fact is None or fact.number is None or fact.counts not in _AMOUNTS:
        return None
    if counts_people(" ".join(fact.column_path)):
        return None
    number = fact.number
    exact = (
        number.decimals == 0 and number.scale == 1 and not number.approximate
    )
    if exact:
        return number
    return None


def is_small(outcome: Outcome) -> bool:
    """Whether a failure is no larger than half a unit a figure, as rounding would leave."""
    if outcome.verdict is not Verdict.FAILED or outcome.delta is None:
        return False
    return abs(outcome.delta) <= len(outcome.identity.facts) * _HALF
