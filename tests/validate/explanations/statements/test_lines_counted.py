"""A number of the text that is right by the lines of a table that its sentence counts."""

import pytest

from validate.model.identity import Form, Kind

HEADER = ["Financeur", "Montant"]
ROWS = [
    ["DRAC", "18 000,00"],
    ["Département", "10 512,83"],
    ["Mécénat", "4 350,00"],
    ["Ville", "37 028,09"],
    ["Total", "23 862,83"],
]


@pytest.mark.parametrize(
    ("count", "printed", "reasons"),
    [
        ("trois", "32 862,83 €", {"32 862,83 €": "lines-counted"}),
        ("deux", "32 862,83 €", {}),
        ("trois", "32 862,38 €", {}),
        ("deux", "41 378,09 €", {"41 378,09 €": "lines-counted"}),
    ],
)
def test_lines_below_each_other(
    accounted, add_up, say, count, printed, reasons
):
    tied = add_up("claim-1", "r4c1", form=Form.EQUALITY, kind=Kind.EQUALITY)
    said = say(f"Les {count} aides réunies font {printed}.", printed, "eur")
    found = accounted(ROWS, HEADER, said=[said], identities=[tied])[1]
    assert found == reasons
