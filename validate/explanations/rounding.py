"""Tables in whole euros: are their amounts exact, or were they rounded one by one?

The contract makes amounts printed to the cent exact, and amounts without the decimals of their
column intervals. A column that prints no decimals at all may be either: grants voted in whole euros
are exact, a financial statement
rounded for printing is not, and its totals miss by a unit or two. The sums of the table tell:

- two small misses or more (no larger than half a unit a figure), and more than one in five sums:
  the table is rounded, all its amounts are intervals;
- fewer, without at least sixteen exact sums for each: they may be rounding, and only warn;
- otherwise the amounts are exact.

A table is rounded if its title, its header, a note in it, or a sentence beside it says so; one
that a sentence names by a word of its headers ("Produits arrondis à l'euro") is meant alone. But
what was rounded may still have been added up as it is printed: where the sums of a table, those
down its columns and those across its lines each by themselves, hold exactly as rounding would let
them one time in a hundred, they are exact, and a small miss among them warns.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.factors import counts_people
from extract.french.lexicon.nouns import singular_noun
from extract.geometry import page_numbers
from extract.number import Number
from extract.pdf.page import Line
from extract.several import only, partition, present, texts_of
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
_BY_LUCK = math.log(0.01)
"""How likely, at most, sums of rounded figures that all hold exactly may be for them not to be
believed rounded."""
_RECKONED = "rate"
"""What the figures of a column of prices count as: whole ones are products, rounded one by one."""
_AMOUNTS = ("amount", "other", _RECKONED)
_ROUND = r"\barrondi(?!ssement)"
_SAID = re.compile(_ROUND)
"""A caption or a header that says its figures are rounded: "montants arrondis"."""
_SENTENCE = re.compile(
    rf"\b(?:montants|chiffres|donnees|totaux|sommes|valeurs|tableaux?)\b[^.;]{{0,80}}{_ROUND}"
    rf"|(?:\b(?P<what>[^\W\d_]{{4,}}) )?{_ROUND}\w*"
    r" (?:(?:a|au|aux) )?(?:l'euro|l'unite|milliers?|k€)|\baux arrondis\b|\bd'arrondis?\b"
)
"""The same in a sentence, where it must speak of the figures of a table and not of one price that
was rounded; of what, where a word before it tells.
"""


def said_rounded(
    tables: Iterable[Table], said: Mapping[int, Set[str]]
) -> frozenset[str]:
    """The tables said to be rounded: by their title, header or notes, or on their page or the one
    before, of all figures or of what their headers name; ``said`` by `said_on_pages`.
    """
    tables = tuple(tables)
    headed = {table.id: _header_nouns(table) for table in tables}
    named = set[str]().union(*headed.values())

    found = set()
    for table in tables:
        own = page_numbers(table.raw.places)
        before = {page - 1 for page in own}
        nouns = {noun for page in own | before for noun in said.get(page, ())}
        meant = any(noun not in named - headed[table.id] for noun in nouns)
        if meant or _SAID.search(fold(_own_text(table))):
            found.add(table.id)
    return frozenset(found)


def columns_said_rounded(
    tables: Iterable[Table], said: Mapping[int, Set[str]]
) -> frozenset[tuple[str, int]]:
    """The columns, each by its table and place, that a sentence beside it says to be rounded by
    the words of their headers: "heures équivalentes arrondies à l'unité"; ``said`` by
    `said_on_pages`."""
    found = set()
    for table in tables:
        own = page_numbers(table.raw.places)
        nouns = {noun for page in own for noun in said.get(page, ())} - {""}
        for column in table.columns:
            words = map(singular_noun, fold(" ".join(column.path)).split())
            if not nouns.isdisjoint(words):
                found.add((table.id, column.index))
    return frozenset(found)


def said_on_pages(prose: Iterable[Line]) -> Mapping[int, Set[str]]:
    """What the sentences of each page say to be rounded, a noun or nothing in particular."""
    texts: dict[int, list[str]] = defaultdict(list)
    for line in prose:
        texts[line.page].append(line.text)

    said: dict[int, set[str]] = defaultdict(set)
    for page, lines in texts.items():
        for found in _SENTENCE.finditer(fold(" ".join(lines))):
            said[page].add(singular_noun(found["what"] or ""))
    return said


def _header_nouns(table: Table) -> frozenset[str]:
    """The words of the headers of a table, each as of one."""
    words = fold(" ".join(table.raw.header)).split()
    return frozenset(map(singular_noun, words))


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
    columns: Set[tuple[str, int]] = frozenset(),
) -> list[Identity]:
    """The identities, those over amounts in whole euros made intervals, or warnings, where their
    table says so.

    ``rounded`` are tables that say it in words; small misses in ``columns``, of which words say it,
    are rounding.
    """
    softened = [_in_column(one, facts, columns) for one in identities]
    for table, numbers in _whole_sums(softened, facts).items():
        said = table in rounded
        for alike in _by_direction(softened, numbers, facts, said=said):
            judged = [softened[number] for number in alike]
            outcomes = [
                evaluate(_as_printed(one, facts), facts) for one in judged
            ]
            meant = said and not _adds_what_is_printed(outcomes, facts)
            treated = _softened(judged, outcomes, rounded=meant, said=said)
            for number, identity in zip(alike, treated, strict=True):
                softened[number] = identity
    return softened


def _whole_sums(
    identities: Sequence[Identity], facts: Mapping[str, Fact]
) -> Mapping[str, list[int]]:
    """The places, among identities, of the sums of each table over amounts in whole units."""
    sums: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        if identity.table_id and is_whole_sum(identity, facts):
            sums[identity.table_id].append(number)
    return sums


def _as_printed(identity: Identity, facts: Mapping[str, Fact]) -> Identity:
    """A sum of prices without the margin that they have as such: what it misses by then tells, as
    other sums do, whether the table's amounts were rounded."""
    if any(facts[fact].counts == _RECKONED for fact in identity.facts):
        return replace(identity, rounded=())
    return identity


def _in_column(
    identity: Identity,
    facts: Mapping[str, Fact],
    columns: Set[tuple[str, int]],
) -> Identity:
    """A sum that misses little in one of some columns, its figures made intervals."""
    if _column_of(identity, facts) not in columns:
        return identity
    if not is_small(evaluate(identity, facts)):
        return identity
    return replace(identity, rounded=identity.facts)


def _column_of(
    identity: Identity, facts: Mapping[str, Fact]
) -> tuple[str, int]:
    """The column, by its table and place, that a sum adds up; no place where it is none of one."""
    known = present(map(facts.get, identity.facts))
    places = {one.col for one in known}
    column = only(list(places))
    if identity.form is not Form.WEIGHTED_SUM or column is None:
        return identity.table_id, -1
    return identity.table_id, column


def _by_direction(
    identities: Sequence[Identity],
    numbers: Sequence[int],
    facts: Mapping[str, Fact],
    *,
    said: bool,
) -> list[list[int]]:
    """The sums of a table that are judged together: all, or where words say that it is rounded,
    those across its lines by themselves.
    """
    across, others = partition(
        numbers, lambda number: said and _is_across(identities[number], facts)
    )
    return [alike for alike in (across, others) if alike]


def _is_across(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether a sum adds up figures of one line."""
    return len({facts[fact].row for fact in identity.facts}) == 1


def _adds_what_is_printed(
    outcomes: Sequence[Outcome], facts: Mapping[str, Fact]
) -> bool:
    """Whether sums of rounded figures hold exactly too often for luck, but for those of one cell:
    they add up what is printed.
    """
    missed = [set(one.identity.facts) for one in outcomes if is_small(one)]
    if missed and not set.intersection(*missed):
        return False

    held = {
        frozenset(one.identity.facts): _terms_told(one.identity, facts)
        for one in outcomes
        if one.verdict is Verdict.HELD
    }
    luck = sum(math.log(exact_by_luck(n)) for n in held.values() if n > 1)
    return luck <= _BY_LUCK


def _terms_told(identity: Identity, facts: Mapping[str, Fact]) -> int:
    """The terms of a sum that are more than nothing: rounding one or none misses nothing."""
    return sum(bool(facts[fact].value) for fact in identity.operands)


def exact_by_luck(terms: int) -> float:
    """How likely the sum of so many rounded figures is their rounded sum.

    >>> round(exact_by_luck(2), 2), round(exact_by_luck(12), 2)
    (0.78, 0.38)
    """
    return math.erf(0.5 / math.sqrt(terms / 6))


def _softened(
    sums: Sequence[Identity],
    outcomes: Sequence[Outcome],
    *,
    rounded: bool,
    said: bool,
) -> Iterator[Identity]:
    """The sums of one table, softened as far as what comes of all of them, as they are printed,
    tells; what it says of rounding is a reason for any small miss.
    """
    missed = sum(map(is_small, outcomes))
    exact = sum(outcome.verdict is Verdict.HELD for outcome in outcomes)
    many = missed >= _SEVERAL and exact < _ROUNDED * missed
    unsure = said or exact < _EXACT * missed
    for identity, outcome in zip(sums, outcomes, strict=True):
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
