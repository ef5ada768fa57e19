"""Shares that are taken of the number beside them."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "La part du Département, 35 % de 164 000 €, est de {}.",
            "57 400 €",
            "54 700 €",
        ),
        (
            "Le syndicat prend 60 % de la dépense de 43 840 €, soit {}.",
            "26 304 €",
            "26 034 €",
        ),
        (
            "Le quart de la dépense de 92 800 €, {}, revient à la Région.",
            "23 200 €",
            "22 300 €",
        ),
        (
            "Deux tiers des 1 260 adhérents, soit {}, habitent ici.",
            "840",
            "480",
        ),
        (
            "Le déficit de 24 600 € est partagé par moitié : chaque commune verse {}.",
            "12 300 €",
            "13 200 €",
        ),
        (
            "Sur le solde de 164 000 €, il est proposé d'affecter 35 %, soit {}.",
            "57 400 €",
            "49 200 €",
        ),
    ],
)
def test_a_share_of_the_number_beside_it(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "En hausse de 35 % de 164 000 €, la dépense est de {}.",
            "57 400 €",
        ),
        (
            "Sur le budget de 164 000 €, les aides augmentent de 35 %, soit {}.",
            "2 800 €",
        ),
        (
            "Le quart du coût est aidé ; le lot de 92 800 €, {}, ne l'est pas.",
            "23 200 €",
        ),
    ],
    ids=["a change", "a change of a part", "another clause"],
)
def test_other_words_take_no_share(holds, text, number):
    assert holds(text, number) is None
