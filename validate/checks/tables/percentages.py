"""Percentages recomputed: the change from one year's column to the next, a share of a column or of
a total.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, permutations, product
from types import MappingProxyType

import numpy as np

from extract.facts import Fact
from extract.french.lexicon.averages import CHANGE, names_a_quotient
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.marks import is_not_available
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.belief.hypothesis import FamilyForm
from validate.belief.trials import Trial, adopted
from validate.check import Check, Context, stable_id
from validate.model.adoption import Adoption, Ground, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)
from validate.prose.words.names import plain_words
from validate.solve.family_judgment import FamilyJudgment
from validate.tables.believed_families import BelievedFamily
from validate.tables.column_arrays import (
    SHIFTS,
    Bools,
    Floats,
    Ints,
    LineArrays,
    by_chance,
)
from validate.tables.figure_table import CLOSING, FigureTable

_TELLING = 3
"""Lines that must agree before others may deviate: two percentages agree by accident, three rarely.
"""
_NAMED = 2
"""The same, where a header names the part that its percentages are, and of what."""
_STEM = 6
"""Letters of a word that its other forms begin with too."""
_EVOLUTION = WordList(*(f"{word}*" for word in CHANGE.forms))
"""A column of changes in percent: "Évolution", "Hausse"."""
_SHARE = WordList(
    "part(s)",
    "poids",
    "repartition",
    "proportion",
    "quote( )part",
    "du total",
)
"""A column of parts of a total: "Part", "Poids", "% du total"."""
_WORD = re.compile(r"\w+")
"""A word of a header, or a year."""
_DEVIANT = 0.25
"""A column that more of its lines break follows another rule."""
_HUNDRED = Decimal(100)
_FACTORS = 3
"""Facts of a product: what it gives, a quantity, a rate."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """``percent`` = 100 x top / bottom + offset; ``bottom`` is a column, or a row of ``top``'s own
    column.
    """

    percent: int
    top: int
    bottom: int
    offset: int
    total: int | None = None

    @property
    def fraction(self) -> tuple[int, ...]:
        """What is divided by what."""
        return (
            self.top,
            self.bottom,
            self.offset,
            -1 if self.total is None else self.total,
        )


_OFFSETS = (-100, 0)
"""What is added to a hundredfold quotient: of a change, of a share."""
_UNOBEYED = Trial(held=0, failed=1, chance=1.0)
"""What is not tried, as no line obeys it."""
_COMPARED = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE)
"""Kinds of columns of which one may be told as a percentage of another of its kind: prices rise
too.
"""


class _Search:
    """The percentages of one table."""

    def __init__(
        self,
        view: FigureTable,
        products: Mapping[tuple[int, int], set[int]],
        broken: Mapping[str, Decimal] = MappingProxyType({}),
    ) -> None:
        """``broken`` are the totals that their lines do not give, with what these come to: what is
        reckoned from one of them tells nothing, but shares of it may be of what its lines give."""
        self.view = view
        self.products = products
        self.broken = broken
        self.lines = LineArrays(view)
        cols = view.columns(*_COMPARED, ColumnKind.PERCENT)
        self.rows = tuple(b for b in self.lines.blocks(cols) if len(b) == 1)
        self._several_wholes: dict[int, tuple[int, ...]] = {}

    def ratios(self) -> list[tuple[Ratio, Adoption]]:
        """For each column of percentages the relation that its lines obey best, if enough do, and
        why it is believed: heard where it would be if one line more broke it.

        Three lines suffice for one that the headers say, few as their different percentages may be;
        fewer may break it where the total besides prints a hundred per cent.
        """
        found: list[tuple[Ratio, int]] = []
        firm: set[Ratio] = set()
        for percent in self.view.columns(ColumnKind.PERCENT):
            tried = list(self._candidates(percent))
            obeyed = self._obeyed(percent)
            trials = [
                self._trial(ratio)
                if ratio.total is not None or ratio.fraction in obeyed
                else _UNOBEYED
                for ratio in tried
            ]
            good = list(self._good(tried, trials))
            for at in self._best_of(tried, trials, good):
                found.append((tried[at], trials[at].failed))
                if at in self._good(tried, _one_broken(trials, at)):
                    firm.add(tried[at])
        return [
            (
                ratio,
                self._adoption(ratio).as_heard(
                    ratio in firm and self._is_best(ratio, failed + 1, found)
                ),
            )
            for ratio, failed in found
            if not failed or self._is_best(ratio, failed, found)
        ]

    def _best_of(
        self, tried: Sequence[Ratio], trials: Sequence[Trial], good: list[int]
    ) -> Iterator[int]:
        """The numbers of the relation that most lines obey, and of the same one in the other blocks
        of lines, each of which has a whole of its own."""
        if not good:
            return
        best = max(good, key=lambda number: trials[number].held)
        yield best
        meant = tried[best]
        wholes = self._hundreds(meant.percent)
        if meant.total in wholes:
            alike = {replace(meant, total=whole) for whole in wholes} - {meant}
            yield from (one for one in good if tried[one] in alike)

    def _good(
        self, tried: Sequence[Ratio], trials: Sequence[Trial]
    ) -> Iterator[int]:
        """The numbers of the relations that are believed of those that were tried."""
        for number, yes in enumerate(adopted(trials)):
            if self._is_believed(tried[number], trials[number], adopted=yes):
                yield number

    def _is_believed(
        self, ratio: Ratio, trial: Trial, *, adopted: bool
    ) -> bool:
        """Whether figures or headers speak for a relation, and few enough lines against it."""
        shares = self._shares(ratio)
        least = _NAMED if self._is_named(ratio) else _TELLING
        worded = shares or self._spoken(ratio) or least == _NAMED
        worded = worded and trial.held >= least
        few = trial.failed <= max(1, _DEVIANT * (trial.held + trial.failed))
        return (adopted or worded) and (
            few or (shares and trial.failed < trial.held)
        )

    def _adoption(self, ratio: Ratio) -> Adoption:
        """Why a relation is believed: its headers and its lines, or its lines alone."""
        worded = (
            self._spoken(ratio) or self._shares(ratio) or self._is_named(ratio)
        )
        words = (Ground.WORDS,) if worded else ()
        return by_lines(
            self._trial(ratio).tally, "the lines of the table obey", *words
        )

    def _is_best(
        self, ratio: Ratio, failed: int, found: Sequence[tuple[Ratio, int]]
    ) -> bool:
        """Whether fewest lines break it of the columns that print one fraction: last year's rates
        are not this year's.

        A product of the table may say it with another column of percentages. Of two as good the
        later year stands.
        """
        others = self.products.get((ratio.top, ratio.bottom), set()) - {
            ratio.percent
        }
        rivals = [
            (failed if other == ratio else broken, -self._year(other))
            for other, broken in found
            if other.fraction == ratio.fraction
        ]
        return not (others and ratio.total is None) and (
            failed,
            -self._year(ratio),
        ) == min(rivals)

    def _year(self, ratio: Ratio) -> int:
        return self.view.column(ratio.percent).year or 0

    def _spoken(self, ratio: Ratio) -> bool:
        """Whether the headers say it: an evolution, and columns of one year and the next, which may
        be told of both ("2025/2024 (%)")."""
        columns = self.view.table.columns
        top, bottom = columns[ratio.top].year, columns[ratio.bottom].year
        if top is None or bottom is None or ratio.offset != -100:
            return False
        header = plain_words(columns[ratio.percent].label)
        of_both = {str(top), str(bottom)} <= set(_WORD.findall(header))
        return top == bottom + 1 and (of_both or _EVOLUTION.within(header))

    def _is_named(self, ratio: Ratio) -> bool:
        """Whether a header names a part by the words of the column of it, and no other column bears
        them but that of the whole: "Part affectée", of "Affecté" and "À affecter"."""
        if ratio.total is not None or ratio.offset:
            return False
        header = plain_words(self.view.column(ratio.percent).label)
        own = _stems_of(_SHARE.replaced_in(header, " "))
        bearing = {
            col
            for col in self.view.columns(*_COMPARED)
            if own <= _stems_of(plain_words(self.view.column(col).label))
        }
        is_part = bool(own) and _SHARE.within(header)
        return is_part and bearing == {ratio.top, ratio.bottom}

    def _shares(self, ratio: Ratio) -> bool:
        """Whether the header and the total say that each line prints its share of the total."""
        if ratio.total is None or not _SHARE.within(
            plain_words(self.view.column(ratio.percent).label)
        ):
            return False
        return self.view.value(ratio.total, ratio.percent) == _HUNDRED

    def _candidates(self, percent: int) -> Iterator[Ratio]:
        wholes = self._wholes(percent)
        for kind in _COMPARED:
            cols = self.view.columns(kind)
            for top, bottom in permutations(cols, 2):
                for offset in _OFFSETS:
                    yield Ratio(percent, top, bottom, offset)
            for whole in wholes:
                yield from (Ratio(percent, col, col, 0, whole) for col in cols)

    def _wholes(self, percent: int) -> list[int]:
        """The rows that shares may be of: the totals of several blocks that each print a hundred
        per cent; or the last total, and the one other row that prints that ("Animaux suivis", above
        what became of them), which leaves out a total that prints none."""
        several = self._hundreds(percent)
        if several:
            return list(several)
        totals = self.view.of_kind(RowKind.TOTAL)[-1:]
        whole = [
            row[0]
            for row in self.rows
            if self.view.value(row[0], percent) == _HUNDRED
        ]
        if len(whole) != 1:
            return totals
        shared = [x for x in totals if (x, percent) in self.view.facts]
        return shared + [row for row in whole if row not in shared]

    def _hundreds(self, percent: int) -> tuple[int, ...]:
        """The totals that print a hundred per cent, below the lines of their own; none where there
        is one alone: "Total des dépenses" and "Total des recettes" in one table."""
        if percent not in self._several_wholes:
            rows = self.view.of_kind(RowKind.TOTAL)
            wholes = [
                row for row in rows if self.view.value(row, percent) == _HUNDRED
            ]
            edges = pairwise((-1, *wholes))
            lines = self.view.of_kind(RowKind.DETAIL)
            is_closed = all(
                any(low < line < high for line in lines) for low, high in edges
            )
            several = len(wholes) > 1 and is_closed
            self._several_wholes[percent] = tuple(wholes) if several else ()
        return self._several_wholes[percent]

    def _in_block(self, ratio: Ratio) -> Bools:
        """The lines of the block whose total a relation takes for the whole: all, but where
        several totals print a hundred per cent."""
        wholes = self._hundreds(ratio.percent)
        rows = np.array([block[0] for block in self.rows], dtype=np.int64)
        if ratio.total not in wholes:
            return np.ones(len(rows), dtype=bool)
        at = wholes.index(ratio.total)
        low = wholes[at - 1] if at else -1
        within: Bools = (rows > low) & (rows <= ratio.total)
        return within

    def rows_of_others(self, ratio: Ratio) -> frozenset[int]:
        """The rows of the other blocks, which a relation says nothing of."""
        within = self._in_block(ratio).tolist()
        return frozenset(
            block[0]
            for block, is_within in zip(self.rows, within, strict=True)
            if not is_within
        )

    def _obeyed(self, percent: int) -> set[tuple[int, ...]]:
        """The fractions of two columns that some line obeys: of many columns few are worth a
        trial.
        """
        printed = self.lines.column(percent, self.rows)
        shown, unit = self._shown(percent), self._unit(percent)
        found = set()
        for kind in _COMPARED:
            cols = self.view.columns(kind)
            columns = [self.lines.column(col, self.rows).values for col in cols]
            for bottom, below in zip(cols, columns, strict=True):
                told = printed.present & (below != 0)
                shares = 100.0 * np.array(columns)[:, told] / below[told]
                for offset in _OFFSETS:
                    near = _near(shown[told], shares + offset, unit)
                    for number in np.flatnonzero(near.any(axis=1)).tolist():
                        ratio = Ratio(percent, cols[number], bottom, offset)
                        found.add(ratio.fraction)
        return found

    def _shown(self, percent: int) -> Floats:
        """The percentages as they are printed."""
        printed = self.lines.column(percent, self.rows)
        return np.asarray(printed.values / 10.0**self.lines.decimals)

    def _unit(self, percent: int) -> float:
        """What the last digit of a column of percentages is worth."""
        return float(10.0 ** -self.view.usual_decimals(percent))

    def _trial(self, ratio: Ratio) -> Trial:
        printed = self.lines.column(ratio.percent, self.rows)
        top, bottom = (
            self.lines.column(ratio.top, self.rows),
            self.lines.column(ratio.bottom, self.rows),
        )
        below = bottom.values
        if ratio.total is not None:
            below = np.full_like(top.values, self._whole(ratio, top.values))
        told = (
            printed.present
            & top.present
            & ~printed.unread
            & ~top.unread
            & (below != 0)
        )
        told = told & (bottom.present & ~bottom.unread) & (top.values != below)
        told = told & self._in_block(ratio)
        if self._is_named(ratio):
            told = told & ~self._is_broken(ratio)
        if int(told.sum()) < _TELLING:
            return Trial(0, int(told.sum()), 1.0)
        shown = self._shown(ratio.percent)[told]
        value = 100.0 * top.values[told] / below[told] + ratio.offset
        unit = self._unit(ratio.percent)
        agrees = _near(shown, value, unit)
        strangers = [
            _near(np.roll(shown, shift), value, unit)
            for shift in SHIFTS
            if shift < len(shown)
        ]
        held = int(agrees.sum())
        units = np.round(np.abs(shown) / unit).astype(np.int64)
        return Trial(
            held, len(agrees) - held, by_chance(agrees, strangers, units)
        )

    def _is_broken(self, ratio: Ratio) -> Bools:
        """The lines in which the part or the whole is a total that its lines do not give."""
        facts = self.view.facts
        places = [
            ((block[0], ratio.top), (block[0], ratio.bottom))
            for block in self.rows
        ]
        return np.array(
            [
                any(
                    one in facts and facts[one].id in self.broken for one in two
                )
                for two in places
            ],
            dtype=bool,
        )

    def rows_off_the_lines(self, ratio: Ratio) -> frozenset[int]:
        """The rows whose shares are not of what the lines come to, where those of others are, and
        the total is something else: what it gives of them tells nothing."""
        if ratio.total is None:
            return frozenset()
        parts = self.lines.column(ratio.top, self.rows).values
        whole = self._whole(ratio, parts)
        if whole == self.lines.figures(ratio.total, ratio.top):
            return frozenset()
        shown, unit = self._shown(ratio.percent), self._unit(ratio.percent)
        near = _near(shown, 100.0 * parts / whole, unit).tolist()
        return frozenset(
            block[0]
            for block, is_near in zip(self.rows, near, strict=True)
            if not is_near
        )

    def _whole(self, ratio: Ratio, parts: Ints) -> int:
        """The total that parts are shares of: where its lines do not give it, what they do where
        more of the parts are shares of that."""
        assert ratio.total is not None
        printed = self.lines.figures(ratio.total, ratio.top)
        fact = self.view.facts.get((ratio.total, ratio.top))
        if fact is None or fact.id not in self.broken:
            return printed
        added = int(self.broken[fact.id].scaleb(self.lines.decimals))
        shown, unit = self._shown(ratio.percent), self._unit(ratio.percent)
        agreeing = [
            int(_near(shown, 100.0 * parts / whole, unit).sum()) if whole else 0
            for whole in (printed, added)
        ]
        return added if agreeing[1] > agreeing[0] else printed


def _one_broken(trials: Sequence[Trial], at: int) -> list[Trial]:
    """The trials, with one line more that breaks one of them."""
    return [
        one.with_broken() if number == at else one
        for number, one in enumerate(trials)
    ]


def _near(shown: Floats, value: Floats, unit: float) -> Bools:
    gap = np.abs(value) - np.abs(shown)
    near: Bools = (
        (gap >= -unit / 2 - 1e-9)
        & (gap < unit - 1e-9)
        & (np.sign(value) * np.sign(shown) >= 0)
    )
    return near


def _find(context: Context) -> Iterator[Identity]:
    stated = {
        frozenset(identity.facts)
        for identity in context.found
        if identity.form is Form.PRODUCT
    }
    products, broken = _products(context), _broken_totals(context)
    for view in context.figure_tables:
        search = _Search(view, products[view.table.id], broken)
        for ratio, adoption in search.ratios():
            left_out = search.rows_off_the_lines(ratio)
            left_out |= search.rows_of_others(ratio)
            firm = _by_figures(context.beliefs.of(view), ratio)
            for block in search.rows:
                if block[0] in left_out:
                    continue
                for identity in _identity(view, block[0], ratio, adoption):
                    if frozenset(identity.facts) not in stated:
                        yield _heard(identity, firm, block[0], context)


_Judged = tuple[FamilyJudgment, Mapping[int, int]]
"""What a family may say of its lines, and the entry of each row."""


def _by_figures(
    families: Sequence[BelievedFamily], ratio: Ratio
) -> list[_Judged]:
    """The families that say the same of two columns for their figures, and that would judge one
    line more."""
    if ratio.total is not None:
        return []
    columns = {ratio.percent, ratio.top, ratio.bottom}
    judged = [
        FamilyJudgment.of(one, frozenset())
        for one in families
        if one.across
        and one.believed.form in (FamilyForm.CHANGE, FamilyForm.RATIO)
        and {one.at.columns[line] for line in one.lines} == columns
    ]
    return [
        (
            one,
            {
                row: n
                for n, rows in enumerate(one.family.at.rows)
                for row in rows
            },
        )
        for one in judged
        if one.proves
    ]


def _heard(
    identity: Identity,
    judged: Sequence[_Judged],
    row: int,
    context: Context,
) -> Identity:
    """The identity of a row, heard too where its figures alone would tell that it fails."""
    is_firm = any(
        judgment.is_firm(entries[row], identity, context.facts)
        for judgment, entries in judged
        if row in entries
    )
    return identity.as_heard(True) if is_firm else identity


def _broken_totals(context: Context) -> Mapping[str, Decimal]:
    """The totals that the lines of their column do not give, with what these come to."""
    sums = (one for one in context.found if one.kind is Kind.SUM)
    outcomes = [evaluate(one, context.facts) for one in sums]
    return {
        one.identity.result: one.expected
        for one in outcomes
        if one.verdict is Verdict.FAILED and one.expected is not None
    }


def _stems_of(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that are long enough to have one."""
    return frozenset(
        word[:_STEM] for word in text.split() if len(word) >= _STEM
    )


def _products(
    context: Context,
) -> Mapping[str, Mapping[tuple[int, int], set[int]]]:
    """For each table the columns of rates by the columns of the amount and of the quantity."""
    found: dict[str, dict[tuple[int, int], set[int]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for identity in context.found:
        if identity.form is not Form.PRODUCT:
            continue
        cells = [
            context.facts[one].col
            for one in identity.facts
            if one in context.facts
        ]
        columns = present(cells)
        if len(columns) == len(cells) == _FACTORS:
            amount, quantity, rate = columns
            found[identity.table_id][amount, quantity].add(rate)
    return found


def _identity(
    view: FigureTable, row: int, ratio: Ratio, adoption: Adoption
) -> Iterator[Identity]:
    bottom = (
        (row, ratio.bottom) if ratio.total is None else (ratio.total, ratio.top)
    )
    places: Sequence[tuple[int, int]] = (
        (row, ratio.percent),
        (row, ratio.top),
        bottom,
    )
    if (
        any(place not in view.facts for place in places)
        or view.value(*bottom) == 0
        or _is_told_otherwise(view, row, ratio)
    ):
        return
    percent, top, below = (view.facts[place] for place in places)
    if ratio.offset and view.is_difference(percent, top, below):
        return
    sign = _sign_of_base(ratio, percent, top, below)
    yield Identity(
        id=stable_id(
            CHECK.code,
            *view.words(row, ratio.percent),
            view.column(ratio.top).label,
        ),
        rule=CHECK.code,
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        result=percent.id,
        terms=(Term(top.id), Term(below.id)),
        table_id=view.table.id,
        constant=Decimal(100 * sign),
        offset=Decimal(ratio.offset * sign),
        rounded=_rounded(view, row, top, below),
        adoption=adoption,
        label=view.name(row, ratio.percent),
    )


def _is_told_otherwise(view: FigureTable, row: int, ratio: Ratio) -> bool:
    """Whether the percentage of a line is no share of one figure, as those of the others are: the
    sum of theirs, so many points, a price, of what all come to where one of them is the whole."""
    closes = view.rows[row].kind in CLOSING
    is_of_one = (
        ratio.total is not None and view.rows[ratio.total].kind not in CLOSING
    )
    return (
        (closes and is_of_one)
        or _adds_shares(view, row, ratio)
        or _is_in_points(view, row, ratio)
        or view.is_other_unit(row, ratio.percent)
        or (closes and _leaves_unknown_out(view, row, ratio))
    )


def _leaves_unknown_out(view: FigureTable, row: int, ratio: Ratio) -> bool:
    """Whether a total that is no such share comes to lines of which one of both columns does not
    know the figure: the share may be of those that are known in both."""
    if ratio.total is not None or _is_met(view, row, ratio):
        return False
    columns = (ratio.top, ratio.bottom)
    above = (line for line in view.of_kind(RowKind.DETAIL) if line < row)
    return any(
        is_not_available(view.text(line, col))
        for line, col in product(above, columns)
    )


def _is_met(view: FigureTable, row: int, ratio: Ratio) -> bool:
    """Whether a line prints the percentage that its two figures make, as it is rounded."""
    percent, top, below = (
        view.number(row, col)
        for col in (ratio.percent, ratio.top, ratio.bottom)
    )
    if percent is None or top is None or below is None:
        return False
    made = _HUNDRED * top.value / below.value + ratio.offset
    return abs(made - percent.value) <= percent.half_unit


def _is_in_points(view: FigureTable, row: int, ratio: Ratio) -> bool:
    """Whether a line tells how many points a percentage changed by: "81,2 %", "+2,0 pt"."""
    return bool(ratio.offset) and view.is_other_unit(row, ratio.top)


def _rounded(
    view: FigureTable, row: int, top: Fact, below: Fact
) -> tuple[str, ...]:
    """The figures of a line that was reckoned itself, and rounded: "Indice de pertes (m³/km)", or
    a total of prices, where both are means of them."""
    both, line = (top, below), view.rows[row]
    is_reckoned = names_a_quotient(line.label) or (
        line.kind in CLOSING and all(_is_mean(view, one) for one in both)
    )
    return (top.id, below.id) if is_reckoned else ()


def _is_mean(view: FigureTable, total: Fact) -> bool:
    """Whether a total lies between the smallest and the largest figure of the lines of its column,
    as means do and no sum of what is above nothing."""
    assert total.col is not None
    lines = view.of_kind(RowKind.DETAIL)
    figures = present(view.value(line, total.col) for line in lines)
    if not figures or min(figures) < 0:
        return False
    return min(figures) < total.value_or_zero < max(figures)


def _sign_of_base(ratio: Ratio, percent: Fact, top: Fact, below: Fact) -> int:
    """-1 where a change of what was below nothing is told of its size: -66 548 after -63 978 is
    "-4,0 %", as a rise of what is paid back may be "+4,0 %"."""
    is_change = bool(ratio.offset) and below.value_or_zero < 0
    risen = top.value_or_zero - below.value_or_zero
    return -1 if is_change and percent.value_or_zero * risen > 0 else 1


def _adds_shares(view: FigureTable, row: int, ratio: Ratio) -> bool:
    """Whether a total prints the sum of its lines' shares, each rounded: 100,01 % is no slip
    then.
    """
    if ratio.total is None or view.rows[row].kind not in CLOSING:
        return False
    above = view.of_kind(RowKind.DETAIL)[
        : bisect_left(view.of_kind(RowKind.DETAIL), row)
    ]
    closed = [closer for closer in view.of_kind(*CLOSING) if closer < row]
    shares = {
        line: view.value(line, ratio.percent) or Decimal(0) for line in above
    }
    group = [
        share
        for line, share in shares.items()
        if line > max(closed, default=-1)
    ]
    return view.value(row, ratio.percent) in (sum(shares.values()), sum(group))


CHECK = Check(
    code="evolution",
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message("Pourcentages recalculés", "Percentages recomputed"),
    source=Message(
        "Une évolution est (N − N-1) ÷ N-1, une part est le rapport de deux montants, à l'arrondi"
        " imprimé près.",
        "A change is (N − N-1) ÷ N-1, a share the ratio of two amounts, within the printed"
        " rounding.",
    ),
    failed=Message(
        "« {label} » porte {printed} ; les montants donnent {expected}, soit un écart de {delta}.",
        "“{label}” prints {printed}; the amounts give {expected}, a difference of {delta}.",
    ),
    find=_find,
)


CHECKS = (CHECK,)
