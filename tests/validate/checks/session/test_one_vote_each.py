"""A member votes once, and is there; all names are invented."""

from validate.checks.session import one_vote_each

PRESENT = "Présents : Mme Anne ROUX, M. Luc GRIS, Mme Léa NOIR, M. Max BRUN."


def test_a_voter_on_two_sides_or_absent(judge):
    check = one_vote_each.CHECKS
    absent = "Absent : M. Jean OCRE."
    sides = "Contre : 1 (M. GRIS). Abstention : 1 ({})."
    assert judge([PRESENT, absent, sides.format("M. BRUN")], *check)[0] == []
    (twice,) = judge([PRESENT, absent, sides.format("M. GRIS")], *check)[0]
    assert twice.identity.rule == "one-vote-each"
    (away,) = judge([PRESENT, absent, sides.format("M. OCRE")], *check)[0]
    assert away.identity.rule == "voters-there"
