"""What is left of a total of costs, once the lines right below it are deducted."""

import pytest

from validate.check import fact_index
from validate.conclude import conclude
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

HEADER = ("Nature des charges", "Montant", "Par repas")
COSTS = [
    ["Denrées", "118 420,00", "2,87"],
    ["Personnel", "196 350,00", "4,76"],
    ["Fluides", "31 870,00", "0,77"],
    ["Total des charges", "346 640,00", "8,40"],
]


@pytest.fixture
def read(make_document, make_raw):
    def run(*rows, total="Total des charges"):
        costs = [*COSTS[:-1], [total, *COSTS[-1][1:]]]
        raw = make_raw("t", HEADER, [*costs, *map(list, rows)])
        return make_document([raw])

    return run


def nets(document):
    facts = fact_index(document)
    return {
        one.result: evaluate(one, facts).verdict
        for one in discover(document).identities
        if one.rule == "net-costs"
    }


@pytest.mark.parametrize(
    ("deducted", "amount", "name"),
    [
        ("Subventions déduites", "-9 300,00", "Coût net"),
        ("Remboursements reçus", "9 300,00", "Charge nette"),
        ("Participation des familles", "9 300,00", "Reste à la charge de la commune"),
    ],
)  # fmt: skip
def test_a_net_cost_is_the_total_above_without_what_is_deducted(
    read, deducted, amount, name
):
    """Its price of one is divided anew, and is no such difference."""
    for net, verdict in (
        ("337 340,00", Verdict.HELD),
        ("337 430,00", Verdict.FAILED),
    ):
        document = read([deducted, amount, "-0,23"], [name, net, "8,18"])
        assert nets(document) == {"t!r5c1": verdict}


def test_one_that_adds_what_is_printed_below_nothing_is_accused(read):
    rows = ["Subventions déduites", "-9 300,00", ""], ["Coût net", "355 940,00", ""]  # fmt: skip
    document = read(*rows)
    facts = fact_index(document)
    outcomes = [evaluate(one, facts) for one in discover(document).identities]
    (finding,) = conclude(document, outcomes, []).findings
    assert (finding.rule, finding.expected) == ("net-costs", "337340.00")


@pytest.mark.parametrize(
    ("between", "name", "total"),
    [
        ("Frais de gestion", "Coût net", "Total des charges"),
        ("Subventions déduites", "Coût net moyen par élève", "Total des charges"),
        ("Remboursements", "Charges nettes à couvrir", "Total des produits"),
        ("Subventions", "Coût net", "Denrées et fluides"),
    ],
)  # fmt: skip
def test_what_may_be_added_or_is_of_no_costs_tells_nothing(
    read, between, name, total
):
    rows = [between, "9 300,00", ""], [name, "337 430,00", ""]
    assert nets(read(*rows, total=total)) == {}


def test_what_adds_a_line_without_a_sign_tells_nothing(read):
    """The line may be a cost after all."""
    locations = ["Locations de matériel", "9 300,00", ""]
    assert nets(read(locations, ["Coût net", "355 940,00", ""])) == {}


HEAD = [
    ["Coût total", "346 640,00", "8,40"],
    ["Denrées", "118 420,00", "2,87"],
    ["dont produits locaux", "40 000,00", "0,97"],
    ["Personnel", "196 350,00", "4,76"],
    ["Fluides", "31 870,00", "0,77"],
    ["À déduire : aide de l'État", "-9 300,00", "-0,23"],
    ["À déduire : lait et fruits", "-1 000,00", "-0,02"],
]


@pytest.mark.parametrize(
    ("net", "verdict"),
    [("336 340,00", Verdict.HELD), ("336 430,00", Verdict.FAILED)],
)
def test_a_total_over_its_parts_adds_neither_what_is_deducted_nor_what_is_left(
    make_document, make_raw, net, verdict
):
    rows = [*HEAD, ["Coût net", net, "8,15"]]
    document = make_document([make_raw("t", HEADER, rows)])
    facts = fact_index(document)
    assert nets(document) == {"t!r7c1": verdict}
    (footing,) = [
        one
        for one in discover(document).identities
        if one.rule == "footing" and one.result == "t!r0c1"
    ]
    assert set(footing.operands) == {"t!r1c1", "t!r3c1", "t!r4c1"}
    assert evaluate(footing, facts).verdict is Verdict.HELD
