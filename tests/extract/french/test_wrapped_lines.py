"""The lines of a cell as one text."""

import pytest

from extract.french.wrapped_lines import join_lines


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1 076 17", "0"], "1 076 170"),
        (["3 655 679,1", "7"], "3 655 679,17"),
        (["–114 29", "0,00 €"], "–114 290,00 €"),
        (["1\u00a0234", ",50"], "1\u00a0234,50"),
        (["22/12/20", "23"], "22/12/2023"),
    ],
)
def test_a_figure_or_a_date_without_room_is_one(lines, text):
    assert join_lines(lines) == text


def test_a_word_without_room_is_one():
    assert join_lines(["Évolutio", "n du", "produit"]) == "Évolution du produit"
    assert join_lines(["Fonctionnemen", "t"]) == "Fonctionnement"
    assert join_lines(["SUBVENTION", "S VOTEES"]) == "SUBVENTIONS VOTEES"
    assert join_lines(["Les", "Renardiè", "res"]) == "Les Renardières"
    assert join_lines(["Class", "ée"]) == "Classée"
    assert join_lines(["(sur stationne", "ments)"]) == "(sur stationne ments)"
    assert join_lines(["(sur", "stationne", "ments)"]) == "(sur stationnements)"
    for lines in (
        ["Subvention", "a"],
        ["Lot", "b"],
        ["Annexe 1", "b"],
        ["Ateliers", "d'été"],
        ["Mme Martin", "née Dupont"],
        ["Martin", "née Dupont"],
        ["CATEGORIE", "B"],
        ["AVIS", "S"],
    ):
        assert join_lines(lines) == " ".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["12", "345,00"],
        ["1 234,50", "2 345,60"],
        ["1 076 170", "250"],
        ["5", "0,00"],
        ["22/12/23", "2024"],
        ["1 234", "567,00"],
    ],
)
def test_figures_one_below_the_other_are_several(lines):
    assert join_lines(lines) == " ".join(lines)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Taux d'exé\u2010", "cution"], "Taux d'exécution"),
        (["Avan\u00ad", "cement fin 2026"], "Avancement fin 2026"),
        (["Haut\u2010", "Rhin"], "Haut\u2010 Rhin"),
    ],
)
def test_a_hyphen_that_a_program_set_is_of_the_line(lines, text):
    assert join_lines(lines) == text
