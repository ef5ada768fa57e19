"""JSON by the types of dataclasses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import pytest

from extract.given.form_error import FormError
from extract.given.typed_json import decode_typed


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    x: int = 0
    y: float = 0.0


@dataclass(frozen=True)
class Whole:
    name: str
    for_: int = 1
    amount: Decimal | None = None
    colour: Colour = Colour.RED
    side: Literal["left", "right"] = "left"
    flag: bool = False
    texts: Sequence[str] = ()
    pair: tuple[int, float] = (0, 0.0)
    many: tuple[Inner, ...] = ()
    named: dict[str, Colour] = field(default_factory=dict)
    inner: Inner = field(default=Inner(), metadata={"inline": True})


def test_every_kind_of_field_is_read():
    data = {
        "name": "a",
        "for": 2,
        "amount": "-1.50",
        "colour": "blue",
        "side": "right",
        "flag": True,
        "texts": ["b"],
        "pair": [1, 2],
        "many": [{"x": 1}, {}],
        "named": {"c": "red"},
        "y": 1.5,
    }
    assert decode_typed(Whole, data) == Whole(
        "a",
        2,
        Decimal("-1.50"),
        Colour.BLUE,
        "right",
        True,
        ("b",),
        (1, 2.0),
        (Inner(1), Inner()),
        {"c": Colour.RED},
        Inner(0, 1.5),
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": 1}, "name › un texte est attendu, et non 1"),
        ({"name": {}}, "name › un texte est attendu, et non un objet"),
        ({"for": True}, "for › un nombre entier est attendu, et non True"),
        ({"for": 1.0}, "for › un nombre entier est attendu, et non 1.0"),
        ({"for": 10**16}, "for › un nombre entier"),
        ({"for_": 1}, "« for_ » n'est pas connu ici"),
        ({"amount": 1}, "amount › un nombre décimal"),
        ({"amount": "1E+9"}, "amount › un nombre décimal"),
        ({"amount": "NaN"}, "amount › un nombre décimal"),
        ({"amount": "1" * 1001}, "amount › un nombre décimal"),
        ({"amount": "١"}, "amount › un nombre décimal"),
        ({"colour": "green"}, "colour › l'un de red, blue est attendu"),
        ({"colour": ["red"]}, "colour › l'un de red, blue est attendu"),
        ({"side": "up"}, "side › l'un de left, right est attendu"),
        ({"flag": 1}, "flag › true ou false"),
        ({"texts": "abc"}, "texts › une liste est attendu, et non « abc »"),
        (
            {"texts": ["a", None]},
            "texts › n° 2 › un texte est attendu, et non rien",
        ),
        ({"pair": [1]}, "pair › une liste de 2"),
        ({"many": [{}, {"z": 1}]}, "many › n° 2 › « z » n'est pas connu ici"),
        ({"named": ["a"]}, "named › un objet est attendu, et non une liste"),
        ({"named": {"c": "d"}}, "named › c › l'un de"),
        ({"y": float("inf")}, "y › un nombre est attendu"),
        ({"inner": {}}, "« inner » n'est pas connu ici"),
        ({"a\nb": 1}, "« a\\nb » n'est pas connu ici"),
    ],
)
def test_another_type_is_refused_with_its_place(change, said):
    with pytest.raises(FormError) as refused:
        decode_typed(Whole, {"name": "a"} | change)
    assert refused.value.fr.startswith(said)


@pytest.mark.parametrize("data", [None, [], "", 0, {}])
def test_what_is_no_such_object_is_refused(data):
    with pytest.raises(FormError):
        decode_typed(Whole, data)


def test_entries_that_are_no_fields_may_be_allowed():
    known = {Inner: frozenset({"page"})}
    assert decode_typed(
        Inner, {"page": 1, "x": 2}, further_names=known
    ) == Inner(2)
    with pytest.raises(FormError):
        decode_typed(Inner, {"page": 1, "x": 2})
