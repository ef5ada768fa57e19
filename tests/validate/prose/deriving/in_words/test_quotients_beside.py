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
_BOOKS = (
    "Le crédit, 48 300,00 €, permettra l'achat de 3 000 documents au prix moyen de {}. La commune"
    " en paie la moitié."
)
_NIGHTS = "Les hôtels ont déclaré 86 240 nuitées, au tarif moyen de {}, pour 75 891,20 €."
_LOSSES = (
    "Les pertes, 209 145 m³, rapportées aux 236,0 km de conduites et aux 365 jours de l'année,"
    " donnent un indice linéaire de {} m³ par km et par jour."
)
_MONTHLY = "Les sept adjoints reçoivent ensemble 5 302,55 € par mois, soit {} en moyenne."
_BY_LENGTH = (
    "Les pertes représentent 275 m³ par jour ; ramenées aux 148,6 km de conduites, elles"
    " donnent {} m³ par km et par jour."
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
        (_MONTHLY, "757,51 €", True),
        (_MONTHLY, "883,76 €", False),
        (_DEBT, "11,4", True),
        (_DEBT, "8,2", False),
        # a mean of the things and of the whole beside it
        (_BOOKS, "16,10 €", True),
        (_BOOKS, "22,38 €", False),
        (_NIGHTS, "0,88 €", True),
        (_NIGHTS, "0,98 €", False),
        (
            "Le fonds a reçu 1 863 demandes pour 647 860 €, contre {} en moyenne en France.",
            "412,00 €",
            None,
        ),
        (
            "Les 48 logements reviennent à 180 000 € chacun et leur adaptation à {} en moyenne.",
            "6 500 €",
            None,
        ),
        (
            "Quatre des six aides dépassent {} en moyenne et n'atteignent pas 250 €.",
            "100 €",
            None,
        ),
        (
            "20 480 repas ayant été servis au premier tarif et 31 415 au second, l'achat a coûté"
            " 182 193,15 €, soit {} en moyenne.",
            "3,511 €",
            None,
        ),
        # divided by several
        (_LOSSES, "2,43", True),
        (_LOSSES, "2,46", False),
        (_BY_LENGTH, "1,85", True),
        (_BY_LENGTH, "1,58", False),
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
