"""Numbers of the prose in their sentences."""

from types import SimpleNamespace

import pytest

from validate.prose.statements import Statement, read_sentences


@pytest.mark.parametrize(
    ("label", "is_name"),
    [
        ("gir 5 et 6", True),
        ("gir 5 et 7", False),
        ("gir 6", False),
        ("gir 5 et 6 reunis", False),
    ],
)
def test_a_number_may_stand_in_the_name_of_a_line(label, is_name):
    claim = SimpleNamespace(fact=SimpleNamespace(printed="6"))
    opening = "Tous acquittent le tarif des GIR 5 et "
    said = Statement(claim, " et ", ", soit 6,24 € par jour", opening)
    assert said.is_in_a_name([label]) is is_name


@pytest.mark.parametrize(
    ("sentence", "printed", "own"),
    [
        (
            "Le prix est de 5,30 € (tranche A), 6,45 € (tranche B) par repas.",
            ("5,30 €", "6,45 €"),
            [("Le prix est de ", " (tranche A)"), (", ", " (tranche B)")],
        ),
        (
            "Le prix est de 5,30 € (contre 5,20 € avant).",
            ("5,30 €", "5,20 €"),
            [("Le prix est de ", " "), ("(contre ", " avant).")],
        ),
        (
            "Il vote 260,00 € de personnel, 470,00 € de fournitures.",
            ("260,00 €", "470,00 €"),
            [("Il vote ", " de personnel"), (", ", " de fournitures.")],
        ),
        (
            "Il en coûte 260,00 € (1), la location 470,00 €.",
            ("260,00 €", "470,00 €"),
            [("Il en coûte ", " "), ("(1), la location ", ".")],
        ),
    ],
)
def test_words_are_said_of_the_number_before_them_or_behind(
    make_document, say, sentence, printed, own
):
    document = make_document([], [say(sentence, one) for one in printed])
    (said,) = read_sentences(document.claims)
    assert [(one.own_before, one.own_after) for one in said] == own
