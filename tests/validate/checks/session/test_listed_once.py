"""A member is in one list; all names are invented."""

from validate.checks.session import listed_once

PRESENT = "Présents : Mme Anne ROUX, M. Luc GRIS, Mme Léa NOIR, M. Max BRUN."
PROXY = "Excusés : M. Guy BLANC (pouvoir à Mme Anne ROUX), Mme Zoé VERT."


def test_present_and_excused(judge):
    twice = PROXY.replace("Zoé VERT", "Léa NOIR")
    assert judge([PRESENT, PROXY], listed_once.CHECK)[0] == []
    (one,) = judge([PRESENT, twice], listed_once.CHECK)[0]
    assert one.identity.label == "« présents » et « excusés » : 1 nom"
    assert one.printed == "(nom)"
    noted = PRESENT.replace("NOIR", "NOIR (jusqu'à 21 h)")
    assert judge([noted, twice], listed_once.CHECK)[0] == []


def test_absent_and_excused(judge):
    absent = "Absents : M. Guy BLANC, Mme Zoé VERT, M. Jean OCRE."
    assert judge([PRESENT, PROXY, absent], listed_once.CHECK)[0] == []
    other = "Absents : M. Guy BLANC, M. Jean OCRE."
    (one,) = judge([PRESENT, PROXY, other], listed_once.CHECK)[0]
    assert one.identity.label == "« absents » et « excusés » : 1 nom"
