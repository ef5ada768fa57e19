from dataclasses import replace
from decimal import Decimal

from extract.facts import Fact, FactReading
from extract.geometry import BBox, Place
from extract.number import Number, Unit
from validate.model.adoption import Adoption, Ground
from validate.model.identity import Form, Identity, Kind, Term, evaluate
from validate.model.proof import find_proofs, proved_facts

PLACE = Place(1, BBox(0, 0, 1, 1))


def fact(name, value, decimals=2):
    number = Number(Decimal(value), decimals, value, Unit.EUR)
    return Fact(
        id=name,
        counts="amount",
        number=number,
        printed=value,
        places=(PLACE,),
        section="",
    )


FACTS = {
    each.id: each
    for each in (
        fact("total", "3.00"),
        fact("a", "1.00"),
        fact("b", "2.00"),
        fact("rate", "1", 0),
    )
}


def identity(result, *terms, name="i", form=Form.WEIGHTED_SUM, **more):
    kind = Kind.PRODUCT if form is Form.PRODUCT else Kind.SUM
    return Identity(
        name, "footing", kind, form, result, tuple(map(Term, terms)), **more
    )


def test_every_figure_of_an_exact_sum_is_proved_by_it():
    held = evaluate(identity("total", "a", "b"), FACTS)
    assert proved_facts(held, FACTS) == {"total", "a", "b"}


def test_a_figure_names_every_identity_that_breaks_if_it_alone_changes():
    outcomes = [
        evaluate(identity("total", "a", "b", name="sum"), FACTS),
        evaluate(identity("a", "a", name="same", form=Form.EQUALITY), FACTS),
        evaluate(
            identity("a", "rate", name="equal", form=Form.EQUALITY), FACTS
        ),
    ]
    proofs = find_proofs(outcomes, FACTS)
    assert proofs["a"].identities == ("sum", "equal")
    assert proofs["b"].identities == ("sum",)


def test_what_fails_proves_nothing():
    wrong = {**FACTS, "total": fact("total", "3.01")}
    assert (
        find_proofs([evaluate(identity("total", "a", "b"), wrong)], wrong) == {}
    )


def test_an_identity_believed_for_its_own_figures_proves_none_of_them():
    circular = Adoption((Ground.OWN_FIGURES,))
    held = evaluate(identity("total", "a", "b", adoption=circular), FACTS)
    assert proved_facts(held, FACTS) == set()


def test_a_reading_chosen_by_arithmetic_proves_nothing():
    chosen = {
        **FACTS,
        "b": replace(FACTS["b"], reading=FactReading(arbitrated=True)),
    }
    assert (
        proved_facts(evaluate(identity("total", "a", "b"), chosen), chosen)
        == set()
    )


def test_what_rounding_hides_is_not_proved():
    facts = {
        "total": fact("total", "3", 0),
        "a": fact("a", "1.20"),
        "b": fact("b", "2.00"),
    }
    held = evaluate(identity("total", "a", "b", rounded=("total",)), facts)
    assert proved_facts(held, facts) == {"total"}


def test_a_factor_is_proved_where_a_unit_more_or_less_shows_in_the_product():
    facts = {
        "amount": fact("amount", "100.00"),
        "quantity": fact("quantity", "10", 0),
        "rate": fact("rate", "10.00"),
    }
    held = evaluate(
        identity("amount", "quantity", "rate", form=Form.PRODUCT), facts
    )
    assert proved_facts(held, facts) == {"amount", "quantity", "rate"}
