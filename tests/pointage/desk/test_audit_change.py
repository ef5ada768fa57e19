"""What a correction changed is told by ids and counts."""

from types import SimpleNamespace

from pointage.desk.audit_change import change_between


def audit(*ids, proved=0):
    table = SimpleNamespace(proved=proved, cells=9)
    return SimpleNamespace(
        findings=tuple(SimpleNamespace(id=name) for name in ids),
        coverage=SimpleNamespace(tables=(table, table)),
    )


def test_findings_gone_and_new_and_figures_proved():
    change = change_between(audit("a", "b"), audit("b", "c", proved=4))
    assert [one.id for one in change.gone] == ["a"]
    assert [one.id for one in change.new] == ["c"]
    assert (change.proved, change.cells) == ((0, 8), (18, 18))
