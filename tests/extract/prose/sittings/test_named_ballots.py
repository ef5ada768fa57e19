"""Ballots by name and by group."""

import pytest

from extract.prose.sittings.named_ballots import find_named_votes


def votes(text):
    return [
        (
            one.kind.value,
            None if one.number is None else int(one.number.value),
            None if one.names is None else len(one.names.persons),
        )
        for one in find_named_votes(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Contre : 2 (Mme ROUX et M. GRIS) Ils regrettent",
            [("against", 2, 2)],
        ),
        ("2 CONTRE (M. Gris et M. Noir)", [("against", 2, 2)]),
        ("Abstention : 1, Monsieur GRIS", [("abstained", 1, 1)]),
        (
            "− Pour : 13\n− Contre : 2, Mme ROUX, M.GRIS\n− Abstention : 1, M. NOIR",
            [("against", 2, 2), ("abstained", 1, 1)],
        ),
        ("1 contre : M. Gris 2 abstentions : Mme Roux, M. Noir",
         [("against", 1, 1), ("abstained", 2, 2)]),
        (
            "Ont voté contre (3) : M. GRIS, M. NOIR. S'est abstenue (1) : Mme ROUX.",
            [("against", 3, 2), ("abstained", 1, 1)],
        ),
        ("Abstentions : Mme Roux, M. Gris", [("abstained", None, 2)]),
        ("4 contre (Mme ROUX, M. GRIS par procuration)", [("against", 4, 2)]),
        ("un tarif de 5 € pour les élèves, contre 4 €", []),
        ("vote pour le budget", []),
        ("par 26 voix pour, 3 contre, le Conseil municipal APPROUVE", []),
        ("par 26 voix pour, 3 contre, l'Assemblée adopte", []),
        ("ONT VOTÉ POUR : 14 ONT VOTÉ CONTRE : / SE SONT ABSTENUS : /", []),
    ],
)  # fmt: skip
def test_each_side_with_its_number_and_names(text, expected):
    assert votes(text) == expected


def test_a_reason_among_the_names_makes_the_list_unsure():
    (vote,) = find_named_votes(
        "Abstention : 2 (M. GRIS, M. NOIR pour la forme)"
    )
    assert not vote.names.whole


def test_the_numbers_of_groups_in_brackets():
    (vote,) = find_named_votes("Pour : 25 voix (Majorité : 20 ; Union 5)")
    assert [int(part[2].value) for part in vote.groups] == [20, 5]
    assert list(find_named_votes("Pour : 25 voix (dont 3 pouvoirs, 2 x)")) == []
