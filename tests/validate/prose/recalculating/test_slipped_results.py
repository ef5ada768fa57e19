"""Figures of a text that a slip parts from what the numbers before them make."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.model.typing_slips import swapped
from validate.prose.recalculating.said_numbers import by_section
from validate.prose.recalculating.slipped_results import slipped_results

ROOF = (
    "L'entreprise demande 46 980 euros hors taxes. Avec la TVA à 20 %, qui fait 9 396 euros, "
    "on arrive à {} euros toutes taxes comprises."
)
LAMPS = (
    "La pose de 18 lanternes coûte {} €. Le syndicat en paie 6 615 €, de sorte qu'il reste "
    "{} €."
)

LIGHTS = (
    "La ville a 1 146 points lumineux. Au 1er septembre, 712 étaient équipés de diodes. Il en "
    "reste donc {} à changer."
)


@pytest.fixture
def slipped(read_wording):
    """The number, and what the numbers before it make."""

    def run(*texts: str, tables: frozenset[float] = frozenset()):
        return [
            (one.said.fact.printed, one.made.derive().value)
            for numbers in by_section(read_wording(*texts))
            for one in slipped_results(numbers, tables)
        ]

    return run


def test_what_is_right_is_told_of_nothing(slipped):
    assert slipped(ROOF.format("56 376")) == []
    assert slipped(LIGHTS.format(434)) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        # a sum, and no word that says so
        ((ROOF.format("53 676"),), ("53 676 euros", Decimal(56376))),
        # what so many cost, in other words than those that are known
        (
            (
                "Le coût de revient s'établit à 142 000 euros du kilomètre.",
                "Pour 84 kilomètres, la campagne aura mobilisé 11 298 000 euros.",
            ),
            ("11 298 000 euros", Decimal(11928000)),
        ),
        # what is left, in words
        ((LAMPS.format("11 025", "4 140"),), ("4 140 €", Decimal(4410))),
        # what counts leave, whose noun is not said again
        ((LIGHTS.format(443),), ("443", Decimal(434))),
        # a digit of six that is another one
        (
            (
                "Les sections s'équilibrent à 1 049 392,56 € et à 1 023 049,13 €, soit un budget "
                "total de 2 082 441,69 €.",
            ),
            ("2 082 441,69 €", Decimal("2072441.69")),
        ),
    ],
)
def test_a_slip_of_what_others_make_is_told(slipped, texts, found):
    assert slipped(*texts) == [found]


@pytest.mark.parametrize(
    "texts",
    [
        # no slip
        (ROOF.format("53 975"),),
        # a slip of a difference, of which no word tells
        (
            "Les recettes sont de 64 200 €, les aides de 31 450 €, le crédit de 37 250 €.",
        ),
        # three digits, and no word
        ("Le foyer paie 350 € et 240 €. La caution est de 950 €.",),
        # counts of other things
        ("Il y a 1 146 agents, 712 tables et donc 443 chaises.",),
        # one digit of four
        ("Le club reçoit 1 250 € et 1 340 €, soit 2 690 €.",),
        # the number with its tax
        ("La pose coûte 4 515 € et 3 015 €, soit 7 530 €, ou 9 036 € TTC.",),
        # a number that is said again
        (ROOF.format("53 676") + " Le crédit ouvert est de 53 676 euros.",),
        # what would be right is printed, and is another number
        (ROOF.format("53 676") + " L'estimation était de 56 376 euros.",),
        # figures rounded to thousands
        ("Le budget est de 27 846 000 € et de 6 000 €, soit 28,75 M€.",),
        # what another number is compared with
        (
            "Les travaux coûtent 46 980 euros et les études 9 396 euros, contre "
            "53 676 euros.",
        ),
    ],
)
def test_nothing_else_is_told(slipped, texts):
    assert slipped(*texts) == []


ACCOUNTS = (
    "Les produits de l'exercice sont au total de 203 011,70 €.",
    "Les charges comprennent 92 340,00 € de personnel, 27 815,40 € de nettoyage, 19 662,75 € de"
    " fluides, 4 120,00 € d'assurances, 10 150,59 € de frais de siège et 29 951,76 € de redevance.",
)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (
            "Après une charge de 174 040,50 €, le résultat s'établit à 29 871,20 €.",
            [("29 871,20 €", Decimal("28971.20"))],
        ),
        (
            "La part variable, à 15 % des produits, sera de 30 415,76 €.",
            [("30 415,76 €", Decimal("30451.7550"))],
        ),
        # a digit that is another one, and an amount that no word makes a rest
        (
            "Après une charge de 174 040,50 €, le résultat s'établit à 28 871,20 €.",
            [],
        ),
        ("Une charge de 174 040,50 € est à côté d'une autre, 29 871,20 €.", []),
        # few digits
        (
            "Après une charge de 174 011,70 €, le résultat s'établit à 20 900,00 €.",
            [],
        ),
    ],
)
def test_of_many_digits_one_operand_may_stand_anywhere_before(
    slipped, last, found
):
    assert slipped(*ACCOUNTS, last) == found


def test_a_figure_of_a_table_is_not_accused(slipped):
    text = ROOF.format("53 676")
    assert slipped(text, tables=frozenset({53676.0})) == []
    assert slipped(text, tables=frozenset({56376.0})) == []


def test_what_a_wrong_number_makes_is_wrong_as_well(read_wording):
    text = (
        "La dépense de l'année sera de 25 434 €, contre 12 780 € auparavant ; l'effort est donc "
        "de 12 564 €."
    )
    (numbers,) = by_section(read_wording(text))
    (found,) = slipped_results(numbers)
    assert found.said.fact.printed == "12 564 €"
    wrong = numbers.every[0].fact
    assert list(slipped_results(numbers, is_accused=wrong.__eq__)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    works=st.integers(20_001, 79_999).filter(lambda n: n % 10),
    studies=st.integers(10_001, 19_999).filter(lambda n: n % 10),
    at=st.integers(0, 3),
)
def test_two_swapped_digits_of_a_sum_are_told_and_nothing_of_the_sum(
    slipped, works, studies, at
):
    whole = works + studies
    wrong = list(swapped(str(whole)))[at]
    text = "Les travaux sont de {} € et les études de {} € ; le crédit est de {} €."
    assert slipped(text.format(works, studies, whole)) == []
    found = slipped(text.format(works, studies, wrong))
    assert set(found) <= {(f"{wrong} €", Decimal(whole))}


def test_a_sum_without_one_that_is_no_term_stands(slipped):
    told = (
        "Le local coûte 12 480 €, le mobilier {} € et l'enseigne {} € ; le crédit est de "
        "19 591 €."
    )
    assert slipped(told.format("7 011", "460"))
    assert slipped(told.format("7 111", "360")) == []
