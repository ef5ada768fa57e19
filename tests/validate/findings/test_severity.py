"""An error has two supports and is very likely, or what nothing but a misprint explains."""

import pytest

from validate.findings.severity import severity_of
from validate.model.identity import Severity
from validate.model.likelihood import Support

TWO = (Support.WORDS, Support.POSITION)


@pytest.mark.parametrize(
    ("probability", "supports", "severity"),
    [
        (0.97, TWO, Severity.ERROR),
        (0.97, TWO[:1], Severity.WARNING),
        (0.57, TWO, Severity.ERROR),
        (0.56, TWO, Severity.WARNING),
        (0.50, TWO, Severity.WARNING),
        (0.49, TWO, Severity.INFO),
        (0.49, (), Severity.INFO),
        (None, (Support.ITSELF,), Severity.ERROR),
    ],
)
def test_severity_follows_probability_and_supports(
    scene_of, probability, supports, severity
):
    scene = scene_of("10,00", "20,00", "31,00")
    root = scene.root(scene.identity(2, [0, 1]))
    found = severity_of(root, supports, probability, may_be_likely=True)
    assert found is severity


@pytest.mark.parametrize(
    ("probability", "severity"),
    [(0.8, Severity.ERROR), (0.79, Severity.WARNING), (0.5, Severity.WARNING)],
)
def test_what_another_base_would_explain_has_to_be_very_likely(
    scene_of, probability, severity
):
    scene = scene_of("10,00", "20,00", "31,00")
    root = scene.root(scene.identity(2, [0, 1]))
    found = severity_of(root, TWO, probability, may_be_likely=False)
    assert found is severity


@pytest.mark.parametrize(
    ("probability", "severity"),
    [(0.96, Severity.WARNING), (0.97, Severity.ERROR)],
)
def test_what_its_check_only_warns_of_is_an_error_where_all_but_certain(
    scene_of, probability, severity
):
    scene = scene_of("10,00", "20,00", "31,00")
    root = scene.root(scene.identity(2, [0, 1], severity=Severity.WARNING))
    assert severity_of(root, TWO, probability, may_be_likely=True) is severity


def test_what_its_check_only_lists_stays_listed(scene_of):
    scene = scene_of("10,00", "20,00", "31,00")
    root = scene.root(scene.identity(2, [0, 1], severity=Severity.INFO))
    assert severity_of(root, TWO, 0.99, may_be_likely=True) is Severity.INFO
