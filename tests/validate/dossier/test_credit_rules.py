"""Budget + amendments = credits open; what may be missing from the dossier accuses nobody."""

from validate.dossier.credit_rules import CREDITS_OPENED
from validate.dossier.dossier_comparison import Outcome, Unlinked
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.model.act_kind import ActKind

from .made import deviating, dossier_of, stated

EXPENSES, RECEIPTS = (
    ("", "fonctionnement", "depenses"),
    ("", "fonctionnement", "recettes"),
)
BUDGET = {"011": "100.00", "012": "200.00", "65": "50.00", "66": "8.00"}


def voted(
    code: str, value: str, side: tuple[str, str, str] = EXPENSES
) -> DossierFact:
    return stated(
        DossierMeasure.VOTED,
        2024,
        (*side, code),
        value,
        "bp",
        ActKind.PRIMITIVE_BUDGET,
    )


def amended(code: str, value: str) -> DossierFact:
    return stated(
        DossierMeasure.AMENDED,
        2024,
        (*EXPENSES, code),
        value,
        "dm",
        ActKind.AMENDING_BUDGET,
    )


def opened(
    code: str, value: str, side: tuple[str, str, str] = EXPENSES
) -> DossierFact:
    return stated(
        DossierMeasure.OPENED,
        2024,
        (*side, code),
        value,
        "ca",
        ActKind.EXECUTED_ACCOUNTS,
    )


def found(**changed: str) -> list[Outcome]:
    """The outcomes where the accounts print other credits for some chapters."""
    facts = [voted(code, value) for code, value in BUDGET.items()]
    facts.append(voted("70", "358.00", RECEIPTS))
    facts.append(amended("65", "5.00"))
    printed = {**BUDGET, "65": "55.00"} | {
        name.removeprefix("c"): value for name, value in changed.items()
    }
    facts += [opened(code, value) for code, value in printed.items()]
    facts.append(opened("70", "358.00", RECEIPTS))
    return list(CREDITS_OPENED.find(dossier_of(*facts)))


def test_what_adds_up_agrees():
    assert len(found()) == 5
    assert deviating(found()) == []


def test_one_chapter_that_differs_is_a_deviation():
    (one,) = deviating(found(c65="57.00"))
    assert (one.label.en, str(one.delta)) == (
        "chapter 65, expenses of operation",
        "-2.00",
    )
    assert [fact.document for fact in one.left.facts] == ["bp", "dm"]


def test_differences_that_balance_may_be_a_transfer_of_credits():
    outcomes = found(c65="57.00", c011="98.00")
    assert deviating(outcomes) == []
    assert sum(isinstance(one, Unlinked) for one in outcomes) == 2


def test_where_most_differ_a_decision_is_missing():
    assert deviating(found(c011="1.00", c012="2.00", c66="3.00")) == []


def test_credits_printed_without_cents_are_known_to_the_euro():
    assert deviating(found(c66="8")) == []
    (one,) = deviating(found(c66="9"))
    assert str(one.delta) == "-1.00"


def test_more_credits_in_investment_may_be_carried_over():
    key = ("", "investissement", "depenses")
    facts = []
    for code in ("20", "21", "23", "16"):
        facts.append(voted(code, "10.00", key))
        facts.append(opened(code, "14.00" if code == "21" else "10.00", key))
    outcomes = list(CREDITS_OPENED.find(dossier_of(*facts)))
    assert deviating(outcomes) == []


def test_a_decision_that_was_not_read_leaves_differences_open():
    from dataclasses import replace

    from validate.dossier.dossier_comparison import Dossier

    facts = [voted(code, value) for code, value in BUDGET.items()]
    facts += [
        opened(code, value) for code, value in BUDGET.items() if code != "65"
    ]
    facts.append(opened("65", "57.00"))
    dossier = dossier_of(*facts)
    assert len(deviating(list(CREDITS_OPENED.find(dossier)))) == 1
    unread = replace(
        dossier.documents[0],
        document_id="dm",
        kinds=(ActKind.AMENDING_BUDGET,),
        facts=(),
    )
    whole = Dossier((*dossier.documents, unread))
    assert deviating(list(CREDITS_OPENED.find(whole))) == []


def test_the_same_chapter_in_two_budgets_is_left_open():
    facts = [voted("011", "100.00"), opened("011", "90.00")]
    facts.append(
        stated(
            DossierMeasure.VOTED,
            2024,
            (*EXPENSES, "011"),
            "80.00",
            "bp2",
            ActKind.PRIMITIVE_BUDGET,
        )
    )
    (one,) = CREDITS_OPENED.find(dossier_of(*facts))
    assert isinstance(one, Unlinked)
