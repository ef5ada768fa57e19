"""Whether the figures of a column over the scope of a total give what the total prints."""

from decimal import Decimal

import pytest

from validate.tables.figure_table import figure_tables
from validate.tables.scope_fits import ScopeFit, ScopeFits
from validate.tables.total_scopes import DETAILS, PAGES, PARENTS, Reach, Scope

SIMPLE = ("Association", "Montant (€)")


@pytest.fixture
def fits_of(make_document, make_raw):
    def make(rows, header=SIMPLE, **more):
        document = make_document([make_raw("t", header, rows, **more)])
        return ScopeFits(figure_tables(document)[0])

    return make


def fit_of(fits, name="group", index=-1):
    """The fit of the scope called ``name`` of one of the closing rows, the last one as a rule."""
    row = fits.scopes.closing_rows()[index]
    return next(fit for fit in fits.of[row.index] if fit.scope.name == name)


def column(amounts, total):
    return [
        *([f"Club {n}", amount] for n, amount in enumerate(amounts)),
        ["Total", total],
    ]


# --- what a fit says


def scope(reach=Reach.ALL, pool=DETAILS, start=0, extra=()):
    return Scope(reach, pool, start, 3, extra)


def test_columns_of_nothing_are_no_evidence():
    fit = ScopeFit(scope(), {1: True, 2: True, 3: False}, nothing=1)
    assert fit.held == 1
    assert not fit.full


@pytest.mark.parametrize(
    ("columns", "full"),
    [({1: True, 2: True}, True), ({1: True, 2: False}, False), ({}, False)],
)
def test_a_fit_is_full_where_every_column_that_can_be_judged_holds(
    columns, full
):
    assert ScopeFit(scope(), columns).full is full


@pytest.mark.parametrize(
    ("given", "covers"),
    [
        (scope(), True),
        (scope(pool=0), True),
        (scope(start=1), False),
        (scope(extra=(2,)), False),
        (scope(pool=PAGES), False),
        (scope(pool=PARENTS), False),
    ],
)
def test_all_lines_or_all_subtotals_from_the_start_cover_the_table(
    given, covers
):
    assert ScopeFit(given, {}).covers_all is covers


@pytest.mark.parametrize(
    ("reach", "below"),
    [(Reach.BELOW, True), (Reach.GROUP, False), (Reach.ALL, False)],
)
def test_what_is_printed_below_a_total_is_told_by_the_reach_of_its_scope(
    reach, below
):
    assert ScopeFit(scope(reach), {}).below is below


# --- the columns that can be judged


def test_amounts_and_counts_are_judged_and_nothing_else(fits_of):
    header = (
        "Compte",
        "Association",
        "Année",
        "Taux",
        "Licenciés",
        "Montant (€)",
    )
    fits = fits_of(
        [
            ["6574", "Judo", "2025", "25 %", "20", "100,00"],
            ["6575", "Tennis", "2026", "30 %", "30", "200,00"],
            ["", "Total", "", "", "50", "333,00"],
        ],
        header,
    )
    assert fits.columns == [4, 5]
    assert fit_of(fits).columns == {4: True, 5: False}
    assert fits.added(fit_of(fits).scope, 5) == 300


@pytest.mark.parametrize(
    ("amounts", "total", "columns"),
    [
        (("100,00", "200,00"), "300,00", {1: True}),
        (("100,00", "200,00"), "300,01", {1: False}),
        (("100,00", ""), "100,00", {1: True}),
        (("100,00", "200,00"), "", {}),  # no total to judge
        (("100,00", "200,00"), "3 00", {}),  # no number
        (("100,00", "20 0"), "300,00", {}),  # a line that cannot be read
        (("100,00", "n.d."), "300,00", {}),  # a line that is not known
        (("100,00", "-"), "100,00", {1: True}),  # nothing is zero
    ],
)
def test_a_column_is_judged_where_its_total_and_its_lines_can_be_read(
    fits_of, amounts, total, columns
):
    rows = column((*amounts, "0,00"), total)
    assert fit_of(fits_of(rows)).columns == columns


def test_a_column_without_a_figure_above_its_total_cannot_be_judged(fits_of):
    header = ("Association", "Attribué (€)", "Proposé (€)")
    rows = [
        ["Report de solde", "", "100,00"],
        ["Total A", "50,00", "100,00"],
        ["Judo", "100,00", "200,00"],
        ["Total B", "100,00", "200,00"],
    ]
    fits = fits_of(rows, header)
    assert fit_of(fits, index=0).columns == {2: True}
    assert fits.entries(fit_of(fits, index=0).scope, 1) == 0
    assert fits.entries(fit_of(fits).scope, 1) == 1


def test_nothing_as_the_sum_of_nothing_is_counted_apart(fits_of):
    header = ("Association", "Attribué (€)", "Proposé (€)", "Voté (€)")
    rows = [
        ["Judo", "0,00", "100,00", "5,00"],
        ["Tennis", "0,00", "200,00", "-5,00"],
        ["Total", "0,00", "300,00", "7,00"],
    ]
    fit = fit_of(fits_of(rows, header))
    assert (fit.columns, fit.nothing, fit.held) == (
        {1: True, 2: True, 3: False},
        1,
        1,
    )


# --- rounding


@pytest.mark.parametrize(
    ("total", "holds"),
    [
        # 300,60 in cents, printed without: half a euro on each side, or the cents dropped.
        ("301", True),
        ("300", True),
        ("302", False),
        ("299", False),
        ("300,60", True),
        ("300,61", False),
    ],
)
def test_a_total_printed_without_cents_was_rounded(fits_of, total, holds):
    rows = column(("100,20", "150,20", "50,20"), total)
    assert fit_of(fits_of(rows)).columns == {1: holds}


@pytest.mark.parametrize(
    ("total", "holds"), [("300,50", True), ("300,51", False), ("299,49", False)]
)
def test_a_line_printed_without_cents_leaves_half_a_euro(fits_of, total, holds):
    rows = column(("100,00", "150", "50,00", "0,00"), total)
    assert fit_of(fits_of(rows)).columns == {1: holds}


@pytest.mark.parametrize(
    ("total", "holds"),
    [("302", True), ("298", True), ("303", False), ("297", False)],
)
def test_amounts_in_thousands_leave_half_a_thousand_each(fits_of, total, holds):
    """Three lines and their total leave two thousand in all."""
    rows = column(("100", "150", "50"), total)
    fits = fits_of(rows, ("Association", "Montant (k€)"))
    assert fit_of(fits).columns == {1: holds}


def test_amounts_in_cents_leave_nothing(fits_of):
    """Their scale is 1: no digit was dropped, nothing was rounded."""
    rows = column(("100,20", "150,20", "50,20"), "300,65")
    assert fit_of(fits_of(rows)).columns == {1: False}


def test_counts_are_exact(fits_of):
    header = ("Association", "Nombre de licenciés")
    assert fit_of(fits_of(column(("100", "150"), "251"), header)).columns == {
        1: False
    }


@pytest.mark.parametrize(
    ("amounts", "total", "holds"),
    [
        (("100,7", "200,7"), "301", True),
        (("-100,7", "-200,7"), "-301", True),
        (("-100,7", "-200,7"), "-302", False),
    ],
)
def test_the_last_digits_may_have_been_dropped(fits_of, amounts, total, holds):
    header = ("Association", "Surface en ha")
    fit = fit_of(fits_of(column(amounts, total), header))
    assert fit.columns == {1: holds}


# --- averages


PRICED = ("Prêteur", "Capital (€)", "Ancienneté (ans)")


def loans(total, header=PRICED, label="Total", ages=("16,5", "8,5", "3,0")):
    lines = [
        ["Banque A", "120 000,00", ages[0]],
        ["Banque B", "80 000,00", ages[1]],
        ["Banque C", "40 000,00", ages[2]],
    ]
    return [*lines, [label, "240 000,00", total]], header


@pytest.mark.parametrize(
    ("total", "columns"),
    [
        ("11,6", {1: True}),  # lies among its lines: an average
        ("16,5", {1: True}),
        ("3,0", {1: True}),
        ("16,6", {1: True, 2: False}),
        ("2,9", {1: True, 2: False}),
        ("28,0", {1: True, 2: True}),
        # The sum but for what rounding each to a tenth leaves: four times half a tenth.
        ("28,2", {1: True}),
        ("27,8", {1: True}),
        ("28,3", {1: True, 2: False}),
        ("27,7", {1: True, 2: False}),
    ],
)
def test_a_figure_that_may_average_is_no_wrong_sum(fits_of, total, columns):
    assert fit_of(fits_of(*loans(total))).columns == columns


def test_an_average_is_told_by_the_words_of_its_column_or_of_its_line(fits_of):
    plain = (*PRICED[:2], "Reste")
    assert fit_of(fits_of(*loans("11,6", plain))).columns == {1: True, 2: False}
    averaged = loans("11,6", plain, "Total / moyenne")
    assert fit_of(fits_of(*averaged)).columns == {1: True}


def test_lines_that_print_nothing_are_no_part_of_an_average(fits_of):
    rows = loans("11,6", ages=("16,5", "", "8,5"))
    assert fit_of(fits_of(*rows)).columns == {1: True}


def test_products_of_a_price_in_the_header_are_sums(fits_of):
    rows = [
        ["Bresmes", "79", "58 969,55"],
        ["Orven", "189", "141 079,05"],
        ["Total", "268", "100 000,00"],
    ]
    header = ("École", "Élèves", "Montant (forfait de 746,45 € par élève)")
    assert fit_of(fits_of(rows, header)).columns == {1: True, 2: False}
    header = ("École", "Élèves", "Montant par élève (€)")
    assert fit_of(fits_of(rows, header)).columns == {1: True}


# --- what was carried in


def carried(first, total, lines=("50,00", "60,00")):
    rows = [
        ["Judo", "100,00"],
        ["Tennis", "200,00"],
        ["À reporter", "300,00"],
        ["Report", first],
        ["Boxe", lines[0]],
        ["Escrime", lines[1]],
        ["Total", total],
    ]
    return rows, {"pages": [1, 1, 1, 2, 2, 2, 2]}


@pytest.mark.parametrize(
    ("first", "total", "columns"),
    [
        ("300,00", "410,00", {1: True}),
        ("300,00", "110,00", {1: False}),
        ("300", "410,40", {1: True}),  # carried in without its cents
        ("300", "410,60", {1: False}),
        ("3 00", "410,00", {}),  # cannot be read
        ("", "410,00", {}),  # not printed
    ],
)
def test_a_running_total_adds_what_was_carried_in(
    fits_of, first, total, columns
):
    rows, options = carried(first, total)
    fits = fits_of(rows, **options)
    fit = fit_of(fits, "running")
    assert fits.rows_of(fit) == (3, 4, 5)
    assert fit.columns == columns


@pytest.mark.parametrize(
    ("lines", "total", "columns"),
    [
        (("50", "60,00"), "410,40", {1: True}),
        (("50", "60,00"), "410,60", {1: False}),
        (("50,00", "6 0"), "410,00", {}),
    ],
)
def test_the_lines_below_what_was_carried_in_are_read_as_others(
    fits_of, lines, total, columns
):
    rows, options = carried("300,00", total, lines)
    assert fit_of(fits_of(rows, **options), "running").columns == columns


def test_a_column_in_which_nothing_is_added_to_what_was_carried_in_is_not_judged(
    fits_of,
):
    header = ("Association", "Attribué (€)", "Proposé (€)")
    rows, options = carried("300,00", "410,00")
    seconds = ("10,00", "20,00", "30,00", "30,00", "", "", "30,00")
    both = [[*row, second] for row, second in zip(rows, seconds, strict=True)]
    fits = fits_of(both, header, **options)
    assert fit_of(fits, "running").columns == {1: True}


def test_what_was_carried_in_counts_as_a_figure_of_the_sum(fits_of):
    rows, options = carried("300,00", "410,00")
    fits = fits_of(rows, **options)
    running = fit_of(fits, "running").scope
    assert (fits.added(running, 1), fits.entries(running, 1)) == (
        Decimal(410),
        3,
    )
