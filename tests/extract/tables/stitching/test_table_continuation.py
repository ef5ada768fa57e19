"""Whether a table, a row or a label goes on over a break."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.headers import Head
from extract.tables.stitching.table_continuation import (
    ends_with_total,
    is_total,
    label_goes_on,
    plain_title,
    repeats_header,
    row_goes_on,
    same_columns,
    table_goes_on,
)

from .small_blocks import NO_HEAD, block


@pytest.mark.parametrize(
    ("above", "below", "same"),
    [
        (block([0, 100, 200]), block([0, 100, 200], left=5), True),
        (block([0, 50, 100, 200]), block([0, 100, 200]), True),
        (block([0, 50, 200]), block([0, 100, 200]), False),
        (block([0, 100, 200]), block([0, 100, 300]), False),
        (block([0, 100, 200]), block([0, 100, 200], left=90), False),
        (block([0, 100, 200], "stream"), block([0, 110, 200], "stream"), True),
        (
            block([0, 100, 200], "stream"),
            block([0, 100, 200], "stream", left=80),
            False,
        ),
        (
            block([0, 100, 200], "stream"),
            block([0, 60, 100, 200], "stream"),
            False,
        ),
        (
            block([0, 100, 200, 300]),
            block([4, 112, 195, 296], "stream"),
            True,
        ),
        (block([0, 100, 200]), block([4, 112, 195], "stream"), False),
    ],
)
def test_columns_agree_where_borders_do(above, below, same):
    assert same_columns(above, below) is same


def table(*rows, head=1):
    """A block of two columns and rows of texts, the first ``head`` of them its header."""
    cells = tuple(
        GridCell(
            r,
            c,
            1,
            1,
            (text,) if text else (),
            BBox(100 * c, 10 * r, 100 * c + 100, 10 * r + 10),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = BBox(0, 0, 200, 10 * len(rows))
    return ColumnBlock(
        1, box, (0, 100, 200), len(rows), cells, Head(0, head), "ruled"
    )


FIRST = table(("Commune", "Montant"), ("Lens", "1 000"))


def test_a_table_goes_on_without_a_header_or_with_its_own():
    assert table_goes_on(FIRST, FIRST, table(("Liévin", "2 000"), head=0))
    assert table_goes_on(
        FIRST, FIRST, table(("Commune", "Montant"), ("Liévin", "2 000"))
    )
    assert not table_goes_on(
        FIRST, FIRST, table(("Commune", "Solde"), ("Liévin", "2 000"))
    )


def test_a_total_ends_a_table():
    assert ends_with_total(table(("Commune", "Montant"), ("TOTAL", "1 000")))
    assert not ends_with_total(FIRST)


def test_a_title_printed_again_is_the_same():
    assert plain_title("Annexe 2 – Aides (suite)") == plain_title(
        "ANNEXE 3 – aides"
    )


def cell(col, *lines, **options):
    return GridCell(
        0, col, 1, 1, lines, BBox(100 * col, 0, 100 * col + 100, 10), **options
    )


def row(*cells):
    return {one.col: one for one in cells}


def above(*cells):
    return {one.col: DraftCell.of(one, 0, FIRST) for one in cells}


@pytest.mark.parametrize("side", ["above", "below"])
def test_an_open_row_whose_figures_are_on_one_side_is_one_row(side):
    label, more, figure = (
        cell(0, "Aide à la"),
        cell(0, "rénovation"),
        cell(1, "1 000"),
    )
    before = above(
        replace(label, open_bottom=True), replace(cell(1), open_bottom=True)
    )
    if side == "below":
        assert row_goes_on(before, row(more, figure))
    else:
        before = above(
            replace(label, open_bottom=True), replace(figure, open_bottom=True)
        )
        assert row_goes_on(before, row(more, cell(1)))


def test_two_rows_with_figures_stay_two():
    before = above(
        cell(0, "Lens", open_bottom=True), cell(1, "1 000", open_bottom=True)
    )
    assert not row_goes_on(before, row(cell(0, "Liévin"), cell(1, "2 000")))


def test_no_row_goes_on_below_a_total():
    before = above(
        cell(0, "Total", open_bottom=True), cell(1, "1 000", open_bottom=True)
    )
    assert not row_goes_on(before, row(cell(0, "Liévin"), cell(1)))


def test_a_closed_row_goes_on_where_its_text_had_no_room():
    before = above(
        cell(0, "Aide à la rénovation", ends=(20, 80)), cell(1, "1 000")
    )
    assert row_goes_on(
        before, row(cell(0, "énergétique", ends=(50, 50)), cell(1))
    )
    assert not row_goes_on(before, row(cell(0, "dont", ends=(5, 5)), cell(1)))


def test_a_label_that_spans_the_break_is_printed_on_one_side():
    (label,) = above(replace(cell(0, "Culture"), rowspan=2)).values()
    assert label_goes_on(label, cell(0), lambda: False)
    assert not label_goes_on(label, cell(0, "Sport"), lambda: True)
    (single,) = above(cell(0, "Culture")).values()
    assert label_goes_on(single, cell(0), lambda: True)
    assert not label_goes_on(single, cell(0), lambda: False)


# --- tables: columns


@pytest.mark.parametrize(
    ("edges", "left", "same"),
    [
        ([0, 104, 200], 0, True),  # a rule is two points thick on either side
        ([0, 96, 200], 0, True),
        ([0, 104.5, 200], 0, False),
        ([0, 100, 208], 0, False),  # no border of the other one
        ([0, 100, 204], 80, True),
        ([0, 100, 200], -80, True),
        ([0, 100, 200], 80.5, False),
        ([0, 200], 0, True),
        ([0, 50, 100, 150, 200], 0, True),
        ([0, 50, 150, 200], 0, False),
        ([0, 100, 200, 208], 0, True),  # no wider than two such borders
        ([0, 100, 200, 209], 0, False),
    ],
)
def test_drawn_borders_agree_within_the_width_of_a_rule(edges, left, same):
    ruled, other = block([0, 100, 200]), block(edges, left=left)
    assert same_columns(ruled, other) is same
    assert same_columns(other, ruled) is same
    assert same_columns(ruled, block(edges, "stream", left=left)) is same


def test_a_block_without_columns_has_those_of_no_table():
    assert not same_columns(block([0]), block([0]))


@pytest.mark.parametrize(
    ("edges", "same"),
    [
        ([50, 150, 250], True),
        ([51, 151, 251], False),
        ([90, 110, 200], True),  # half of the narrower of the two
        ([91, 111, 200], False),
        ([90, 110, 300], True),
        ([0, 100], False),
    ],
)
def test_columns_without_rules_agree_where_each_lies_mostly_over_its_own(
    edges, same
):
    above, below = block([0, 100, 200], "stream"), block(edges, "stream")
    assert same_columns(above, below) is same
    assert same_columns(below, above) is same


def test_a_table_does_not_go_on_in_other_columns():
    narrow = block([0, 50, 200])
    assert not table_goes_on(FIRST, FIRST, narrow)
    assert table_goes_on(FIRST, narrow, block([0, 50, 200])), (
        "as the block before has"
    )


# --- tables: headers


def wide_table(*names, title="", head=1):
    """A block whose header prints ``names``, under a title over its full width."""
    cells = [
        GridCell(
            head - 1, col, 1, 1, (name,), BBox(20 * col, 10, 20 * col + 20, 20)
        )
        for col, name in enumerate(names)
    ]
    width = 20 * len(names)
    if title:
        cells.append(
            GridCell(0, 0, 1, len(names), (title,), BBox(0, 0, width, 10))
        )
    edges = tuple(20.0 * n for n in range(len(names) + 1))
    bands = 1 if title else 0
    return ColumnBlock(
        1,
        BBox(0, 0, width, 30),
        edges,
        3,
        tuple(cells),
        Head(bands, head),
        "ruled",
    )


NAMES = ("Nom", "Objet", "Voté", "Réel", "Solde")


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (NAMES, True),
        (
            ("Nom", "Objet", "Voté", "Réel", "Reste"),
            True,
        ),  # four labels of five
        (("Nom", "Objet", "Voté", "Réalisé", "Reste"), False),
        (NAMES[:4], False),
        ((*NAMES, "Taux"), False),
    ],
)
def test_a_header_is_repeated_where_most_of_its_labels_are(names, same):
    assert repeats_header(wide_table(*NAMES), wide_table(*names)) is same


def test_a_header_is_repeated_where_it_prints_the_same_over_other_columns():
    first = wide_table("Poste", "Produits", "Charges", "Part")
    over = GridCell(0, 1, 1, 2, ("Ensemble",), BBox(20, 0, 60, 10))
    wider = replace(over, colspan=3)
    two = Head(0, 2)
    first = replace(first, head=two, cells=(*first.cells, over))
    again = replace(first, cells=(*first.cells[:-1], wider))
    assert again.labels != first.labels
    assert repeats_header(first, again)


def test_what_has_no_header_repeats_none():
    bare = replace(wide_table(*NAMES), head=NO_HEAD)
    assert not repeats_header(bare, wide_table(*NAMES))
    assert not repeats_header(wide_table(*NAMES), bare)
    assert not repeats_header(bare, bare)


def test_another_title_over_the_same_header_is_of_another_table():
    first = wide_table(*NAMES, title="Annexe 2 – Aides", head=2)
    assert repeats_header(
        first, wide_table(*NAMES, title="Annexe 2 – Aides (suite)", head=2)
    )
    assert not repeats_header(
        first, wide_table(*NAMES, title="Annexe 2 – Prêts", head=2)
    )
    assert repeats_header(first, wide_table(*NAMES)), (
        "a title is not always repeated"
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aides page 2", "AIDES page 13", True),
        ("Aides (suite)", "aides", True),
        ("Aides", "Prêts", False),
        ("Aides 2024 ", "aides 2025", True),
    ],
)
def test_a_title_without_what_changes_from_page_to_page(one, other, same):
    assert (plain_title(one) == plain_title(other)) is same


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("TOTAL", True),
        ("- Total", True),
        ("• Sous-total Sport", True),
        ("\u00a0Total général", True),
        ("Lens", False),
        ("Totalité des aides", False),
        ("", False),
    ],
)
def test_a_total_is_told_by_its_word_whatever_bullet_is_before_it(text, total):
    assert is_total(text) is total


def test_only_the_last_row_ends_a_table():
    assert not ends_with_total(
        table(("Nom", "Montant"), ("TOTAL", "1"), ("Lens", "2"))
    )
    two_rows = table(("Nom", "Montant"), ("TOTAL", "1"), ("", "2"))
    cells = list(two_rows.cells)
    cells[2] = replace(cells[2], rowspan=2)
    assert ends_with_total(replace(two_rows, cells=tuple(cells))), (
        "it reaches the end"
    )


# --- rows


def opened(*cells):
    return above(*(replace(one, open_bottom=True) for one in cells))


def test_rows_of_other_columns_and_of_one_column_stay_two():
    assert not row_goes_on(
        opened(cell(0, "Aide"), cell(1)), row(cell(0), cell(2, "1 000"))
    )
    assert not row_goes_on(opened(cell(0, "Aide")), row(cell(0, "suite")))


def test_cells_of_other_widths_are_no_halves_of_one():
    wide = replace(cell(1, "1 000"), colspan=2)
    assert not row_goes_on(opened(cell(0, "Aide"), cell(1)), row(cell(0), wide))


@pytest.mark.parametrize(
    ("label", "more", "one"),
    [
        ("Total", "", False),
        ("", "Total", False),
        ("Sport", "Total", False),
        ("Aide à la", "rénovation", True),
    ],
)
def test_a_total_is_no_half_of_a_row(label, more, one):
    texts = [[text] if text else [] for text in (label, more)]
    before = opened(cell(0, *texts[0]), cell(1))
    assert row_goes_on(before, row(cell(0, *texts[1]), cell(1, "1 000"))) is one


def test_bold_and_plain_texts_are_no_halves_of_one():
    before = opened(cell(0, "Aide à la", bold=True), cell(1))
    assert row_goes_on(
        before, row(cell(0, "rénovation", bold=True), cell(1, "1 000"))
    )
    assert not row_goes_on(before, row(cell(0, "rénovation"), cell(1, "1 000")))
    assert row_goes_on(before, row(cell(0), cell(1, "1 000"))), (
        "it prints nothing below"
    )


def test_a_figure_goes_on_in_no_other_cell():
    before = opened(cell(0, "Aide"), cell(1, "1 000"))
    assert not row_goes_on(before, row(cell(0), cell(1, "sur deux ans")))
    before = opened(cell(0, "Aide"), cell(1, "environ"))
    assert not row_goes_on(before, row(cell(0), cell(1, "1 000")))


# --- rows that no rule closes


def test_a_row_is_open_where_no_rule_closes_it_on_one_side():
    label, figure = cell(0, "Aide à la"), cell(1, "1 000")
    more = cell(0, "rénovation")
    assert not row_goes_on(above(label, figure), row(more, cell(1)))
    half_open = above(replace(label, open_bottom=True), figure)
    assert not row_goes_on(half_open, row(more, cell(1)))
    below = row(replace(more, open_top=True), replace(cell(1), open_top=True))
    assert row_goes_on(above(label, figure), below)


def test_an_open_row_of_which_one_half_is_empty_is_one_row():
    assert row_goes_on(
        opened(cell(0), cell(1)), row(cell(0, "Lens"), cell(1, "1 000"))
    )
    assert row_goes_on(
        opened(cell(0, "Lens"), cell(1, "1 000")), row(cell(0), cell(1))
    )
    assert row_goes_on(
        opened(cell(0), cell(1)), row(cell(0, "Lens"), cell(1, "Aide"))
    )


def test_an_open_row_of_texts_goes_on_where_its_key_is_not_printed_again():
    before = opened(cell(0, "Lens"), cell(1, "Aide à la"))
    assert row_goes_on(before, row(cell(0), cell(1, "rénovation")))
    assert not row_goes_on(before, row(cell(0, "Arras"), cell(1, "rénovation")))
    keyless = opened(cell(0), cell(1, "Aide à la"))
    assert not row_goes_on(keyless, row(cell(0), cell(1, "rénovation")))


def test_an_open_row_with_figures_on_both_sides_is_two():
    before = opened(cell(0, "Lens"), cell(1, "1 000"), cell(2))
    assert not row_goes_on(before, row(cell(0), cell(1), cell(2, "2 000")))


# --- rows that rules close


def closed(*texts, **options):
    """Three cells above the break: a key, a text, a figure."""
    return above(*(cell(n, *lines, **options) for n, lines in enumerate(texts)))


def texts_below(*texts):
    return row(*(cell(n, *lines) for n, lines in enumerate(texts)))


NONE = ()


@pytest.mark.parametrize(
    ("before", "below", "one"),
    [
        # Its figures are there, its key is not printed again, a text goes on.
        (
            (["Lens"], ["Aide à la"], ["1 000"]),
            (NONE, ["rénovation"], NONE),
            True,
        ),
        (
            (["Lens"], ["Aide à la"], ["1 000"]),
            (["Arras"], ["rénovation"], NONE),
            False,
        ),
        ((NONE, ["Aide à la"], ["1 000"]), (NONE, ["rénovation"], NONE), False),
        ((["Lens"], NONE, ["1 000"]), (NONE, ["rénovation"], NONE), False),
        ((["Lens"], ["Aide à la"], ["1 000"]), (NONE, NONE, NONE), False),
        # Without figures, a text that is wrapped over three lines.
        (
            (["Lens"], ["Aide à la", "grande"], NONE),
            (NONE, ["rénovation"], NONE),
            True,
        ),
        (
            (["Lens"], ["Aide à la"], NONE),
            (NONE, ["grande", "rénovation"], NONE),
            True,
        ),
        ((["Lens"], ["Aide à la"], NONE), (NONE, ["rénovation"], NONE), False),
        (
            (["Lens"], ["Aide", "à", "la"], NONE),
            (NONE, NONE, ["rénovation"]),
            False,
        ),
        (
            (["Lens"], ["Aide à la"], NONE),
            (NONE, ["rénovation"], ["1 000"]),
            False,
        ),
        (
            (["Lens"], ["Aide", "à la"], NONE),
            (["Arras"], ["rénovation"], NONE),
            False,
        ),
    ],
)
def test_a_closed_row_goes_on_where_its_key_is_missing_and_a_text_is_wrapped(
    before, below, one
):
    assert row_goes_on(closed(*before), texts_below(*below)) is one


def test_a_closed_row_goes_on_where_a_bracket_closes_below_the_break():
    before = closed(["Halle"], ["Mme A. Martin (Camion"], ["Abonnement"])
    assert row_goes_on(
        before, texts_below(["neuve"], ["LE FAISAN)"], ["annuel"])
    )
    other = texts_below(["neuve"], ["M. L. Petit (Étal)"], ["annuel"])
    assert not row_goes_on(before, other)


@pytest.mark.parametrize(
    ("amount", "rest", "one"),
    [
        ("1 250,00", (["(ouverture)"], []), True),
        ("", (["(ouverture)"], []), False),  # no line without a figure is one
        ("1 250,00", (["Voirie"], ["à voir"]), False),  # a line of its own
        ("1 250,00", ([], []), False),
    ],
)
def test_a_key_alone_right_above_a_total_is_the_rest_of_the_one_before(
    amount, rest, one
):
    before = closed(["Achat de", "matériel"], [amount] if amount else [])
    below = texts_below(*rest)
    assert row_goes_on(before, below, total_next=True) is one
    assert not row_goes_on(before, below)


@pytest.mark.parametrize(("beside", "one"), [(")", True), ("hab", False)])
def test_a_bracket_below_the_break_tells_nothing_of_room(beside, one):
    before = above(
        cell(0, "Association des Maires", ends=(20, 80)),
        cell(1, "430,95 €", "(0,221*1950)", ends=(20, 40)),
        cell(2, "430,95 €"),
    )
    below = row(
        cell(0, "de L.A.", ends=(20, 50)), cell(1, beside, ends=(5, 5)), cell(2)
    )
    assert row_goes_on(before, below) is one


def test_a_label_over_rows_goes_on_below_the_break_in_a_small_letter():
    (label,) = above(cell(0, "Concession cimetière ou")).values()
    rest = replace(cell(0, "columbarium"), rowspan=2)
    assert label_goes_on(label, rest, lambda: False)
    assert not label_goes_on(label, replace(rest, rowspan=1), lambda: True)
    capital = replace(rest, lines=("Columbarium",))
    assert not label_goes_on(label, capital, lambda: True)


@pytest.mark.parametrize(
    ("hours", "one"), [("264 H", True), ("264", True), ("tous", False)]
)
def test_a_closed_row_has_its_figures_where_a_unit_follows_them(hours, one):
    before = above(cell(0, "Temps du midi", ends=(20, 80)), cell(1, hours))
    rest = row(cell(0, "(déplacements, repas)", ends=(50, 90)), cell(1))
    assert row_goes_on(before, rest) is one


def spanning(one):
    return replace(one, rowspan=2)


def test_a_text_wrapped_beside_a_spanning_label_is_a_line_of_its_group():
    """Where a label spans the rows, those without a key are lines as the others are."""
    label, text = cell(0, "Culture"), cell(2, "Aide", "à la")
    below = row(cell(0), cell(1), cell(2, "rénovation"))
    assert row_goes_on(
        above(label, cell(1, "Lens"), text),
        row(cell(0), cell(1), cell(2, "rénovation")),
    )
    assert not row_goes_on(above(spanning(label), cell(1, "Lens"), text), below)
    figure = cell(3, "1 000")
    assert row_goes_on(
        above(spanning(label), cell(1, "Lens"), text, figure),
        below | row(cell(3)),
    )


def test_a_spanning_label_printed_twice_is_two_unless_no_rule_closes_it():
    text, more = cell(1, "Aide à la", open_bottom=True), cell(1, "rénovation")
    label = spanning(cell(0, "Culture"))
    figure = cell(2, "1 000", open_bottom=True)
    assert not row_goes_on(
        above(label, text, figure), row(cell(0, "Sport"), more, cell(2))
    )
    assert row_goes_on(above(label, text, figure), row(cell(0), more, cell(2)))
    label = replace(label, open_bottom=True)
    assert row_goes_on(
        above(label, text, figure), row(cell(0, "et sport"), more, cell(2))
    )
    below = row(spanning(cell(0, "Sport")), more, cell(2))
    assert not row_goes_on(above(cell(0, "Culture"), text, figure), below)


def test_nothing_but_spanning_cells_is_no_row():
    before = above(
        *(spanning(replace(cell(n, "A"), open_bottom=True)) for n in (0, 1))
    )
    assert not row_goes_on(before, row(cell(0), cell(1)))


@pytest.mark.parametrize("turned", ["above", "below"])
def test_a_text_that_is_turned_is_not_known_to_have_had_no_room(turned):
    angles = [90, 0] if turned == "above" else [0, 90]
    full = cell(0, "Aide à la", ends=(20, 90), angle=angles[0])
    more = cell(0, "rénovation", ends=(50, 50), angle=angles[1])
    assert not row_goes_on(above(full, cell(1, "1 000")), row(more, cell(1)))


@pytest.mark.parametrize(
    ("last", "first", "options", "one"),
    [
        (80, 8.5, {}, True),  # 100 points wide, 12 of them white
        (80, 8, {}, False),
        (80, 50, {"shaded": True}, False),
    ],
)
def test_a_text_had_no_room_where_its_next_word_does_not_fit_the_last_line(
    last, first, options, one
):
    before = above(cell(0, "Aide à la", ends=(20, last)), cell(1, "1 000"))
    below = row(cell(0, "rénovation", ends=(first, 50), **options), cell(1))
    assert row_goes_on(before, below) is one


def test_each_text_below_had_no_room_above():
    full = (
        cell(0, "Aide à la", ends=(20, 90)),
        cell(1, "Ville de", ends=(20, 90)),
    )
    more = cell(0, "rénovation", ends=(50, 50)), cell(1, "Lens", ends=(50, 50))
    assert row_goes_on(above(*full, cell(2, "1 000")), row(*more, cell(2)))
    short = cell(1, "Ville", ends=(20, 20))
    assert not row_goes_on(
        above(full[0], short, cell(2, "1 000")), row(*more, cell(2))
    )
    empty = cell(1)
    assert not row_goes_on(
        above(full[0], empty, cell(2, "1 000")), row(*more, cell(2))
    )
    assert not row_goes_on(above(*full, cell(2)), row(*more, cell(2))), (
        "no figure yet"
    )


# --- labels


@pytest.mark.parametrize("label", ["above", "below", ""])
@pytest.mark.parametrize(
    ("spans_above", "spans_below", "as_a_rule", "one"),
    [
        (2, 1, False, (True, True, True)),
        (2, 1, True, (True, True, True)),
        (1, 2, False, (True, False, True)),
        (1, 2, True, (True, True, True)),
        (1, 1, False, (False, False, False)),
        (1, 1, True, (True, False, True)),
    ],
)
def test_a_label_goes_on_where_one_half_spans_rows_or_labels_do_as_a_rule(
    label, spans_above, spans_below, as_a_rule, one
):
    """Printed above, the half below may be any empty cell; printed below, it must span itself."""
    first = cell(0, "Culture") if label == "above" else cell(0)
    second = cell(0, "Culture") if label == "below" else cell(0)
    (before,) = above(replace(first, rowspan=spans_above)).values()
    below = replace(second, rowspan=spans_below)
    expected = one[("above", "below", "").index(label)]
    assert label_goes_on(before, below, lambda: as_a_rule) is expected


def test_a_figure_is_no_label():
    (figure,) = above(spanning(cell(0, "1 000"))).values()
    assert not label_goes_on(figure, cell(0), lambda: True)
    (nothing,) = above(spanning(cell(0))).values()
    assert not label_goes_on(nothing, spanning(cell(0, "1 000")), lambda: True)
