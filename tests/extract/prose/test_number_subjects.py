"""What a number in a sentence is said of."""

import pytest

from extract.prose.number_subjects import counted_noun, governing


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("L’enveloppe demandée est de ", "enveloppe demandée"),
        ("Le montant retenu, ", "montant retenu"),
        ("UDAF : ", "UDAF"),
        ("PIMMS Artois Gohelle, par avenant : ", "PIMMS Artois Gohelle"),
        ("Comité de jumelage (", "Comité de jumelage"),
        (
            "Les aides, réparties suivant l’annexe, atteignent ensemble ",
            "aides réparties suivant l’annexe",
        ),
        (
            "La gestion sociale locative (GSL), payée ",
            "gestion sociale locative (GSL) payée",
        ),
        (
            "Considérant que le montant attribué s'élevait à ",
            "montant attribué",
        ),
        (
            "Le taux d'impayés, mesuré en fin d’année, reste inférieur à ",
            "taux d'impayés mesuré en fin d’année",
        ),
        ("Elle est plafonnée à ", "plafonnée"),
    ],
)
def test_the_words_that_govern_a_number(before, phrase):
    assert governing(before, len(before), 0).phrase == phrase


def test_words_of_another_clause_are_not_the_numbers_own():
    assert governing("18 associations signeraient, pour ", 34, 0).own is False
    assert governing("La dotation est de ", 19, 0).own is True


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("10 nouveaux salariés ont", "nouveaux salariés"),
        ("50m² au plus", "m²"),
        ("53, dont", None),
        ("4 ont trouvé", None),
    ],
)
def test_the_noun_a_number_counts(text, noun):
    at = next(
        index for index, character in enumerate(text) if not character.isdigit()
    )
    found = counted_noun(text, at)
    assert (found.phrase if found else None) == noun
