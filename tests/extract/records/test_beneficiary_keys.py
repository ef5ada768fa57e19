"""Spellings of one name share a key, other names do not."""

import pytest

from extract.records.beneficiary_keys import beneficiary_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Association Habitat Insertion", "HABITAT-INSERTION"),
        ("L'Atelier des Campagnes", "atelier des campagnes"),
        ("Mission locale de Lens-Liévin", "MISSION LOCALE LENS LIEVIN"),
        ("ARTOIS TECHNIQUE SERVICES (ATS)", "Artois Technique Services"),
        ("A.P.S.A. du Pas-de-Calais", "APSA Pas de Calais"),
        ("Cœur d’Artois", "COEUR D'ARTOIS"),
    ],
)
def test_spellings_share_a_key(one, other):
    assert beneficiary_key(one) == beneficiary_key(other)


def test_keys_tell_names_apart_and_are_never_empty():
    assert beneficiary_key("Union sportive") != beneficiary_key("Club sportif")
    assert beneficiary_key("La Poste (ATS)") != beneficiary_key("La Poste")
    assert beneficiary_key("Association") == "association"
    assert beneficiary_key("DE LA") == "de-la"
