"""The first charge of an asset is that of the rest of its year."""

import pytest

from validate.model.identity import Form, Kind

HEADER = ["Bien", "Mise en service", "Valeur", "Durée", "Dotation 2025"]


@pytest.mark.parametrize(
    ("begun", "charge", "explained"),
    [
        ("01/04/2025", "2 929,32", True),  # 275 days of 365
        ("01/04/2025", "2 916,00", True),  # nine months
        ("01/04/2025", "2 939,32", False),
        ("01/04/2024", "2 929,32", False),  # in another year than the column's
        ("avril 2025", "2 929,32", False),
    ],
)
def test_the_date_of_a_line_in_the_year_of_its_column_begins_its_charge(
    accounted, add_up, begun, charge, explained
):
    rows = [
        ["Pontons", "19/03/2012", "374 500,00", "20", "18 725,00"],
        ["Bornes", begun, "58 320,00", "15", charge],
    ]
    yearly = add_up(
        "r1c4", "r1c2", "r1c3", form=Form.RATIO, kind=Kind.DIFFERENCE
    )
    failed, reasons = accounted(rows, HEADER, identities=[yearly])
    assert failed == [charge]
    assert reasons == ({charge: "year-begun"} if explained else {})
