"""Products of three lines, and lines in one proportion."""

from decimal import Decimal

from validate.belief.figures import FigureGrid
from validate.belief.hypothesis import FamilyForm
from validate.belief.search import find_families


def products(rows):
    cells = [[Decimal(each) for each in row] for row in rows]
    return [
        (one.result, one.operands, one.times)
        for one in find_families(FigureGrid.build(cells), products=True)
        if one.form is FamilyForm.PRODUCT
    ]


def test_three_factors():
    lines = [
        ("48", "3.20", "8"),
        ("22.5", "3.35", "7"),
        ("31", "6.75", "12"),
        ("4.5", "2.10", "11"),
        ("27.5", "5.40", "9"),
    ]
    rows = []
    for line in lines:
        price, area, months = map(Decimal, line)
        rows.append([*line, str(round(price * area * months, 2))])
    assert (3, (0, 1, 2), Decimal(1)) in products(rows)


def test_three_factors_in_thousands():
    """Points, watts and hours a year make kilowatt-hours."""
    lines = [
        ("214", "38", "4100"),
        ("187", "32", "3250"),
        ("246", "26", "2600"),
        ("158", "35", "2600"),
        ("92", "54", "1950"),
        ("63", "61", "3250"),
    ]
    rows = []
    for line in lines:
        points, watts, hours = map(Decimal, line)
        rows.append([*line, str(round(points * watts * hours / 1000))])
    assert (3, (0, 1, 2), Decimal("0.001")) in products(rows)


def test_a_rate_that_all_lines_share():
    counts = ["4218", "2946", "1387", "612", "3105", "876"]
    rows = [
        [count, str(round(Decimal(count) * Decimal("23.76")))]
        for count in counts
    ]
    ((result, operands, rate),) = products(rows)
    assert (result, operands) == (1, (0,))
    assert abs(rate - Decimal("23.76")) < Decimal("0.001")


def test_rates_of_their_own_are_no_proportion():
    rows = [["1000", "200"], ["2100", "115"], ["3300", "330"], ["4700", "258"]]
    assert products(rows) == []


def test_a_column_is_tied_to_the_one_that_it_follows_in_most_lines():
    """Half as much again for those from elsewhere, by the year and by the term: one line breaks
    each, and what the first and the last have in common breaks in both."""
    rows = [
        ["240", "360", "80", "120"],
        ["330", "495", "110", "165"],
        ["378", "567", "126", "189"],
        ["450", "675", "150", "150"],
        ["96", "144", "32", "48"],
        ["150", "150", "50", "50"],
    ]
    pairs = {frozenset((one, *others)) for one, others, _ in products(rows)}
    assert pairs == {
        frozenset((0, 2)),
        frozenset((0, 1)),
        frozenset((1, 3)),
    }
