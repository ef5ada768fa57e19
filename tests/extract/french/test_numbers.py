"""Numbers in French typography, in cells and in prose."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.french.lexicon.marks import is_nil
from extract.french.numbers import find_numbers, parse_number
from extract.number import Unit


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("2.294.606,33", "2294606.33", 2),
        ("1.234,56", "1234.56", 2),
        ("1'234", "1234", 0),
        ("1’234,5", "1234.5", 1),
        ("681 851.78", "681851.78", 2),
        ("-1 234,00", "-1234", 2),
        ("(1 234,00)", "-1234", 2),
        ("(500)", "-500", 0),
        ("− 1 234,00", "-1234", 2),
        ("– 12", "-12", 0),
        ("1 234,00-", "-1234", 2),
        ("1 234,00 € -", "1234", 2),
        ("+12,4 %", "12.4", 1),
        ("0,1234", "0.1234", 4),
        ("0.123", "0.123", 3),
        ("1234.567", "1234.567", 3),
        ("12€50", "12.50", 2),
        ("€ -12", "-12", 0),
        ("1\u202f234\u00a0567,89", "1234567.89", 2),
        ("1\u2009234", "1234", 0),
        ("2022", "2022", 0),
    ],
)
def test_a_cell_that_is_a_number(text, value, decimals):
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize(
    ("text", "value", "unit", "unit_text", "scale"),
    [
        ("4 988 906.82 €", "4988906.82", Unit.EUR, "€", 1),
        ("€ 12", "12", Unit.EUR, "€", 1),
        ("(€)2 332,00", "2332.00", Unit.EUR, "€", 1),
        ("EUR 1 200", "1200", Unit.EUR, "€", 1),
        ("1 200 euros", "1200", Unit.EUR, "euros", 1),
        ("579 060,70 €uros", "579060.70", Unit.EUR, "€uros", 1),
        ("12,5 k€", "12500", Unit.EUR, "k€", 1000),
        ("3 M€", "3000000", Unit.EUR, "M€", 10**6),
        ("2 millions d'euros", "2000000", Unit.EUR, "millions d'euros", 10**6),
        ("85,95 €/mois", "85.95", Unit.EUR, "€/mois", 1),
        ("171,90€/mois/logement", "171.90", Unit.EUR, "€/mois/logement", 1),
        ("211 120 €/an", "211120", Unit.EUR, "€/an", 1),
        ("1 200 € TTC", "1200", Unit.EUR, "€ TTC", 1),
        ("35%", "35", Unit.PERCENT, "%", 1),
        ("5 ‰", "5", Unit.OTHER, "‰", 1),
        ("50 m²", "50", Unit.OTHER, "m²", 1),
        ("12 ETP", "12", Unit.OTHER, "ETP", 1),
    ],
)
def test_units_are_read_with_the_number(text, value, unit, unit_text, scale):
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit, number.unit_text, number.scale) == (
        Decimal(value),
        unit,
        unit_text,
        scale,
    )


@pytest.mark.parametrize(
    ("text", "note"),
    [("12 500,00 (1)", "(1)"), ("12 500,00*", "*"), ("12 500 € ²", "²")],
)
def test_footnote_marks_are_kept_apart(text, note):
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.note) == (12500, note)


@pytest.mark.parametrize(
    "text",
    [
        "1 50",
        "0 00",
        "11+ 4 GLA",
        "12 34 567",
        "+ 5 Accts seuls",
        "1.234",
        "1,234.56",
        "007",
        "(5)",
        "",
        "-",
        "2022-244",
        "1234567890123456",
        "1 234 567 890 123 456,00",
        "0,1234567890123",
    ],
)
def test_what_cannot_be_one_number_is_none(text):
    assert parse_number(text) is None


def test_the_column_settles_what_the_cell_leaves_open():
    assert parse_number("1.234", decimal=",") == parse_number(
        "1.234", decimal=","
    )
    assert [
        parse_number("1.234", decimal=mark).value for mark in (",", ".")
    ] == [
        1234,
        Decimal("1.234"),
    ]
    assert parse_number("12,5", scale=1000, unit=Unit.EUR).value == 12500
    assert parse_number("12,5 €", scale=1000, unit=Unit.EUR).value == Decimal(
        "12.5"
    )
    assert parse_number("12,5", scale=1000).ulp == 100


@pytest.mark.parametrize(
    "text", ["-", "–", "/", "néant", "NÉANT", "sans objet", "- €", "--"]
)
def test_nothing_has_many_spellings(text):
    assert is_nil(text)


@pytest.mark.parametrize("text", ["", "0", "0,00", "a", "néanmoins"])
def test_what_is_not_nil(text):
    assert not is_nil(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("de 1 565\n228 € (12,5 %)", ["1 565 228 €", "12,5 %"]),
        ("8 606\n424,06 €", ["8 606 424,06 €"]),
        ("133 681,43\n€", ["133 681,43 €"]),
        ("9 – 18 mois", ["9", "18"]),
        ("9-18 mois", ["9", "18"]),
        ("3 à 12 mois", ["3", "12"]),
        ("50m² au plus", ["50"]),
        ("une baisse de -12,4 % et − 3 %", ["-12,4 %", "− 3 %"]),
        ("- 3 associations", ["3"]),
        ("en 2021 12 000 €", ["2021", "12 000 €"]),
        ("environ 3,2 millions de personnes", ["3,2 millions"]),
        ("2,3 M€ et 1 200 €/an", ["2,3 M€", "1 200 €/an"]),
        ("415.", ["415"]),
        ("240 € x 21/35, soit 144 €", ["240 €", "21", "35", "144 €"]),
        ("35.250 € HT, 1.250 euros", ["35.250 € HT", "1.250 euros"]),
        ("1.499 € le litre, 0.123 € du kWh, 3.500 m", ["0.123 €"]),
    ],
)
def test_numbers_in_prose(text, printed):
    assert [match.number.printed for match in find_numbers(text)] == printed


def test_a_dot_before_three_digits_parts_thousands_of_money():
    (match,) = find_numbers("un montant de 35.250 €")
    assert (match.number.value, match.number.decimals) == (35250, 0)


@pytest.mark.parametrize(
    "text",
    [
        "03 21 21 62 62",
        "n°2022-244",
        "L.262-27",
        "01/06/2022",
        "1er juillet, 3ème, 2°",
        "4/5",
        "x 01/06/2022",
        "14h30",
        "CD20220620-18",
        "1.2.3",
    ],
)
def test_digits_that_are_no_number(text):
    assert find_numbers(text) == ()


SEPARATORS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'", "’", ""])
UNITS = st.sampled_from(
    ["", " €", "€", "\u00a0€", " euros", " %", " €/mois", " EUR"]
)
SIGNS = st.sampled_from(["", "-", "−", "– "])


def grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


@given(
    st.integers(0, 10**9),
    st.integers(0, 4),
    SEPARATORS,
    st.sampled_from(",."),
    UNITS,
    SIGNS,
    st.data(),
)
@settings(deadline=None)
def test_every_style_reads_back(
    integer, decimals, separator, mark, unit, sign, data
):
    if mark == "." and decimals == 3 and integer < 1000:
        decimals = 2
    fraction = data.draw(
        st.text("0123456789", min_size=decimals, max_size=decimals)
    )
    text = (
        sign
        + grouped(integer, separator)
        + (mark + fraction if decimals else "")
        + unit
    )
    expected = Decimal(f"{integer}.{fraction or '0'}") * (-1 if sign else 1)
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.decimals) == (expected, decimals)
    assert number.ulp == Decimal(1).scaleb(-decimals)


@given(
    st.integers(0, 10**9),
    st.sampled_from([" ", "\n", "\u00a0"]),
    st.sampled_from([" €", "%", " places", "."]),
)
@settings(deadline=None)
def test_prose_gives_the_number_and_its_place(value, separator, after):
    text = "Au total, " + grouped(value, separator) + after
    (match,) = find_numbers(text)
    assert match.number.value == value
    assert (
        text[match.start : match.end].replace("\n", " ").replace("\u00a0", " ")
        == match.number.printed
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "Il coûte 9 euros 87. La famille paie 3 euros 41, c'est",
            ["9 euros 87", "3 euros 41"],
        ),
        ("5 euros 50 par jour et 1 euro 20", ["5 euros 50", "1 euro 20"]),
        ("12 euros 20 repas", ["12 euros", "20"]),
        (
            "12 euros 20 %, puis 10 euros 2024",
            ["12 euros", "20 %", "10 euros", "2024"],
        ),
        ("9,50 euros 20", ["9,50 euros", "20"]),
        ("9 euros, 87 fois", ["9 euros", "87"]),
    ],
)
def test_cents_stand_behind_their_euros(text, printed):
    assert [match.number.printed for match in find_numbers(text)] == printed


@given(st.text("0123456789 .,'-–()€%k\n", max_size=20))
@settings(deadline=None)
def test_any_text_is_read_or_refused_without_failing(text):
    parse_number(text)
    for match in find_numbers(text):
        assert any(
            character.isdigit() for character in text[match.start : match.end]
        )


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("816 498 ,00", "816498.00"),
        ("816 498 ,00 €", "816498.00"),
        ("122 758, 90 €", "122758.90"),
        ("122 758, 90", "122758.90"),
        ("58, 90 €", "58.90"),
    ],
)
def test_a_space_beside_the_comma_of_an_amount_is_read_over(printed, value):
    assert parse_number(printed).value == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["12, 13", "1495, 15", "8 , 9", "8, 12 et 13"]
)
def test_the_comma_of_a_list_makes_no_number(printed):
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("printed", "other", "rounded"),
    [
        ("12,3", "4.45", "4.5"),
        ("12,3 k€", "12450", "12500"),
        ("12", "1E+4", "10000"),
        ("0,01", "1E+30", "1E+30"),
    ],
)
def test_another_value_to_the_last_digit_that_is_printed(
    printed, other, rounded
):
    number = parse_number(printed)
    assert number is not None
    assert number.to_last_digit(Decimal(other)) == Decimal(rounded)
