"""What a column holds, from its header's words and its cells."""

from decimal import Decimal

import pytest

from extract.reasons import ColumnCause, ColumnReason
from extract.table import ColumnKind
from extract.tables.column_kinds import (
    header_paths,
    label_columns,
    type_columns,
)
from extract.tables.occupancy import occupancy


def column(make_raw, header, cells):
    raw = make_raw(
        "t1",
        ["Libellé", header],
        [[f"ligne {n}", cell] for n, cell in enumerate(cells)],
    )
    return type_columns(raw, occupancy(raw))[1]


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("Montant", ["8 000,00 €", "6 400,00 €"], "amount"),
        ("TVA (%)", ["5,5", "20,0", "20,0"], "percent"),
        ("Montant (60 %)", ["37 400,00", "18 000,00"], "amount"),
        ("Dépenses", ["001", "040", "16", "204"], "code"),
        ("Dépenses", ["1", "40", "16", "204"], "amount"),
        ("Imputations", ["60612 Énergie", "615221 Bâtiments"], "text"),
        (
            "Dépenses",
            ["60", "65 GESTION COURANTE", "70 VENTE DE PRODUITS"],
            "text",
        ),
        ("Dépenses", ["60", "65", "70", "65 GESTION COURANTE"], "amount"),
        ("Dépenses", ["60 € environ", "65 repas servis"], "amount"),
        ("Adresse", ["13 rue Foch", "8 rue du Béziau", "19 Le Breil"], "text"),
        ("Proposé 2026", ["8 000", "640"], "amount"),
        ("Part fixe (€)", ["612 480,00", "618 112,50"], "amount"),
        ("", ["612 480,00", "618 112,50"], "amount"),
        ("Places d'accompagnement", ["100", "80"], "count"),
        ("Nombre d'opérations", ["12", "11"], "count"),
        ("Hommes", ["4", "38"], "count"),
        ("Nbre points mensuels Valeur 85,95€/mois", ["65", "150"], "count"),
        ("Prix unitaire", ["12,50", "8,00"], "rate"),
        ("Plafond", ["250,00 €/mois/participant", "195 €/mois"], "rate"),
        ("Taux", ["25 %", "27,5 %"], "percent"),
        ("Part fixe", ["18 332,61", "8 775,75"], "amount"),
        ("Part", ["18,61", "8,75"], "percent"),
        ("Évolution", ["+24,9 %", "−5,0 %"], "percent"),
        ("Taux horaire (€)", ["12,50", "13,00"], "rate"),
        ("N°", ["1", "2", "3", "4", "5"], "code"),
        ("", ["1", "2", "3", "4", "5"], "code"),
        ("SIRET", ["216 200 012 00014", "21620001200014"], "code"),
        ("Imputation", ["6568/9372", "6568/93561"], "code"),
        ("Compte", ["21561", "2183"], "code"),
        ("Chapitre", ["011", "65"], "code"),
        ("Opération", ["2.2", "2.3"], "code"),
        ("Exercice", ["2022", "2023"], "year"),
        ("", ["2022", "2023", "2024"], "year"),
        ("Exercice", ["2023", "2024", "2025 (2)", "2023-2025"], "year"),
        ("Population", ["1987", "2024"], "count"),
        ("Date d'acquisition", ["28/05/2012", "03/12/2002"], "date"),
        (
            "Objet",
            [
                "Fonctionnement",
                "8 postes en insertion par an - 01/01/2022 au 31/12/2022",
            ],
            "text",
        ),
        ("Montant", ["voir annexe", "à préciser"], "text"),
        ("Observations", ["", ""], "empty"),
        ("Montant", ["-", "néant"], "amount"),
    ],
)
def test_kind(make_raw, header, cells, kind):
    assert column(make_raw, header, cells).kind == kind


def test_a_few_malformed_cells_leave_the_column_one_of_figures(make_raw):
    assert (
        column(
            make_raw,
            "Solde €",
            ["0 00", "458 000,00", "0 00", "1 50", "5 964 154,54"],
        ).kind
        == "amount"
    )
    assert (
        column(
            make_raw,
            "Nbre de FAL",
            ["8", "+ 5 Accts seuls", "11+ 4 GLA", "2", "3"],
        ).kind
        == "count"
    )


def test_unit_and_scale_come_from_the_header(make_raw):
    thousands = column(make_raw, "Dépenses (en k€)", ["12,5", "8"])
    assert (thousands.scale, thousands.unit_text) == (1000, "k€")
    assert (
        column(make_raw, "Recettes en milliers d'euros", ["12", "8"]).scale
        == 1000
    )
    assert (
        column(make_raw, "Subvention (€)", ["12,00", "8,00"]).unit_text == "€"
    )
    assert column(make_raw, "Linéaire (m)", ["4 210", "6 875"]).unit_text == "m"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Temps total (h)", "count"),
        ("Dose (l/ha)", "count"),
        ("Durée moyenne (min)", "count"),
        ("Temps total", "amount"),
        ("Coût (jour)", "amount"),
        ("Loyer (mois)", "amount"),
        ("Coût (€/h)", "amount"),
        ("Prix (t)", "rate"),
    ],
)
def test_a_unit_that_is_no_money_makes_no_amounts(make_raw, header, kind):
    assert column(make_raw, header, ["12,50", "8,25"]).kind == kind


@pytest.mark.parametrize(
    ("over_labels", "caption", "scale"),
    [
        ("En milliers d'euros", "", 1000),
        ("En euros", "", 1),
        ("Poste", "Compte de la régie (en euros)", 1),
    ],
)
def test_a_table_in_euros_without_another_word_holds_amounts(
    make_raw, over_labels, caption, scale
):
    header = [over_labels, "2024", "2025", "Agents"]
    rows = [["Impôts", "6 987", "7 314", "12"], ["Autres", "226", "198", "3"]]
    raw = make_raw("t1", header, rows, caption=caption)
    kinds = [
        (column.kind, column.scale)
        for column in type_columns(raw, occupancy(raw))
    ]
    assert kinds[1:] == [
        (ColumnKind.AMOUNT, scale),
        (ColumnKind.AMOUNT, scale),
        (ColumnKind.COUNT, 1),
    ]


def test_figures_with_a_space_between_thousands_are_no_codes(make_raw):
    """ "Comptes" over two years: a title of both was cut between them."""
    header = ["En euros", "Comptes / 2022", "administratifs / 2023"]
    lines = [("Impôts", "6 987", "7 314"), ("Dotations", "2 298", "2 341")]
    rows = [list(one) for one in (*lines, ("Autres", "226", "198"))]
    raw = make_raw("t1", header, rows)
    kinds = [column.kind for column in type_columns(raw, occupancy(raw))]
    assert ColumnKind.CODE not in kinds


@pytest.mark.parametrize(
    ("header", "figures", "kind"),
    [
        ("Compte 2024 (€)", ["42 318 400", "208 411 800"], ColumnKind.AMOUNT),
        ("Code", ["123 456 789", "987 654 321"], ColumnKind.CODE),
    ],
)
def test_millions_are_no_codes_and_numbers_of_companies_are(
    make_raw, header, figures, kind
):
    rows = [["Un", figures[0]], ["Deux", figures[0]], ["Trois", figures[1]]]
    assert column(make_raw, header, [row[1] for row in rows]).kind is kind


def test_scale_stands_over_the_labels(make_raw):
    header = ["En milliers d'euros HT", "Réalisé", "Avancement (%)"]
    raw = make_raw("t1", header, [["Études", "12,5", "40"], ["Lots", "8", "7"]])
    assert [column.scale for column in type_columns(raw, occupancy(raw))] == [
        1,
        1000,
        1,
    ]


def test_scale_comes_from_the_title_unless_the_header_says_otherwise(make_raw):
    rows = [["A", "12,5", "3", "100,00"], ["B", "8", "4", "250,00"]]
    header = ["Libellé", "Dépenses", "Nombre", "Aide (€)"]
    raw = make_raw(
        "t1", header, rows, caption="Budget 2026 (en milliers d'euros)"
    )
    assert [column.scale for column in type_columns(raw, occupancy(raw))] == [
        1,
        1000,
        1,
        1,
    ]
    other = make_raw(
        "t1", header, rows, caption="Programme de 10 M€ engagé en 2026"
    )
    assert [
        column.scale for column in type_columns(other, occupancy(other))
    ] == [
        1,
        1,
        1,
        1,
    ]


def test_usual_decimals_are_those_of_most_cells(make_raw):
    assert (
        column(make_raw, "Montant", ["12,50 €", "8,00 €", "30 000 €"]).decimals
        == 2
    )


def test_a_unit_value_in_the_header(make_raw):
    rate = column(
        make_raw, "Nbre points Valeur 85,95€/mois", ["65", "150"]
    ).rate
    assert rate is not None
    assert (rate.value, rate.unit_text) == (Decimal("85.95"), "€/mois")
    assert (
        column(make_raw, "Nbre de DSF Valeur 162,38 €", ["160", "240"]).rate
        is not None
    )
    assert (
        column(
            make_raw,
            "Montant (forfait de 746,45 € par élève)",
            ["58 969,55", "67 180,50"],
        ).rate
        is not None
    )
    assert (
        column(
            make_raw, "Aide (746,45 € par élève)", ["58 969,55", "67 180,50"]
        ).rate
        is not None
    )
    assert column(make_raw, "Conventions > 23 000 €", ["12", "8"]).rate is None
    assert column(make_raw, "Montant", ["12,00", "8,00"]).rate is None


def test_a_year_in_the_header(make_raw):
    assert column(make_raw, "Proposé 2026", ["12,00", "8,00"]).year == 2026
    assert (
        column(make_raw, "Programme 2021-2027", ["12,00", "8,00"]).year is None
    )


def test_header_paths_leave_out_a_title_across_the_table(make_raw):
    raw = make_raw(
        "t1",
        ["Nom", "2025", "2026"],
        [["A", "1", "2"]],
        header_rows=[
            ["1. Accueil", None, None],
            ["Nom", "Montant", None],
            [None, "2025", "2026"],
        ],
        header_spans={(0, 0): (1, 3), (1, 0): (2, 1), (1, 1): (1, 2)},
    )
    assert header_paths(raw) == (
        ("Nom",),
        ("Montant", "2025"),
        ("Montant", "2026"),
    )


def labels(raw):
    grid = occupancy(raw)
    columns = type_columns(raw, grid)
    return label_columns(grid, columns, range(raw.rows))


def test_spanned_cells_name_groups(make_raw):
    rows = [
        ["Artois", "A", "1"],
        [None, "B", "2"],
        ["Ternois", "C", "3"],
        [None, "D", "4"],
    ]
    raw = make_raw(
        "t1",
        ["Territoire", "Structure", "Places"],
        rows,
        spans={(0, 0): (2, 1), (2, 0): (2, 1)},
    )
    assert labels(raw) == {0}


def test_runs_of_equal_cells_name_groups_only_to_the_left_of_names(make_raw):
    cantons = ["Aubeterres"] * 4 + ["Bois-Merlin"] * 4
    rows = [
        [canton, f"commune {n}", "Voirie" if n < 6 else "Pont", "1"]
        for n, canton in enumerate(cantons)
    ]
    raw = make_raw("t1", ["Canton", "Bénéficiaire", "Nature", "Nombre"], rows)
    assert labels(raw) == {0}


def test_every_text_is_of_some_kind(make_raw):
    assert {kind.value for kind in ColumnKind} >= {
        column(make_raw, "x", ["?"]).kind.value
    }


def test_an_unnamed_column_of_amounts_has_the_scale_of_its_table(make_raw):
    rows = [
        ["Sports", "12,5", "13,0", "0,5"],
        ["Culture", "8,0", "7,5", "-0,5"],
    ]
    header = ["Politique", "BP 2025", "BP 2026", "Écart"]
    raw = make_raw(
        "t1",
        header,
        rows,
        caption="Dépenses par politique (en milliers d'euros)",
    )
    assert [column.scale for column in type_columns(raw, occupancy(raw))] == [
        1,
        1000,
        1000,
        1000,
    ]
    rows = [["Sports", "12", "13", "1"], ["Culture", "8", "7", "-1"]]
    raw = make_raw(
        "t1",
        header,
        rows,
        caption="Dépenses par politique (en milliers d'euros)",
    )
    assert [column.scale for column in type_columns(raw, occupancy(raw))] == [
        1,
        1000,
        1000,
        1000,
    ]
    raw = make_raw("t1", header, rows, caption="Dépenses par politique")
    assert type_columns(raw, occupancy(raw))[3].kind == "amount"
    raw = make_raw(
        "t1", [*header[:3], "Sièges"], rows, caption="Dépenses par politique"
    )
    assert type_columns(raw, occupancy(raw))[3].kind == "count"


@pytest.mark.parametrize(
    ("header", "texts", "reason"),
    [
        (
            "Montant",
            ["1 200,00", "n.d.", "300,00", "-"],
            ColumnReason(ColumnCause.HEADER_WORD, "montant", 2, 2),
        ),
        (
            "Montant",
            ["12", "30", "7"],
            ColumnReason(ColumnCause.HEADER_WORD, "montant", 3, 3, "count"),
        ),
        (
            "Bilan",
            ["12 000,00 €", "300,00 €"],
            ColumnReason(ColumnCause.CELLS, "", 2, 2),
        ),
        (
            "Subvention",
            ["voir annexe", "voir annexe", "300,00"],
            ColumnReason(ColumnCause.CELLS, "", 2, 3, "amount"),
        ),
        (
            "Ligne X",
            ["1", "2", "3", "4", "5"],
            ColumnReason(ColumnCause.HEADER_WORD, "ligne", 5, 5),
        ),
        ("Vu", ["", ""], ColumnReason(ColumnCause.EMPTY)),
    ],
)
def test_a_column_keeps_why_it_is_of_its_kind(make_raw, header, texts, reason):
    raw = make_raw(
        "t1",
        ["Nom", header],
        [[f"ligne {n}", text] for n, text in enumerate(texts)],
    )

    assert type_columns(raw, occupancy(raw))[1].reason == reason
