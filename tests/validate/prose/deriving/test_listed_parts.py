"""Parts that follow their whole as a bare list."""

import pytest

LIST = "Au 1er mars, {} élèves sont inscrits, {} en maternelle, {} à l'étude et {} au club."


@pytest.mark.parametrize(
    ("figures", "made"),
    [
        ((164, 81, 48, 35), [("164", 164)]),
        # two digits of one part changed places
        ((164, 81, 48, 53), [("53", 35)]),
        # some may be counted twice, others in none
        ((164, 81, 58, 35), []),
        ((164, 81, 48, 20), []),
    ],
)
def test_the_parts_of_a_bare_list(made_of, figures, made):
    assert made_of(LIST.format(*figures)) == made


def test_what_the_whole_is_compared_with_is_no_part(made_of):
    text = (
        "La cuisine a servi 4 842 repas, contre 4 715 l'an passé : 1 426 à la crèche, "
        "2 193 à l'école et 1 232 au foyer."
    )
    assert made_of(text) == [("1 232", 1223)]


@pytest.mark.parametrize(
    "text",
    [
        "Le club a 164 joueurs, 81 matchs, 48 arbitres et 53 ballons.",
        "Le club a 164 joueurs, 81 de Vaux, 48 de Bures, contre 53 de Lys.",
        "Le club a 164 joueurs, 81 de Vaux et 38 de Bures.",
    ],
)
def test_other_lists_are_no_parts(made_of, text):
    assert made_of(text) == []
