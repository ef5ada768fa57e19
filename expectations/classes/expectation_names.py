"""Which expectation answers for an identity, and under which name."""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.facts import Fact
from validate.model.identity import Form, Identity, Kind, Severity

GX_SEVERITY: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
"""Always given: Great Expectations takes what is left out as critical."""
OUR_SEVERITY = {gx: ours for ours, gx in GX_SEVERITY.items()}

_BY_KIND = {
    Kind.PRODUCT: "expect_amounts_to_equal_quantity_times_rate",
    Kind.DIFFERENCE: "expect_differences_to_hold",
    Kind.EQUALITY: "expect_facts_to_agree",
    Kind.COUNT: "expect_stated_counts_to_match",
    Kind.CARRY: "expect_carried_forward_to_agree",
    Kind.DATE: "expect_periods_to_be_ordered",
    Kind.DUPLICATE: "expect_no_duplicate_lines",
    Kind.FORMAT: "expect_numbers_to_be_well_formed",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation to run: its name in the frame of identities, its type, and its severity."""

    name: str
    type: str
    severity: Severity


def check_for(identity: Identity, facts: Mapping[str, Fact]) -> Check:
    """The check of an identity where no suite names one: one for each rule, table, type and
    severity.
    """
    type_ = expectation_type(identity, facts)
    name = "|".join((identity.rule, identity.table_id, type_, identity.severity.value))
    return Check(name, type_, identity.severity)


def expectation_type(identity: Identity, facts: Mapping[str, Fact]) -> str:
    """Which of our expectations says what ``identity`` says."""
    if identity.kind is Kind.SUM:
        return (
            "expect_columns_to_cross_foot"
            if _in_one_row(identity, facts)
            else "expect_totals_to_foot"
        )
    if identity.kind is Kind.DIFFERENCE and identity.form is Form.RATIO:
        return "expect_evolutions_to_hold"
    if identity.kind is Kind.COUNT and identity.form is Form.WEIGHTED_SUM:
        return "expect_votes_to_add_up"
    return _BY_KIND[identity.kind]


def _in_one_row(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    rows = {(fact.table_id, fact.row) for name in identity.facts if (fact := facts.get(name))}
    return len(rows) == 1 and len(identity.facts) > 1
