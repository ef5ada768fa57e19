"""The checks, in the order they are run: tables first, then what the document says of them."""

from dataclasses import replace

from validate.check import Check
from validate.checks import budget_balance as balance
from validate.checks import budget_imputation as imputation
from validate.checks import carried_forward as carry
from validate.checks import crossfooting, duplicates, footing, stated_balance, vote_tables
from validate.checks import number_formats as formats
from validate.checks import percentages as evolution
from validate.checks import period_dates as dates
from validate.checks import products as product
from validate.checks import recapitulation as recap
from validate.checks import repeated_lines as budget
from validate.checks import sentence_arithmetic as sayings
from validate.checks import shared_rates as rates
from validate.checks import stated_amounts as agreement
from validate.checks import stated_counts as counts
from validate.checks import suite_expectations as suite
from validate.checks import vote_totals as votes

CHECKS: tuple[Check, ...] = (
    footing.CHECK,
    carry.CHECK,
    crossfooting.CHECK,
    crossfooting.DIFFERENCE,
    product.CHECK,
    rates.CHECK,
    evolution.CHECK,
    balance.CHECK,
    budget.CHECK,
    recap.CHECK,
    agreement.CHECK,
    stated_balance.CHECK,
    counts.CHECK,
    imputation.CHECK,
    sayings.CHECK,
    votes.CHECK,
    vote_tables.CHECK,
    dates.PERIOD_ORDER,
    dates.PERIOD_EXERCISE,
    duplicates.CHECK,
    formats.CHECK,
    suite.CHECK,
)
"""A check sees in its context the identities stated by those before it."""


def find_check(code: str) -> Check:
    """The check of this code; for a rule that only a suite knows, the one that speaks for suites."""
    return next((known for known in CHECKS if known.code == code), replace(suite.CHECK, code=code))
