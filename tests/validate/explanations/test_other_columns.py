"""A franchise is no part of a row's total, nor is a line that leaves its column empty."""

import pytest

from validate.model.identity import Form, Identity, Kind, Term


def test_a_franchise_is_not_added(accounted, add_up):
    rows = [["Lot 1", "13 113,53", "5 000,00", "403,76", "13 517,29"]]
    header = ["Lot", "Prime", "Franchise", "Taxe", "Total"]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    assert accounted(rows, header, identities=[across])[1] == {
        "13 517,29": "not-added"
    }


def test_a_total_that_is_wrong_without_it_too_is_not_explained(
    accounted, add_up
):
    rows = [["Lot 1", "13 113,53", "5 000,00", "403,76", "13 571,29"]]
    header = ["Lot", "Prime", "Franchise", "Taxe", "Total"]
    across = add_up("r0c4", "r0c1", "r0c2", "r0c3")

    assert accounted(rows, header, identities=[across])[1] == {}


CREDITS = ["Chap.", "Libellé", "Crédits ouverts", "Mandats émis", "Annulés"]


def executed(annulled, unforeseen="", label="Total des dépenses"):
    return [
        ["16", "Emprunts", "96 300,00", "95 847,19", "452,81"],
        ["020", "Dépenses imprévues", "5 000,00", "", unforeseen],
        ["", label, "101 300,00", "95 847,19", annulled],
    ]


@pytest.fixture
def left():
    """What credits opened less what is paid leaves, in a line."""

    def make(row):
        terms = (Term(f"t!r{row}c2"), Term(f"t!r{row}c3", -1))
        return Identity(
            "i", "difference", Kind.DIFFERENCE, Form.WEIGHTED_SUM,
            f"t!r{row}c4", terms, "t",
        )  # fmt: skip

    return make


@pytest.mark.parametrize("label", ["Total des dépenses", "Montants réunis"])
def test_what_a_line_leaves_empty_its_total_leaves_out(accounted, left, label):
    rows = executed("452,81", label=label)
    found = accounted(rows, CREDITS, identities=[left(2)])
    assert found == (["452,81"], {"452,81": "unfilled-lines"})


def test_a_table_of_averages_alone_has_no_closing_line(accounted, left):
    rows = [["16", "Moyenne des lots", "5 000,00", "4 200,00", "700,00"]]
    assert accounted(rows, CREDITS, identities=[left(0)]) == (["700,00"], {})


@pytest.mark.parametrize(
    ("annulled", "unforeseen"), [("425,81", ""), ("452,81", "0,00")]
)
def test_another_difference_or_a_line_that_is_filled(
    accounted, left, annulled, unforeseen
):
    found = accounted(
        executed(annulled, unforeseen), CREDITS, identities=[left(2)]
    )
    assert found == ([annulled], {})


STATE = ["Bien", "Cumul au 1er janvier", "Dotation", "Cumul au 31 décembre"]


@pytest.mark.parametrize(
    ("leaves", "total", "explained"),
    [
        (("", "", "-17 482,50"), "180 067,50", True),
        (("", "", "-17 482,50"), "197 550,00", False),
        (("", "-100,00", "-17 482,50"), "180 067,50", False),
    ],
)
def test_what_a_line_prints_under_a_result_alone_its_total_takes_in(
    accounted, add_up, leaves, total, explained
):
    rows = [
        ["Capitainerie", "182 325,00", "12 155,00", "194 480,00"],
        ["Serveur", "2 704,00", "366,00", "3 070,00"],
        ["Sortie du fourgon", *leaves],
        ["Total", "185 029,00", "12 521,00", total],
    ]
    down = add_up("r3c3", "r0c3", "r1c3", "r2c3")
    across = add_up("r3c3", "r3c1", "r3c2")
    _, reasons = accounted(rows, STATE, identities=[down, across])
    assert reasons == ({total: "result-alone"} if explained else {})


def test_so_does_a_line_below_the_total_that_adds_it_to_another(
    accounted, add_up
):
    rows = [
        ["Prêt des ponts", "3 420,00", "240,00", "3 660,00"],
        ["Prêt des écoles", "7 560,00", "360,00", "7 920,00"],
        ["Total", "10 980,00", "600,00", "11 580,00"],
        ["Nouveau prêt", "", "", "4 000,00"],
        ["Dette à la clôture", "10 980,00", "600,00", "15 580,00"],
    ]
    down = add_up("r4c3", "r2c3", "r3c3")
    across = add_up("r4c3", "r4c1", "r4c2")
    _, reasons = accounted(rows, STATE, identities=[down, across])
    assert reasons == {"15 580,00": "result-alone"}


def test_a_line_of_its_own_is_no_total(accounted, left):
    lines = executed("452,81")
    lines[0][-1] = "5 452,81"
    assert accounted(lines, CREDITS, identities=[left(0)])[1] == {}


@pytest.mark.parametrize(
    ("total", "line", "reasons"),
    [
        ("1 244,0", "Frêne, invendu", {"1 244,0": "empty-beside"}),
        ("1 234,0", "Frêne, invendu", {}),
        ("1 244,0", "Frêne", {}),
    ],
)
def test_a_total_leaves_out_lines_that_another_total_finds_empty(
    accounted, add_up, total, line, reasons
):
    rows = [
        ["Chêne", "843,5", "39 982,80"],
        [line, "57,9", ""],
        ["Hêtre", "400,5", "16 620,34"],
        ["Total vendu", total, "56 603,14"],
    ]
    summed = add_up("r3c1", "r0c1", "r1c1", "r2c1")
    header = ["Produit", "Volume (m³)", "Recette (€)"]
    assert accounted(rows, header, identities=[summed])[1] == reasons


PLAN = ["Opération", "Coût total", "Avant 2026", "2026-2030"]


def plan(total, cost):
    return [
        ["Avenue de la Gare", "2 330", "320", "2 010"],
        ["Programme annuel de voirie", cost, "", "3 120"],
        ["Pistes cyclables", "1 605", "95", "1 510"],
        ["Pont", "3 350", "120", "3 230"],
        ["Sous-total", total, "535", "9 870"],
    ]


@pytest.mark.parametrize(
    ("total", "cost", "across", "reasons"),
    [
        ("10 405", "", True, {"10 405": "printed-beside"}),
        ("10 450", "", True, {}),  # another amount
        ("10 405", "3 000", True, {}),  # the line has a figure of its own
        ("10 405", "", False, {}),  # it may stand on the wrong side
    ],
)
def test_a_total_takes_for_a_line_without_a_figure_a_part_of_it(
    accounted, add_up, total, cost, across, reasons
):
    filled = ["r1c1"] if cost else []
    stated = [add_up("r4c1", "r0c1", *filled, "r2c1", "r3c1")]
    if across:
        stated += [add_up(f"r{n}c1", f"r{n}c2", f"r{n}c3") for n in (0, 2, 3)]
    _, found = accounted(plan(total, cost), PLAN, identities=stated)
    assert found == reasons
