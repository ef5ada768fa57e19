"""Every number of a table once, with a stable id."""

from decimal import Decimal

import pytest

from extract.facts import table_facts
from extract.tables.typing import type_table

HEADER = [
    "Prestataire",
    "Territoire",
    "Nbre points Valeur 85,95€/mois",
    "Montant ASLL",
    "Montant total",
]
ROWS = [
    ["A", "Artois", "25", "25 785,00", "41 256,00"],
    [None, "Ternois", "11+ 4 GLA", "15 471,00", None],
    ["B", "Calaisis", "40", "41 256,00", "41 256,00"],
    ["Totaux", "", "80", "82 512,00", "82 512,00"],
]


@pytest.fixture
def facts(make_raw):
    raw = make_raw(
        "annexe-5-t1",
        HEADER,
        ROWS,
        section="annexe-5",
        spans={(0, 0): (2, 1), (0, 4): (2, 1)},
    )
    return {fact.id: fact for fact in table_facts(type_table(raw))}


def test_ids_and_values(facts):
    assert {id_: fact.value for id_, fact in facts.items()} == {
        "annexe-5-t1!h2": Decimal("85.95"),
        "annexe-5-t1!r0c2": Decimal(25),
        "annexe-5-t1!r0c3": Decimal("25785.00"),
        "annexe-5-t1!r0c4": Decimal("41256.00"),
        "annexe-5-t1!r1c2": None,
        "annexe-5-t1!r1c3": Decimal("15471.00"),
        "annexe-5-t1!r2c2": Decimal(40),
        "annexe-5-t1!r2c3": Decimal("41256.00"),
        "annexe-5-t1!r2c4": Decimal("41256.00"),
        "annexe-5-t1!r3c2": Decimal(80),
        "annexe-5-t1!r3c3": Decimal("82512.00"),
        "annexe-5-t1!r3c4": Decimal("82512.00"),
    }


def test_a_malformed_figure_is_a_fact_without_number(facts):
    fact = facts["annexe-5-t1!r1c2"]
    assert (fact.number, fact.printed) == (None, "11+ 4 GLA")


def test_meaning_and_place(facts):
    fact = facts["annexe-5-t1!r1c3"]
    assert fact.row_path == ("A", "Ternois")
    assert fact.column_path == ("Montant ASLL",)
    assert (fact.section, fact.counts, fact.engine) == (
        "annexe-5",
        "amount",
        "test",
    )
    assert fact.places
    assert facts["annexe-5-t1!h2"].counts == "rate"


def test_several_numbers_in_a_cell_are_numbered(make_raw):
    rows = [["A", "12,00 €"], ["B", "5,00 € 3,50 €"], ["C", "1,00 €"]]
    facts = table_facts(type_table(make_raw("t1", ["Nom", "Montant"], rows)))
    assert [fact.id for fact in facts] == [
        "t1!r0c1",
        "t1!r1c1.1",
        "t1!r1c1.2",
        "t1!r2c1",
    ]


def test_numbers_inside_sentences_are_free(make_raw):
    rows = [
        ["A", "8 postes en insertion par an", "12,00"],
        ["B", "Suivi de ménages", "5,00"],
    ]
    facts = table_facts(
        type_table(make_raw("t1", ["Nom", "Action", "Montant"], rows))
    )
    assert [(fact.id, fact.free, fact.counts) for fact in facts] == [
        ("t1!r0c1", True, "posts"),
        ("t1!r0c2", False, "amount"),
        ("t1!r1c2", False, "amount"),
    ]


def test_a_figure_printed_with_its_total_belongs_to_its_column(make_raw):
    rows = [
        ["A", "x", "40 000 €"],
        ["B", "y", "6 550 €"],
        ["TOTAL 46 550 €", None, None],
    ]
    facts = table_facts(
        type_table(
            make_raw(
                "t1", ["Nom", "Objet", "Montant"], rows, spans={(2, 0): (1, 3)}
            )
        )
    )
    assert [(fact.id, fact.value) for fact in facts][-1] == ("t1!r2c2", 46550)


def test_a_figure_that_is_not_known_is_a_fact_without_number(make_raw):
    rows = [["A", "n.d."], ["B", "10,00"], ["C", "-"]]
    found = table_facts(
        type_table(make_raw("t1", ["Association", "Montant"], rows))
    )

    assert [
        (fact.printed, fact.value is None, fact.unavailable) for fact in found
    ] == [
        ("n.d.", True, True),
        ("10,00", False, False),
    ]


@pytest.mark.parametrize(
    ("caption", "headers", "label", "expected"),
    [
        ("", ["Matériaux", "2022"], "Déchets verts", False),
        ("", ["Matériaux", "2022"], "Dépenses", True),
        ("Synthèse des tonnages", ["Flux", "2022"], "Verre", False),
        ("Budget 2022", ["Flux", "Ratio kg/hab"], "Verre", False),
        ("", ["Flux", "Coût par tonne"], "Verre", True),
        ("Effectifs", ["Grade", "Emplois budgétaires"], "Attaché", False),
        ("Budget", ["Grade", "Postes budgétaires"], "Attaché", True),
    ],
)
def test_tonnages_and_posts_are_no_money(
    make_raw, caption, headers, label, expected
):
    rows = [[label, "1 241,66"], ["Ferrailles", "208,48"], ["TVE", "7,11"]]
    table = type_table(make_raw("t1", headers, rows, caption=caption))
    facts = table_facts(table)
    assert {fact.context.money for fact in facts} == {expected}
