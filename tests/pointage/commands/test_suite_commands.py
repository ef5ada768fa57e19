"""A suite that meets a crash, and an audit that met one."""

import json
from pathlib import Path

import pytest

from extract.errors import UsageError
from pointage.commands.jobs import AuditJob
from pointage.commands.suite_commands import accept, apply_suite, write_draft
from pointage.pipeline import AuditOptions
from pointage.work import INTERNAL, OK, Voice

from ..batch.corpora import small_pdf


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Path:
    return small_pdf(tmp_path_factory.mktemp("pdf") / "delib.pdf", 1)


def test_a_crash_is_exit_code_4(pdf, tmp_path, monkeypatch, capsys):
    suite = tmp_path / "suite.json"
    assert write_draft(pdf, suite, Voice("fr")) == OK
    assert apply_suite(suite, pdf, Voice("fr")) == OK

    def broken(*_):
        raise RuntimeError("no engine")

    monkeypatch.setattr("expectations.running.quiet_context.validate", broken)
    assert apply_suite(suite, pdf, Voice("fr")) == INTERNAL
    assert "audit incomplet" in capsys.readouterr().err


def test_an_incomplete_audit_is_not_frozen(pdf, tmp_path):
    """What crashed would be forgotten by the suite."""
    job = AuditJob(
        AuditOptions(),
        tmp_path / "out",
        Voice("fr"),
        "error",
        "none",
    )
    assert job(pdf) == OK
    (folder,) = (tmp_path / "out").iterdir()
    path = tmp_path / "suite.json"
    assert accept(folder, path, Voice("fr")) == OK
    path.unlink()

    written = folder / "audit.json"
    audit = json.loads(written.read_text(encoding="utf-8"))
    reason = {"fr": "arrêté", "en": "stopped"}
    audit["abstentions"].append(
        {
            "rule": "x",
            "table_id": "",
            "label": "",
            "reason": reason,
            "crashed": True,
        }
    )
    written.write_text(json.dumps(audit), encoding="utf-8")
    with pytest.raises(UsageError, match="incomplete audit"):
        accept(folder, path, Voice("fr"))
    assert not path.exists()
