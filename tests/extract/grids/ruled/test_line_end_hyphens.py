"""Hyphens that a program sets where it cuts words, and those of words themselves."""

import pytest

from extract.grids.ruled.line_end_hyphens import is_cut_by_hyphen, page_words

PROSE = (
    "Le conseil approuve la procé-",
    "dure de révision, dont l'arti-",
    "cle premier est modifié, et l'ou-",
    "verture de crédits.",
)


def chars(page_of, *lines):
    def draw(pen):
        for number, line in enumerate(lines):
            pen.text(50, 60 + 12 * number, line)

    return page_of(draw).chars


@pytest.mark.parametrize(
    ("begun", "rest"),
    [("Enga-", "zonnement"), ("Consom-", "mateurs d'eau"), ("bi-", "lan")],
)
def test_on_a_hyphenated_page_small_letters_go_on_with_the_word(
    page_of, begun, rest
):
    cell = begun, rest
    assert is_cut_by_hyphen(begun, rest, chars(page_of, *PROSE, "", *cell))
    few = PROSE[:1] + PROSE[3:]
    assert not is_cut_by_hyphen(begun, rest, chars(page_of, *few, "", *cell))


@pytest.mark.parametrize(
    ("begun", "rest", "cut"),
    [
        ("Dotation complémen-", "taire² (€)", True),
        ("Jours d'ouver-", "ture", True),
        ("Taxe addition-", "nelle", True),
        ("Écrête-", "ment", True),
        ("Fréquen-", "tation", True),
        ("Ins-", "crits", True),
        ("Semi-", "tique", False),
        ("Rem-", "stations", False),
        ("micro-", "station", False),
        ("Journées-", "élèves", False),
    ],
)
def test_an_ending_that_is_no_word_goes_on_with_one(page_of, begun, rest, cut):
    assert is_cut_by_hyphen(begun, rest, chars(page_of, begun, rest)) is cut


def test_on_a_hyphenated_page_the_rest_may_be_a_word(page_of):
    page = chars(page_of, *PROSE, "ce que dit", "", "pour cha-", "que élu")
    assert is_cut_by_hyphen("pour cha-", "que élu", page)
    plain = chars(page_of, "ce que dit", "", "pour cha-", "que élu")
    assert not is_cut_by_hyphen("pour cha-", "que élu", plain)


@pytest.mark.parametrize(
    ("begun", "rest"), [("(44270 BARNE-", "COUL)"), ("GI-", "TARD, Adjoint")]
)
def test_on_a_hyphenated_page_names_in_capitals_are_cut_too(
    page_of, begun, rest
):
    page = chars(page_of, *PROSE, "", begun, rest)
    assert is_cut_by_hyphen(begun, rest, page)
    plain = chars(page_of, PROSE[-1], "", begun, rest)
    assert not is_cut_by_hyphen(begun, rest, plain)
    name = begun.partition("-")[0].split()[-1]
    printed = chars(page_of, *PROSE, f"de {name} dit", "", begun, rest)
    assert not is_cut_by_hyphen(begun, rest, printed)


@pytest.mark.parametrize(
    ("begun", "rest"),
    [
        ("beau-", "frère"),
        ("non-", "conformes"),
        ("Sous-", "traitant"),
        ("crédits-", "bail"),  # the page prints the first part by itself
        ("Loire-", "Atlantique"),
        ("Jean-", "Marie"),
        ("SAINT-", "JEAN"),
        ("LOIRE-", "ATLANTIQUE"),
        ("rez-de-", "chaussée"),
    ],
)
def test_what_may_be_a_compound_keeps_its_hyphen(page_of, begun, rest):
    page = chars(page_of, *PROSE, "", begun, rest)
    assert not is_cut_by_hyphen(begun, rest, page)


def test_cedex_is_a_word(page_of):
    assert is_cut_by_hyphen("44406 REZE CE-", "DEX", chars(page_of, "REZE"))


def test_the_words_of_a_page_are_those_of_its_lines(page_of):
    page = chars(page_of, "N° dos-", "sier 12", "Créances à l'état")
    assert page_words(page) == {"dos", "sier", "creances", "etat"}
