"""A concept and its forms."""

import pytest

from extract.french.lexicon.concept import Concept, WordList, first_named

TAX = Concept("taxes?", "tva")


def test_forms_are_whole_words():
    assert TAX.within("hors tva")
    assert not TAX.within("taxer")
    assert TAX.opens("taxes foncieres")
    assert not TAX.opens("hors taxes")
    assert TAX.is_all_of("taxe")
    assert not TAX.is_all_of("taxe fonciere")


def test_a_longer_expression_holds_the_forms():
    assert f"hors {TAX}" == "hors (?:taxes?|tva)"


def test_the_first_concept_named_in_a_text():
    kinds = first_named([("TAX", TAX), ("NET", Concept("net"))])

    assert kinds.search("net de tva").lastgroup == "NET"
    assert kinds.search("brut") is None


def test_a_name_in_a_number_is_no_concept():
    kinds = first_named([("TAX", TAX), ("NUMBER", Concept("12"))])

    assert kinds.search("n°12") is None
    assert kinds.search("taxes 12")[0] == "taxes"


def test_words_are_searched_for_at_once():
    """Each form on its own would be tried at every letter: its beginning is a look behind."""
    words = WordList("hausse(s)", "(re)valoris*", "au plus")

    assert "(?<" not in str(words)


LIMITS = WordList("plafon*", "au plus", "*minim*", "seuil(s)", "l'ensemble")


@pytest.mark.parametrize(
    "text",
    [
        "plafonnee a 10",
        "au plus 10",
        "subminimal",
        "les seuils",
        "de l ensemble",
    ],
)
def test_a_word_list_is_words_stars_and_brackets(text):
    assert LIMITS.within(text)


@pytest.mark.parametrize(
    "text", ["deplafonner", "au plusieurs", "seuillant", "lensemble"]
)
def test_a_word_without_a_star_is_whole(text):
    assert not LIMITS.within(text)


def test_signs_around_a_form_are_left_aside_where_asked():
    of = WordList("du", "de la")

    assert of.follows_signs(") du total")
    assert not of.opens(") du total")
    assert of.closes("le montant de la : ")
    assert not of.closes("le montant de la somme")


def test_a_list_adds_the_forms_of_another():
    more = WordList(LIMITS, "environ")

    assert more.within("plafonne")
    assert more.within("environ")
    assert not LIMITS.within("environ")


def test_the_first_form_has_a_place_and_can_be_replaced():
    taxes = WordList("hors taxe(s)", "hors tva")

    assert taxes.place_in("prix hors tva") == 5
    assert taxes.place_in("prix ttc") is None
    assert taxes.replaced_in("prix hors taxes", "ht") == "prix ht"
