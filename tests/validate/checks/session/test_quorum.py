"""The quorum that minutes state; all names are invented."""

from validate.checks.session import quorum
from validate.model.identity import Nature


def test_a_quorum_that_is_no_majority(judge):
    text = "En exercice : 29 – présents : 20. Le quorum, fixé à {} membres, est atteint."
    check = quorum.CHECK
    assert judge([text.format(15)], check, date="2026-05-28")[0] == []
    (one,) = judge([text.format(14)], check, date="2026-05-28")[0]
    assert (one.expected, one.identity.nature) == (15, Nature.LEGAL)
    assert judge([text.format(10)], check, date="2022-06-28")[0] == []
    assert judge([text.format(14)], check)[0] == []
