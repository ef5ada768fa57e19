"""Corrections that two failed identities ask for alike."""

from decimal import Decimal

import pytest

from validate.discover import discover
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)
from validate.solve.asked_corrections import AskedCorrections

HEADER = ["Commune", "Part égale (€)", "Au prorata (€)", "À recevoir (€)"]
PRORATA = {
    "Vernoux": "13 833,60",
    "Les Aubrets": "8 790,10",
    "Saint-Cyrille": "5 475,80",
    "Montjoly": "3 602,50",
}
RECEIVED = {
    "Vernoux": "17 796,35",
    "Les Aubrets": "12 752,85",
    "Saint-Cyrille": "9 438,55",
    "Montjoly": "7 565,25",
}


@pytest.fixture
def failed(make_document, make_raw):
    """The identities of a table that fail, by their rule and result."""

    def run(**received):
        rows = [
            [name, "3 962,75", PRORATA[name], received.get(name, printed)]
            for name, printed in RECEIVED.items()
        ]
        total = received.get("Total", "47 553,00")
        rows.append(["Total", "15 851,00", "31 702,00", total])
        document = make_document([make_raw("t", HEADER, rows)])
        facts = {fact.id: fact for fact in document.facts}
        outcomes = (
            evaluate(one, facts) for one in discover(document).identities
        )
        return {
            (one.identity.rule, one.identity.result): one.delta
            for one in outcomes
            if one.verdict is Verdict.FAILED
        }

    return run


def test_a_line_of_few_is_judged_where_the_total_asks_the_same_of_it(failed):
    assert failed() == {}
    swapped = failed(**{"Les Aubrets": "12 725,85"})
    assert swapped == {
        ("footing", "t!r4c3"): Decimal("27.00"),
        ("crossfooting", "t!r1c3"): Decimal("-27.00"),
    }


def test_a_line_that_its_total_agrees_with_may_be_an_exception(failed):
    both = failed(**{"Les Aubrets": "12 725,85", "Total": "47 526,00"})
    assert ("crossfooting", "t!r1c3") not in both


STOCK = ["Fonds", "Au 1er janvier", "Achats", "Retraits", "Au 31 décembre"]
SHELVES = [
    ["Adultes", "14 286", "912", "645", "14 553"],
    ["Jeunesse", "9 874", "1 038", "721", "10 911"],
    ["Bandes dessinées", "4 152", "388", "164", "4 376"],
    ["Disques", "2 631", "47", "409", "2 269"],
    ["DVD", "1 918", "126", "83", "1 961"],
]


@pytest.mark.parametrize(
    ("withdrawn", "told"), [("2 022", False), ("1 939", True)]
)
def test_families_of_one_table_speak_for_each_other(
    make_document, make_raw, withdrawn, told
):
    """Two columns that do not add up are too many for sums of four to judge; what is left of the
    stock asks the same of one figure."""
    last = ["", "32 861", "2 511", withdrawn, "33 350"]
    document = make_document([make_raw("t", STOCK, [*SHELVES, last])])
    facts = {fact.id: fact for fact in document.facts}
    failed = {
        one.result
        for one in discover(document).identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    }
    assert ("t!r5c3" in failed, "t!r1c4" in failed) == (told, True)


def _identity(result, terms, weights=None):
    weights = weights or [1] * len(terms)
    return Identity(
        id=f"{result}={terms}",
        rule="r",
        kind=Kind.SUM,
        form=Form.WEIGHTED_SUM,
        result=result,
        terms=tuple(
            Term(one, Decimal(weight))
            for one, weight in zip(terms, weights, strict=True)
        ),
        table_id="t",
        label="",
    )


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (("t!r3c1", ["t!r3c2", "t!r3c3"]), True),  # across, of the same total
        (("t!r3c1", ["t!r4c1"]), False),  # a second sum down its column
        (("t!r0c1", ["t!r3c1", "t!r1c1", "t!r2c1"], [1, -1, -1]), False),
    ],
)
def test_a_sum_again_along_one_line_is_no_second_voice(
    make_document, make_raw, other, met
):
    """The total of 1 234, 2 345 and 3 456 is 7 035; it prints 6 035."""
    rows = [
        ["A", "1 234", "", ""],
        ["B", "2 345", "", ""],
        ["C", "3 456", "", ""],
        ["Tous", "6 035", "4 035", "3 000"],
        ["Autres", "7 035", "", ""],
    ]
    header = ["Lieu", "Nombre", "Hommes", "Femmes"]
    document = make_document([make_raw("t", header, rows)])
    facts = {fact.id: fact for fact in document.facts}
    down = _identity("t!r3c1", ["t!r0c1", "t!r1c1", "t!r2c1"])
    asked = AskedCorrections([evaluate(_identity(*other), facts)], facts)
    assert asked.are_met(evaluate(down, facts), facts) is met


def test_a_figure_that_two_sums_leave_out_whole_is_none_of_theirs(
    make_document, make_raw
):
    """A line for memory is in neither total."""
    rows = [
        ["A", "1 234", "1 100", "2 334"],
        ["B", "2 345", "2 210", "4 555"],
        ["C", "3 456", "999", "3 456"],
        ["Tous", "7 035", "3 310", "10 345"],
    ]
    header = ["Lieu", "Hommes", "Femmes", "Ensemble"]
    document = make_document([make_raw("t", header, rows)])
    facts = {fact.id: fact for fact in document.facts}
    down = _identity("t!r3c2", ["t!r0c2", "t!r1c2", "t!r2c2"])
    across = _identity("t!r2c3", ["t!r2c1", "t!r2c2"])
    asked = AskedCorrections([evaluate(across, facts)], facts)
    assert not asked.are_met(evaluate(down, facts), facts)


CARCASSES = ["Espèce", "2025", "2024", "Évolution"]
WEIGHTS = [
    ["Agneaux", "252,4", "247,9", "+1,8 %"],
    ["Brebis", "53,8", "57,4", "-6,3 %"],
    ["Chevreaux", "6,9", "7,8", "-11,5 %"],
    ["Ovins et caprins", "{}", "313,1", "{}"],
    ["Gros bovins", "1 248,6", "1 296,3", "-3,7 %"],
    ["Veaux", "255,2", "241,7", "+5,6 %"],
]


@pytest.mark.parametrize(
    ("printed", "change", "failed_rules"),
    [
        ("313,1", "0,0 %", set()),
        ("306,2", "0,0 %", {"by-figures", "evolution"}),
        ("306,2", "-2,2 %", set()),
        ("306,2", "+4,0 %", {"evolution"}),
    ],
    ids=["right", "a line forgotten", "an exception", "another thing"],
)
def test_a_change_asks_the_same_of_a_sum_as_it_is_rounded(
    make_document, make_raw, printed, change, failed_rules
):
    heads = ["Têtes", "Têtes en 2024"]
    counts = [
        ["14 260", "13 915"],
        ["2 130", "2 288"],
        ["964", "1 102"],
        ["17 354", "17 305"],
        ["3 412", "3 561"],
        ["1 875", "1 790"],
    ]
    rows = [
        [one[0], *of, *(cell.format(value) for cell, value in cells)]
        for one, of in zip(WEIGHTS, counts, strict=True)
        for cells in [zip(one[1:], (printed, "", change), strict=True)]
    ]
    header = [CARCASSES[0], *heads, *CARCASSES[1:]]
    document = make_document([make_raw("t", header, rows)])
    facts = {fact.id: fact for fact in document.facts}
    failed = {
        one.rule
        for one in discover(document).identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    }
    assert failed == failed_rules
