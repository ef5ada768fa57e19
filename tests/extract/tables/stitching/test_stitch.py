"""Tables over page breaks: what is one table, what a break cut, what stays apart."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.reader import read_document

from ...drawing import Drawn, Sketch

WIDTHS = (120.0, 120.0, 90.0)
HEADER = ("Structure", "Action", "Montant")


def sketch(
    rows,
    *,
    header=True,
    spans=None,
    open_top=False,
    open_bottom=False,
    heights=None,
    widths=WIDTHS,
    bold=frozenset(),
):
    """A table of rows of strings or tuples of lines; None is a position covered by a span."""
    every = [HEADER, *rows] if header else list(rows)
    cells = tuple(
        Drawn(
            r,
            c,
            *(spans or {}).get((r, c), (1, 1)),
            (text,) if isinstance(text, str) and text else tuple(text),
        )
        for r, row in enumerate(every)
        for c, text in enumerate(row)
        if text is not None
    )
    tall = tuple(
        heights
        or [
            max(
                15.0,
                10.0
                * max(
                    len(t) if isinstance(t, tuple) else 1
                    for t in row
                    if t is not None
                )
                + 6,
            )
            for row in every
        ]
    )
    return Sketch(
        cells,
        widths,
        tall,
        open_top=open_top,
        open_bottom=open_bottom,
        bold_rows=frozenset({0}) | bold if header else bold,
    )


def pages(*drawn):
    """One page for each list of sketches or (x, y, text) lines."""

    def draw(items):
        def on(pen):
            for item in items:
                if isinstance(item, tuple):
                    pen.text(item[0], item[1], item[2], bold=len(item) > 3)
                else:
                    place, one = item["at"], item["table"]
                    pen.table(one, *place)

        return on

    return [draw(items) for items in drawn]


def at(y, table, x=50.0):
    return {"at": (x, y), "table": table}


def tables(source_of, *drawn):
    with source_of(pages(*drawn)) as source:
        return [table.raw for table in read_document(source).tables]


def body(raw):
    rows = [[""] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def lines(start, count):
    return [
        (f"Club {n}", "Fonctionnement", f"{n} 000,00")
        for n in range(start, start + count)
    ]


@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_goes_on_with_or_without_its_header(source_of, repeat):
    (raw,) = tables(
        source_of,
        [at(600, sketch(lines(1, 3)))],
        [at(40, sketch(lines(4, 3), header=repeat))],
        [at(40, sketch(lines(7, 2), header=repeat, open_top=not repeat))],
    )
    assert raw.header == HEADER
    assert body(raw) == [list(row) for row in lines(1, 8)]
    assert raw.row_pages == (1, 1, 1, 2, 2, 2, 3, 3)
    assert [place.page for place in raw.places] == [1, 2, 3]
    assert len(raw.repeated_headers) == (2 if repeat else 0)


def test_a_heading_between_two_tables_keeps_them_apart(source_of):
    first, second = tables(
        source_of,
        [at(600, sketch(lines(1, 3)))],
        [
            (50, 60, "Subventions à la culture", "bold"),
            at(80, sketch(lines(4, 3))),
        ],
    )
    assert second.caption == "Subventions à la culture"
    assert (first.rows, second.rows) == (3, 3)


@pytest.mark.parametrize(("open_top", "count"), [(False, 2), (True, 1)])
def test_white_between_two_closed_tables_keeps_them_apart(
    source_of, open_top, count
):
    """Where a rule closes only one of them, it may be a title's row without borders."""
    above = sketch(lines(1, 3))
    below = sketch(lines(4, 3), header=False, open_top=open_top)
    found = tables(source_of, [at(40, above), at(112, below)])
    assert len(found) == count


def test_other_columns_keep_tables_apart(source_of):
    found = tables(
        source_of,
        [at(600, sketch(lines(1, 3)))],
        [at(40, sketch(lines(4, 3), header=False, widths=(80.0, 160.0, 90.0)))],
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("widths", "count"),
    [((80, 45, 60, 70, 75), 1), ((40, 80, 90, 40, 80), 2)],
)
def test_many_columns_go_on_at_other_widths(source_of, widths, count):
    """A table drawn anew on the next page has as many columns, each mostly over its own."""
    rows = [
        (f"Lot {n}", "MAPA", f"{n}/12", "44680", "Gros œuvre") for n in range(4)
    ]
    head = ("Lot", "Procédure", "Date", "Code postal", "Objet")
    above = sketch([head, *rows], header=False, widths=(70, 60, 50, 80, 70))
    below = sketch(rows, header=False, widths=widths)
    found = tables(source_of, [at(600, above)], [at(40, below)])
    assert len(found) == count


def test_another_header_starts_another_table(source_of):
    other = [
        ("Commune", "Canton", "Population"),
        ("Lens", "Lens", "31 000"),
        ("Arras", "Arras", "42 000"),
    ]
    found = tables(
        source_of,
        [at(600, sketch(lines(1, 3)))],
        [at(40, sketch(other, header=False, bold=frozenset({0})))],
    )
    assert [raw.header for raw in found] == [HEADER, other[0]]


def test_tables_beside_each_other_go_on_below_themselves(source_of):
    narrow = (60.0, 60.0, 60.0)
    found = tables(
        source_of,
        [
            at(700, sketch(lines(1, 2), widths=narrow), 30.0),
            at(700, sketch(lines(11, 2), widths=narrow), 300.0),
        ],
        [
            at(40, sketch(lines(3, 2), widths=narrow, header=False), 30.0),
            at(40, sketch(lines(13, 2), widths=narrow, header=False), 300.0),
        ],
    )
    assert [[row[0] for row in body(raw)] for raw in found] == [
        [f"Club {n}" for n in (1, 2, 3, 4)],
        [f"Club {n}" for n in (11, 12, 13, 14)],
    ]


def test_tables_beside_each_other_have_each_its_own_heading(source_of):
    narrow = (60.0, 60.0, 60.0)
    found = tables(
        source_of,
        [
            (30, 90, "Fonctionnement", "bold"),
            (300, 90, "Investissement", "bold"),
            at(100, sketch(lines(1, 2), widths=narrow), 30.0),
            at(100, sketch(lines(11, 2), widths=narrow), 300.0),
        ],
    )
    assert [raw.caption for raw in found] == [
        "Fonctionnement",
        "Investissement",
    ]


def test_one_heading_over_tables_beside_each_other_is_of_both(source_of):
    narrow = (60.0, 60.0, 60.0)
    found = tables(
        source_of,
        [
            (30, 90, "Liste des subventions", "bold"),
            at(100, sketch(lines(1, 2), widths=narrow), 30.0),
            at(100, sketch(lines(11, 2), widths=narrow), 300.0),
        ],
    )
    assert [raw.caption for raw in found] == ["Liste des subventions"] * 2


FORM = [
    ("Désignation", "Terrain A 162"),
    ("Vendeur", "Commune"),
    ("Frais", "À la charge du vendeur"),
    ("Montant", "550,00"),
    ("Montant des droits", "3 480,00"),
]


def test_a_row_of_a_table_without_header_is_none_below_a_break(source_of):
    """ "Frais", a text over an amount, opens the second page."""
    widths = (120.0, 120.0)
    (raw,) = tables(
        source_of,
        [at(600, sketch(FORM[:2], header=False, widths=widths))],
        [at(40, sketch(FORM[2:], header=False, widths=widths))],
    )
    assert raw.header == ("Colonne 1", "Colonne 2")
    assert body(raw) == [list(row) for row in FORM]


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        (("", "", "retenu H.T."), "Montant retenu H.T."),
        (("", "Divers", ""), "Montant"),
        (("Divers", "", "néant"), "Montant"),
    ],
)
def test_a_header_row_cut_by_the_page_is_one_row(source_of, rest, name):
    """What is left of it stands over columns of figures only."""
    (raw,) = tables(
        source_of,
        [at(700, sketch([]))],
        [at(40, sketch([rest, *lines(1, 3)], header=False))],
    )
    is_rest = name != "Montant"
    assert raw.header == (*HEADER[:2], name)
    assert body(raw)[not is_rest :] == [list(row) for row in lines(1, 3)]
    places = raw.header_rows[-1].places
    assert [place.page for place in places] == ([1, 2] if is_rest else [1])


def test_a_row_cut_by_the_page_is_one_row(source_of):
    first = [
        *lines(1, 1),
        ("CPIE", ("Des équipes se forment", "dans les quartiers."), ""),
    ]
    rest = [
        ("", ("Elles réduisent", "leurs consommations."), "10 000,00"),
        *lines(3, 1),
    ]
    (raw,) = tables(
        source_of,
        [at(600, sketch(first))],
        [at(40, sketch(rest, header=False))],
    )
    assert body(raw)[1] == [
        "CPIE",
        "Des équipes se forment dans les quartiers. Elles réduisent leurs consommations.",
        "10 000,00",
    ]
    assert raw.rows == 3
    cut = next(
        cell for cell in raw.cells if cell.text.startswith("Des équipes")
    )
    assert [place.page for place in cut.places] == [1, 2]


@pytest.mark.parametrize(
    "text", ["et des familles", ("et des familles", "du quartier")]
)
def test_a_row_that_no_rule_closes_at_the_break_goes_on_below_it(
    source_of, text
):
    first = [*lines(1, 2), ("Amicale des parents", "Fonctionnement", "900,00")]
    rest = [(text, "", ""), *lines(4, 1)]
    (raw,) = tables(
        source_of,
        [at(600, sketch(first, open_bottom=True))],
        [at(40, sketch(rest, header=False))],
    )
    whole = text if isinstance(text, str) else " ".join(text)
    assert body(raw)[2] == [
        f"Amicale des parents {whole}",
        "Fonctionnement",
        "900,00",
    ]
    assert raw.rows == 4


def test_a_text_that_had_no_room_left_goes_on_below_a_closed_break(source_of):
    first = [
        *lines(1, 2),
        (("Association des", "parents du collège"), "Fonctionnement", "900,00"),
    ]
    rest = [("Jean-Moulin-des-Prés", "", ""), *lines(4, 1)]
    (raw,) = tables(
        source_of,
        [at(600, sketch(first))],
        [at(40, sketch(rest, header=False))],
    )
    assert (
        body(raw)[2][0]
        == "Association des parents du collège Jean-Moulin-des-Prés"
    )


@pytest.mark.parametrize("bold", [True, False])
def test_a_title_row_at_the_top_of_a_page_is_no_rest_of_a_row(source_of, bold):
    rest = [("Sport", "", ""), *lines(3, 2)]
    (raw,) = tables(
        source_of,
        [at(600, sketch(lines(1, 2)))],
        [
            at(
                40,
                sketch(
                    rest,
                    header=False,
                    bold=frozenset({0}) if bold else frozenset(),
                ),
            )
        ],
    )
    assert body(raw) == [
        list(row) for row in [*lines(1, 2), ("Sport", "", ""), *lines(3, 2)]
    ]


def test_whole_rows_on_both_sides_of_an_open_break_stay_rows(source_of):
    (raw,) = tables(
        source_of,
        [at(600, sketch(lines(1, 2), open_bottom=True))],
        [at(40, sketch(lines(3, 2), header=False, open_top=True))],
    )
    assert body(raw) == [list(row) for row in lines(1, 4)]


def test_a_line_without_its_label_is_a_row_of_its_own(source_of):
    """Both rows print an amount: the second one is no rest of the first."""
    (raw,) = tables(
        source_of,
        [at(600, sketch(lines(1, 2)))],
        [
            at(
                40,
                sketch(
                    [("", "Investissement", "500,00"), *lines(3, 1)],
                    header=False,
                ),
            )
        ],
    )
    assert [row[1] for row in body(raw)] == [
        "Fonctionnement",
        "Fonctionnement",
        "Investissement",
        "Fonctionnement",
    ]


@pytest.mark.parametrize("printed_above", [True, False])
def test_a_label_that_spans_the_break_is_one_cell(source_of, printed_above):
    above, below = ("Artois", "") if printed_above else ("", "Artois")
    first = [("Lens", "a", "1,00"), (above, "b", "2,00"), (None, "c", "3,00")]
    rest = [(below, "d", "4,00"), (None, "e", "5,00"), ("Ternois", "f", "6,00")]
    (raw,) = tables(
        source_of,
        [at(600, sketch(first, spans={(2, 0): (2, 1)}))],
        [at(40, sketch(rest, header=False, spans={(0, 0): (2, 1)}))],
    )
    label = next(cell for cell in raw.cells if cell.text == "Artois")
    assert (label.row, label.rowspan) == (1, 4)
    assert [place.page for place in label.places] == [1, 2]


def test_a_spanned_figure_is_not_carried_over_the_break(source_of):
    first = [("Lens", "a", "1,00"), ("Arras", "b", "2,00")]
    rest = [("Calais", "c", ""), ("Béthune", "d", "4,00")]
    (raw,) = tables(
        source_of,
        [at(600, sketch(first))],
        [at(40, sketch(rest, header=False))],
    )
    assert [row[2] for row in body(raw)] == ["1,00", "2,00", "", "4,00"]
    assert all(cell.rowspan == 1 for cell in raw.cells)


def test_a_header_with_other_names_inside_a_grid_starts_a_table(source_of):
    rows = [
        ("1. Sport", None, None),
        ("Club", "Places", "Montant"),
        ("Judo", "12", "500,00"),
        ("Tennis", "8", "300,00"),
        ("2. Culture", None, None),
        ("Club", "Description", "Montant"),
        ("Théâtre", "Une saison", "900,00"),
        ("Chœur", "Deux concerts", "700,00"),
    ]
    spans = {(0, 0): (1, 3), (4, 0): (1, 3)}
    first, second = tables(
        source_of,
        [
            at(
                100,
                sketch(
                    rows,
                    header=False,
                    spans=spans,
                    bold=frozenset({0, 1, 4, 5}),
                ),
            )
        ],
    )
    assert (first.caption, first.header) == (
        "1. Sport",
        ("Club", "Places", "Montant"),
    )
    assert (second.caption, second.header) == (
        "2. Culture",
        ("Club", "Description", "Montant"),
    )
    assert body(second) == [
        ["Théâtre", "Une saison", "900,00"],
        ["Chœur", "Deux concerts", "700,00"],
    ]


@given(
    sizes=st.lists(st.integers(2, 9), min_size=2, max_size=4),
    repeat=st.booleans(),
    foot=st.booleans(),
    open_top=st.booleans(),
)
@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_table_over_any_pages_is_read_whole(
    source_of, sizes, repeat, foot, open_top
):
    drawn, start = [], 1
    for number, size in enumerate(sizes, 1):
        header = number == 1 or repeat
        one = sketch(
            lines(start, size), header=header, open_top=open_top and not header
        )
        footer = [(50.0, 820.0, f"CP-2026 – page {number}")] if foot else []
        drawn.append([at(60, one), *footer])
        start += size
    (raw,) = tables(source_of, *drawn)
    assert body(raw) == [list(row) for row in lines(1, start - 1)]


@pytest.mark.parametrize(
    "again", ["Subventions aux clubs", "Subventions aux clubs (suite)"]
)
def test_a_title_printed_again_on_the_next_page_parts_nothing(source_of, again):
    (raw,) = tables(
        source_of,
        [
            (50, 580, "Subventions aux clubs", "bold"),
            at(600, sketch(lines(1, 3))),
        ],
        [(50, 160, again, "bold"), at(180, sketch(lines(4, 3)))],
    )
    assert (raw.rows, raw.caption) == (6, "Subventions aux clubs")


def test_a_title_printed_again_after_a_total_starts_a_table(source_of):
    found = tables(
        source_of,
        [
            (50, 580, "Fonctionnement", "bold"),
            at(600, sketch([*lines(1, 2), ("TOTAL", "", "3 000,00")])),
        ],
        [(50, 160, "Fonctionnement", "bold"), at(180, sketch(lines(4, 3)))],
    )
    assert [raw.rows for raw in found] == [3, 3]


def test_footnotes_between_two_pages_part_nothing(source_of):
    (raw,) = tables(
        source_of,
        [
            at(600, sketch(lines(1, 3))),
            (50, 700, "(1) sous réserve du vote du budget"),
        ],
        [at(60, sketch(lines(4, 3)))],
    )
    assert raw.rows == 6


def test_a_line_that_the_lower_edge_cuts_is_none_below_the_table(source_of):
    first = sketch(lines(1, 3))
    edge = 600 + sum(first.heights)
    cut = (55, edge + 4, "Union")
    (raw,) = tables(
        source_of,
        [at(600, first), cut],
        [at(60, sketch(lines(4, 3), header=False))],
    )
    assert raw.rows == 6
