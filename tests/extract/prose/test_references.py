"""Digits that state nothing."""

import pytest

from extract.prose.references import references


def left_over(text):
    """The text with references blanked."""
    for start, end in references(text):
        text = text[:start] + "·" * (end - start) + text[end:]
    return "".join(character for character in text if character.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "Vu les articles L.1111-4, L.1111-9,\nL.3121-14 et R. 3211-1 ;",
        "articles 18 et 20 du règlement",
        "délibérations n°9 du 28/09/2015, n°2017-\n230 du 30/06/2017",
        "délibération no 2026-02-04 du 12 février 2026",
        "n° 2013 / 54",
        "annexes 4, 5 et 6, annexes 7\net 8",
        "la thématique 1 et l'opération 4",
        "au chapitre 65, compte 65748, ligne 2375, nature 6574",
        "Tél : 03 21 21 62 62",
        "12 bis, rue de la Paix 62000 Arras",
        "à 18H00, à 19 heures, 14 h 30",
        "noté 4 sur 5 à la formule",
        "CD20220620-18",
        "Historique . . . . . . . . . . 103",
        "du 1er juin au 31 décembre 2022",
        "le budget 2026 et la phase 1",
        "SIRET : 552 100 554 00013",
    ],
)
def test_references_are_masked(text):
    assert left_over(text) == ""


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("En annexe 4, 12 structures", "12"),
        ("L'exercice compte 39 nouveaux locataires", "39"),
        ("le budget 15 000 € est voté", "15000"),
        ("un programme 250 k€", "250"),
        ("40 000 heures d'insertion", "40000"),
        ("79 points atteints", "79"),
        ("en 40 h x 25,50 € de main-d'œuvre", "402550"),
        ("le compte 65748 est doté de 468 000,00 €", "46800000"),
        ("Report à nouveau : ........... 315 946,76 €", "31594676"),
        ("Reste à charge .......... 850 €", "850"),
        ("SUBVENTIONS : 45 000 €", "45000"),
        ("portent le lot n° 1 à 217 820,00 € HT", "21782000"),
        ("relève l'article 2 à 3,5 % du prix", "35"),
        ("Frais du siège de PARIS : 7 400 € TTC", "7400"),
    ],
)
def test_statements_are_left(text, digits):
    assert left_over(text) == digits
