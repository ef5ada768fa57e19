"""What one misprinted figure accounts for is not explained."""

import pytest

from .conftest import judge

HEADER = ["Section", "Budget primitif", "Décision", "Total"]


def rows(total="866 800,00"):
    return [
        ["Fonctionnement", "1 846 200,00", "30 400,00", "1 876 600,00"],
        ["Investissement", "905 400,00", "47 550,00", total],
        ["Ensemble", "2 751 600,00", "77 950,00", "2 829 550,00"],
    ]


@pytest.fixture
def reasons(make_document, make_raw):
    """The reasons that a table has, below one whose total is by how much its own differs."""
    above = [["Voirie", "47 550,00"], ["Total", "47 550,00"]]

    def run(total):
        raws = [
            make_raw("s", ["Article", "Montant"], above),
            make_raw("t", HEADER, rows(total)),
        ]
        return judge(make_document(raws))

    return run


def test_a_total_that_another_sum_contradicts_alike_is_not_explained(reasons):
    failed, explained = reasons("905 400,00")
    assert set(failed) == {"905 400,00", "2 829 550,00"}
    assert explained == {}


def test_one_that_nothing_else_contradicts_is(make_document, make_raw, add_up):
    above = [["Voirie", "47 550,00"], ["Total", "47 550,00"]]
    below = [
        ["Écoles", "10 120,00"],
        ["Eau", "3 310,00"],
        ["Total", "60 980,00"],
    ]
    raws = [
        make_raw("s", ["Article", "Montant"], above),
        make_raw("t", ["Article", "Montant"], below),
    ]
    added = add_up("r2c1", "r0c1", "r1c1")
    _, explained = judge(make_document(raws), [added])
    assert explained == {"60 980,00": "wider-scope"}
