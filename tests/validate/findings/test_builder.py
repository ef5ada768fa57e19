"""What a finding names as wrong, and as what may be."""

from validate.conclude import conclude
from validate.model.identity import Form, Kind, Severity, evaluate


def test_of_two_figures_that_should_be_one_both_are_suspect(scene_of):
    scene = scene_of(
        "13 740,00",
        "17 340,00",
        "17 340,00",
        "12 450,00",
        "26 190,00",
        "13 740,00",
    )
    same = {"kind": Kind.EQUALITY, "form": Form.EQUALITY}
    asked = (
        scene.identity(0, [1], severity=Severity.WARNING, **same),
        scene.identity(2, [1], **same),
        scene.identity(5, [0], **same),
        scene.identity(4, [0, 3]),
    )
    outcomes = [evaluate(one, scene.facts) for one in asked]
    (finding,) = conclude(scene.document, outcomes, []).findings
    assert finding.accused is None
    printed = [one.printed for one in finding.candidates]
    assert {"13 740,00", "17 340,00"} <= set(printed)
