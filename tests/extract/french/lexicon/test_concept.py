"""A concept and its forms."""

from extract.french.lexicon.concept import Concept, first_named

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
