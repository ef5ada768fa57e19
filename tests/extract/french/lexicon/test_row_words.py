"""The words that say what a row is."""

import pytest

from extract.french.lexicon.row_words import (
    is_memorandum,
    is_note,
    is_of_which,
    is_recall,
    is_refusal,
    may_refuse,
    refuses_group,
    speaks_of_refusal,
)


def test_lines_that_no_total_adds():
    assert is_of_which("dont subventions")
    assert is_of_which("- y compris tva")
    assert is_memorandum("pour memoire")
    assert is_memorandum("rappel bp 2023")
    assert is_memorandum("rappel de 2023")
    assert not is_memorandum("rappel des faits")


@pytest.mark.parametrize(
    ("text", "is_of_another_time"),
    [
        ("rappel 2024", True),
        ("rappel de l'annee 2024", True),
        ("rappel : exercice 2024", True),
        ("rappel", False),
        ("rappel des faits", False),
        ("pour memoire", False),
    ],
)
def test_lines_of_what_all_came_to_before(text, is_of_another_time):
    assert is_recall(text) is is_of_another_time


@pytest.mark.parametrize(
    "text", ["(1) hors taxes", "* estimation", "source : insee", "n.b. ttc"]
)
def test_notes(text):
    assert is_note(text)


def test_refusals_of_one_request():
    assert is_refusal("avis defavorable")
    assert not is_refusal("avis favorable")
    assert speaks_of_refusal("dossier complet, demande rejetee")
    assert may_refuse("demande rejetee")
    assert not may_refuse("demande accordee")


def test_titles_over_refusals():
    assert refuses_group("Demandes non retenues")
    assert not refuses_group("Demandes attribuées ou refusées")
