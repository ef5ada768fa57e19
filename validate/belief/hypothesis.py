"""What the engine of belief answers: typed hypotheses with their reasons, their evidence and their
rivals.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from validate.belief.figures import Direction


class FamilyForm(Enum):
    """What an identity states of its result and operands."""

    SUM = "sum"
    """result = operand + operand + ...; also a difference, whose minuend is the result here."""
    SIGNED = "signed"
    """result = sum of operands with their signs."""
    AVERAGE = "average"
    """result = mean of the printed operands."""
    RATIO = "ratio"
    """result = first operand / second operand, or 100 times that."""
    PRODUCT = "product"
    """result = times x operand x operand x ..., divided by ``factor``; of one operand, its share or
    multiple."""
    CHANGE = "change"
    """result = (second operand - first operand) / first operand, or 100 times that."""


class EntryOutcome(Enum):
    """What one entry shows of a family."""

    EXACT = "exact"
    NEAR = "near"
    """Within what rounding of the result and of the operands explains."""
    TRIVIAL = "trivial"
    """Obeys, but tells nothing: nil figures, or one operand."""
    BROKEN = "broken"
    SILENT = "silent"
    """Nothing printed, or an operand that could not be read."""


class OddsSource(Enum):
    """What a part of the log odds comes from."""

    PRIOR = "prior"
    """Words and position, less the number of rivals."""
    OBEYING = "obeying"
    ROUNDED = "rounded"
    BREAKING = "breaking"


@dataclass(frozen=True, slots=True)
class OddsPart:
    """One part of the log odds of a family."""

    kind: OddsSource
    count: int
    log_odds: float


@dataclass(frozen=True, slots=True)
class EntryEvidence:
    """What one entry shows: ``difference`` is printed result less computed one, in units of the
    grid.
    """

    entry: int
    outcome: EntryOutcome
    difference: int
    gain: float


@dataclass(frozen=True, slots=True)
class Rival:
    """Another explanation of the same result."""

    form: FamilyForm
    operands: tuple[int, ...]
    log_odds: float


class CauseKind(Enum):
    """What accounts for a difference to the last digit."""

    ONE_DIGIT = "one digit"
    SWAPPED = "two digits swapped"
    SCALED = "a zero too many or too few"
    SIGN = "a sign"
    FIGURE = "a printed figure"
    RIVAL = "a rival family"


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation of a difference. ``places``: for a slip the figure (0 the result, then the
    operands in order; empty: any), for a printed figure its line, for a rival its operands.
    """

    kind: CauseKind
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """An entry that breaks a believed family."""

    entry: int
    difference: int
    causes: tuple[Cause, ...]
    probability: float
    """That a figure is misprinted, rather than that the family does not apply here."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A candidate that sampled entries speak for; lines are numbered as in the search."""

    form: FamilyForm
    target: int
    operands: tuple[int, ...]
    prior: float
    log_odds: float
    placed: bool = False
    """Whether it is the run between a result and the edge of its block."""
    rivals: tuple[Rival, ...] = ()

    @property
    def side(self) -> int:
        """1 for a result below (or right of) all its operands, -1 for one above, 0 between."""
        if max(self.operands) < self.target:
            return 1
        if min(self.operands) > self.target:
            return -1
        return 0

    def over(self, operands: tuple[int, ...]) -> "Contender":
        """The same result over other operands."""
        return replace(self, operands=operands)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A family: one identity over lines, with what each entry shows. Lines are numbered as in the
    grid.
    """

    form: FamilyForm
    direction: Direction
    result: int
    operands: tuple[int, ...]
    signs: tuple[int, ...]
    factor: int
    log_odds: float
    worded: bool
    """Whether the label of the result says it."""
    placed: bool
    """Whether its position says it: the run between the result and the edge of its block."""
    odds_parts: tuple[OddsPart, ...]
    evidence: tuple[EntryEvidence, ...]
    rivals: tuple[Rival, ...]
    broken: tuple[BrokenLine, ...] = ()
    times: Decimal = Decimal(1)
    """What a product is multiplied by besides: months, a rate that no cell of its lines prints."""
    stated: bool = False
    """Whether a printed formula states it, or labels that leave no other reading."""
    of_its_kind: bool = False
    """Whether the label of the result says that it is such a figure: a share in per cent, so much
    for one; of what, its figures say."""

    @property
    def own_agreement_only(self) -> bool:
        """Whether nothing but the agreement of its own figures speaks for the family: then it
        proves nothing.
        """
        return not (self.worded or self.placed or self.of_its_kind)

    def agrees(self, lines: int, to_one: int) -> bool:
        """Whether so many lines obey, in all and for each that does not."""
        return len(self.obeying) >= max(
            lines, to_one * len(self.entries(EntryOutcome.BROKEN))
        )

    @property
    def obeying(self) -> tuple[int, ...]:
        """The entries that obey and are evidence."""
        return self.entries(EntryOutcome.EXACT, EntryOutcome.NEAR)

    def entries(self, *outcomes: EntryOutcome) -> tuple[int, ...]:
        """The entries with one of ``outcomes``."""
        return tuple(
            one.entry for one in self.evidence if one.outcome in outcomes
        )
