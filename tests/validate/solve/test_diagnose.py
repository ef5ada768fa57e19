from dataclasses import replace
from decimal import Decimal

import pytest

from extract.facts import FactContext, table_facts
from extract.tables.typing import type_table
from validate.model.identity import Form, Identity, Kind, Outcome, Term, Verdict
from validate.solve.diagnose import Case, diagnose
from validate.solve.root_causes import Root
from validate.solve.system import Correction


def explanations(root, expected, fact, *others):
    """What explains that a figure is not what it should be, from others of its identity."""
    case = Case(
        root=root,
        identity=root.primary.identity,
        fact=fact,
        printed=fact.value,
        expected=Decimal(expected),
        facts={one.id: one for one in (fact, *others)},
        neighbours=(),
    )
    return diagnose(case)


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
        return explanations(root, 6912, total, line, other)[-1].message

    return run


def test_another_cell_that_may_be_wrong_is_named_by_its_line(told):
    said = told(("Club", "A"))
    assert said.fr == "ou « A » : 3 322,00 € au lieu de 1 234,00"


def test_a_number_of_the_text_has_no_line_to_be_named_by(told):
    said = told(())
    assert said.fr == "ou dans le texte : 3 322,00 € au lieu de 1 234,00"
    assert said.en == "or in the text: 3,322.00 € instead of 1 234,00"


@pytest.fixture
def explained(make_raw):
    """The explanations of a total of lines, each of which may be wrong as well."""

    def run(total, lines, expected):
        rows = [["Total", total], *([f"L{n}", v] for n, v in enumerate(lines))]
        raw = make_raw("t", ["Ligne", "Montant"], rows)
        result, *terms = table_facts(type_table(raw))
        identity = Identity(
            "i",
            "footing",
            Kind.SUM,
            Form.WEIGHTED_SUM,
            result.id,
            tuple(Term(fact.id) for fact in terms),
        )
        shift = Decimal(expected) - result.value
        changes = [
            Correction(((result.id, shift),)),
            *(Correction(((fact.id, -shift),)) for fact in terms),
        ]
        outcome = Outcome(identity, Verdict.FAILED)
        root = Root(
            outcome, (outcome,), change=changes[0], rivals=tuple(changes[1:])
        )
        return explanations(root, expected, result, *terms)

    return run


def test_cells_that_nothing_tells_apart_are_counted_with_the_figure_itself(
    explained,
):
    found = explained("9 000,00", ["1 111,00"] * 6, "6666")
    assert [one.message.fr for one in found] == [
        "l'une de 7 cellules : rien ne les départage"
    ]
    assert len(found[0].facts) == 7


def test_those_named_first_are_no_longer_among_the_others(explained):
    found = explained(
        "3 311,01",
        ["8,10", "551,60", "354,40", "1 000,05", "1 396,82"],
        "3310.92",
    )
    assert [one.code for one in found] == ["digit"] * 3 + [
        "alternative-root"
    ] * 3
    named = [one.facts[0] for one in found]
    assert len(named) == len(set(named)) == 6
    more = explained(
        "3 311,01",
        ["8,10", "551,60", "354,40", "700,05", "300,05", "1 000,05", "396,82"],
        "3310.92",
    )
    assert more[-1].message.fr.startswith("ou l'une des 5 autres cellules")
    assert "one of 5 other cells" in more[-1].message.en


def test_one_correction_of_a_cell_is_said_once(make_raw):
    raw = make_raw(
        "t",
        ["Ligne", "Places", "Tarif", "Montant"],
        [["A", "540", "125,00", "75 875,00"]],
    )
    count, rate, amount = table_facts(type_table(raw))
    identity = Identity(
        "i",
        "product",
        Kind.PRODUCT,
        Form.PRODUCT,
        amount.id,
        (Term(count.id), Term(rate.id)),
    )
    outcome = Outcome(identity, Verdict.FAILED)
    root = Root(
        outcome,
        (outcome,),
        change=Correction(((count.id, Decimal(67)),)),
    )
    found = explanations(root, 67500, amount, count, rate)
    assert [one.message.fr for one in found] == [
        "calculé avec 607 au lieu de 540"
    ]
