"""What one of several has of an amount that was divided by others."""

from decimal import Decimal

import pytest

_PEOPLE = (
    "Le réseau compte 8 339 inscrits pour une population de 24 860 habitants."
)
_SPENT = (
    "Les crédits, ouverts pour 108 000 €, ont été consommés pour 103 092,10 €."
)
_GRANTED = "Le montant versé atteint 73 673,90 €."
_HELPED = "Ce sont 296 ménages et 674 personnes qui ont été aidés ;"


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (_PEOPLE, _SPENT, "La dépense représente 4,15 € par habitant."),
            ("4,15 €", Decimal("4.15")),
        ),
        (
            (_PEOPLE, _SPENT, "La dépense représente 12,36 € par habitant."),
            ("12,36 €", Decimal("4.15")),
        ),
        (
            (
                _GRANTED,
                f"{_HELPED} chaque ménage a reçu en moyenne 109,31 € sur l'année.",
            ),
            ("109,31 €", Decimal("248.90")),
        ),
    ],
)
def test_an_amount_is_shared_by_those_whom_words_name(
    read_reckoned, texts, made
):
    found = [
        (one.result.fact.printed, round(one.derivation.value, 2))
        for one in read_reckoned(*texts)
    ]
    assert made in found


@pytest.mark.parametrize(
    "texts",
    [
        # of another amount
        (_PEOPLE, _SPENT, "La moyenne représente 12,63 € par habitant."),
        # of those enrolled
        (_PEOPLE, _SPENT, "La dépense représente 12,36 € par inscrit."),
        # which inhabitants is not said
        (
            _PEOPLE,
            "Il y avait 24 115 habitants en 2020.",
            _SPENT,
            "La dépense représente 12,36 € par habitant.",
        ),
    ],
)
def test_others_are_told_of_nothing(read_reckoned, texts):
    assert [one for one in read_reckoned(*texts) if one.is_outright] == []
