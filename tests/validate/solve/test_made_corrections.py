"""A broken sum of a column, and figures of one of its lines that make what it asks of that."""

import pytest

from validate.check import fact_index
from validate.conclude import conclude
from validate.discover import discover
from validate.model.identity import evaluate

RATES = [
    ["4 étoiles", "1,50"],
    ["3 étoiles", "1,10"],
    ["Campings", "0,50"],
    ["Meublés", "0,85"],
]


def nights(camping="21 825,00", total="63 345,75"):
    return [
        ["4 étoiles", "6 815", "10 222,50"],
        ["3 étoiles", "19 271", "21 198,10"],
        ["Campings", "43 650", camping],
        ["Meublés", "11 883", "10 100,15"],
        ["Total", "81 619", total],
    ]


@pytest.fixture
def found(make_document, make_raw):
    """The findings of two tables: nights and proceeds, and what one night costs."""

    def run(lines, rates):
        tables = [
            make_raw("t", ["Catégorie", "Nuitées", "Produit (€)"], lines),
            make_raw("u", ["Catégorie", "Tarif (€)"], rates),
        ]
        document = make_document(tables)
        facts = fact_index(document)
        outcomes = [
            evaluate(one, facts) for one in discover(document).identities
        ]
        return conclude(document, outcomes, []).findings

    return run


def test_the_line_that_others_of_its_name_make_otherwise_is_accused(found):
    (finding,) = found(nights("26 190,00"), RATES)
    assert finding.accused.printed == "26 190,00"
    assert finding.expected == "21825.00"
    assert "second-identity" in finding.supports
    assert [one.printed for one in finding.evidence[-2:]] == ["43 650", "0,50"]


@pytest.mark.parametrize(
    "rates",
    [
        [["Gîtes" if a == "Campings" else a, b] for a, b in RATES],
        [[a, "0,60" if a == "Campings" else b] for a, b in RATES],
        [*RATES, ["Campings", "0,60"]],
    ],
    ids=["another name", "another price", "a name of two lines"],
)
def test_none_is_where_the_line_does_not_make_it(found, rates):
    (finding,) = found(nights("26 190,00"), rates)
    assert finding.accused is None


def test_what_rounding_may_leave_is_no_correction(found):
    findings = found(nights(total="63 345,70"), RATES)
    assert all(one.accused is None for one in findings)
