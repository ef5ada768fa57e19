"""An amount said before, divided by one that is called by its name, or by things that are
counted."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.over_sentences.set_against import set_against


@pytest.fixture
def made_of(read_wording):
    def run(*texts):
        wordings = list(read_wording(" ".join(texts)))
        return [
            (made.result.fact.printed, made.derivation.value)
            for wording in wordings
            for made in set_against(wording, wordings, ())
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


MEMBERS = (
    "Les six dossiers totalisent 685 adhérents, dont 363 ont moins de dix-huit ans ; les adultes"
    " sont donc 322."
)
AID = "L'effort communal s'établit à 8 601,60 €, contre 7 868,30 € l'an passé."
BETWEEN = "Quatre associations perçoivent un bonus, pour 900,00 €."


@pytest.mark.parametrize(
    ("opening", "printed", "expected"),
    [
        ("Rapportée au nombre d'adhérents, l'aide ressort à", "12,56 €", "12.56"),
        ("Ramenée aux adhérents, l'aide est de", "12,56 €", "12.56"),
        ("Divisée par les 685 adhérents, elle est de", "12,56 €", "12.56"),
        # of the grown-ups alone
        ("Rapportée au nombre d'adhérents, l'aide ressort à", "26,71 €", "12.56"),
        ("Rapportée aux 685 adhérents, l'aide ressort à", "26,71 €", "12.56"),
        # of what is not said
        ("Rapportée au nombre d'adhérents, l'aide ressort à", "27,71 €", None),
        ("Rapportée au nombre d'adhérents, l'aide baisse de", "26,71 €", None),
    ],
)  # fmt: skip
def test_what_one_of_those_counted_has(made_of, opening, printed, expected):
    found = dict(
        made_of(MEMBERS, AID, BETWEEN, f"{opening} {printed} par personne.")
    )
    assert str(round(found[printed], 2) if found else None) == str(expected)
