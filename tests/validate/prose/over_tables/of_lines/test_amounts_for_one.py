"""What one of so many has of an amount that no word names."""

import pytest

BUDGET = (
    "Budget principal",
    ["Section", "Recettes (€)", "Dépenses (€)"],
    [
        ["Fonctionnement", "2 184 637,42", "1 971 204,10"],
        ["Investissement", "948 310,00", "812 455,26"],
        ["Total", "3 132 947,42", "2 783 659,36"],
    ],
)
TEXT = "Rapportées aux 1 846 habitants de la commune, les recettes de ce budget font {}."


@pytest.mark.parametrize(
    ("text", "slip", "expected"),
    [
        (TEXT, "1 138,44 € par tête", 1183.44),
        (
            "Elles font, pour 1 846 habitants, {}.",
            "513,77 € par habitant",
            513.71,
        ),
        (
            "L'aide va aux 1 846 habitants. Le total revient à {}.",
            "1 967,15 € par habitant",
            1697.15,
        ),
        (
            "Ramené aux 1 846 habitants, le total est de {}.",
            "114,43 € par mois",
            141.43,
        ),
    ],
)
def test_a_slip_of_what_one_amount_gives(state_of_tables, text, slip, expected):
    failed, _ = state_of_tables([BUDGET], text.format(slip))
    ((printed, value),) = failed
    assert slip.startswith(printed)
    assert value == pytest.approx(expected, abs=0.01)


def test_those_who_share_are_not_others_of_them(state_of_tables):
    text = (
        "La ville a 2 014 habitants, dont 1 846 au bourg. Rapportées aux 1 846 habitants du bourg,"
        " les recettes font 1 555,58 € par tête."
    )
    failed, _ = state_of_tables([BUDGET], text)
    assert failed == [("1 555,58 €", pytest.approx(1697.15, abs=0.01))]
    failed, _ = state_of_tables([BUDGET], text.replace("2 014", "2 019"))
    assert not failed


@pytest.mark.parametrize(
    "text",
    [
        # what an amount gives, and what none gives
        TEXT.format("1 183,44 € par tête"),
        TEXT.format("777,77 € par tête"),
        # few digits; few who share; several prices of one thing
        TEXT.format("1 138 € par tête"),
        "Réparties entre les 8 communes, elles font 273 709,67 €.",
        "Sur 1 846 habitants, ceux du bourg paient 1 138,44 € par habitant et les autres"
        " 912,30 € par habitant.",
        # a measure that was rounded; another amount between
        "Rapportées aux 184,6 hectares, ces recettes font 11 384,44 €.",
        "Rapportées aux 1 846 habitants, 12 000 € de plus font 1 138,44 €.",
    ],
)
def test_what_tells_no_slip(state_of_tables, text):
    failed, _ = state_of_tables([BUDGET], text)
    assert not failed
