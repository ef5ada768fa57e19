"""What a table offers a number of the text to be."""

from validate.prose.subjects.table_labels import read_labels
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
