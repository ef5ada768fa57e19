"""An amount just said, divided by one that is called by its name."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.over_sentences.set_against import set_against


@pytest.fixture
def made_of(read_wording):
    def run(*texts):
        return [
            (made.result.fact.printed, made.derivation.value)
            for wording in read_wording(" ".join(texts))
            for made in set_against(wording)
        ]

    return run


SAVED = (
    "L'épargne brute prévisionnelle, différence entre les recettes et les dépenses, s'élève à"
    " 435 900 €, contre 452 950 € au budget 2024."
)
OWED = "L'encours de la dette est de 3 486 200 €, soit 808 € par habitant."
YEARS = (
    "Rapporté à l'épargne brute, il donne une capacité de désendettement de 6,0 années, en deçà"
    " du seuil d'alerte de douze années."
)


def test_years_in_which_savings_repay_a_debt(made_of):
    ((said, value),) = made_of(SAVED, OWED, YEARS)
    assert said.startswith("6,0")
    assert round(value, 1) == Decimal("8.0")


@pytest.mark.parametrize(
    "texts",
    [
        (OWED, YEARS),
        (SAVED, SAVED.replace("435 900", "512 000"), OWED, YEARS),
        (SAVED, OWED, YEARS.replace("Rapporté à", "Hors")),
        (SAVED, OWED, "Rapporté à l'épargne brute, il donne 8,0 années, contre 7,1 années."),
    ],
    ids=["nothing of the name", "two of the name", "no division", "two numbers"],
)  # fmt: skip
def test_what_is_set_against_nothing_known(made_of, texts):
    assert made_of(*texts) == []


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(saved=st.integers(1_000, 999_999), owed=st.integers(1_000, 9_999_999))
def test_any_debt_and_any_savings(made_of, saved, owed):
    texts = (
        f"L'épargne brute est de {saved} €.",
        f"L'encours de la dette est de {owed} €.",
        "Rapporté à l'épargne brute, il donne une capacité de désendettement de 6,0 années.",
    )
    ((_, value),) = made_of(*texts)
    assert value == Decimal(owed) / saved
