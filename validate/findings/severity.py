"""How grave a finding is, and the order that findings are reported in."""

from collections.abc import Iterable, Mapping

from extract.facts import Fact
from validate.explanations.rounding import may_be_rounding
from validate.model.finding import Finding
from validate.model.identity import Severity
from validate.solve.root_causes import Root


def severity_of(root: Root, facts: Mapping[str, Fact]) -> Severity:
    """The most that the identities of a root allow.

    An inferred rate or a count in a text warns. Two different checks that both ask for the same
    correction of one cell are no longer inference: each would have to be wrong by the same amount.
    That is a contradiction the document proves.
    """
    gravest = min(
        (outcome.identity.severity for outcome in root.mends), key=lambda one: one.rank
    )
    agreed = gravest is Severity.WARNING and _checks_agree(root, facts)
    return Severity.ERROR if agreed else gravest


def _checks_agree(root: Root, facts: Mapping[str, Fact]) -> bool:
    """Whether two checks or more name one correction of one cell, rounding apart."""
    if not root.located or len(root.change.shifts) != 1:
        return False
    rules = {
        outcome.identity.rule
        for outcome in root.mends
        if not may_be_rounding(outcome, facts)
    }
    return len(rules) > 1


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, then in the order of reading."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, float, float, str]:
    """Its severity, page, place on the page, and its id where all are equal."""
    here = (
        each.place.bbox for each in finding.evidence if each.place.page == finding.page
    )
    first = next(here, None)
    top, left = (0.0, 0.0) if first is None else (first.top, first.x0)
    return (finding.severity.rank, finding.page, top, left, finding.id)
