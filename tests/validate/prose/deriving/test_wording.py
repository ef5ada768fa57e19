"""A sentence with all its numbers, their units, and what each is so much for one of."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from validate.prose.deriving.wording import read_wordings

from ....extract.typesetting import typeset


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Un local de 180 m² est loué 3,50 € par mètre carré et par mois.",
            [("180", "m2", ()), ("3,50 €", "€", ("m2", "mois"))],
        ),
        (
            "Les 14 salariés font 26 heures par semaine, soit 364 heures hebdomadaires.",
            [
                ("14", "salarie", ()),
                ("26", "heure", ("semaine",)),
                ("364", "heure", ("semaine",)),
            ],
        ),
        (
            "Une indemnité mensuelle de 185,00 € est versée pendant trois mois.",
            [("185,00 €", "€", ("mois",)), ("trois", "mois", ())],
        ),
        (
            "La conduite est posée à 215 € le mètre linéaire.",
            [("215 €", "€", ("metre",))],
        ),
        # by whom, and not for one of what
        (
            "L'aide de 900 € par la Région, de 40 € par élève, est versée.",
            [("900 €", "€", ()), ("40 €", "€", ("eleve",))],
        ),
        # by how much what is yearly grows
        (
            "La subvention annuelle augmente de 8 000 €.",
            [("8 000 €", "€", ())],
        ),
        # what it is compared with
        (
            "La contribution augmente de 38 000 € par rapport à 2024.",
            [("38 000 €", "€", ())],
        ),
        (
            "Le coût est de 262 800 €, soit 43 800 € en moyenne par emploi.",
            [("262 800 €", "€", ()), ("43 800 €", "€", ("emploi",))],
        ),
        # what the subject is, if it has a price by the piece
        (
            "Le voyage rapporte 0,38 € et coûte 1,88 € ; le mètre cube revient ainsi à 2,07 €.",
            [
                ("0,38 €", "€", ("voyage",)),
                ("1,88 €", "€", ("voyage",)),
                ("2,07 €", "€", ("m3",)),
            ],
        ),
        (
            "Chaque billet vendu a rapporté en moyenne 6,67 €.",
            [("6,67 €", "€", ("billet",))],
        ),
        ("Le projet coûte 12 000 €.", [("12 000 €", "€", ())]),
    ],
)
def test_numbers_with_their_units(read_wording, text, numbers):
    (wording,) = read_wording(text)
    found = [(one.fact.printed, one.unit, one.per) for one in wording.numbers]
    assert found == numbers


def test_larger_units_are_so_many_of_a_smaller(read_wording):
    (wording,) = read_wording("Le tri porte sur 12 tonnes et 4,6 kilomètres.")
    assert [one.value for one in wording.numbers] == [12000, 4600]


def test_numbers_in_words_stand_in_their_order(read_wording):
    (wording,) = read_wording(
        "Les deux écoles reçoivent 1 200,00 €, dont trois classes 400,00 €."
    )
    printed = [one.fact.printed for one in wording.numbers]
    assert printed == ["deux", "1 200,00 €", "trois", "400,00 €"]


def test_an_abbreviated_unit_is_what_a_number_counts(read_wording):
    (wording,) = read_wording("La cuve contient 45 kg, la citerne 2 t.")
    found = [(one.unit, one.value) for one in wording.numbers]
    assert found == [("kg", 45), ("kg", 2000)]


def test_sentences_of_a_page_in_columns_stand_column_by_column(read_act):
    """The right column begins higher up, and each has its sentences beside those of the other."""
    numbers = range(1, 9)
    left = typeset([f"Le lot {n} compte {n}00 mètres." for n in numbers])
    right = typeset([f"Le club {n} compte {n}0 membres." for n in numbers])
    lines = (*left, *(_moved(one, 300.0, -5.0) for one in right))
    texts = [one.text for one in read_wordings(read_act(lines=lines))]
    assert [text.partition(" compte")[0] for text in texts] == [
        f"le lot {n}" for n in numbers
    ] + [f"le club {n}" for n in numbers]


def _moved(one, right, down):
    x0, top, x1, bottom = one.bbox
    box = BBox(x0 + right, top + down, x1 + right, bottom + down)
    return replace(one, bbox=box, edges=[x + right for x in one.edges])
