"""Figures of the prose by what they are said of."""

from dataclasses import replace
from decimal import Decimal

from expectations.suite.prose_references import prose_references
from extract.facts import Claim, Fact, FactContext
from extract.number import Number


def claim(index, subject):
    number = Number(Decimal(12), 0, "12")
    fact = Fact(
        id=f"claim-{index}",
        counts="places",
        number=number,
        printed="12",
        places=(),
        section="annexe-1",
        context=FactContext(theme="1"),
    )
    return Claim(fact, "", "Proposition 2026", subject, "places", "…", 2027)


def with_claims(document, *claims):
    return replace(
        document, statements=replace(document.statements, claims=claims)
    )


def test_claims_of_the_same_are_told_apart_by_their_rank(make_document):
    document = with_claims(
        make_document(), claim(1, "Crèches"), claim(2, "crèches")
    )
    said = prose_references(document, lambda section: f"in {section}")
    assert said["claim-1"][0] == "claim"
    assert "creches" in said["claim-1"]
    assert said["claim-1"][-1] == "1/2"
    assert said["claim-2"][-1] == "2/2"
    assert said["claim-1"][:-1] == said["claim-2"][:-1]


def test_a_year_is_told_from_the_financial_year(make_document):
    document = with_claims(make_document(), claim(1, "places"))
    (said,) = prose_references(document, lambda _: "").values()
    later = replace(
        document, masthead=replace(document.masthead, exercise=2027)
    )
    (said_later,) = prose_references(later, lambda _: "").values()
    assert said != said_later
    assert "1" in said
    assert "0" in said_later
