"""Rows that add up: which, by what right, and what is said when they do not."""

import pytest

from validate.discover import discover
from validate.model.finding import Abstention
from validate.model.identity import Severity, Verdict, evaluate

HEADER = ["Association", "Objet", "Attribué 2025", "Proposé 2026"]


def lines(*amounts):
    return [
        [f"Club {n}", "Fonctionnement", f"{a},00", f"{b},00"]
        for n, (a, b) in enumerate(amounts)
    ]


def rows():
    return [
        ["Sport", None, None, None],
        *lines((120, 130), (340, 350), (75, 80)),
        ["Sous-total Sport", "", "535,00", "560,00"],
        ["Culture", None, None, None],
        *lines((410, 400), (220, 260)),
        ["Sous-total Culture", "", "630,00", "660,00"],
        ["TOTAL GÉNÉRAL", "", "1 165,00", "1 220,00"],
    ]


@pytest.fixture
def verdicts(make_document, make_raw):
    def run(body, header=HEADER, **more):
        spans = {(n, 0): (1, len(header)) for n, row in enumerate(body) if None in row}
        document = make_document([make_raw("t", header, body, spans=spans, **more)])
        facts = {fact.id: fact for fact in document.facts}
        found = [i for i in discover(document).identities if i.rule == "footing"]
        return [evaluate(identity, facts) for identity in found]

    return run


def failed(outcomes):
    return [
        (o.identity.result, str(o.delta))
        for o in outcomes
        if o.verdict is Verdict.FAILED
    ]


def test_subtotals_and_a_grand_total_foot_to_lines_and_to_subtotals(verdicts):
    outcomes = verdicts(rows())
    assert len(outcomes) == 8
    assert all(outcome.verdict is Verdict.HELD for outcome in outcomes)


def test_a_wrong_subtotal_fails_where_it_stands_and_above(verdicts):
    body = rows()
    body[4][3] = "650,00"
    assert failed(verdicts(body)) == [("t!r4c3", "90.00"), ("t!r9c3", "-90.00")]


def test_lines_may_be_permuted_within_their_group(verdicts):
    body = rows()
    body[1:4] = [body[3], body[1], body[2]]
    assert not failed(verdicts(body))


def test_a_line_may_be_split_in_two(verdicts):
    body = rows()
    body[2:3] = lines((300, 300), (40, 50))
    assert not failed(verdicts(body))


def test_one_cent_more_is_one_failure_in_its_group(verdicts):
    body = rows()
    body[2][2] = "340,01"
    results = {result for result, _ in failed(verdicts(body))}
    assert results == {"t!r4c2", "t!r9c2"}


def test_carried_forward_lines_run_on_and_are_not_added(verdicts):
    header = ["Commune", "Subvention (€)"]
    body = [
        *([f"Commune {n}", f"{n}00,10"] for n in range(1, 5)),
        ["À reporter", "1 000,40"],
        ["Report", "1 000,40"],
        *([f"Commune {n}", f"{n}00,10"] for n in range(5, 8)),
        ["À reporter", "2 800,70"],
        ["Report", "2 800,70"],
        ["Commune 8", "800,10"],
        ["TOTAL", "3 600,80"],
    ]
    pages = [1] * 5 + [2] * 5 + [3] * 3
    outcomes = verdicts(body, header, pages=pages)
    assert outcomes
    assert not failed(outcomes)
    body[4][1] = body[5][1] = "1 100,40"
    assert failed(verdicts(body, header, pages=pages))


def test_of_which_lines_are_parts_and_not_added(verdicts):
    header = ["Chapitre", "Crédits"]
    body = [
        ["Charges générales", "1 000,00"],
        ["dont énergie", "400,00"],
        ["Personnel", "2 500,00"],
        ["TOTAL", "3 500,00"],
    ]
    assert not failed(verdicts(body, header))


def test_a_total_printed_above_its_lines_is_read_so(verdicts):
    header = ["Action", "Crédits A", "Crédits B"]
    body = [
        ["Total Culture", "300,00", "330,00"],
        ["Musée", "100,00", "110,00"],
        ["Théâtre", "200,00", "220,00"],
        ["Total Sport", "700,00", "770,00"],
        ["Stade", "300,00", "330,00"],
        ["Piscine", "400,00", "440,00"],
    ]
    outcomes = verdicts(body, header)
    assert {o.identity.result for o in outcomes} == {
        "t!r0c1",
        "t!r0c2",
        "t!r3c1",
        "t!r3c2",
    }
    assert not failed(outcomes)


GROUPS = {
    "Culture": ((100, 110), (200, 225)),
    "Sport": ((310, 335), (400, 445)),
    "Social": ((55, 60), (70, 85)),
}


def on_top(word):
    body = [["Total", "", "1 135,00", "1 260,00"]]
    for name, amounts in GROUPS.items():
        a, b = (sum(pair[n] for pair in amounts) for n in (0, 1))
        body += [[word.format(name), "", f"{a},00", f"{b},00"], *lines(*amounts)]
    return body


@pytest.mark.parametrize("word", ["Total {}", "{}"])
def test_the_first_line_adds_up_the_totals_of_the_groups_below_it(verdicts, word):
    assert not failed(verdicts(on_top(word)))
    wrong = on_top(word)
    wrong[0][2] = "1 735,00"
    assert set(failed(verdicts(wrong))) == {("t!r0c2", "600.00")}
    wrong = on_top(word)
    wrong[5][3] = "935,00"
    assert set(failed(verdicts(wrong))) == {("t!r4c3", "-600.00")}


def test_codes_years_rates_and_percentages_are_never_summed(make_document, make_raw):
    header = ["Compte", "Année", "Libellé", "Taux", "Montant"]
    body = [
        ["6574", "2024", "Aide au club", "25 %", "100,00"],
        ["6574", "2025", "Aide au comité", "30 %", "200,00"],
        ["6568", "2026", "Aide au cercle", "20 %", "300,00"],
        ["Total", "", "", "", "600,00"],
    ]
    document = make_document([make_raw("t", header, body)])
    summed = {
        term.fact
        for i in discover(document).identities
        if i.rule == "footing"
        for term in i.terms
    }
    assert summed == {"t!r0c4", "t!r1c4", "t!r2c4"}


def test_a_total_that_nothing_explains_abstains_instead_of_accusing(
    make_document, make_raw
):
    header = ["Compte", "Libellé", "Montant"]
    body = [
        ["60", "Achats", "500,00"],
        ["601", "Matières", "300,00"],
        ["602", "Fournitures", "150,00"],
        ["61", "Services", "400,00"],
        ["611", "Sous-traitance", "390,00"],
        ["", "Total", "999,00"],
    ]
    discovery = discover(make_document([make_raw("t", header, body)]))
    assert not [i for i in discovery.identities if i.rule == "footing"]
    assert [a.label for a in discovery.abstentions if isinstance(a, Abstention)] == [
        "Total"
    ]


def test_a_cell_that_cannot_be_read_abstains(verdicts):
    body = rows()
    body[2][2] = "3 40"
    outcomes = [o for o in verdicts(body) if "t!r2c2" in o.identity.facts]
    assert all(
        o.verdict is Verdict.ABSTAINED and o.note == "malformed" for o in outcomes
    )


def test_a_single_flat_total_accuses_on_wording_and_position(verdicts):
    body = [
        ["Club A", "100,00"],
        ["Club B", "250,50"],
        ["Club C", "49,50"],
        ["Total", "450,00"],
    ]
    assert failed(verdicts(body, ["Association", "Montant"])) == [("t!r3c1", "50.00")]


def test_a_last_line_that_no_word_calls_a_total_is_at_most_asked_about(verdicts):
    header = ["Association", "Montant"]
    body = [["Club A", "1 200,00 €"], ["Club B", "800,00 €"], ["Club C", "450,00 €"]]
    (outcome,) = verdicts([*body, ["", "2 550,00 €"]], header)
    assert (outcome.verdict, outcome.identity.severity) == (
        Verdict.FAILED,
        Severity.WARNING,
    )
    assert not verdicts([*body, ["", "1 000,00 €"]], header), (
        "less than one of its lines: a line without a name"
    )
    assert not verdicts([*body[:1], ["", "2 550,00 €"]], header), (
        "one line is its own total"
    )
    grid = [
        ["A", "1", "2", "3"],
        ["B", "5", "6", "7"],
        ["C", "4", "3", "2"],
        ["", "9", "10", "12"],
    ]
    assert not failed(verdicts(grid, ["Case", "Un", "Deux", "Trois"])), (
        "one column of three adds up by chance"
    )
    counts = [
        ["Introduction", "2"],
        ["Les panneaux", "4"],
        ["Les danses", "12"],
        ["", "17"],
    ]
    assert not verdicts(counts, ["Chapitre", "Page"])
    (named,) = verdicts([*body, ["Total", "2 550,00 €"]], header)
    assert named.identity.severity is Severity.ERROR


LOANS = [
    ["Banque A", "120 000,00", "16,5"],
    ["Banque B", "80 000,00", "8,5"],
    ["Banque C", "40 000,00", "3,0"],
]


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Durée résiduelle (ans)", "Total"),
        ("Ancienneté", "Total"),
        ("Reste (ans)", "Total / moyenne"),
        ("Coût à la tonne", "Total"),
    ],
)
def test_an_average_on_a_total_line_is_no_sum(verdicts, header, label):
    columns = ["Prêteur", "Capital restant dû", header]
    right = verdicts([*LOANS, [label, "240 000,00", "11,6"]], columns)
    assert [o.identity.result for o in right] == ["t!r3c1"]
    assert not failed(right)
    assert failed(verdicts([*LOANS, [label, "241 000,00", "11,6"]], columns)) == [
        ("t!r3c1", "1000.00")
    ]


def test_products_of_a_price_in_the_header_are_added(verdicts):
    body = [
        ["Bresmes", "79", "58 969,55"],
        ["Orven", "189", "941 079,05"],
        ["Lizonne", "90", "67 180,50"],
    ]
    header = ["École", "Élèves", "Montant (forfait de 746,45 € par élève)"]
    assert failed(verdicts([*body, ["Total", "358", "267 229,10"]], header)) == [
        ("t!r3c2", "-800000.00")
    ]


def test_lines_that_count_twice_in_all_columns_accuse_nobody(verdicts):
    """Violent crime holds the two lines below it, each rounded by itself."""
    header = ["Offense", "Total", "Male", "Female", "Under 18"]
    body = [
        ["Violent crime", "467,9", "380,2", "87,7", "69,1"],
        ["Robbery", "102,1", "90,0", "12,1", "25,5"],
        ["Assault", "365,9", "290,1", "75,7", "43,5"],
        ["Fraud", "173,7", "98,4", "75,3", "5,1"],
        ["Vandalism", "217,4", "178,1", "39,3", "72,7"],
    ]
    total = ["Total", "859,0", "656,7", "202,3", "146,9"]
    assert not failed(verdicts([*body, total], header))
    twice = [body[0], *body[3:], body[4]]
    assert len(failed(verdicts([*twice, total], header))) == 4, (
        "a line printed twice is told"
    )


def test_lines_set_apart_are_not_added(verdicts):
    body = [
        ["Personnel", "", "100,00", "110,00"],
        ["Pour mémoire : opérations d'ordre", "", "7,00", "8,00"],
        ["Énergie", "", "60,00", "70,00"],
        ["Rappel BP 2024", "", "140,00", "150,00"],
        ["Moyenne par poste", "", "80,00", "90,00"],
        ["Total", "", "160,00", "180,00"],
    ]
    found = verdicts(body)
    assert len(found) == 2
    assert not failed(found)


def test_averages_that_add_up_are_each_rounded(verdicts):
    body = [
        ["A", "100,01", "25,00"],
        ["B", "100,01", "25,00"],
        ["C", "100,03", "25,01"],
        ["Total", "300,05", "75,02"],
    ]
    header = ["Régie", "Recettes", "Moyenne trimestrielle"]
    assert not failed(verdicts(body, header))
    body[-1][2] = "75,12"
    assert failed(verdicts(body, header)) == [("t!r3c2", "0.11")]


def test_subtotals_of_one_line_do_not_tell_what_another_adds(verdicts):
    """The rest of a list cut by a page: its first subtotal takes over what was printed before."""
    body = [
        ["Produits financiers", "30 720,00", "29 290,00"],
        [
            "Total des recettes réelles de fonctionnement",
            "1 862 690,00",
            "1 726 090,00",
        ],
        ["Virement de la section de fonctionnement", "74 120,00", "174 280,00"],
        ["Total des recettes d'ordre de fonctionnement", "74 120,00", "174 280,00"],
        ["TOTAL", "1 936 810,00", "1 900 370,00"],
    ]
    assert not failed(
        verdicts(
            body, ["Libellé", "Pour mémoire budget 2024", "Propositions nouvelles"]
        )
    )


def test_columns_of_nothing_do_not_tell_what_a_subtotal_adds(verdicts):
    """The second subtotal takes over the first one; the third, of one line, adds that line only."""
    body = [
        ["Produits des services", "0,00", "504 550,00"],
        ["Impôts et taxes", "0,00", "290 920,00"],
        ["Total des recettes de gestion courante", "0,00", "795 470,00"],
        ["Produits financiers", "0,00", "13 210,00"],
        ["Total des recettes réelles de fonctionnement", "0,00", "808 680,00"],
        ["Opérations d'ordre", "0,00", "124 360,00"],
        ["Total des recettes d'ordre de fonctionnement", "0,00", "124 360,00"],
        ["TOTAL", "0,00", "933 040,00"],
    ]
    header = ["Libellé", "Restes à réaliser", "Propositions nouvelles"]
    assert not failed(verdicts(body, header))
    body[4][2] = "808 980,00"
    assert failed(verdicts(body, header))
