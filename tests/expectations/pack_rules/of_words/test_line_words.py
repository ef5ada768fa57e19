"""What a line names asks for a word in another of its cells."""

import pytest

from validate.model.identity import Verdict

from ..conftest import SmallAct
from ..small_acts import EXTINCT, GRADES

_GRADE = "pack-category-of-grade"
_ACCOUNT = "pack-account-of-write-off"


def test_a_grade_alone_is_asked_for_its_category(ask):
    """A technician of computers is a job, not a grade: nothing is asked of that line."""
    verdicts = ask(GRADES)[_GRADE]
    assert verdicts == [Verdict.HELD] * 5


@pytest.mark.parametrize(
    "printed",
    ["A ou B", "", "à définir", "Titulaire", "selon le poste occupé : C"],
)
def test_a_cell_that_says_no_one_category_is_asked_nothing(ask, printed):
    act = GRADES.with_(("territorial|B", f"territorial|{printed}"))
    assert ask(act)[_GRADE] == [Verdict.HELD] * 4


def test_a_category_may_be_said_in_full(ask):
    act = GRADES.with_(("territorial|B", "territorial|Catégorie C"))
    assert ask(act)[_GRADE].count(Verdict.FAILED) == 1


def test_what_the_law_said_before_is_not_asked(ask):
    """Nursery auxiliaries are of category B since 2022; nothing was read of the day before."""
    act = SmallAct(
        GRADES.title,
        GRADES.tables,
        date="2021-06-30",
        changed=(("puériculture|B", "puériculture|C"),),
    )
    assert ask(act)[_GRADE] == [Verdict.HELD] * 4


def test_a_column_that_no_line_obeys_was_misread(ask):
    act = SmallAct(
        "Tableau des effectifs",
        [
            (
                "Tableau des effectifs",
                [
                    "Grade|Catégorie|Emplois ouverts|Pourvus|Vacants",
                    "Attaché|B|2|2|0",
                    "Rédacteur|C|3|2|1",
                    "Technicien|A|2|1|1",
                ],
            )
        ],
    )
    assert ask(act)[_GRADE] == []


@pytest.mark.parametrize(
    "reason",
    ["Poursuite sans effet", "Décédé et demande de renseignement négative"],
)
def test_a_reason_of_which_nothing_was_read_goes_to_any_account(ask, reason):
    act = EXTINCT.with_(("Poursuite sans effet|6541", f"{reason}|6542"))
    assert set(ask(act)[_ACCOUNT]) == {Verdict.HELD}


def test_an_account_of_another_instruction_is_asked_nothing(ask):
    act = SmallAct(
        EXTINCT.title,
        EXTINCT.tables,
        ["Vu l'instruction budgétaire et comptable M49 ;"],
        changed=(("RJ-LJ|6542", "RJ-LJ|6541"),),
    )
    assert ask(act)[_ACCOUNT] == []


def test_the_cells_that_disagree_are_quoted_as_they_are_printed(audit_of):
    audit = audit_of(GRADES.with_(("territorial|B", "territorial|C")))
    (said,) = [one for one in audit.findings if one.rule == _GRADE]
    assert [one.printed for one in said.candidates] == [
        "C",
        "Technicien territorial",
    ]
    assert said.printed == "C"
    assert said.accused is None
    assert not said.expected
    assert "Technicien territorial : B" in said.message.fr
