"""Votes and attendance."""

from decimal import Decimal

from extract.facts import Fact, Vote
from extract.geometry import BBox, Place
from extract.number import Number
from validate.checks.votes import CHECK
from validate.identity import Verdict


def vote(**terms):
    facts = {
        name: Fact(
            f"vote-{name}", "other", Number(Decimal(n), 0, str(n)), str(n), (Place(1, BBox(60, 25, 70, 32)),), "d"
        )
        for name, n in terms.items()
    }
    return Vote("d", **facts), tuple(facts.values())


def outcomes_of(make_document, run_check, prose=(), **terms):
    found, facts = vote(**terms)
    return run_check(make_document(votes=[found], facts=facts, prose=prose), CHECK)


def test_votes_that_add_up(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document, run_check, for_=26, against=2, abstained=1, not_voting=0, present=25, proxies=4
    )
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_a_vote_too_many(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document, run_check, for_=27, against=2, abstained=1, not_voting=0, present=25, proxies=4
    )
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]
    assert outcomes[0].expected == 26


def test_a_missing_term_is_an_abstention(make_document, run_check):
    outcomes, abstentions = outcomes_of(
        make_document, run_check, for_=26, against=2, abstained=0, present=25, proxies=3
    )
    assert outcomes == []
    assert len(abstentions) == 1


def test_the_represented_may_be_counted_apart(make_document, run_check):
    outcomes, _ = outcomes_of(make_document, run_check, members=29, present=25, proxies=3, absent=1)
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_attendance_that_does_not_add_up(make_document, run_check):
    outcomes, _ = outcomes_of(make_document, run_check, members=29, present=25, absent=3)
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]


def test_excused_members_of_unread_number_are_an_abstention(make_document, run_check):
    outcomes, abstentions = outcomes_of(
        make_document, run_check, ["Membres : 78 – présents : 68 – excusés : 5 – absents : 5"],
        members=78, present=68, absent=5,
    )  # fmt: skip
    assert outcomes == []
    assert len(abstentions) == 1
