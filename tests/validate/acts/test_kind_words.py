"""The words of each kind of act."""

from extract.french.lexicon.concept import Concept
from validate.acts.kind_words import kind_words
from validate.model.act_kind import ActKind, KindSource

BUDGET = ActKind("primitive-budget")


def test_each_form_that_a_text_prints_is_told():
    words = kind_words()[BUDGET]

    found = words.named(
        KindSource.OBJECT, "vote du budget : budget primitif 2024"
    )

    assert sorted(found.values()) == ["budget primitif", "vote du budget"]


def test_a_text_that_prints_none_is_not_asked_for_each(monkeypatch):
    words = kind_words()[BUDGET]
    monkeypatch.delattr(Concept, "printed_in")

    assert words.named(KindSource.OBJECT, "fourniture de repas") == {}


def test_a_place_without_forms_names_nothing():
    for words in kind_words().values():
        for source, forms in words.by_source.items():
            assert forms or not words.named(source, "budget primitif")
