"""Lines that are sums of others, told by the total that counts each group once."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from validate.tables.levels.inner_groups import inner_groups

AMOUNTS = ("10317840", "5889650", "3431600", "1582000", "4237200")
OTHERS = ("3864000", "618240")


def groups(total, *figures):
    found = inner_groups(Decimal(total), tuple(map(Decimal, figures)))
    return [(one.head, one.parts, one.exact) for one in found]


def test_a_line_below_what_it_adds_up():
    head = sum(map(int, AMOUNTS))
    total = head + sum(map(int, OTHERS))
    lines = (0, 1, 2, 3, 4)
    assert groups(total, *AMOUNTS, head, *OTHERS) == [(5, lines, True)]
    assert groups(total, *OTHERS, head, *AMOUNTS) == [
        (2, (3, 4, 5, 6, 7), True)
    ]


def test_one_head_may_be_misprinted():
    """One of its parts is wrong."""
    head = sum(map(int, AMOUNTS))
    total = head + sum(map(int, OTHERS))
    broken = [(5, (0, 1, 2, 3, 4), False)]
    assert groups(total, "10371840", *AMOUNTS[1:], head, *OTHERS) == broken


def test_a_head_whose_own_figure_is_wrong_is_told_beside_others():
    """Or one that forgets a part; alone with its parts it may as well be a line that the total
    leaves out."""
    head = sum(map(int, AMOUNTS))
    others = ("3864000", "618240", "4482240")
    for printed in (head + 360000, head - int(AMOUNTS[1])):
        figures = [*AMOUNTS, printed]
        assert groups(head + 4482240, *figures, *others) == [
            (5, (0, 1, 2, 3, 4), False),
            (8, (6, 7), True),
        ]
        assert groups(head, *figures) == []


def test_a_head_that_forgets_a_part_is_found_beside_other_lines():
    """Or whose digits are swapped; one that is near their sum, and no slip of it, is not."""
    head = sum(map(int, AMOUNTS))
    found = [(5, (0, 1, 2, 3, 4), False)]
    for printed, told in (
        (head - int(AMOUNTS[1]), found),
        (25485290, found),
        (head - 123456, []),
    ):
        figures = [*AMOUNTS, printed, *OTHERS]
        assert groups(head + sum(map(int, OTHERS)), *figures) == told


def test_several_groups():
    figures = ["3845", "2987", "6832", "1162", "0694", "1856", "291", "573"]
    assert groups(6832 + 1856 + 864 + 10000, *figures, "864", "10000") == [
        (2, (0, 1), True),
        (5, (3, 4), True),
        (8, (6, 7), True),
    ]


def test_some_lines_of_an_amended_budget_are_below_nothing():
    """Credits are opened and taken back; a head may forget one of its lines there too."""
    lines = ("1840000", "725000", "2260000", "350000", "-190000")
    head, others = sum(map(int, lines)), ("432000", "-66500")
    total, parts = head + sum(map(int, others)), (0, 1, 2, 3, 4)
    assert groups(total, *lines, head, *others) == [(5, parts, True)]
    forgets = head - 350000
    assert groups(total, *lines, forgets, *others) == [(5, parts, False)]
    taken_back = [str(-int(one)) for one in (*lines, head, *others)]
    assert groups(-total, *taken_back) == [(5, parts, True)]
    # One that comes near, or that the total counts in place of its lines, is none.
    for printed in (head - 12345, forgets):
        assert (
            groups(printed + sum(map(int, others)), *lines, printed, *others)
            == []
        )


def test_lines_that_leave_nothing_of_each_other_are_no_parts():
    """The need of one section, and what covers it, beside what is done with a result."""
    need, covers = ("-125783", "-118300", "244083"), ("300000", "185511")
    assert groups("485511", "485511", *need, *covers) == []


def test_a_total_that_forgets_a_line_has_no_groups():
    """What is left out is no sum of the lines beside it."""
    assert groups(sum(map(int, AMOUNTS[1:])), *AMOUNTS) == []
    assert groups(sum(map(int, AMOUNTS)), *AMOUNTS) == []
    assert groups("12000", "5000", "7000", "12000") == []
    # two lines come near the one before them, which is left out
    near = ("1026755", "498590", "536400", "15687492")
    assert groups(sum(map(int, near[1:])), *near) == []


@given(
    groups=st.lists(
        st.lists(st.integers(10_001, 99_999), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_groups_that_are_closed_are_found(groups):
    figures = [one for parts in groups for one in (*parts, sum(parts))]
    total = Decimal(sum(map(sum, groups)))
    assume(total % 10)
    found = inner_groups(total, tuple(map(Decimal, figures)))
    counted = set(range(len(figures)))
    for one in found:
        counted -= set(one.parts)
    assert found
    assert sum(figures[n] for n in counted) == total or not all(
        one.exact for one in found
    )


@given(
    figures=st.lists(st.integers(0, 400), min_size=3, max_size=9),
    total=st.integers(10_000, 10_900),
    decimals=st.integers(0, 3),
)
def test_groups_do_not_depend_on_the_unit(figures, total, decimals):
    lines = [10_000, *figures]
    euros = [Decimal(one).scaleb(-decimals) for one in (total, *lines)]
    assert groups(*euros) == groups(total, *lines)
