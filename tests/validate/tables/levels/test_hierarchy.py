"""Chapters over articles, and tables cut in two: totals are neither missed nor accused wrongly."""

from dataclasses import replace

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate
from validate.tables.figure_table import figure_tables
from validate.tables.levels import hierarchy

HEADER = ["Compte", "Libellé", "BP 2026 (€)"]
CHAPTERS = {
    "011": {"60611": "1 250,40", "60612": "3 417,35", "61521": "980,15"},
    "012": {"64111": "21 430,60", "64112": "7 212,95"},
    "65": {"65311": "2 310,25", "65312": "640,30", "65748": "1 875,50"},
    "66": {"66111": "4 020,85", "66112": "315,45"},
}


SHORT_ARTICLES = {
    "011": {
        "6061": "1 250,40",
        "6063": "3 417,35",
        "611": "980,15",
        "6152": "2 470,35",
        "618": "512,05",
    },
    "012": {"6215": "21 430,60"},
    "66": {"66111": "4 020,85", "66112": "-315,45"},
    "67": {"673": "400,15"},
    "042": {"6811": "3 127,40"},
    "70": {"70611": "807 348,15", "704": "38 500,35", "7068": "12 650,90"},
    "74": {"741": "24 310,25"},
    "75": {"757": "18 240,15"},
    "77": {"777": "91 136,40"},
}
"""Chapters of the M49 plan, whose articles may have no more digits than a chapter."""


def cents(text):
    return int(text.replace(" ", "").replace(",", ""))


def eur(units):
    return f"{units / 100:,.2f}".replace(",", " ").replace(".", ",")


def budget(above=True, chapters=CHAPTERS):
    rows, total = [], 0
    for code, articles in chapters.items():
        own = sum(map(cents, articles.values()))
        head = [code, f"Chapitre {code}", eur(own)]
        parts = [
            [article, f"Article {article}", amount]
            for article, amount in articles.items()
        ]
        rows += [head, *parts] if above else [*parts, head]
        total += own
    return [*rows, ["", "TOTAL DÉPENSES", eur(total)]]


@pytest.fixture
def outcomes(make_document, make_raw):
    def run(*bodies, pages=(1, 2), header=HEADER):
        raws = [
            make_raw(
                f"t{n}",
                header,
                rows,
                section="annexe",
                pages=[page] * len(rows),
            )
            for n, (rows, page) in enumerate(zip(bodies, pages, strict=False))
        ]
        document = make_document(raws)
        facts = fact_index(document)
        found = [
            i for i in discover(document).identities if i.rule == "footing"
        ]
        return [evaluate(identity, facts) for identity in found]

    return run


def failed(found):
    return {o.identity.result for o in found if o.verdict is Verdict.FAILED}


@pytest.mark.parametrize("above", [True, False])
def test_chapters_add_up_their_articles_and_the_total_its_chapters(
    outcomes, above
):
    found = outcomes(budget(above))
    assert len(found) == 5
    assert not failed(found)


@pytest.mark.parametrize("above", [True, False])
def test_an_article_may_have_as_few_digits_as_a_chapter(outcomes, above):
    found = outcomes(budget(above, SHORT_ARTICLES))
    assert len(found) == len(SHORT_ARTICLES) + 1
    assert not failed(found)


def test_lines_of_one_number_are_a_chapter_and_its_article_in_budgets_only(
    make_document, make_raw
):
    rows = [
        ["023", "Virement", "71 469,50"],
        ["023", "Virement à la section", "71 469,50"],
        ["1001", "Nord", "12 310,25"],
        ["1001", "Sud", "59 159,25"],
    ]
    raw = make_raw("t", HEADER, rows, section="deliberation")
    (view,) = figure_tables(make_document([raw]))
    assert hierarchy._of_the_same_code(view, view.rows) == {1}


@pytest.mark.parametrize("above", [True, False])
def test_an_article_may_have_the_number_of_its_chapter(outcomes, above):
    transfer = {"002": {"002": "1 204,35"}, "023": {"023": "71 469,50"}}
    rows = budget(above, {**CHAPTERS, **transfer})
    assert not failed(outcomes(rows))
    at = next(n for n, row in enumerate(rows) if row[0] == "64112")
    chapter = next(n for n, row in enumerate(rows) if row[0] == "012")
    rows[at][2] = "7 912,95"
    assert failed(outcomes(rows)) == {f"t0!r{chapter}c2"}


@pytest.mark.parametrize("above", [True, False])
def test_a_wrong_article_fails_in_its_chapter_only(outcomes, above):
    rows = budget(above)
    at = next(n for n, row in enumerate(rows) if row[0] == "64112")
    chapter = next(n for n, row in enumerate(rows) if row[0] == "012")
    rows[at][2] = "7 912,95"
    assert failed(outcomes(rows)) == {f"t0!r{chapter}c2"}


def test_a_wrong_total_over_chapters_fails(outcomes):
    rows = budget()
    rows[-1][2] = "48 453,80"
    assert failed(outcomes(rows)) == {f"t0!r{len(rows) - 1}c2"}


def test_lines_counted_with_their_own_sums_accuse_nobody(outcomes):
    rows = budget()
    for row in rows:
        row[0] = ""
    assert not failed(outcomes(rows))


def test_the_rest_of_a_table_on_the_next_page_is_not_added_alone(outcomes):
    lines = [[f"{n}", f"Club {n}", f"{n}50,25"] for n in range(1, 9)]
    total = [["", "TOTAL", eur(sum(cents(row[2]) for row in lines))]]
    assert failed(outcomes(lines[:4], [*lines[4:], *total])) == set()
    assert failed(
        outcomes([*lines[:4], ["", "TOTAL", "999,00"]], [*lines[4:], *total])
    ) == {
        "t0!r4c2",
        "t1!r4c2",
    }


CODES = ["Chapitre", "Article", "Libellé", "BP 2026 (€)"]


def test_a_chapter_without_articles_is_no_part_of_the_one_above(outcomes):
    rows = []
    for code, articles in CHAPTERS.items():
        rows.append(
            [
                code,
                "",
                f"Chapitre {code}",
                eur(sum(map(cents, articles.values()))),
            ]
        )
        rows += [
            ["", article, f"Article {article}", amount]
            for article, amount in articles.items()
        ]
    rows.append(
        ["023", "", "Virement à la section d'investissement", "5 000,00"]
    )
    total = sum(cents(row[3]) for row in rows if row[1]) + 500000
    rows.append(["", "", "TOTAL DÉPENSES", eur(total)])
    found = outcomes(rows, header=CODES)
    assert not failed(found)
    results = {o.identity.result for o in found}
    assert {
        f"t0!r{n}c3" for n, row in enumerate(rows) if row[0] and row[0] != "023"
    } <= results
    assert f"t0!r{len(rows) - 1}c3" in results


ROUND = [500 * (1 + place * place % 13) for place in range(40)]


@pytest.mark.parametrize("heading", [[], [["", "Associations", ""]]])
def test_one_odd_line_among_round_ones_fails_the_total(outcomes, heading):
    """Runs of round figures add up by accident: a misprint among them must not make that look like
    structure.
    """
    rows = [
        [str(30 + 29 * place), f"Association {place}", eur(100 * amount)]
        for place, amount in enumerate(ROUND)
    ]
    total = ["", "TOTAL", eur(100 * sum(ROUND))]
    header = ["Code", "Association", "Montant"]
    assert not failed(outcomes([*heading, *rows, total], header=header))
    wrong = [
        *rows[:12],
        [*rows[12][:2], eur(100 * ROUND[12] + 100)],
        *rows[13:],
    ]
    last = len(heading) + len(rows)
    assert failed(outcomes([*heading, *wrong, total], header=header)) == {
        f"t0!r{last}c2"
    }


def test_an_article_may_begin_with_its_chapters_code_and_be_as_short_as_another_chapter(
    outcomes,
):
    rows = budget()
    rows[-1:] = [
        ["67", "Charges spécifiques", "870,15"],
        ["673", "Titres annulés", "870,15"],
        rows[-1],
    ]
    rows[-1][2] = eur(cents(rows[-1][2]) + 87015)
    found = outcomes(rows)
    assert len(found) == 6
    assert not failed(found)
    rows[-1][2] = eur(cents(rows[-1][2]) + 100)
    assert failed(outcomes(rows)) == {f"t0!r{len(rows) - 1}c2"}


def test_a_table_without_titles_on_the_next_page_may_be_the_rest(
    make_document, make_raw
):
    """Its columns may be read as others where the page breaks; with titles of its own it is
    another.
    """
    lines = [[f"{n}", f"Club {n}", f"{n}50,25"] for n in range(1, 9)]
    first = make_raw(
        "t0",
        ["Liste", "Aide"],
        [[f"{row[0]} {row[1]}", row[2]] for row in lines[:4]],
        pages=[1] * 4,
    )
    total = ["", "TOTAL", eur(sum(cents(row[2]) for row in lines))]
    rest = make_raw(
        "t1",
        ["Colonne 1", "Colonne 2", "Colonne 3"],
        [*lines[4:], total],
        pages=[2] * 5,
    )
    for raw, wrong in (
        (replace(rest, header_rows=()), set()),
        (rest, {"t1!r4c2"}),
    ):
        document = make_document([first, raw])
        facts = fact_index(document)
        found = [
            i for i in discover(document).identities if i.rule == "footing"
        ]
        assert failed(evaluate(identity, facts) for identity in found) == wrong


def test_amounts_that_add_up_by_accident_make_no_sum_of_counts(
    make_document, make_raw
):
    """A grant by points: one club has as many as the three below it together."""
    points = [
        (101, 133),
        (222, 306),
        (56, 160),
        (16, 22),
        (42, 124),
        (279, 327),
        (110, 300),
        (221, 409),
    ]
    rows = [
        [f"Club {n}", str(a), eur(533 * p), eur(round(533 * p, -3))]
        for n, (a, p) in enumerate(points)
    ]
    sums = [sum(cents(row[col]) for row in rows) for col in (1, 2, 3)]
    rows.append(["TOTAL", str(sums[0]), eur(sums[1]), eur(sums[2])])
    document = make_document(
        [
            make_raw(
                "t", ["Club", "Licenciés", "Calculé (€)", "Attribué (€)"], rows
            )
        ]
    )
    facts = fact_index(document)
    found = [
        evaluate(i, facts)
        for i in discover(document).identities
        if i.rule == "footing"
    ]
    assert len(found) == 3
    assert not failed(found)


def unheard(found):
    """The lines over others that hold only as long as they do."""
    return {
        one.identity.result
        for one in found
        if one.identity.scope == "parts" and one.identity.adoption.unheard
    }


def test_chapters_prove_where_one_that_breaks_would_still_be_one(outcomes):
    assert not unheard(outcomes(budget()))


def test_few_chapters_prove_nothing(outcomes):
    """Of three that add up, two would not make a fourth believed to be one."""
    three = [row for row in budget()[:-1] if not row[0].startswith("66")]
    assert unheard(outcomes(three)) == {"t0!r0c2", "t0!r4c2", "t0!r7c2"}


def association(outside="5 120,00", voluntary="44 390,00"):
    return [
        ["60 – Achats", "6 450,00"],
        ["Fournitures", "4 200,00"],
        ["Autres fournitures", "2 250,00"],
        ["61 – Services extérieurs", "7 380,00"],
        ["Locations", "5 200,00"],
        ["Assurance", "2 180,00"],
        ["62 – Autres services extérieurs", outside],
        ["Honoraires", "1 900,00"],
        ["Déplacements", "3 220,00"],
        ["64 – Charges de personnel", "17 040,00"],
        ["Rémunérations", "12 300,00"],
        ["Charges sociales", "4 740,00"],
        ["TOTAL DES CHARGES", "35 990,00"],
        ["86 – Contributions volontaires", "8 400,00"],
        ["861 – Mise à disposition", "2 800,00"],
        ["864 – Bénévolat", "5 600,00"],
        ["TOTAL", voluntary],
    ]


def test_labels_that_begin_with_a_code_add_up_those_below_them(outcomes):
    found = outcomes(association(), header=["Charges", "Montant (€)"])
    results = {one.identity.result for one in found}
    assert not failed(found)
    assert {"t0!r0c1", "t0!r3c1", "t0!r12c1", "t0!r16c1"} <= results


def test_a_head_that_is_another_is_told_and_no_total_beside_it(outcomes):
    rows = association("5 210,00")
    told = failed(outcomes(rows, header=["Charges", "Montant (€)"]))
    assert "t0!r6c1" in told
    assert "t0!r16c1" not in told


GRANTS = [
    ["", "INVESTISSEMENT", "6 300,00"],
    ["20421", "Équipement du foyer", "2 800,00"],
    ["20422", "Rénovation de façades", "3 500,00"],
    ["", "FONCTIONNEMENT", "13 750,00"],
    ["65748", "Union sportive", "8 200,00"],
    ["65748", "Foyer rural", "3 450,00"],
    ["65748", "Harmonie", "2 100,00"],
    ["", "TOTAL", "20 050,00"],
]


def with_figure(row, printed):
    rows = [list(each) for each in GRANTS]
    rows[row][2] = printed
    return rows


def test_two_heads_are_told_by_the_total_that_counts_their_lines_once(outcomes):
    found = outcomes(GRANTS)
    assert len(found) == 3
    assert not failed(found)


@pytest.mark.parametrize("row", [0, 3])
def test_a_head_that_the_total_of_its_lines_tells(outcomes, row):
    assert f"t0!r{row}c2" in failed(outcomes(with_figure(row, "9 750,00")))


def test_a_line_of_a_head_that_the_total_tells(outcomes):
    found = outcomes(with_figure(5, "3 540,00"))
    assert failed(found) == {"t0!r3c2"}


def test_heads_whose_lines_are_a_part_of_them_are_no_sums(outcomes):
    # The largest lines alone: the total is that of the heads.
    rows = [each for n, each in enumerate(GRANTS) if n != 5]
    assert not failed(outcomes(rows))


OUTLINED = ("Article", "Objet", "Organisme", "Montant")
OUTLINE = [
    ["INVESTISSEMENT", None, None, "{investment}"],
    ["204182 – Organismes publics", None, None, "36 000,00"],
    ["", "Logements", "Office de l'habitat", "36 000,00"],
    ["20421 – Personnes de droit privé", None, None, "12 700,00"],
    ["", "Minibus", "Les Ateliers", "8 500,00"],
    ["", "Instruments", "Harmonie", "4 200,00"],
    ["FONCTIONNEMENT", None, None, "228 350,00"],
    ["657362 – CCAS", None, None, "182 000,00"],
    ["", "Équilibre", "CCAS", "182 000,00"],
    ["65748 – Autres personnes", None, None, "{others}"],
    ["", "Fonctionnement", "Football", "21 500,00"],
    ["", "Fonctionnement", "Judo", "15 650,00"],
    ["", "Festival", "Comité des fêtes", "9 200,00"],
    ["TOTAL", None, None, "277 050,00"],
]


@pytest.mark.parametrize(
    ("investment", "others", "wrong"),
    [
        ("48 700,00", "46 350,00", set()),
        ("47 800,00", "46 350,00", {"t!r0c3", "t!r13c3"}),
        ("48 700,00", "37 150,00", {"t!r6c3", "t!r9c3"}),
    ],
)
def test_each_look_of_a_line_may_be_a_level(
    make_document, make_raw, investment, others, wrong
):
    rows = [
        [
            cell and cell.format(investment=investment, others=others)
            for cell in row
        ]
        for row in OUTLINE
    ]
    spans = {(n, 0): (1, 3) for n, row in enumerate(rows) if row[1] is None}
    document = make_document([make_raw("t", OUTLINED, rows, spans=spans)])
    facts = fact_index(document)
    found = [
        evaluate(one, facts)
        for one in discover(document).identities
        if one.rule == "footing"
    ]
    assert len(found) == 7
    assert failed(found) == wrong
    assert {one.identity.scope for one in found} == {"outline", "parents"}


CLUBS = {
    "SPORT": {"Union sportive": 8_500, "Handball-club": 5_400, "Judo": 2_300},
    "CULTURE": {"Harmonie": 4_600, "Théâtre": 1_500, "Ciné-club": 950},
    "SOLIDARITÉ": {"Épicerie": 2_000, "Secouristes": 700, "Aide": 2_200},
    "MÉMOIRE": {"Comité": 6_500, "Comice": 800, "Pompiers": 1_400},
}


@pytest.mark.parametrize("culture", [7_050, 6_100])
def test_names_in_capitals_head_the_lines_below_them(
    make_document, make_raw, culture
):
    """A club forgotten in the line of its group, though no word and no slip tells it."""
    rows = []
    for group, clubs in CLUBS.items():
        own = culture if group == "CULTURE" else sum(clubs.values())
        rows.append([group, eur(100 * own)])
        rows += [[name, eur(100 * one)] for name, one in clubs.items()]
    whole = sum(sum(clubs.values()) for clubs in CLUBS.values())
    rows.append(["TOTAL GÉNÉRAL", eur(100 * whole)])
    header = ["Association", "Proposé 2025 (€)"]
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    failed = {
        one.result
        for one in discover(document).identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    }
    assert failed >= (set() if culture == 7_050 else {"t!r4c1"})
    assert bool(failed) is (culture != 7_050)


STAFF = [
    ["Filière administrative", "", "17", "15", "14,10"],
    ["Attaché", "A", "3", "3", "2,80"],
    ["Rédacteur", "B", "5", "4", "4,00"],
    ["Adjoint administratif", "C", "9", "8", "7,30"],
    ["Filière technique", "", "28", "25", "23,15"],
    ["Ingénieur", "A", "2", "2", "2,00"],
    ["Agent de maîtrise", "C", "12", "11", "10,80"],
    ["Adjoint technique", "C", "14", "12", "10,35"],
    ["Filière médico-sociale", "", "11", "10", "{}"],
    ["Éducateur", "A", "2", "2", "1,80"],
    ["Auxiliaire", "B", "4", "3", "2,80"],
    ["ATSEM", "C", "5", "5", "4,45"],
]


@pytest.mark.parametrize(
    ("printed", "failed"), [("9,05", set()), ("9,50", {"t!r8c4"})]
)
def test_groups_of_a_table_of_counts_are_told_by_their_look(
    make_document, make_raw, printed, failed
):
    rows = [[cell.format(printed) for cell in row] for row in STAFF]
    header = ["Grade", "Cat.", "Ouverts", "Pourvus", "ETP pourvus"]
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    outcomes = [evaluate(one, facts) for one in discover(document).identities]
    sums = [one for one in outcomes if one.identity.rule == "footing"]
    assert len(sums) == 9
    broken = (one for one in sums if one.verdict is Verdict.FAILED)
    assert {one.identity.result for one in broken} == failed


def test_small_counts_that_meet_by_accident_are_no_groups(
    make_document, make_raw
):
    rows = [
        ["Nord", "", "3"],
        ["Pierre", "A", "1"],
        ["Paul", "B", "2"],
        ["Sud", "", "4"],
        ["Jeanne", "A", "2"],
        ["Louise", "B", "2"],
    ]
    document = make_document([make_raw("t", ["Nom", "Cat.", "Jours"], rows)])
    assert not [
        one for one in discover(document).identities if one.rule == "footing"
    ]


def test_expenses_are_no_part_of_a_line_of_receipts(outcomes):
    rows = [
        ["011", "60612", "Énergie", "18 400,00", ""],
        ["012", "64111", "Rémunérations", "22 600,00", ""],
        ["65", "65748", "Subventions", "3 515,00", ""],
        ["", "", "Dépenses réelles", "44 515,00", ""],
        ["023", "023", "Virement", "6 655,00", ""],
        ["70", "70632", "Redevances", "", "6 315,00"],
        ["731", "73111", "Impôts", "", "31 450,00"],
        ["74", "74111", "Dotation", "", "12 785,00"],
        ["", "", "Recettes réelles", "", "50 550,00"],
        ["042", "777", "Quote-part", "", "620,00"],
        ["", "", "Total de la section", "51 170,00", "51 170,00"],
    ]
    header = ["Chap.", "Article", "Libellé", "Dépenses (€)", "Recettes (€)"]
    found = outcomes(rows, header=header)
    assert len(found) == 4
    assert not failed(found)
