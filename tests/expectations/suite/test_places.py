"""Figures named in words: found again under other years, orders and wordings; never where two could
be meant.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from expectations.suite.figure_references import FigureInWords, RowInWords
from expectations.suite.places import Places
from extract.facts import Claim, Fact, FactContext
from extract.number import Number


@pytest.fixture
def places(make_document):
    return Places(make_document())


@pytest.fixture
def later(make_document, deliberation):
    """The same annex a year later, its lines in another order."""
    told = deliberation(
        caption="Annexe 1 – Subventions 2027",
        exercise=2027,
        header=("Bénéficiaire", "Places", "Tarif", "Montant proposé 2027"),
    )
    told.themes = {
        theme: list(reversed(lines)) for theme, lines in told.themes.items()
    }
    return Places(make_document(told))


def test_every_figure_is_found_under_its_own_name(places):
    for fact in places.document.facts:
        reference = places.reference(fact.id)
        assert reference is not None
        assert places.find(reference) == fact


def test_every_figure_is_found_again_a_year_later_in_another_order(
    places, later
):
    for fact in places.document.facts:
        found = later.find(places.reference(fact.id))
        assert found is not None
        assert (found.value, found.row_path[-1:]) == (
            fact.value,
            fact.row_path[-1:],
        )


def test_another_table_is_not_taken_for_this_one(
    places, make_document, deliberation
):
    other = Places(
        make_document(
            deliberation(
                header=("Nom", "Surface", "Âge", "Observations"),
                caption="Liste",
            )
        )
    )
    assert other.find_table(places.table("annexe-1-t1")) is None


def test_a_column_that_two_headers_could_be_is_not_found(
    places, make_document, deliberation
):
    header = (
        "Bénéficiaire",
        "Montant fonctionnement",
        "Montant investissement",
        "Remarque",
    )
    table = Places(make_document(deliberation(header=header)))
    assert table.find_column(table.tables["annexe-1-t1"], ("montant",)) is None


def test_a_row_written_nearly_alike_is_found_and_an_unknown_one_is_not(places):
    table = places.tables["annexe-1-t1"]
    known = places.row(table.id, 1)
    assert (
        places.find_row(table, replace(known, label=("association", "amis")))
        is table.rows[1]
    )
    assert (
        places.find_row(
            table, RowInWords("detail", 0, known.path, ("inconnu", "bataillon"))
        )
        is None
    )


def claim(index, subject="places", value=12):
    number = Number(Decimal(value), 0, str(value))
    fact = Fact(
        id=f"claim-{index}",
        counts="places",
        number=number,
        printed=str(value),
        places=(),
        section="annexe-1",
        context=FactContext(theme="1", operation="2"),
    )
    return Claim(fact, "", "Proposition 2026", subject, "places", "…", 2026)


def test_claims_are_found_by_what_they_are_said_of(make_document):
    def said(*claims):
        document = make_document()
        return Places(
            replace(
                document,
                statements=replace(document.statements, claims=claims),
                facts=(*document.facts, *(one.fact for one in claims)),
            )
        )

    first = said(claim(1), claim(2, "postes", 7))
    reference = first.reference("claim-1")
    assert first.find(reference).id == "claim-1"
    assert (
        said(claim(4, "postes", 9), claim(5, "places", 14)).find(reference).id
        == "claim-5"
    )
    assert said(claim(1), claim(2)).find(reference) is None, (
        "two claims say it now: either could be meant"
    )
    assert first.find(FigureInWords(said=("nothing",))) is None


def test_what_has_no_name_has_no_reference(places):
    assert places.reference("nowhere!r0c0") is None
