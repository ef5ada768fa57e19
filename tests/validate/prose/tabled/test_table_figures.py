"""What a table offers a number of the text to be."""

from validate.prose.subjects.table_labels import read_labels
from validate.prose.tabled.offer import Measure, OfferKind
from validate.prose.tabled.table_figures import TableFigures
from validate.tables.figure_table import figure_tables

LINES = [
    ["A1", "Judo", "Convention", "2 500,00"],
    ["A1", "Escrime", "Convention", "1 200,00"],
    ["B2", "Chorale", "Courrier", "800,00"],
    ["B2", "Fanfare", "Courrier", "950,00"],
]


def test_groups_of_several_names_go_by_the_first(make_document, make_raw):
    header = ["Code", "Association", "Pièce", "Montant (€)"]
    (view,) = figure_tables(make_document([make_raw("t", header, LINES)], []))
    figures = TableFigures(read_labels(view, 0))

    assert [one.rows for one in figures.groups] == [(0, 1), (2, 3)]
    assert [one.name for one in figures.groups] == ["A1", "B2"]


def test_the_total_of_a_column_is_the_one_that_its_lines_come_to(
    make_document, make_raw
):
    """Under a total with tax, which has no quantity, the quantities have the one above."""
    header = ["Site", "Consommation (kWh)", "Total (€)"]
    rows = [
        ["École", "60 540", "10 801,65"],
        ["Mairie", "20 460", "3 650,55"],
        ["Total HT", "81 000", "14 452,20"],
        ["TVA", "", "2 890,44"],
        ["Total TTC", "", "17 342,64"],
    ]
    (view,) = figure_tables(make_document([make_raw("t", header, rows)], []))
    figures = TableFigures(read_labels(view, 0))

    assert figures.totals == [2, 4]


def test_a_label_or_a_sign_makes_figures_of_a_line_percentages(
    make_document, make_raw
):
    header = ["Indicateur", "2024"]
    rows = [
        ["Rendement (%)", "82,1"],
        ["Pertes (m³/km/jour)", "1,17"],
        ["Volumes", "1 204"],
        ["Taux d'épargne brute", "11,8 %"],
    ]
    (view,) = figure_tables(make_document([make_raw("t", header, rows)], []))
    cells = TableFigures(read_labels(view, 0)).by_size.things
    measures = {
        one.row: one.measure for one in cells if one.kind is OfferKind.CELL
    }

    shares = {row for row, one in measures.items() if one is Measure.SHARE}
    assert shares == {0, 3}


def test_a_number_is_compared_with_shares_or_with_all_but_shares(
    make_document, make_raw
):
    header = ["Commune", "Habitants", "Montant", "Part"]
    rows = [
        ["Ablon", "1 204", "12 400,50 €", "40,2 %"],
        ["Ger", "2 380", "18 446,10 €", "59,8 %"],
        ["Lessay", "810", "9 120,00 €", "29,6 %"],
    ]
    (view,) = figure_tables(make_document([make_raw("t", header, rows)], []))
    figures = TableFigures(read_labels(view, 0))

    shares = figures.comparable(Measure.SHARE).things
    others = figures.comparable(Measure.MONEY).things
    assert figures.comparable(Measure.THINGS).things is others
    assert {one.measure for one in shares} == {Measure.SHARE}
    assert Measure.SHARE not in {one.measure for one in others}
    assert set(shares) | set(others) == set(figures.by_size.things)
    assert len(shares) + len(others) == len(figures.by_size.things)
    for every in (shares, others):
        assert [abs(one.value) for one in every] == sorted(
            abs(one.value) for one in every
        )
