"""What kind of act a council votes: which kinds there are, and what was recognised of one."""

from dataclasses import dataclass
from enum import StrEnum

from extract.several import present

_MUCH = 5
"""Points that speak for a kind as the law that an act cites and the title of a table do."""


class ActKind(StrEnum):
    """The kinds of act that councils vote with figures."""

    PRIMITIVE_BUDGET = "primitive-budget"
    AMENDING_BUDGET = "amending-budget"
    EXECUTED_ACCOUNTS = "executed-accounts"
    RESULT_ALLOCATION = "result-allocation"
    TAX_RATES = "tax-rates"
    SUBSIDIES = "subsidies"
    FINANCING_PLAN = "financing-plan"
    PROGRAMME_AUTHORISATIONS = "programme-authorisations"
    LOAN_GUARANTEE = "loan-guarantee"
    LOAN = "loan"
    MEMBERS_ALLOWANCES = "members-allowances"
    STAFF_TABLE = "staff-table"
    STAFF_ALLOWANCES = "staff-allowances"
    TARIFFS = "tariffs"
    CONTRACTS = "contracts"
    LAND = "land"
    WRITE_OFFS = "write-offs"
    DEPRECIATION = "depreciation"
    CONTRIBUTIONS = "contributions"
    FPIC = "fpic"
    OCCUPANCY_FEES = "occupancy-fees"
    SCHOOL_ALLOWANCES = "school-allowances"
    WATER_REPORT = "water-report"
    CONVENTION = "convention"


class KindSource(StrEnum):
    """Where words that tell a kind are printed."""

    OBJECT = "object"
    """What the act says it is about."""
    LAW = "law"
    """The article that its recitals cite."""
    CAPTION = "caption"
    """The title over a table."""
    HEADER = "header"
    """The headers of a table: its structure."""
    LABEL = "label"
    """The labels of a table's rows."""
    TEXT = "text"
    """A sentence."""


@dataclass(frozen=True, slots=True)
class KindReason:
    """Words, as printed but folded, that speak for a kind, and where they are."""

    source: KindSource
    words: str


@dataclass(frozen=True, slots=True)
class KindScore:
    """A kind with what speaks for it: ``points`` are those of its reasons, added up."""

    kind: ActKind
    points: int
    reasons: tuple[KindReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedAct:
    """An act of a document, and its kind where that is clear.

    ``sections`` are the ids of the parts that belong to it, none where the document has no parts.
    ``kinds`` holds one kind as a rule, two where the act says that it is about both, and none where
    the likeliest is not clear: no pack is applied then.
    """

    title: str
    deliberation: str = ""
    sections: tuple[str, ...] = ()
    kinds: tuple[ActKind, ...] = ()
    annexed: tuple[ActKind, ...] = ()
    """Those of its kinds that its object does not name: lines of its tables are theirs alone."""
    likeliest: KindScore | None = None
    runner_up: KindScore | None = None

    @property
    def is_clear(self) -> bool:
        """Whether its kind is told."""
        return bool(self.kinds)

    @property
    def rival_kinds(self) -> tuple[ActKind, ...]:
        """The two kinds between which nothing decides, where much speaks for each."""
        scores = present((self.likeliest, self.runner_up))
        rivals = tuple(one.kind for one in scores if one.points >= _MUCH)
        if set(self.kinds) - set(self.annexed) or len(rivals) < 2:
            return ()
        return rivals

    def holds(self, section: str) -> bool:
        """Whether a part of the document, by its id, belongs to the act."""
        return not self.sections or section in self.sections
