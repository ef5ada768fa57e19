"""By how much an amount exceeds one that was said before, called by its name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.over_sentences.exceeding import exceeding


@pytest.fixture
def made_of(read_wording):
    def run(*texts):
        return [
            (made.result.fact.printed, int(made.derivation.value))
            for wording in read_wording(*texts)
            for made in exceeding(wording)
        ]

    return run


BEFORE = "À taux constants, le produit serait de 1 728 755 €."
NOW = "Le produit attendu est alors de 1 763 440 €, {} de 44 685 € {}."


def test_an_amount_above_another_by_its_name(made_of):
    now = NOW.format("supérieur", "au produit à taux constants")
    assert made_of(BEFORE, now) == [("44 685 €", 34_685)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        # no name, another one, one that two bear, and an amount that is not above
        (BEFORE, NOW.format("supérieur", "à celui-ci")),
        (BEFORE, NOW.format("supérieur", "au produit des cessions")),
        (f"{BEFORE} Le produit à taux constants était de 1 690 000 € en 2023.",
         NOW.format("supérieur", "au produit à taux constants")),
        (BEFORE, NOW.format("inférieur", "au produit à taux constants")),
        (BEFORE, NOW.format("augmenté", "au produit à taux constants")),
    ],
)  # fmt: skip
def test_what_is_compared_with_nothing_known(made_of, before, now):
    assert made_of(before, now) == []


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=st.integers(10_000, 999_999), new=st.integers(10_000, 999_999))
def test_whichever_is_the_larger(made_of, old, new):
    if old == new:
        return
    word = "supérieur" if new > old else "inférieur"
    before = f"À taux constants, le produit serait de {old} €."
    now = f"Le produit attendu est de {new} €, {word} de 12 345 € au produit à taux constants."
    assert made_of(before, now) == [("12 345 €", abs(new - old))]
