"""Row kinds, levels, paths and the numbers of themes and operations."""

import json
import os
from pathlib import Path

import pytest

from extract.reasons import RowCause, RowReason, TotalLimit
from extract.tables.typing import type_table


def kinds(table):
    return [row.kind.value for row in table.rows]


def table(make_raw, rows, header=("Association", "Objet", "Montant"), **more):
    return type_table(make_raw("t1", header, rows, **more))


def test_bands_subtotals_and_a_grand_total(make_raw):
    read = table(
        make_raw,
        [
            ["Sport", "", ""],
            ["Judo club", "Fonctionnement", "100,00"],
            ["Tennis club", "Fonctionnement", "50,00"],
            ["Sous-total Sport", "", "150,00"],
            ["Culture", "", ""],
            ["Chorale", "Concert", "10,00"],
            ["Sous-total Culture", "", "10,00"],
            ["TOTAL GÉNÉRAL", "", "160,00"],
        ],
    )
    assert kinds(read) == [
        "band",
        "detail",
        "detail",
        "subtotal",
        "band",
        "detail",
        "subtotal",
        "total",
    ]
    assert [row.path for row in read.rows[1:4]] == [("Sport",)] * 3
    assert read.rows[6].path == ("Culture",)
    assert read.rows[7].path == ()
    assert [
        row.level
        for row in read.rows
        if row.kind.value in {"subtotal", "total"}
    ] == [0, 0, 1]


def test_a_total_inside_a_merged_cell_closes_the_operation(make_raw):
    rows = [
        ["Opération 1 : Accueil", "Artois", "CCAS", "8 000,00 €"],
        [None, "Ternois", "ADEFI", "2 000,00 €"],
        [None, "TOTAL", None, "10 000,00 €"],
        ["Opération 2 : Suivi", "Artois", "FJEP", "5 000,00 €"],
        [None, "TOTAL", None, "5 000,00"],
        ["TOTAL", None, None, "15 000,00 €"],
    ]
    spans = {
        (0, 0): (3, 1),
        (2, 1): (1, 2),
        (3, 0): (2, 1),
        (4, 1): (1, 2),
        (5, 0): (1, 3),
    }
    header = ("OPERATION", "TERRITOIRE(S)", "STRUCTURE", "MONTANT")
    read = table(
        make_raw, rows, header, spans=spans, caption="2. Développement"
    )
    assert kinds(read) == [
        "detail",
        "detail",
        "subtotal",
        "detail",
        "subtotal",
        "total",
    ]
    assert [(row.theme, row.operation) for row in read.rows] == [
        ("2", "1"), ("2", "1"), ("2", "1"), ("2", "2"), ("2", "2"), ("2", ""),
    ]  # fmt: skip
    assert [row.level for row in read.rows] == [0, 0, 0, 0, 0, 1]
    assert read.rows[1].path[0] == "Opération 1 : Accueil"
    assert read.rows[2].path == ("Opération 1 : Accueil",)
    assert read.rows[0].label == "CCAS"


def test_a_theme_printed_as_a_band_holds_its_operations_and_its_total(make_raw):
    rows = [
        ["2. Développement", None, None],
        ["Opération 1 : Accueil", "CCAS", "8 000,00 €"],
        [None, "ADEFI", "2 000,00 €"],
        [None, "TOTAL", "10 000,00 €"],
        ["TOTAL", None, "10 000,00 €"],
        ["3. Logement", None, None],
        ["Opération 1 : Information", "ADIL", "5 000,00 €"],
        [None, "TOTAL", "5 000,00"],
        ["TOTAL", None, "5 000,00 €"],
    ]
    spans = {
        (0, 0): (1, 3),
        (1, 0): (3, 1),
        (4, 0): (1, 2),
        (5, 0): (1, 3),
        (6, 0): (2, 1),
        (8, 0): (1, 2),
    }
    read = table(
        make_raw, rows, ("OPERATION", "STRUCTURE", "MONTANT"), spans=spans
    )
    assert kinds(read) == [
        "band",
        "detail",
        "detail",
        "subtotal",
        "total",
        "band",
        "detail",
        "subtotal",
        "total",
    ]
    assert [row.path for row in read.rows if row.kind.value == "total"] == [
        ("2. Développement",),
        ("3. Logement",),
    ]
    assert [(row.theme, row.operation) for row in read.rows[3:5]] == [
        ("2", "1"),
        ("2", ""),
    ]
    assert [(row.theme, row.operation) for row in read.rows[7:]] == [
        ("3", "1"),
        ("3", ""),
    ]


def test_a_merged_cell_cut_by_a_page_break_runs_on(make_raw):
    header = ("Territoire", "Structure", "Places")
    rows = [
        ["Artois", "A", "1"],
        [None, "B", "2"],
        ["", "C", "3"],
        ["Ternois", "D", "4"],
        [None, "E", "5"],
    ]
    spans = {(0, 0): (2, 1), (3, 0): (2, 1)}
    forward = table(make_raw, rows, header, spans=spans, pages=[1, 1, 2, 2, 2])
    assert [row.path for row in forward.rows] == [("Artois",)] * 3 + [
        ("Ternois",)
    ] * 2
    backward = table(make_raw, rows, header, spans=spans, pages=[1, 1, 1, 2, 2])
    assert backward.rows[2].path == ("Ternois",)
    assert backward.rows[2].cells[0] is backward.rows[3].cells[0]
    uncut = table(make_raw, rows, header, spans=spans)
    assert uncut.rows[2].path == ()


def test_carried_forward(make_raw):
    rows = [
        ["Commune A", "Voirie", "10,00"],
        ["", "À reporter", "10,00"],
        ["", "Report", "10,00"],
        ["Commune B", "Pont", "5,00"],
        ["", "TOTAL", "15,00"],
    ]
    assert kinds(table(make_raw, rows)) == [
        "detail",
        "carried-out",
        "carried-in",
        "detail",
        "total",
    ]


def test_reports_before_a_label_head_a_group(make_raw):
    rows = [
        ["VOTE", "Crédits votés", "10,00"],
        ["REPORTS", "Restes à réaliser", "10,00"],
        ["", "Résultat reporté", "5,00"],
        ["TOTAL", "", "25,00"],
    ]
    assert kinds(table(make_raw, rows)) == [
        "detail",
        "detail",
        "detail",
        "total",
    ]


def test_a_budget_line_named_report_a_nouveau_is_a_line(make_raw):
    rows = [
        ["Report à nouveau", "002", "10,00"],
        ["Dotations", "10", "5,00"],
        ["Total", "", "15,00"],
    ]
    assert kinds(table(make_raw, rows)) == ["detail", "detail", "total"]


def test_names_that_begin_like_totals_are_lines(make_raw):
    rows = [
        ["Total Énergies", "Fourniture", "10,00"],
        ["Ensemble vocal", "Concert", "5,00"],
        ["Sommes-nous", "Théâtre", "5,00"],
        ["Total", "", "20,00"],
    ]
    assert kinds(table(make_raw, rows)) == [
        "detail",
        "detail",
        "detail",
        "total",
    ]


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (["", "1", "2", "3"], "header"),
        (["", "1", "2", "3 = 1 × 2"], "header"),
        (["", "2", "3", "4"], "detail"),
        (["", "1", "2", ""], "detail"),
        (["1", "2", "3", "4"], "detail"),
    ],
)
def test_a_row_that_numbers_the_columns_is_a_header(make_raw, numbers, kind):
    rows = [
        ["Salle haute", "34,00 €", "77,50 €", "96,00 €"],
        numbers,
        ["Salle basse", "20,00 €", "50,00 €", "70,00 €"],
    ]
    header = ("Salle", "Commune", "Associations", "Autres")
    assert kinds(table(make_raw, rows, header))[1] == kind


def test_brackets_do_not_make_a_title_too_long(make_raw):
    name, more = "PARTIE C : AUTRES ELEMENTS", "points comptés à part " * 7
    rows = [
        [f"{name} ({more})", None, None],
        ["Judo club", "Fonctionnement", "100,00"],
        [f"{name} {more}", None, None],
        ["Chorale", "Concert", "10,00"],
    ]
    read = table(make_raw, rows, spans={(0, 0): (1, 3), (2, 0): (1, 3)})
    assert kinds(read) == ["band", "detail", "note", "detail"]


def test_of_which_notes_and_repeated_headers(make_raw):
    rows = [
        ["Personnel", "Charges", "100,00"],
        ["dont vacataires", "", "10,00"],
        ["Association", "Objet", "Montant"],
        ["Énergie", "Charges", "50,00"],
        ["Total", "", "150,00"],
        ["* montants hors taxes", None, None],
    ]
    read = table(make_raw, rows, spans={(5, 0): (1, 3)})
    assert kinds(read) == [
        "detail",
        "of-which",
        "header",
        "detail",
        "total",
        "note",
    ]


def test_a_total_over_its_lines_and_one_without_a_label(make_raw):
    above = [["Total", "", "15,00"], ["A", "x", "10,00"], ["B", "y", "5,00"]]
    assert kinds(table(make_raw, above)) == ["total", "detail", "detail"]
    below = [["A", "x", "10,00"], ["B", "y", "5,00"], ["", "", "15,00"]]
    assert kinds(table(make_raw, below)) == ["detail", "detail", "total"]


def test_the_last_line_of_a_table_of_contents_is_no_total(make_raw):
    body = [
        ["1", "Le règlement", None, "2"],
        *(
            ["", f"1.{n}", f"Article {title}", f"{n + 1}"]
            for n, title in enumerate(("premier", "deux", "trois"), 1)
        ),
        ["2", "Les panneaux", None, "6"],
        *(
            ["", f"2.{n}", f"Article {title}", f"{n + 6}"]
            for n, title in enumerate(("premier", "deux", "trois"), 1)
        ),
        ["3", "Les signes, de hauteur 2.5ex", None, "17"],
    ]
    spans = {(row, 1): (1, 2) for row in (0, 4, 8)}
    found = table(
        make_raw, body, [f"Colonne {n}" for n in range(1, 5)], spans=spans
    )
    assert set(kinds(found)) == {"detail"}


def test_page_subtotals_never_close_all(make_raw):
    rows = [
        ["A", "x", "1,00"],
        ["Total de la page", "", "1,00"],
        ["B", "y", "2,00"],
        ["Total", "", "3,00"],
    ]
    assert kinds(table(make_raw, rows)) == [
        "detail",
        "subtotal",
        "detail",
        "total",
    ]


def test_the_label_of_a_total_holds_no_amount(make_raw):
    rows = [
        ["A", "x", "40 000 €"],
        ["B", "y", "6 550 €"],
        ["TOTAL 46 550 €", None, None],
    ]
    read = table(make_raw, rows, spans={(2, 0): (1, 3)})
    assert (read.rows[2].kind.value, read.rows[2].label) == ("total", "TOTAL")


@pytest.mark.parametrize(
    ("objet", "amount", "refused"),
    [
        ("Actions santé - avis défavorable à l'instruction", "0,00", True),
        ("Rejet", "", True),
        ("Demande refusée", "-", True),
        ("Lutte contre le refus scolaire", "500,00", False),
        ("Projet rejeté en 2021, repris", "500,00", False),
        ("Fonctionnement", "0,00", False),
    ],
)
def test_refused(make_raw, objet, amount, refused):
    rows = [
        ["A", "Fonctionnement", "10,00"],
        ["B", objet, amount],
        ["C", "Concert", "10,00"],
    ]
    assert table(make_raw, rows).rows[1].refused is refused


CORPUS = os.environ.get("POINTAGE_CORPUS")


@pytest.mark.skipif(
    not CORPUS, reason="POINTAGE_CORPUS names no corpus of generated documents"
)
def test_row_kinds_of_generated_documents(make_raw):
    files = sorted((Path(CORPUS or "") / "generated" / "truth").glob("*.json"))
    assert files
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        for n, told in enumerate(document["tables"]):
            raw = make_raw(
                f"t{n}",
                told["header"],
                told["rows"],
                caption=told["name"],
                pages=told["row_pages"],
            )
            read = [
                "carry" if kind.startswith("carried") else kind
                for kind in kinds(type_table(raw))
            ]
            assert read == told["row_kinds"], (file.name, told["name"])


BUDGET = ("Chap.", "Art.", "Libellé", "BP 2026", "DM n° 1")


def test_a_chapter_is_a_total_printed_above_its_articles(make_raw):
    rows = [
        ["SECTION DE FONCTIONNEMENT", None, None, None, None],
        ["DÉPENSES", None, None, None, None],
        ["011", "", "Charges à caractère général", "120 000,00", "− 5 000,00"],
        ["", "6042", "Achats de prestations", "70 000,00", "-5 000,00"],
        ["", "60612", "Énergie", "50 000,00", "0,00"],
        ["012", "", "Charges de personnel", "200 000,00", ""],
        ["", "64111", "Rémunération", "200 000,00", ""],
        ["", "", "Total des dépenses", "320 000,00", "-5 000,00"],
        ["RECETTES", None, None, None, None],
        ["70", "", "Produits des services", "315 000,00", ""],
        ["", "", "Total des recettes", "315 000,00", ""],
        ["SECTION D'INVESTISSEMENT", None, None, None, None],
        ["DÉPENSES", None, None, None, None],
        ["21", "", "Immobilisations", "10 000,00", ""],
    ]
    spans = {(row, 0): (1, 5) for row in (0, 1, 8, 11, 12)}
    read = table(make_raw, rows, BUDGET, spans=spans)
    assert kinds(read) == [
        "band", "band", "subtotal", "detail", "detail", "subtotal", "detail", "subtotal",
        "band", "detail", "subtotal", "band", "band", "detail",
    ]  # fmt: skip
    expenses = ("SECTION DE FONCTIONNEMENT", "DÉPENSES")
    assert read.rows[3].path == (*expenses, "011 Charges à caractère général")
    assert read.rows[7].path == expenses
    assert read.rows[9].path == ("SECTION DE FONCTIONNEMENT", "RECETTES")
    assert read.rows[13].path == ("SECTION D'INVESTISSEMENT", "DÉPENSES")
    assert [read.rows[n].level for n in (2, 5, 7)] == [0, 0, 1]


def test_numbered_titles_close_those_numbered_alike(make_raw):
    rows = [
        ["Axe 1 – Culture", None, None],
        ["Action 1 : Musées", None, None],
        ["A", "x", "1,00"],
        ["Action 2 : Concerts", None, None],
        ["B", "y", "2,00"],
        ["Axe 2 – Sport", None, None],
        ["C", "z", "3,00"],
    ]
    read = table(
        make_raw, rows, spans={(row, 0): (1, 3) for row in (0, 1, 3, 5)}
    )
    assert [row.path for row in read.rows if row.kind.value == "detail"] == [
        ("Axe 1 – Culture", "Action 1 : Musées"),
        ("Axe 1 – Culture", "Action 2 : Concerts"),
        ("Axe 2 – Sport",),
    ]
    assert [
        (row.theme, row.operation)
        for row in read.rows
        if row.kind.value == "detail"
    ] == [
        ("1", "1"),
        ("1", "2"),
        ("2", ""),
    ]


def test_a_total_that_holds_nothing_in_some_columns_is_a_total(make_raw):
    header = ("Association", "Fonctionnement", "Investissement", "Total")
    rows = [
        ["Club A", "néant", "1 000,00", "1 000,00"],
        ["Club B", "–", "500,00", "500,00"],
        ["Sous-total Sport", "–", "1 500,00", "1 500,00"],
        ["Club C", "300,00", "200,00", "500,00"],
        ["Sous-total Culture", "300,00", "200,00", "500,00"],
        ["TOTAL GÉNÉRAL", "300,00", "1 700,00", "2 000,00"],
    ]
    assert kinds(table(make_raw, rows, header)) == [
        "detail",
        "detail",
        "subtotal",
        "detail",
        "subtotal",
        "total",
    ]


def test_the_totals_of_two_sides_are_one_line(make_raw):
    header = ("Dépenses", "Montant HT", "Recettes", "Montant")
    rows = [
        ["Études", "1 000,00", "État", "900,00"],
        ["Travaux", "9 000,00", "Autofinancement", "9 100,00"],
        ["TOTAL HT", "10 000,00", "Total des recettes", "10 000,00"],
    ]
    assert kinds(table(make_raw, rows, header)) == ["detail", "detail", "total"]


def test_lines_that_no_total_adds_are_set_apart(make_raw):
    rows = [
        ["Personnel", "Charges", "100,00"],
        ["Pour mémoire : ordre", "", "10,00"],
        ["Rappel 2024", "", "90,00"],
        ["Rappels de cotisations", "Charges", "50,00"],
        ["Moyenne section", "Charges", "30,00"],
        ["Total", "", "180,00"],
        ["Moyenne par poste", "", "60,00"],
    ]
    read = table(make_raw, rows)
    assert kinds(read) == [
        "detail",
        "of-which",
        "of-which",
        "detail",
        "detail",
        "total",
        "of-which",
    ]


def test_rows_keep_why_they_are_of_their_kind(make_raw):
    read = table(
        make_raw,
        [
            ["Sport", None, None],
            ["Judo club", "Fonctionnement", "100,00"],
            ["dont licences", "", "20,00"],
            ["Total Sport", "", "100,00"],
            ["Judo club", "Stage", "50,00"],
            ["TOTAL", "", "150,00"],
        ],
        spans={(0, 0): (1, 3)},
    )

    assert [row.reason for row in read.rows] == [
        RowReason(RowCause.FULL_WIDTH, "Sport"),
        RowReason(),
        RowReason(RowCause.OF_WHICH_WORD, "dont licences"),
        RowReason(RowCause.GROUP_TOTAL, "Total Sport", TotalLimit.WIDER),
        RowReason(),
        RowReason(RowCause.TOTAL_WORD, "TOTAL"),
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (["Total hors avances", "", "90,00"], ["total", "of-which"]),
        (["Total hors taxes", "", "90,00"], ["subtotal", "total"]),
    ],
)
def test_a_last_total_without_some_of_the_lines_is_a_part(
    make_raw, last, expected
):
    lines = [
        ["Avances", "", "60,00"],
        ["Banque des Vallées", "", "70,00"],
        ["Caisse du Haut-Pays", "", "20,00"],
        ["Total", "", "150,00"],
    ]
    read = table(make_raw, [*lines, last])
    assert kinds(read)[3:] == expected


@pytest.mark.parametrize(
    "label",
    [
        "Total hors toutes taxes",
        "Total hors-taxes",
        "Total hors T.V.A.",
        "Total hors droits et taxes",
        "Total exceptionnel",
    ],
)
def test_a_total_before_tax_or_of_its_own_kind_is_no_part(make_raw, label):
    lines = [["Judo", "", "70,00"], ["Chorale", "", "20,00"]]
    total = ["Total", "", "90,00"]
    read = table(make_raw, [*lines, total, [label, "", "90,00"]])
    assert kinds(read)[-1] != "of-which"


def test_a_last_total_below_a_subtotal_alone_closes_the_table(make_raw):
    read = table(
        make_raw,
        [
            ["A1", "", "60,00"],
            ["A2", "", "70,00"],
            ["Sous-total A", "", "130,00"],
            ["B1", "", "25,00"],
            ["Total hors amortissements", "", "155,00"],
        ],
    )
    assert kinds(read)[-1] == "total"


def test_a_total_without_some_is_one_where_a_wider_one_follows(make_raw):
    read = table(
        make_raw,
        [
            ["Judo club", "", "70,00"],
            ["Chorale", "", "20,00"],
            ["Total hors avances", "", "90,00"],
            ["Avances", "", "60,00"],
            ["Total général", "", "150,00"],
        ],
    )
    assert kinds(read) == ["detail", "detail", "subtotal", "detail", "total"]
