"""Nouns: what a number counts."""

import pytest

from extract.french.lexicon.nouns import counted_in, kind_of, spelled_acronyms


@pytest.mark.parametrize(
    ("header", "counts"),
    [
        ("postes en insertion", "posts"),
        ("places d'accompagnement", "places"),
        ("ménages", "persons"),
        ("associations retenues", "structures"),
        ("mois", "duration"),
        ("opérations", "operations"),
        ("Linéaire (m)", "other"),
        ("Durée", "duration"),
        ("Nombre de demi-journées", "duration"),
        ("Votants", "persons"),
        ("Aides aux associations", "structures"),
        ("Ateliers", "other"),
        ("Coût estimé", "other"),
    ],
)
def test_what_a_header_counts(header, counts):
    assert counted_in(header) == counts


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("bénéficiaires", "persons"),
        ("ménages", "persons"),
        ("associations", "structures"),
        ("CCAS", "structures"),
        ("postes", "posts"),
        ("mois", "duration"),
        ("dispositifs", "operations"),
        ("mesures", "other"),
        ("mesuré", None),
        ("comités", "structures"),
        ("xyz", None),
    ],
)
def test_what_a_noun_counts(noun, kind):
    assert kind_of(noun) == kind


def test_an_acronym_stands_for_what_it_abbreviates():
    text = (
        "les Comités Locaux pour le Logement Autonome des Jeunes (CLLAJ) et la Mesure"
        " d'accompagnement (MA) ; (RSA)"
    )
    assert spelled_acronyms(text) == {"CLLAJ": "Comités", "MA": "Mesure"}
