"""Leader dots are white before an amount, and text before a page number."""

import pytest

from extract.grids.choose import grids
from extract.lines.leaders import leader_dots

from ..newsletter import GRANTS, newsletter
from ..small_tables import as_lists, right, rows


def _marked(page):
    dots = leader_dots(page.chars).tolist()
    return "".join(
        "~" if dot else letter
        for letter, dot in zip(page.chars.text, dots, strict=True)
    )


def _drawn(page_of, texts):
    def draw(pen):
        for number, text in enumerate(texts):
            pen.text(40, 60 + 14 * number, text)

    return _marked(page_of(draw))


def test_dots_before_amounts_are_leaders(page_of):
    marked = _drawn(
        page_of,
        (
            "Coop......12 €",
            "Amis de L.A. ......1,50",
            "Gym............7 500 €",
            "École..80,00 €",
        ),
    )
    assert "Coop~~~~~~12" in marked
    assert "L.A. ~~~~~~1,50" in marked
    assert "École~~80,00" in marked


def test_dots_before_counts_are_leaders_and_pages_only_rise(page_of):
    counts = ("Absents........0", "Votants........16", "Nuls........0")
    assert "Absents~~~~~~~~0" in _drawn(page_of, counts)
    assert "~" not in _drawn(page_of, sorted(counts[:2]))


@pytest.mark.parametrize(
    "texts",
    [
        ("Introduction........3", "Budget..........12", "Annexes........45"),
        ("Et puis...", "12,50 €...", "Voir plus loin…"),
        ("Coop........12 €", "Gym........8 €"),
    ],
    ids=["pages", "unfinished", "few"],
)
def test_other_dots_stay(page_of, texts):
    assert "~" not in _drawn(page_of, texts)


def test_a_list_with_leaders_reads_as_one_without(page_of):
    (grid,) = grids(page_of(lambda pen: newsletter(pen, dots=True)))
    assert rows(grid) == as_lists(GRANTS)


def test_a_rule_typed_over_a_total_is_no_row(page_of):
    lines = [
        ("Subvention de l'État", "12 040 €"),
        ("Financement communal", "18 060 €"),
        ("", "___________"),
        ("Total", "30 100 €"),
    ]

    def draw(pen):
        for number, (label, amount) in enumerate(lines):
            pen.text(40, 60 + 12 * number, label)
            right(pen, 260, 60 + 12 * number, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(line) for line in lines if line[0]]


LINES = (
    ["Art.", "Libellé", "Budget voté", "Après DM"],
    ["60611", "Eau et énergie", "118 400,00", "119 600,00"],
    ["60632", "Petit équipement", "12 000,00", "10 500,00"],
    ["6226", "Honoraires", "9 600,00", "12 000,00"],
    ["", "", "140 000,00", "142 100,00"],
    ["", "A reporter", "140 000,00", "142 100,00"],
)
"""A list as an accounting program prints it: in a fount whose spaces are as wide as its digits,
ruled with signs."""


def test_a_list_ruled_with_signs_has_no_row_of_them(page_of):
    header, *lines, carried = (
        f"{code:<9}{name:<20}{voted:>14}{after:>16}"
        for code, name, voted, after in LINES
    )
    listing = ["=" * 60, header, "=" * 60, *lines, "-" * 60, carried]

    def draw(pen):
        pen.canvas.setFont("Courier", 8.6)
        for number, text in enumerate(listing):
            pen.canvas.drawString(40, 700 - 11 * number, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == list(LINES)
