"""What became of a seeded error: found, elsewhere or missed, one finding for one error."""

from dataclasses import replace

from benchmarks.judging.audit_folders import Said
from benchmarks.judging.seeded_errors import SeededError, State, fates

ERROR = SeededError(
    page=2,
    table="Annexe 1",
    row="Total",
    printed="44 167",
    expected="44 617",
    kind="sum",
    why="",
)
SAID = Said(
    id="f1",
    severity="error",
    kind="sum",
    pages=frozenset({2}),
    printed="44 167",
    expected="44617",
    accused="44 167",
    candidates=(),
    evidence=("32 954", "11 663"),
    probability=0.99,
)


def states(error, *findings):
    return [fate.state for fate in fates([error], findings)]


def test_the_accused_figure_is_the_seeded_one():
    assert states(ERROR, SAID) == [State.FOUND]


def test_the_expected_value_may_be_in_thousands():
    assert states(ERROR, replace(SAID, expected="44617000")) == [State.FOUND]
    assert states(ERROR, replace(SAID, expected="44618")) == [State.MISSED]


def test_it_is_among_the_first_candidates_where_none_is_accused():
    disagree = replace(SAID, accused=None, candidates=("1", "2", "44 167", "4"))
    assert states(ERROR, disagree) == [State.FOUND]
    last = replace(disagree, candidates=("1", "2", "4", "44 167"))
    assert states(ERROR, last) == [State.MISSED]


def test_another_figure_is_accused_in_its_stead():
    beside = replace(SAID, accused="32 954", evidence=("44 167",))
    assert states(ERROR, beside) == [State.ELSEWHERE]
    assert states(ERROR, replace(beside, evidence=())) == [State.MISSED]


def test_a_name_is_found_without_its_title():
    absent = replace(ERROR, printed="Mme Geneviève ARRIBEYRE", expected="")
    listed = replace(
        SAID, accused=None, candidates=("Geneviève ARRIBEYRE", "(nom)")
    )
    assert states(absent, listed) == [State.FOUND]
    surname = replace(listed, candidates=("ARRIBEYRE", "Geneviève BRUN"))
    assert states(absent, surname) == [State.MISSED]


def test_another_page_is_no_find():
    assert states(ERROR, replace(SAID, pages=frozenset({1}))) == [State.MISSED]


def test_a_finding_speaks_of_one_error():
    found = list(fates([ERROR, ERROR], [SAID]))
    assert [fate.state for fate in found] == [State.FOUND, State.MISSED]
    assert found[0].finding is SAID


def test_a_name_is_compared_as_words():
    name = replace(ERROR, printed="M. Éloi Dupré", expected="un membre présent")
    assert states(name, replace(SAID, accused="eloi DUPRE")) == [State.FOUND]
    assert states(name, replace(SAID, accused="DUPRE")) == [State.MISSED]
    assert states(name, replace(SAID, accused="M. Eloi DUPRE (maire)")) == [
        State.FOUND
    ]


def test_a_time_in_words_is_found_by_its_number():
    error = replace(ERROR, printed="soixante jours", expected="quarante jours")
    said = replace(SAID, accused="soixante", expected="40")
    assert states(error, said) == [State.FOUND]
    assert states(error, replace(said, expected="30")) != [State.FOUND]
