"""By how much a rate was changed, in per cent of what it was."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.deriving.changed_rates import changed_rates


@pytest.fixture
def made_of(read_wording):
    def run(text):
        return [
            (made.result.fact.printed, made.derivation.value)
            for wording in read_wording(text)
            for made in changed_rates(wording)
        ]

    return run


RATE = (
    "Il est proposé de porter le taux du foncier bâti de 41,36 % à 42,19 %, soit une"
    " augmentation de {}."
)


@pytest.mark.parametrize("printed", ["2,01 %", "2,81 %", "2,10 %"])
def test_a_change_of_a_rate(made_of, printed):
    ((said, value),) = made_of(RATE.format(printed))
    assert (said, round(value, 2)) == (printed, Decimal("2.01"))


@pytest.mark.parametrize(
    "text",
    [
        # in points, whatever the sign says, and a slip of them
        RATE.format("0,83 %"),
        RATE.format("0,38 %"),
        RATE.format("0,83 point"),
        RATE.format("2,81 % de point"),
        # of something else
        "Le taux est porté de 41,36 % à 42,19 %, ce qui touche 2,81 % des foyers.",
        "Le taux est de 41,36 %, contre 42,19 %, soit une augmentation de 2,81 %.",
    ],
)
def test_what_is_no_share_of_the_rate_before(made_of, text):
    assert made_of(text) == []


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=st.integers(100, 9_999), new=st.integers(100, 9_999))
def test_a_right_change_is_always_read(made_of, old, new):
    share = (Decimal(new) / old - 1) * 100
    if abs(share) < 1:
        return
    printed = f"{round(share, 2)} %".replace(".", ",")
    rates = [
        f"{Decimal(one) / 100:.2f} %".replace(".", ",") for one in (old, new)
    ]
    text = f"Le taux passe de {rates[0]} à {rates[1]}, soit une évolution de {printed}."
    ((said, value),) = made_of(text)
    assert said.lstrip("-") == printed.lstrip("-")
    assert value == share
