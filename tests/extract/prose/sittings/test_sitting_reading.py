"""Lists, numbers and ballots of a sitting, with their places; all names are invented."""

import pytest

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.sittings.sitting_reading import read_sitting
from extract.texts.sitting import name_places, without_names

from ...typesetting import typeset

OPENING = [
    "Nombre de conseillers en exercice : 6. Quorum : 4. Présents : 3. Votants : 5",
    "L'an 2026, le conseil s'est réuni sous la présidence de Mme Anne ROUX, maire.",
    "Étaient présents (3) : Mme Anne ROUX, M. Luc GRIS, Mme Léa NOIR (arrivée à 19 h).",
    "Absents excusés :",
    "M. Guy BLANC, conseiller municipal, pouvoir donné",
    "à Mme Anne ROUX",
    "Mme Zoé VERT (pouvoir à M. Luc GRIS)",
    "Absent : M. Max BRUN.",
    "Secrétaire de séance : Mme Léa NOIR",
    "Votants : 5. Pour : 3. Contre : 1 (M. Luc GRIS). Abstention : 1.",
    "2 conseillers se sont retirés et n'ont ni débattu ni voté.",
]


def sitting(*texts, kind=SectionKind.DELIBERATION):
    section = Section("s", kind, "", "", (1, 0.0))
    return read_sitting(read_blocks(typeset(texts)), (section,))


def test_the_lists_of_an_opening():
    found = sitting(*OPENING)
    attended = [one for one in found.lists if not one.kind.is_ballot]
    assert [
        (one.kind.value, len(one.names), one.whole) for one in attended
    ] == [
        ("present", 3, True),
        ("excused", 2, True),
        ("absent", 1, True),
    ]
    present, excused, _ = attended
    assert present.stated is not None
    assert present.stated.value == 3
    assert [name.noted for name in present.names] == [False, False, True]
    assert [name.holder.surname for name in excused.names] == [
        ("roux",),
        ("gris",),
    ]


def test_numbers_ballots_and_who_presides():
    found = sitting(*OPENING)
    said = {(one.counts, int(one.fact.value)) for one in found.numbers}
    assert said >= {("members", 6), ("quorum", 4), ("present", 3), ("away", 2)}
    assert [name.surname for name in found.president] == [("roux",)]
    (against,) = [one for one in found.lists if one.kind.is_ballot]
    assert (against.kind.value, against.stated.value, len(against.names)) == (
        "against",
        1,
        1,
    )
    assert [int(one.voters.value) for one in found.ballots] == [5]


def test_a_ballot_is_read_in_a_sentence_of_a_paragraph_that_has_several():
    found = sitting(
        "Adopté à l'unanimité des 26 votants. Le maire met le second point aux voix : sur 27 "
        "votants, il est adopté par 19 voix pour, 4 voix contre et 2 abstentions. Le dernier "
        "l'est par 20 voix pour et 7 contre.",
    )
    (ballot,) = found.ballots
    sides = (ballot.voters, ballot.for_, ballot.against, ballot.abstained)
    assert [int(one.value) for one in sides] == [27, 19, 4, 2]


def test_a_name_is_a_place_and_tells_no_words():
    found = sitting(*OPENING)
    assert {name.fact.printed for one in found.lists for name in one.names} == {
        "(nom)"
    }
    assert all(one.bbox.x1 > one.bbox.x0 for one in name_places(found))
    bare = without_names(found)
    assert not any(name.surname for one in bare.lists for name in one.names)


def test_another_body_s_sitting_is_none_of_the_document():
    assert sitting(*OPENING, kind=SectionKind.CONVENTION).lists == ()


def test_a_list_of_proxies_in_which_one_has_no_holder_is_unsure():
    (found,) = sitting(
        "Pouvoirs :",
        "- M. Luc GRIS à Mme Anne ROUX",
        "- M. Guy BLANC Mme Léa NOIR",
    ).lists
    assert not found.whole


def lists(*texts):
    return [
        (one.kind.value, len(one.names), one.whole)
        for one in sitting(*texts).lists
    ]


def test_a_list_goes_on_over_lines_that_hold_a_part_of_a_name_each():
    parts = ("Luc", "GRIS,", "Max", "BRUN")
    texts = ["Présents : Mme Anne ROUX,"]
    for part in parts:
        texts += ["", part]
    assert lists(*texts, "", "Absents : M. Guy BLANC") == [
        ("present", 3, True),
        ("absent", 1, True),
    ]


@pytest.mark.parametrize(
    "rest",
    ["qui ouvre la séance à 19 h", "Élus : Guy BLANC, Zoé VERT", "Zoé"],
)
def test_a_list_that_ends_at_a_comma_is_unsure_unless_a_heading_follows(rest):
    names = "Présents : Mme Anne ROUX, M. Luc GRIS,"
    assert lists(names, "", rest) == [("present", 2, False)]
    assert lists(names, "Absent : M. Guy BLANC")[0] == ("present", 2, True)


@pytest.mark.parametrize(
    ("rest", "whole"),
    [
        ("M. guy BLANC, conseiller", False),
        ("absent, Guy BLANC, Zoé VERT", False),
        ("M. Guy BLANC est élu secrétaire.", True),
        ("Monsieur le Maire ouvre la séance.", True),
        ("Le quorum est atteint, Guy BLANC arrive.", True),
    ],
)
def test_more_names_below_make_a_list_unsure(rest, whole):
    found = lists("Présents : Mme Anne ROUX, M. Luc GRIS", "", rest)
    assert found == [("present", 2, whole)]


def test_a_point_among_the_names_makes_a_list_unsure():
    names = "Présents : Anne ROUX, Luc GRIS. Guy BLANC, Zoé VERT"
    assert lists(names, "", "La séance débute.") == [("present", 2, False)]


def test_parts_of_a_list_have_headings_of_their_own():
    found = lists(
        "Présents :",
        "Maire : Mme Anne ROUX",
        "Adjoints : M. Luc GRIS, Mme Léa NOIR",
        "Conseillers municipaux : M. Max BRUN",
    )
    assert found == [("present", 4, True)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Représentés :", "represented"),
        ("Absents représentés :", "represented"),
        ("Absents qui ont donné pouvoir :", "represented"),
        ("Excuses :", "excused"),
        ("Presents :", "present"),
    ],
)
def test_what_a_heading_is_of(heading, kind):
    assert lists(f"{heading} M. Luc GRIS") == [(kind, 1, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Absents :", [("absent", 0, True)]),
        ("Absents : néant", [("absent", 0, True)]),
        ("Absents : /", [("absent", 0, True)]),
        ("Absents : ceux de la liste", [("absent", 0, False)]),
        ("Absents : 3", []),
        ("Absents", []),
        ("Présents : tous", []),
    ],
)
def test_nobody_is_listed(text, expected):
    assert lists(text, "", "Secrétaire : Mme Anne ROUX") == expected
    (after,) = lists("Excusé : M. Luc GRIS", text)[1:] or [None]
    assert [after] == (expected or [None])


def test_what_stands_three_times_is_no_person():
    text = "Présents : " + ", ".join(["Anne ROUX", "Val BRUN"] * 3)
    assert lists(text) == [("present", 6, False)]


def test_names_after_the_end_of_a_list_make_it_unsure():
    found = sitting(
        "Présents : M. Luc GRIS, Mme Anne ROUX.",
        "",
        "M. Guy BLANC, Mme Zoé VERT",
    )
    assert [one.whole for one in found.lists] == [False]


@pytest.mark.parametrize(
    ("texts", "surnames"),
    [
        (["Le conseil, présidé par M. Luc GRIS, débute."], ["gris"]),
        (["Sous la présidence du maire, M. Luc GRIS."], ["gris"]),
        (["Présents : Mme Anne ROUX, M. Luc GRIS (maire)."], ["gris"]),
        (["Présents : M. Luc GRIS, le maire, Mme Anne ROUX."], ["gris"]),
        (["Présents : M. Luc GRIS, maire délégué, Mme Anne ROUX."], []),
        (["Présents : M. Luc GRIS, maire-adjoint, Mme Anne ROUX."], []),
    ],
)
def test_who_presides(texts, surnames):
    found = sitting(*texts).president
    assert [" ".join(name.surname) for name in found] == surnames
