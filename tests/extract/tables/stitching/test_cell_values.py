"""Which texts are figures, amounts or dates, and nothing else."""

import pytest

from extract.tables.stitching.cell_values import is_value


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "1 234,50 €",
        "-8,00",
        "(1 234)",
        "− 5,0 %",
        "12,5 k€",
        "12 500,00 (1)",
        "01/02/2026",
        "€ 12",
        "3 300 € TTC",
        "1 € / jour",
        "A+C+E 2 147 386,52",
    ],
)
def test_figures(text):
    assert is_value(text)


@pytest.mark.parametrize(
    "text",
    ["Lens", "12 postes", "n° 4", "11+ 4 GLA", "", "12 € et 3", "6568/9372"],
)
def test_no_figures(text):
    assert not is_value(text)
