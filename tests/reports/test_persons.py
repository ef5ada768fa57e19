"""Names of private persons are told from those of bodies; in doubt they are withheld."""

import pytest

from reports.persons import looks_like_a_person

PERSONS = (
    *(
        "M. Paul",
        "Mme DUPONT",
        "LEFEBVRE Jean-Pierre",
        "Marie de Villiers",
        "Mme et M. Durand",
        "M et Mme Petit",
    ),
    *("LE GOFF Yann", "Dr Martin", "Consorts Legrand", "Hélène ÉTIENNE"),
)
BODIES = (
    *(
        "CCAS Saint-Nicolas",
        "Collège Jean Moulin",
        "Les Amis de Jean Moulin club",
        "SOLEIL",
        "Habitat Insertion",
        "",
    ),
    *(
        "EARL Martin Paul",
        "SM EDEN 62",
        "Le Cheval Bleu",
        "Ville de Saint Martin",
        "4 AJ",
        "PIMMS",
        "Martin",
    ),
    *("École Jeanne d'Arc", "Association Pierre & Marie Curie"),
)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person(name):
    assert looks_like_a_person(name)


@pytest.mark.parametrize("name", BODIES)
def test_a_body(name):
    assert not looks_like_a_person(name)
