"""The checks, in the order they are run: tables first, then what the document says of them.

A check sees in its context the identities stated by those before it. To add one: a file in
`validate/checks/` that ends with its ``CHECKS``, and its name here, after those it builds on.
"""

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module

from validate.check import Check
from validate.checks import suite_expectations

MODULES = (
    "footing",
    "carried_forward",
    "crossfooting",
    "products",
    "shared_rates",
    "percentages",
    "by_figures",
    "budget_balance",
    "repeated_lines",
    "recapitulation",
    "stated_amounts",
    "stated_balance",
    "stated_counts",
    "budget_imputation",
    "sentence_arithmetic",
    "vote_totals",
    "vote_tables",
    "stated_figures",
    "stated_relations",
    "stated_raises",
    "period_dates",
    "duplicates",
    "number_formats",
    "suite_expectations",
)


def load_checks(modules: Iterable[str]) -> tuple[Check, ...]:
    """The checks of these modules of `validate.checks`, in order.

    Raises:
        ValueError: two checks have one code.
    """
    found: dict[str, Check] = {}
    for module in modules:
        checks: tuple[Check, ...] = import_module(f"validate.checks.{module}").CHECKS
        for each in checks:
            if each.code in found:
                raise ValueError(f"two checks are called {each.code}")
            found[each.code] = each
    return tuple(found.values())


CHECKS = load_checks(MODULES)


def find_check(code: str) -> Check:
    """The check of this code; for a rule that only a suite knows, the one that speaks for suites."""
    unknown = replace(suite_expectations.CHECK, code=code)
    return next((known for known in CHECKS if known.code == code), unknown)
