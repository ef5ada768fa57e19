"""All our expectation classes by their type; importing it makes them known to Great Expectations."""

from collections.abc import Mapping

from expectations.agreement import ExpectFactsToAgree, ExpectStatedCountsToMatch, ExpectVotesToAddUp
from expectations.base import IdentityExpectation
from expectations.lines import ExpectNoDuplicateLines, ExpectNumbersToBeWellFormed, ExpectPeriodsToBeOrdered
from expectations.rates import (
    ExpectAmountsToEqualQuantityTimesRate,
    ExpectDifferencesToHold,
    ExpectEvolutionsToHold,
)
from expectations.totals import ExpectCarriedForwardToAgree, ExpectColumnsToCrossFoot, ExpectTotalsToFoot

CLASSES: Mapping[str, type[IdentityExpectation]] = {
    known.expectation_type: known
    for known in (
        ExpectAmountsToEqualQuantityTimesRate,
        ExpectCarriedForwardToAgree,
        ExpectColumnsToCrossFoot,
        ExpectDifferencesToHold,
        ExpectEvolutionsToHold,
        ExpectFactsToAgree,
        ExpectNoDuplicateLines,
        ExpectNumbersToBeWellFormed,
        ExpectPeriodsToBeOrdered,
        ExpectStatedCountsToMatch,
        ExpectTotalsToFoot,
        ExpectVotesToAddUp,
    )
}
