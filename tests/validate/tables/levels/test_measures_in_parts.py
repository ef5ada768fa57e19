"""Hectares, ares and centiares in columns of their own: what is over in one is carried."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.checks.tables.footing import CHECK
from validate.discover import discover
from validate.messages import failure_message
from validate.model.identity import Verdict, evaluate
from validate.tables.figure_table import figure_tables
from validate.tables.levels.measures_in_parts import measures_in_parts

HEADER = ["Lieu-dit", "ha", "a", "ca"]
LINES = [(9, 87, 5), (5, 64, 80), (4, 19, 65)]
SETTINGS = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=30,
)
areas = st.tuples(st.integers(0, 60), st.integers(0, 99), st.integers(0, 99))


def parted(centiares):
    hectares, rest = divmod(centiares, 10_000)
    return (hectares, *divmod(rest, 100))


def total_of(lines):
    return parted(sum(10_000 * ha + 100 * a + ca for ha, a, ca in lines))


def printed(name, area):
    hectares, ares, centiares = area
    return [name, str(hectares), f"{ares:02d}", f"{centiares:02d}"]


@pytest.fixture
def outcomes(make_document, make_raw):
    def run(lines, total, header=HEADER):
        rows = [
            printed(f"Parcelle {n + 1}", line) for n, line in enumerate(lines)
        ]
        raw = make_raw("t", header, [*rows, printed("Total", total)])
        document = make_document([raw])
        facts = {fact.id: fact for fact in document.facts}
        found = discover(document, (CHECK,)).identities
        return [evaluate(identity, facts) for identity in found], facts

    return run


@pytest.fixture
def told(outcomes):
    def run(*printed, **more):
        found, _ = outcomes(*printed, **more)
        return [
            (one.identity.result, f"{one.expected.normalize():f}")
            for one in found
            if one.verdict is Verdict.FAILED
        ]

    return run


@SETTINGS
@given(lines=st.lists(areas, min_size=2, max_size=8))
def test_areas_add_up_with_what_they_carry(outcomes, lines):
    found, _ = outcomes(lines, total_of(lines))
    assert [one.verdict for one in found] == [Verdict.HELD] * len(found)
    assert {fact for one in found for fact in one.identity.facts} <= {
        f"t!r{row}c{col}" for row in range(len(lines) + 1) for col in (1, 2, 3)
    }


def test_every_part_of_every_line_is_proved(outcomes):
    (one,), _ = outcomes(LINES, total_of(LINES))
    assert len(one.identity.facts) == 12


@pytest.mark.parametrize(
    ("wrong", "result", "expected"),
    [
        ((19, 17, 50), "t!r3c2", "71"),
        ((19, 71, 5), "t!r3c3", "50"),
        ((91, 71, 50), "t!r3c1", "19"),
    ],
)
def test_the_part_that_is_another_is_told(told, wrong, result, expected):
    assert told(LINES, (19, 71, 50)) == []
    assert told(LINES, wrong) == [(result, expected)]


def test_a_sentence_counts_lines_and_no_parts(outcomes):
    (one,), facts = outcomes(LINES, (19, 17, 50))
    message = failure_message(CHECK, one, facts)
    assert "ses 3 lignes donnent 71" in message.fr


def test_hours_are_sixty_minutes(told):
    header = ["Agent", "Service", "h", "min"]
    lines = [(0, 8, 45), (0, 7, 30)]
    assert told(lines, (0, 16, 15), header=header) == []
    assert told(lines, (0, 15, 75), header=header) == []
    assert told(lines, (0, 16, 51), header=header) == [("t!r2c3", "15")]


def test_columns_of_other_units_are_no_parts(make_document, make_raw):
    raw = make_raw("t", ["Lot", "a", "b"], [["1", "3", "4"], ["2", "5", "6"]])
    (view,) = figure_tables(make_document([raw]))
    assert list(measures_in_parts(view)) == []


def test_a_part_that_was_not_read_leaves_the_total_open(told):
    assert told([*LINES[:2], (4, 19, 650)], (19, 71, 50)) == []
