"""Shares of what was just said, with what they are reckoned to."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.prose.pairing.misprints import restates

OF_THE_WHOLE = [
    "Ils déclarent {whole} licences, dont {part} de jeunes, soit {share} du total.",
    "Le fonds compte {whole} ouvrages, dont {part} en réserve (soit {share}).",
    "La bibliothèque a reçu {whole} lecteurs, dont {part} d'autres communes, soit {share} de"
    " l'ensemble.",
    "Le service suit {whole} dossiers, dont {part} nouveaux (soit {share} des dossiers).",
    "Le réseau perd {whole} mètres cubes, dont {part} par les vannes, c'est-à-dire {share} de ce"
    " total.",
    "Le centre a traité {whole} actes en 2024. Les déclarations en forment la moitié environ"
    " ({part}, soit {share}) ; viennent ensuite les certificats.",
    "La ville compte {whole} arbres. Parmi eux, {part}, soit {share}, ont plus de cent ans.",
    "Le port a inscrit {whole} bateaux. Les voiliers en constituent une part stable"
    " ({part}, soit {share}).",
]


@pytest.mark.parametrize("text", OF_THE_WHOLE)
@pytest.mark.parametrize("printed", ["60,5 %", "58,5 %", "65,5 %"])
def test_the_share_of_a_part_just_said(read_reckoned, text, printed):
    (one,) = read_reckoned(
        text.format(whole="1 502", part="908", share=printed)
    )
    assert one.result.fact.printed == printed
    assert round(one.derivation.value, 1) == Decimal("60.5")
    assert restates(one.result.fact, one.derivation.value) == (
        printed == "60,5 %"
    )


@pytest.mark.parametrize(
    "text",
    [
        # of another whole, which words name
        "Ils déclarent 1 502 licences, dont 908 de jeunes, soit 58,5 % des jeunes du canton.",
        "Le budget est de 90 000 €, dont 20 000 € d'aides, soit 31,5 % du chapitre 65.",
        # a change
        "Ils déclarent 1 502 licences, dont 908 de jeunes, soit 58,5 % de plus.",
        "Ils déclarent 1 502 licences, dont 908 de jeunes, soit +58,5 %.",
        "Ils déclarent 1 502 licences, dont 908 de jeunes, soit une hausse de 58,5 %.",
        # no exact figure
        "Ils déclarent 1 502 licences, dont 908 de jeunes, soit environ 58,5 % du total.",
        # the share of two parts, or of the rest
        "Ils déclarent 1 502 licences, dont 608 de filles et 300 de garçons, soit 58,5 % du total.",
        "Ils déclarent 1 502 licences, dont 908 de jeunes, les autres, soit 38,5 %, étant adultes.",
        # a rate, beside an amount that it is not said to be a share of
        "Le projet coûte 80 000 €, dont 20 000 € de DETR (30,0 %).",
        # "dont" twice: which whole is meant is left open
        "Elle gère 1 900 lots, dont 1 502 loués, dont 908 vides, soit 58,5 % du total.",
        # a number of the sentence before that two others give
        "Sur 1 000 inscrits, 585 ont voté. Ils déclarent 1 502 licences, dont 908 de jeunes, soit"
        " 58,5 %.",
        # no whole that it may be a part of
        "Le centre emploie 12 agents. Les déclarations en forment la moitié (335, soit 56,7 %).",
        # which one is left open: neither is a slip
        "Le centre suit 624 dossiers et 640 visites. Les permis en forment la moitié (335, soit"
        " 31,9 %).",
        # part and share of different things
        "Le syndicat compte 24 communes, dont 3 de 5 400 habitants, soit 12,0 % du total.",
    ],
)
def test_shares_of_something_else(read_reckoned, text):
    assert not [one for one in read_reckoned(text) if one.result.unit == "%"]


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(whole=st.integers(200, 999), part=st.integers(101, 199))
def test_a_true_share_holds(read_reckoned, whole, part):
    share = f"{Decimal(100 * part) / whole:.1f}".replace(".", ",")
    text = OF_THE_WHOLE[0].format(whole=whole, part=part, share=f"{share} %")
    (one,) = read_reckoned(text)
    assert restates(one.result.fact, one.derivation.value)


@pytest.mark.parametrize(
    ("whole", "made"),
    [("1 502", [("58,5 %", 60)]), ("plus de 1 502", [])],
)
def test_a_share_of_more_than_a_figure_is_not_told(made_of, whole, made):
    text = f"La ligue compte {whole} licences, dont 908 de jeunes, soit 58,5 % du total."
    assert [(said, int(value)) for said, value in made_of(text)] == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Il se monte à 633 416 878 €, dont 54,45 % pour l'action sociale, soit 344 829 351 €.",
            ("54,45 %", "54.44"),
        ),
        (
            "Il se monte à 250 000 €, dont 20 % vont aux écoles, soit 50 000 €.",
            ("50 000 €", "50000"),
        ),
        (
            "Il se monte à 243 000 €, dont 20 % vont aux écoles, soit 84 600 €.",
            ("84 600 €", "48600"),
        ),
    ],
)
def test_a_share_before_its_part(made_of, text, made):
    ((printed, value),) = made_of(text)
    assert (printed, round(value, 2)) == (made[0], Decimal(made[1]))


def test_an_environment_is_not_about(made_of):
    text = "Elle verse au Fonds environnement : 1 200 € et au club : 800 €, au total 2 100 €."
    assert ("2 100 €", Decimal(2000)) in made_of(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Sur les 8 036 locaux à raccorder, 7 412 étaient éligibles, soit 88,4 %.",
            [("88,4 %", "92.2")],
        ),
        (
            "La Ville possède 84 véhicules, des utilitaires ; 31 sont électriques, cela fait 58,5 %"
            " du parc.",
            [("58,5 %", "36.9")],
        ),
        ("Ils viennent de 84 communes ; 31 votent, soit 58,5 %.", []),
        (
            "Sur les 8 036 locaux, 7 412 étaient éligibles, en hausse, soit 8,4 %.",
            [],
        ),
        ("Sur 8 036 locaux, 7 412 étaient éligibles, soit 8,4 % de plus.", []),
        ("Sur 84 hectares, 31 agents ont servi, soit 58,5 %.", []),
        (
            "Sur une dépense de 1 571 926 €, la commune garde à sa charge 346 611 €, c'est-à-dire"
            " 52,1 %.",
            [("52,1 %", "22.1")],
        ),
        ("Sur un coût de 80 000 €, l'État apporte 20 000 €, soit 30 %.", []),
        (
            "Sur un coût de 1 571 926 €, l'État apporte 346 611 €, soit 52,1 % du coût éligible.",
            [],
        ),
    ],
)
def test_a_share_of_all_that_were_counted(made_of, text, made):
    found = [(printed, f"{value:.1f}") for printed, value in made_of(text)]
    assert found == made


_AGENTS = (
    "Le régime est versé à 96 agents, répartis en quatre cadres et dix groupes."
)


@pytest.mark.parametrize(
    ("before", "text", "made"),
    [
        (
            _AGENTS,
            "Les adjoints forment le premier avec 40 bénéficiaires, soit 47,1 % de l'effectif"
            " concerné.",
            [("47,1 %", "41.7")],
        ),
        (
            _AGENTS,
            "Les adjoints forment le premier avec 40 bénéficiaires, soit 47,1 % de l'effectif"
            " des services techniques.",
            [],
        ),
        (
            "Il y a 96 agents et 12 bénéficiaires.",
            "Les adjoints sont 40 agents, soit 47,1 % de l'effectif.",
            [],
        ),
    ],
)
def test_a_share_of_all_the_people_just_counted(made_of, before, text, made):
    found = [
        (said, str(round(value, 1))) for said, value in made_of(before, text)
    ]
    assert found == made


_PLAN = "Le plan programme 16 177 k€ de dépenses d'équipement."
_GOES_ON = "L'exercice 2025 en concentre 5 660 k€."
_LOANS = "Les emprunts nouveaux, limités à 4 700 k€, en financent 31,5 %."


def test_a_share_goes_on_from_what_the_sentence_before_goes_on_from(made_of):
    made = dict(made_of(_PLAN, _GOES_ON, _LOANS))
    assert round(made["31,5 %"], 1) == Decimal("29.1")
    assert "31,5 %" not in dict(made_of(_GOES_ON, _LOANS))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Il ne conserve que 45,7 hectares à urbaniser, soit 5,46 % des 10 136,3 hectares du"
            " territoire.",
            "0.45",
        ),
        (
            "La part due atteint 1 250 €, soit 21,0 % des 5 000 € votés.",
            "25.00",
        ),
        ("Il garde 45,7 hectares, soit environ 5 % des 100 hectares.", None),
        ("Il garde 45 lots, soit 5,4 % des 100 hectares.", None),
        (
            "Il garde 45,7 hectares, soit 5,4 % de plus que les 30 hectares de 2020.",
            None,
        ),
    ],
)
def test_a_share_of_the_number_right_behind_it(made_of, text, made):
    found = [str(round(value, 2)) for _, value in made_of(text)]
    assert found == ([] if made is None else [made])
