"""What one of several has of an amount, both right before it."""

import pytest

_AIDS = "Le fonds a accordé 4 000 aides pour 1 146 000,00 €, soit {} par aide."
_YEARS = "En quatre ans, la charge cumulée atteint 929 800 €, ou {} par an en moyenne."
_DEBT = (
    "L'encours passe de 3 842 600 € à 5 342 600 € ; rapporté à une épargne brute de 468 200 €, il"
    " donne une capacité de désendettement de {} années."
)
_FIRST_YEARS = (
    "Sur les trois premières années, 493 460 € ont été attribués, soit {} par an en moyenne, et"
    " une partie de ce montant a déjà été versée en deux ans."
)


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        (_AIDS, "286,50 €", True),
        (_AIDS, "301,58 €", False),
        (_YEARS, "232 450,00 €", True),
        (_YEARS, "309 933,33 €", False),
        (_FIRST_YEARS, "164 486,67 €", True),
        (_FIRST_YEARS, "123 365,00 €", False),
        (_DEBT, "11,4", True),
        (_DEBT, "8,2", False),
        # of all, or of those that are added
        (
            "L'opération de 24 logements, dont 9 en PLAI et 15 en PLUS, coûte 3 500 560 €, soit {}"
            " par logement.",
            "145 856,67 €",
            True,
        ),
        (
            "La centrale passe de 36 à 48 places (22 494,00 €, soit {} par place supplémentaire).",
            "1 874,50 €",
            None,
        ),
    ],
)
def test_what_is_right_before_is_what_is_shared(holds, text, printed, expected):
    assert holds(text, printed) is expected


def test_no_other_words_are_meant(read_reckoned):
    (made,) = read_reckoned(_AIDS.format("301,58 €"))
    assert made.is_outright
