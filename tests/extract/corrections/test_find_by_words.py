"""Tables, rows and columns are found again by their words, in another year too."""

from extract.correction import Misfit, RowName, TableName
from extract.corrections.find_by_words import (
    find_column,
    find_row,
    find_table,
    same_words,
)
from extract.tables.typing import type_table

from ...conftest import raw_table

ROWS = [["Judo", "5"], ["Tennis", "3"], ["Judo", "2"]]
A = raw_table("a", ["Club", "Voté 2026"], ROWS, caption="Subventions 2026")
B = raw_table("b", ["Club", "Voté 2026"], ROWS, caption="Avances 2026")
C = raw_table("c", ["Club", "Voté 2026"], ROWS, caption="Subventions 2026")


def named(caption="", header=(), number=0):
    return TableName(caption=caption, header=header, number=number)


def test_a_table_is_found_by_caption_and_headers():
    assert find_table(named("SUBVENTIONS  2026"), [A, B]) is A
    assert find_table(named(header=("Club",), number=2), [A, B]) is B
    assert find_table(named("Subventions 2026", ("Nom",)), [A, B]) is (
        Misfit.NO_TABLE
    )


def test_a_year_may_be_another_one():
    assert find_table(named("Subventions 2025", ("Voté 2025",)), [A, B]) is A
    assert find_column("Voté 2025", A) == 1
    assert find_column("Proposé", A) is Misfit.NO_COLUMN


def test_of_several_tables_none_is_taken_unless_told_which():
    wanted = named("Subventions 2026")
    assert find_table(wanted, [A, B, C]) is Misfit.SEVERAL_TABLES
    assert find_table(named("Subventions 2026", number=2), [A, B, C]) is C
    assert find_table(named("Subventions 2026", number=3), [A, B, C]) is (
        Misfit.NO_TABLE
    )


def test_a_row_is_found_by_its_labels_and_what_it_prints():
    table = type_table(A)

    def prints(text):
        return lambda row: row.cells[1].text == text

    judo = RowName(labels=("Judo",))
    assert find_row(judo, table, prints("2")).index == 2
    assert find_row(judo, table, prints("9")) is Misfit.SEVERAL_ROWS
    assert find_row(RowName(labels=("Golf",)), table, prints("2")) is (
        Misfit.NO_ROW
    )
    again = RowName(labels=("Judo",), number=1)
    assert find_row(again, table, prints("9")).index == 0


def test_spaces_of_any_kind_are_the_same():
    assert same_words("1\u202f250,00\n", "1 250,00")
