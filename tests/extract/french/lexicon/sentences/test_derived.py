"""The words beside numbers that say how these were reckoned."""

import re

import pytest

from extract.french.lexicon.sentences.derived import (
    CONDITIONAL,
    MORE_BEHIND,
    SHARE_OF_IT,
)


@pytest.mark.parametrize(
    ("text", "would"),
    [
        ("elle demanderait", True),
        ("le total aurait ete", True),
        ("ils occuperaient alors", True),
        ("il faudrait", True),
        ("elle serait de", True),
        ("le total qui figurait", False),
        ("un extrait du compte", False),
        ("le forfait de retrait", False),
        ("cela montrait", False),
    ],
)
def test_what_would_be(text, would):
    assert (re.search(CONDITIONAL, text) is not None) is would


@pytest.mark.parametrize(
    ("behind", "way"),
    [
        (" % de plus qu'au budget", "plus"),
        (" de moins", "moins"),
        (" %. De plus, la commune".lower(), None),
        (" de plus, la commune", None),
        (" % de moins d'un an", None),
        (" % de moins de 18 ans", None),
    ],
)
def test_which_way_a_change_goes(behind, way):
    found = MORE_BEHIND.match(behind)
    assert (found and found["way"]) == way


def test_training_is_no_share_of_anything():
    assert SHARE_OF_IT.within("les permis en forment")
    assert not SHARE_OF_IT.within("sont partis en formation et")
