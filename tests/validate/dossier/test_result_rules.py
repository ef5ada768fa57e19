"""Results from the accounts to the allocation, the next budget and the next accounts."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from validate.dossier.dossier_comparison import Dossier, Outcome, Unlinked
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.dossier.dossier_rules import join_documents
from validate.model.act_kind import ActKind

from .made import deviating, dossier_of, stated, told

ACCOUNTS, ALLOCATION, BUDGET = (
    ActKind.EXECUTED_ACCOUNTS,
    ActKind.RESULT_ALLOCATION,
    ActKind.PRIMITIVE_BUDGET,
)
LINES = {
    "1068": ("", "investissement", "recettes", "1068"),
    "002": ("", "fonctionnement", "recettes", "002"),
    "001": ("", "investissement", "depenses", "001"),
}
AMOUNTS = {"1068": "130.00", "002": "137.25", "001": "12.60"}


def result(measure: DossierMeasure, section: str, value: str) -> DossierFact:
    """What the accounts of 2024 close with, or those of 2025 take over."""
    year = 2024 if measure is DossierMeasure.CLOSING else 2025
    name = f"ca{year}"
    return stated(measure, year, ("", section), value, name, ACCOUNTS)


def chain(**changed: str) -> list[DossierFact]:
    """The accounts of 2024, the allocation of their result, the budget and accounts of 2025."""

    def of(name: str, value: str) -> str:
        return changed.get(name, value)

    facts = [
        stated(
            DossierMeasure.CLOSING,
            2024,
            ("", "fonctionnement"),
            of("closing", "267.25"),
            "ca24",
            ACCOUNTS,
        ),
        stated(
            DossierMeasure.CLOSING,
            2024,
            ("", "investissement"),
            of("deficit", "-12.60"),
            "ca24",
            ACCOUNTS,
        ),
    ]
    for code, value in AMOUNTS.items():
        facts.append(
            stated(
                DossierMeasure.ALLOCATED,
                2024,
                LINES[code],
                of(f"a{code}", value),
                "aff",
                ALLOCATION,
            )
        )
    for code, value in AMOUNTS.items():
        facts.append(
            stated(
                DossierMeasure.VOTED,
                2025,
                LINES[code],
                of(f"b{code}", value),
                "bp25",
                BUDGET,
            )
        )
    facts += [
        stated(
            DossierMeasure.OPENING,
            2025,
            ("", "fonctionnement"),
            of("opening", "137.25"),
            "ca25",
            ACCOUNTS,
        ),
        stated(
            DossierMeasure.OPENING,
            2025,
            ("", "investissement"),
            of("taken", "-12.60"),
            "ca25",
            ACCOUNTS,
        ),
    ]
    return facts


def found(facts: list[DossierFact]) -> list[Outcome]:
    return list(join_documents(dossier_of(*facts)))


def test_a_chain_that_holds():
    outcomes = found(chain())
    assert deviating(outcomes) == []
    assert len(outcomes) == 9


def test_the_order_of_the_documents_changes_nothing():
    facts = chain(b1068="103.00")
    assert sorted(told(found(facts))) == sorted(told(found(facts[::-1])))


def test_a_line_of_the_next_budget_that_differs():
    (one,) = deviating(found(chain(b1068="103.00")))
    assert (one.rule, str(one.delta)) == ("result-carried", "27.00")


def test_a_budget_that_took_the_result_over_in_advance_is_left_open():
    dossier = dossier_of(*chain(b1068="103.00"))
    early = [
        replace(one, anticipates=one.document_id == "bp25")
        for one in dossier.documents
    ]
    assert deviating(list(join_documents(Dossier(tuple(early))))) == []
    dated = [
        replace(
            one,
            date="2025-03-10" if one.document_id == "bp25" else "2025-06-02",
        )
        for one in dossier.documents
    ]
    assert deviating(list(join_documents(Dossier(tuple(dated))))) == []


def test_a_result_that_the_allocation_does_not_make():
    told_of = {
        one.label.en for one in deviating(found(chain(deficit="-12.00")))
    }
    assert told_of == {
        "closing result of investment 2024",
        "result of investment taken over in 2025",
    }


def test_a_deficit_is_an_expense_whatever_its_sign():
    assert deviating(found(chain(a001="-12.60"))) == []


def test_an_amending_decision_completes_the_budget():
    facts = chain(b002="100.00")
    facts.append(
        stated(
            DossierMeasure.AMENDED,
            2025,
            LINES["002"],
            "37.25",
            "bs25",
            ActKind.AMENDING_BUDGET,
        )
    )
    assert deviating(found(facts)) == []


def test_a_line_that_no_budget_holds_is_left_open():
    facts = [
        fact
        for fact in chain()
        if not (fact.document == "bp25" and fact.key[-1] == "002")
    ]
    outcomes = found(facts)
    assert deviating(outcomes) == []
    assert any(isinstance(one, Unlinked) for one in outcomes)


def test_without_an_allocation_the_accounts_are_compared_with_the_budget():
    facts = [fact for fact in chain(b002="130.00") if fact.document != "aff"]
    rules = [one.rule for one in deviating(found(facts))]
    assert "result-carried" in rules


def test_another_budget_of_the_body_is_not_compared():
    facts = [
        stated(
            DossierMeasure.ALLOCATED,
            2024,
            ("eau", *LINES["002"][1:]),
            "5.00",
            "aff",
            ALLOCATION,
        ),
        stated(
            DossierMeasure.VOTED, 2025, LINES["002"], "9.00", "bp25", BUDGET
        ),
    ]
    assert deviating(found(facts)) == []


@given(
    st.sampled_from(["b1068", "b002", "b001"]),
    st.decimals(min_value="0.01", max_value="99", places=2),
)
def test_any_change_of_one_line_is_told_with_its_amount(name, more):
    code = name[1:]
    value = str(Decimal(AMOUNTS[code]) + more)
    wrong = deviating(found(chain(**{name: value})))
    carried = [one for one in wrong if one.rule == "result-carried"]
    assert [abs(one.delta) for one in carried] == [more]
