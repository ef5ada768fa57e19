"""A bill of a stated use is what its parts give."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Verdict, evaluate


@pytest.fixture
def bills(make_document, make_raw):
    def run(*rows):
        header = ["Composante", "2025 (€)", "2026 (€)"]
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            one.result: evaluate(one, facts).verdict
            for one in discover(document).identities
            if one.rule == "usage-bill"
        }

    return run


PARTS = (
    ["Part fixe annuelle", "38,00", "39,50"],
    ["Part du délégataire (m³)", "1,2480", "1,3010"],
    ["Part de la commune (m³)", "0,4200", "0,4350"],
)


def test_the_parts_give_the_bill(bills):
    found = bills(*PARTS, ["Facture de 120 m³", "238,16", "247,82"])
    assert found == {"t!r3c1": Verdict.HELD, "t!r3c2": Verdict.HELD}


def test_a_bill_that_they_do_not_give_fails(bills):
    found = bills(*PARTS, ["Facture de 120 m³", "238,16", "248,72"])
    assert found == {"t!r3c1": Verdict.HELD, "t!r3c2": Verdict.FAILED}


def test_a_part_that_is_neither_fixed_nor_of_the_unit_leaves_it_open(bills):
    other = ["Redevance pollution", "12,00", "13,00"]
    assert bills(*PARTS, other, ["Facture de 120 m³", "238,16", "248,72"]) == {}
