"""A year beside the period of one sentence."""

from extract.prose.agreements.stated_years import find_years_and_periods


def pairs(text):
    return [(one.year, one.of_period) for one in find_years_and_periods(text)]


def test_the_year_and_that_of_the_period():
    text = "conclue au titre de l'exercice 2025, du 1er janvier 2026 au 31 décembre 2026."
    assert pairs(text) == [(2025, 2026)]


def test_a_period_over_two_years_says_nothing():
    text = "pour l'année 2025, du 1er septembre 2025 au 31 août 2026."
    assert pairs(text) == []


def test_each_sentence_by_itself():
    text = "Pour l'exercice 2025. Du 1er janvier 2026 au 31 décembre 2026."
    assert pairs(text) == []
