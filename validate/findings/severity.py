"""How grave a finding is, and the order that findings are reported in."""

from collections.abc import Collection, Iterable

from validate.model.finding import Finding
from validate.model.identity import Kind, Nature, Outcome, Severity
from validate.model.likelihood import (
    GRAVE,
    LIKELY,
    SURE,
    VERY_LIKELY,
    Support,
)
from validate.solve.root_causes import Root


def severity_of(
    root: Root,
    supports: Collection[Support],
    probability: float | None,
    *,
    may_be_likely: bool,
) -> Severity:
    """An error has two supports and is very likely, a warning is likelier than not, anything else
    is listed. What is added up misses by little, or an amount is told otherwise than it is printed
    (``may_be_likely``): that is no other rate, base or scope, and an error where it is no rounding.
    What its check only warns of has to be all but certain.

    What its check only lists stays listed, and a figure that contradicts itself, of which no
    probability is reckoned, is as grave as its check says. Counts of a text only warn, however
    many meet in one.
    """
    stated = all(map(_is_stated_count, root.mends))
    declared = min(
        (outcome.identity.severity for outcome in root.mends),
        key=lambda one: one.rank,
    )
    if declared is Severity.INFO or probability is None:
        return declared
    least = GRAVE if may_be_likely else VERY_LIKELY
    if declared is not Severity.ERROR:
        least = SURE
    if probability >= least and len(supports) > 1 and not stated:
        return Severity.ERROR
    if probability >= LIKELY:
        return Severity.WARNING
    return Severity.INFO


def _is_stated_count(outcome: Outcome) -> bool:
    """Whether a count rests on what was read in a text: the contract lets it warn at most."""
    identity = outcome.identity
    return identity.kind is Kind.COUNT and identity.nature is not Nature.FACTUAL


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, then in the order of reading."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, float, float, str]:
    """Its severity, page, place on the page, and its id where all are equal."""
    top, left = 0.0, 0.0
    for evidence in finding.evidence:
        if evidence.place.page == finding.page:
            top, left = evidence.place.bbox.top, evidence.place.bbox.x0
            break
    return (finding.severity.rank, finding.page, top, left, finding.id)
