"""What the command line says, in the number that its figures ask for."""

import pytest

from pointage.cli_messages import TEXTS, text


@pytest.mark.parametrize(
    ("lang", "pages", "said"),
    [
        ("fr", 0, "a.pdf : 0 page, 0 tableau, 0 chiffre lu."),
        ("fr", 1, "a.pdf : 1 page, 1 tableau, 1 chiffre lu."),
        ("fr", 2, "a.pdf : 2 pages, 2 tableaux, 2 chiffres lus."),
        ("en", 0, "a.pdf: 0 pages, 0 tables, 0 figures read."),
        ("en", 1, "a.pdf: 1 page, 1 table, 1 figure read."),
    ],
)
def test_words_agree_with_their_number(lang, pages, said):
    counts = dict.fromkeys(("pages", "tables", "figures"), pages)
    assert text("read", lang, name="a.pdf", **counts) == said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "1\u00a0376 chiffres lus."), ("en", "1,376 figures read.")],
)
def test_counts_are_in_groups_of_three_digits(lang, said):
    counts = dict.fromkeys(("pages", "tables"), 1)
    assert said in text("read", lang, name="a.pdf", figures=1376, **counts)


def test_a_port_is_no_count():
    assert "Port 8765 " in text("port-taken", "en", port=8765)


def test_every_optional_ending_follows_a_number():
    for key, languages in TEXTS.items():
        for template in languages:
            head = template.partition("(s)")[0]
            assert head == template or "{" in head, key
