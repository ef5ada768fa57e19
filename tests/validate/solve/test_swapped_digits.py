"""Two digits that changed places, in any figure of a sum."""

import pytest

from extract.facts import table_facts
from extract.tables.typing import type_table
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    evaluate,
    terms_of,
)
from validate.solve.swapped_digits import misses_by_a_swap


@pytest.fixture
def misses(make_raw):
    """``misses(one, other, whole)``: whether a swap is all that a sum misses by."""

    def run(*printed):
        rows = [[f"ligne {n}", each] for n, each in enumerate(printed)]
        raw = make_raw("t", ["Ligne", "Montant"], rows)
        facts = {fact.id: fact for fact in table_facts(type_table(raw))}
        *terms, whole = (facts[f"t!r{n}c1"] for n in range(len(printed)))
        identity = Identity(
            "i", "x", Kind.SUM, Form.WEIGHTED_SUM, whole.id, terms_of(terms)
        )
        return misses_by_a_swap(evaluate(identity, facts), facts)

    return run


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (("21 000,00", "7 775,00", "28 775,00"), False),
        (("21 000,00", "7 775,00", "27 875,00"), True),
        (("12 000,00", "7 775,00", "28 775,00"), True),
        (("21 000,00", "7 775,00", "28 975,00"), False),
        (("10", "11", "12"), False),
    ],
    ids=["holds", "in the whole", "in a part", "another digit", "few digits"],
)
def test_a_swap_is_told_in_any_figure(misses, printed, told):
    assert misses(*printed) is told
