"""One area in square metres and as deeds print it."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text",
    [
        "La commune acquiert cinq parcelles de 19 107 m², soit 1 ha 97 a 01 ca, au lieu-dit.",
        "La commune acquiert des parcelles d'une contenance de 1 ha 97 a 01 ca (19 107 m²).",
    ],
)
def test_both_are_one_area(made_of, text):
    assert ("1 ha 97 a 01 ca", Decimal(19107)) in made_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "La parcelle de 42 a 15 ca est divisée ; le lot cédé fait 1 200 m².",
        "Sur 19 107 m², dont 1 ha 12 a 00 ca en zone naturelle, le prix est unique.",
    ],
)
def test_areas_of_two_things(made_of, text):
    assert not [one for one in made_of(text) if " ca" in one[0]]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(area=st.integers(min_value=10_000, max_value=900_000))
def test_a_right_area_is_given_back(made_of, area):
    hectares, rest = divmod(area, 10_000)
    ares, centiares = divmod(rest, 100)
    deed = f"{hectares} ha {ares:02} a {centiares:02} ca"
    made = dict(made_of(f"Une parcelle de {area} m², soit {deed}, est cédée."))
    assert made[deed] == area
