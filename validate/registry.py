"""The checks, in the order they are run: tables first, then what the document says of them."""

from dataclasses import replace

from validate.check import Check
from validate.checks import (
    agreement,
    balance,
    budget,
    carry,
    counts,
    crossfooting,
    dates,
    duplicates,
    evolution,
    footing,
    formats,
    imputation,
    product,
    rates,
    recap,
    sayings,
    stated_balance,
    suite,
    vote_tables,
    votes,
)

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


def check(code: str) -> Check:
    """The check of this code; for a rule that only a suite knows, the one that speaks for suites."""
    return next((known for known in CHECKS if known.code == code), replace(suite.CHECK, code=code))
