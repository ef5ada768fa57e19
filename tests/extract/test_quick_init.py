"""Frozen values whose fields are written straight into their slots."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from extract.quick_init import quick_init


@dataclass(frozen=True, slots=True)
class Usual:
    name: str
    size: float = 1.0
    marks: tuple[str, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    size: float = 1.0
    marks: tuple[str, ...] = ()


def test_it_is_made_compared_and_shown_as_any_other():
    one = Quick("a", marks=("b",))
    assert repr(one) == repr(Usual("a", marks=("b",))).replace("Usual", "Quick")
    assert one == Quick("a", 1.0, ("b",))
    assert hash(one) == hash(Quick("a", 1.0, ("b",)))
    assert replace(one, size=2.0) == Quick("a", 2.0, ("b",))
    assert pickle.loads(pickle.dumps(one)) == one
    assert list(signature(Quick).parameters) == ["name", "size", "marks"]


def test_what_is_missing_or_unknown_is_refused():
    with pytest.raises(TypeError):
        Quick()
    with pytest.raises(TypeError):
        Quick("a", other=1)


def test_it_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Quick("a").size = 2.0


def test_a_field_with_a_factory_is_refused():
    with pytest.raises(AssertionError):

        @quick_init
        @dataclass(frozen=True, slots=True)
        class Made:
            marks: list[str] = field(default_factory=list)
