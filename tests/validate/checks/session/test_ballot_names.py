"""Voters by name and by group; all names are invented."""

from validate.checks.session import ballot_names


def test_as_many_names_as_votes(judge):
    check = ballot_names.CHECKS
    assert judge(["Contre : 2 (M. GRIS, M. BRUN)"], *check)[0] == []
    (one,) = judge(["Contre : 3 (M. GRIS, M. BRUN)"], *check)[0]
    assert (one.printed, one.expected) == ("3", 2)
    assert (
        judge(["Contre : 3 (M. GRIS, M. BRUN pour la forme)"], *check)[0] == []
    )


def test_votes_by_group(judge):
    check = ballot_names.CHECKS
    text = "Pour : {} voix (majorité : 20, union : 5)"
    assert judge([text.format(25)], *check)[0] == []
    (one,) = judge([text.format(26)], *check)[0]
    assert one.expected == 25
