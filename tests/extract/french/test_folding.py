"""Spaces, accents and case."""

import pytest

from extract.french.folding import SPACES, content_words, fold, has_digit, plain


@pytest.mark.parametrize("space", SPACES)
def test_every_kind_of_space_is_one(space):
    assert plain(f" 1{space}{space}234 ") == "1 234"
    assert fold(f"A{space}B") == "a b"


def test_accents_case_ligatures_and_dashes():
    assert fold("Sous–total  Général") == "sous-total general"
    assert fold("L’Œuvre") == "l'oeuvre"


def test_words_are_singular():
    assert content_words("Places d'accompagnement en 2024") == (
        "place",
        "accompagnement",
    )


def test_digits():
    assert has_digit("lot 3")
    assert not has_digit("lot")
