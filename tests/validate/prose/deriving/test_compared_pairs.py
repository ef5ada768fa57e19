"""By how much two figures differ that a sentence compares."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "printed", "made"),
    [
        (
            "L'enveloppe atteint 12 066,20 €, contre 11 729,80 € en 2023-2024, ce qui fait une"
            " hausse de 4,9 %.",
            "4,9 %",
            "2.9",
        ),
        (
            "Ils ont totalisé 545 jours, au lieu de 512 en 2023 : la progression est de 8,4 %.",
            "8,4 %",
            "6.4",
        ),
        (
            "Le coût s'élève à 2 288 384 € TTC, en hausse de 5,8 % sur celui de 2024"
            " (2 108 600 €).",
            "5,8 %",
            "8.5",
        ),
        (
            "Le montant à appeler est de 1 184 500 €, contre 1 150 000 € en 2024, ce qui constitue"
            " une augmentation de 5,0 %.",
            "5,0 %",
            "3.0",
        ),
        (
            "Les redevances produiraient 716 010 € HT, contre 695 652 € aux tarifs de 2025 ; le"
            " gain attendu est par conséquent de 2,4 %.",
            "2,4 %",
            "2.9",
        ),
        ("La part passe de 250 € à 300 €, soit +15 %.", "+15 %", "20"),
        (
            "La facture passe de 512,40 € à 538,15 € TTC, soit une hausse de 27,55 € par an.",
            "27,55 €",
            "25.8",
        ),
        (
            "Le budget est de 2 526 302,37 € contre 2 463 160,18 € en 2024, soit une progression de"
            " 3,6 %.",
            "3,6 %",
            "2.6",
        ),
        (
            "La participation, de 44,00 € par élève en 2024-2025, est portée à 45,50 € par élève,"
            " soit une hausse de 4,3 %.",
            "4,3 %",
            "3.4",
        ),
        (
            "La commission propose une enveloppe de 118 000 € contre 111 600 € l'an passé, soit"
            " 5,4 % de plus.",
            "5,4 %",
            "5.7",
        ),
        (
            "L'enveloppe passe de 111 600 € à 118 000 €, soit 5,4 % de plus.",
            "5,4 %",
            "5.7",
        ),
    ],
)
def test_a_change_in_per_cent(made_of, text, printed, made):
    ((said, value),) = made_of(text)
    assert (said, round(value, 1)) == (printed, Decimal(made))


@pytest.mark.parametrize(
    ("printed", "made"),
    [("-9,8 %", "-9.8"), ("-8,9 %", "10.8"), ("+9,8 %", "10.8")],
)
def test_a_minus_tells_that_the_new_figure_was_told_first(
    made_of, printed, made
):
    text = f"La dépense est de 11 669,20 € à 12 932,88 €, soit {printed}."
    ((_, value),) = made_of(text)
    assert round(value, 1) == Decimal(made)


def test_a_change_in_brackets(made_of):
    text = (
        "La piscine a reçu 41 320 entrées en 2025, contre 43 700 entrées en 2024, soit 2 380 de"
        " moins (-4,5 %)."
    )
    (_, change), (said, share) = made_of(text)
    assert change == 2380
    assert (said, round(share, 1)) == ("-4,5 %", Decimal("-5.4"))


def test_a_change_and_the_same_in_per_cent(made_of):
    text = (
        "31 648 voyageurs sont montés à bord, contre 30 418 en 2023, ce qui représente un gain de"
        " 1 320 voyageurs, ou 6,0 %."
    )
    (first, change), (second, share) = made_of(text)
    assert (first, change) == ("1 320", 1230)
    assert (second, round(share, 1)) == ("6,0 %", Decimal("4.0"))


def test_a_share_behind_the_right_change_is_sure(read_reckoned):
    """However far it is, unless the amount before it is another one, or no share follows."""
    text = "Le budget passe de 147 à 151 emplois, soit {} de plus et une hausse de {} %."
    *_, share = read_reckoned(text.format("4", "7,5"))
    assert (share.result.fact.printed, share.is_outright) == ("7,5 %", True)
    *_, share = read_reckoned(text.format("6", "7,5"))
    assert not share.is_outright
    *_, other = read_reckoned(
        "Il s'élève à 24 726 €, contre 24 280 € en 2025 (+1,8 %) et 24 510 € en 2024."
    )
    assert not other.is_outright


def test_a_second_amount_behind_the_right_change_is_since_another_year(made_of):
    text = (
        "Une concession passera de 354,00 € à 365,00 € : {} € de plus que l'an dernier, 23,00 € de"
        " plus qu'en 2024, donc 6,7 % en deux ans."
    )
    assert [told for told, _ in made_of(text.format("11,00"))] == ["11,00 €"]
    assert len(made_of(text.format("12,00"))) > 1


@pytest.mark.parametrize(
    "text",
    [
        # another thing changes
        "La dépense est de 12 000 €, contre 11 000 € en 2024, pour une fréquentation en hausse de"
        " 4,9 %.",
        "Elle est de 12 000 €, contre 11 000 € en 2024 ; les tarifs augmentent de 2,0 %.",
        # a share, and no change
        "Elle est de 12 000 €, contre 11 000 € en 2024, soit 35,0 % des charges.",
        # of each of several years, or in other terms
        "Elle passe de 10 000 € à 12 000 €, soit une hausse de 3,1 % par an.",
        "Elle passe de 10 000 € à 12 000 €, soit une hausse de 3,1 % hors inflation.",
        "Elle passe de 10 000 € à 12 000 €, soit une hausse d'environ 15 %.",
        # of two kinds
        "Il reçoit 120 élèves, contre 11 000 € en 2024, soit une hausse de 4,9 %.",
    ],
)
def test_what_is_no_change_of_both(made_of, text):
    assert made_of(text) == []


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=st.integers(1001, 89_999), new=st.integers(1001, 89_999))
def test_whichever_is_the_larger(made_of, old, new):
    text = f"La dépense est de {new} €, contre {old} € en 2024, soit un écart de 9 €."
    assert made_of(text) == [("9 €", abs(new - old))]


@pytest.mark.parametrize(
    "text",
    [
        "Chauffage : 84 200 kWh avant, 31 100 kWh après isolation, gain de 53 100 kWh, soit {} %.",
        "Avant travaux, l'école usait 84 200 kWh ; après isolation, 31 100 kWh, soit une baisse de"
        " 53 100 kWh, ou {} %.",
    ],
)
@pytest.mark.parametrize("printed", ["63,1", "36,1"])
def test_a_figure_before_and_one_after(made_of, text, printed):
    gain, share = made_of(text.format(printed))
    assert gain == ("53 100", 53_100)
    assert (share[0], round(share[1], 1)) == (f"{printed} %", Decimal("-63.1"))


@pytest.mark.parametrize(
    ("change", "made"),
    [
        ("ce qui représente une hausse de 4,5 %", ["2.0"]),
        # the figures fall: they are of something else
        ("ce qui représente une baisse de 4,5 %", ["2.0"]),
    ],
)
def test_a_change_of_few_points_is_near_where_words_say_its_way(
    read_reckoned, change, made
):
    text = f"La dotation s'établit à 41 701,00 €, contre 40 866,00 € en 2025, {change}."
    found = read_reckoned(text)
    assert [str(round(one.derivation.value, 1)) for one in found] == made
    near = found[0].near * max(Decimal("4.5"), abs(found[0].derivation.value))
    assert (near >= Decimal("2.5")) is ("hausse" in change)


@pytest.mark.parametrize(
    ("text", "outright"),
    [
        ("Il atteint 412 €, contre 400 €, soit une hausse de 9 %.", True),
        ("Après 12 € de frais : il atteint 412 €, contre 400 €, soit une hausse de 9 %.", True),
        ("Avec 12 € de frais, il atteint 412 €, contre 400 €, soit une hausse de 9 %.", False),
        ("Sur 12 € de base, la part passe de 400 € à 412 €, soit une hausse de 9 %.", True),
    ],
)  # fmt: skip
def test_what_was_said_before_a_colon_is_not_compared(
    read_reckoned, text, outright
):
    (made,) = [
        one for one in read_reckoned(text) if one.result.fact.printed == "9 %"
    ]
    assert made.is_outright is outright
