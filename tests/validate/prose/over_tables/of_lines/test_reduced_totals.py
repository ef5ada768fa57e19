"""What is left of a total, and totals with their tax."""

import pytest

COSTS = (
    "Charges du réseau",
    ["Charges", "2024 (€)", "2025 (€)"],
    [
        ["Personnel", "318 420", "331 157"],
        ["Documents", "128 172", "131 145"],
        ["Énergie", "14 580", "14 580"],
        ["Total", "461 172", "476 882"],
    ],
)
LEFT = (
    "Déduction faite des droits d'inscription (18 647 €) et de l'aide départementale (42 500 €),"
    " il reste à la charge de la communauté {} €."
)
TAXED = "Taxe de 20 % comprise, l'ensemble des charges atteint {} €."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(LEFT, "415 735", "425 735"), (TAXED, "572 258,40", "573 258,40")],
)
def test_what_is_made_of_a_total(text, right, wrong, state_of_tables):
    failed, _ = state_of_tables([COSTS], text.format(right))
    assert not failed
    failed, _ = state_of_tables([COSTS], text.format(wrong))
    assert [printed for printed, _ in failed] == [f"{wrong} €"]


@pytest.mark.parametrize(
    "text",
    [
        # far from all of them; other words; another rate; something before it
        LEFT.format("310 200"),
        LEFT.format("425 735").replace("Déduction faite", "En plus"),
        LEFT.format("425 735").replace("il reste à", "soit pour"),
        TAXED.format("573 258,40").replace("20 %", "5,5 %"),
        TAXED.format("573 258,40").replace(
            "l'ensemble", "pour 3 lots l'ensemble"
        ),
    ],
)
def test_what_is_not(text, state_of_tables):
    failed, _ = state_of_tables([COSTS], text)
    assert not failed
