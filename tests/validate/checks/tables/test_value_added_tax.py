"""Before tax, the tax and with tax: what the words say, and what figures may say against it."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

RULES = ("tax-included", "tax-at-rate")
HEADER = ["Désignation", "Coût (€)"]


@pytest.fixture
def bills(make_document, make_raw):
    """``bills(header, rows)``: (rule, result, verdict) of what is stated of taxes."""

    def run(header, rows, **headings):
        document = make_document([make_raw("t", header, rows, **headings)])
        facts = fact_index(document)
        found = [
            one for one in discover(document).identities if one.rule in RULES
        ]
        return [
            (one.rule, one.result, evaluate(one, facts).verdict)
            for one in found
        ]

    return run


def plan(before="219 825,00", tax="43 965,00", including="263 790,00"):
    return [
        ["Maîtrise d'œuvre", "15 105,00"],
        ["Amiante", "4 550,00"],
        ["Travaux", "200 170,00"],
        ["Total HT", before],
        ["TVA 20 %", tax],
        ["Total TTC", including],
    ]


def test_the_amount_with_tax_is_the_amount_before_it_and_the_tax(bills):
    assert bills(HEADER, plan()) == [
        ("tax-included", "t!r5c1", Verdict.HELD),
        ("tax-at-rate", "t!r4c1", Verdict.HELD),
    ]


def test_the_words_of_one_side_say_nothing_of_the_other(bills):
    """A plan of financing prints what is spent beside what pays for it."""
    headings = [
        ["Dépenses", None, "Ressources", None],
        ["Poste", "€", "Origine", "€"],
    ]
    spans = {(0, 0): (1, 2), (0, 2): (1, 2)}
    header = [
        "Dépenses / Poste",
        "Dépenses / €",
        "Ressources / Origine",
        "Ressources / €",
    ]
    sources = [
        ("Prêt", "141 600,00"),
        ("État", "42 000,00"),
        ("Région", "26 500,00"),
        ("Action Logement", "24 000,00"),
        ("Fonds propres", "29 690,00"),
        ("Total", "263 790,00"),
    ]
    rows = [
        [*cost, *source] for cost, source in zip(plan(), sources, strict=True)
    ]
    found = bills(header, rows, header_rows=headings, header_spans=spans)
    assert found == [
        ("tax-included", "t!r5c1", Verdict.HELD),
        ("tax-at-rate", "t!r4c1", Verdict.HELD),
    ]


def test_a_wrong_amount_before_tax_breaks_both(bills):
    found = bills(HEADER, plan(before="218 825,00"))
    assert [verdict for _, _, verdict in found] == [
        Verdict.FAILED,
        Verdict.FAILED,
    ]


def test_a_tax_of_a_part_only_is_no_deviation(bills):
    found = bills(HEADER, plan(tax="40 000,00", including="259 825,00"))
    assert found == [("tax-included", "t!r5c1", Verdict.HELD)]


def test_several_taxes_are_added_and_have_no_one_rate(bills):
    rows = plan(including="265 790,00")
    rows.insert(5, ["TVA 10 %", "2 000,00"])
    assert bills(HEADER, rows) == [("tax-included", "t!r6c1", Verdict.HELD)]


def test_another_figure_between_them_says_that_more_is_added(bills):
    rows = plan(including="264 000,00")
    rows.insert(5, ["Frais non soumis", "210,00"])
    assert bills(HEADER, rows) == []


def test_columns_side_by_side_are_read_alike(bills):
    header = ["Lot", "Montant HT (€)", "TVA (€)", "Montant TTC (€)"]
    rows = [["Gros œuvre", "1 000,00", "200,00", "1 250,00"]]
    assert bills(header, rows) == [("tax-included", "t!r0c3", Verdict.FAILED)]


def test_a_tax_on_the_margin_is_none_on_the_amount_beside_it(bills):
    header = [
        "Lot",
        "Prix HT (€)",
        "Marge HT (€)",
        "TVA sur la marge (€)",
        "Prix TTC (€)",
    ]
    rows = [
        ["1", "53 756,00", "45 179,20", "9 035,84", "62 791,84"],
        ["2", "52 243,00", "43 907,60", "8 781,52", "61 024,52"],
        ["3", "62 866,00", "52 485,80", "10 497,16", "73 363,16"],
    ]
    assert bills(header, rows) == []


WORKS = [
    ["Débroussaillage", "9 047,50", "20", "10 857,00"],
    ["Plantations", "6 210,00", "10", "6 831,00"],
    ["Clôtures", "16 576,00", "20", "19 891,20"],
    ["Abreuvoirs", "9 520,00", "20", "11 424,00"],
    ["Passerelle", "7 300,00", "5,5", "7 701,50"],
    ["Ensemble", "48 653,50", "", "56 704,70"],
]


@pytest.mark.parametrize(
    ("including", "failed"),
    [("6 831,00", set()), ("7 452,00", {"t!r1c3", "t!r5c3"})],
)
def test_an_amount_at_the_rate_that_its_line_prints(
    make_document, make_raw, including, failed
):
    header = ["Nature", "Montant HT (€)", "TVA (%)", "Montant TTC (€)"]
    rows = [list(row) for row in WORKS]
    rows[1][3] = including
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    found = discover(document).identities
    rated = {one.result for one in found if one.rule == "tax-at-rate"}
    assert rated == {f"t!r{row}c3" for row in range(5)}
    wrong = [
        one.result
        for one in found
        if evaluate(one, facts).verdict is Verdict.FAILED
    ]
    assert set(wrong) == failed


def test_few_lines_at_their_rates_state_no_tax(bills):
    header = ["Nature", "Montant HT (€)", "TVA (%)", "Montant TTC (€)"]
    assert not bills(header, WORKS[:2])
