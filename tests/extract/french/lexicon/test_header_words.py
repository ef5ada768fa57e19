"""What the words of a header announce."""

import pytest

from extract.french.lexicon.header_words import KINDS, names_a_beneficiary


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("numero de compte", "CODE"),
        ("montant total", "AMOUNT"),
        ("nombre de places", "COUNT"),
        ("prix unitaire", "RATE"),
        ("taux de participation", "PERCENT"),
        ("date de debut", "DATE"),
        ("exercice", "YEAR"),
    ],
)
def test_the_first_known_word_announces_a_kind(header, kind):
    assert KINDS.search(header).lastgroup == kind


def test_no_known_word_announces_none():
    assert KINDS.search("intitule") is None


def test_who_receives():
    assert all(
        map(
            names_a_beneficiary,
            ("Association", "Nom", "Communes", "Bénéficiaire"),
        )
    )
    assert not names_a_beneficiary("Objet")
