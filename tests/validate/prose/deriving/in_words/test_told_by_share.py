"""By how much a figure differs from one just said, told by the share beside it."""

import pytest

TEXT = (
    "L'offre retenue est de 5 320 k€ sur quatre ans, soit 1 330 k€ par an. Le marché actuel coûtant"
    " 1 284 k€ par an, la hausse est de {}, soit 3,6 %."
)


def test_a_change_that_its_share_contradicts(holds):
    assert holds(TEXT, "82 k€") is False
    # right, or not told to the last digit
    assert holds(TEXT, "46 k€") is None
    assert holds(TEXT.replace("de {}", "d'environ {}"), "82 k€") is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the share is of none that was said; no share; another figure beside
        ("3,6 %", "6,9 %"),
        ("soit 3,6 %", "soit 3,6 fois plus"),
        ("1 284 k€ par an,", "1 284 k€ et 1 290 k€ par an,"),
        # the share is of what is added
        ("1 284 k€ par an, la", "2 278 k€ par an, la"),
    ],
)
def test_a_share_that_tells_nothing(holds, old, new):
    assert holds(TEXT.replace(old, new), "82 k€") is None
