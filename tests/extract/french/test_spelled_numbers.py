"""Numbers in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.french.spelled_numbers import find_spelled, spelled_number

UNITS = (
    *(
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
    ),
    *("quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
TENS = {
    2: "vingt",
    3: "trente",
    4: "quarante",
    5: "cinquante",
    6: "soixante",
    7: "soixante",
    8: "quatre-vingt",
    9: "quatre-vingt",
}


def below_hundred(n: int) -> str:
    if n < 20:
        return UNITS[n]
    ten = n // 10
    rest = n - 10 * (ten - ten % 2 if ten in (7, 9) else ten)
    if not rest:
        return TENS[ten] + ("s" if ten == 8 else "")
    return (
        TENS[ten]
        + (" et " if rest in (1, 11) and ten < 8 else "-")
        + UNITS[rest]
    )


def below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    words = (
        []
        if not hundreds
        else ["cent"]
        if hundreds == 1
        else [UNITS[hundreds], "cent" if rest else "cents"]
    )
    return " ".join(
        [*words, *([below_hundred(rest)] if rest or not hundreds else [])]
    )


def in_words(n: int) -> str:
    if n < 1000:
        return below_thousand(n)
    words = []
    for scale, name in (
        (10**9, "milliard"),
        (10**6, "million"),
        (10**3, "mille"),
    ):
        count, n = divmod(n, scale)
        if count:
            many = "s" if count > 1 and scale > 1000 else ""
            words.append(
                name
                if count == 1 and scale == 1000
                else f"{below_thousand(count)} {name}{many}"
            )
    return " ".join([*words, *([below_thousand(n)] if n else [])])


@given(
    st.one_of(st.integers(0, 10**12 - 1), st.integers(0, 9999)),
    st.booleans(),
    st.booleans(),
)
@settings(deadline=None)
def test_every_number_reads_back_in_both_spellings(value, hyphens, capitals):
    words = in_words(value)
    words = words.replace(" ", "-") if hyphens else words
    assert spelled_number(words.upper() if capitals else words) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "euros",
        "vingt cent",
        "cent cent",
        "mille millions",
        "deux zéro",
        "vingt dix",
        "million",
    ],
)
def test_what_spells_no_number(text):
    assert spelled_number(text) is None


def test_numbers_are_found_where_they_stand():
    text = "La somme de Mille deux cents euros (1 200 €), pour deux ans et vingt-deux places"
    assert [
        (text[start:end], value) for start, end, value in find_spelled(text)
    ] == [
        ("Mille deux cents", 1200),
        ("vingt-deux", 22),
    ]
