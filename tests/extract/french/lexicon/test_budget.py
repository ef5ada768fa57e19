"""The two sides of a budget."""

from extract.french.lexicon.budget import (
    BALANCED,
    COUNT_WORDS,
    EXPENSES,
    RECEIPTS,
)


def test_the_sides_and_their_balance():
    assert EXPENSES.within("total des depenses de fonctionnement")
    assert RECEIPTS.within("produits de gestion")
    assert not RECEIPTS.within("reproduits")
    assert BALANCED.within("le budget s'equilibre")


def test_words_of_counting():
    assert COUNT_WORDS.within("nb de places")
    assert not COUNT_WORDS.within("montant")
