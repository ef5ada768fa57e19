"""A number of members against the names listed; all names are invented."""

import pytest

from validate.checks.session import names_counted
from validate.model.counted_line import counted_by
from validate.model.identity import Nature, Severity

PRESENT = (
    "Présents : Mme Anne ROUX, maire, M. Luc GRIS, Mme Léa NOIR, M. Max BRUN."
)
PROXY = "Excusés : M. Guy BLANC (pouvoir à Mme Anne ROUX), Mme Zoé VERT."


def test_names_are_as_many_as_stated(judge):
    head = "En exercice : 6 – présents : 4 – votants : 5"
    failed, held, _ = judge([head, PRESENT, PROXY], names_counted.CHECK)
    assert (len(failed), len(held)) == (0, 3)


def test_a_number_that_the_names_do_not_give(judge):
    head = "En exercice : 6 – présents : 5 – votants : 6"
    failed, held, _ = judge([head, PRESENT, PROXY], names_counted.CHECK)
    (one,) = failed
    assert (one.printed, one.expected) == ("5", 4)
    assert one.identity.nature is Nature.JUDGMENTAL
    assert one.identity.severity is Severity.WARNING
    assert held == []


def test_the_names_counted_are_listed_as_printed(judge):
    head = "En exercice : 6 – présents : 5 – votants : 6"
    ((one,), _, _) = judge([head, PRESENT, PROXY], names_counted.CHECK)
    counted = counted_by(one.identity.counted, one.note)
    assert [name.text for name in counted] == [
        "Anne ROUX",
        "Luc GRIS",
        "Léa NOIR",
        "Max BRUN",
    ]
    assert {name.place.page for name in counted} == {1}


def test_who_comes_late_may_be_counted_or_not(judge):
    late = PRESENT.replace("BRUN", "BRUN (arrivé à la question 5)")
    for stated in (3, 4):
        failed, held, _ = judge(
            [f"En exercice : 6 – présents : {stated}", late],
            names_counted.CHECK,
        )
        assert (failed, len(held)) == ([], 1)


def test_a_list_that_was_not_read_to_its_end_is_an_abstention(judge):
    unsure = "Présents : Mme Anne ROUX, M. Luc GRIS et des élus de la majorité"
    failed, held, abstentions = judge(
        ["En exercice : 6 – présents : 5", unsure], names_counted.CHECK
    )
    assert (failed, held) == ([], [])
    assert len(abstentions) == 2


def test_members_absent_without_excuse_may_be_listed_nowhere(judge):
    head = "En exercice : 8 – présents : 4 – votants : 5"
    failed, held, abstentions = judge(
        [head, PRESENT, PROXY], names_counted.CHECK
    )
    assert (failed, len(held), len(abstentions)) == ([], 2, 1)
    absent = "Absent : M. Jean OCRE."
    (one,) = judge([head, PRESENT, PROXY, absent], names_counted.CHECK)[0]
    assert (one.printed, one.expected) == ("8", 7)


def test_voters_say_nothing_where_no_proxy_is_named(judge):
    head = "Présents : 4 – votants : 6"
    failed, held, _ = judge([head, PRESENT], names_counted.CHECK)
    assert (failed, len(held)) == ([], 1)


def test_names_not_half_as_many_as_stated_are_not_all(judge):
    failed, held, abstentions = judge(
        ["En exercice : 12 – présents : 9", PRESENT], names_counted.CHECK
    )
    assert (failed, held, len(abstentions)) == ([], [], 2)


def test_a_number_beside_its_list_is_one_number(judge):
    listed = PRESENT.replace("Présents :", "Présents (5) :")
    failed, held, _ = judge(["En exercice : 6", listed], names_counted.CHECK)
    assert (len(failed), held) == (1, [])


def test_voters_say_nothing_where_a_proxy_may_not_have_been_read(judge):
    unsure = PROXY.replace("Mme Zoé VERT", "Mme Zoé VERT et des élus")
    failed, held, abstentions = judge(
        ["Présents : 4 – votants : 6", PRESENT, unsure], names_counted.CHECK
    )
    assert (failed, len(held), len(abstentions)) == ([], 1, 1)


def test_nobody_absent_tells_that_all_members_are_listed(judge):
    head = ["En exercice : 7 – présents : 4", PRESENT, PROXY]
    assert judge(head, names_counted.CHECK)[0] == []
    ((one,), _, _) = judge([*head, "Absents : néant"], names_counted.CHECK)
    assert (one.printed, one.expected) == ("7", 6)


def test_a_list_that_was_not_read_leaves_the_members_untold(judge):
    head = ["En exercice : 7 – présents : 4", PRESENT, "Absent : M. Jean OCRE"]
    assert len(judge(head, names_counted.CHECK)[0]) == 1
    failed, held, _ = judge(
        [*head, "Excusés : les élus de la minorité"], names_counted.CHECK
    )
    assert (failed, len(held)) == ([], 1)


@pytest.mark.parametrize(
    ("council", "told"),
    [("Conseil municipal", True), ("Conseil communautaire", False)],
)
def test_delegates_may_have_substitutes(judge, council, told):
    head = "En exercice : 5 – présents : 4"
    failed, _, _ = judge([council, head, PRESENT, PROXY], names_counted.CHECK)
    assert [one.printed for one in failed] == (["5"] if told else [])


def test_who_presides_may_be_listed_nowhere(judge):
    unnamed = PRESENT.replace(", maire", "")
    for stated, failing in ((3, 1), (4, 0), (5, 0), (6, 1)):
        failed, _, _ = judge(
            [f"Présents : {stated}", unnamed], names_counted.CHECK
        )
        assert len(failed) == failing
    listed = unnamed.replace("Présents", "Présents (5)")
    assert len(judge([listed], names_counted.CHECK)[0]) == 1


def test_numbers_right_below_the_lists_count_where_none_stands_above(judge):
    below = "En exercice : 6. Présents : 5. Votants : 6."
    ((one,), _, _) = judge([PRESENT, PROXY, below], names_counted.CHECK)
    assert (one.printed, one.expected) == ("5", 4)
    later = ["Le procès-verbal est adopté."] * 3
    for lines in (
        ["Présents : 4 – votants : 5", PRESENT, PROXY, below],
        [PRESENT, PROXY, *later, below],
        [PRESENT, PROXY, "Arrivée de M. Jean OCRE.", below],
        [PRESENT, PROXY, f"M. Jean OCRE arrive. {below}"],
    ):
        assert judge(lines, names_counted.CHECK)[0] == []
