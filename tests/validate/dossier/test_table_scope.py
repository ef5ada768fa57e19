"""What the words around a figure say."""

import pytest

from extract.table import Column, ColumnKind
from validate.dossier.dossier_fact import BudgetSection, BudgetSide
from validate.dossier.table_scope import (
    ColumnSays,
    column_says,
    column_year,
    section_in,
    side_in,
)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (("Vote 2025",), ColumnSays.VOTED),
        (("Propositions nouvelles",), ColumnSays.CHANGE),
        (("Crédits ouverts",), ColumnSays.AFTER),
        (("Crédits", "avant (BP + DM 1)"), ColumnSays.BEFORE),
        (("Crédits", "décision modificative n° 2"), ColumnSays.CHANGE),
        (("Crédits", "après"), ColumnSays.AFTER),
        (("Mandats émis",), ColumnSays.DONE),
        (("Pour mémoire budget précédent",), ColumnSays.BEFORE),
        (("Diminution de crédits",), ColumnSays.LESS),
        (("Montant",), ColumnSays.PLAIN),
        (("Restes à réaliser N-1",), ColumnSays.BEFORE),
    ],
)
def test_columns(path, says):
    assert column_says(Column(0, path[-1], path, ColumnKind.AMOUNT)) is says


def test_the_year_of_a_column():
    column = Column(0, "BP 2025", ("BP 2025",), ColumnKind.AMOUNT)
    assert column_year(column) == 2025
    assert column_year(Column(0, "BP", ("BP",), ColumnKind.AMOUNT)) is None


def test_sections_and_sides():
    assert section_in("section d'investissement") is BudgetSection.INVESTMENT
    assert section_in("fonctionnement et investissement") is None
    assert section_in("df") is BudgetSection.OPERATING
    assert side_in("recettes reelles") is BudgetSide.RECEIPTS
    assert side_in("ri") is BudgetSide.RECEIPTS
    assert side_in("depenses et recettes") is None
