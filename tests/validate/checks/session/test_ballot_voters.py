"""The voters that a sentence counts; all names are invented."""

from validate.checks.session import ballot_voters


def test_the_voters_of_a_sentence(judge):
    check = ballot_voters.CHECK
    text = (
        "Votants : 24 – Pour : {} – Contre : 2 – Abstentions : 2 –"
        " N'ont pas pris part au vote : 2"
    )
    assert judge([text.format(20)], check)[0] == []
    (one,) = judge([text.format(19)], check)[0]
    assert (one.printed, one.expected) == ("24", 23)
    (twice,) = judge([text.format(22)], check)[0]
    assert (twice.printed, twice.expected) == ("2", 0)


def test_blank_ballots_are_counted_apart(judge):
    text = "Votants : 24 – Pour : 20 – Contre : 2 – Bulletins blancs : 2"
    assert judge([text], ballot_voters.CHECK)[0] == []
