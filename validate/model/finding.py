"""What an audit reports."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from extract.document import Document
from extract.geometry import Place
from validate.model.act_kind import ActKind, RecognisedAct
from validate.model.identity import Kind, Nature, Outcome, Severity
from validate.model.likelihood import Likelihood, Support, likelihood
from validate.model.proof import Proof

_PLURAL = 2
"""French has its plural from two."""


def is_singular(n: Decimal | int, lang: str) -> bool:
    """Whether a language has its singular with a number: French up to two, English with one."""
    size = abs(Decimal(n))
    return size < _PLURAL if lang == "fr" else size == 1


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in both languages."""

    fr: str
    en: str

    @classmethod
    def printed(cls, text: str) -> "Message":
        """Words of the document: as they are in French, quoted in English.

        >>> Message.printed("Sport")
        Message(fr='Sport', en='“Sport”')
        """
        return cls(text, f"“{text}”")

    @classmethod
    def counted(cls, n: int, fr: str, en: str) -> "Message":
        """How many there are of something that takes an s for several.

        >>> Message.counted(1, "montant", "amount"), Message.counted(2, "montant", "amount")
        (Message(fr='1 montant', en='1 amount'), Message(fr='2 montants', en='2 amounts'))
        """
        return cls(
            f"{n} {fr}{'' if is_singular(n, 'fr') else 's'}",
            f"{n} {en}{'' if is_singular(n, 'en') else 's'}",
        )

    @classmethod
    def joined(cls, *parts: "Message") -> "Message":
        """Parts of a place, outermost first.

        >>> Message.joined(Message("annexe 2", "annex 2"), Message.printed("Sport"))
        Message(fr='annexe 2 · Sport', en='annex 2 · “Sport”')
        """
        return cls(
            " · ".join(part.fr for part in parts),
            " · ".join(part.en for part in parts),
        )


class Status(StrEnum):
    """What became of a finding: open, or what an auditor or the reading says of it."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    EXTRACTION = "extraction"
    """A doubt about the reading, not about the document."""


class EvidenceRole(StrEnum):
    """What a figure is in the identity that a finding speaks of."""

    RESULT = "result"
    TERM = "term"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure a finding rests on: where it is printed, and as what."""

    fact: str
    place: Place
    printed: str
    role: EvidenceRole = EvidenceRole.TERM


class DiagnosisCode(StrEnum):
    """What may have happened to a figure."""

    DIGIT = "digit"
    SWAP = "swap"
    ROW_OMITTED = "row-omitted"
    ROW_TWICE = "row-twice"
    SIGN = "sign"
    OTHER_ROW_VALUE = "other-row-value"
    MULTIPLE = "multiple"
    SCALE = "scale"
    WRONG_COLUMN = "wrong-column"
    ALTERNATIVE_ROOT = "alternative-root"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One explanation of a difference, ranked by its position: a code, the facts it names, its
    sentence.
    """

    code: DiagnosisCode
    facts: tuple[str, ...]
    message: Message


@dataclass(frozen=True, slots=True)
class Consequence:
    """Another identity that the same root cell breaks."""

    identity: str
    kind: Kind
    printed: str
    expected: Decimal | None
    delta: Decimal | None
    message: Message
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation with its equation and its places, as in the contract."""

    id: str
    kind: Kind
    severity: Severity
    nature: Nature
    status: Status
    pages: tuple[int, ...]
    table_id: str
    printed: str
    expected: str
    """Plain decimal or ISO date; empty where nothing gives one."""
    delta: Decimal | None
    tolerance: Decimal
    equation: str
    message: Message
    rule: str
    rule_version: str
    evidence: tuple[Evidence, ...]
    root: str = ""
    """The fact whose correction resolves the finding."""
    diagnosis: tuple[Diagnosis, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    note: str = ""
    """An auditor's note from the dispositions file."""
    author: str = ""
    disposed_on: str = ""
    money: bool = True
    """Whether the figures are amounts, so that the difference counts as a misstatement."""
    accused: Evidence | None = None
    """The one cell that must be wrong; None where several would do, or one identity alone fails."""
    candidates: tuple[Evidence, ...] = ()
    """The cells that may be wrong where none is accused, the likeliest first."""
    probability: float | None = None
    """That the document is wrong, not the rule, to two digits; None where no arithmetic tells, or
    the reading is in doubt."""
    supports: tuple[Support, ...] = ()
    """What speaks for the broken identities; an error has two, or contradicts itself."""

    @property
    def likelihood(self) -> Likelihood:
        """The probability in words."""
        return likelihood(self.probability)

    @property
    def page(self) -> int:
        """The page of the figure that is most at issue."""
        if self.pages:
            return self.pages[0]
        return 0


@dataclass(frozen=True, slots=True)
class Abstention:
    """A check that could not run: which, where, and why (``crashed`` when the check itself
    failed).
    """

    rule: str
    table_id: str
    label: str
    reason: Message
    crashed: bool = False
    places: tuple[Place, ...] = ()
    label_en: str = ""
    """The label in English, where it is not only what is printed."""


class CellState(StrEnum):
    """What the checks tell of a numeric cell."""

    PROVED = "proved"
    """Changing it alone by one unit of its last digit, beyond its rounding, breaks a check that
    holds."""
    HELD = "held"
    """It takes part in a check that holds."""
    FAILED = "failed"
    """It takes part in one that fails, and nothing proves it; or it is the root of a finding."""
    UNCHECKED = "unchecked"
    """It takes part in none."""


@dataclass(frozen=True, slots=True)
class CoverageCount:
    """Numeric cells of one table: in a check that holds, in one that fails, in none; and how many
    are proved.
    """

    table_id: str
    section: str
    cells: int
    held: int
    failed: int
    unchecked: int
    proved: int


class LinkState(StrEnum):
    """What the checks tell of a number stated in prose."""

    HELD = "held"
    """It is linked to other figures, and agrees with them."""
    FAILED = "failed"
    """It is linked to figures that contradict it."""
    UNLINKED = "unlinked"
    """No check could tell which figures it speaks of."""


@dataclass(frozen=True, slots=True)
class ProseCoverage:
    """Numbers stated in prose: how many, linked and holding, failing, unlinked; and the state of
    each by its id.
    """

    numbers: int
    held: int
    failed: int
    unlinked: int
    states: dict[str, LinkState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage by table, the state of every numeric cell, and what proves those that are proved,
    both by the id of the cell's fact; and coverage of prose, counted beside.
    """

    tables: tuple[CoverageCount, ...]
    cells: dict[str, CellState] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)
    prose: ProseCoverage = ProseCoverage(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A check's identity card: code, version, titles, source of the rule, and how it fared."""

    code: str
    version: str
    title: Message
    source: Message
    held: int = 0
    failed: int = 0
    abstained: int = 0

    @property
    def is_idle(self) -> bool:
        """Whether it had nothing to check."""
        return not (self.held or self.failed or self.abstained)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who prepared and who reviewed an audit, and when, as the dispositions file says."""

    prepared_by: str = ""
    reviewed_by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Accounted:
    """A difference that the document itself explains: no deviation, no proof, no abstention.

    ``code`` is that of the explanation, ``message`` its sentence, ``facts`` the printed figures
    that give the reason.
    """

    code: str
    identity: str
    rule: str
    table_id: str
    label: str
    printed: str
    expected: Decimal | None
    delta: Decimal | None
    message: Message
    facts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome of auditing one document."""

    document: Document
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    abstentions: tuple[Abstention, ...]
    coverage: Coverage
    rules: tuple[RuleInfo, ...] = ()
    materiality: Decimal | None = None
    unknown_dispositions: tuple[str, ...] = ()
    materiality_asked: str = ""
    """What ``--materiality`` said: an amount, or a share of the largest total."""
    sign_off: SignOff = SignOff()
    accounted: tuple[Accounted, ...] = ()
    """Differences that the document itself explains."""
    acts: tuple[RecognisedAct, ...] = ()
    """The acts that the document holds, each with its kind where that is clear."""
    packs: tuple[ActKind, ...] = ()
    """The kinds whose packs of expectations were applied."""

    @property
    def crashed(self) -> tuple[Abstention, ...]:
        """The checks that crashed: with any, the audit is incomplete."""
        return tuple(one for one in self.abstentions if one.crashed)
