"""Whatever is split is the same once it is joined again."""

from hypothesis import given
from hypothesis import strategies as st

from extract.corrections.reshaped_tables import join_tables, split_table

from ...conftest import raw_table

ROWS = [[f"Club {n}", f"{n},00"] for n in range(6)]
RAW = raw_table(
    "t1", ["Club", "Montant"], ROWS, caption="A", pages=[1, 1, 1, 2, 2, 2]
)


def texts(raw):
    return [(cell.row, cell.col, cell.text, cell.places) for cell in raw.cells]


@given(st.sets(st.integers(1, 5)))
def test_parts_hold_each_row_once_and_make_the_table_again(cuts):
    parts = split_table(RAW, [(row, "") for row in cuts])
    assert sum(part.rows for part in parts) == RAW.rows
    assert len({part.id for part in parts}) == len(cuts) + 1
    whole = parts[0]
    for part in parts[1:]:
        assert {place.page for place in part.places} == set(part.row_pages)
        whole = join_tables(whole, part)
    assert texts(whole) == texts(RAW)
    assert whole.row_pages == RAW.row_pages
