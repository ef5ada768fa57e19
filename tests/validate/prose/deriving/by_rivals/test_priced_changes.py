"""What a change is worth at a price."""

import pytest


@pytest.mark.parametrize("unit", ["MWh", "mégawattheures"])
def test_what_is_saved(holds, unit):
    texts = (
        f"La consommation doit tomber de 412 à 265 {unit}.",
        "Au prix actuel de 93 € le mégawattheure, l'économie est évaluée à {} € par an.",
    )
    assert holds(texts, "13 671")
    assert holds(texts, "13 761") is False


@pytest.mark.parametrize(
    "texts",
    [
        # two changes of that unit, as many told otherwise, no change, nothing saved
        (
            "Elle doit tomber de 412 à 265 MWh au nord et de 200 à 190 MWh au sud.",
            "Au prix de 93 € le mégawattheure, l'économie est évaluée à {} € par an.",
        ),
        (
            "La consommation doit tomber de 412 à 265 MWh.",
            "Le gain porte sur 120 MWh de gaz.",
            "Au prix de 93 € le mégawattheure, l'économie est évaluée à {} € par an.",
        ),
        (
            "La consommation est de 412 MWh et de 265 MWh.",
            "Au prix de 93 € le mégawattheure, l'économie est évaluée à {} € par an.",
        ),
        (
            "La consommation doit tomber de 412 à 265 MWh.",
            "Au prix de 93 € le mégawattheure, la facture est évaluée à {} € par an.",
        ),
    ],
)
def test_what_is_no_change_at_a_price(holds, texts):
    assert holds(texts, "13 761") is None
