"""What is given back once a document is done."""

from functools import lru_cache

from pointage.desk.reading.released_memory import release_memory


def kept_of(count):
    """How many answers a function keeps that was asked ``count`` times."""
    asked = lru_cache(maxsize=None)(str)
    for n in range(count):
        asked(n)
    release_memory()
    return asked.cache_info().currsize


def test_answers_about_the_texts_of_a_document_are_forgotten():
    assert kept_of(5000) == 0


def test_what_is_always_asked_for_is_kept():
    assert kept_of(20) == 20
