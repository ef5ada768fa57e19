"""Two parts of an amount that are more than it."""

import pytest

TEXT = (
    "La dotation est arrêtée à {}, dont 142 380,00 € pour les biens acquis avant 2025"
    " et 6 712,21 € pour les biens nouveaux."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("148 668,39 €", False),
        # just them, and others beside them
        ("149 092,21 €", None),
        ("151 200,00 €", None),
        # too far below: one part is of the other
        ("141 200,00 €", None),
    ],
)
def test_two_parts_are_no_more_than_their_whole(holds, printed, expected):
    assert holds(TEXT, printed) is expected


def test_parts_that_are_told_otherwise_may_be_of_one_another(holds):
    text = TEXT.replace("pour les biens nouveaux", "déjà versés")
    assert holds(text, "148 668,39 €") is None
