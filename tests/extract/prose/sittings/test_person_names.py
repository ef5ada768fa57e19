"""Lists of persons as minutes print them; all names are invented."""

from time import perf_counter

import pytest

from extract.prose.sittings.person_names import read_names, read_names_at


def surnames(text, **how):
    read = read_names(text, **how)
    return [" ".join(one.surname) for one in read.persons], read.whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Anne ROUX, M. Luc GRIS.", ["roux", "gris"]),
        ("MM. Petit, Bois et Mme Roux", ["petit", "bois", "roux"]),
        ("M. Jean-\nPaul NOIR, maire\nM. Guy BLANC", ["noir", "blanc"]),
        ("Anne ROUX Luc GRIS Léa D'ORGE", ["roux", "gris", "dorge"]),
        ("M. Ulrich DE FRANCE (12)", ["de france"]),
        ("M.GRIS, Mme LE GALL", ["gris", "le gall"]),
        ("GRIS Luc - ROUX Anne -NOIR Léa", ["gris", "roux", "noir"]),
        (
            "Mrs GRIS, NOIR et Mes ROUX et VERT",
            ["gris", "noir", "roux", "vert"],
        ),
        (
            "Mme Anne ROUX, M. Luc GRIS formant la majorité des membres en exercice",
            ["roux", "gris"],
        ),
        (
            "M. Luc GRIS, Conseillers munici-\npaux délégués.\nMme Anne ROUX",
            ["gris", "roux"],
        ),
        (
            "- madame Anne Roux, 1ère adjointe aux finances et à la culture\n- monsieur Luc Gris",
            ["roux", "gris"],
        ),
    ],
)
def test_each_name_once(text, expected):
    assert surnames(text) == (expected, True)


def test_a_name_on_each_line():
    assert surnames("Anne Roux\nLuc Gris\nLéa Noir", by_line=True) == (
        ["roux", "gris", "noir"],
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Le quorum est atteint",
        "M. GRIS indique ne pas voter",
        "Convocation",
        "12",
        "M. Luc GRIS Secrétaire : Mme Anne ROUX",
        "M. Luc GRIS (arrivé à 19 h, Mme Anne ROUX",
    ],
)
def test_a_text_that_is_no_list_is_not_whole(text):
    assert not read_names(text).whole


@pytest.mark.parametrize(
    "text",
    [
        "M. Luc GRIS, conseiller, pouvoir donné à\nMme Anne ROUX",
        "M. Luc GRIS (pouvoir à Mme Anne ROUX)",
        "M. Luc GRIS ayant donné pouvoir à Mme Anne ROUX",
        "M. Luc GRIS donne procuration à Mme Anne ROUX",
        "M. Luc GRIS représenté par Mme Anne ROUX",
    ],
)
def test_who_holds_a_proxy(text):
    (person,) = read_names(text).persons
    assert person.surname == ("gris",)
    assert person.holder is not None
    assert person.holder.surname == ("roux",)


@pytest.mark.parametrize("word", ["à", "par"])
def test_a_bare_preposition_leads_to_the_holder_in_a_list_of_proxies(word):
    text = f"- M. Luc GRIS {word} Mme Anne ROUX"
    read = read_names(text, to=True)
    assert [one.holder.surname for one in read.persons] == [("roux",)]
    assert not read_names(text).whole


@pytest.mark.parametrize(
    ("text", "by_line", "whole"),
    [
        ("Anne Roux – Val Brun ; Luc Gris – Bois Clair", False, False),
        ("Anne Roux – Val Brun\nLuc Gris – Bois Clair", True, False),
        ("Anne Roux – Luc Gris – Léa Noir – Max Brun", False, True),
        ("Mme Anne Roux, M. Luc Gris - Mme Léa Noir, M. Max Brun", False, True),
    ],
)
def test_what_a_dash_leads_to_may_be_no_person(text, by_line, whole):
    read = read_names(text, by_line=by_line)
    assert (len(read.persons), read.whole) == (4, whole)


def test_the_last_word_may_be_the_first_of_a_name():
    assert read_names("Mme Anne ROUX, Luc").pending
    assert not read_names("Mme Anne ROUX, Luc GRIS").pending


def test_a_list_ends_where_a_heading_begins_a_line():
    read = read_names("Mme Anne ROUX, M. Luc GRIS\nNombre de Présents : 2")
    assert [one.surname for one in read.persons] == [("roux",), ("gris",)]
    assert read.whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Anne Roux Luc Gris, Léa Noir", False),
        ("ANNE ROUX LUC GRIS, LÉA NOIR", False),
        ("Anne Marie de la Broue, Léa Noir", True),
        ("Anne Marie Paule ROUX, Léa Noir", True),
    ],
)
def test_words_that_may_be_two_names_are_unsure(text, whole):
    read = read_names(text)
    assert (len(read.persons), read.whole) == (2, whole)


def test_how_many_were_listed_and_what_is_said_of_one():
    read = read_names("M. Luc GRIS, Mme Anne ROUX (arrivée à 19h07) (2)")
    assert read.counted is not None
    assert read.persons[1].note == "(arrivée à 19h07)"


def test_from_many_places_a_text_is_read_as_from_each():
    text = "M. Luc GRIS, Mme Anne ROUX ; le conseil, M. Paul BOIS"
    starts = (0, 12, 40)
    read = list(read_names_at(text, starts))
    assert read == [read_names(text, start) for start in starts]


def test_a_long_text_of_many_marks_is_read_soon():
    text = "le conseil a vu, " * 4000
    begun = perf_counter()
    read = list(read_names_at(text, range(0, len(text), 17)))
    assert not any(one.persons for one in read)
    # prepared anew for each place, it takes a minute
    assert perf_counter() - begun < 20
