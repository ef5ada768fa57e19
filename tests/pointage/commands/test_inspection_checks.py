from pointage.commands.inspection_checks import grounds_text
from validate.model.adoption import Adoption, Ground, LineTally, by_lines

FRENCH, ENGLISH = 0, 1


def test_the_grounds_of_an_identity_are_named_with_the_lines_that_obey():
    adoption = by_lines(
        LineTally.of(23, 1, 0.0004), "the lines obey", Ground.WORDS
    )
    told = grounds_text(adoption, ENGLISH)
    assert told == "words + lines that agree, 23 of 24 lines, p = 4.0E-4"
    assert grounds_text(adoption, FRENCH).startswith(
        "les mots + l'accord des lignes, 23 lignes"
    )


def test_an_identity_without_a_reason_says_so():
    assert grounds_text(Adoption(), ENGLISH) == "?"
