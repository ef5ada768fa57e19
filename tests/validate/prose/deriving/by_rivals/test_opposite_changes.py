"""What changes of both signs come to."""

import pytest


@pytest.mark.parametrize(
    ("texts", "right", "wrong"),
    [
        (
            (
                "Il y a 126 000 € de plus à Varennes, 90 000 € de moins au bourg et 48 500 € de"
                " plus pour la crue.",
                "En tout, les autorisations augmentent de {} € et atteignent 4 884 500 €.",
            ),
            "84 500",
            "264 500",
        ),
        (
            (
                "Les charges progressent de 22 600,00 € ; compte tenu des remboursements"
                " (9 870,00 €), la charge nette supplémentaire s'établit à {} €.",
            ),
            "12 730,00",
            "32 470,00",
        ),
        (
            (
                "Les plus-values des lots s'élèvent à 13 008,50 € et la moins-value à 2 140,00 €,"
                " soit une augmentation nette de {} €.",
            ),
            "10 868,50",
            "15 148,50",
        ),
    ],
)
def test_what_they_come_to(holds, texts, right, wrong):
    assert holds(texts, right)
    assert holds(texts, wrong) is False


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        # neither what they leave nor what they come to without their signs
        (
            (
                "Les charges progressent de 22 600,00 € ; compte tenu des remboursements"
                " (9 870,00 €), la charge nette s'établit à {} €.",
            ),
            "81 450,00",
        ),
        # nothing is taken away
        (
            (
                "Le loyer est de 22 600,00 € et les charges de 9 870,00 €, soit un revenu net"
                " de {} €.",
            ),
            "32 470,00",
        ),
        # changes of one sign
        (
            (
                "Il y a 126 000 € de plus à Varennes et 48 500 € de plus pour la crue.",
                "En tout, les aides aux communes voisines augmentent de {} €.",
            ),
            "77 500",
        ),
    ],
)
def test_what_is_no_such_sum(holds, texts, printed):
    assert holds(texts, printed) is None
