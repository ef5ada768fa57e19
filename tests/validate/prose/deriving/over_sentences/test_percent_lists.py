"""Lists of percentages and amounts of one whole."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PAID = (
    "Le prix de vente ressort à 278 310 €.",
    "- 10 % à la signature de la promesse, soit {} ;",
    "- 40 % à la signature de l'acte, soit {} ;",
    "- 50 % à l'achèvement, soit {}.",
)
EARNED = (
    "Le chiffre d'affaires s'élève à 1 218 070 €. Il provient :",
    "- des entrées, pour 548 300 €, soit 45,0 % ;",
    "- des activités, pour 412 750 €, soit {} ;",
    "- des scolaires, pour 96 480 €, soit 7,9 %.",
)


def paid(*amounts):
    return [PAID[0], *map(str.format, PAID[1:], amounts)]


@pytest.mark.parametrize("second", ["111 324 €", "111 234 €"])
def test_two_instalments_tell_the_third(made_of, second):
    made = made_of(*paid("27 831 €", second, "139 155 €"))
    assert made == [
        ("27 831 €", Decimal(27831)),
        (second, Decimal(111324)),
        ("139 155 €", Decimal(139155)),
    ]


@pytest.mark.parametrize("share", ["33,9 %", "39,3 %"])
def test_two_shares_tell_the_third(made_of, share):
    sentences = [sentence.format(share) for sentence in EARNED]
    told = {printed: round(value, 1) for printed, value in made_of(*sentences)}
    assert told == {
        "45,0 %": Decimal("45.0"),
        share: Decimal("33.9"),
        "7,9 %": Decimal("7.9"),
    }


def test_one_instalment_tells_nothing(made_of):
    assert made_of(*paid("27 831 €", "111 234 €", "139 515 €")) == []
    assert made_of(*paid("27 831 €", "111 324 €", "139 155 €")[:2]) == []


def test_items_of_another_whole_are_told_of_none(made_of):
    other = paid("29 831 €", "119 324 €", "149 155 €")
    assert made_of(*other) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(
    whole=st.integers(20, 9_000).map(lambda n: n * 100),
    shares=st.lists(st.integers(5, 90), min_size=3, max_size=5, unique=True),
)
def test_any_list(made_of, whole, shares):
    items = [f"- {n} % au lot {n}, soit {whole * n // 100} € ;" for n in shares]
    made = made_of(f"La dépense est de {whole} €.", *items)
    assert [value for _, value in made] == [whole * n // 100 for n in shares]
