"""What speaks for a broken identity: each thing once, and no witness twice."""

from dataclasses import replace

from validate.model.adoption import Adoption, Ground, by_words
from validate.model.identity import Form, Kind, Severity

AGREEMENT = Adoption((Ground.AGREEMENT,), "the lines obey")


def test_words_and_position_are_two(scene_of):
    scene = scene_of("10,00", "20,00", "31,00")
    assert scene.supports(scene.identity(2, [0, 1])) == ["words", "position"]


def test_what_only_its_own_figures_speak_for_has_none(scene_of):
    scene = scene_of("10,00", "20,00", "31,00")
    alone = Adoption((Ground.OWN_FIGURES,), "the figures agree")
    assert scene.supports(scene.identity(2, [0, 1], adoption=alone)) == []


def test_another_identity_over_the_cell_is_a_support(scene_of):
    scene = scene_of("10,00", "20,00", "31,00", "40,00", "70,00")
    across = scene.identity(
        4, [2, 3], rule="crossfooting", kind=Kind.DIFFERENCE, adoption=AGREEMENT
    )
    down = scene.identity(2, [0, 1], adoption=AGREEMENT)
    assert scene.supports(down, across) == ["agreement", "second-identity"]


def test_two_sums_down_to_one_total_are_one_witness(scene_of):
    scene = scene_of("10,00", "20,00", "30,00", "31,00")
    lines = scene.identity(3, [0, 1], adoption=AGREEMENT)
    subtotals = replace(
        scene.identity(3, [2], adoption=AGREEMENT), id="subtotals"
    )
    assert "second-identity" not in scene.supports(lines, subtotals)


def test_what_one_check_only_warns_of_is_one_witness(scene_of):
    scene = scene_of("10,00", "20,00", "31,00", "40,00", "70,00")
    first = scene.identity(
        2, [0, 1], rule="stated-relations", severity=Severity.WARNING
    )
    second = scene.identity(
        4, [2, 3], rule="stated-relations", severity=Severity.WARNING
    )
    assert "second-identity" not in scene.supports(first, second)


def equality(scene, result, term):
    return scene.identity(
        result,
        [term],
        kind=Kind.EQUALITY,
        form=Form.EQUALITY,
        adoption=by_words("a name"),
    )


def test_one_of_two_equal_figures_is_proved_by_its_table(scene_of):
    scene = scene_of("10,00", "20,00", "30,00", "31,00")
    assert scene.supports(equality(scene, 3, 2)) == ["words"]
    total = scene.identity(2, [0, 1])
    assert scene.supports(total, equality(scene, 3, 2)) == [
        "words",
        "proved-figure",
    ]
    assert scene.supports(total, equality(scene, 2, 3)) == [
        "words",
        "proved-figure",
    ]


def test_a_total_of_rounded_amounts_refuses_what_rounding_does_not_reach(
    scene_of,
):
    scene = scene_of(
        "10,4", "20,4", "30,9", "31,0", "41,0", header="Montant (k€)"
    )
    total = scene.identity(2, [0, 1])
    assert scene.supports(total, equality(scene, 4, 2)) == [
        "words",
        "proved-figure",
    ]


def test_figures_that_agree_by_themselves_prove_nothing(scene_of):
    scene = scene_of("10,00", "20,00", "30,00", "31,00")
    alone = Adoption((Ground.OWN_FIGURES,), "the figures agree")
    total = scene.identity(2, [0, 1], adoption=alone)
    assert scene.supports(total, equality(scene, 3, 2)) == ["words"]


def test_a_figure_that_contradicts_itself_needs_no_other(scene_of):
    scene = scene_of("20,00", "31,00")
    order = scene.identity(0, [1], kind=Kind.DATE, form=Form.ORDER)
    assert scene.supports(order) == ["itself"]
