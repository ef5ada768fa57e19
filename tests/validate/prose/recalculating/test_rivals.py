"""Numbers that others make as they are printed."""

import pytest

from validate.prose.recalculating.rivals import Rivals
from validate.prose.recalculating.said_numbers import by_section


@pytest.fixture
def explained(read_wording):
    """Whether others make the number printed so, but for some that it is said to be made of."""

    def run(printed: str, *texts: str, but: tuple[str, ...] = ()) -> bool:
        wordings = read_wording(*texts)
        every = [one.fact for wording in wordings for one in wording.numbers]
        facts = {one.printed: one for one in every}
        return Rivals(by_section(wordings)).explain(
            facts[printed], [facts[one] for one in but]
        )

    return run


POOL = (
    "Le bassin a accueilli 88 926 baigneurs, dont 45 306 entrées du public.",
    "Les recettes ont été de 391 274,40 euros, pour 1 244 964,00 euros de dépenses.",
    "Le déficit, 853 689,60 euros, est supporté par le budget général.",
)


def test_what_is_left_of_two_amounts_is_explained(explained):
    assert explained("853 689,60 euros", *POOL)
    changed = [one.replace("853 689,60", "835 689,60") for one in POOL]
    assert not explained("835 689,60 euros", *changed)


@pytest.mark.parametrize(
    ("printed", "is_explained"), [("11,3 %", True), ("13,1 %", False)]
)
def test_a_percentage_is_a_change_of_two_numbers_beside_it(
    explained, printed, is_explained
):
    told = (
        "Les bâtiments ont consommé 131 780 kWh contre 148 620 kWh, la baisse est de "
        f"{printed}."
    )
    assert explained(printed, told) is is_explained


def test_a_sum_that_leaves_out_what_it_is_said_to_add_explains_nothing(
    explained,
):
    told = "Les aides sont de 18 500 €, 12 300 € et 2 950 €, au total 30 800 €."
    parts = ("18 500 €", "12 300 €", "2 950 €")
    assert not explained("30 800 €", told, but=parts)
    assert explained("30 800 €", told.replace(" et 2 950 €", ""), but=())


def test_a_sum_that_leaves_out_what_each_of_several_has_is_the_right_one(
    explained,
):
    told = (
        "Les subventions viennent de l'État (146 400,00 €), de la Région pour 6 000 € par "
        "logement (192 000,00 €) et de la Ville (96 000,00 €) ; elles forment un total de "
        "434 400,00 €."
    )
    parts = ("146 400,00 €", "6 000 €", "192 000,00 €", "96 000,00 €")
    assert explained("434 400,00 €", told, but=parts)


def test_a_number_that_is_not_of_the_text_is_explained_by_nothing(
    read_wording,
):
    (wording,) = read_wording("Le club reçoit 18 500 €.")
    assert not Rivals(()).explain(wording.numbers[0].fact, ())


@pytest.mark.parametrize(
    ("printed", "is_explained"), [("748 480 €", True), ("784 480 €", False)]
)
def test_two_large_numbers_without_a_unit_make_one_too(
    explained, printed, is_explained
):
    told = (
        "Les recettes seraient de 4 243 364 € en 2026 et de 4 397 500 en 2028, les dépenses de"
        " 3 494 884 puis 3 664 651 €.",
        f"L'épargne brute serait de {printed} en 2026.",
    )
    taken = ("4 243 364 €", "3 664 651 €")
    assert explained(printed, *told, but=taken) is is_explained
