"""All our expectation classes by their type; importing it makes them known to Great
Expectations.
"""

from collections.abc import Mapping

from expectations.classes.base import IdentityExpectation
from expectations.classes.bounds import ExpectBoundsToHold
from expectations.classes.footings import (
    ExpectCarriedForwardToAgree,
    ExpectColumnsToCrossFoot,
    ExpectTotalsToFoot,
)
from expectations.classes.line_arithmetic import (
    ExpectAmountsToEqualQuantityTimesRate,
    ExpectDifferencesToHold,
    ExpectEvolutionsToHold,
)
from expectations.classes.repeated_facts import (
    ExpectFactsToAgree,
    ExpectStatedCountsToMatch,
    ExpectVotesToAddUp,
)
from expectations.classes.single_lines import (
    ExpectNoDuplicateLines,
    ExpectNumbersToBeWellFormed,
    ExpectPeriodsToBeOrdered,
)

CLASSES: Mapping[str, type[IdentityExpectation]] = {
    known.expectation_type: known
    for known in (
        ExpectAmountsToEqualQuantityTimesRate,
        ExpectBoundsToHold,
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
