from dataclasses import replace
from decimal import Decimal

import pytest

from extract.facts import FactContext, table_facts
from extract.tables.typing import type_table
from validate.model.identity import Form, Identity, Kind, Outcome, Term, Verdict
from validate.solve.diagnose import Case, diagnose
from validate.solve.root_causes import Root
from validate.solve.system import Correction


@pytest.fixture
def told(make_raw):
    """What is said of a total that one of its two lines may have made wrong."""

    def run(path):
        raw = make_raw(
            "t",
            ["Ligne", "Montant"],
            [["Total", "9 000,00"], ["A", "1 234,00"], ["B", "5 678,00"]],
        )
        total, line, other = table_facts(type_table(raw))
        line = replace(line, context=FactContext(row_path=path))
        identity = Identity(
            "i",
            "footing",
            Kind.SUM,
            Form.WEIGHTED_SUM,
            total.id,
            (Term(line.id), Term(other.id)),
        )
        outcome = Outcome(identity, Verdict.FAILED)
        changes = [
            Correction(((total.id, Decimal(-2088)),)),
            Correction(((line.id, Decimal(2088)),)),
        ]
        root = Root(
            outcome, (outcome,), change=changes[0], rivals=(changes[1],)
        )
        case = Case(
            root=root,
            identity=identity,
            fact=total,
            printed=Decimal(9000),
            expected=Decimal(6912),
            facts={fact.id: fact for fact in (total, line, other)},
            neighbours=(),
        )
        return diagnose(case)[-1].message

    return run


def test_another_cell_that_may_be_wrong_is_named_by_its_line(told):
    said = told(("Club", "A"))
    assert said.fr == "ou « A » : 3 322,00 € au lieu de 1 234,00"


def test_a_number_of_the_text_has_no_line_to_be_named_by(told):
    said = told(())
    assert said.fr == "ou dans le texte : 3 322,00 € au lieu de 1 234,00"
    assert said.en == "or in the text: 3,322.00 € instead of 1 234,00"
