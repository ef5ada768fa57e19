"""Deliberation, annexes, report, conventions, recueil."""

from extract.geometry import BBox
from extract.lines.section_reader import read_sections
from extract.lines.sections import SectionKind, section_at

from ..typesetting import line, typeset

BODY = "Le conseil départemental retient les candidatures reçues au titre de cet appel,"


def read(*pages):
    return read_sections([(n, lines) for n, lines in enumerate(pages, 1)])


def foot(page, *texts):
    return tuple(
        line(text, 790 + 10 * n, page, size=8) for n, text in enumerate(texts)
    )


def described(sections):
    return [
        (section.id, section.kind.value, section.start[0], section.deliberation)
        for section in sections
    ]


def test_running_feet_and_titles_open_sections():
    sections = read(
        (
            *typeset(
                [
                    "**EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS",
                    "**(N°2022-244)",
                    BODY,
                ],
                1,
            ),
            *foot(1, "CD20220620-18", "1"),
        ),
        (*typeset(["**1. Accompagnement", BODY], 2), *foot(2, "Annexe 1", "1")),
        (*typeset([BODY], 3), *foot(3, "Annexe 1", "2")),
        typeset(["**Annexe 4: RÉPARTITION FINANCIÈRE"], 4),
        typeset([BODY], 5),
        (
            *typeset(["Pôle Solidarités", "**CONVENTION TYPE", BODY], 6),
            *foot(6, "Annexe 7 – Page 1 sur 1"),
        ),
        (
            *typeset(["DÉPARTEMENT", "**RAPPORT N°3", BODY], 7),
            *foot(7, "CD20220620-18", "1"),
        ),
    )
    assert described(sections) == [
        ("deliberation", "deliberation", 1, "2022-244"),
        ("annexe-1", "annex", 2, "2022-244"),
        ("annexe-4", "annex", 4, "2022-244"),
        ("annexe-7", "convention", 6, "2022-244"),
        ("rapport", "report", 7, "2022-244"),
    ]


def test_several_deliberations_in_one_file():
    sections = read(
        typeset(
            [
                "**Délibération N° 63 - Culture",
                BODY,
                "**Délibération N° 80 - Sport",
                BODY,
            ],
            1,
        ),
        typeset(["**Annexe 1 à la délibération n° 80", BODY], 2),
        typeset(["**Délibération N° 81 - Voirie", BODY], 3),
        typeset(["**Annexe 1 à la délibération n° 81", BODY], 4),
    )
    assert described(sections) == [
        ("deliberation-63", "deliberation", 1, "63"),
        ("deliberation-80", "deliberation", 1, "80"),
        ("annexe-1", "annex", 2, "80"),
        ("deliberation-81", "deliberation", 3, "81"),
        ("annexe-1-81", "annex", 4, "81"),
    ]
    assert section_at(sections, 1, 0.0).id == "deliberation-63"
    assert section_at(sections, 1, 700.0).id == "deliberation-80"


def test_minutes_with_numbered_acts():
    sections = read(
        typeset(
            [
                "Séance du 4 avril 2013",
                BODY,
                "**2013-19 : Compte administratif",
                BODY,
                "**2013-20 : Budget",
                BODY,
            ],
            1,
        ),
        typeset(["**2021-2027 : un programme de mandat", BODY], 2),
    )
    assert [section.deliberation for section in sections] == [
        "",
        "2013-19",
        "2013-20",
    ]


def test_a_title_below_a_table_opens_its_section_there():
    pages = [
        (1, typeset(["**Délibération N° 63 - Culture", BODY], 1)),
        (2, typeset(["**Délibération N° 80 - Sport"], 2, top=150)),
    ]
    assert read_sections(pages)[1].start == (2, 0.0)
    assert read_sections(pages, {2: [BBox(50, 60, 500, 140)]})[1].start == (
        2,
        150,
    )


def test_a_table_of_contents_opens_nothing():
    contents = [
        f"Annexe {n} – Chapitre {n} : Historique . . . . . . . . . . {n}"
        for n in range(1, 5)
    ]
    sections = read(
        typeset(["**Délibération n° 2026-77", BODY], 1),
        typeset(["**Sommaire", *contents], 2),
    )
    assert [section.id for section in sections] == ["deliberation"]


def test_an_annex_cited_in_a_sentence_opens_nothing():
    sections = read(
        typeset(
            [
                "**Délibération n° 12",
                "Annexe 4 indique la part de chacun.",
                "annexe 5 : voir plus loin.",
            ],
            1,
        )
    )
    assert [section.id for section in sections] == ["deliberation"]


def test_cited_deliberations_do_not_give_their_number():
    lines = typeset(
        ["Séance du conseil", "Vu la délibération n° 2025-12 du 3 mars 2025 ;"],
        1,
    )
    assert read(lines)[0].deliberation == ""


def test_a_convention_between_parties():
    sections = read(
        typeset(["**Délibération n° 12", BODY], 1),
        typeset(
            ["**CONVENTION D'OBJECTIFS 2026", "ENTRE LES SOUSSIGNÉS :", BODY], 2
        ),
    )
    assert [section.kind for section in sections] == [
        SectionKind.DELIBERATION,
        SectionKind.CONVENTION,
    ]


def test_text_that_is_no_act_is_a_document():
    assert (
        read(typeset(["Statistical yearbook"], 1))[0].kind is SectionKind.OTHER
    )


def test_no_page_no_section():
    assert read_sections([]) == ()
