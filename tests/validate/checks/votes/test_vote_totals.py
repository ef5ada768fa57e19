"""Votes and attendance."""

from validate.checks.votes import vote_tables
from validate.checks.votes.vote_totals import CHECK
from validate.model.identity import Verdict

from ...small_votes import vote


def outcomes_of(make_document, run_check, prose=(), **terms):
    found, facts = vote(**terms)
    return run_check(
        make_document(votes=[found], facts=facts, prose=prose), CHECK
    )


def test_votes_that_add_up(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document,
        run_check,
        for_=26,
        against=2,
        abstained=1,
        not_voting=0,
        present=25,
        proxies=4,
    )
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_a_vote_too_many(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document,
        run_check,
        for_=27,
        against=2,
        abstained=1,
        not_voting=0,
        present=25,
        proxies=4,
    )
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]
    assert outcomes[0].expected == 26


def test_a_missing_term_is_an_abstention(make_document, run_check):
    outcomes, abstentions = outcomes_of(
        make_document,
        run_check,
        for_=26,
        against=2,
        abstained=0,
        present=25,
        proxies=3,
    )
    assert outcomes == []
    (told,) = abstentions
    assert told.places, "its page is told"


def test_the_represented_may_be_counted_apart(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document, run_check, members=29, present=25, proxies=3, absent=1
    )
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_attendance_that_does_not_add_up(make_document, run_check):
    outcomes, _ = outcomes_of(
        make_document, run_check, members=29, present=25, absent=3
    )
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]


def test_excused_members_of_unread_number_are_an_abstention(
    make_document, run_check
):
    outcomes, abstentions = outcomes_of(
        make_document, run_check, ["Membres : 78 – présents : 68 – excusés : 5 – absents : 5"],
        members=78, present=68, absent=5,
    )  # fmt: skip
    assert outcomes == []
    assert len(abstentions) == 1


BOARD = [
    "N°",
    "Objet",
    "Présents",
    "Pouvoirs",
    "Votants",
    "Pour",
    "Contre",
    "Abstentions",
    "Ne prend pas part au vote",
]


def board(make_document, make_raw, *rows):
    body = [
        [f"2026-{n:02d}", f"Objet {n}", *row.split()]
        for n, row in enumerate(rows, start=1)
    ]
    return make_document([make_raw("t", BOARD, body)])


def test_a_table_of_votes_adds_up_line_by_line(
    make_document, make_raw, run_check
):
    rows = (
        "38 3 41 39 2 - -",
        "38 3 41 36 4 1 -",
        "37 3 40 37 - - 3",
        "37 2 39 39 - - -",
    )
    outcomes, _ = run_check(
        board(make_document, make_raw, *rows), vote_tables.CHECK
    )
    assert {outcome.verdict for outcome in outcomes} == {Verdict.HELD}
    assert len(outcomes) == 8
    wrong = rows[0], "38 3 41 34 4 1 -", *rows[2:]
    outcomes, _ = run_check(
        board(make_document, make_raw, *wrong), vote_tables.CHECK
    )
    (failed,) = [
        outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED
    ]
    assert (failed.identity.result, failed.printed, failed.expected) == (
        "t!r1c4",
        "41",
        39,
    )


def test_those_who_take_no_part_may_be_counted_apart(
    make_document, make_raw, run_check
):
    rows = (
        "38 3 40 38 2 - 1",
        "38 3 39 36 3 - 2",
        "37 3 40 37 3 - -",
        "37 2 36 36 - - 3",
    )
    outcomes, _ = run_check(
        board(make_document, make_raw, *rows), vote_tables.CHECK
    )
    assert {outcome.verdict for outcome in outcomes} == {Verdict.HELD}
    assert len(outcomes) == 8


def test_a_table_that_no_line_obeys_says_nothing(
    make_document, make_raw, run_check
):
    rows = "38 3 30 20 2 - -", "38 3 30 22 3 - -", "38 3 30 10 - - -"
    assert (
        run_check(board(make_document, make_raw, *rows), vote_tables.CHECK)[0]
        == []
    )


def test_more_present_and_absent_than_members_contradict(
    make_document, run_check
):
    outcomes, _ = outcomes_of(
        make_document, run_check, members=22, present=21, proxies=2, absent=4
    )
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]
    assert outcomes[0].expected == 25


def test_members_neither_present_nor_absent_leave_nothing_to_compare(
    make_document, run_check
):
    outcomes, _ = outcomes_of(
        make_document, run_check, members=30, present=21, proxies=2, absent=4
    )
    assert outcomes == []


def in_rows(make_document, make_raw, run_check, *rows):
    document = make_document([make_raw("t", ["Vote", "Nombre"], rows)])
    outcomes, _ = run_check(document, vote_tables.CHECK)
    return [one.verdict for one in outcomes]


def test_a_result_in_rows_adds_up(make_document, make_raw, run_check):
    rows = [["Pour", "18"], ["Contre", "3"], ["Abstention", "1"]]
    tools = (make_document, make_raw, run_check)
    assert in_rows(*tools, *rows, ["Votants", "22"]) == [Verdict.HELD]
    assert in_rows(*tools, *rows, ["Votants", "23"]) == [Verdict.FAILED]


def test_blank_ballots_leave_a_result_open(make_document, make_raw, run_check):
    rows = [["Pour", "18"], ["Contre", "3"], ["Abstention", "1"]]
    more = [["Bulletins blancs", "2"], ["Votants", "24"]]
    tools = (make_document, make_raw, run_check)
    assert in_rows(*tools, *rows, *more) == []
