"""Columns of lengths of time and of areas, told from times of the day."""

import pytest

from extract.table import ColumnKind
from extract.tables.typing import type_table


def columns(make_raw, header, *rows):
    table = type_table(make_raw("t1", header, [list(row) for row in rows]))
    return [column.unit_text for column in table.columns], table


HOURS = (
    ("Agent", "Lundi", "Mardi", "Semaine"),
    ("Agnès", "8 h 30", "8 h 45", "17 h 15"),
    ("Djamila", "8 h 00", "—", "8 h 00"),
    ("Total", "16 h 30", "8 h 45", "25 h 15"),
)


def test_hours_that_are_totalled_are_figures_in_minutes(make_raw):
    units, table = columns(make_raw, *HOURS)
    assert units == ["", "min", "min", "min"]
    assert {one.kind for one in table.columns[1:]} == {ColumnKind.COUNT}
    values = [cell.number and cell.number.value for cell in table.rows[0].cells]
    assert values == [None, 510, 525, 1035]
    assert table.rows[2].cells[3].number.printed == "25 h 15"


def test_beside_hours_of_more_than_a_day_others_are_lengths_too(make_raw):
    units, _ = columns(
        make_raw,
        ("Agent", "Lundi", "Semaine"),
        ("Agnès", "8 h 30", "34 h 00"),
        ("Djamila", "8 h 00", "33 h 45"),
    )
    assert units == ["", "min", "min"]


def test_whole_hours_and_one_alone_beside_lengths_of_time_are_added_too(
    make_raw,
):
    units, table = columns(
        make_raw,
        ("Agent", "Lundi", "Mardi", "Mercredi", "Semaine"),
        ("Agnès", "8 h", "8 h 45", "", "16 h 45"),
        ("Djamila", "7 h", "8 h 00", "1 h 30", "16 h 30"),
        ("Total", "15 h", "16 h 45", "", "33 h 15"),
    )
    assert units == ["", "min", "min", "min", "min"]
    values = [cell.number and cell.number.value for cell in table.rows[1].cells]
    assert values == [None, 420, 480, 90, 990]


@pytest.mark.parametrize(
    "header", ["Heure", "Horaires", "Ouverture", "De", "Matin", "Lundi"]
)
def test_times_of_the_day_stay_text(make_raw, header):
    units, table = columns(
        make_raw,
        ("Réunion", header),
        ("Conseil", "18 h 30"),
        ("Commission", "9 h 00"),
        ("Marché", "8h30"),
    )
    assert units == ["", ""]
    assert not any(row.cells[1].number for row in table.rows)


def test_where_a_column_is_of_times_of_the_day_others_may_be(make_raw):
    units, _ = columns(
        make_raw,
        ("Cours", "Début", "Groupe A", "Par an"),
        ("Danse", "18 h 30", "19 h 00", "36 h 00"),
        ("Judo", "17 h 30", "18 h 15", "30 h 45"),
    )
    assert units == ["", "", "", "min"]


def test_a_range_in_a_column_of_lengths_is_no_misprint(make_raw):
    _, table = columns(
        make_raw,
        ("Agent", "Durée"),
        ("Agnès", "8 h 30"),
        ("Djamila", "8 h 00"),
        ("Maud", "8 h 30 – 12 h 00"),
        ("Total", "16 h 30"),
    )
    cell = table.rows[2].cells[1]
    assert cell.unavailable
    assert not cell.malformed


def test_decimals_below_lengths_of_time_stay_decimals(make_raw):
    _, table = columns(
        make_raw,
        ("", "Agnès", "Djamila"),
        ("École", "1 224 h 00", "1 215 h 00"),
        ("Ménage", "47 h 00", "47 h 00"),
        ("Temps de travail", "1 271 h 00", "1 262 h 00"),
        ("En 35es", "27,68", "27,49"),
    )
    number = table.rows[3].cells[1].number
    assert (str(number.value), number.unit_text) == ("27.68", "")


def test_whole_hours_alone_are_read_as_before(make_raw):
    units, table = columns(
        make_raw,
        ("Agent", "Durée hebdomadaire"),
        ("Agnès", "35 h"),
        ("Djamila", "28 h"),
    )
    assert units == ["", "h"]
    assert table.rows[0].cells[1].number.value == 35


def test_areas_in_several_units_are_figures_in_square_metres(make_raw):
    units, table = columns(
        make_raw,
        ("Parcelle", "Contenance"),
        ("A 12", "1 ha 25 a 40 ca"),
        ("B 4", "25 a 40 ca"),
        ("Total", "1 ha 50 a 80 ca"),
    )
    assert units[1] == "m²"
    assert [row.cells[1].number.value for row in table.rows] == [
        12540,
        2540,
        15080,
    ]


def test_hectares_alone_are_read_as_before(make_raw):
    units, table = columns(
        make_raw,
        ("Parcelle", "Surface"),
        ("A 12", "1,25 ha"),
        ("B 4", "3 ha"),
    )
    assert units[1] == "ha"
    assert str(table.rows[0].cells[1].number.value) == "1.25"
