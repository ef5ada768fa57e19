"""Which lines are evidence of what the totals of a table add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.tables.figure_table import figure_tables
from validate.tables.scope_fits import ScopeFits
from validate.tables.scope_trials import believed_scopes, scope_trials

HEADER = ("Article", "Diminution", "Augmentation")
CHAPTERS = [
    ["Énergie", "0,00", "18 600,00"],
    ["Réseaux", "6 500,00", "0,00"],
    ["Honoraires", "0,00", "4 250,00"],
    ["TOTAL D 011", "6 500,00", "22 850,00"],
    ["Personnel", "0,00", "14 300,00"],
    ["Vacations", "9 800,00", "0,00"],
    ["Cotisations", "0,00", "3 740,00"],
    ["TOTAL D 012", "9 800,00", "18 040,00"],
    ["Redevances", "3 100,00", "0,00"],
    ["TOTAL R 70", "3 100,00", "0,00"],
]


@pytest.fixture(scope="session")
def fits_of(make_document, make_raw):
    def make(rows):
        document = make_document([make_raw("t", HEADER, rows)])
        return ScopeFits(figure_tables(document)[0])

    return make


def trials_of(fits):
    trials = scope_trials(fits).items()
    return {name: (one.held, one.failed) for (_, name), one in trials}


def test_a_total_that_copies_its_only_line_is_no_evidence(fits_of):
    """Nothing printed as 0,00 beside it makes no sum of it: the lines since the last total but
    one give 9 800,00 too, where these print nothing more."""
    trials = trials_of(fits_of(CHAPTERS))
    assert trials["group"] == (2, 0)
    assert trials["cumulative"] == (0, 3)


def test_a_reading_that_most_totals_contradict_is_not_believed(fits_of):
    (believed,) = believed_scopes(scope_trials(fits_of(CHAPTERS))).values()
    assert set(believed) == {"group"}


def test_what_a_scope_adds_up_without_nothing_is_counted(fits_of):
    fits = fits_of(CHAPTERS)
    group = next(fit for fit in fits.of[3] if fit.scope.name == "group")
    assert [fits.addends(group.scope, col) for col in (1, 2)] == [1, 2]
    assert [fits.entries(group.scope, col) for col in (1, 2)] == [3, 3]


@given(st.integers(0, 4), st.integers(1, 10**6))
def test_lines_of_nothing_change_no_evidence(fits_of, more, amount):
    """A line of 0,00 more or less is no witness."""
    rows = [
        ["Article 1", f"{amount},00", "1 200,00"],
        *(["Article sans crédit", "0,00", "0,00"] for _ in range(more)),
        ["Article 2", "0,00", "300,00"],
        ["TOTAL D 011", f"{amount},00", "1 500,00"],
    ]
    assert trials_of(fits_of(rows))["group"] == (1, 0)
