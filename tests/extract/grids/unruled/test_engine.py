"""Tables without a full grid of rules read back exactly."""

import pytest
from hypothesis import HealthCheck, example, given, settings

from extract.grids.choose import grids

from ...small_tables import FONT, LOANS, SIZE, as_lists, put, right, rows
from ...unruled import Look, Printed, Setter, paragraph, tables

KINDS = ("detail", "detail", "detail", "detail", "total")
UNION = "Union sportive de Saint-Orven"
QUIET = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def folded(table):
    return [
        [" ".join(text.split()) for text in row]
        for row in (table.titles, *table.rows)
    ]


@given(table=tables())
@example(
    table=Printed(
        titles=("Libellé", "Proposé 2026"),
        rows=(
            (UNION, "0"),
            (UNION, "0"),
            (UNION, "0"),
            ("Entretien des bâtiments", "+3,0 %"),
            ("Culture", ""),
            (UNION, "+3,0 %"),
            ("Total", "0"),
        ),
        kinds=(*["detail"] * 4, "band", "detail", "total"),
        look=Look(11.0, 2.0, "none", "right", "middle", shaded=False),
    )
)
@example(  # bold digits on both sides of an apostrophe
    table=Printed(
        titles=("Libellé", "Proposé 2026"),
        rows=(
            (UNION, "0"),
            (UNION, "0"),
            (UNION, "0"),
            (UNION, "+3,0 %"),
            ("Total", "3'800"),
        ),
        kinds=KINDS,
        look=Look(7.0, 2.0, "none", "right", "top", shaded=False),
    )
)
@QUIET
def test_a_table_between_paragraphs_reads_back_exactly(page_of, table):
    def draw(pen):
        y = paragraph(pen, 40, 3)
        pen.text(
            40, y + 20, "Tableau 1 – État des subventions", size=10, bold=True
        )
        y = Setter(pen, table, 40).draw(y + 36)
        if y < 740:
            paragraph(pen, y + 14, 4)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == folded(table)


@given(first=tables(), second=tables())
@example(  # a title wider than the figures under it, on a line of its own
    first=Printed(
        titles=("Libellé", "Écart"),
        rows=(
            ("Personnel", "+3,0 %"),
            (
                "Location de la salle polyvalente aux associations extérieures"
                " à la commune",
                "+3,0 %",
            ),
            ("Charges à caractère général", "+3,0 %"),
            ("Entretien des bâtiments", "0"),
            ("Total", "5"),
        ),
        kinds=KINDS,
        look=Look(11.0, 2.0, "stripes", "right", "top", shaded=False),
    ),
    second=Printed(
        titles=("Libellé", "2025", "Proposé 2026"),
        rows=(
            (UNION, "0", "0"),
            (UNION, "0", "0"),
            (UNION, "0", "0"),
            (UNION, "+3,0 %", "0"),
            ("Total", "0", "0"),
        ),
        kinds=KINDS,
        look=Look(7.0, 2.0, "none", "right", "top", shaded=False),
    ),
)
@settings(QUIET, max_examples=20)
def test_two_tables_one_below_the_other_stay_two(page_of, first, second):
    def draw(pen):
        y = Setter(pen, first, 40).draw(60)
        y = paragraph(pen, y + 12, 2)
        pen.text(
            40, y + 18, "Tableau 2 – Tarifs municipaux", size=10, bold=True
        )
        Setter(pen, second, 40).draw(y + 32)

    found = grids(page_of(draw, height=2000))
    assert [rows(g) for g in found] == [folded(first), folded(second)]


STAFF = [
    ("Filière", "Hommes", "Femmes"),
    ("Administrative", "4", "11"),
    ("Technique", "38", "6"),
    ("Culturelle", "2", "5"),
    ("Total", "44", "22"),
]


@pytest.mark.parametrize(("lower", "pitch"), [(0, 14), (3, 17)])
def test_two_ruled_tables_beside_each_other_stay_two(page_of, lower, pitch):
    """At one height, or the rows and rules of one at other heights than those of the other."""

    def draw(pen):
        put(pen, LOANS, 40, 120, rules=True)
        put(pen, STAFF, 320, 120 + lower, rules=True, pitch=pitch)

    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(LOANS),
        as_lists(STAFF),
    ]


PRICES = [
    ("Élément", "2024", "2025"),
    ("Part par élève", "60,50", "62,00"),
    ("Part par salle", "9,04", "9,40"),
    ("Petits collèges", "17 500", "18 000"),
]


def test_tables_beside_each_other_are_parted_where_the_backgrounds_of_one_end(
    page_of,
):
    """What its last label prints below its last figures is of it."""

    def draw(pen):
        for left, texts in ((40, PRICES), (306, STAFF[:3])):
            for n, (label, *figures) in enumerate(texts):
                y = 120 + 14 * n
                pen.line(left, y, left + 242, y)
                if n % 2 == 0:
                    pen.fill(left, y, left + 242, y + 14, "#DDE4EE")
                pen.text(left + 4, y + 10, label)
                for x, text in zip((170, 238), figures, strict=True):
                    right(pen, left + x, y + 10, text)
        pen.text(44, 185, "et annexes")
        pen.line(40, 190, 282, 190)
        pen.line(306, 162, 548, 162)

    found = [rows(g) for g in grids(page_of(draw))]
    assert found == [
        [*as_lists(PRICES[:3]), ["Petits collèges et annexes", *PRICES[3][1:]]],
        as_lists(STAFF[:3]),
    ]


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (("Tableau 1 – Prix", "Tableau 2 – Agents"), 2),
        (("Tableau n° 4 a – Prix", "Tableau n° 4 b – Agents"), 2),
        (("Tableau 1 – Prix", "Agents de la direction"), 1),
    ],
)
@pytest.mark.parametrize("place", [-6, 4, "middle"])
def test_tables_without_rules_are_parted_below_their_titles(
    page_of, place, titles, count
):
    """Titles that begin left of their table, with it, or are in the middle over it."""

    def draw(pen):
        for left, title in zip((40, 306), titles, strict=True):
            if place == "middle":
                width = pen.canvas.stringWidth(title, FONT, SIZE)
                pen.text(left + 121 - width / 2, 100, title)
            else:
                pen.text(left + place, 100, title)
        for left, texts in ((40, PRICES), (306, STAFF[:4])):
            for n, (label, *figures) in enumerate(texts):
                y = 120 + 14 * n
                pen.text(left + 4, y, label)
                for x, text in zip((170, 238), figures, strict=True):
                    right(pen, left + x, y, text)

    found = [rows(g) for g in grids(page_of(draw))]
    assert len(found) == count
    if count == 2:
        assert found == [as_lists(PRICES), as_lists(STAFF[:4])]


def test_a_sideways_table_is_read_in_its_own_direction(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate(LOANS):
            pen.upwards(100 + 15 * k, 600, label)
            for c, text in enumerate(figures):
                pen.upwards(100 + 15 * k, 430 - 110 * c + 4.9 * len(text), text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)
    assert {cell.angle for cell in grid.cells} == {270}
    first = next(c for c in grid.cells if c.text == "Banque A")
    assert first.bbox.x0 < 115 < first.bbox.x1
    assert first.bbox.top < 580 < first.bbox.bottom


def test_open_ends_are_told(page_of):
    (grid,) = grids(page_of(lambda pen: put(pen, LOANS, 40, 120)))
    assert (grid.open_top, grid.open_bottom) == (True, True)
    (grid,) = grids(page_of(lambda pen: put(pen, LOANS, 40, 120, rules=True)))
    assert (grid.open_top, grid.open_bottom) == (False, False)


TARIFFS = [
    ("Habitants", "Avec chauffage", "260 €"),
    ("Habitants", "Sans chauffage", "210 €"),
    ("Autres", "Avec chauffage", "360 €"),
    ("Autres", "Sans chauffage", "310 €"),
]
LEFT, RIGHT = 60, 500


def put_frame(pen, y, label):
    """A frame with a label beside four lines that rules part, none of them upright."""
    for k, row in enumerate(TARIFFS):
        pen.text(182, y + 10 + 14 * k, row[0])
        pen.text(290, y + 10 + 14 * k, row[1])
        right(pen, 460, y + 10 + 14 * k, row[2])
    pen.text(90, y + 31, label)
    for k in range(5):
        x0 = LEFT if k in (0, 4) else 175
        pen.line(x0, y + 14 * k, RIGHT, y + 14 * k)


@pytest.mark.parametrize(("sides_between", "count"), [(False, 2), (True, 1)])
def test_two_frames_below_each_other_are_two_tables(
    page_of, sides_between, count
):
    """Where their sides run through the white between, it is a row of one table."""

    def draw(pen):
        pen.text(
            LEFT, 60, "Tarifs de la salle des fêtes à compter du 1er octobre"
        )
        for y, label in ((90, "Journée"), (154, "Demi-journée")):
            put_frame(pen, y, label)
            for x in (LEFT, RIGHT):
                pen.line(x, y, x, y + 56)
        if sides_between:
            for x in (LEFT, RIGHT):
                pen.line(x, 146, x, 154)

    found = grids(page_of(draw))
    assert len(found) == count
    lines = [row[-3:] for grid in found for row in rows(grid) if row[-1]]
    assert lines == list(map(list, TARIFFS * 2))
