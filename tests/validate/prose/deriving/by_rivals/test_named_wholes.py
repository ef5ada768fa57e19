"""The share of a part in what words name behind it."""

import pytest

_ANNUITY = (
    "Les biens représentent 127 480,00 € ; leur annuité pleine sera de 20 200,00 €, mais la"
    " première dotation n'est que de 11 355,75 €, soit {} % de l'annuité."
)


def test_the_share_of_what_is_named(holds):
    assert holds((_ANNUITY,), "56,22")
    assert holds((_ANNUITY,), "8,91") is False


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        # of something else, of two things of that name, of another number than the last
        (_ANNUITY, "31,40"),
        (
            "L'annuité de 2025 est de 127 480,00 €, celle de 2026, une annuité pleine, de"
            " 20 200,00 €, et la dotation de 11 355,75 €, soit {} % de l'annuité.",
            "8,91",
        ),
        (
            "Les biens font 127 480,00 € ; leur annuité est de 20 200,00 €, la dotation de"
            " 11 355,75 €, hors reprise, soit {} % de la valeur.",
            "8,91",
        ),
    ],
)
def test_shares_of_what_is_not_told(holds, text, printed):
    assert holds((text,), printed) is None
