"""Areas in hectares, ares and centiares: read as square metres, written as they were printed."""

from decimal import Decimal

import pytest

from extract.french.land_areas import parse_land_area, spell_land_area


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1 ha 25 a 40 ca", 12540),
        ("25 a 40 ca", 2540),
        ("0 ha 91 a 07 ca", 9107),
        ("1 204 ha 5 a", 12_040_500),
        ("40 ca", 40),
        ("1,2540 ha", 12540),
    ],
)
def test_an_area_is_so_many_square_metres(text, metres):
    number = parse_land_area(text)
    assert number.value == metres
    assert (number.unit_text, number.printed) == ("m²", text)


@pytest.mark.parametrize(
    "text", ["12", "12 a obtenu", "1 ha ou 2 ha", "12 ca 5 a", "1,5 ha 20 a"]
)
def test_any_other_text_is_none(text):
    assert parse_land_area(text) is None


@pytest.mark.parametrize(
    ("metres", "like", "spelt"),
    [
        (144682, "14 ha 64 a 82 ca", "14 ha 46 a 82 ca"),
        (12_040_504, "1 ha 05 a 40 ca", "1 204 ha 05 a 04 ca"),
        (1800, "14 ha 64 a 82 ca", "18 a 00 ca"),
        (4, "14 ha 64 a 82 ca", "4 ca"),
        (10_503, "1 ha 5 a 40 ca", "1 ha 5 a 3 ca"),
    ],
)
def test_square_metres_are_written_as_the_document_does(metres, like, spelt):
    text = spell_land_area(Decimal(metres), like, thousands=" ", point=",")
    assert text == spelt
