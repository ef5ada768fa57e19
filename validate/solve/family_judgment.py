"""What a believed family may say of its lines: whether it judges the one that breaks it, and
whether it proves those that obey.

Words that state a relation need fewer lines than figures alone. A line that another identity
contradicts speaks against no family: its figures are wrong somewhere.
"""

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extract.facts import Fact
from extract.french.folding import fold
from extract.several import only
from extract.table import ColumnKind
from validate.belief.accusation import is_supported, odds_if_broken
from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.belief.settings import DEFAULTS
from validate.model.identity import Identity, Severity, evaluate
from validate.solve.misprint import misprint_probability
from validate.tables.believed_families import BelievedFamily

_LINES = 3
"""Lines that obey before a family may judge another: two agree by accident."""
_DEVIANT = 0.25
"""A family that more of its lines break follows another rule."""
_LINES_SAID, _DEVIANT_SAID = 2, 0.34
"""The same where a word says what the result is: fewer lines have to."""
_LINES_STATED, _DEVIANT_STATED = 1, 0.5
"""The same where words leave no other reading."""
_SUMS, _SUMS_SAID = 8, 4
"""Sums that hold beside one that does not, from which that is asked about: in the clean acts, the
sample and the open minutes none was another scope.
"""
_RATED = 4
"""Lines of one rate from which that judges another, where nothing but their figures tells it."""
_SURE, _LIKELY = 0.97, 0.5
"""Probabilities of a misprint from which a line is an error, and a warning."""
_ROUNDING = 2
"""Units of its last digit by which a quotient of rounded figures may miss."""
_SLIP = 3
"""Units of its last digit that a figure is changed by to see what would be said: one digit, and
beyond rounding.
"""
_CERTAIN = 50.0
"""Log odds that are as good as certain."""
_NO_LINE = -1
_PRIOR = 0.5, 8.0
"""Beta law of the share of lines that follow another rule than their family's."""


@dataclass(frozen=True)
class FamilyJudgment:
    """A family, and the lines of it that another identity contradicts."""

    family: BelievedFamily
    contradicted: int = 0

    @classmethod
    def of(cls, family: BelievedFamily, wrong: Set[str]) -> "FamilyJudgment":
        """The judgment of a family where the figures in ``wrong`` are contradicted elsewhere."""
        broken = family.believed.entries(EntryOutcome.BROKEN)
        excused = sum(
            any(
                fact.id in wrong
                for line in family.lines
                for fact in family.facts(line, entry)
            )
            for entry in broken
        )
        return cls(family, min(excused, len(broken) - 1) if broken else 0)

    @cached_property
    def breaking(self) -> int:
        """The lines that do not obey, and that nothing else contradicts."""
        return self.family.breaking - self.contradicted

    @cached_property
    def judges(self) -> bool:
        """Whether a family is of enough lines, few of which break it.

        Steps of equal size make signed sums of any four lines: only words or many lines speak for
        one.
        """
        believed = self.family.believed
        if believed.form is FamilyForm.SIGNED and not believed.worded:
            return believed.agrees(*DEFAULTS.many_lines)
        return self._is_enough(self._obeying, self.breaking)

    @cached_property
    def _obeying(self) -> int:
        """The lines that obey; those that copy an operand count where others tell, and words say
        that it is a sum.
        """
        family = self.family
        if family.obeying and family.summed and family.believed.worded:
            return family.obeying + family.copying
        return family.obeying

    @cached_property
    def proves(self) -> bool:
        """Whether a family would judge one more line that broke it: figures that could change in
        silence are not proved.
        """
        if not self.judges:
            return False
        obeying, breaking = self.family.telling - 1, self.breaking + 1
        least, to_one = DEFAULTS.some_lines
        agrees = obeying >= max(least, to_one * breaking)
        supported = agrees or not self.family.believed.own_agreement_only
        return supported and self._is_enough(obeying, breaking)

    def is_firm(
        self, entry: int, identity: Identity, facts: Mapping[str, Fact]
    ) -> bool:
        """Whether the family would be believed, and the likeliest reading, if a line that obeys
        broke it, and a slip in its result said.
        """
        if self._is_stated_by_most:
            return True
        odds = self._odds_if_broken - self._gains.get(entry, 0.0)
        if odds <= DEFAULTS.believed:
            return False
        if self._is_beyond_one_line:
            return True
        rivals = (one.log_odds for one in self.family.believed.rivals)
        if odds <= max(rivals, default=-math.inf):
            return False
        return self._tells_slips(entry, identity, facts)

    @cached_property
    def _is_beyond_one_line(self) -> bool:
        """Whether words leave no other reading, and more lines obey than would break."""
        stated = self.family.believed.stated
        return stated and self.family.telling > self.breaking + 1

    @cached_property
    def _is_stated_by_most(self) -> bool:
        """Whether words leave no other reading, and most lines would obey if one more broke it:
        such a family is believed whatever its odds."""
        stated = self.family.believed.stated
        return stated and self.family.obeying - 1 > self.breaking + 1

    @cached_property
    def _odds_if_broken(self) -> float:
        """The log odds if a line broke the family that is no evidence of it."""
        return odds_if_broken(self.family.believed, _NO_LINE)

    @cached_property
    def _gains(self) -> Mapping[int, float]:
        evidence = self.family.believed.evidence
        return {one.entry: one.gain for one in evidence}

    def _tells_slips(
        self, entry: int, identity: Identity, facts: Mapping[str, Fact]
    ) -> bool:
        """Whether a slip in the result of a quotient or product would be told from an exception: of
        few digits it would not.
        """
        result = facts[identity.result]
        if self.family.summed or self._is_said() or result.number is None:
            return True
        slipped = result.number.value + _SLIP * result.number.ulp
        number = replace(result.number, value=slipped)
        changed = {**facts, result.id: replace(result, number=number)}
        return self._misprinted(entry, identity, changed) >= _LIKELY

    def _is_enough(self, obeying: int, breaking: int) -> bool:
        """Whether so many lines obey, and so few do not, that others may be judged by them."""
        believed = self.family.believed
        few, most = _LINES, _DEVIANT
        if believed.stated:
            few, most = _LINES_STATED, _DEVIANT_STATED
        elif believed.worded:
            few, most = _LINES_SAID, _DEVIANT_SAID
        return obeying >= few and breaking <= most * (obeying + breaking)

    def severity(
        self, entry: int, identity: Identity, facts: Mapping[str, Fact]
    ) -> Severity | None:
        """How gravely a line that breaks the family may be taken; None where it more likely follows
        another rule.
        """
        if self._is_said():
            return self._severity_said(identity, facts)
        probability = self._misprinted(entry, identity, facts)
        if probability < _LIKELY:
            return Severity.WARNING if self._adds_up else None
        if self._may_be_special() and (
            self._is_set_apart(entry) or self._is_of_few_figures
        ):
            return None
        if probability < _SURE or self._may_be_special():
            return Severity.WARNING
        if is_supported(self.family.believed):
            return Severity.ERROR
        return Severity.WARNING

    @property
    def _adds_up(self) -> bool:
        """Whether so many lines add up that the one which does not is asked about, whatever it
        differs by: of sums that so many lines obey no exception was met. Lines that are likely
        misprinted are none.
        """
        believed = self.family.believed
        few = _SUMS if believed.own_agreement_only else _SUMS_SAID
        misprinted = sum(one.probability >= _LIKELY for one in believed.broken)
        lone = self.breaking - misprinted <= 1
        return self.family.summed and lone and self.family.obeying >= few

    @property
    def _is_of_few_figures(self) -> bool:
        """Whether no more than the agreement of few lines tells a rate."""
        believed = self.family.believed
        return believed.own_agreement_only and self.family.obeying < _RATED

    def _is_said(self) -> bool:
        """Whether words say how quotients or products are reckoned: no line has a rule of its
        own.
        """
        believed = self.family.believed
        if believed.of_its_kind:
            return True
        return (
            believed.worded
            and (believed.stated or not self.family.summed)
            and not self._may_be_special()
        )

    def _may_be_special(self) -> bool:
        """Whether a line may have a rate of its own: one that no cell prints."""
        stated = self.family.believed.stated
        return self.family.proportional and not stated

    def _is_set_apart(self, entry: int) -> bool:
        """Whether a line prints another word where all that obey print the same: an offer that is
        repaid otherwise has interest of its own.
        """
        table, rows = self.family.table, self.family.at.rows
        if not self.family.across:
            return False
        obeying = self.family.believed.obeying
        for col in table.columns(ColumnKind.TEXT, ColumnKind.LABEL):
            own = fold(table.text(rows[entry][0], col))
            others = {fold(table.text(rows[one][0], col)) for one in obeying}
            shared = only(others)
            if own and shared and own != shared:
                return True
        return False

    def _severity_said(
        self, identity: Identity, facts: Mapping[str, Fact]
    ) -> Severity:
        if self._is_near(identity, facts):
            return Severity.INFO
        few = self.family.obeying < _LINES_SAID or self.breaking > 1
        many = self.breaking > _DEVIANT * (self.family.obeying + self.breaking)
        if few and many:
            return Severity.WARNING
        return Severity.ERROR

    def _is_near(self, identity: Identity, facts: Mapping[str, Fact]) -> bool:
        """Whether a quotient misses by no more than rounded operands may make it."""
        failed, result = evaluate(identity, facts), facts[identity.result]
        if self.family.summed or result.number is None or not failed.delta:
            return False
        return abs(failed.delta) <= _ROUNDING * self._unit(result)

    def _unit(self, result: Fact) -> Decimal:
        """What the last digit of a figure is worth, or that of its column where that is more, and
        the column is of such figures."""
        assert result.number is not None
        assert result.col is not None
        if not self.family.across:
            return result.number.ulp
        usual = self.family.table.usual_decimals(result.col)
        fewer = min(usual, result.number.decimals)
        return Decimal(result.number.scale).scaleb(-fewer)

    def _misprinted(
        self, entry: int, identity: Identity, facts: Mapping[str, Fact]
    ) -> float:
        """The probability that the line is misprinted: the engine's own for sums, whose rounding
        and rivals it knows.
        """
        believed = self.family.believed
        judged = {one.entry: one.probability for one in believed.broken}
        if entry in judged:
            return judged[entry]

        failed, result = evaluate(identity, facts), facts[identity.result]
        if result.number is None or failed.delta is None:
            return 0.0
        if abs(failed.delta) <= _ROUNDING * self._unit(result):
            return 0.0
        trust = 1 / (1 + math.exp(-min(believed.log_odds, _CERTAIN)))
        return trust * misprint_probability(failed, facts, self._exceptions())

    def _exceptions(self) -> float:
        """The share of lines of a family that follow another rule, this one left out."""
        others = max(0, self.breaking - 1)
        obeying = self.family.obeying
        return (_PRIOR[0] + others) / (sum(_PRIOR) + obeying + others)
