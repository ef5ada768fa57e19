"""How likely the document is wrong, not the rule: the probability that a finding carries.

    odds = (e / d) x P(difference | misprint) / P(difference | exception) x 20 a further witness

An identity fails because a figure is misprinted or because it does not apply (an exception:
another scope, another rule, operands that were rounded). ``e`` and ``d`` are how often each
happened, by what speaks for the identity; both were counted, and are stated in `OddsSettings`. The
difference itself tells: a slip of the hand (one digit, two swapped) leads to misprints, a few units
of the last digit to rounding; it tells less where small or few digits make anything look like a
slip. Another identity that asks for the same correction would have to be an exception by the same
amount.

A cell that contradicts itself, and a reading in doubt, have no probability.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.number import Unit
from extract.reasons import ColumnCause
from extract.several import present
from extract.table import ColumnKind, Table
from validate.findings.supports import witnesses
from validate.model.identity import Form, Severity
from validate.model.likelihood import Support
from validate.solve.root_causes import Root
from validate.solve.system import is_solvable
from validate.solve.typing_slips import significant_digits, typing_slip


@dataclass(frozen=True, slots=True)
class OddsSettings:
    """Rates with what they were counted on.

    Misprints were counted on real documents: the open minutes, the sample, Montpellier's two
    parts. Exceptions were counted on these and on the open acts, council acts and generated
    documents, where errors are known because they were seeded. A half is added where none was met.
    """

    misprints: float = 13.5 / 713
    """Of identities with two supports that no doubt weakens: 14 true among 713."""
    exceptions: float = 0.5 / 2572
    """Of the same, beyond rounding: none among 2,572."""
    doubted_misprints: float = 8.5 / 517
    """Of identities with one support, or that their own check doubts: 8 true among 517."""
    doubted_exceptions: float = 7.0 / 1414
    """Of the same: 7 among 1,414."""

    slips: float = 0.45
    """Share of misprints that are slips of the hand: 4 of 10 of the minutes, more of the seeded."""
    near_misprints: float = 0.05
    """Share of misprints within rounding: none of 14."""
    near_exceptions: float = 4.0
    """Exceptions within rounding for one beyond it: with two supports 2, and half of none."""
    round_exceptions: float = 0.05
    """Share of exceptions that look like a slip because amounts are round, where none is."""
    witness: float = 20.0
    """What another identity with the same correction is worth."""

    doubted_most: float = 0.96
    """The most that one support gives."""
    most: float = 0.99
    """The most that is ever said: what nobody thought of is not reckoned."""


SETTINGS = OddsSettings()
_RATIO_UNITS = 2
"""Units of its last digit by which a ratio of rounded figures may miss."""
_HALF = Decimal("0.5")
_HALF_OF_ROUND = 0.5
"""How many of the exceptions in a table of round amounts differ by round amounts."""
_ANYTHING = 0.9
"""The most that is said of accidents: figures of one digit are all slips of each other."""
_MONEY_SIGNS = ("€", "eur")
_UNTOLD = (ColumnCause.CENTS, ColumnCause.LIKE_AMOUNTS, ColumnCause.CELLS)
"""Why a column is of amounts that no word says to be money."""


class MisprintOdds:
    """The probabilities of the roots of one document."""

    def __init__(self, document: Document, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self._tables = {table.id: table for table in document.tables}

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
        odds = self._prior(firm)
        if not others and self._is_near(root):
            odds *= SETTINGS.near_misprints / SETTINGS.near_exceptions
        else:
            odds *= self._difference(root) * SETTINGS.witness**others

        most = SETTINGS.most if firm or others else SETTINGS.doubted_most
        return round(min(most, odds / (1 + odds)), 2)

    def _prior(self, firm: bool) -> float:
        if firm:
            return SETTINGS.misprints / SETTINGS.exceptions
        return SETTINGS.doubted_misprints / SETTINGS.doubted_exceptions

    def _difference(self, root: Root) -> float:
        """How much likelier a misprint makes the difference than an exception does."""
        corrections = list(self._corrections(root))
        accident = looks_like_slip(
            (fact for fact, _ in corrections), self._round(root)
        )
        if any(_is_slip(fact, corrected) for fact, corrected in corrections):
            return SETTINGS.slips / accident
        others = 1 - SETTINGS.slips - SETTINGS.near_misprints
        return min(1.0, others / (1 - accident))

    def _round(self, root: Root) -> float:
        """The share of the terms with one digit that is not nought, where the difference has one:
        another scope differs by one of them.
        """
        delta = root.primary.delta
        if not delta or significant_digits(delta) > 1:
            return 0.0
        terms = (
            self.facts.get(term.fact) for term in root.primary.identity.terms
        )
        known = (fact.value for fact in present(terms))
        values = list(filter(None, known))
        round_ones = sum(significant_digits(value) == 1 for value in values)
        return round_ones / max(1, len(values))

    def _corrections(self, root: Root) -> Iterator[tuple[Fact, Decimal]]:
        """Each figure that may be wrong, with the value that mends the root's identities."""
        for change in (root.change, *root.rivals):
            if len(change.shifts) == 1:
                name, shift = change.shifts[0]
                fact = self.facts.get(name)
                if fact is not None and fact.value is not None:
                    yield fact, fact.value + shift

    def _is_near(self, root: Root) -> bool:
        """Whether the rounding of its figures may give the difference: of measures and ratios, not
        of counts, nor of what is said to be money.
        """
        outcome = root.primary
        result = self.facts.get(outcome.identity.result)
        if result is None or result.number is None or not outcome.delta:
            return False

        units = abs(outcome.delta) / result.number.ulp
        if outcome.identity.form in (Form.RATIO, Form.PRODUCT):
            return units <= _RATIO_UNITS
        rounded = result.number.decimals > 0 and not self._is_said_money(result)
        return rounded and units <= _HALF * len(outcome.identity.facts)

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


def is_firm(root: Root, supports: Collection[Support]) -> bool:
    """Whether two supports speak for a root, and no check doubts its own identity."""
    firm = any(one.identity.severity is Severity.ERROR for one in root.mends)
    return firm and len(supports) > 1


def looks_like_slip(facts: Iterable[Fact], round_terms: float = 0.0) -> float:
    """How likely a difference that is no slip looks like one, in one of some figures.

    ``round_terms`` is the share of round amounts among what is added.
    """
    chances = sum(_slip_values(fact) for fact in facts)
    return min(
        _ANYTHING,
        SETTINGS.round_exceptions + _HALF_OF_ROUND * round_terms + chances,
    )


def _slip_values(fact: Fact) -> float:
    """The share of figures of its length that one slip leads to: of n digits each may be another,
    be left out or be one too many, and any two change places.
    """
    assert fact.number is not None
    digits = len(str(int(abs(fact.number.value) / fact.number.ulp)))
    slips = 9 * digits + digits + 10 * (digits + 1) + digits * (digits - 1) / 2
    return min(1.0, slips / 10.0**digits)


def _is_slip(fact: Fact, corrected: Decimal) -> bool:
    assert fact.number is not None
    slip = typing_slip(fact.number.value, corrected, fact.number.decimals)
    return slip is not None


def _heads_money(table: Table, col: int) -> bool:
    column = table.columns[col]
    return (
        column.kind is ColumnKind.AMOUNT and column.reason.cause not in _UNTOLD
    )
