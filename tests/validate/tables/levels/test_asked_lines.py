"""What products and sums across a table ask of the lines that break them."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.tables.believed_families import Beliefs
from validate.tables.figure_table import figure_tables
from validate.tables.levels.asked_lines import asked_lines

HEADER = ["Nature", "Quantité", "Prix unitaire (€)", "Montant (€)"]
LINES = [(3200, "2,85"), (650, "7,80"), (420, "41,50"), (850, "14,60")]
AMOUNTS = ["9 120,00", "5 070,00", "17 430,00", "12 410,00"]


@pytest.fixture
def asked(make_document, make_raw):
    """What the columns of a table ask, by column and row."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        (view,) = figure_tables(document)
        found = asked_lines(Beliefs().of(view))
        return {col: dict(rows) for col, rows in found.items() if rows}

    return run


def works(amounts):
    return [
        [f"Lot {n}", str(count), price, amount]
        for n, ((count, price), amount) in enumerate(
            zip(LINES, amounts, strict=True)
        )
    ]


def test_a_product_asks_for_what_it_gives(asked):
    assert asked(HEADER, works(AMOUNTS)) == {}
    wrong = [*AMOUNTS[:3], "12 140,00"]
    assert asked(HEADER, works(wrong)) == {3: {3: Decimal(270)}}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 3), st.integers(1, 900))
def test_it_asks_for_just_what_is_missing(asked, row, gap):
    number = Decimal(AMOUNTS[row].replace(" ", "").replace(",", "."))
    amounts = list(AMOUNTS)
    amounts[row] = f"{number - gap:,.2f}".replace(",", " ").replace(".", ",")
    assert asked(HEADER, works(amounts)) == {3: {row: Decimal(gap)}}
