"""One answer to what a space is: white as wide as one, thin spaces in figures, kinds of space."""

import numpy as np
import pytest

from extract.lines.spaces import is_space, squeeze, unprinted_spaces


@pytest.mark.parametrize(
    ("gap", "space"), [(0.13, False), (0.15, True), (np.inf, True)]
)
def test_white_as_wide_as_the_thinnest_space_in_use_is_one(
    gap: float, space: bool
) -> None:
    """0.15 em: a sixth of an em, rounded by the producer."""
    assert unprinted_spaces("ab", np.arange(2), np.array([gap])).tolist() == [
        space
    ]


def test_every_kind_of_space_is_one() -> None:
    assert is_space("a \u00a0\u202f\u2009\t1").tolist() == [
        False,
        *[True] * 5,
        False,
    ]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("  a  b ", "a b"),
        ("\u00a08\u00a0000\u00a0", "8\u00a0000"),
        ("1\u202f234", "1\u202f234"),
        ("   ", ""),
    ],
)
def test_squeeze_keeps_unbreakable_spaces_inside(printed, kept):
    assert squeeze(printed) == kept


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("8955", {1: 0.11}, [True, False, False]),
        (
            "1234567",
            {1: 0.11, 4: 0.11},
            [True, False, False, True, False, False],
        ),
        ("13%", {2: 0.11}, [False, True]),
        ("72k€", {2: 0.11}, [False, True, False]),
        ("72EUR", {2: 0.11}, [False, True, False, False]),
        ("8955", {1: 0.11, 2: 0.11, 3: 0.11}, [False, False, False]),
        ("89555", {1: 0.11}, [False, False, False, False]),
        ("a955", {1: 0.11}, [False, False, False]),
    ],
)
def test_a_thin_space_without_a_character_parts_groups_of_three_digits(
    text: str, gaps: dict[int, float], expected: list[bool]
) -> None:
    between = np.array([gaps.get(k, 0.0) for k in range(1, len(text))])
    assert (
        unprinted_spaces(
            text, np.arange(len(text), dtype=np.int32), between
        ).tolist()
        == expected
    )
