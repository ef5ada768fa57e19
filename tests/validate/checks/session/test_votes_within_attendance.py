"""No more votes than members there; all names are invented."""

from validate.checks.session import votes_within_attendance

ROLL = "Membres en exercice : 78 – présents : 68 – excusés : 5 – absents : 5"
LEFT = "Considérant que 13 conseillers se sont retirés et n'ont ni débattu ni voté ;"


def test_those_who_withdrew_are_counted_as_abstaining(judge):
    check = votes_within_attendance.CHECKS
    ballot = "Pour : 60 voix Contre : 0 voix Abstention : 13 voix"
    (one,) = judge([ROLL, LEFT, ballot], *check)[0]
    assert one.identity.rule == "withdrawn-as-abstaining"
    fewer = ballot.replace("60", "45")
    assert judge([ROLL, LEFT, fewer], *check)[0] == []


def test_more_votes_than_members_there(judge):
    check = votes_within_attendance.CHECKS
    ballot = "Pour : {} voix Contre : 0 voix Abstention : 2 voix"
    assert judge([ROLL, ballot.format(71)], *check)[0] == []
    (one,) = judge([ROLL, ballot.format(72)], *check)[0]
    assert one.identity.rule == "votes-within-attendance"
