"""A figure that is not read is told wherever the audit is looked at, and no sum over it is held for
known: one test a kind of what is not read.
"""

from html import unescape

import pytest

from benchmarks.hidden.crafted import crafted_cases
from benchmarks.hidden.drawn import drawn_cases
from benchmarks.hidden.notes import note_cases
from benchmarks.hidden.sheet import CELL, cell_box, page_of
from benchmarks.hidden.unseen import unseen_cases
from extract.grid import DoubtCode
from pointage.commands.inspection import describe
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from reports.files.audit_folder import write_audit
from reports.files.audit_read import read_audit
from reports.i18n import Texts
from validate.model.finding import CellState, Status
from validate.model.identity import Severity, Verdict

ROW, COLUMN = CELL[0] - 1, CELL[1]
LAST_ROW, LAST_COLUMN = 4, 3
KINDS = {
    **{
        case.name: (case, DoubtCode.UNREAD)
        for case in drawn_cases()
        if set(case.ink) == {CELL}
    },
    **{
        case.name: (case, DoubtCode.UNREAD)
        for case in crafted_cases()
        if " drawn " in case.name and case.name.startswith("a ")
        if "figure" in case.name
    },
    **{
        case.name: (case, DoubtCode.NOT_SEEN)
        for case in unseen_cases()
        if case.name
        in (
            "render mode 3",
            "white on white",
            "layer off",
            "white picture on top",
            "two texts in one place",
            "ActualText of another figure",
        )
    },
    **{
        case.name: (case, DoubtCode.STRUCK_OUT)
        for case in note_cases()
        if case.name.startswith("amount struck out")
    },
}


def test_every_kind_is_there():
    assert len(KINDS) == 18


@pytest.mark.parametrize("name", KINDS)
def test_what_is_not_read_is_told_everywhere(name, tmp_path):
    case, code = KINDS[name]
    path = tmp_path / "page.pdf"
    path.write_bytes(page_of(case))
    source, document = read(path)
    with source:
        audit = check(document, AuditOptions(), source)
        folder = write_audit(audit, source, tmp_path / "out", pages="none")

    (table,) = document.tables
    told = [
        doubt
        for doubt in (*document.doubts, *table.raw.doubts)
        if doubt.code is code
    ]
    x0, y0, x1, y1 = cell_box(*CELL)
    for doubt in told:
        assert x0 <= doubt.bbox.x0 <= doubt.bbox.x1 <= x1
        assert 842 - y1 <= doubt.bbox.top <= doubt.bbox.bottom <= 842 - y0
    assert told

    shown = "\n".join(describe(document, 1, "fr"))
    assert f"doute {code} ({told[0].bbox.x0:.0f}," in shown
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert Texts("fr")(f"doubt.{code}") in unescape(report)
    kept = read_audit(folder).document
    (again,) = kept.tables
    written = [doubt.code for doubt in (*kept.doubts, *again.raw.doubts)]
    assert written.count(code) == len(told)


@pytest.mark.parametrize("name", KINDS)
def test_no_sum_over_it_is_held_for_known(name, tmp_path):
    case, _ = KINDS[name]
    path = tmp_path / "page.pdf"
    path.write_bytes(page_of(case))
    source, document = read(path)
    with source:
        audit = check(document, AuditOptions(), source)

    over = {(ROW, LAST_COLUMN), (LAST_ROW, COLUMN)}
    facts = {fact.id: fact for fact in audit.document.facts}
    own = [f.id for f in facts.values() if (f.row, f.col) == (ROW, COLUMN)]
    for outcome in audit.outcomes:
        result = facts.get(outcome.identity.result)
        used = {*own} & {*outcome.identity.facts}
        if result and (result.row, result.col) in over and used:
            assert outcome.verdict is Verdict.ABSTAINED
    for fact in own:
        assert facts[fact].value is None
        assert audit.coverage.cells.get(fact) is not CellState.PROVED
    for finding in audit.findings:
        assert finding.severity is Severity.INFO
        assert finding.status is Status.EXTRACTION
