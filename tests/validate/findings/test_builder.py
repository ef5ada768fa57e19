"""What a finding names as wrong, and as what may be."""

from validate.conclude import conclude
from validate.model.identity import evaluate


def test_of_two_figures_that_should_be_one_both_are_suspect(transferred):
    scene, asked = transferred("17 340,00")
    outcomes = [evaluate(one, scene.facts) for one in asked]
    (finding,) = conclude(scene.document, outcomes, []).findings
    assert finding.accused is None
    printed = [one.printed for one in finding.candidates]
    assert {"13 740,00", "17 340,00"} <= set(printed)
