"""The voters that a sentence counts; all names are invented."""

import pytest

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


@pytest.mark.parametrize(
    ("behind", "failed"),
    [
        (", puis l'affectation à l'unanimité des 18 votants", 0),
        (", sur 18 votants", 1),
    ],
)
def test_voters_who_are_all_of_one_mind_are_of_another_ballot(
    judge, behind, failed
):
    text = (
        f"Le conseil adopte les comptes par 17 voix pour et 0 contre{behind}."
    )
    assert len(judge([text], ballot_voters.CHECK)[0]) == failed


def test_one_ballot_of_one_mind_is_counted(judge):
    text = "Adopté à l'unanimité des 18 votants : 17 voix pour, 0 voix contre."
    assert len(judge([text], ballot_voters.CHECK)[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Adopté par 19 voix contre 3, M. ROUBIER s'abstenant, soit 23 votants.",
        "Votants : 23. Pour : 20. Contre : 2. Mme ANCELIN ne prend pas part au vote.",
        "Votants : 23. Pour : 20. Contre : 2. M. ROUBIER n'ayant pas pris part au vote.",
        "Votants : 23. Pour : 20. Abstentions : 2. Contre : M. ROUBIER.",
        "Votants : 23. Pour : 22. Mme ANCELIN votant contre, 0 abstention.",
    ],
)
def test_a_side_told_by_names_alone_is_missing(judge, text):
    check = ballot_voters.CHECK
    failed, held, abstained = judge([text], check)
    assert failed == held == []
    assert [one.label for one in abstained] == ["votants"]


def test_voters_that_the_form_counts_alike_are_not_what_is_wrong(judge):
    form = "Conseillers : 29 – Présents : {} – Représentés : 3 – Votants : 27."
    vote = (
        "M. le Maire met aux voix : sur 27 votants, elle est adoptée par 19 voix pour, 4 voix"
        " contre et 2 abstentions."
    )
    (one,) = judge([form.format(24), vote], ballot_voters.CHECK)[0]
    assert (one.printed, one.expected) == ("19", 21)
    (voters,) = judge([form.format(22), vote], ballot_voters.CHECK)[0]
    assert (voters.printed, voters.expected) == ("27", 25)
    right = vote.replace("19", "21")
    assert judge([form.format(24), right], ballot_voters.CHECK)[0] == []
