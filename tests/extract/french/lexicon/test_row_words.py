"""The words that say what a row is."""

import pytest

from extract.french.lexicon.row_words import (
    is_memorandum,
    is_note,
    is_of_which,
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
    assert not is_memorandum("rappel des faits")


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
