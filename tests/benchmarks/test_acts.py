"""The counts of an act: seeded errors, alarms on the clean version, findings on others' figures."""

from dataclasses import replace

import pytest

from benchmarks import acts
from benchmarks.acts import Act, score
from benchmarks.judging.audit_folders import AuditFolder, Said
from benchmarks.judging.seeded_errors import SeededError, State, fates

SAID = Said(
    id="f1",
    severity="error",
    kind="sum",
    pages=frozenset({1}),
    printed="10,00",
    expected="11",
    accused="10,00",
    candidates=(),
    evidence=(),
    probability=0.98,
)
ERROR = SeededError(1, "texte", "", "10,00", "11,00", "sum", "")


def audited(*findings: Said) -> AuditFolder:
    return AuditFolder("", 1, findings, cells=10, proved=4, figures=8)


def test_an_act_is_counted():
    other = replace(SAID, id="f2", accused="7", severity="warning")
    wrong, clean = audited(SAID, other), audited(other)
    act = score(list(fates([ERROR], wrong.raised)), clean, wrong)

    assert (act.seeded, act.states[State.FOUND]) == (1, 1)
    assert (act.alarms, act.others) == (1, 1)
    assert (act.proved, act.figures) == (4, 8)
    assert (
        act.kinds["in prose", State.FOUND] == act.kinds["sum", State.FOUND] == 1
    )


def test_acts_add_up():
    total = Act()
    act = score(list(fates([ERROR], ())), audited(), audited())
    total.add(act)
    total.add(act)
    assert total.states == {State.MISSED: 2}
    assert total.proved == 8


@pytest.mark.parametrize(("name", "is_told"), [("fourth", 1), ("third", 0)])
def test_what_is_missed_in_a_held_out_set_is_not_listed(
    monkeypatch, tmp_path, capsys, name, is_told
):
    folder = tmp_path / name
    folder.mkdir()
    (folder / "1-act-errors.json").touch()
    missed = list(fates([ERROR], ()))
    monkeypatch.setattr(
        acts, "read_act", lambda *_: (missed, audited(), audited())
    )
    acts.measure(folder, tmp_path)
    told = capsys.readouterr().out
    assert told.count("10,00 for 11,00") == is_told
    assert "all: 0 of 1 found" in told
