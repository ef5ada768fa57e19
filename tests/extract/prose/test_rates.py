"""Prices per unit and how they follow from each other."""

from decimal import Decimal

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.claims import read_claims
from extract.prose.heading_path import scoped
from extract.prose.rates import header_rates, read_rates

from ..typesetting import typeset

CONVENTION = (Section("c", SectionKind.CONVENTION, "", "", (1, 0.0)),)


def rates(*texts):
    claims = read_claims(
        scoped(read_blocks(typeset(texts)), CONVENTION), CONVENTION
    )
    return [
        (r.what, r.fact.value, r.per, r.months, r.derivation)
        for r in read_rates(claims, ())
    ]


def test_a_price_a_day_and_the_month_it_makes():
    text = (
        "• Suivi sans gestion : 5,44 € par jour, c’est-à-dire 163,20 € pour un mois compté à 30"
        " jours ;"
    )
    assert rates(text) == [
        ("Suivi sans gestion", Decimal("5.44"), ("jour",), None, ""),
        ("Suivi sans gestion", Decimal("163.20"), ("mois",), 1, "30 x 5,44"),
    ]


def test_a_month_and_the_year_it_makes():
    assert rates(
        "Le forfait est de 171,90 €/mois/logement. Par an, il est de 2 062,80 €/an/logement."
    )[1][2:] == (
        ("an", "logement"),
        12,
        "12 x 171,90",
    )


def test_a_ceiling_beside_a_price_times_a_number():
    text = (
        "La subvention se calcule ainsi : 499,56 € x nombre de logements occupés. Le nombre est"
        " plafonné à 800, d’où un maximum de 399 648 € par an, et de 199 824 € pour le second"
        " semestre 2022."
    )
    price, ceiling, half = read_rates(
        read_claims(
            scoped(read_blocks(typeset([text])), CONVENTION), CONVENTION
        ),
        (),
    )
    assert (price.per, price.cap) == (("logements",), 399648)
    assert (ceiling.per, ceiling.months, ceiling.derivation) == (
        ("an",),
        12,
        "800 x 499,56",
    )
    assert (half.per, half.months, half.derivation) == (
        ("semestre",),
        6,
        "moitié de 399648",
    )


def test_the_heading_says_whose_price_it_is():
    assert rates("**2.4 DSF", "• porte close : 39,12 €") == [
        ("porte close (DSF)", Decimal("39.12"), (), None, "")
    ]


def test_sums_are_no_prices():
    assert (
        rates("Le crédit est de 257 420 € par an, réparti entre 4 structures.")
        == []
    )


def test_a_price_in_a_header_comes_from_its_column(make_raw):
    from extract.tables.typing import type_table

    rows = [
        ["Acarlogi", "25", "25 785,00"],
        ["Demain", "10", "10 314,00"],
        ["FACE", "5", "5 157,00"],
    ]
    table = type_table(
        make_raw(
            "t1",
            ["Structure", "Nombre de points Valeur 85,95 €/mois", "Montant"],
            rows,
        )
    )
    (rate,) = read_rates((), tuple(header_rates(table)))
    assert (rate.fact.id, rate.what, rate.per, rate.months) == (
        "t1!h1",
        "Nombre de points",
        ("mois",),
        1,
    )
