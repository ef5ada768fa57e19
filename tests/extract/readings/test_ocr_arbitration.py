"""Arithmetic between the readings of figures in doubt."""

from validate.findings.reading_doubts import doubtful_readings

from ..drawing import Drawn as Cell
from ..drawing import Sketch
from ..scanned_table import scanned, table
from ..scanning import Drawn


def test_arithmetic_corrects_a_figure_in_doubt_and_says_so(source_of):
    with source_of([table]) as source:
        engine = Drawn(
            source.page(1), slips={"8 300,00": ("3 300,00", 0.6)}, rivals="8"
        )
        document = scanned(source, engine)
    (cell,) = [cell for cell in document.tables[0].raw.cells if cell.arbitrated]
    assert (cell.text, cell.readings) == ("8 300,00", (("drawn", "3 300,00"),))
    assert [
        doubt.detail for doubt in document.doubts if doubt.code == "arbitrated"
    ] == ["3 300,00 → 8 300,00"]
    assert next(
        fact for fact in document.facts if fact.printed == "8 300,00"
    ).arbitrated


def test_two_figures_in_doubt_are_settled_together(source_of):
    with source_of([table]) as source:
        slips = {
            "8 300,00": ("3 300,00", 0.6),
            "3 500,00": ("8 500,00", 0.6),
            "1 750,50": ("7 750,50", 0.5),
        }
        document = scanned(
            source,
            Drawn(
                source.page(1),
                slips={k: slips[k] for k in ("8 300,00", "1 750,50")},
            ),
        )
    assert {
        cell.text for cell in document.tables[0].raw.cells if cell.arbitrated
    } == {
        "8 300,00",
        "1 750,50",
    }


def test_a_figure_in_doubt_that_arithmetic_upholds_keeps_its_reading(source_of):
    with source_of([table]) as source:
        document = scanned(
            source, Drawn(source.page(1), unsure={"8 300,00": 0.6}, rivals="3")
        )
    (cell,) = [cell for cell in document.tables[0].raw.cells if cell.arbitrated]
    assert cell.text == "8 300,00"
    assert not [
        doubt for doubt in document.doubts if doubt.code == "arbitrated"
    ]


def test_a_figure_read_surely_is_never_changed(source_of):
    with source_of([table]) as source:
        document = scanned(
            source,
            Drawn(
                source.page(1),
                slips={"8 300,00": ("3 300,00", 0.97)},
                rivals="8",
            ),
        )
    assert not any(cell.arbitrated for cell in document.tables[0].raw.cells)
    assert any(cell.text == "3 300,00" for cell in document.tables[0].raw.cells)


def test_a_figure_in_doubt_that_nothing_settles_stays_in_doubt(source_of):
    with source_of([table]) as source:
        document = scanned(
            source,
            Drawn(
                source.page(1),
                slips={"8 300,00": ("2 300,00", 0.6)},
                rivals="1",
            ),
        )
    fact = next(fact for fact in document.facts if fact.printed == "2 300,00")
    assert doubtful_readings(document)[fact.id] == ("2 300,00", "1 300,00")


def test_a_table_all_in_doubt_is_left_alone(source_of):
    rows = [(f"Club {n}", f"{n} 888,00") for n in range(30)]

    def draw(pen):
        cells = tuple(
            Cell(r, c, 1, 1, (text,))
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        )
        pen.table(Sketch(cells, (160.0, 90.0), (18.0,) * len(rows)), 60, 100)

    with source_of([draw]) as source:
        document = scanned(
            source,
            Drawn(source.page(1), unsure={text: 0.5 for _, text in rows}),
        )
    assert not any(cell.arbitrated for cell in document.tables[0].raw.cells)
