"""The engine of belief on made tables: what must be found, what must not, and how long it takes."""

import time
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate.belief.figures import Direction, FigureGrid, LineHints, Word
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.belief.search import find_families

SEEDS = st.integers(0, 2**32 - 1)


def grid_of(rows, total_rows=(), rounded=None):
    words = [
        Word.TOTAL if row in total_rows else Word.NONE
        for row in range(len(rows))
    ]
    labels = [f"line {row}" for row in range(len(rows))]
    cells = [
        [None if n is None else Decimal(str(n)) for n in row] for row in rows
    ]
    return FigureGrid.build(
        cells, rows=LineHints.build(words, labels), rounded=rounded
    )


def table_with_total(seed, rows=6, columns=4):
    """Amounts to the cent, in units, with a last line that adds them up."""
    numbers = np.random.default_rng(seed).integers(
        10_000, 9_000_000, size=(rows, columns)
    )
    return np.vstack((numbers, numbers.sum(axis=0)))


def sums(grid, direction=Direction.DOWN):
    return [
        f
        for f in find_families(grid)
        if f.form is FamilyForm.SUM and f.direction is direction
    ]


def shape(family: Hypothesis):
    return family.result, frozenset(family.operands)


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_total_is_found_whatever_the_order_of_its_lines(seed):
    table = table_with_total(seed)
    order = [
        *np.random.default_rng(seed).permutation(len(table) - 1),
        len(table) - 1,
    ]
    for numbers in (table, table[order]):
        (family,) = sums(grid_of(numbers.tolist()))
        assert shape(family) == (6, frozenset(range(6)))
        assert not family.broken


@given(SEEDS, st.integers(1, 5))
@settings(max_examples=30, deadline=None)
def test_splitting_a_line_breaks_nothing(seed, line):
    table = table_with_total(seed)
    part = table[line] // 3
    split = np.vstack(
        (table[:line], part, table[line] - part, table[line + 1 :])
    )
    found = sums(grid_of(split.tolist(), total_rows=(7,)))
    assert (7, frozenset(range(7))) in {shape(family) for family in found}
    assert not any(family.broken for family in found)


@given(SEEDS, st.integers(0, 5))
@settings(max_examples=30, deadline=None)
def test_a_unit_too_many_in_a_total_breaks_one_line_there(seed, column):
    table = table_with_total(seed, columns=6)
    table[-1, column] += 1000
    exact = [[False] * 6 for _ in table]
    found = sums(grid_of(table.tolist(), total_rows=(6,), rounded=exact))
    (family,) = (one for one in found if one.result == 6)
    (broken,) = family.broken
    assert (broken.entry, broken.difference) == (column, 1000)
    assert broken.probability >= 0.97


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_a_table_means_the_same_in_another_unit(seed):
    table = table_with_total(seed)
    plain = {shape(family) for family in sums(grid_of(table.tolist()))}
    scaled = [[Decimal(int(n)).scaleb(-2) for n in row] for row in table]
    assert {shape(family) for family in sums(grid_of(scaled))} == plain


@given(st.integers(1, 10**6))
@settings(max_examples=20, deadline=None)
def test_columns_of_equal_figures_prove_nothing(number):
    column = [number, number, 2 * number]
    table = [[n] * 12 for n in column]
    assert not sums(grid_of(table))


def test_proportional_columns_are_one_witness():
    base = np.array([1_200_037, 2_500_811, 3_700_848])
    table = [[int(n) * factor for factor in range(1, 15)] for n in base]
    few = sums(grid_of([row[:1] for row in table]))
    many = sums(grid_of(table))
    assert [shape(family) for family in many] == [
        shape(family) for family in few
    ]


def test_pieces_and_what_they_cost_are_one_witness():
    """Few pieces, in orders of ten, with what they cost: two add up to a third by accident."""
    pieces = np.array([13, 12, 45, 4, 6, 2, 8, 10, 16, 20])
    columns = [pieces, 10 * pieces, 18 * pieces, 7 * pieces, 3 * pieces]
    assert not sums(grid_of(np.array(columns).T.tolist()))


def test_a_total_stands_by_its_parts_where_it_is_repeated_far_from_them():
    """All | natives | foreigners | ... | all again, foreigners again."""
    rng = np.random.default_rng(5)
    natives, foreigners = rng.integers(10_000, 900_000, size=(2, 20))
    others = rng.integers(10_000, 900_000, size=(8, 20))
    whole = natives + foreigners
    lines = [whole, natives, foreigners, *others, foreigners, whole]
    grid = grid_of(np.array(lines).tolist())
    assert [shape(one) for one in sums(grid)] == [(0, frozenset((1, 2)))]


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_figures_without_identity_give_none(seed):
    numbers = np.random.default_rng(seed).integers(
        10_000, 9_000_000, size=(12, 8)
    )
    assert not find_families(grid_of(numbers.tolist()))


def test_totals_over_subtotals_above_and_below():
    parts = np.random.default_rng(7).integers(10_000, 900_000, size=(3, 4, 5))
    below = [row for group in parts for row in (*group, group.sum(axis=0))]
    below.append(parts.sum(axis=(0, 1)))
    expected = {
        (4, range(4)),
        (9, range(5, 9)),
        (14, range(10, 14)),
        (15, (4, 9, 14)),
    }
    wanted = {(result, frozenset(part)) for result, part in expected}
    assert {
        shape(one) for one in sums(grid_of(np.array(below).tolist()))
    } == wanted

    above = np.array(below[::-1]).tolist()
    mirrored = {
        (15 - result, frozenset(15 - one for one in part))
        for result, part in wanted
    }
    assert {shape(one) for one in sums(grid_of(above))} == mirrored


def test_interleaved_columns():
    rng = np.random.default_rng(3)
    parts = rng.integers(1_000, 90_000, size=(20, 4))
    rows = []
    for row in parts:
        shares = [round(float(n) / row.sum(), 4) for n in row]
        rows.append(
            [
                int(row.sum()),
                *(
                    x
                    for pair in zip(row.tolist(), shares, strict=True)
                    for x in pair
                ),
            ]
        )
    found = find_families(grid_of(rows))
    across = {
        (f.form, *shape(f)) for f in found if f.direction is Direction.ACROSS
    }
    assert (FamilyForm.SUM, 0, frozenset((1, 3, 5, 7))) in across
    assert (FamilyForm.RATIO, 2, frozenset((1, 0))) in across


def test_rounded_operands_obey_unless_they_are_counts():
    exact = np.random.default_rng(5).uniform(1_000, 90_000, size=(6, 6))
    printed = np.vstack((exact, exact.sum(axis=0))).round().astype(int)
    (family,) = sums(grid_of(printed.tolist(), total_rows=(6,)))
    assert family.entries(EntryOutcome.NEAR)
    assert not family.broken

    counts = [[False] * 6 for _ in printed]
    for family in sums(
        grid_of(printed.tolist(), total_rows=(6,), rounded=counts)
    ):
        assert not family.entries(EntryOutcome.NEAR)


def test_an_unread_operand_silences_its_entry():
    table = table_with_total(11)
    table[2, 1] = 0
    unread = np.zeros(table.shape, dtype=bool)
    unread[2, 1] = True
    cells = [[Decimal(int(n)) for n in row] for row in table]
    grid = FigureGrid.build(cells, unread=unread.tolist())
    (family,) = sums(grid)
    assert family.entries(EntryOutcome.EXACT) == (0, 2, 3)
    assert not family.broken


def test_averages_changes_and_products():
    rng = np.random.default_rng(9)
    marks = rng.integers(20, 100, size=(15, 5)) / 10
    rows = [
        [*row, round(float(row.mean()), 5)]
        for row in marks.tolist()
        for row in [np.array(row)]
    ]
    assert any(
        f.form is FamilyForm.AVERAGE and shape(f) == (5, frozenset(range(5)))
        for f in find_families(
            grid_of([[float(n) for n in row] for row in rows])
        )
    )

    before, after = rng.integers(1_000, 90_000, size=(2, 15))
    change = [
        round((b - a) / a * 100, 1)
        for a, b in zip(before.tolist(), after.tolist(), strict=True)
    ]
    grid = grid_of(
        [
            list(row)
            for row in zip(before.tolist(), after.tolist(), change, strict=True)
        ]
    )
    assert [(f.form, f.result, f.operands) for f in find_families(grid)] == [
        (FamilyForm.CHANGE, 2, (0, 1))
    ]

    count, price = (
        rng.integers(2, 60, size=15),
        rng.integers(1_000, 90_000, size=15) / 100,
    )
    rows = [
        [int(n), float(p), round(float(n * p), 2)]
        for n, p in zip(count, price, strict=True)
    ]
    (product,) = find_families(grid_of(rows))
    assert (product.form, product.result) == (FamilyForm.PRODUCT, 2)


def test_opening_and_movements_make_the_closing():
    rng = np.random.default_rng(13)
    opening, received, paid = rng.integers(10_000, 900_000, size=(3, 12))
    rows = np.stack(
        (opening, received, paid, opening + received - paid), axis=1
    )
    (family,) = find_families(grid_of(rows.tolist()))
    assert (family.form, family.result, family.operands) == (
        FamilyForm.SIGNED,
        3,
        (0, 1, 2),
    )
    assert family.signs == (1, 1, -1)


def test_what_few_lines_have_deducted_is_taken_away():
    """Grants, part of which is taken back from some of them: all lines obey that, but
    for the one that forgets it, and as many add up without it."""
    lines = [
        (25_515, 61_240, 0),
        (18_480, 48_915, 6_200),
        (32_445, 74_380, 0),
        (28_350, 66_120, 9_450),
        (22_417, 52_705, 0),
        (15_645, 43_870, 4_115),
        (12_810, 39_560, 0),
        (19_240, 51_375, 2_680),
    ]
    table = [[one, two, less, one + two - less] for one, two, less in lines]
    for wrong in (False, True):
        if wrong:
            table[3][3] += 9_450
        found = [
            family
            for family in find_families(grid_of(table))
            if family.direction is Direction.ACROSS
        ]
        assert [one.form for one in found] == [FamilyForm.SIGNED]
        (only,) = found
        assert only.result == 3
        assert only.signs == (1, 1, -1)
        assert only.entries(EntryOutcome.BROKEN) == ((3,) if wrong else ())


def test_nothing_is_said_of_no_figures():
    assert find_families(FigureGrid.build([])) == ()
    assert find_families(FigureGrid.build([[None, None], [None, None]])) == ()


@pytest.mark.parametrize(("rows", "limit"), [(1_000, 5.0), (10_000, 15.0)])
def test_time_is_bounded_on_long_tables(rows, limit):
    rng = np.random.default_rng(1)
    table = rng.integers(0, 9_000_000, size=(rows, 9))
    groups = np.arange(0, rows, 25)
    table[groups] = [
        table[first + 1 : first + 25].sum(axis=0) for first in groups
    ]
    table = np.hstack((table, table.sum(axis=1, keepdims=True)))
    start = time.process_time()
    found = find_families(grid_of(table.tolist()))
    assert time.process_time() - start < limit
    across = [f for f in found if f.direction is Direction.ACROSS]
    assert (9, frozenset(range(9))) in {shape(family) for family in across}
