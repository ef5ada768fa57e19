"""How likely a figure is misprinted: more supports, more witnesses, a slip of the hand raise it;
rounding and a line more or less lower it.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.cell_ref import CellRef
from validate.findings.misprint_odds import SETTINGS, looks_like_slip
from validate.model.adoption import (
    GIVES_A_CHANGE,
    Adoption,
    Ground,
    LineTally,
    by_lines,
    by_words,
)
from validate.model.identity import Form, Kind, Severity
from validate.model.likelihood import GRAVE, LIKELY, SURE

WORDS_AND_PLACE = by_words("it is called a total", Ground.POSITION)
AGREEMENT = Adoption((Ground.AGREEMENT,), "the lines obey")
LINES = ("12 345,67", "23 456,78", "34 567,89")


def test_two_supports_make_an_error_and_a_slip_makes_it_all_but_certain(
    scene_of,
):
    other, slip = (
        scene.probability(scene.identity(3, [0, 1, 2]))
        for scene in (
            scene_of(*LINES, "81 482,91"),
            scene_of(*LINES, "70 370,43"),
        )
    )
    assert GRAVE <= other < SURE <= slip


def test_what_a_check_has_weighed_is_taken_from_it(scene_of):
    scene = scene_of(*LINES, "70 370,43")
    weighed = replace(by_words("the words make it a cell"), misprinted=0.67)
    assert (
        scene.probability(scene.identity(3, [0, 1, 2], adoption=weighed))
        == 0.67
    )


def test_one_support_is_never_sure(scene_of):
    scene = scene_of(*LINES, "70 370,43")
    one = scene.identity(3, [0, 1, 2], adoption=by_words("a total"))
    assert LIKELY <= scene.probability(one) <= SETTINGS.doubted_most < SURE


def test_what_a_sentence_alone_makes_is_believed_less(scene_of):
    tabled = scene_of(*LINES, "71 482,91")
    of_text = {
        name: replace(fact, cell=CellRef())
        for name, fact in tabled.facts.items()
    }
    said = replace(tabled, facts=of_text)
    told, otherwise, in_a_table = (
        scene.probability(
            scene.identity(
                3, [0, 1, 2], rule=rule, adoption=by_words("a total")
            )
        )
        for scene, rule in (
            (said, "sentence-adds-up"),
            (said, "article-numbers"),
            (tabled, "sentence-adds-up"),
        )
    )
    assert LIKELY <= told < otherwise == in_a_table


@pytest.mark.parametrize(
    "rule", ["stated-relations", "recalculated-twice", "stated-figures"]
)
@pytest.mark.parametrize(
    ("printed", "is_told"), [("70 730,34", True), ("71 482,91", False)]
)
def test_what_a_sentence_makes_and_no_slip_tells_was_not_meant(
    scene_of, rule, printed, is_told
):
    scene = scene_of(*LINES, printed)
    adoption = by_words("the sentence says so")
    one = scene.identity(3, [0, 1, 2], rule=rule, adoption=adoption)
    assert (scene.probability(one) > LIKELY) == is_told


@pytest.mark.parametrize(
    ("printed", "is_told"), [("9,5 %", True), ("12,8 %", False)]
)
def test_a_change_on_the_other_base_was_reckoned_wrong(
    scene_of, printed, is_told
):
    """From 612 400 to 676 700 it is 10,5 %; 9,5 % of 676 700."""
    scene = scene_of("676 700,00", "612 400,00", printed)
    one = scene.identity(
        2,
        [0, 1],
        rule="stated-relations",
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        adoption=by_words("the sentence gives a change"),
    )
    one = replace(one, constant=Decimal(100), offset=Decimal(-100))
    assert (scene.probability(one) > LIKELY) == is_told


@pytest.mark.parametrize("grounds", [(), (Ground.POSITION,)])
def test_what_a_sentence_tells_outright_is_so_beside_a_cell_too(
    scene_of, grounds
):
    scene = scene_of(*LINES, "71 482,91", "70 370,34")
    words = by_words("the sentence says so", *grounds)
    cell = scene.identity(
        3,
        [4],
        rule="stated-figures",
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        adoption=by_words("the sentence names the cell"),
    )
    told = scene.identity(3, [0, 1, 2], rule="stated-relations", adoption=words)
    assert (scene.probability(cell, told) > LIKELY) == bool(grounds)


@pytest.mark.parametrize(
    ("printed", "is_told"), [("4,4 %", True), ("5,8 %", False)]
)
def test_a_difference_over_the_new_figure_was_reckoned_wrong(
    scene_of, printed, is_told
):
    """548 of the 11 936 before are 4,6 %; of the 12 484 behind, 4,4 %."""
    scene = scene_of("548 €", "11 936 €", printed)
    one = scene.identity(
        2,
        [0, 1],
        rule="stated-relations",
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        adoption=by_words(GIVES_A_CHANGE),
    )
    change = replace(one, constant=Decimal(100))
    assert (scene.probability(change) > LIKELY) == is_told
    share = replace(change, adoption=by_words("the sentence gives a share"))
    assert scene.probability(share) < LIKELY


@pytest.mark.parametrize(
    ("printed", "units", "is_told"),
    [
        ("2 222", "12", True),
        ("1 880", "12", True),
        ("2 444", "12", False),
        ("24 440", "2", False),
    ],
)
def test_what_one_more_or_fewer_would_have_was_miscounted(
    scene_of, printed, units, is_told
):
    """24 440 over 12 are 2 037, over 11 they are 2 222."""
    scene = scene_of("24 440", units, printed)
    one = scene.identity(
        2,
        [0, 1],
        rule="stated-relations",
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        adoption=by_words("the sentence gives what one has of an amount"),
    )
    assert (scene.probability(one) > LIKELY) == is_told


@pytest.mark.parametrize(
    ("new", "printed", "held", "is_told"),
    [
        ("105", "4,8 %", 5, True),
        ("105", "5,2 %", 5, False),
        ("103", "2,9 %", 5, True),
        ("103", "2,9 %", 2, False),
        ("103", "3,1 %", 5, False),
    ],
)
def test_a_small_change_on_the_other_base_is_no_rounding(
    scene_of, new, printed, held, is_told
):
    """From 100 to 105 it is 5,0 %; 4,8 % of 105. From 100 to 103 3,0 and 2,9: one unit."""
    scene = scene_of(new, "100", printed)
    one = scene.identity(
        2,
        [0, 1],
        rule="evolution",
        kind=Kind.DIFFERENCE,
        form=Form.RATIO,
        adoption=by_lines(LineTally(held, 1), "the lines obey", Ground.WORDS),
    )
    one = replace(one, constant=Decimal(100), offset=Decimal(-100))
    assert (scene.probability(one) > LIKELY) == is_told


@pytest.mark.parametrize(
    ("printed", "form", "may"),
    [
        ("71 482,91", Form.WEIGHTED_SUM, True),
        ("91 482,95", Form.WEIGHTED_SUM, False),
        ("71 482,91", Form.PRODUCT, False),
    ],
)
def test_what_is_added_up_and_misses_by_little_is_of_no_other_base(
    scene_of, printed, form, may
):
    scene = scene_of(*LINES, printed)
    one = replace(scene.identity(3, [0, 1, 2], form=form), table_id="t")
    assert scene.odds.may_be_likely(scene.root(one)) is may


@pytest.mark.parametrize(
    ("held", "failed", "may"),
    [(12, 1, True), (11, 1, False), (66, 3, True), (30, 3, False)],
)
def test_what_many_lines_obey_has_no_base_of_its_own(
    scene_of, held, failed, may
):
    scene = scene_of(*LINES, "81 482,91")
    tally = by_lines(LineTally(held, failed), "the lines obey", Ground.WORDS)
    one = scene.identity(3, [0, 1], form=Form.PRODUCT, adoption=tally)
    assert scene.odds.may_be_likely(scene.root(one)) is may


@pytest.mark.parametrize(
    ("rule", "may"),
    [("amounts-agree", True), ("carry", True), ("stated-figures", False)],
)
def test_an_amount_of_the_text_is_of_no_other_base(scene_of, rule, may):
    scene = scene_of("44 760,00", "48 912,00")
    one = scene.identity(1, [0], rule=rule, form=Form.EQUALITY)
    assert scene.odds.may_be_likely(scene.root(one)) is may


def test_few_digits_that_add_up_to_something_far_are_of_another_scope(
    scene_of,
):
    near, far = (
        scene.probability(scene.identity(3, [0, 1, 2]))
        for scene in (
            scene_of("2,5", "4,1", "1,8", "6,9"),
            scene_of("2,5", "4,1", "1,8", "0,9"),
        )
    )
    assert far < LIKELY <= near


@pytest.mark.parametrize(
    ("printed", "is_told"), [("132", True), ("124", False), ("129", False)]
)
def test_few_digits_that_changed_places_tell_a_slip(scene_of, printed, is_told):
    """Of three digits one that is mistyped makes any figure of any other; two that changed places
    seldom do."""
    scene = scene_of("38", "14", "71", printed)
    said = {
        name: replace(fact, cell=CellRef())
        for name, fact in scene.facts.items()
    }
    scene = replace(scene, facts=said)
    adoption = by_words("what several come to")
    one = scene.identity(
        3, [0, 1, 2], rule="stated-relations", adoption=adoption
    )
    assert (scene.probability(one) > LIKELY) == is_told


def test_a_slip_is_likelier_than_a_figure_of_its_own(scene_of):
    slip, other = scene_of(*LINES, "70 370,43"), scene_of(*LINES, "81 482,91")
    swapped, free = (
        scene.probability(scene.identity(3, [0, 1, 2], adoption=AGREEMENT))
        for scene in (slip, other)
    )
    assert swapped > free


def test_what_its_check_doubts_is_no_more_than_one_support(scene_of):
    scene = scene_of(*LINES, "81 482,91")
    doubted = scene.identity(3, [0, 1, 2], severity=Severity.WARNING)
    assert scene.probability(doubted) < SURE


def test_another_witness_makes_one_support_sure(scene_of):
    scene = scene_of("10,00", "20,00", "31,00", "40,00", "70,00")
    down = scene.identity(2, [0, 1], adoption=AGREEMENT)
    across = scene.identity(
        4, [2, 3], rule="crossfooting", kind=Kind.DIFFERENCE, adoption=AGREEMENT
    )
    assert scene.probability(down, across) >= SURE


def test_a_unit_is_rounding_for_measures_and_an_error_for_money(scene_of):
    printed = ("12,34", "23,45", "35,80")
    tonnes, euros = scene_of(*printed, header="2018"), scene_of(*printed)
    measured, paid = (
        scene.probability(scene.identity(2, [0, 1]))
        for scene in (tonnes, euros)
    )
    assert measured < GRAVE <= paid


def test_a_ratio_may_miss_by_units_of_its_last_digit(scene_of):
    two_units, many = (
        scene.probability(
            scene.identity(0, [1, 2], kind=Kind.PRODUCT, form=Form.PRODUCT)
        )
        for scene in (
            scene_of("8,02", "2,00", "4,00"),
            scene_of("8,99", "2,00", "4,00"),
        )
    )
    assert two_units < GRAVE <= many


def test_a_slip_that_is_one_of_the_lines_may_be_another_scope(scene_of):
    of_line = scene_of("5 000,00", "5 000,00", "13 517,29", "18 517,29")
    others = scene_of("4 123,45", "5 876,55", "13 517,29", "18 517,29")
    doubtful, telling = (
        scene.probability(scene.identity(3, [0, 1, 2], adoption=AGREEMENT))
        for scene in (of_line, others)
    )
    assert doubtful < telling


@pytest.mark.parametrize("adoption", [AGREEMENT, WORDS_AND_PLACE])
def test_what_is_far_from_what_it_should_be_is_another_scope(
    scene_of, adoption
):
    near, further, far, nought = (
        scene.probability(scene.identity(3, [0, 1, 2], adoption=adoption))
        for scene in (
            scene_of(*LINES, "71 481,94"),
            scene_of(*LINES, "87 913,58"),
            scene_of(*LINES, "231 506,58"),
            scene_of(*LINES, "0,00"),
        )
    )
    assert near > further >= far
    assert far < LIKELY <= nought


@pytest.mark.parametrize(
    ("label", "total", "is_asked"),
    [
        ("Total", "24 121,02", False),
        ("Total général", "24 121,02", True),
        ("Total général", "24 612,12", False),
        ("Sous-total Culture", "24 121,02", True),
    ],
)
def test_a_total_that_forgets_a_group_of_its_lines(
    scene_of, label, total, is_asked
):
    lines = ("14 250,00", "23 118,40", "31 204,16", "9 871,02")
    scene = scene_of(*lines, total, last=label)
    identity = scene.identity(4, [0, 1, 2, 3], adoption=WORDS_AND_PLACE)
    assert (scene.probability(identity) >= LIKELY) is is_asked


def test_a_far_figure_with_another_witness_is_an_error(scene_of):
    scene = scene_of("10,00", "20,00", "71,48", "40,00", "70,00")
    down = scene.identity(2, [0, 1])
    across = scene.identity(4, [2, 3], rule="crossfooting")
    assert scene.probability(down, across) >= GRAVE


def test_a_percentage_said_twice_is_near_or_another_one(scene_of):
    near, far = (
        scene.probability(
            scene.identity(0, [1], kind=Kind.EQUALITY, form=Form.EQUALITY)
        )
        for scene in (
            scene_of("45,2 %", "41,8 %"),
            scene_of("45,2 %", "10,3 %"),
        )
    )
    assert far < LIKELY <= near


def test_what_only_a_pack_states_is_an_exception_more_often(scene_of):
    scene = scene_of(*LINES, "81 482,91")
    identity = scene.identity(3, [0, 1, 2], rule="pack-anything")
    stated, of_pack = (
        scene.probability(identity, packs=packs)
        for packs in ((), ("pack-anything",))
    )
    assert of_pack < LIKELY <= stated


@pytest.mark.parametrize(
    ("held", "failed", "believed"), [(4, 1, True), (2, 1, False), (5, 2, False)]
)
def test_what_many_lines_obey_of_a_pack_is_believed_as_with_one_support(
    scene_of, held, failed, believed
):
    scene = scene_of(*LINES, "81 482,91")
    tally = by_lines(LineTally(held, failed), "a pack says it", Ground.WORDS)
    identity = scene.identity(
        3, [0, 1, 2], rule="pack-anything", adoption=tally
    )
    told = scene.probability(identity, packs=("pack-anything",))
    assert (told >= LIKELY) == believed
    assert told < SURE


def test_the_size_of_a_difference_of_ratios_tells_nothing(scene_of):
    near, far = (
        scene.probability(
            scene.identity(0, [1, 2], kind=Kind.DIFFERENCE, form=Form.RATIO)
        )
        for scene in (
            scene_of("0,5482", "200,00", "400,00"),
            scene_of("0,9713", "200,00", "400,00"),
        )
    )
    assert near == far


def test_what_a_figure_of_another_line_gives_is_no_exception(scene_of):
    """18 x 51,07 is printed, where the line itself has 95,22: far from it, and no slip."""

    def probability(printed):
        scene = scene_of("18,00", "95,22", "51,07", printed)
        product = {"kind": Kind.PRODUCT, "form": Form.PRODUCT}
        stated = scene.identity(3, [0, 1], **product)
        return scene.probability(replace(stated, table_id="t"))

    assert probability("908,46") < LIKELY < GRAVE <= probability("919,26")


def test_a_figure_that_contradicts_itself_has_no_probability(scene_of):
    scene = scene_of("20,00", "31,00")
    order = scene.identity(0, [1], kind=Kind.DATE, form=Form.ORDER)
    assert scene.probability(order) is None


def test_an_accident_is_a_probability():
    assert 0 < looks_like_slip([]) <= 0.9


def test_a_figure_that_is_printed_in_several_cells_slips_as_one(transferred):
    """A change of nothing, and what it leads to: to mend one is to mend the other."""
    scene, asked = transferred("17 340,00", rule="pack")
    assert len(scene.root(*asked).change.shifts) > 1
    other, _ = transferred("58 911,00")
    assert scene.probability(*asked) > other.probability(*asked)
