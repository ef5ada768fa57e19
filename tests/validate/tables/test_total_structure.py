"""How many levels a table's lines have, and what speaks against a reading of its totals."""

import pytest

from validate.tables.figure_table import figure_tables
from validate.tables.scope_fits import ScopeFits
from validate.tables.total_structure import (
    TotalStructure,
    about_twice,
    codes_nest,
    counts_otherwise,
    exactly_twice,
    falls_short,
    groups_within,
    holds_without_a_sum,
    imposed,
    like_sums,
    named_group,
    shared_group,
    slipped_group,
    structure,
)

HEADER = ("Association", "Attribué 2025 (€)", "Proposé 2026 (€)")
ACCOUNTS = ("Compte", "Libellé", "Montant (€)")


@pytest.fixture
def fits_of(make_document, make_raw):
    """The fits of a table of these rows; one that holds None is a title across the table."""

    def make(rows, header=HEADER, **more):
        spans = {
            (n, 0): (1, len(header))
            for n, row in enumerate(rows)
            if None in row
        }
        document = make_document(
            [make_raw("t", header, rows, spans=spans, **more)]
        )
        return ScopeFits(figure_tables(document)[0])

    return make


def line(name, *amounts):
    return [name, *(f"{amount},00" for amount in amounts)]


def band(name):
    return [name, None, None]


def last(fits):
    return fits.scopes.closing_rows()[-1]


def last_structure(fits, *, cut=False):
    return structure(fits, last(fits), cut=cut)


def fit_of(fits, row, name):
    """The fit of the scope called ``name``."""
    return next(fit for fit in fits.of[row.index] if fit.scope.name == name)


def names(fits):
    return [fit.scope.name for fit in fits]


# --- levels


FLAT = [line("Judo", 100, 10), line("Tennis", 200, 20)]


def test_lines_under_one_last_total_are_of_one_level(fits_of):
    fits = fits_of([*FLAT, line("Total", 300, 30)])

    assert last_structure(fits) == TotalStructure(
        flat=True, tiers=False, nested=False, grand=False
    )


def test_words_may_say_that_a_total_closes_the_whole_table(fits_of):
    assert last_structure(
        fits_of([*FLAT, line("Total général", 300, 30)])
    ).grand
    titled = [FLAT[0], band("Sport"), FLAT[1], line("Total général", 300, 30)]
    known = last_structure(fits_of(titled))
    assert (known.flat, known.grand) == (False, True), "a title parts the lines"


def test_a_title_above_the_first_line_parts_nothing(fits_of):
    assert last_structure(
        fits_of([band("Sport"), *FLAT, line("Total", 300, 30)])
    ).flat


def test_a_table_that_may_begin_elsewhere_has_no_known_structure(fits_of):
    nothing = TotalStructure(flat=False, tiers=False, nested=False, grand=False)

    fits = fits_of([*FLAT, line("Total général", 300, 30)])
    assert last_structure(fits, cut=True) == nothing
    assert last_structure(fits_of(subtotals()), cut=True) == nothing
    assert last_structure(fits_of(CHAPTERS, ACCOUNTS), cut=True) == nothing


def test_one_of_two_totals_is_not_of_the_whole_table(fits_of):
    total = line("Total général", 300, 30)
    fits = fits_of(
        [*FLAT, total, line("Boxe", 50, 5), line("Total général", 50, 5)]
    )

    for row in fits.scopes.closing_rows():
        assert structure(fits, row, cut=False) == TotalStructure()


def test_a_running_total_is_no_last_total(fits_of):
    assert last_structure(fits_of([FLAT[0], line("À reporter", 100, 10)])) == (
        TotalStructure()
    )


def test_titles_without_a_line_part_nothing(fits_of):
    assert last_structure(fits_of([band("Sport"), line("Total", 300, 30)])).flat


def test_lines_whose_codes_go_on_from_one_another_are_of_several_levels(
    fits_of,
):
    body = [
        ["60", "Achats", "500,00"],
        ["601", "Matières", "300,00"],
        ["61", "Services", "90,00"],
        ["", "Total général", "999,00"],
    ]
    known = last_structure(fits_of(body, ACCOUNTS))
    assert not known.flat
    assert not known.grand


def subtotals(sport=300, culture=300, total=600):
    return [
        line("Judo", 100, 10),
        line("Tennis", 200, 20),
        line("Sous-total", sport, 30),
        line("Musée", 60, 5),
        line("Théâtre", 240, 25),
        line("Sous-total", culture, 30),
        line("Total", total, 60),
    ]


def test_subtotals_that_give_together_what_the_lines_give_are_tiers(fits_of):
    assert last_structure(fits_of(subtotals())) == TotalStructure(
        flat=False, tiers=True, nested=False, grand=False
    )
    assert last_structure(fits_of(subtotals(total=999))).tiers, (
        "whatever is printed"
    )


def test_subtotals_that_do_not_foot_are_no_tiers(fits_of):
    assert not last_structure(fits_of(subtotals(sport=400))).tiers


def test_a_line_after_the_last_subtotal_is_in_no_tier(fits_of):
    rows = subtotals(total=650)
    rows.insert(-1, line("Divers", 50, 0))
    assert not last_structure(fits_of(rows)).tiers


def test_a_total_below_another_of_its_rank_has_no_tiers(fits_of):
    rows = subtotals()
    rows.insert(3, line("Total", 300, 30))
    assert not last_structure(fits_of(rows)).tiers


CHAPTERS = [
    ["011", "Charges", "5 647,90"],
    ["60611", "Eau", "1 250,40"],
    ["60612", "Énergie", "3 417,35"],
    ["61521", "Terrains", "980,15"],
    ["012", "Personnel", "28 643,55"],
    ["64111", "Titulaires", "21 430,60"],
    ["64112", "Contractuels", "7 212,95"],
    ["65", "Gestion", "2 950,55"],
    ["65311", "Indemnités", "2 310,25"],
    ["65312", "Missions", "640,30"],
    ["", "Total", "37 242,00"],
]


def test_chapters_over_their_articles_are_nested(fits_of):
    known = last_structure(fits_of(CHAPTERS, ACCOUNTS))
    assert known == TotalStructure(
        flat=False, tiers=False, nested=True, grand=False
    )


@pytest.mark.parametrize(
    ("codes", "nest"),
    [
        (("60", "601", "61"), True),
        (("601", "60", "61"), True),
        (("60", "", "601"), True),
        (("60", "61", "62"), False),
        (("60", "60", "61"), False),
        (("60", "61", "601"), False),
    ],
)
def test_a_code_that_begins_with_its_neighbours_code_is_part_of_it(
    fits_of, codes, nest
):
    rows = [
        [code, f"Ligne {n}", f"{n}00,00"] for n, code in enumerate(codes, 1)
    ]
    assert codes_nest(fits_of(rows, ACCOUNTS).view) is nest


def test_figures_that_begin_alike_are_no_codes(fits_of):
    rows = [line("Judo", 10, 10), line("Tennis", 100, 100), line("Boxe", 1, 1)]
    assert not codes_nest(fits_of(rows).view)


# --- what speaks against a scope


def whole(fits):
    row = last(fits)
    return fits, row, fit_of(fits, row, "group")


@pytest.mark.parametrize(
    ("total", "exactly", "about"),
    [
        (line("Total", 150, 7), True, True),
        (line("Total", 7, 15), True, True),
        (line("Total", 151, 7), False, True),
        (line("Total", 7, 77), False, False),
        # 300 is 1,9 times 157,89 and 2,1 times 142,86.
        (["Total", "157,90", "7,00"], False, False),
        (["Total", "157,80", "7,00"], False, True),
        (["Total", "142,90", "7,00"], False, True),
        (["Total", "142,80", "7,00"], False, False),
        (line("Total", 0, 0), False, False),
        # The other column holds: nothing is counted twice.
        (line("Total", 150, 30), False, False),
    ],
)
def test_a_total_of_half_its_lines_may_have_lines_and_their_own_sums(
    fits_of, total, exactly, about
):
    given = whole(fits_of([*FLAT, total]))
    assert exactly_twice(*given) is exactly
    assert about_twice(*given) is about


@pytest.mark.parametrize("total", [(100, 10), (1000, 100)])
def test_the_bounds_of_about_twice_belong_to_it(fits_of, total):
    for share in ("1,9", "2,1"):
        hundred = str(share).replace(",", "") + "0"
        lines = [line("Judo", int(hundred) - 100, 1), line("Tennis", 100, 1)]
        assert about_twice(*whole(fits_of([*lines, line("Total", 100, 77)])))


THREE = ("Association", "Fonctionnement (€)", "Investissement (€)", "Fêtes (€)")
LINES = [
    line("Judo", 100, 210, 35),
    line("Tennis", 200, 120, 45),
    line("Boxe", 405, 330, 75),
]
"""705, 660 and 155 in all."""


@pytest.mark.parametrize(
    ("total", "otherwise"),
    [
        ((711, 613, 99), True),
        ((505, 540, 110), False),  # without Tennis
        ((905, 780, 200), False),  # Tennis twice
        ((505, 613, 110), True),  # one column differs by something else
        ((705, 613, 99), False),  # one column holds
        ((705, 660, 155), False),
    ],
)
def test_columns_that_differ_by_no_one_line_are_of_another_scope(
    fits_of, total, otherwise
):
    given = whole(fits_of([*LINES, line("Total", *total)], THREE))
    assert counts_otherwise(*given) is otherwise


@pytest.mark.parametrize(
    ("nothing", "otherwise"), [(0, True), (1, True), (2, False)]
)
def test_columns_of_nothing_speak_for_a_scope_where_they_are_several(
    fits_of, nothing, otherwise
):
    zeros = [0] * nothing
    header = (*THREE[:3], "Fêtes (€)", "Voyages (€)")[: 3 + nothing]
    rows = [line(name, a, b, *zeros) for name, a, b in TWO_COLUMNS]
    assert counts_otherwise(*whole(fits_of(rows, header))) is otherwise


TWO_COLUMNS = [("Judo", 100, 210), ("Tennis", 200, 120), ("Total", 350, 317)]


def test_two_columns_that_differ_count_otherwise(fits_of):
    assert counts_otherwise(*whole(fits_of([*FLAT, line("Total", 350, 37)])))
    assert not counts_otherwise(
        *whole(fits_of([*FLAT, line("Total", 200, 20)]))
    )
    nothing = line("Boxe", 0, 0)
    given = whole(fits_of([*FLAT, nothing, line("Total", 301, 31)]))
    assert counts_otherwise(*given), "a line of nothing makes no difference"


@pytest.mark.parametrize(
    ("total", "short"),
    [
        ((300, 30), True),
        ((350, 30), True),
        ((350, 29), False),
        ((299, 40), False),
    ],
)
def test_lines_that_give_less_everywhere_may_lack_one(fits_of, total, short):
    assert falls_short(*whole(fits_of([*FLAT, line("Total", *total)]))) is short


# --- the group that a subtotal names


def named(third=300, *, second="Sous-total Culture", second_amount=310):
    return [
        band("Sport"),
        line("Judo", 100, 10),
        line("Tennis", 200, 20),
        line("Sous-total Sport", 300, 30),
        band("Culture"),
        line("Musée", 110, 10),
        line("Théâtre", 200, 20),
        line(second, second_amount, 31),
        band("Social"),
        line("Crèche", 120, 10),
        line("Aînés", 180, 25),
        line("Sous-total Social", third, 35),
        line("Total général", 910, 95),
    ]


def named_of(fits, index):
    row = fits.scopes.closing_rows()[index]
    return names(named_group(fits, row)), row


def test_a_subtotal_that_names_its_group_adds_it_up_where_the_others_do(
    fits_of,
):
    fits = fits_of(named(third=999))
    found, row = named_of(fits, 2)
    assert found == ["group"]
    assert fits.rows_of(named_group(fits, row)[0]) == (9, 10)
    assert named_of(fits, 3)[0] == [], "it names no group"


def test_a_group_is_not_known_by_one_other_subtotal(fits_of):
    rows = named()[:8]
    assert named_of(fits_of(rows), 1)[0] == []


def test_a_group_is_not_known_where_another_subtotal_adds_up_something_else(
    fits_of,
):
    rows = named(second_amount=999)
    rows[7][2] = "777,00"
    assert named_of(fits_of(rows), 2)[0] == []
    rows[7][2] = "30,00"
    assert named_of(fits_of(rows), 2)[0] == ["group"], "one column is enough"


@pytest.mark.parametrize(
    ("label", "amount", "told"),
    [
        ("Sport, ensemble", 42_760, ["group"]),
        ("Sport, ensemble", 24_760, ["group"]),
        ("Sport, ensemble", 24_761, []),
        ("Ensemble", 24_760, []),
    ],
    ids=["right", "a slip", "another", "no name"],
)
def test_a_slip_of_the_sum_of_a_group_tells_that_its_subtotal_adds_it(
    fits_of, label, amount, told
):
    rows = [
        band("Sport"),
        line("Judo", 31_356, 10),
        line("Tennis", 11_404, 20),
        line(label, amount, 31),
        line("Autocars", 4_380, 1),
    ]
    fits = fits_of(rows)
    row = fits.scopes.closing_rows()[0]
    assert names(slipped_group(fits, row)) == (told if amount != 42_760 else [])


@pytest.mark.parametrize(
    ("amount", "count", "told"),
    [
        (341_560, 6, ["group"]),
        (314_560, 7, []),
        (311_560, 6, []),
        (316_650, 6, []),
    ],
    ids=["digits swapped", "another beside it", "a line left out", "another"],
)
def test_a_subtotal_that_names_no_group_is_told_by_a_slip(
    fits_of, amount, count, told
):
    """The three lines above come to 314 560 and to 6; one of them alone is 3 000."""
    rows = [
        line("Agence de l’eau", 226_704, 1),
        line("Région", 84_856, 2),
        line("Département", 3_000, 3),
        line("Sous-total des aides", amount, count),
        line("Reste à financer", 113_352, 4),
        line("Total", 427_912, 10),
    ]
    fits = fits_of(rows)
    row = fits.scopes.closing_rows()[0]
    assert names(slipped_group(fits, row)) == told


@pytest.mark.parametrize(
    ("label", "share", "whole", "told"),
    [
        ("Sous-total des aides", 75, 100, ["group"]),
        ("Sous-total des aides", 65, 100, []),
        ("Sous-total des aides", 75, 90, []),
        ("Autres aides", 75, 100, []),
    ],
    ids=["told", "another share", "no shares", "no subtotal"],
)
def test_the_shares_of_a_group_tell_that_its_subtotal_adds_it(
    fits_of, label, share, whole, told
):
    rows = [
        ["Agence de l’eau", "50", "226 704,75"],
        ["Région", "15", "68 011,43"],
        ["Département", "10", "45 340,95"],
        [label, str(share), "338 057,28"],
        ["Reste à financer", "25", "113 352,37"],
        ["Total", str(whole), "453 409,50"],
    ]
    fits = fits_of(rows, ("Financeur", "Taux (%)", "Montant (€)"))
    row = fits.view.rows[3]
    assert (
        names(shared_group(fits, row) if row.index in fits.of else []) == told
    )


def test_a_subtotal_that_does_not_name_its_group_is_not_told_by_its_name(
    fits_of,
):
    assert named_of(fits_of(named(second="Sous-total A")), 1)[0] == []


# --- a last line that no word calls a total


def like(fits):
    return like_sums(*whole(fits))


def test_a_figure_above_each_of_its_lines_may_be_their_sum(fits_of):
    assert like(fits_of([*FLAT, line("", 350, 40)])) == {1: False, 2: False}
    assert like(fits_of([*FLAT, line("", 300, 40)])) == {1: True, 2: False}


def test_a_figure_that_is_no_more_than_one_of_its_lines_is_no_sum(fits_of):
    assert like(fits_of([*FLAT, line("", 200, 40)])) == {2: False}
    assert like(fits_of([*FLAT, line("", 150, 15)])) == {}


def test_what_foots_is_a_sum_whatever_its_lines(fits_of):
    lines = [line("Judo", 100, 10), ["Recettes", "-40,00", "20,00"]]
    assert like(fits_of([*lines, line("", 60, 30)])) == {1: True, 2: True}
    assert like(fits_of([*lines, line("", 160, 30)])) == {2: True}


def test_a_sum_has_two_lines_that_print_something(fits_of):
    lines = [line("Judo", 100, 10), line("Tennis", 0, 20)]
    assert like(fits_of([*lines, line("", 350, 40)])) == {2: False}


def test_a_part_may_be_less_than_one(fits_of):
    lines = [line("Judo", 100, 10), ["Tennis", "0,50", "0,80"]]
    assert like(fits_of([*lines, line("", 350, 40)])) == {1: False, 2: False}


COUNTED = (
    "Association",
    "Montant (€)",
    "Nombre de licenciés",
    "Nombre d'équipes",
)


@pytest.mark.parametrize(
    ("last_line", "found"),
    [
        # Of three columns one foots, or two: only then a count may have to.
        (["", "350,00", "50", "9"], {1: False, 2: True}),
        (["", "300,00", "50", "9"], {1: True, 2: True, 3: False}),
        (["", "300,00", "55", "9"], {1: True}),
    ],
)
def test_a_count_may_be_a_sum_where_most_columns_foot(
    fits_of, last_line, found
):
    lines = [["Judo", "100,00", "20", "2"], ["Tennis", "200,00", "30", "4"]]
    assert like(fits_of([*lines, last_line], COUNTED)) == found


def test_one_of_two_columns_is_not_most(fits_of):
    rows = [
        ["Judo", "100,00", "20"],
        ["Tennis", "200,00", "30"],
        ["", "300,00", "99"],
    ]
    assert like(fits_of(rows, COUNTED[:3])) == {1: True}


# --- what wording and position impose


def imposed_names(fits, index=-1, **known):
    row = fits.scopes.closing_rows()[index]
    none = dict.fromkeys(("flat", "tiers", "nested", "grand"), False)
    return names(
        imposed(row, fits.of[row.index], TotalStructure(**(none | known)))
    )


def test_the_last_total_adds_all_lines_where_they_are_of_one_level(fits_of):
    fits = fits_of([*FLAT, line("Total", 350, 30)])
    assert imposed_names(fits, flat=True) == ["group"]
    assert imposed_names(fits, grand=True) == ["group"]
    assert imposed_names(fits) == []


def test_with_tiers_it_adds_the_lines_or_the_subtotals(fits_of):
    fits = fits_of(subtotals(total=999))
    assert imposed_names(fits, tiers=True) == ["level", "subtotals-0"]
    assert imposed_names(fits, flat=True) == ["level"], (
        "the lines, and no subtotals"
    )


def test_no_scope_is_imposed_on_a_subtotal(fits_of):
    fits = fits_of(subtotals(sport=999))
    assert imposed_names(fits, 0, flat=True, grand=True, tiers=True) == []


def test_a_total_over_chapters_adds_the_chapters(fits_of):
    fits = fits_of(CHAPTERS, ACCOUNTS)
    assert imposed_names(fits, nested=True) == ["parents"]
    row = last(fits)
    assert fits.rows_of(fit_of(fits, row, "parents")) == (0, 4, 7)


CARRIED = [
    line("Judo", 100, 10),
    line("Tennis", 200, 20),
    line("À reporter", 300, 30),
    line("Report", 300, 30),
    line("Boxe", 50, 5),
    line("Escrime", 60, 5),
    line("À reporter", 999, 99),
    line("Report", 999, 99),
    line("Danse", 70, 5),
    line("Total", 777, 77),
]
PAGES = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3]


def test_a_running_total_takes_over_what_was_carried_in(fits_of):
    fits = fits_of(CARRIED, pages=PAGES)
    first, second, total = fits.scopes.closing_rows()

    assert imposed_names(fits, 0) == ["all"], "nothing was carried in"
    assert imposed_names(fits, 1) == ["running"]
    assert fits.rows_of(fit_of(fits, second, "running")) == (3, 4, 5)
    assert imposed_names(fits, 2, flat=True) == ["running"]
    assert fits.rows_of(fit_of(fits, total, "running")) == (7, 8)
    assert imposed_names(fits, 0, nested=True) == ["all"]
    assert first.index == 2


def funded(hours, subtotal):
    """Hours billed to five funders, what they come to, and a grant below."""
    return [
        ["Allocation", "19 846", "487 814,68"],
        ["Prestation", "4 937", "121 351,46"],
        ["Caisses", "2 764", "72 693,20"],
        ["Mutuelles", "892", "24 173,20"],
        ["Plein tarif", "1 458", "41 407,20"],
        ["Facturation", hours, subtotal],
        ["Dotation", "", "38 500,00"],
        ["Recettes totales", "", "785 939,74"],
    ]


@pytest.mark.parametrize(
    ("hours", "subtotal", "found"),
    [
        ("29 897", "747 439,74", [(5, (0, 1, 2, 3, 4))]),
        ("29 897", "723 266,54", [(5, (0, 1, 2, 3, 4))]),
        ("12 345", "723 266,54", []),
    ],
)
def test_another_column_tells_a_group_whose_own_figure_is_wrong(
    fits_of, hours, subtotal, found
):
    fits = fits_of(
        funded(hours, subtotal), header=("Financeur", "Heures", "Recette (€)")
    )
    row = fits.view.rows[-1]
    whole = next(
        one
        for one in fits.of[row.index]
        if one.covers_all and not one.full and one.columns
    )
    assert groups_within(fits, row, whole) == found


@pytest.mark.parametrize(
    ("name", "total", "told"),
    [
        ("Ensemble des aides", 450, True),
        ("Fonds de concours", 450, False),
        ("Ensemble des aides", 540, False),
    ],
    ids=["called a sum", "called a line", "another total"],
)
def test_a_total_may_hold_without_a_line_that_is_called_a_sum(
    fits_of, name, total, told
):
    body = [
        line("État", 100, 10),
        line("Région", 200, 20),
        line(name, 280, 28),
        line("Commune", 150, 15),
        line("Total", total, total // 10),
    ]
    fits = fits_of(body)
    row = last(fits)
    whole = max(fits.of[row.index], key=lambda fit: len(fits.rows_of(fit)))
    assert holds_without_a_sum(fits, row, whole) is told
