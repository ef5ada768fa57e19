"""The checks, in the order they are run: tables first, then what the document says of them.

A check sees in its context the identities stated by those before it. To add one: a file in
a room of `validate/checks/` that ends with its ``CHECKS``, and its name here, after those it
builds on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import import_module

from validate.check import Check
from validate.checks import suite_expectations

MODULES = (
    "tables.footing",
    "tables.carried_forward",
    "tables.value_added_tax",
    "tables.products",
    "tables.shared_rates",
    "tables.percentages",
    "shares.whole_shares",
    "tables.usage_bills",
    "tables.line_formulas",
    "tables.signed_totals",
    "tables.two_rates",
    "tables.by_figures",
    "shares.per_one",
    "shares.prices_of_use",
    "shares.sums_behind_changes",
    "tables.running_balances",
    "tables.row_changes",
    "tables.balance_lines",
    "budget.budget_balance",
    "tables.named_ratios",
    "repeats.repeated_lines",
    "repeats.recapitulation",
    "repeats.scale_applied",
    "statements.stated_amounts",
    "statements.stated_balance",
    "statements.stated_counts",
    "budget.budget_imputation",
    "statements.stated_accounts",
    "statements.formulas_in_sentences",
    "statements.sentence_arithmetic",
    "votes.vote_totals",
    "votes.vote_tables",
    "statements.listed_columns",
    "statements.stated_figures",
    "statements.stated_of_tables",
    "statements.stated_relations",
    "statements.recalculated_twice",
    "statements.replaced_rate",
    "statements.recalculated_slips",
    "statements.stated_durations",
    "statements.stated_raises",
    "session.names_counted",
    "session.listed_once",
    "session.proxies_held",
    "session.secretary_sits",
    "session.ballot_names",
    "session.ballot_voters",
    "session.quorum",
    "session.one_vote_each",
    "session.votes_within_attendance",
    "session.stated_voters",
    "agreements.article_numbers",
    "agreements.referred_articles",
    "agreements.authorising_dates",
    "agreements.authorising_organs",
    "agreements.years_stated",
    "agreements.instalment_shares",
    "agreements.acronym_amounts",
    "statements.stated_quantities",
    "period_dates",
    "repeats.duplicates",
    "tables.number_formats",
    "outliers.alone_above_bound",
    "outliers.same_as_line_above",
    "outliers.printed_ceilings",
    "outliers.parted_bands",
    "suite_expectations",
)


def load_checks(modules: Iterable[str]) -> tuple[Check, ...]:
    """The checks of these modules of `validate.checks` (``room.name``), in order.

    Raises:
        ValueError: two checks have one code.
    """
    found: dict[str, Check] = {}
    for module in modules:
        checks: tuple[Check, ...] = import_module(
            f"validate.checks.{module}"
        ).CHECKS
        for each in checks:
            if each.code in found:
                raise ValueError(f"two checks are called {each.code}")
            found[each.code] = each
    return tuple(found.values())


CHECKS = load_checks(MODULES)


def find_check(code: str, further: Sequence[Check] = ()) -> Check:
    """The check of this code, of ours or of ``further`` ones; for a rule that only a suite knows,
    the one that speaks for suites.
    """
    unknown = replace(suite_expectations.CHECK, code=code)
    known = (*CHECKS, *further)
    return next((each for each in known if each.code == code), unknown)
