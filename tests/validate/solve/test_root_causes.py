"""The smallest set of corrections that makes all equations of some bare figures hold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.cell_ref import CellRef
from extract.facts import Fact
from extract.number import Number
from validate.model.adoption import by_words
from validate.model.identity import Form, Identity, Kind, Nature, Term, evaluate
from validate.solve.root_causes import find_roots


def figures(**values):
    """Facts by name: whole numbers, in no table."""
    return {name: figure(name, value) for name, value in values.items()}


def figure(name, value):
    return Fact(
        id=name,
        counts="amount",
        number=Number(Decimal(value), 0, str(value)),
        printed=str(value),
        places=(),
        section="",
        cell=CellRef.parse(name) or CellRef(),
    )


def adds(result, *terms, rule="sums", name="", kind=Kind.SUM, **more):
    """``result`` is the sum of ``terms``."""
    return Identity(
        id=name or f"{result}={'+'.join(terms)}",
        rule=rule,
        kind=kind,
        form=Form.WEIGHTED_SUM,
        result=result,
        terms=tuple(map(Term, terms)),
        **more,
    )


def equals(one, other, **more):
    return adds(one, other, rule="agrees", kind=Kind.EQUALITY, **more)


def roots_of(facts, *identities):
    return find_roots(
        [evaluate(identity, facts) for identity in identities], facts
    )


def ids(outcomes):
    return [outcome.identity.id for outcome in outcomes]


def corrected(root):
    """What the root's correction adds to which figures."""
    return {name: int(shift) for name, shift in root.change.shifts}


def test_a_figure_that_two_sums_ask_for_is_the_root():
    facts = figures(line=15, other=20, total=30, half=4, rest=6)
    (root,) = roots_of(
        facts, adds("total", "line", "other"), adds("line", "half", "rest")
    )
    assert corrected(root) == {"line": -5}
    assert ids(root.mends) == ["total=line+other", "line=half+rest"]
    assert root.primary.identity.result == "line"
    assert (root.located, root.rivals, root.others) == (True, (), ())


def _change_of(at, printed, **others):
    """Counts of meals in two years, what they changed by, and the change in all."""
    counted = {
        name: replace(figure(name, value), counts="other")
        for name, value in {
            "before": 3864,
            "after": 3795,
            "rest": 688,
            "all": 619,
            **others,
        }.items()
    }
    change = replace(figure(at, int(printed)), counts="other", printed=printed)
    subtracts = Identity(
        id="difference",
        rule="difference",
        kind=Kind.DIFFERENCE,
        form=Form.WEIGHTED_SUM,
        result=at,
        terms=(Term("after"), Term("before", Decimal(-1))),
    )
    facts = counted | {at: change}
    return roots_of(facts, subtracts, adds("all", "rest", at))


def test_a_change_that_lost_its_sign_is_below_nothing():
    (root,) = _change_of("change", "+69")
    assert corrected(root) == {"change": -138}
    assert root.located


def test_a_change_may_be_below_nothing_where_another_of_its_column_has_a_sign():
    (root,) = _change_of("t1!r2c3", "69", **{"t1!r1c3": -12})
    assert corrected(root) == {"t1!r2c3": -138}


def test_a_count_that_nothing_says_to_be_a_change_is_not_below_nothing():
    roots = _change_of("t1!r2c3", "69", **{"t1!r1c3": 12})
    assert all("t1!r2c3" not in root.change.facts for root in roots)


def test_a_change_may_be_below_nothing_where_its_column_is_of_differences():
    counted = {"t1!r0c1": 412, "t1!r1c1": 96, "t1!r2c1": 18, "t1!r3c1": 526}
    counted |= {"t1!r0c2": 168, "t1!r1c2": 71, "t1!r2c2": 22, "t1!r3c2": 261}
    counted |= {"t1!r0c3": 244, "t1!r1c3": 25, "t1!r2c3": 4, "t1!r3c3": 265}
    facts = {
        name: replace(figure(name, value), counts="other")
        for name, value in counted.items()
    }
    differences = [
        Identity(
            id=f"difference {row}",
            rule="difference",
            kind=Kind.DIFFERENCE,
            form=Form.WEIGHTED_SUM,
            result=f"t1!r{row}c3",
            terms=(Term(f"t1!r{row}c1"), Term(f"t1!r{row}c2", Decimal(-1))),
        )
        for row in range(4)
    ]
    total = adds("t1!r3c3", "t1!r0c3", "t1!r1c3", "t1!r2c3")
    (root,) = roots_of(facts, *differences, total)
    assert corrected(root) == {"t1!r2c3": -8}
    assert root.located


def test_a_line_is_corrected_before_the_total_that_it_is_a_part_of():
    """The total would be 35 of what is printed, and is 30 of what is right."""
    facts = figures(total=47, line=15, other=20, half=4, rest=6)
    total, line = roots_of(
        facts, adds("total", "line", "other"), adds("line", "half", "rest")
    )
    assert corrected(line) == {"line": -5}
    assert corrected(total) == {"total": -17}
    assert total.beside.shifts == (("line", Decimal(-5)),)


def test_one_broken_sum_names_no_cell_and_keeps_the_rivals():
    facts = figures(total=30, one=15, two=20)
    (root,) = roots_of(facts, adds("total", "one", "two"))
    assert not root.located
    assert corrected(root) == {"total": 5}
    assert [rival.facts for rival in root.rivals] == [("one",), ("two",)]
    assert [rival.shift_of(rival.facts[0]) for rival in root.rivals] == [-5, -5]


def test_what_holds_speaks_for_its_figures():
    """The total is restated elsewhere and one line is checked: the other line is wrong."""
    facts = figures(total=30, again=30, one=10, half=4, rest=6, two=25)
    (root,) = roots_of(
        facts,
        equals("again", "total"),
        adds("total", "one", "two"),
        adds("one", "half", "rest"),
    )
    assert corrected(root) == {"two": -5}
    assert root.rivals == ()
    assert not root.located, "one identity names no cell"


@pytest.mark.parametrize(("failing", "blamed"), [(3, False), (4, True)])
def test_a_check_that_holds_weighs_as_much_as_three_that_fail(failing, blamed):
    """``line`` is in one sum that holds and in several that fail, whose other figures hold."""
    facts = figures(line=15, half=7, rest=8)
    identities = [adds("line", "half", "rest")]
    for n in range(failing):
        facts |= figures(
            **{
                f"total{n}": 30 + n,
                f"other{n}": 20 + n,
                f"p{n}": 10,
                f"q{n}": 20 + n,
            }
        )
        facts |= figures(**{f"r{n}": n, f"s{n}": 20})
        identities.append(adds(f"total{n}", "line", f"other{n}"))
        identities.append(adds(f"total{n}", f"p{n}", f"q{n}"))
        identities.append(adds(f"other{n}", f"r{n}", f"s{n}"))

    found = roots_of(facts, *identities)
    if blamed:
        assert [corrected(root) for root in found] == [{"line": -5}]
    else:
        assert [corrected(root) for root in found] == [{}, {}, {}]


def test_a_figure_printed_twice_is_corrected_in_both_places():
    facts = figures(line=15, again=15, other=20, total=30, half=4, rest=6)
    (root,) = roots_of(
        facts,
        equals("again", "line"),
        adds("total", "line", "other"),
        adds("line", "half", "rest"),
    )
    assert corrected(root) == {"line": -5, "again": -5}
    assert root.located


@pytest.mark.parametrize("wrong", ["month", "year"])
def test_a_figure_restated_for_a_year_is_corrected_in_both_places(wrong):
    """Twelve months at 15, where two sums ask for 10 a month, or for 120 a year."""
    facts = figures(month=15, year=180)
    twelve = replace(
        equals("year", "month"), terms=(Term("month", Decimal(12)),)
    )
    true = {"month": 10, "year": 120}[wrong]
    facts |= figures(p=1, q=true - 1, r=3, s=true - 3)
    (root,) = roots_of(
        facts, twelve, adds(wrong, "p", "q"), adds(wrong, "r", "s")
    )
    assert corrected(root) == {"month": -5, "year": -60}


def test_an_error_that_was_added_up_is_one_root():
    """The subtotal was summed over the misprinted line: both are corrected, each as asked."""
    facts = figures(
        line=15, other=20, subtotal=35, half=4, rest=6, more=50, total=80
    )
    facts |= figures(both=40)
    (root,) = roots_of(
        facts,
        adds("subtotal", "line", "other"),
        adds("line", "half", "rest"),
        adds("total", "subtotal", "more"),
        adds("both", "line", "subtotal"),
    )
    assert corrected(root) == {"line": -5, "subtotal": -5}


@pytest.mark.parametrize(("copies", "together"), [(5, True), (6, False)])
def test_a_figure_is_corrected_with_five_copies_at_most(copies, together):
    facts = figures(line=15, other=20, total=30, half=4, rest=6)
    identities = [adds("total", "line", "other"), adds("line", "half", "rest")]
    for n in range(copies):
        facts |= figures(**{f"copy{n}": 15})
        identities.append(equals(f"copy{n}", "line"))
    found = roots_of(facts, *identities)
    assert (len(found) == 1) is together
    assert any(root.change.size == copies + 1 for root in found) is together


def test_two_figures_that_mend_everything_are_found_where_one_at_a_time_would_not():
    """The last sum differs by both errors: no single correction mends it with another."""
    facts = figures(a=15, p=20, ta=30, b=45, q=10, tb=48, grand=48)
    parts, held = locked("ta", 30)
    found = roots_of(
        facts | parts,
        adds("ta", "a", "p"),
        adds("tb", "b", "q"),
        adds("grand", "a", "b"),
        held,
    )
    assert [corrected(root) for root in found] == [{"a": -5}, {"b": -7}]
    assert ids(found[0].mends) == ["ta=a+p"]
    assert ids(found[0].others) == ["grand=a+b"]
    assert ids(found[1].mends) == ["tb=b+q", "grand=a+b"]


# --- what is told together


def test_roots_are_in_the_order_of_the_identities():
    facts = figures(start=20, end=10, a=15, b=20, ab=30, c=1, d=2, cd=4)
    period = replace(adds("end", "start", name="period"), form=Form.ORDER)
    found = roots_of(facts, adds("cd", "c", "d"), period, adds("ab", "a", "b"))
    assert [root.primary.identity.id for root in found] == [
        "cd=c+d",
        "period",
        "ab=a+b",
    ]
    assert found[1].mends == (found[1].primary,)
    assert not found[1].located


def test_what_holds_is_no_root():
    facts = figures(start=1, end=10, a=15, b=20, ab=35)
    period = replace(adds("end", "start", name="period"), form=Form.ORDER)
    assert roots_of(facts, period, adds("ab", "a", "b")) == ()


@pytest.mark.parametrize(("failing", "sought"), [(150, True), (151, False)])
def test_a_table_that_fails_everywhere_was_not_understood(failing, sought):
    facts = figures(rate=7, a=1, b=2, ab=4, c=1, d=2, cd=5)
    identities = [adds("ab", "a", "b")]
    for n in range(failing):
        facts |= figures(**{f"line{n}": n, f"total{n}": n + 5})
        identities.append(adds(f"total{n}", f"line{n}", "rate"))
    identities.append(adds("cd", "c", "d"))

    before, *found, after = roots_of(facts, *identities)
    assert (corrected(before), corrected(after)) == ({"ab": -1}, {"cd": -2})
    if sought:
        assert [corrected(root) for root in found] == [{"rate": -2}]
    else:
        assert len(found) == failing
        assert not any(root.located or root.change.size for root in found)
        assert [root.mends for root in found] == [
            (root.primary,) for root in found
        ]


def proved_table():
    """A total that its lines and two restatements hold: it is right."""
    facts = figures(total=30, one=10, two=20, again=30)
    return facts, [adds("total", "one", "two"), equals("again", "total")]


def test_statements_that_differ_from_one_figure_by_as_much_are_one_difference():
    facts, held = proved_table()
    facts |= figures(said=35, repeated=35, other=36)
    found = roots_of(
        facts,
        *held,
        equals("said", "total"),
        equals("repeated", "total"),
        equals("other", "total"),
    )
    assert [corrected(root) for root in found] == [{"said": -5}, {"other": -6}]
    assert ids(found[0].others) == ["repeated=total"]
    assert found[1].others == ()


def test_the_same_difference_from_two_figures_is_two():
    facts, held = proved_table()
    facts |= figures(said=35, wrong=15, checked=10)
    found = roots_of(
        facts,
        *held,
        equals("said", "total"),
        equals("wrong", "one"),
        equals("checked", "one"),
    )
    assert [corrected(root) for root in found] == [{"said": -5}, {"wrong": -5}]


def test_one_too_much_and_one_too_little_are_one_difference_of_a_figure():
    facts, held = proved_table()
    facts |= figures(said=35)
    facts |= figures(short=25)
    found = roots_of(
        facts, *held, equals("said", "total"), equals("total", "short")
    )
    assert len(found) == 1


def test_a_result_held_against_two_columns_of_equal_figures_is_one_difference():
    facts = figures(stated=30, one=12, two=18)
    identities = [adds("stated", "one", "two", rule="parts")]
    for column in "ab":
        facts |= figures(**{f"{column}1": 15, f"{column}2": 20})
        identities.append(adds("stated", f"{column}1", f"{column}2"))
    (root,) = roots_of(facts, *identities)
    assert ids(root.others) == ["stated=b1+b2"]
    facts |= figures(b2=21)
    assert len(roots_of(facts, *identities)) == 2, (
        "they differ by other amounts"
    )


def locked(name, value):
    """A figure that a sum of two others holds."""
    parts = figures(**{name: value, f"{name}_a": value - 1, f"{name}_b": 1})
    return parts, adds(name, f"{name}_a", f"{name}_b", rule="parts")


def test_places_that_disagree_by_as_much_in_a_chain_are_one_difference():
    facts, identities = {}, []
    for name, value in (("v", 15), ("x", 10), ("y", 15), ("z", 10), ("w", 15)):
        parts, sum_of_parts = locked(name, value)
        facts |= parts
        identities.append(sum_of_parts)
    chain = (
        equals("x", "y"),
        equals("z", "y"),
        equals("w", "z"),
        equals("v", "x"),
    )

    (root,) = roots_of(facts, *identities, *chain)
    assert ids(root.mends) == ["x=y"]
    assert ids(root.others) == ["z=y", "w=z", "v=x"]
    assert root.change.size == 0


def test_other_differences_between_the_same_places_are_kept_apart():
    facts, held = proved_table()
    facts |= figures(said=35, other=36, repeated=35, more=36)
    names = "said", "other", "repeated", "more"
    found = roots_of(facts, *held, *(equals(name, "total") for name in names))
    assert [ids(root.others) for root in found] == [
        ["repeated=total"],
        ["more=total"],
    ]


def test_sums_without_a_printed_result_are_each_a_difference():
    facts = figures(a=1, b=2, c=3, d=4)
    balances = [
        replace(adds("", one, other), constant=Decimal(constant))
        for one, other, constant in (("a", "b", 5), ("c", "d", 9))
    ]
    assert len(roots_of(facts, *balances)) == 2


def test_orders_that_fail_on_one_end_are_each_a_difference():
    facts = figures(end=10, start=20, other=30)
    periods = [
        replace(adds("end", start), form=Form.ORDER)
        for start in ("start", "other")
    ]
    assert len(roots_of(facts, *periods)) == 2


def test_statements_of_a_sum_of_several_figures_are_each_a_difference():
    facts, held = proved_table()
    more, one = locked("one", 10)
    two_more, two = locked("two", 20)
    facts |= more | two_more | figures(said=35, repeated=35)
    stated = [
        adds(name, "one", "two", rule="agrees", kind=Kind.EQUALITY)
        for name in ("said", "repeated")
    ]
    found = roots_of(facts, *held, one, two, *stated)
    assert [corrected(root) for root in found] == [
        {"said": -5},
        {"repeated": -5},
    ]


# --- who speaks


def primary(facts, *identities):
    (root,) = roots_of(facts, *identities)
    return root.primary.identity.id


def test_the_identity_that_prints_the_corrected_figure_speaks_first():
    facts = figures(line=15, other=20, total=30, half=3, rest=4, third=3)
    short, long = (
        adds("total", "line", "other"),
        adds("line", "half", "rest", "third"),
    )
    assert primary(facts, short, long) == long.id
    assert primary(facts, long, short) == long.id


def test_a_recomputation_speaks_before_what_rests_on_words():
    facts = figures(line=15, one=10, two=6, three=4)
    sure = adds("line", "two", "three", name="z")
    judged = adds("line", "one", name="a", nature=Nature.JUDGMENTAL)
    assert primary(facts, judged, sure) == "z"
    assert (
        primary(facts, replace(judged, nature=Nature.FACTUAL), sure) == "a"
    ), "fewer terms"


def test_the_fewest_terms_speak_then_the_first_name():
    facts = figures(line=15, a=1, b=9, c=2, d=8, e=1, f=1)
    more = adds("line", "a", "b", name="a")
    facts |= figures(g=7)
    most = adds("line", "c", "e", "g", name="0")
    assert primary(facts, most, more, adds("line", "c", "d", name="b")) == "a"


# --- a line left out


def grid(rows):
    """The facts of table t: figures row by row, the first in column 1."""
    return figures(
        **{
            f"t!r{r}c{c}": value
            for r, row in enumerate(rows)
            for c, value in enumerate(row, 1)
        }
    )


def foots(row, lines, columns, scope="group", **more):
    """In each column, the figure of ``row`` is the sum of those of ``lines``."""
    return [
        adds(
            f"t!r{row}c{col}",
            *(f"t!r{line}c{col}" for line in lines),
            rule="footing",
            name=f"r{row}c{col}",
            table_id="t",
            scope=scope,
            **more,
        )
        for col in columns
    ]


def counts(number, lines, table="t"):
    """A stated number of lines, against those of a table."""
    identity = adds("claim-1", name="count", table_id=table)
    natural = (("lines", Decimal(lines)),)
    facts = {"claim-1": figure("claim-1", number)}
    return facts, replace(
        identity, form=Form.ANY_OF, kind=Kind.COUNT, candidates=natural
    )


def gaps(root):
    return [int(amount) for _, amount in root.change.gaps]


def test_totals_above_their_lines_in_all_columns_lack_a_line():
    facts = grid([(10, 20), (15, 23), (30, 50)])
    (root,) = roots_of(facts, *foots(2, (0, 1), (1, 2)))
    assert gaps(root) == [5, 7]
    assert root.change.row == "t!r2c1"
    assert ids(root.mends) == ["r2c1", "r2c2"]
    assert root.located


def test_a_total_below_its_lines_lacks_none():
    facts = grid([(10, 20), (15, 23), (30, 36)])
    found = roots_of(facts, *foots(2, (0, 1), (1, 2)))
    assert [corrected(root) for root in found] == [
        {"t!r2c1": -5},
        {"t!r2c2": 7},
    ]


@pytest.mark.parametrize(("wrong", "missing"), [(2, False), (3, True)])
def test_a_missing_line_would_print_a_figure_in_most_columns(wrong, missing):
    """Of four columns."""
    lines = (10, 20, 30, 40), (15, 23, 31, 47)
    sums = [one + other for one, other in zip(*lines, strict=True)]
    total = [each + 5 + n if n < wrong else each for n, each in enumerate(sums)]
    found = roots_of(grid([*lines, total]), *foots(2, (0, 1), (1, 2, 3, 4)))
    assert [gaps(root) for root in found] == (
        [[5, 6, 7]] if missing else [[], []]
    )


def test_a_cell_that_its_own_product_tells_is_no_part_of_a_missing_line():
    """The first column is one misprint of its total, the second one of a line, which a price says
    too; a line left out would take two figures of its own choice."""
    facts = grid([(10, 20, 20), (15, 16, 23), (34, 43, 43)])
    same = adds("t!r1c2", "t!r1c3", rule="products", name="price")
    found = roots_of(facts, *foots(2, (0, 1), (1, 2)), same)
    assert [corrected(root) for root in found] == [
        {"t!r2c1": -9},
        {"t!r1c2": 7},
    ]
    assert ids(found[1].mends) == ["r2c2", "price"]


def test_sums_that_are_no_footing_lack_no_line():
    facts = grid([(10, 20), (15, 23), (30, 50)])
    sums = [replace(one, rule="sums") for one in foots(2, (0, 1), (1, 2))]
    assert [gaps(root) for root in roots_of(facts, *sums)] == [[], []]


TWO_GROUPS = [
    (10, 20),
    (15, 23),
    (30, 50),
    (40, 41),
    (50, 53),
    (90, 94),
    (120, 144),
]


def test_a_line_left_out_of_a_group_joins_the_sums_of_all_lines():
    totals = [
        *foots(2, (0, 1), (1, 2)),
        *foots(5, (3, 4), (1, 2)),
        *foots(6, (0, 1, 3, 4), (1, 2), scope="all"),
    ]
    (root,) = roots_of(grid(TWO_GROUPS), *totals)
    assert gaps(root) == [5, 7, 5, 7]
    assert ids(root.mends) == ["r2c1", "r2c2", "r6c1", "r6c2"]
    assert root.change.row == "t!r2c1"


def test_lines_left_out_of_two_groups_are_two_roots():
    rows = [*TWO_GROUPS[:5], (93, 96), (123, 146)]
    totals = [
        *foots(2, (0, 1), (1, 2)),
        *foots(5, (3, 4), (1, 2)),
        *foots(6, (2, 5), (1, 2), scope="subtotals"),
    ]
    found = roots_of(grid(rows), *totals)
    assert [gaps(root) for root in found] == [[5, 7], [3, 2]]
    assert [root.change.row for root in found] == ["t!r2c1", "t!r5c1"]


def test_lines_left_out_of_two_groups_are_two_roots_under_a_total_of_all_lines():
    rows = [*TWO_GROUPS[:5], (93, 96), (123, 146)]
    totals = [
        *foots(2, (0, 1), (1, 2)),
        *foots(5, (3, 4), (1, 2)),
        *foots(6, (0, 1, 3, 4), (1, 2), scope="all"),
    ]
    first, second = roots_of(grid(rows), *totals)
    assert (first.change.row, second.change.row) == ("t!r2c1", "t!r5c1")
    assert ids(first.mends) == ["r2c1", "r2c2"]
    assert first.located
    assert second.located


def test_of_one_column_no_line_of_two_groups_is_named():
    rows = [*TWO_GROUPS[:5], (93, 96), (123, 146)]
    totals = [
        *foots(2, (0, 1), (1,)),
        *foots(5, (3, 4), (1,)),
        *foots(6, (0, 1, 3, 4), (1,), scope="all"),
    ]
    first, second = roots_of(grid(rows), *totals)
    assert [rival.facts for rival in first.rivals] == [("t!r0c1",), ("t!r1c1",)]
    assert not first.located
    assert not second.located


def test_a_missing_line_joins_no_sum_that_is_not_of_its_table():
    facts = grid([(10, 20), (15, 23), (30, 50)]) | figures(said=25)
    said = adds("said", "t!r0c1", "t!r1c1", rule="stated")
    (root,) = roots_of(facts, *foots(2, (0, 1), (1, 2)), said)
    assert gaps(root) == [5, 7]


def test_a_missing_line_is_likelier_than_any_one_line_of_a_single_column():
    totals = [
        *foots(2, (0, 1), (1,)),
        *foots(6, (0, 1, 3, 4), (1,), scope="all"),
    ]
    (root,) = roots_of(grid(TWO_GROUPS), *totals)
    assert gaps(root) == [5, 5]
    assert [rival.facts for rival in root.rivals] == [("t!r0c1",), ("t!r1c1",)]
    assert not root.located


@pytest.mark.parametrize(
    ("number", "table", "told"),
    [
        (3, "t", True),
        (3, "", True),
        (3, "u", False),
        (4, "t", False),
        (1, "t", False),
    ],
)
def test_a_stated_number_of_lines_tells_that_one_is_missing(
    number, table, told
):
    """The table prints two lines, its totals those of three."""
    stated, count = counts(number, 2, table)
    facts = stated | grid([(10, 20), (15, 23), (30, 50)])
    found = roots_of(facts, *foots(2, (0, 1), (1, 2)), count)
    assert gaps(found[0]) == ([5, 7, 1] if told else [5, 7])
    assert len(found) == (1 if told else 2)


def test_a_stated_number_that_is_right_is_not_corrected():
    stated, count = counts(2, 2)
    facts = stated | grid([(10, 20), (15, 23), (25, 43)])
    assert roots_of(facts, *foots(2, (0, 1), (1, 2)), count) == ()


@pytest.mark.parametrize("heard", [True, False])
def test_a_sentence_keeps_a_cell_only_if_its_disagreement_were_told(heard):
    facts = {
        name: figure(name, value)
        for name, value in {
            "t!r0c1": 15,
            "t!r1c1": 20,
            "t!r2c1": 30,
            "said": 20,
        }.items()
    }
    said = equals("said", "t!r1c1", adoption=by_words("").as_heard(heard))
    (root,) = roots_of(facts, adds("t!r2c1", "t!r0c1", "t!r1c1"), said)
    blamed = {root.change.facts, *(rival.facts for rival in root.rivals)}
    assert (("t!r1c1",) in blamed) is not heard
    assert root.unlikely == (frozenset() if heard else {"t!r1c1"})


def share(result, part, whole):
    """``result`` is the percentage that one figure is of another."""
    terms = tuple(map(Term, (part, whole)))
    return Identity(
        f"{part}/{whole}",
        "shares",
        Kind.DIFFERENCE,
        Form.RATIO,
        result,
        terms,
        constant=Decimal(100),
    )


@pytest.mark.parametrize(
    ("more", "suspected"),
    [([], {"share", "part"}), ([adds("part", "one", "other")], {"share"})],
)
def test_a_percentage_that_fails_alone_may_be_of_a_misprinted_figure(
    more, suspected
):
    """2 172 728 is a slip of 2 182 728, of which it is 100 %; a sum that holds keeps it."""
    facts = figures(
        share=100, part=2172728, whole=2182728, one=2000000, other=172728
    )
    percent = replace(facts["share"].number, decimals=1)
    facts["share"] = replace(facts["share"], number=percent, counts="percent")
    (root,) = roots_of(facts, share("share", "part", "whole"), *more)
    changes = [root.change, *root.slips]
    named = {fact for change in changes for fact, _ in change.shifts}
    assert not root.located
    assert named - {"whole"} == suspected
