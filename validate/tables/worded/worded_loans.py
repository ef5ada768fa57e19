"""Schedules of loans: an annuity is the capital and the interest of its date, the interest a rate
of the capital that is owed, which is less by what is paid back.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SAID, SURE

_PAID = WordList(
    "annuite(s)", "mensualite(s)", "trimestrialite(s)", "echeance*"
)
_REPAID = WordList("capital", "amortissement(s)", "part en capital")
_INTEREST = WordList("interet(s)")
_OWED = WordList("restant du*", "capital du", "crd", "encours")
_BEFORE = WordList("avant", "debut", "initia*")
"""Words of what is owed before a date, where what is owed after it stands beside."""
_AFTER = WordList("apres", "fin")
"""Words of what is owed after it."""
_AGREEING = 2
"""Dates on which the interest is one rate of what is owed, at least."""
_RATE = Decimal("0.0001")
"""The last digit of a rate: a hundredth of one per cent."""


def of_loan(
    lines: Sequence[LabelledLine], table: FigureTable, at: TableGrid
) -> Iterator[Proposal]:
    """What a schedule pays on each date, where one column alone bears the name of each part."""
    owed = [line for line in lines if _OWED.within(line.label)]
    parts = [line for line in lines if line not in owed and not line.percent]
    interest = _named(_INTEREST, parts)
    if interest is None:
        return
    yield from _of_annuity(interest, parts)
    before = only(owed) or _said(_BEFORE, owed)
    if before is not None:
        yield from _of_interest(interest, before, table, at)
        yield from _of_what_is_left(before, _said(_AFTER, owed), parts)


def _named(
    words: WordList, lines: Sequence[LabelledLine]
) -> LabelledLine | None:
    return only([line for line in lines if words.opens(line.label)])


def _said(
    words: WordList, lines: Sequence[LabelledLine]
) -> LabelledLine | None:
    return only([line for line in lines if words.within(line.label)])


def _of_annuity(
    interest: LabelledLine, parts: Sequence[LabelledLine]
) -> Iterator[Proposal]:
    paid, repaid = _named(_PAID, parts), _named(_REPAID, parts)
    if paid is not None and repaid is not None:
        yield Proposal(
            Direction.ACROSS,
            FamilyForm.SUM,
            paid.index,
            (repaid.index, interest.index),
            SURE,
            stated=True,
        )


def _of_what_is_left(
    before: LabelledLine,
    after: LabelledLine | None,
    parts: Sequence[LabelledLine],
) -> Iterator[Proposal]:
    """What is owed after a date: what was owed before it, less what is paid back then."""
    repaid = _named(_REPAID, parts)
    if repaid is not None and after not in (None, before):
        yield Proposal(
            Direction.ACROSS,
            FamilyForm.SIGNED,
            after.index,
            (before.index, repaid.index),
            SURE,
            signs=(1, -1),
            stated=True,
        )


def _of_interest(
    interest: LabelledLine,
    owed: LabelledLine,
    table: FigureTable,
    at: TableGrid,
) -> Iterator[Proposal]:
    rate = _rate(table, at, interest, owed)
    if rate is not None:
        yield Proposal(
            Direction.ACROSS,
            FamilyForm.PRODUCT,
            interest.index,
            (owed.index,),
            SAID,
            times=rate,
        )


def _rate(
    table: FigureTable,
    at: TableGrid,
    interest: LabelledLine,
    owed: LabelledLine,
) -> Decimal | None:
    """The rate by which most dates reckon their interest."""
    found: Counter[Decimal] = Counter()
    for rows in at.rows:
        base = table.value(rows[0], at.columns[owed.index])
        part = table.number(rows[0], at.columns[interest.index])
        if not base or part is None:
            continue
        rate = (part.value / base).quantize(_RATE)
        if rate and abs(part.value - base * rate) <= part.half_unit:
            found[rate] += 1
    agreeing = [rate for rate in found if found[rate] >= _AGREEING]
    return max(agreeing, key=lambda rate: found[rate], default=None)
