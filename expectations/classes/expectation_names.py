"""Which expectation answers for an identity, and under which name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.facts import Fact
from extract.several import found_in
from validate.model.identity import Form, Identity, Kind, Severity

GX_SEVERITY: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
"""Always given: Great Expectations takes what is left out as critical."""
OUR_SEVERITY = {gx: ours for ours, gx in GX_SEVERITY.items()}

_BY_KIND = {
    Kind.SUM: "expect_totals_to_foot",
    Kind.PRODUCT: "expect_amounts_to_equal_quantity_times_rate",
    Kind.DIFFERENCE: "expect_differences_to_hold",
    Kind.EQUALITY: "expect_facts_to_agree",
    Kind.COUNT: "expect_stated_counts_to_match",
    Kind.CARRY: "expect_carried_forward_to_agree",
    Kind.DATE: "expect_periods_to_be_ordered",
    Kind.DUPLICATE: "expect_no_duplicate_lines",
    Kind.FORMAT: "expect_numbers_to_be_well_formed",
}
_BOUNDED = "expect_bounds_to_hold"
_BY_FORM = {Form.AT_LEAST: _BOUNDED, Form.AT_MOST: _BOUNDED}
_BY_KIND_AND_FORM = {
    (Kind.DIFFERENCE, Form.RATIO): "expect_evolutions_to_hold",
    (Kind.COUNT, Form.WEIGHTED_SUM): "expect_votes_to_add_up",
}


@dataclass(frozen=True, slots=True)
class ExpectationCheck:
    """One expectation to run: its name in the frame of identities, its type, and its severity."""

    name: str
    type: str
    severity: Severity


Planned = tuple[Identity, ExpectationCheck]
"""An identity to be asked about, and the expectation that answers for it."""


def each_asked_once(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """What is asked, each identity once: as it is asked last."""
    return tuple({one.id: (one, check) for one, check in planned}.values())


def check_for(
    identity: Identity, facts: Mapping[str, Fact]
) -> ExpectationCheck:
    """The check of an identity where no suite names one: one for each rule, table, type and
    severity.
    """
    type_ = expectation_type(identity, facts)
    name = "|".join(
        (identity.rule, identity.table_id, type_, identity.severity.value)
    )
    return ExpectationCheck(name, type_, identity.severity)


def expectation_type(identity: Identity, facts: Mapping[str, Fact]) -> str:
    """Which of our expectations says what ``identity`` says."""
    if identity.form in _BY_FORM:
        return _BY_FORM[identity.form]
    if identity.kind is Kind.SUM and _in_one_row(identity, facts):
        return "expect_columns_to_cross_foot"
    by_form = _BY_KIND_AND_FORM.get((identity.kind, identity.form))
    return by_form or _BY_KIND[identity.kind]


def _in_one_row(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    if len(identity.facts) < 2:
        return False
    known = found_in(facts, identity.facts)
    rows = {(fact.table_id, fact.row) for fact in known}
    return len(rows) == 1
