"""Which rows close something, and how widely."""

import pytest

from extract.french.lexicon.totals import TotalRank
from extract.reasons import RowCause
from extract.tables.column_kinds import label_columns, type_columns
from extract.tables.occupancy import occupancy
from extract.tables.rows.draft_table import DraftTable
from extract.tables.rows.row_kinds import find_asides
from extract.tables.rows.total_rows import CHAPTER, find_totals, total_levels


def totals_of(make_raw, rows, header=("Association", "Montant"), **more):
    raw = make_raw("t1", header, rows, **more)
    grid = occupancy(raw)
    asides = find_asides(raw, grid)
    columns = type_columns(raw, grid, frozenset(asides))
    assert not label_columns(grid, columns, [])
    return find_totals(DraftTable(raw, grid, columns, asides))


def test_words_rank_totals(make_raw):
    rows = [
        ["Culture", ""],
        ["A", "1,00"],
        ["Sous-total", "1,00"],
        ["Total Culture", "1,00"],
        ["Total", "1,00"],
        ["Total général", "1,00"],
    ]
    found = totals_of(make_raw, rows)

    assert [found[row].rank for row in sorted(found)] == [
        TotalRank.SUBTOTAL,
        TotalRank.NAMED,
        TotalRank.TOTAL,
        TotalRank.GRAND,
    ]
    assert list(total_levels(found).values()) == [0, 1, 2, 3]


def test_of_two_totals_below_each_other_the_second_is_the_outer_one(make_raw):
    found = totals_of(
        make_raw,
        [["A", "1,00"], ["B", "2,00"], ["Total", "3,00"], ["Total", "3,00"]],
    )

    assert [found[row].outer for row in (2, 3)] == [False, True]


def test_of_totals_above_their_lines_the_first_is_the_outer_one(make_raw):
    found = totals_of(
        make_raw,
        [["Total", "3,00"], ["Total", "3,00"], ["A", "1,00"], ["B", "2,00"]],
    )

    assert [found[row].outer for row in (0, 1)] == [True, False]


def test_figures_alone_at_the_end_are_a_total(make_raw):
    rows = [["A", "1,00"], ["B", "2,00"], ["", "3,00"]]

    assert totals_of(make_raw, rows)[2].cause is RowCause.NO_LABEL
    assert 1 not in totals_of(make_raw, rows[1:])


def test_figures_alone_right_below_the_only_total_close_nothing(make_raw):
    rows = [["A", "1,00"], ["B", "2,00"], ["Total HT", "3,00"], ["", "3,60"]]

    assert list(totals_of(make_raw, rows)) == [2]


def test_a_page_total_is_known_as_such(make_raw):
    found = totals_of(
        make_raw, [["A", "1,00"], ["B", "2,00"], ["Total page 1", "3,00"]]
    )

    assert found[2].page


def test_a_name_that_begins_with_the_word_is_no_total(make_raw):
    header = ("Association", "Objet", "Montant")
    rows = [["A", "Fête", "1,00"], ["Total danse", "Gala", "2,00"]]

    assert totals_of(make_raw, rows, header) == {}


def test_codes_of_receipts_are_no_articles_of_those_of_expenses(make_raw):
    header = ("Objet", "Chapitre", "Dépenses", "Chapitre / Article", "Recettes")
    rows = [
        ["Dépôts rendus", "16/165", "1 012,00", "", ""],
        ["Dépôts reçus", "", "", "16/165", "498,00"],
        ["Dépenses imprévues", "020", "-514,00", "", ""],
        ["TOTAL", "", "498,00", "", "498,00"],
    ]
    found = totals_of(make_raw, rows, header)
    assert {row: total.rank for row, total in found.items()} == {
        3: TotalRank.TOTAL
    }


def test_a_chapter_stands_above_its_articles(make_raw):
    header = ("Chapitre", "Article", "Libellé", "Montant")
    rows = [
        ["011", "", "Charges", "300,00"],
        ["", "6042", "Achats", "100,00"],
        ["", "6068", "Fournitures", "200,00"],
    ]
    found = totals_of(make_raw, rows, header)

    assert {row: total.rank for row, total in found.items()} == {0: CHAPTER}


def test_a_year_under_its_months_or_quarters_is_their_total(make_raw):
    rows = [["1er semestre", "1,00"], ["2e semestre", "2,00"]]
    closed = [*rows, ["Année 2025", "3,00"]]

    assert totals_of(make_raw, closed)[2].cause is RowCause.PERIODS
    before = [*closed, ["Année 2024", "2,80"], ["Écart", "0,20"]]
    assert totals_of(make_raw, before).keys() == {2}
    going_on = [*closed, ["1er trimestre", "0,70"]]
    assert totals_of(make_raw, going_on) == {}
    assert 2 not in totals_of(make_raw, [*rows, ["Écart", "3,00"]])
    assert 0 not in totals_of(make_raw, [closed[2], *rows])


@pytest.mark.parametrize("label", ["Effectif total", "Ensemble du parc"])
def test_what_is_called_the_whole_of_something_is_a_total(make_raw, label):
    rows = [["Aînés", "1,00"], ["Jeunes", "2,00"]]

    assert set(totals_of(make_raw, [*rows, [label, "3,00"]])) == {2}
    assert "Ensemble" not in label or not totals_of(
        make_raw, [["Ensemble du parc", "1,00"], *rows]
    )


@pytest.mark.parametrize("label", ["Enveloppe globale", "Montant global"])
def test_the_last_line_may_be_called_what_all_come_to(make_raw, label):
    """Below a total an envelope is what may be spent, and among other lines one of them."""
    rows = [["Maire", "1,00"], ["Adjoints", "2,00"]]
    whole = [label, "3,00"]

    assert set(totals_of(make_raw, [*rows, whole])) == {2}
    assert set(totals_of(make_raw, [*rows, ["Total", "3,00"], whole])) == {2}
    assert not totals_of(make_raw, [*rows, whole, ["Délégués", "1,00"]])
    assert not totals_of(make_raw, [*rows, [f"Reste sur {label}", "3,00"]])


@pytest.mark.parametrize(
    ("label", "others"),
    [
        ("Trois campagnes", []),
        ("Les trois communes rurales", []),
        ("Les 3 communes", []),
        ("Trois années", [["dont l'été", "0,50"]]),
    ],
)
def test_as_many_things_as_there_are_lines_are_their_total(
    make_raw, label, others
):
    rows = [["2023", "1,00"], ["2024", "2,00"], ["2025", "4,00"], *others]
    at = len(rows)
    assert set(totals_of(make_raw, [*rows, [label, "7,00"]])) == {at}
    assert not totals_of(make_raw, [*rows[1:], [label, "7,00"]])
    rest = [["Nord", "1,00"], ["Sud", "1,00"], ["Est", "1,00"]]
    assert not totals_of(make_raw, [*rows, [label, "7,00"], *rest])


@pytest.mark.parametrize(
    "label", ["Trois autres communes", "3 étoiles", "Trois pièces (T3)"]
)
def test_what_only_begins_with_a_number_is_no_total(make_raw, label):
    rows = [["Nord", "1,00"], ["Sud", "2,00"], ["Est", "4,00"]]
    assert not totals_of(make_raw, [*rows, [label, "7,00"]])


def test_the_whole_of_what_a_title_heads_is_a_total_before_the_next_title(
    make_raw,
):
    charges = [["Dépenses", ""], ["Achats", "1,00"], ["Énergie", "2,00"]]
    whole = ["Ensemble des achats", "3,00"]
    income = [["Ventes", "2,00"], ["Dons", "1,00"], ["Taxes", "4,00"]]

    assert set(
        totals_of(make_raw, [*charges, whole, ["Recettes", ""], *income])
    ) == {3}
    assert not totals_of(make_raw, [*charges, whole, *income])


def test_the_total_of_a_chapter_that_speaks_of_a_section_is_not_the_sections(
    make_raw,
):
    rows = [
        ["FONCTIONNEMENT", ""],
        ["D-023 : Virement", "4 170,00"],
        ["TOTAL D 023 : Virement à la section d'investissement", "4 170,00"],
        ["Total FONCTIONNEMENT", "4 170,00"],
        ["INVESTISSEMENT", ""],
        ["R-1323 : Subvention", "5 800,00"],
        ["TOTAL R 13 : Subventions d'investissement", "5 800,00"],
        ["Total INVESTISSEMENT", "5 800,00"],
    ]
    found = totals_of(make_raw, rows)
    ranks = [found[row].rank for row in (2, 3, 6, 7)]
    chapter, section = TotalRank.TOTAL, TotalRank.NAMED
    assert ranks == [chapter, section, chapter, section]


GROUPED = [
    ["60 Achats", "31,00"],
    ["61 Services", "18,00"],
    ["", "49,00"],
    ["64 Personnel", "58,00"],
    ["65 Autres", "12,00"],
    ["", "70,00"],
    ["Ensemble", "119,00"],
]


def test_several_rows_without_a_label_close_groups(make_raw):
    found = totals_of(make_raw, GROUPED)
    assert {row: found[row].cause for row in (2, 5)} == dict.fromkeys(
        (2, 5), RowCause.NO_LABEL
    )
    assert found[2].rank == found[5].rank == TotalRank.SUBTOTAL


@pytest.mark.parametrize("changed", [{2: "Total A"}, {3: ""}, {5: "x"}])
def test_a_row_without_a_label_among_others_closes_nothing(make_raw, changed):
    """Alone, or below a single line."""
    rows = [
        [changed.get(n, label), more] for n, (label, more) in enumerate(GROUPED)
    ]
    found = totals_of(make_raw, rows)
    assert all(found[row].cause is not RowCause.NO_LABEL for row in found)


def test_the_whole_may_have_a_line_or_two_beside_it(make_raw):
    rows = [
        ["Adultes", "1,00"],
        ["Jeunes", "2,00"],
        ["Ensemble des prêts", "3,00"],
    ]
    beside = ["Prêts numériques", "5,00"]
    assert set(totals_of(make_raw, [*rows, beside])) == {2}
    assert set(totals_of(make_raw, [*rows, ["Total", "6,00"]])) == {3}


@pytest.mark.parametrize(
    ("last", "found"), [("Secteur Nord", {3}), ("Secteur Sud", set())]
)
def test_a_line_that_says_its_title_again_is_the_sum_of_its_group(
    make_raw, last, found
):
    rows = [["Secteur Nord", ""], ["A", "1,00"], ["B", "2,00"], [last, "3,00"]]
    totals = totals_of(make_raw, [*rows, ["Réseau", "3,00"]])
    assert set(totals) == found
    assert all(one.cause is RowCause.GROUP_TOTAL for one in totals.values())


def test_what_a_title_adds_in_brackets_is_not_said_again(make_raw):
    rows = [["Haute saison (juillet – août)", ""], ["A", "1,00"], ["B", "2,00"]]
    rows += [["Haute saison", "3,00"], ["C", "4,00"]]
    assert set(totals_of(make_raw, rows)) == {3}


def test_the_first_line_below_a_title_is_no_sum(make_raw):
    rows = [["Culture", ""], ["Culture", "1,00"], ["Musique", "2,00"]]
    assert not totals_of(make_raw, rows)


AMENDMENTS = [
    ["Avenant 1", None, None],
    ["Fondations", "14,5", "5 597,00"],
    ["Dallage", "126", "6 022,80"],
    ["Montant de l'avenant", "", "11 619,80"],
    ["Avenant 2", None, None],
    ["Chéneau", "48", "4 435,20"],
    ["Descentes", "6", "1 290,00"],
    ["Montant de l'avenant", "", "5 725,20"],
    ["Les deux avenants", "", "17 345,00"],
]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, {3, 7}),
        # it prints what its lines print
        ({(7, 1): "54"}, set()),
        # another name
        ({(7, 0): "Montant"}, set()),
        # it heads its group
        ({(1, 0): "Montant de l'avenant", (3, 0): "Fondations"}, set()),
        ({(2, 0): "Montant de l'avenant"}, set()),
    ],
    ids=["closing", "full", "another name", "first", "twice"],
)
def test_lines_of_one_label_that_close_groups_are_their_sums(
    make_raw, changed, found
):
    rows = [list(row) for row in AMENDMENTS]
    for (row, col), text in changed.items():
        rows[row][col] = text
    header = ("Prestation", "Quantité", "Montant")
    assert set(totals_of(make_raw, rows, header)) == found


SCHOOLS = [
    ["Écoles maternelles", None],
    ["Les Tilleuls", "99"],
    ["Pasteur", "83"],
    ["Ensemble", "182"],
    ["Écoles élémentaires", None],
    ["Les Tilleuls", "197"],
    ["Pasteur", "154"],
    ["Ensemble", "351"],
    ["École primaire", None],
    ["La Gare", "92"],
    ["Total 2025", "625"],
    ["Total 2024", "649"],
]


@pytest.mark.parametrize(
    ("changed", "narrower"),
    [
        ({}, {3, 7}),
        # nothing else closes what both close
        ({10: "La Halte", 11: "Autres"}, set()),
        # what closes another group goes by another name
        ({7: "Total"}, set()),
        # a line stands below it in its group
        ({3: "La Forge", 2: "Ensemble"}, set()),
    ],
    ids=["groups", "no wider one", "another name", "no last line"],
)
def test_totals_of_one_label_close_each_its_group_above_another(
    make_raw, changed, narrower
):
    rows = [list(row) for row in SCHOOLS]
    for row, text in changed.items():
        rows[row][0] = text
    found = totals_of(make_raw, rows, ("École", "Élèves"))
    ranks = {row: one.rank for row, one in found.items()}
    assert {
        row for row, rank in ranks.items() if rank == TotalRank.NAMED
    } == narrower
