"""Two shares that a sentence gives of one line of a table."""

import pytest

from validate.checks.tables import footing, products

NIGHTS = (
    "Nuitées et produit",
    ["Catégorie", "Nuitées", "Produit (€)", "Part des nuitées"],
    [
        ["Hôtel", "18 450", "22 140,00", "14,3 %"],
        ["Gîte", "26 380", "23 742,00", "20,5 %"],
        ["Meublé", "31 740", "34 914,00", "24,7 %"],
        ["Camping 3 étoiles", "44 210", "26 526,00", "34,4 %"],
        ["Chambre d'hôtes", "7 920", "6 336,00", "6,2 %"],
        ["Total", "128 700", "113 658,00", "100,0 %"],
    ],
)


@pytest.mark.parametrize(
    "text",
    [
        "Le camping fournit 34,4 % des nuitées, mais seulement {} du produit.",
        "Le camping, 34,4 % des nuitées, apporte {} du produit.",
        "Le camping apporte {} du produit pour 34,4 % des nuitées.",
    ],
)
def test_the_one_tells_the_line_of_the_other(state_of_tables, text):
    failed, held = state_of_tables([NIGHTS], text.format("23,3 %"))
    assert not failed
    assert held
    ((printed, expected),), _ = state_of_tables([NIGHTS], text.format("29,0 %"))
    assert printed == "29,0 %"
    assert expected == pytest.approx(23.3, abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        # of a column that the table has not, or of another of its columns
        "Le camping fournit 34,4 % des nuitées, mais seulement 29,0 % des emplois.",
        "Le camping fournit 23,3 % du produit pour 23,3 % des nuitées.",
        # of some of the lines that the column has
        "Le camping fournit 34,4 % des nuitées, mais 29,0 % du produit des hébergements classés.",
        # of another line, which stands between both
        "Le camping fournit 34,4 % des nuitées, quand le gîte, avec 29,0 % du produit, baisse.",
        # no line that words name has the one
        "Le refuge fournit 34,4 % des nuitées, mais seulement 29,0 % du produit.",
        "Le camping fournit 31,0 % des nuitées, mais seulement 29,0 % du produit.",
        # not told to the last digit
        "Le camping fournit 34,4 % des nuitées, mais environ 29,0 % du produit.",
    ],
)
def test_shares_of_other_lines(state_of_tables, text):
    failed, _ = state_of_tables([NIGHTS], text)
    assert not failed


def test_a_total_that_another_line_breaks(state_of_tables):
    """The line and the total are right where two of their equations ask the same of another
    line."""
    caption, header, rows = NIGHTS
    header = [header[0], header[1], "Tarif (€)", header[2]]
    rates = ("1,20", "0,90", "1,10", "0,60", "0,80", "")
    rows = [
        [label, nights, rate, product]
        for (label, nights, product, _), rate in zip(rows, rates, strict=True)
    ]
    rows[2][3] = "39 414,00"
    text = "Le camping fournit 34,4 % des nuitées, mais seulement 29,0 % du produit."
    checks = (footing.CHECK, products.CHECK)
    failed, _ = state_of_tables([(caption, header, rows)], text, before=checks)
    assert [one for one, _ in failed] == ["29,0 %"]
