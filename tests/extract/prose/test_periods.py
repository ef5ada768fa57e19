"""Periods in prose and cells."""

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.heading_path import scoped
from extract.prose.periods import prose_periods, table_periods
from extract.tables.typing import type_table

from ..typesetting import typeset

ACT = (Section("s", SectionKind.ANNEX, "1", "", (1, 0.0)),)


def test_a_period_in_prose_has_its_scope_and_places():
    texts = [
        "**Opération 3 : Suivi",
        "La convention court du 1er juin\nau 31 décembre 2022.",
    ]
    (period,) = prose_periods(scoped(read_blocks(typeset(texts)), ACT))
    assert (period.id, period.start, period.end) == (
        "period-1",
        "2022-06-01",
        "2022-12-31",
    )
    assert (period.section, period.operation, len(period.places)) == (
        "s",
        "3",
        2,
    )
    assert period.printed == "du 1er juin au 31 décembre 2022"


def test_periods_in_cells_are_read_as_printed(make_raw):
    rows = [
        ["AIFOR", "01/06/2022 au 31/05/2022", "1 200,00"],
        ["CCAS", "du 01/01/2022 au 31/12/2022", "3 400,00"],
        ["FACE", "sans objet", "1 500,00"],
    ]
    table = type_table(
        make_raw("t1", ["Structure", "Période", "Montant"], rows)
    )
    periods = list(table_periods(table))
    assert [(p.id, p.start, p.end, p.row, p.col) for p in periods] == [
        ("t1!r0c1", "2022-06-01", "2022-05-31", 0, 1),
        ("t1!r1c1", "2022-01-01", "2022-12-31", 1, 1),
    ]
    assert periods[0].places == table.rows[0].cells[1].raw.places


def test_years_in_a_label_are_no_period(make_raw):
    table = type_table(
        make_raw(
            "t1",
            ["Libellé", "Montant"],
            [["Appui aux parcours 2021-2027", "1 200,00"]] * 3,
        )
    )
    assert list(table_periods(table)) == []
