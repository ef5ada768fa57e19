"""The period of a line, from columns of dates or from what the reader found."""

from extract.cell_ref import CellRef
from extract.facts import Period

from ...small_documents import grants


def test_columns_of_starts_and_ends(make_raw):
    header = ["Structure", "Montant", "Date de début", "Date de fin"]
    rows = [
        ["A", "10,00", "01/2026", "02/2028"],
        ["B", "5,00", "15/03/2026", "31/12/2026"],
    ]
    assert [
        (line["period_start"], line["period_end"])
        for line in grants(make_raw("t1", header, rows))
    ] == [
        ("2026-01-01", "2028-02-29"),
        ("2026-03-15", "2026-12-31"),
    ]


def test_periods_found_by_the_reader_win(make_raw):
    raw = make_raw(
        "t1", ["Structure", "Montant"], [["A", "10,00"], ["B", "5,00"]]
    )
    period = Period(
        id="period-1",
        start="2022-01-01",
        end="2022-12-31",
        printed="année 2022",
        places=(),
        section="annexe-1",
        cell=CellRef("t1", 0, 0),
    )
    first, second = grants(raw, periods=(period,))
    assert (first["period_start"], first["period_end"]) == (
        "2022-01-01",
        "2022-12-31",
    )
    assert (second["period_start"], second["period_end"]) == ("", "")
