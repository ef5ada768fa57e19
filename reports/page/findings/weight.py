"""Which of two findings of one severity is told first."""

from collections.abc import Mapping
from decimal import Decimal

from extract.facts import Fact
from reports.page.findings.equation_terms import BrokenIdentities, stake
from validate.model.finding import Finding, Status
from validate.model.likelihood import Likelihood, likelihood

Weight = tuple[Decimal, int, Decimal]
"""The smaller, the earlier."""
_LEVELS = tuple(Likelihood)


def weight(
    broken: BrokenIdentities, finding: Finding, facts: Mapping[str, Fact]
) -> Weight:
    """The euros at stake, as likely as they are wrong; then how likely the document is; then how
    many units of its last printed digit the figure is off: few of them are mostly rounding.

    A finding without a probability contradicts itself, and is as good as certain, unless its
    reading is in doubt.
    """
    sure = finding.probability
    if sure is None:
        sure = 0.0 if finding.status is Status.EXTRACTION else 1.0
    euros = abs(stake(broken, finding, facts) or Decimal(0))
    level = _LEVELS.index(likelihood(sure))
    return -euros * Decimal(str(sure)), level, -_units(finding, facts)


def _units(finding: Finding, facts: Mapping[str, Fact]) -> Decimal:
    """The difference in units of the figure's last printed digit; 0 where there is none."""
    if finding.delta is None:
        return Decimal(0)
    names = (finding.root, *(item.fact for item in finding.evidence))
    for name in names:
        fact = facts.get(name)
        if fact is not None and fact.number is not None:
            return abs(finding.delta).scaleb(fact.number.decimals)
    return abs(finding.delta)
