"""How likely the document is wrong, not the rule: the probability that a finding carries.

    odds = (e / d) x P(difference | misprint) / P(difference | exception) x 20 a further witness

An identity fails because a figure is misprinted or because it does not apply (an exception:
another scope, another rule, operands that were rounded). ``e`` and ``d`` are how often each
happened, by what speaks for the identity; both were counted, and are stated in `OddsSettings`. The
difference itself tells: a slip of the hand (one digit, two swapped) leads to misprints, a few units
of the last digit to rounding; it tells less where small or few digits make anything look like a
slip. Another identity that asks for the same correction would have to be an exception by the same
amount.

What is no slip tells by how far it is from what it should be: a figure of an older version, or a
line left out, stays near it; where the scope was not what it was taken for it is anywhere.

What a check has weighed itself, a number of the text among all that it may be, is no likelier than
that.

A cell that contradicts itself, and a reading in doubt, have no probability.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, starmap

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import MEASURED
from extract.french.lexicon.totals import TotalRank, total_rank
from extract.number import Unit
from extract.reasons import ColumnCause
from extract.several import by_id, found_in, present
from extract.table import ColumnKind, Table
from validate.explanations.rounding import is_whole_sum
from validate.findings.reckoned_wrong import (
    chance_of_other_line,
    is_of_other_base,
    is_of_other_count,
)
from validate.findings.supports import witnesses
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
)
from validate.model.likelihood import Support
from validate.model.told_outright import OF_SENTENCES, is_told_outright
from validate.model.typing_slips import Slip, slip_between
from validate.solve.root_causes import Root
from validate.solve.system import is_solvable


@dataclass(frozen=True, slots=True)
class Distance:
    """How often a difference that is no slip is of one size, as a share of the larger of the
    printed and the right figure.
    """

    below: float
    misprints: float
    exceptions: float

    @property
    def odds(self) -> float:
        """How much likelier a misprint differs by so much than an exception does."""
        return self.misprints / self.exceptions


@dataclass(frozen=True, slots=True)
class Rate:
    """How often identities of one standing failed for a misprint, and as exceptions: beyond
    rounding, and within it.
    """

    misprints: float
    exceptions: float
    near_exceptions: float

    @property
    def odds(self) -> float:
        """A misprint against an exception beyond rounding."""
        return self.misprints / self.exceptions

    @property
    def near_odds(self) -> float:
        """A misprint against an exception within rounding."""
        return self.misprints / self.near_exceptions


@dataclass(frozen=True, slots=True)
class OddsSettings:
    """Rates with what they were counted on.

    Misprints were counted on real documents: the three parts of the minutes, the sample,
    Montpellier's two parts. Exceptions were counted where nobody had looked before: the second and
    third part of the minutes and sets of council acts, each as it first came out. What was counted
    on documents that shaped the rules says so.
    """

    firm: Rate = Rate(21 / 1144, 9 / 1428, 2 / 2572)
    """Of identities with two supports that no doubt weakens: 21 misprints among 1,144; at first
    sight 9 exceptions among 1,428, 7 of them in 431 of minutes; within rounding 2 among 2,572,
    which shaped the rules."""
    doubted: Rate = Rate(8.5 / 517, 7 / 1414, 28 / 1414)
    """Of identities with one support, or that their own check doubts: 8 misprints among 517, 7
    exceptions among 1,414, which shaped the rules; within rounding for one beyond it four, as of
    those with two supports."""
    of_sentences: Rate = Rate(8.5 / 517, 8 / 863, 28 / 1414)
    """Of those of numbers of the text alone: 12 exceptions among 447 at first sight, of two sets of
    council acts, half of them figures that others make as they are printed, of which nothing is
    said since (`validate/prose/recalculating/rivals.py`); then 2 among 416, of the two next sets.
    """
    outright: Rate = Rate(8.5 / 517, 1.5 / 288, 28 / 1414)
    """Of those whose place in a sentence leaves no other reading: none of 287 of right documents
    fails, since what 13 had shown was mended."""
    of_packs: Rate = Rate(8.5 / 517, 11 / 98, 28 / 1414)
    """Of identities that a pack alone states: 11 exceptions among 98 at first sight."""
    kept_by: int = 3
    """Lines that obey a pack's rule for one that does not, from which it is believed as what has
    one support is."""

    many_by: int = 12
    """Lines that obey for one that does not, from which another rate or base explains none: of six
    lines that were told wrongly at first sight none had more than seven beside it."""

    slips: float = 0.45
    """Share of misprints that are slips of the hand: 4 of 10 of the minutes, more of the seeded."""
    swaps: float = 0.15
    """Share of misprints that are two digits which changed places, a third of the slips."""
    reckoned_wrong: float = 11 / 359
    """Share of misprints of the text that another base gives, or one more or fewer of those that
    share an amount: 4 of 108 seeded changes, 7 of 251 quotients, by what their keys say."""
    of_other_line: float = 14 / 170
    """Share of misprinted products and quotients of tables that take a figure of another line: of
    170 that failed in a hundred acts with errors."""
    alike_other_line: float = 0.5 / 34
    """Share of exceptions that look so by no accident of few digits: none of 34 of right
    documents."""
    near_misprints: float = 0.5 / 15
    """Share of misprints within rounding: none of 14, one half more for what may come."""
    alike_exceptions: float = 1.5 / 34
    """Share of exceptions that look like a slip, and differ by no figure that is added: 1 of 33
    that were judged on their pages at first sight."""
    distances: tuple[Distance, ...] = (
        Distance(0.15, 210 / 276, 80 / 138),
        Distance(0.3, 50 / 276, 24 / 138),
        Distance(math.inf, 16 / 276, 34 / 138),
    )
    """Of what is no slip: 276 misprints, 11 of the minutes and 265 seeded in sets of council acts;
    138 exceptions, 24 of the minutes, the others of the sets and of right documents at first sight.
    A total that is far from its lines, and forgets some that follow each other, is no likelier: of
    42 that were told so at first sight 9 were true, one of the last 17."""
    near: float = 0.15
    """The first distance: of sums of a table that are off by more one of nine was a misprint, at
    first sight of eight sets of acts and nine of right documents, by less five of nine."""
    far: float = 0.3
    """The distance from which figures of one or two digits tell it too: of three sums that were so
    far off at first sight none was a misprint."""
    told_unlike: float = 1.5 / 25.5
    """The most odds of a number of the text that others make otherwise, or a cell, and that is no
    slip of it: of 26 at first sight of these one was a misprint."""
    named_totals: float = 1.33
    """The least odds of a grand total or subtotal ("Total général", "Sous-total Culture") with two
    supports that forgets lines: its name says of which it is. Of all totals that forget some 9 of
    42 were wrong at first sight."""
    witness: float = 20.0
    """What another identity with the same correction is worth."""

    doubted_most: float = 0.96
    """The most that one support gives."""
    most: float = 0.99
    """The most that is ever said: what nobody thought of is not reckoned."""


SETTINGS = OddsSettings()
_TOLD_ALIKE = frozenset(
    {"recalculated-twice", "stated-relations", "stated-figures"}
)
"""The checks of numbers of the text that hold by what it happens to say beside them: of numbers
that differ by no slip few were meant."""
_SAME_AMOUNT = frozenset({"amounts-agree", "carry"})
"""The checks of amounts of the text that a table prints, and of what a page takes over from the one
before."""
_TWO = 2
"""Other reckonings of a figure, on either side of the right one."""
_RATIO_UNITS = 2
"""Units of its last digit by which a ratio of rounded figures may miss."""
_HALF = Decimal("0.5")
_FEW_DIGITS = 2
"""So many are as near to any other figure as to the right one."""
_ANYTHING = 0.9
"""The most that is said of accidents: figures of one digit are all slips of each other."""
_MONEY_SIGNS = ("€", "eur")
_UNTOLD = (ColumnCause.CENTS, ColumnCause.LIKE_AMOUNTS, ColumnCause.CELLS)
"""Why a column is of amounts that no word says to be money."""


class MisprintOdds:
    """The probabilities of the roots of one document."""

    def __init__(
        self,
        document: Document,
        facts: Mapping[str, Fact],
        packs: Collection[str] = (),
    ) -> None:
        """``packs`` are the codes of the rules that packs brought."""
        self.facts = facts
        self._packs = packs
        self._tables = by_id(document.tables)

    def probability(
        self, root: Root, supports: Collection[Support]
    ) -> float | None:
        """The probability that a figure of the root is misprinted, to two digits; None where no
        arithmetic tells.
        """
        if not is_solvable(root.primary.identity):
            return None

        firm = is_firm(root, supports)
        others = witnesses(root, self.facts) - 1
        rate = self._rate(root, firm=firm)
        if not others and self._is_near(root):
            odds = rate.near_odds * SETTINGS.near_misprints
        else:
            odds = rate.odds * self._difference(root)
            odds *= SETTINGS.witness**others
            if len(supports) > 1 and self._forgets_lines(root):
                odds = max(odds, SETTINGS.named_totals)
        odds = min(odds, self._most_odds(root, others))

        most = SETTINGS.most if firm or others else SETTINGS.doubted_most
        return round(min(most, odds / (1 + odds)), 2)

    def _most_odds(self, root: Root, others: int) -> float:
        """What its check has weighed itself is no likelier than that, unless ``others`` ask the
        same; nor is what no slip tells of the text, whatever of the text asks the same."""
        most = SETTINGS.told_unlike if self._is_told_unlike(root) else math.inf
        weighed = root.primary.identity.adoption.misprinted
        if weighed is None or others:
            return most
        return min(most, weighed / (1 - min(weighed, SETTINGS.most)))

    def may_be_likely(self, root: Root) -> bool:
        """Whether an error may be no more than likely: an amount that is told, or carried over,
        otherwise than it is printed; what many lines obey for each that does not; figures of a
        table that, added up, miss what is printed by little, if anything tells by how much."""
        identity = root.primary.identity
        if identity.rule in _SAME_AMOUNT:
            return True
        if _is_obeyed(identity, SETTINGS.many_by):
            return True
        if identity.form is not Form.WEIGHTED_SUM or not identity.table_id:
            return False
        shares = _shares(list(self._corrections(root)), identity.form)
        return not shares or min(shares) < SETTINGS.near

    def _is_told_unlike(self, root: Root) -> bool:
        """Whether a number of the text is no slip of what those beside it make, nor the change of
        them on the other base ("de 100 à 125, soit 20 %"), nor divided by one more or fewer."""
        if any(one.identity.rule not in _TOLD_ALIKE for one in root.mends):
            return False
        identity = root.primary.identity
        if (
            _is_told_outright(root)
            or self._is_of_other_base(identity)
            or self._is_reckoned_wrong(identity)
        ):
            return False
        return not any(starmap(_slip, self._corrections(root)))

    def _is_of_other_base(self, identity: Identity) -> bool:
        return is_of_other_base(identity, self.facts)

    def _is_reckoned_wrong(self, identity: Identity) -> bool:
        """Whether a number of the text is what another reckoning of the same figures gives."""
        return identity.rule in OF_SENTENCES and (
            self._is_of_other_base(identity)
            or is_of_other_count(identity, self.facts)
        )

    def _looks_reckoned(self, identity: Identity) -> float:
        """How likely a result that is none of it looks so."""
        digits = _digits(self.facts[identity.result])
        return min(_ANYTHING, SETTINGS.alike_exceptions + _TWO / 10.0**digits)

    def _rate(self, root: Root, *, firm: bool) -> Rate:
        """How often such identities failed; of the most reliable that the root breaks."""
        if all(one.identity.rule in self._packs for one in root.mends):
            kept = any(
                _is_obeyed(one.identity, SETTINGS.kept_by) for one in root.mends
            )
            return SETTINGS.doubted if kept else SETTINGS.of_packs
        if firm:
            return SETTINGS.firm
        if _is_told_outright(root):
            return SETTINGS.outright
        reckoned = self._is_reckoned_in_text(root.primary.identity)
        return SETTINGS.of_sentences if reckoned else SETTINGS.doubted

    def _is_reckoned_in_text(self, identity: Identity) -> bool:
        """Whether a sentence makes a figure of others, and no table has a part in it."""
        if identity.table_id or identity.rule not in OF_SENTENCES:
            return False
        known = found_in(self.facts, identity.facts)
        return not any(one.table_id for one in known)

    def _difference(self, root: Root) -> float:
        """How much likelier a misprint makes the difference than an exception does."""
        corrections = list(self._corrections(root))
        accident = looks_like_slip(fact for fact, _ in corrections)
        slips = [(fact, _slip(fact, value)) for fact, value in corrections]
        is_slip = any(slip is not None for _, slip in slips)
        if is_slip and not self._differs_by_term(root):
            told = SETTINGS.slips / accident
            swapped = looks_swapped(fact for fact, _ in corrections)
            is_swap = any(starmap(_is_swap_told, slips))
            return max(told, SETTINGS.swaps / swapped) if is_swap else told
        identity = root.primary.identity
        if self._is_reckoned_wrong(identity):
            return SETTINGS.reckoned_wrong / self._looks_reckoned(identity)
        others = 1 - SETTINGS.slips - SETTINGS.near_misprints
        likely = min(1.0, others / (1 - accident))
        if _is_told_outright(root):
            return likely
        likely *= _distance(corrections, identity.form)
        return max(likely, self._of_other_line(root))

    def _of_other_line(self, root: Root) -> float:
        """How much likelier a misprint than an exception is what a figure of another line gives; 0
        where none does."""
        chance = chance_of_other_line(root.primary, self.facts)
        if chance is None:
            return 0.0
        alike = min(_ANYTHING, SETTINGS.alike_other_line + chance)
        return SETTINGS.of_other_line / alike

    def _differs_by_term(self, root: Root) -> bool:
        """Whether the difference is one of the figures that are added: a line more or less would
        make it as well as a slip does.
        """
        terms = (
            self.facts.get(term.fact) for term in root.primary.identity.terms
        )
        values = {abs(fact.value or 0) for fact in present(terms)}
        return abs(root.primary.delta or 0) in values

    def _forgets_lines(self, root: Root) -> bool:
        """Whether a grand total or subtotal differs by the sum of lines that follow each other, or
        others say that it is right: a line is missing."""
        identity = root.primary.identity
        if not root.primary.delta or not self._is_named(identity):
            return False
        corrected = {fact.id for fact, _ in self._corrections(root)}
        if identity.result not in corrected:
            return True
        terms = ((self.facts.get(one.fact), one) for one in identity.terms)
        amounts = [
            one.weight * fact.value_or_zero
            for fact, one in terms
            if fact is not None
        ]
        sums = set(accumulate(amounts, initial=Decimal(0)))
        return any(one - abs(root.primary.delta) in sums for one in sums)

    def _is_named(self, identity: Identity) -> bool:
        """Whether a sum is that of a line that says to be the grand total, or a subtotal."""
        result = self.facts.get(identity.result)
        if identity.kind is not Kind.SUM or result is None:
            return False
        table = self._tables.get(result.table_id)
        if table is None or result.row is None:
            return False
        rank = total_rank(table.rows[result.row].label)
        return rank in (TotalRank.GRAND, TotalRank.SUBTOTAL)

    def _corrections(self, root: Root) -> Iterator[tuple[Fact, Decimal]]:
        """Each figure that may be wrong, with the value that mends the root's identities; of one
        that is printed in several cells (a change of nothing, and what it leads to) the first."""
        for change in (root.change, *root.rivals):
            moved = [
                (fact, fact.value + shift)
                for name, shift in change.shifts
                if (fact := self.facts.get(name)) is not None
                and fact.value is not None
            ]
            values = {(fact.value, corrected) for fact, corrected in moved}
            if len(values) == 1 and len(moved) == len(change.shifts):
                yield moved[0]

    def _is_near(self, root: Root) -> bool:
        """Whether the rounding of its figures may give the difference: of measures and ratios, and
        of money in whole units, not of counts, nor of what is said to be money and has cents.
        """
        outcome = root.primary
        result = self.facts.get(outcome.identity.result)
        if result is None or result.number is None or not outcome.delta:
            return False

        units = abs(outcome.delta) / result.number.ulp
        if outcome.identity.form in (Form.RATIO, Form.PRODUCT):
            return self._may_be_rounded(outcome.identity, units)
        if result.number.decimals:
            rounded = not self._is_said_money(result)
        else:
            rounded = is_whole_sum(outcome.identity, self.facts) and (
                self._is_said_money(result) or _is_measured(result)
            )
        return rounded and units <= _HALF * len(outcome.identity.facts)

    def _may_be_rounded(self, identity: Identity, units: Decimal) -> bool:
        """Whether a ratio misses by few ``units`` of its last digit; not by what the other base
        gives, but for one unit where other lines do not obey."""
        is_told = units > 1 or _is_obeyed(identity, SETTINGS.kept_by)
        is_other = is_told and self._is_of_other_base(identity)
        return units <= _RATIO_UNITS and not is_other

    def _is_said_money(self, fact: Fact) -> bool:
        """Whether a sign or a word says that a figure is money: two decimals alone do not."""
        assert fact.number is not None
        signs = f"{fact.number.unit_text} {fact.printed}".casefold()
        if any(sign in signs for sign in _MONEY_SIGNS):
            return True
        table = self._tables.get(fact.table_id)
        if table is None or fact.col is None:
            return fact.number.unit is Unit.EUR
        return _heads_money(table, fact.col)


def _is_measured(fact: Fact) -> bool:
    """Whether the header of a figure is of a measure: "Prélèvement (m³)"."""
    return MEASURED.within(fold(" ".join(fact.column_path)))


def _is_obeyed(identity: Identity, by: int) -> bool:
    """Whether so many lines obey for each that does not, and as many where all do."""
    lines = identity.adoption.lines
    return lines is not None and lines.held >= by * max(1, lines.failed)


def _is_told_outright(root: Root) -> bool:
    """Whether a sentence tells outright what the result of a root is, be it compared with another
    figure too."""
    result = root.primary.identity.result
    return any(
        one.identity.result == result and is_told_outright(one.identity)
        for one in root.mends
    )


def is_firm(root: Root, supports: Collection[Support]) -> bool:
    """Whether two supports speak for a root, and no check doubts its own identity."""
    firm = any(one.identity.severity is Severity.ERROR for one in root.mends)
    return firm and len(supports) > 1


def looks_like_slip(facts: Iterable[Fact]) -> float:
    """How likely a difference that is no slip looks like one, in one of some figures."""
    chances = sum(map(_slip_values, facts))
    return min(_ANYTHING, SETTINGS.alike_exceptions + chances)


def looks_swapped(facts: Iterable[Fact]) -> float:
    """How likely a difference that is none looks like two digits that changed places, in one of
    some figures: few figures are that of another, where any digit may be mistyped."""
    chances = sum((_digits(fact) - 1) / 10.0 ** _digits(fact) for fact in facts)
    alike = SETTINGS.alike_exceptions * SETTINGS.swaps / SETTINGS.slips
    return min(_ANYTHING, alike + chances)


def _slip_values(fact: Fact) -> float:
    """The share of figures of its length that one slip leads to: of n digits each may be another,
    be left out or be one too many, and any two change places.
    """
    digits = _digits(fact)
    slips = 9 * digits + digits + 10 * (digits + 1) + digits * (digits - 1) / 2
    return min(1.0, slips / 10.0**digits)


def _digits(fact: Fact) -> int:
    """How many digits are printed."""
    assert fact.number is not None
    return len(str(fact.number.units))


def _is_swap_told(fact: Fact, slip: Slip | None) -> bool:
    """Whether two digits of a figure changed places, of so many that few others do it."""
    return slip is Slip.SWAP and _digits(fact) > _FEW_DIGITS


def _slip(fact: Fact, corrected: Decimal) -> Slip | None:
    assert fact.number is not None
    return slip_between(fact.number, corrected)


def _distance(
    corrections: Collection[tuple[Fact, Decimal]], form: Form
) -> float:
    """What the size of a difference tells, by the correction nearest to what is printed: nothing of
    ratios, which have few digits.
    """
    told = _shares(corrections, form)
    if form is Form.RATIO or not told:
        return 1.0
    return next(one.odds for one in SETTINGS.distances if min(told) < one.below)


def _shares(
    corrections: Collection[tuple[Fact, Decimal]], form: Form
) -> list[Decimal]:
    """By how much each figure differs from its correction; none unless all of them tell it."""
    told = present(_share(*one, form) for one in corrections)
    return told if len(told) == len(corrections) else []


def _share(fact: Fact, corrected: Decimal, form: Form) -> Decimal | None:
    """By how much of the larger one a figure differs from its correction; None where that tells
    nothing: of a percentage, unless it is the same as another one, of words beside their figure, of
    what was left at nought or has the other sign, of one or two digits unless they add up to
    something far from it.
    """
    assert fact.number is not None
    printed = abs(fact.number.value)
    is_other = form is not Form.EQUALITY and fact.number.unit is Unit.PERCENT
    told = not is_other and any(map(str.isdigit, fact.printed))
    if not told or not printed or fact.number.value == -corrected:
        return None
    larger = max(printed, abs(corrected))
    share = abs(fact.number.value - corrected) / larger
    is_far = form is Form.WEIGHTED_SUM and share >= SETTINGS.far
    return share if is_far or _digits(fact) > _FEW_DIGITS else None


def _heads_money(table: Table, col: int) -> bool:
    column = table.columns[col]
    return (
        column.kind is ColumnKind.AMOUNT and column.reason.cause not in _UNTOLD
    )
