"""Which cell a sentence speaks of, by words alone."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.clauses import Move, read_clauses
from validate.prose.pairing.misprints import is_slip, may_be_misprint, restates
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.statements import read_sentences
from validate.prose.subjects.table_subjects import Subjects
from validate.tables.figure_table import figure_tables

HEADER = [
    "Association",
    "Demandé en 2026",
    "Proposé pour 2026",
    "Proposé pour 2025",
]
ROWS = [
    ["Club nautique", "12 000,00", "9 500,00", "9 000,00"],
    ["Harmonie des Ormes", "8 400,00", "7 200,00", "7 100,00"],
    ["Comité des fêtes", "5 300,00", "4 150,00", "4 000,00"],
    ["Total", "25 700,00", "20 850,00", "20 100,00"],
]


@pytest.fixture
def grants(make_raw):
    return make_raw(
        "t1", HEADER, ROWS, caption="Subventions", section="deliberation"
    )


def clauses_of(doc):
    return [
        clause
        for group in read_sentences(doc.claims)
        for clause in read_clauses(group)
    ]


def pair_all(doc):
    pairer = CellPairer(Subjects(doc), figure_tables(doc))
    return [pairer.pair(clause) for clause in clauses_of(doc)]


def pair_one(doc):
    (pairing,) = pair_all(doc)
    return pairing


@pytest.mark.parametrize(
    ("sentence", "cell"),
    [
        ("Le total proposé pour 2026 est de {}.", "20 850,00"),
        ("Le total demandé en 2026 est de {}.", "25 700,00"),
        ("Le total proposé en 2025 était de {}.", "20 100,00"),
        ("Il est proposé en 2026 au club nautique {}.", "9 500,00"),
        (
            "La subvention proposée pour 2026 à l'Harmonie des Ormes est de {}.",
            "7 200,00",
        ),
    ],
)
def test_row_column_and_year_name_the_cell(
    grants, make_document, say, sentence, cell
):
    """The value stated is no figure of the table: it has no part in the choice."""
    printed = "31 415,00 €"
    doc = make_document([grants], [say(sentence.format(printed), printed)])
    pairing = pair_one(doc)
    assert pairing.best.fact.printed == cell
    assert pairing.sure, pairing.doubts


@pytest.mark.parametrize(
    "sentence",
    [
        "L'emprunt souscrit s'élève à {}.",
        "Les subventions s'élèvent à {}.",
        "Le comité a reçu {}.",
    ],
)
def test_words_that_name_no_cell_pair_with_none_surely(
    grants, make_document, say, sentence
):
    doc = make_document(
        [grants], [say(sentence.format("20 580,00 €"), "20 580,00 €")]
    )
    pairing = pair_one(doc)
    assert pairing is None or not pairing.sure


@pytest.mark.parametrize(("year", "paired"), [("2023", False), ("2025", True)])
def test_a_column_beside_those_of_years_is_of_the_last_one(
    make_document, make_raw, say, year, paired
):
    header = ["Type", "Points d'eau", "Débit 2023", "Débit 2025"]
    rows = [
        ["Poteau", "100", "71,4", "68,9"],
        ["Bouche", "31", "54,3", "49,7"],
        ["Ensemble", "131", "66,2", "64,0"],
    ]
    table = make_raw("t1", header, rows, section="deliberation")
    claim = say(
        f"En {year}, sur 126 points d'eau de l'ensemble.", "126", "other"
    )
    found = pair_all(make_document([table], [claim]))
    cells = {one.best.fact.id for one in found if one is not None}
    assert ("t1!r2c1" in cells) == paired


def test_two_tables_that_bear_the_same_words_leave_it_open(
    make_raw, make_document, say
):
    tables = [
        make_raw(
            "t1",
            ["Poste", "Montant"],
            [["Voirie", "10,00"], ["Total", "900,00"]],
        ),
        make_raw(
            "t2",
            ["Poste", "Montant"],
            [["Voirie", "12,00"], ["Total", "905,00"]],
        ),
    ]
    doc = make_document(tables, [say("La voirie coûte 12,00 €.", "12,00 €")])
    pairing = pair_one(doc)
    assert not pairing.sure
    assert pairing.rival is not None


def test_euros_pair_with_no_share_nor_square_metres(
    make_raw, make_document, say
):
    rows = [
        ["Lot A", "1 120", "20 %", "64 960,00 €"],
        ["Lot B", "985", "20 %", "60 577,50 €"],
    ]
    table = make_raw("t1", ["Lot", "Surface (m²)", "TVA", "Prix"], rows)
    doc = make_document(
        [table], [say("Le lot A est vendu 64 690,00 €.", "64 690,00 €")]
    )
    assert pair_one(doc).best.fact.printed == "64 960,00 €"
    doc = make_document(
        [table], [say("Le lot B mesure 958 m².", "958", "other", noun="m²")]
    )
    assert pair_one(doc).best.fact.printed == "985"


def test_the_ends_of_a_move(make_document, say):
    sentence = (
        "Le marché est porté de 100,00 € à 120,00 €, soit une hausse de 20 %."
    )
    said = [
        say(sentence, "100,00 €"),
        say(sentence, "120,00 €"),
        say(sentence, "20 %", "percent"),
    ]
    first, second, change = clauses_of(make_document(said=said))
    assert (first.move, second.move, change.move) == (
        Move.FROM,
        Move.TO,
        Move.NONE,
    )
    assert second.own == first.own
    assert change.is_change


def test_what_follows_a_number_is_said_of_it(make_document, say):
    sentence = "L'État verse 185 191,20 € au titre de la DETR et 123 460,80 € au titre de la DSIL."
    said = [say(sentence, "185 191,20 €"), say(sentence, "123 460,80 €")]
    first, second = clauses_of(make_document(said=said))
    assert "detr" in first.own
    assert "dsil" not in first.own
    assert "dsil" in second.own
    assert "detr" not in second.own


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(ROWS) - 1)))
def test_the_order_of_lines_decides_nothing(
    make_raw, make_document, say, order
):
    rows = [*(ROWS[n] for n in order), ROWS[-1]]
    table = make_raw(
        "t1", HEADER, rows, caption="Subventions", section="deliberation"
    )
    sentence = "Il est proposé en 2026 au club nautique 9 500,00 €."
    assert (
        pair_one(
            make_document([table], [say(sentence, "9 500,00 €")])
        ).best.fact.printed
        == "9 500,00"
    )


@given(st.integers(10_000, 99_999_999), st.integers(0, 7))
def test_two_neighbours_swapped_are_a_slip(cents, at):
    digits = list(str(cents))
    at %= len(digits) - 1
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    one, other = Decimal(cents) / 100, Decimal("".join(digits)) / 100
    telling = all(
        len(str(abs(n)).replace(".", "").strip("0")) >= 3 for n in (one, other)
    )
    same_length = str(cents)[0] != "0" and digits[0] != "0"
    assert is_slip(one, other) == is_slip(other, one)
    if one != other and telling and same_length:
        assert is_slip(one, other)


def test_a_rounded_statement_restates(make_document, say):
    def stated(printed, counts="amount"):
        return (
            make_document(said=[say(f"Soit {printed}.", printed, counts)])
            .claims[0]
            .fact
        )

    assert restates(stated("121 153 €"), Decimal("121153.48"))
    assert restates(stated("12,4 M€"), Decimal("12412000"))
    assert not restates(stated("121 154,00 €"), Decimal("121153.48"))
    assert not may_be_misprint(stated("15 000 €"), Decimal("1600"))
    assert may_be_misprint(stated("126", "posts"), Decimal("124"))
