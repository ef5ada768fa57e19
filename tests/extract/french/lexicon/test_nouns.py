"""Nouns: what a number counts."""

import pytest

from extract.french.lexicon.nouns import counted_in


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
