"""Names: what is one name, what is not, and why."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate.prose.words import names
from validate.prose.words.names import (
    MatchReason,
    acronyms,
    best,
    key,
    match,
    plain_words,
)


def test_doctests():
    assert doctest.testmod(names).failed == 0


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Comité de jumelage", "Comité de jumelage", MatchReason.SAME),
        ("CCAS Hénin-Beaumont", "CCAS HENIN BEAUMONT", MatchReason.FOLDED),
        ("S.A.P.I", "SAPI", MatchReason.FOLDED),
        ("A I L E S", "Ailes", MatchReason.FOLDED),
        ("CCAS St-Nicolas", "CCAS de Saint Nicolas", MatchReason.ABBREVIATED),
        ("Association 4 AJ", "4 AJ", MatchReason.LEGAL_FORM),
        ("Les Archers SARL", "Archers", MatchReason.LEGAL_FORM),
        (
            "ASLL",
            "FSL Accompagnement Social Lié au Logement (ASLL)",
            MatchReason.ACRONYM,
        ),
        (
            "UDAF",
            "Union départementale des associations familiales",
            MatchReason.ACRONYM,
        ),
        ("FACE", "FACE Cote d'Opale", MatchReason.CONTAINED),
        (
            "Maison de l’emploi",
            "Maison de l'Emploi Lens Liévin Hénin Carvin",
            MatchReason.CONTAINED,
        ),
        (
            "Association des familes orvenoises",
            "Association des familles orvenoises",
            MatchReason.FUZZY,
        ),
    ],
)
def test_one_name(one, other, reason):
    found = match(one, other)
    assert found is not None
    assert found.reason is reason
    assert match(other, one) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CCAS Lens", "CCAS Liévin"),
        (
            "Coopérative scolaire de l'école des Prés",
            "Coopérative scolaire de l'école du Vieux-Pont",
        ),
        ("Collège n° 12", "Collège n° 13"),
        ("PBI", "PLIE de Lens Liévin"),
        ("Association", "SARL Dupont"),
        ("", "Comité"),
        ("Comité de quartier Nord", "Comité de quartier Sud"),
    ],
)
def test_two_names(one, other):
    assert match(one, other) is None


def test_best_abstains_between_equals():
    assert best("CCAS", ["CCAS Lens", "CCAS Arras"]) is None
    found = best("Familles rurales", ["UDAF", "Familles Rurales", "FACE"])
    assert found is not None
    assert found[0] == 1


def test_best_takes_the_first_of_one_repeated_name():
    found = best("ADAPECO", ["PBI", "ADAPECO", "Adapeco"])
    assert found is not None
    assert found[0] == 1


def test_acronyms_of_a_name_in_capitals_are_only_the_parenthesis():
    assert acronyms("RELAIS EMPLOI ALPHA (REA)") == {"rea"}


@settings(deadline=None)
@given(st.text(max_size=40))
def test_folding_is_stable(text):
    assert plain_words(plain_words(text)) == plain_words(text)
    assert key(text) == key(text.strip())


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_matching_is_symmetric(one, other):
    assert match(one, other) == match(other, one)
