"""The voters of an act, its attendance and its ballot; all numbers are invented."""

import pytest

from validate.checks.session.stated_voters import CHECKS

FORM = "Conseillers en exercice : 27 – présents : 22 – pouvoirs : 4 – votants : {}."
BALLOT = "Le conseil, après en avoir délibéré, par {} voix pour, 3 voix contre et 2 abstentions :"


def test_the_sides_of_a_ballot_make_the_voters(judge):
    assert judge([FORM.format(26), BALLOT.format(21)], *CHECKS)[0] == []
    (one,) = judge([FORM.format(26), BALLOT.format(20)], *CHECKS)[0]
    assert one.identity.rule == "votes-make-voters"
    assert (one.printed, one.expected) == ("20", 21)


def test_the_voters_are_those_present_and_represented(judge):
    (one,) = judge([FORM.format(25), BALLOT.format(20)], *CHECKS)[0]
    assert one.identity.rule == "voters-attend"
    assert (one.printed, one.expected) == ("25", 26)


def test_the_voters_of_a_unanimous_vote_are_those_of_the_form(judge):
    vote = "Le conseil, après en avoir délibéré, à l'unanimité des {} votants, décide :"
    assert judge([FORM.format(26), vote.format(26)], *CHECKS)[0] == []
    (one,) = judge([FORM.format(26), vote.format(24)], *CHECKS)[0]
    assert (one.printed, one.expected) == ("24", 26)


def test_who_abstains_may_be_counted_apart(judge):
    expressed = "Conseillers présents : 22 – suffrages exprimés : 24."
    assert judge([expressed, BALLOT.format(21)], *CHECKS)[0] == []


@pytest.mark.parametrize(
    "said",
    [
        "Mme Ancelin quitte la séance à 20 h 15.",
        "M. Roubier ne prend pas part au vote.",
        "M. Roubier sort et ne prend part ni au débat ni au vote.",
        "Mme Ancelin sort avant le vote.",
        "Votants : 25, le maire s'étant abstenu de prendre part au vote.",
        "M. Roubier, cousin du preneur, se récuse.",
        "Vote hors la présence de M. Roubier.",
        "M. Roubier s'étant absenté, Mme Ancelin étant sortie :",
        "Le maire se retire au moment du vote du compte administratif.",
    ],
)
def test_an_act_that_tells_of_comings_and_goings_says_nothing(judge, said):
    texts = [FORM.format(26), said, BALLOT.format(20)]
    assert judge(texts, *CHECKS)[0] == []


def test_a_side_that_is_not_counted_but_told_says_nothing(judge):
    ballot = (
        "Adopté par 20 voix pour et 3 abstentions, M. Roubier votant contre."
    )
    assert judge([FORM.format(26), ballot], *CHECKS)[0] == []
    plain = "Adopté par 20 voix pour et 3 abstentions."
    (one,) = judge([FORM.format(26), plain], *CHECKS)[0]
    assert one.identity.rule == "votes-make-voters"
