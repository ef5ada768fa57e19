"""Rows that add up: which, by what right, and what is said when they do not."""

from dataclasses import replace

import pytest

from extract.geometry import Place
from validate.check import fact_index
from validate.checks.tables.footing import CHECK
from validate.discover import discover
from validate.model.adoption import Ground
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
        spans = {
            (n, 0): (1, len(header))
            for n, row in enumerate(body)
            if None in row
        }
        document = make_document(
            [make_raw("t", header, body, spans=spans, **more)]
        )
        facts = {fact.id: fact for fact in document.facts}
        found = [
            i for i in discover(document).identities if i.rule == "footing"
        ]
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


def staff(filled):
    return [
        ["Filière administrative", None, None, None],
        ["Attaché", "1", "1", "0"],
        ["Rédacteur", "3", "2", "1"],
        ["Sous-total filière administrative", "4", "3", "1"],
        ["Filière technique", None, None, None],
        ["Technicien", "6", "5", "1"],
        ["Agent de maîtrise", "5", "5", "0"],
        ["Sous-total filière technique", "11", "10", "1"],
        ["Filière médico-sociale", None, None, None],
        ["ATSEM", "3", "3", "0"],
        ["Filière animation", None, None, None],
        ["Animateur", "1", "1", "0"],
        ["Adjoint", "4", "3", "1"],
        ["Sous-total filière animation", "5", filled, "1"],
        ["Filière culturelle", None, None, None],
        ["Assistant", "2", "2", "0"],
        ["Adjoint du patrimoine", "7", "6", "1"],
        ["Sous-total filière culturelle", "9", "8", "1"],
        ["TOTAL", "32", "28", "4"],
    ]


@pytest.mark.parametrize(
    ("filled", "wrong"), [("4", []), ("5", [("t!r13c2", "1")])]
)
def test_a_line_under_a_title_of_its_own_is_of_no_other_group(
    verdicts, filled, wrong
):
    header = ["Grade", "Postes ouverts", "Postes pourvus", "Postes vacants"]
    assert failed(verdicts(staff(filled), header)) == wrong


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


@pytest.mark.parametrize("total", ["1 282,00", "1 292,00"])
def test_what_was_carried_in_below_the_lines_is_added(verdicts, total):
    """The second half of a list, beside the first, whose sum is carried over at its foot."""
    header = ["Commune", "Contribution (€)", "Commune (suite)", "Montant (€)"]
    body = [
        ["Ambrières", "240,58", "Gerbevault", "153,40"],
        ["Aubusse", "171,64", "Grandchêne", "278,36"],
        ["Berneval", "217,78", "Hauterive", "220,24"],
        ["À reporter", "630,00", "Report", "630,00"],
        ["", "", "Total des six communes", total],
    ]
    wrong = {result for result, _ in failed(verdicts(body, header))}
    assert wrong == ({"t!r4c3"} if total == "1 292,00" else set())


def test_a_total_of_what_each_has_may_miss_what_was_rounded(verdicts):
    header = ["Fonction", "Charge nette (k€)", "Charge nette (€/hab.)"]
    body = [
        ["Services généraux", "47 807", "166,34"],
        ["Sécurité", "24 560", "85,46"],
        ["Enseignement", "44 678", "155,46"],
        ["Culture", "15 705", "54,65"],
        ["Social", "165 648", "576,37"],
        ["Aménagement", "5 970", "20,77"],
        ["Environnement", "4 109", "14,30"],
        ["Transports", "36 852", "128,23"],
        ["Ensemble", "345 329", "1 201,56"],
    ]
    assert not failed(verdicts(body, header))


@pytest.mark.parametrize(
    ("printed", "asked"),
    [("3,0", False), ("14,8", True), ("41,3", True), ("5,8", False)],
)
def test_a_measure_between_those_that_it_would_add_is_their_mean(
    verdicts, printed, asked
):
    header = ["Zone", "En eau (ha)", "Traités (ha)", "Passages"]
    body = [
        ["Étang", "412", "1 030,0", "2,5"],
        ["Marais", "268", "1 072,0", "4,0"],
        ["Plaine", "335", "603,0", "1,8"],
        ["Quartiers", "96", "576,0", "6,0"],
        ["Ensemble", "1 111", "3 281,0", printed],
    ]
    wrong = {result for result, _ in failed(verdicts(body, header))}
    assert ("t!r4c3" in wrong) == asked


@pytest.mark.parametrize(
    ("mean", "asked"), [("Débit moyen (m³/h)", False), ("Volume (m³)", True)]
)
def test_what_two_means_differ_by_does_not_add_up(verdicts, mean, asked):
    header = ["Type", "Nombre", "Dont conformes"]
    header += [f"{mean} 2023", f"{mean} 2025", "Écart"]
    body = [
        ["Poteau de 100 mm", "87", "64", "71,4", "68,9", "-2,5"],
        ["Poteau de 150 mm", "13", "12", "128,6", "131,2", "+2,6"],
        ["Bouche", "16", "8", "54,3", "49,7", "-4,6"],
        ["Bâche", "15", "10", "61,2", "60,1", "-1,1"],
        ["Ensemble", "131", "94", "75,5", "73,2", "-2,3"],
    ]
    wrong = {result for result, _ in failed(verdicts(body, header))}
    assert ("t!r4c5" in wrong) == asked


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


@pytest.mark.parametrize("name", ["Résultat", "Résultat de l'exercice"])
def test_what_two_totals_leave_is_no_line_of_theirs(verdicts, name):
    """Printed above their lines, the second would take the result at the end for one."""
    header = ["Nature", "Réalisé 2024", "Réalisé 2025"]
    body = [
        ["Total des recettes", "418,15", "434,55"],
        ["Taxe", "158,10", "169,20"],
        ["Subvention", "260,05", "265,35"],
        ["Total des dépenses", "415,64", "420,39"],
        ["Personnel", "281,40", "287,93"],
        ["Promotion", "134,24", "132,46"],
        [name, "2,51", "14,16"],
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
        body += [
            [word.format(name), "", f"{a},00", f"{b},00"],
            *lines(*amounts),
        ]
    return body


@pytest.mark.parametrize("word", ["Total {}", "{}"])
def test_the_first_line_adds_up_the_totals_of_the_groups_below_it(
    verdicts, word
):
    assert not failed(verdicts(on_top(word)))
    wrong = on_top(word)
    wrong[0][2] = "1 735,00"
    assert set(failed(verdicts(wrong))) == {("t!r0c2", "600.00")}
    wrong = on_top(word)
    wrong[5][3] = "935,00"
    assert set(failed(verdicts(wrong))) == {("t!r4c3", "-600.00")}


def test_codes_years_rates_and_percentages_are_never_summed(
    make_document, make_raw
):
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
    assert [
        a.label for a in discovery.abstentions if isinstance(a, Abstention)
    ] == ["Total"]


def test_a_cell_that_cannot_be_read_abstains(verdicts):
    body = rows()
    body[2][2] = "3 40"
    outcomes = [o for o in verdicts(body) if "t!r2c2" in o.identity.facts]
    assert all(
        o.verdict is Verdict.ABSTAINED and o.note == "malformed"
        for o in outcomes
    )


def test_a_single_flat_total_accuses_on_wording_and_position(verdicts):
    body = [
        ["Club A", "100,00"],
        ["Club B", "250,50"],
        ["Club C", "49,50"],
        ["Total", "450,00"],
    ]
    assert failed(verdicts(body, ["Association", "Montant"])) == [
        ("t!r3c1", "50.00")
    ]


def test_a_last_line_that_no_word_calls_a_total_is_at_most_asked_about(
    verdicts,
):
    header = ["Association", "Montant"]
    body = [
        ["Club A", "1 200,00 €"],
        ["Club B", "800,00 €"],
        ["Club C", "450,00 €"],
    ]
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
    assert failed(
        verdicts([*LOANS, [label, "241 000,00", "11,6"]], columns)
    ) == [("t!r3c1", "1000.00")]


def test_products_of_a_price_in_the_header_are_added(verdicts):
    body = [
        ["Bresmes", "79", "58 969,55"],
        ["Orven", "189", "941 079,05"],
        ["Lizonne", "90", "67 180,50"],
    ]
    header = ["École", "Élèves", "Montant (forfait de 746,45 € par élève)"]
    assert failed(
        verdicts([*body, ["Total", "358", "267 229,10"]], header)
    ) == [("t!r3c2", "-800000.00")]


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


def test_a_total_of_other_things_accuses_nobody(verdicts):
    """What the hours cost is no sum of hours, though it is called a total and ends the table."""
    header = ["Mission", "Projet 1", "Projet 2", "Projet 3", "Projet 4"]
    body = [
        ["Étude", "5", "20", "18", "10"],
        ["Travaux", "12", "16", "24", "31"],
        ["Coût total", "3 400", "7 200", "8 400", "8 200"],
    ]
    assert not failed(verdicts(body, header))


def test_a_total_that_no_column_obeys_is_no_sum_like_one_other(verdicts):
    """The second total takes the first one over; what the first adds stands further up."""
    header = ["Énergie", "2023", "2024", "2025"]
    body = [
        ["Nucléaire", "21 575", "22 766", "21 443"],
        ["Renouvelables", "23 415", "21 504", "18 917"],
        ["Sous-total fossiles", "21 219", "25 716", "31 005"],
        ["Total renouvelables", "23 415", "21 504", "18 917"],
        ["Autres", "636", "611", "608"],
        ["Total produit", "67 295", "71 227", "71 641"],
        ["Importations", "11 881", "9 961", "11 925"],
        ["Total", "79 176", "81 188", "83 566"],
    ]
    assert not failed(verdicts(body, header))


@pytest.mark.parametrize(
    "body",
    [
        [
            ["Personnel", "", "100,00", "110,00"],
            ["Pour mémoire : opérations d'ordre", "", "7,00", "8,00"],
            ["Énergie", "", "60,00", "70,00"],
            ["Rappel BP 2024", "", "140,00", "150,00"],
            ["Moyenne par poste", "", "80,00", "90,00"],
            ["Total", "", "160,00", "180,00"],
        ],
        # the others are multiplied by the first
        [
            ["Coefficient", "", "0,4", "1,2"],
            ["Fosse", "", "9", "3"],
            ["Lorvanne", "", "46", "4"],
            ["Hautecourt", "", "15", ""],
            ["Total", "", "70", "7"],
        ],
    ],
)
def test_lines_set_apart_are_not_added(verdicts, body):
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
        [
            "Total des recettes d'ordre de fonctionnement",
            "74 120,00",
            "174 280,00",
        ],
        ["TOTAL", "1 936 810,00", "1 900 370,00"],
    ]
    assert not failed(
        verdicts(
            body,
            ["Libellé", "Pour mémoire budget 2024", "Propositions nouvelles"],
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


# --- why a scope is believed


AMOUNTS = ["Association", "Attribué 2025 (€)", "Proposé 2026 (€)"]


@pytest.fixture
def footing(make_document, make_raw):
    """What the check states of tables that follow each other, a page each: outcomes and
    abstentions.
    """

    def run(*bodies, header=AMOUNTS, pages=None, headers=None, **more):
        raws = []
        for n, body in enumerate(bodies):
            names = headers[n] if headers else header
            spans = {
                (r, 0): (1, len(names))
                for r, row in enumerate(body)
                if None in row
            }
            of_rows = pages[n] if pages else [n + 1] * len(body)
            raws.append(
                make_raw(
                    f"t{n}", names, body, spans=spans, pages=of_rows, **more
                )
            )
        return judged(make_document(raws))

    return run


def judged(document):
    facts = fact_index(document)
    found = discover(document, (CHECK,))
    assert not any(one.crashed for one in found.abstentions)
    return [
        evaluate(each, facts) for each in found.identities
    ], found.abstentions


def line(name, *amounts):
    return [name, *(f"{amount},00" for amount in amounts)]


def title(name):
    return [name, None, None]


def brief(outcomes, row=None):
    """(scope, held, severity) of the sums of the first figure of each total, or of one."""
    found = []
    for one in outcomes:
        if one.identity.result.endswith("c1"):
            at = int(one.identity.result[len("t0!r") : -len("c1")])
            if row in (None, at):
                identity = one.identity
                held = one.verdict is Verdict.HELD
                found.append((identity.scope, held, identity.severity))
    return found


def grounds(outcomes, result):
    (one,) = {
        each.identity.adoption.grounds
        for each in outcomes
        if each.identity.result == result
    }
    return one


TWO = [line("Judo", 100, 10), line("Tennis", 200, 20)]


def test_lines_of_a_kind_that_obey_are_why_a_scope_is_believed(footing):
    outcomes, _ = footing([*TWO, line("Total", 300, 31)])
    adoption = outcomes[0].identity.adoption
    assert adoption.grounds == (Ground.WORDS, Ground.AGREEMENT)
    assert (adoption.lines.held, adoption.lines.failed) == (1, 1)
    assert failed(outcomes) == [("t0!r2c2", "1.00")]


def test_a_line_printed_twice_is_no_evidence_of_a_sum(footing):
    """A subtotal of one line agrees with it whatever it adds up."""
    body = [
        *[title("Sport"), line("Judo", 300, 30), line("Sous-total A", 300, 30)],
        *[
            title("Culture"),
            line("Musée", 310, 31),
            line("Sous-total B", 310, 31),
        ],
    ]
    outcomes, _ = footing(body)
    own = (Ground.WORDS, Ground.POSITION, Ground.OWN_FIGURES)
    assert grounds(outcomes, "t0!r2c1") == own
    assert grounds(outcomes, "t0!r5c1") == own


def test_a_figure_of_few_digits_that_agrees_says_little(footing):
    header = ["Association", "Nombre"]
    outcomes, _ = footing(
        [["Judo", "1"], ["Boxe", "2"], ["Total", "3"]], header=header
    )
    own = (Ground.WORDS, Ground.POSITION, Ground.OWN_FIGURES)
    assert grounds(outcomes, "t0!r2c1") == own


def test_one_column_does_not_speak_for_two_that_fail(footing):
    header = ["Association", "Fêtes (€)", "Voyages (€)", "Repas (€)"]
    lines = [line("Judo", 1, 2, 3), line("Boxe", 2, 5, 2)]
    outcomes, _ = footing([*lines, line("Total", 3, 8, 6)], header=header)
    imposed = (Ground.WORDS, Ground.POSITION)
    assert grounds(outcomes, "t0!r2c2") == imposed


NAMED = [
    *[title("Sport"), line("Judo", 300, 30), line("Sous-total Sport", 300, 30)],
    *[
        title("Culture"),
        line("Musée", 310, 31),
        line("Sous-total Culture", 310, 31),
    ],
    *[title("Social"), line("Crèche", 120, 10), line("Aînés", 180, 25)],
]


def test_a_subtotal_that_names_its_group_adds_it_up_as_the_others_do(footing):
    outcomes, _ = footing([*NAMED, line("Sous-total Social", 333, 38)])
    assert grounds(outcomes, "t0!r9c1") == (Ground.WORDS, Ground.AGREEMENT)
    assert failed(outcomes) == [("t0!r9c1", "33.00"), ("t0!r9c2", "3.00")]
    outcomes, abstentions = footing([*NAMED, line("Sous-total D", 333, 38)])
    assert failed(outcomes) == []
    assert [one.label for one in abstentions] == ["Sous-total D"]


def test_wording_and_position_impose_the_scope_of_a_last_total(footing):
    body = [["Judo", "100,00"], ["Tennis", "200,00"], ["Total", "301,00"]]
    outcomes, _ = footing(body, header=AMOUNTS[:2])
    assert grounds(outcomes, "t0!r2c1") == (Ground.WORDS, Ground.POSITION)
    assert brief(outcomes) == [("group", False, Severity.ERROR)]


def test_an_identity_is_named_by_its_place_and_its_scope(footing):
    outcomes, _ = footing([*TIERS, line("Total", 1550, 110)])
    assert outcomes[0].identity.label == "Sous-total · Attribué 2025 (€)"
    of_total = [one for one in outcomes if one.identity.result == "t0!r6c1"]
    assert [one.identity.label for one in of_total] == [
        "Total · Attribué 2025 (€)"
    ] * 2
    assert len({one.identity.id for one in of_total}) == 2, (
        "two scopes, two identities"
    )


@pytest.mark.parametrize(
    ("total", "held"),
    [("301", True), ("300", True), ("302", False), ("299", False)],
)
def test_amounts_printed_without_cents_are_rounded(footing, total, held):
    """Lines of 300,60 in cents; in the other column one of three lines prints none."""
    body = [
        ["Judo", "100,20", "100"],
        ["Boxe", "150,20", "50,00"],
        ["Golf", "50,20", "1,00"],
    ]
    outcomes, _ = footing([*body, ["Total", total, "151,40"]])
    verdicts = {one.identity.result: one.verdict for one in outcomes}
    assert verdicts["t0!r3c2"] is Verdict.HELD
    assert (verdicts["t0!r3c1"] is Verdict.HELD) is held


# --- what speaks against a scope


BANDS = [
    *[title("Sport"), line("Judo", 700, 60), line("Tennis", 550, 20)],
    *[title("Culture"), line("Musée", 60, 5), line("Théâtre", 240, 25)],
]
"""1250 and 80, 300 and 30."""


def test_a_grand_total_that_forgot_a_group_fails_and_is_asked_about(footing):
    outcomes, _ = footing([*BANDS, line("Total général", 300, 30)])
    assert brief(outcomes) == [("group", False, Severity.WARNING)]
    assert failed(outcomes) == [("t0!r6c1", "-1250.00"), ("t0!r6c2", "-80.00")]
    assert grounds(outcomes, "t0!r6c1") == (Ground.WORDS, Ground.POSITION)


def test_a_total_of_the_last_group_proves_nothing_where_a_wider_one_may_be_meant(
    footing,
):
    outcomes, _ = footing([*BANDS, line("Total", 300, 30)])
    assert brief(outcomes) == [("band", True, Severity.ERROR)]
    assert outcomes[0].identity.adoption.circular
    # No lines stand above the only group: nothing wider may be meant.
    outcomes, _ = footing([*BANDS[3:], line("Total", 300, 31)])
    assert not outcomes[0].identity.adoption.circular


COUNTED = ["Association", "Nombre"]
"""Counts of one digit: that they agree says little, whatever adds them up."""


def test_a_total_of_subtotals_is_not_meant_to_be_of_the_lines(footing):
    """Nothing wider is possible: lines are of another kind than subtotals."""
    body = [["Judo", "1"], ["Boxe", "2"], ["Sous-total", "4"]]
    body += [
        ["Musée", "2"],
        ["Cirque", "3"],
        ["Sous-total", "5"],
        ["Total", "9"],
    ]
    outcomes, _ = footing(body, header=COUNTED)
    assert Ground.POSITION in grounds(outcomes, "t0!r6c1")


def test_lines_above_a_total_are_not_wider_than_those_below_it(footing):
    body = [["Total Culture", "4"], ["Musée", "1"], ["Cirque", "2"]]
    body += [["Total Sport", "9"], ["Judo", "4"], ["Boxe", "5"]]
    outcomes, _ = footing(body, header=COUNTED)
    assert brief(outcomes, 3) == [("below", True, Severity.ERROR)]
    assert Ground.POSITION in grounds(outcomes, "t0!r3c1")


@pytest.mark.parametrize("total", [(150, 15), (150, 16), (151, 17)])
def test_lines_of_about_twice_their_total_may_be_counted_with_their_sums(
    footing, total
):
    outcomes, (one,) = footing([*TWO, line("Total", *total)])
    assert not outcomes
    assert "environ le double" in one.reason.fr
    assert "about twice" in one.reason.en
    assert (one.rule, one.table_id, one.label) == ("footing", "t0", "Total")
    assert len(one.places) == 2


def test_a_total_of_about_half_a_flat_list_is_asked_about(footing):
    header = ["Association", "Montant (€)"]
    lines = [["Judo", "101,00"], ["Tennis", "202,00"]]
    outcomes, _ = footing([*lines, ["Total", "150,00"]], header=header)
    assert brief(outcomes) == [("group", False, Severity.WARNING)]
    outcomes, _ = footing([*lines, ["Total", "100,00"]], header=header)
    assert brief(outcomes) == [("group", False, Severity.ERROR)]


def test_columns_that_all_differ_otherwise_are_of_another_scope(footing):
    outcomes, abstentions = footing([*TWO, line("Total", 290, 21)])
    assert outcomes == []
    (one,) = abstentions
    assert "aucune lecture" in one.reason.fr
    assert "no reading" in one.reason.en
    assert "« Total »" in one.reason.fr


def test_lines_that_give_less_in_all_columns_may_lack_one(footing):
    outcomes, _ = footing([*TWO, line("Total", 333, 31)])
    assert brief(outcomes) == [("group", False, Severity.WARNING)]


TIERS = [
    *[
        line("Judo", 700, 60),
        line("Tennis", 550, 20),
        line("Sous-total", 1250, 80),
    ],
    *[
        line("Musée", 60, 5),
        line("Théâtre", 240, 25),
        line("Sous-total", 300, 30),
    ],
]


def test_subtotals_that_foot_prove_that_nothing_is_counted_twice(footing):
    body = [*TIERS, line("Total", 775, 112)]
    outcomes, _ = footing(
        [[row[0], row[1]] for row in body], header=AMOUNTS[:2]
    )
    scopes = [
        ("level", False, Severity.ERROR),
        ("subtotals-0", False, Severity.ERROR),
    ]
    assert brief(outcomes, 6) == scopes


def test_a_wrong_total_over_subtotals_fails_against_lines_and_subtotals(
    footing,
):
    outcomes, _ = footing([*TIERS, line("Total", 1551, 110)])
    scopes = [
        ("level", False, Severity.ERROR),
        ("subtotals-0", False, Severity.ERROR),
    ]
    assert brief(outcomes, 6) == scopes
    assert failed(outcomes) == [("t0!r6c1", "1.00")] * 2


def test_a_last_line_that_no_word_calls_a_total_accuses_where_its_kind_obeys(
    footing,
):
    outcomes, _ = footing([*TWO, line("", 300, 31)])
    assert [one.identity.severity for one in outcomes] == [Severity.ERROR] * 2
    assert failed(outcomes) == [("t0!r2c2", "1.00")]
    outcomes, _ = footing([*TWO, line("", 300, 5)])
    assert not failed(outcomes), "5 is no sum of 10 and 20"


# --- figures that are not known


UNKNOWN = [
    ["Judo", "100,00", "n.d."],
    ["Tennis", "n.d.", "20,00"],
    ["Boxe", "200,00", "5,00"],
    ["Escrime", "40,00", "n.d."],
    ["Danse", "40,00", "7,00"],
    ["Golf", "40,00", "7,00"],
]


def test_a_total_over_figures_that_are_not_known_abstains_for_each_column(
    footing,
):
    outcomes, abstentions = footing([*UNKNOWN, line("Total", 500, 50)])
    assert outcomes == []
    first, second = abstentions
    assert first.label == "Total · Attribué 2025 (€)"
    assert second.label == "Total · Proposé 2026 (€)"
    assert first.reason.fr.startswith(
        "un des montants que « Total · Attribué 2025 (€) »"
    )
    assert second.reason.en.startswith(
        "2 of the figures that “Total · Proposé 2026 (€)”"
    )
    assert (first.rule, first.table_id) == ("footing", "t0")
    assert [len(one.places) for one in abstentions] == [2, 3], (
        "the total and the lines"
    )


def test_what_is_not_known_is_counted_once_whatever_the_scope(footing):
    body = [title("Sport"), ["Judo", "n.d.", "5,00"], title("Culture")]
    body += [["Musée", "n.d.", "6,00"], ["Cirque", "7,00", "8,00"]]
    body += [["Danse", "9,00", "1,00"], line("Total", 500, 50)]
    _, (one,) = footing(
        [[*row[:2], *([None] if None in row else [])] for row in body]
    )
    assert one.reason.fr.startswith("2 des montants")


@pytest.mark.parametrize("total", ["n.d.", "", "5 00"])
def test_a_total_that_is_not_known_itself_is_not_spoken_of(footing, total):
    _, abstentions = footing([*UNKNOWN, ["Total", total, "50,00"]])
    assert [one.label for one in abstentions] == ["Total · Proposé 2026 (€)"]


def test_the_other_columns_of_such_a_total_are_checked(footing):
    known = [[name, one, "7,00"] for name, one, _ in UNKNOWN]
    outcomes, abstentions = footing([*known, line("Total", 500, 43)])
    assert failed(outcomes) == [("t0!r6c2", "1.00")]
    assert [one.label for one in abstentions] == ["Total · Attribué 2025 (€)"]


def test_a_total_without_figures_is_not_spoken_of(footing):
    outcomes, abstentions = footing([*TWO, ["Total", "", ""]])
    assert not outcomes
    assert not abstentions


# --- running totals


def carried(*amounts, last):
    """Pages of two lines, each closed by "À reporter" and opened by "Report"."""
    body, pages, so_far = [], [], 0
    for page, (one, two) in enumerate(amounts, 1):
        if page > 1:
            body.append(["Report", f"{so_far},00"])
        so_far += one + two
        body += [["Judo", f"{one},00"], ["Boxe", f"{two},00"]]
        body.append(["À reporter", f"{so_far},00"])
        pages += [page] * (len(body) - len(pages))
    body[-1][0] = last
    return body, pages


def test_running_totals_add_the_page_to_what_was_carried_and_all_lines(footing):
    body, pages = carried((110, 230), (45, 61), (72, 34), last="Total")
    outcomes, _ = footing(body, header=AMOUNTS[:2], pages=[pages])
    assert not failed(outcomes)
    assert {scope for scope, *_ in brief(outcomes, 6)} == {"running", "all"}


def test_long_running_totals_are_checked_page_by_page_only(footing):
    """Each against every line before it would take more terms than there is time for."""
    amounts = [(101 + 7 * n, 203 + 11 * n) for n in range(250)]
    body, pages = carried(*amounts, last="À reporter")
    outcomes, _ = footing(body, header=AMOUNTS[:2], pages=[pages])
    assert not failed(outcomes)
    assert len(outcomes) == 250
    assert {one.identity.scope for one in outcomes} == {"all", "running"}
    assert brief(outcomes, 2) == [("all", True, Severity.ERROR)], (
        "nothing was carried"
    )


# --- tables that go on


def test_a_total_of_what_may_begin_in_the_table_before_is_not_accused(footing):
    _, abstentions = footing(TWO, [*TWO, line("Total", 700, 70)])
    assert [one.label for one in abstentions] == ["Total"]
    outcomes, _ = footing(TWO, [*TWO, line("Total", 300, 30)])
    assert [one.verdict for one in outcomes] == [Verdict.HELD] * 2


def test_totals_below_the_first_one_of_the_rest_are_accused(footing):
    """The first one may take over lines of the table before, the next ones do not."""
    rest = [
        TWO[0],
        line("Sous-total A", 999, 99),
        *BANDS[4:],
        line("Sous-total B", 301, 30),
    ]
    outcomes, abstentions = footing(TWO, rest)
    assert failed(outcomes) == [("t1!r4c1", "1.00")]
    assert [one.label for one in abstentions] == ["Sous-total A"]


def test_the_first_total_of_the_rest_is_not_accused_below_a_title_either(
    footing,
):
    rest = [TWO[0], *BANDS[3:], line("Sous-total B", 301, 30), *BANDS[4:]]
    assert not failed(footing(TWO, [*rest, line("Sous-total C", 300, 30)])[0])


CONTINUED = [*TWO, line("Total", 301, 30)]


def accused(footing, before, *, pages=([1, 1], [2, 2, 2]), **more):
    """Whether the total of a table is accused that follows another one."""
    outcomes, _ = footing(before, CONTINUED, pages=pages, **more)
    return bool(failed(outcomes))


def test_a_table_goes_on_on_the_next_page_only(footing):
    assert not accused(footing, TWO)
    assert accused(footing, TWO, pages=([1, 1], [1, 1, 1]))
    assert accused(footing, TWO, pages=([1, 1], [3, 3, 3]))
    assert not accused(
        footing, [TWO[0], TWO[0], TWO[1]], pages=([1, 1, 2], [3, 3, 3])
    )
    assert accused(footing, [], pages=([], [2, 2, 2])), (
        "there is nothing to go on"
    )


def test_a_table_that_was_totalled_does_not_go_on(footing):
    total, after = line("Total", 300, 30), line("Divers", 5, 5)
    next_page = [2, 2, 2]
    assert accused(footing, [*TWO, total], pages=([1] * 3, next_page))
    assert accused(footing, [*TWO, total, after], pages=([1] * 4, next_page))
    later = [*TWO, total, after, after]
    assert not accused(footing, later, pages=([1] * 5, next_page))


def test_a_table_does_not_go_on_in_another_section(make_document, make_raw):
    def outcomes(section):
        first = make_raw("t0", AMOUNTS, TWO, section="annexe-1")
        second = make_raw(
            "t1", AMOUNTS, CONTINUED, section=section, pages=[2] * 3
        )
        return judged(make_document([first, second]))[0]

    assert not failed(outcomes("annexe-1"))
    assert failed(outcomes("annexe-2"))


@pytest.mark.parametrize(
    ("header", "goes_on"),
    [
        (["Liste", "Attribué (€)", "Voté (€)"], True),  # as many
        (
            ["Association", "Objet", "Attribué 2025 (€)", "Voté (€)"],
            True,
        ),  # two alike
        (["ASSOCIATION", "Objet", "Voté (€)", "attribué 2025 (€)"], True),
        (["Association", "Objet", "Attribué (€)", "Voté (€)"], False),
    ],
)
def test_a_table_goes_on_under_two_of_its_labels(footing, header, goes_on):
    before = [[name, *([""] * (len(header) - 3)), *rest] for name, *rest in TWO]
    headers = [header, AMOUNTS]
    assert accused(footing, before, headers=headers) is not goes_on


@pytest.mark.parametrize(
    ("wider", "goes_on"), [(20, True), (-20, True), (21, False)]
)
@pytest.mark.parametrize("side", ["x0", "x1"])
def test_a_table_goes_on_between_the_same_edges(
    make_document, make_raw, wider, goes_on, side
):
    """A column may be lost where the page breaks."""
    header = ["Nom", "Objet", "Crédits A (€)", "Crédits B (€)"]
    first = make_raw(
        "t0", header, [[name, "Aide", *rest] for name, *rest in TWO]
    )
    second = make_raw("t1", AMOUNTS, CONTINUED, pages=[2] * 3)
    box = first.places[0].bbox
    moved = box._replace(**{side: getattr(box, side) + wider})
    second = replace(second, places=(Place(2, moved),))

    outcomes, _ = judged(make_document([first, second]))
    assert bool(failed(outcomes)) is not goes_on


@pytest.mark.parametrize(
    ("caption", "header", "goes_on"),
    [
        ("Subventions de la page 1", ["Poste", "Coût", "Aide"], True),
        ("", ["Poste", "Coût", "Aide"], True),
        ("Plan de financement", ["Judo", "70,00", "7,00"], True),
        ("Plan de financement", ["Poste", "2024", "2025"], False),
        ("Plan de financement", ["Poste", "Coût", "Aide"], False),
    ],
)
def test_a_table_with_a_name_and_a_header_of_its_own_does_not_go_on(
    make_document, make_raw, caption, header, goes_on
):
    first = make_raw("t0", AMOUNTS, TWO)
    second = make_raw("t1", header, CONTINUED, pages=[2] * 3)
    first = replace(first, caption="Subventions de la page 2")
    second = replace(second, caption=caption)
    outcomes, _ = judged(make_document([first, second]))
    assert bool(failed(outcomes)) is not goes_on


@pytest.mark.parametrize(
    ("below", "is_accused"),
    [
        ([["TVA 20 %", "200,00"], ["Total TTC", "1 200,00"]], True),
        ([["TVA 20 %", "200,00"], ["Total", "1 200,00"]], False),
        ([["Total TTC", "1 200,00"]], False),
        ([["Divers", "200,00"], ["Total TTC", "1 200,00"]], False),
    ],
)
def test_a_total_before_tax_adds_all_lines_where_its_tax_alone_follows(
    verdicts, below, is_accused
):
    works = [["Voirie", "610,00"], ["Réseaux", "290,00"], ["Total", "1 000,00"]]
    outcomes = verdicts([*works, *below], ["Travaux", "Montant (€)"])
    of_works = [one for one in failed(outcomes) if one[0] == "t!r2c1"]
    assert of_works == ([("t!r2c1", "100.00")] if is_accused else [])


def test_points_below_an_offer_are_not_added_to_it(verdicts):
    header = ["Critère", "Entreprise A", "Entreprise B"]
    body = [
        ["Offre", "172 967,50 € HT", "185 595,00 € HT"],
        ["Prix", "45,00", "41,94"],
        ["Mémoire technique", "44,60", "42,50"],
        ["Total", "89,60", "84,44"],
    ]
    assert not failed(verdicts(body, header))
    body[-1][1:], header[2:] = ["92 000,00 €"], []
    assert failed(verdicts([row[:2] for row in body], header))


def test_what_is_below_a_total_may_go_on_in_the_next_table(footing):
    """Totals printed above their lines: those of the last one may be on the next page."""
    body = [
        line("Total Culture", 300, 33),
        line("Musée", 100, 11),
        line("Théâtre", 200, 22),
    ]
    body += [
        line("Total Sport", 750, 79),
        line("Stade", 300, 33),
        line("Piscine", 400, 44),
    ]
    alone, _ = footing(body)
    assert failed(alone) == [("t0!r3c1", "50.00"), ("t0!r3c2", "2.00")]
    outcomes, abstentions = footing(body, [line("Gymnase", 50, 2)])
    assert not failed(outcomes)
    assert [one.label for one in abstentions] == ["Total Sport"]
    body[0] = line("Total Culture", 350, 33)
    outcomes, _ = footing(body, [line("Gymnase", 50, 2)])
    assert failed(outcomes) == [("t0!r0c1", "50.00")], (
        "its lines end where Sport begins"
    )


# --- lines that are sums of others


BUDGET = ["Compte", "Libellé", "Montant (€)"]


def budget():
    return [
        ["011", "Charges", "5 647,90"],
        ["60611", "Eau", "1 250,40"],
        ["60612", "Énergie", "3 417,35"],
        ["61521", "Terrains", "980,15"],
        ["012", "Personnel", "28 643,55"],
        ["64111", "Titulaires", "21 430,60"],
        ["64112", "Contractuels", "7 212,95"],
        ["65", "Gestion", "2 950,55"],
        ["65311", "Indemnités", "2 310,25"],
        ["65312", "Missions", "640,30"],
        ["66", "Intérêts", "4 336,30"],
        ["66111", "Emprunts", "4 020,85"],
        ["66112", "Rattachés", "315,45"],
    ]


def chapters(outcomes):
    return [
        one.identity.result for one in outcomes if one.identity.scope == "parts"
    ]


def test_chapters_are_sums_by_their_look(footing):
    outcomes, _ = footing(budget(), header=BUDGET)
    assert chapters(outcomes) == [f"t0!r{row}c2" for row in (0, 4, 7, 10)]
    assert grounds(outcomes, "t0!r0c2") == (Ground.POSITION, Ground.AGREEMENT)
    assert outcomes[0].identity.adoption.reason == "lines of this look obey"


@pytest.mark.parametrize(
    ("printed", "told"),
    [("4 416,00", []), ("4 461,00", ["t0!r13c2"]), ("57 329,20", [])],
)
def test_a_chapter_of_one_line_repeats_it(footing, printed, told):
    """Where it prints something else, and no slip of it, that line is none of its own."""
    body = [*budget(), ["67", "Autres", printed], ["6711", "Dons", "4 416,00"]]
    outcomes, _ = footing(body, header=BUDGET)
    assert [result for result, _ in failed(outcomes)] == told


@pytest.mark.parametrize(
    ("chapter", "told"),
    [
        (["4 416,00", "4 416,00", "9"], ["t0!r13c4"]),
        (["28 917,30", "812,00", "9"], []),
        (["4 416,00", "4 461,00", "9"], []),
    ],
)
def test_a_chapter_of_one_line_repeats_it_in_most_columns(
    footing, chapter, told
):
    """ "9" is a slip of any figure of one digit: the other columns tell whether the line is the
    chapter's.
    """
    posts = ["6", "1", "2", "3", "9", "4", "5", "3", "1", "2", "5", "2", "3"]
    body = [
        [*row, row[2], count]
        for row, count in zip(budget(), posts, strict=True)
    ]
    body += [
        ["67", "Autres", *chapter],
        ["6711", "Dons", "4 416,00", "4 416,00", "1"],
    ]
    outcomes, _ = footing(body, header=[*BUDGET, "Voté (€)", "Postes"])
    assert [result for result, _ in failed(outcomes)] == told


def test_a_chapter_that_a_page_may_cut_is_no_sum(footing):
    """The first one of a table that may begin elsewhere, the last one where it may go on."""
    outcomes, _ = footing(budget(), budget(), header=BUDGET)
    before = [f"t0!r{row}c2" for row in (0, 4, 7)]
    after = [f"t1!r{row}c2" for row in (4, 7, 10)]
    assert chapters(outcomes) == before + after


@pytest.mark.parametrize("row", [0, 4, 10])
def test_a_chapter_that_does_not_add_up_is_wrong(footing, row):
    body = budget()
    body[row][2] = "9 999,00"
    outcomes, _ = footing(body, header=BUDGET)
    assert [result for result, _ in failed(outcomes)] == [f"t0!r{row}c2"]
    of_chapters = [
        one.identity for one in outcomes if one.identity.scope == "parts"
    ]
    assert {identity.severity for identity in of_chapters} == {Severity.ERROR}


def test_a_chapter_is_a_sum_in_the_columns_in_which_it_and_its_articles_print_figures(
    footing,
):
    body = [[*row, row[2]] for row in budget()]
    body[0][3] = ""
    body[5][3] = body[6][3] = ""
    outcomes, _ = footing(body, header=[*BUDGET, "Voté (€)"])
    stated = {
        one.identity.result for one in outcomes if one.identity.scope == "parts"
    }
    in_both = {f"t0!r{row}c{col}" for row in (7, 10) for col in (2, 3)}
    assert stated == {"t0!r0c2", "t0!r4c2"} | in_both


def test_a_line_that_is_a_sum_in_its_amounts_only_is_one_by_accident(footing):
    header = ["Association", "Licenciés", "Montant (€)"]
    rows = [
        ["Sport", "50", "1 203,17"],
        ["Judo", "20", "801,05"],
        ["Boxe", "30", "402,12"],
        ["Culture", "61", "2 407,19"],
        ["Musée", "40", "1 305,08"],
        ["Théâtre", "21", "1 102,11"],
    ]
    outcomes, _ = footing(rows, header=header)
    both = ["t0!r0c1", "t0!r0c2", "t0!r3c1", "t0!r3c2"]
    assert chapters(outcomes) == both
    assert outcomes[0].identity.adoption.reason == "the figures agree"
    rows[0][1] = "51"
    assert chapters(footing(rows, header=header)[0]) == both[2:]
    rows[1][1] = ""
    assert chapters(footing(rows, header=header)[0]) == both[1:], (
        "a count is not known"
    )


def test_what_is_left_of_a_sum_above_is_no_part_of_its_count(footing):
    """The ceiling adds up the offices above it; what was voted is taken off it, and counts other
    people."""
    rows = [
        ["Maire", "1", "2 121,03"],
        ["Adjoints", "4", "3 255,52"],
        ["Enveloppe maximale", "5", "5 376,55"],
        ["Indemnités votées", "7", "5 314,91"],
        ["Marge non utilisée", "", "61,64"],
    ]
    header = ["Élément", "Nombre", "Montant (€)"]
    assert not failed(footing(rows, header=header)[0])


# --- what is proved: only what would be missed


def unheard(outcomes):
    """The totals that hold only as long as they do."""
    return {
        one.identity.result for one in outcomes if one.identity.adoption.unheard
    }


SUBTOTALLED = [
    ["Judo", "120,10", "12,00"],
    ["Boxe", "340,25", "34,00"],
    ["Sous-total Sport", "460,35", "46,00"],
    ["Musée", "75,40", "7,00"],
    ["Cirque", "215,60", "21,00"],
    ["Sous-total Culture", "291,00", "28,00"],
]
"""Two subtotals; of the second one figure holds, 291,00."""


def test_a_total_that_only_its_own_figures_speak_for_proves_nothing(footing):
    """A subtotal is wrong, so that lines and subtotals give different sums: another total would
    be read as neither.
    """
    header = ["Association", "Montant"]
    body = [row[:2] for row in SUBTOTALLED[:5]]
    body.append(["Sous-total Culture", "219,00"])

    outcomes, _ = footing([*body, ["TOTAL GÉNÉRAL", "679,35"]], header=header)
    assert "t0!r6c1" in unheard(outcomes)
    changed, _ = footing([*body, ["TOTAL GÉNÉRAL", "697,35"]], header=header)
    assert "t0!r6c1" not in {one.identity.result for one in changed}


def test_a_total_that_words_and_place_impose_proves_its_lines(footing):
    outcomes, _ = footing([*TWO, line("Total", 300, 30)])
    assert outcomes
    assert not unheard(outcomes)


def test_totals_of_a_kind_prove_where_one_that_breaks_would_be_told(footing):
    bodies = [*SUBTOTALLED, ["TOTAL GÉNÉRAL", "751,35", "74,00"]]
    outcomes, _ = footing(bodies)
    assert not unheard(outcomes)

    for row, wrong in ((2, "460,53"), (5, "219,00"), (6, "715,35")):
        body = [list(one) for one in bodies]
        body[row][1] = wrong
        changed, _ = footing(body)
        assert f"t0!r{row}c1" in {
            one.identity.result
            for one in changed
            if one.verdict is Verdict.FAILED
        }


def test_a_percentage_among_amounts_is_no_operand_of_their_sum(verdicts):
    header = ["Chapitre", "BP 2025", "Ouvert"]
    body = [
        ["Chapitre 20", "600,00", "150,00"],
        ["Chapitre 21", "800,00", "25%"],
        ["Chapitre 23", "400,00", "100,00"],
        ["TOTAL", "1 800,00", "250,00"],
    ]
    assert not failed(verdicts(body, header))
    body[1][2], body[3][2] = "200,00", "475,00"
    assert failed(verdicts(body, header)) == [("t!r3c2", "25.00")]


def test_a_line_that_no_word_calls_a_sum_may_be_counted_in_place_of_others(
    verdicts,
):
    """The total is not accused of leaving out what its fourth line adds up; that line is, where
    one above it is wrong."""
    header = ["Produit", "Recette (€)"]
    rows = [
        ["Entrées adultes", "103 178,40"],
        ["Entrées enfants", "58 896,50"],
        ["Séances d'aquagym", "76 734,00"],
        ["Recettes tarifaires", "238 808,90"],
        ["Location de lignes d'eau", "38 640,00"],
        ["Distributeurs", "6 182,40"],
        ["Total des recettes", "283 631,30"],
    ]
    assert failed(verdicts(rows, header)) == []
    rows[2][1] = "76 374,00"
    assert failed(verdicts(rows, header)) == [("t!r3c1", "360.00")]


def test_columns_that_few_lines_fill_do_not_tell_lines_from_their_sums(
    verdicts,
):
    header = ["Tranche", "Montant", "Exécuté"]
    rows = [
        ["Clos et couvert", "38 450,00", ""],
        ["Lots techniques", "29 871,00", ""],
        ["Pôle mère-enfant", "68 321,00", "61 916,00"],
        ["Clos et couvert", "11 620,00", ""],
        ["Lots techniques", "6 945,00", ""],
        ["Institut", "18 565,00", "9 178,00"],
        ["Ensemble", "86 886,00", "71 094,00"],
    ]
    assert failed(verdicts(rows, header)) == []


def test_zeros_beside_the_only_line_of_a_total_make_no_reading_believed(
    verdicts,
):
    """The usual form of an amended budget, most cells of which are 0,00: lines of chapters of one
    article hold under every reading, and accuse none that another explains."""
    header = [
        "Désignation",
        "Dépenses -",
        "Dépenses +",
        "Recettes -",
        "Recettes +",
    ]
    printed = [
        ("D-60612 : Énergie", 0, 18600, 0, 0),
        ("D-615232 : Réseaux", 6500, 0, 0, 0),
        ("D-6226 : Honoraires", 0, 4250, 0, 0),
        ("TOTAL D 011 : Charges générales", 6500, 22850, 0, 0),
        ("D-64111 : Rémunération", 0, 14300, 0, 0),
        ("D-64131 : Non titulaires", 9800, 0, 0, 0),
        ("D-6453 : Cotisations", 0, 3740, 0, 0),
        ("TOTAL D 012 : Personnel", 9800, 18040, 0, 0),
        ("D-739118 : Reversements", 0, 2615, 0, 0),
        ("TOTAL D 014 : Atténuations", 0, 2615, 0, 0),
        ("D-6542 : Créances éteintes", 0, 870, 0, 0),
        ("D-65748 : Associations", 1500, 0, 0, 0),
        ("TOTAL D 65 : Gestion courante", 1500, 870, 0, 0),
        ("R-7062 : Redevances", 0, 0, 3100, 0),
        ("R-7067 : Périscolaire", 0, 0, 0, 8200),
        ("TOTAL R 70 : Produits des services", 0, 0, 3100, 8200),
        ("R-73111 : Impôts", 0, 0, 0, 26505),
        ("TOTAL R 731 : Fiscalité", 0, 0, 0, 26505),
        ("R-74718 : État", 0, 0, 0, 9850),
        ("R-74788 : Autres", 0, 0, 2480, 0),
        ("TOTAL R 74 : Participations", 0, 0, 2480, 9850),
        ("R-1641 : Emprunts", 0, 0, 30000, 0),
        ("TOTAL R 16 : Emprunts", 0, 0, 30000, 0),
        ("D-2031 : Études", 8400, 0, 0, 0),
        ("TOTAL D 20 : Études", 8400, 0, 0, 0),
        ("D-2182 : Matériel", 0, 6900, 0, 0),
        ("TOTAL D 21 : Matériel", 0, 6900, 0, 0),
        ("D-2315 : Voies", 14280, 0, 0, 0),
        ("TOTAL D 23 : Travaux", 14280, 0, 0, 0),
    ]
    rows = [
        [label, *(f"{amount},00" for amount in amounts)]
        for label, *amounts in printed
    ]
    assert failed(verdicts(rows, header)) == []
    rows[7][2] = "18400,00"
    assert failed(verdicts(rows, header)) == [("t!r7c2", "360.00")]


def test_a_column_is_footed_by_the_labels_of_its_own_side(verdicts):
    """Expenses and receipts side by side: the subtotal of the aids, and the title below it, stand
    in the column of receipts alone."""
    header = ["Poste", "Montant HT", "Financeur", "Recette"]
    rows = [
        ["Façades", "214 600,00", "Fonds vert", "180 000,00"],
        ["Menuiseries", "148 350,00", "DETR", "170 000,00"],
        ["Chauffage", "186 720,00", "Région", "60 000,00"],
        ["Éclairage", "58 940,00", "Total des aides", "410 000,00"],
        ["Maîtrise d'œuvre", "59 643,78", "Autofinancement", ""],
        ["Aléas", "18 258,30", "Emprunt", "196 000,00"],
        ["Assurance", "7 900,00", "Fonds propres", "88 412,08"],
        ["TOTAL DÉPENSES", "694 412,08", "TOTAL RECETTES", "694 412,08"],
    ]
    held = verdicts(rows, header)
    assert failed(held) == []
    assert {"t!r3c3", "t!r7c1", "t!r7c3"} <= {o.identity.result for o in held}

    rows[5][1], rows[7][1] = "18 258,30", "676 153,78"
    assert failed(verdicts(rows, header)) == [("t!r7c1", "-18258.30")]


def test_a_total_that_prints_its_formula_is_not_of_all_lines_above_it(footing):
    body = [
        ["Prévisions (a)", "2 498 600,00", "2 498 610,00", "1 876 400,00"],
        ["Réalisations (b)", "2 041 877,39", "2 386 214,58", "1 249 830,47"],
        ["Report (c)", "12 040,15", "198 450,12", "61 204,35"],
        ["TOTAL {}", "2 053 917,54", "2 584 664,70", "1 311 034,82"],
    ]
    header = ["", "Dépenses", "Recettes", "Investissement"]
    for formula, told in (("(d = b + c)", 0), ("", 3)):
        total = [body[3][0].format(formula), *body[3][1:]]
        outcomes, _ = footing([*body[:3], total], header=header)
        assert len(failed(outcomes)) == told


def test_a_column_that_a_formula_contradicts_says_nothing_of_what_a_total_adds(
    make_document, make_raw
):
    """Both columns of the total differ, and by no one line: one of them for a product that its own
    formula corrects."""
    header = [
        "Taxes",
        "Bases 1",
        "Taux (%) 2",
        "Produit (col. 1 × col. 2) 3",
        "Taux votés (%) 4",
        "Produit attendu (col. 1 × col. 4) 5",
    ]
    rows = [
        ["Bâti", "3 986 000", "41,36", "1 648 610", "42,19", "1 618 693"],
        ["Non bâti", "48 900", "62,15", "30 391", "63,40", "31 003"],
        ["Habitation", "291 300", "17,08", "49 754", "17,42", "50 744"],
        ["Total", "", "", "1 679 001", "", "1 763 440"],
    ]
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    failed = {
        one.result
        for one in discover(document).identities
        if one.rule == "footing"
        and evaluate(one, facts).verdict is Verdict.FAILED
    }
    assert failed == {"t!r3c3", "t!r3c5"}


def test_a_line_whose_totals_would_all_be_doubted_is_proved_by_none(footing):
    """Both totals add up the first lines: with one of these changed neither is believed."""
    body = [
        ["a. Locaux industriels", "118 642,00"],
        ["b. Autres", "2 317,00"],
        ["c. Non bâti", "4 986,00"],
        ["Total des allocations compensatrices", "125 945,00"],
        ["Taxe additionnelle", "9 327,00"],
        ["DCRTP", "21 450,00"],
        ["Contribution au FNGIR", "-36 512,00"],
        ["Effet du coefficient", "-214 806,00"],
        ["Total", "-94 596,00"],
    ]
    outcomes, _ = footing(body, header=["Ressource", "Montant (€)"])
    assert {one.identity.result for one in outcomes} == {"t0!r3c1", "t0!r8c1"}
    assert all(one.identity.adoption.unheard for one in outcomes)
    wrong = [[body[0][0], "218 642,00"], *body[1:]]
    changed, _ = footing(wrong, header=["Ressource", "Montant (€)"])
    assert not failed(changed)


@pytest.mark.parametrize("per", ["Recette par location (€)", "par location"])
def test_what_one_of_several_brings_is_not_added(verdicts, per):
    header = ["Salle", "Locations habitants", "extérieurs", "Recettes (€)", per]
    body = [
        ["Tanneurs", "38", "17", "27 420,00", "498,55"],
        ["Foyer rural", "44", "9", "15 690,00", "296,04"],
        ["Réunion", "26", "12", "1 760,00", "46,32"],
        ["Ensemble", "108", "38", "44 870,00", "307,33"],
    ]
    outcomes = verdicts(body, header)
    assert len(outcomes) == 3
    assert not failed(outcomes)
    body[3][3] = "44 780,00"
    assert failed(verdicts(body, header)) == [("t!r3c3", "-90.00")]


WOOD = ["Parcelle", "Volume (m³)", "Prix (€/m³)", "Montant (€)"]


def wood(second="18 469,58", volume="1 128,50", total="80 007,98"):
    return [
        ["7", "412,60", "68,00", "28 056,80"],
        ["11", "286,35", "64,50", second],
        ["14", "198,20", "52,00", "10 306,40"],
        ["22", "87,45", "214,00", "18 714,30"],
        ["29", "143,90", "31,00", "4 460,90"],
        ["Total", volume, None, total],
    ]


def test_a_line_that_its_product_mends_leaves_the_total_to_be_judged(verdicts):
    """Each of two columns has an error of its own: one line's amount, the other's total."""
    assert not failed(verdicts(wood(), WOOD))
    found = failed(verdicts(wood("18 649,58", "1 041,05"), WOOD))
    assert found == [("t!r5c1", "-87.45"), ("t!r5c3", "-180.00")]
    # what the product asks gives another total: the lines may be others
    assert not verdicts(wood("18 649,58", "1 041,05", "80 700,98"), WOOD)


def test_a_column_of_prices_tells_nothing_of_what_a_total_adds(verdicts):
    header = ["Poste", "Montant (€)", "Par repas (€)"]
    body = [
        ["Denrées", "141 870,60", "2,94"],
        ["Cuisine", "132 416,00", "2,53"],
        ["Service", "118 244,50", "2,26"],
        ["Amortissement", "11 920,00", "0,23"],
        ["Coût total", "392 531,10", "7,71"],
    ]
    assert failed(verdicts(body, header)) == [("t!r4c1", "-11920.00")]


def test_a_column_that_runs_is_not_added_up(verdicts):
    amounts = [832, 2077, 686, 497, 350, 1923]
    sums = [sum(amounts[: k + 1]) for k in range(len(amounts))]
    body = [
        [f"Mandat {k}", f"{amount},00", f"{so_far},00"]
        for k, (amount, so_far) in enumerate(zip(amounts, sums, strict=True))
    ]
    body.append(["Total", f"{sums[-1]},00", f"{sums[-1]},00"])
    outcomes = verdicts(body, header=["Tiers", "Montant", "Cumul"])
    assert [one.identity.result for one in outcomes] == ["t!r6c1"]
    assert failed(outcomes) == []


@pytest.mark.parametrize(
    ("total", "told"), [("11 195 500", 0), ("11 195 050", 1)]
)
def test_a_line_that_other_columns_leave_empty_is_added_in_its_own(
    verdicts, total, told
):
    """A guarantee that is over has its first amount; the yearly sums are what closes the group."""
    body = [
        ["Habitat", "6 240 500", "3 894 210", "148 620,40"],
        ["Coopérative", "2 815 000", "2 107 835", "86 415,75"],
        ["Association", "940 000", "512 640", "41 208,10"],
        ["Société d'économie mixte", "1 200 000", "–", "–"],
        ["Annuités garanties", total, "6 514 685", "276 244,25"],
        ["Garantie nouvelle", "1 780 000", "", "70 907,37"],
        ["Dette propre", "", "", "412 875,30"],
        ["Total des annuités", "", "", "760 026,92"],
    ]
    header = ["Bénéficiaire", "Garanti", "Restant dû", "Annuité"]
    assert len(failed(verdicts(body, header))) == told


def test_a_subtotal_is_wrong_whose_lines_have_its_share_of_the_whole(verdicts):
    """Its own amount is no slip of what they come to, and no line is what it leaves out."""
    body = [
        ["Agence de l’eau", "50", "226 704,75"],
        ["Région", "15", "68 011,43"],
        ["Département", "10", "45 340,95"],
        ["Sous-total des aides", "75", "338 057,28"],
        ["Reste à financer", "25", "113 352,37"],
        ["Total", "100", "453 409,50"],
    ]
    header = ["Financeur", "Taux (%)", "Montant (€)"]
    assert failed(verdicts(body, header)) == [("t!r3c2", "-1999.85")]


COSTS = ["Poste", "Montant HT", "Part du brut", "Par tonne"]


def costs(net="105,80"):
    return [
        ["Traitement", "663 590,44", "43,5 %", "51,41"],
        ["Transport", "287 460,00", "18,8 %", "22,27"],
        ["Personnel", "412 385,50", "27,0 %", "31,95"],
        ["Entretien", "68 214,75", "4,5 %", "5,29"],
        ["Amortissements", "95 500,00", "6,3 %", "7,40"],
        ["Total brut", "1 527 150,69", "100,0 %", "118,32"],
        ["À déduire : éco-organismes", "-118 640,00", "", ""],
        ["À déduire : professionnels", "-42 875,30", "", ""],
        ["Total à la charge du syndicat", "1 365 635,39", "", net],
    ]


def test_what_is_deducted_may_not_be_told_in_a_column(verdicts):
    """Euros are taken away, and what they are by the tonne is not printed."""
    assert not failed(verdicts(costs(), COSTS))
    assert failed(verdicts(costs("148,32"), COSTS))


def test_a_total_of_one_column_does_not_add_lines_and_their_sums(verdicts):
    """What "Ensemble de l'école" adds two columns tell, and the total is printed in one."""
    rows = [
        ["École A", None, None],
        ["Matin", "4 690", "4 914"],
        ["Soir", "6 972", "7 518"],
        ["Ensemble de l'école", "11 662", "12 432"],
        ["École B", None, None],
        ["Matin", "3 528", "3 360"],
        ["Soir", "5 810", "6 132"],
        ["Ensemble de l'école", "9 338", "9 492"],
        ["Matin et soir, deux écoles", "21 000", "21 924"],
        ["Mercredi", "n.c.", "1 254"],
        ["Total général", "n.c.", "23 178"],
    ]
    header = ["Accueil", "2024-2025", "2025-2026"]
    assert not failed(verdicts(rows, header))


@pytest.mark.parametrize(
    ("length", "told"), [("3 440", []), ("3 404", [("t!r4c1", "-646")])]
)
def test_lines_of_which_something_is_not_known_may_be_in_no_total(
    verdicts, length, told
):
    rows = [
        ["Saint-Loup", "1 260", "58 464"],
        ["Grand-Pré", "705", "15 792"],
        ["Croix-Haute", "1 475", "42 480"],
        ["Vignes (étude en cours)", "610", "n.c."],
        ["Total", length, "116 736"],
    ]
    assert failed(verdicts(rows, ["Voie", "Longueur (ml)", "€ HT"])) == told
