"""How alike two references are."""

from dataclasses import replace

from expectations.suite.figure_references import (
    SAME_HEADER,
    RowInWords,
    TableInWords,
    header_likeness,
    same_row,
    table_likeness,
)

TABLE = TableInWords(
    "annexe 1", ("montant",), (("beneficiaire",), ("montant", "propose"))
)
ROW = RowInWords("detail", 0, (("culture",),), ("club", "nautique"))


def test_a_table_is_likest_itself():
    moved = replace(TABLE, section="annexe 2")
    renamed = replace(TABLE, caption=("aide",))
    assert table_likeness(TABLE, TABLE) > table_likeness(TABLE, moved) > 0
    assert table_likeness(TABLE, TABLE) > table_likeness(TABLE, renamed) > 0


def test_a_header_of_other_words_is_another_table():
    other = replace(TABLE, header=(("nom",), ("surface",)))
    assert table_likeness(TABLE, other) == 0.0


def test_a_rank_decides_between_equals_only():
    second = replace(TABLE, rank=1)
    assert 0 < table_likeness(TABLE, TABLE) - table_likeness(TABLE, second) < 1


def test_a_header_within_another_is_nearly_it():
    assert (
        header_likeness(
            ("place",), ("quantite", "place", "creche", "neuve", "ouverte")
        )
        == 0.8
    )
    assert header_likeness(("place",), ("montant",)) == 0.0
    assert header_likeness((), ("montant",)) == 0.0
    assert header_likeness((), ()) == SAME_HEADER


def test_rows_are_the_same_but_for_their_spelling():
    assert same_row(ROW, replace(ROW, label=("clubs", "nautiques"))) is (
        same_row(replace(ROW, label=("clubs", "nautiques")), ROW)
    )
    assert same_row(ROW, replace(ROW, rank=3))
    assert not same_row(ROW, replace(ROW, level=1))
    assert not same_row(ROW, replace(ROW, path=()))
    assert not same_row(ROW, replace(ROW, label=("judo",)))
