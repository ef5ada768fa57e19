"""A number that was read before stays the fact it is; what is new has an id of its own."""

from extract.french.numbers import parse_number
from extract.geometry import BBox, Place
from extract.prose.fact_maker import FactMaker

HERE = (Place(1, BBox(10, 10, 40, 20)),)
BELOW = (Place(1, BBox(10, 30, 40, 40)),)


def test_a_number_in_a_place_known_is_the_fact_known():
    first = FactMaker("sitting", "persons", ())
    known = first.fact(HERE, "12", parse_number("12"), "s")
    maker = FactMaker("agreement", "other", [known])

    assert maker.fact(HERE, "12", parse_number("12"), "s") is known
    assert maker.fact(HERE, "13", parse_number("13"), "s").id == "agreement-1"
    assert maker.fact(BELOW, "12", parse_number("12"), "s").id == "agreement-2"
