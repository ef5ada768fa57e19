"""Headings by their wording."""

import pytest

from extract.lines.headings import HeadingKind, parse_heading


@pytest.mark.parametrize(
    ("text", "kind", "number", "title"),
    [
        ("Article 1", HeadingKind.ARTICLE, "1", ""),
        ("ARTICLE PREMIER :", HeadingKind.ARTICLE, "1", ""),
        ("Article 3 – Calendrier", HeadingKind.ARTICLE, "3", "Calendrier"),
        (
            "Opération 1 : dispositif référent",
            HeadingKind.OPERATION,
            "1",
            "dispositif référent",
        ),
        (
            "Opérations 4 et 5 : Chantiers",
            HeadingKind.OPERATION,
            "4-5",
            "Chantiers",
        ),
        ("Action n° 12 - Mobilité", HeadingKind.OPERATION, "12", "Mobilité"),
        ("Thématique 2 : Emploi", HeadingKind.THEME, "2", "Emploi"),
        ("AXE 1 – Logement", HeadingKind.THEME, "1", "Logement"),
        ("2. Bilan 2021 :", HeadingKind.NUMBERED, "2", "Bilan 2021"),
        ("2.1 ASLL", HeadingKind.NUMBERED, "2.1", "ASLL"),
        ("B. Accompagnements", HeadingKind.NUMBERED, "B", "Accompagnements"),
        ("IV - Dépenses", HeadingKind.NUMBERED, "IV", "Dépenses"),
        (
            "ADOPTE LES DISPOSITIONS SUIVANTES :",
            HeadingKind.TITLE,
            "",
            "ADOPTE LES DISPOSITIONS SUIVANTES",
        ),
    ],
)
def test_what_a_heading_opens(text, kind, number, title):
    heading = parse_heading(text, bold=True)
    assert heading is not None
    assert (heading.kind, heading.number, heading.text) == (kind, number, title)


@pytest.mark.parametrize(
    "text",
    [
        "L’annexe 4 indique la part de chacun.",
        "12 structures ont été retenues.",
        "Annexe 1 – Chapitre 1 : Historique . . . . . . . . 3",
        "Article 5 de la loi du 12 avril 2000",
        "25. Pouvoirs : 3. Absent : 1.",
        "M. Ferrand propose d'affecter le résultat (58 312,28 €) comme suit :",
        "",
    ],
)
def test_what_is_no_heading(text):
    assert parse_heading(text) is None


def test_a_heading_gives_its_year_when_it_names_one():
    assert parse_heading("3. Proposition 2022 :").year == 2022
    assert (
        parse_heading("Bilan 2021 et perspectives 2022", bold=True).year is None
    )
