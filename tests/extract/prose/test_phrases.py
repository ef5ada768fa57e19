"""Sentences, clauses and phrases."""

from extract.prose.phrases import (
    is_participle,
    sentence_spans,
    split_clauses,
    tidy,
)


def test_sentences_end_at_full_stops_only():
    text = "Un crédit de 4 988 906.82 €. M. Dupont rapporte, cf. l’art. L. 262-1. Suite."
    assert [text[start:end].strip() for start, end in sentence_spans(text)] == [
        "Un crédit de 4 988 906.82 €.",
        "M. Dupont rapporte, cf. l’art. L. 262-1.",
        "Suite.",
    ]


def test_small_words_around_a_phrase_are_dropped():
    assert tidy(" et l’aide globale s’élève à") == "aide globale s’élève"


def test_a_clause_that_is_a_participle_belongs_to_the_one_with_its_subject():
    assert split_clauses("Les aides, réparties par canton") == [
        "Les aides,",
        "Les aides réparties par canton",
    ]
    assert split_clauses("Le budget voté, la dépense") == [
        "Le budget voté,",
        " la dépense",
    ]


def test_a_noun_in_ie_is_no_participle():
    assert is_participle("retenues")
    assert not is_participle("énergie")
    assert not is_participle("Retenues")
