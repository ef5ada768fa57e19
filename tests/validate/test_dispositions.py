"""What an auditor decided is read, applied by finding id, and told where it matches nothing."""

import pytest

from extract.errors import UsageError
from validate.dispositions import Disposition, dispose, read_dispositions
from validate.model.finding import Finding, Message
from validate.model.identity import Kind, Severity

GOOD = """
[[disposition]]
finding = "abc"
status = "explained"
note = "tarif spécial"
author = "A. Auditrice"
date = 2026-05-12

[[disposition]]
finding = "gone"
status = "confirmed"
"""


def finding(identifier):
    words = Message("", "")
    return Finding(
        identifier, Kind.SUM, Severity.ERROR, "factual", "open", (1,), "t", "1", "2", None, 0, "", words, "r", "1", ()
    )  # fmt: skip


def test_a_file_is_read_and_applied(tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(GOOD, encoding="utf-8")
    disposed, unknown = dispose(
        [finding("abc"), finding("def")], read_dispositions(path)
    )
    assert [(f.status, f.note, f.author, f.disposed_on) for f in disposed] == [
        ("explained", "tarif spécial", "A. Auditrice", "2026-05-12"),
        ("open", "", "", ""),
    ]
    assert unknown == ("gone",)


def test_the_last_decision_on_a_finding_counts():
    decisions = [Disposition("abc", "confirmed"), Disposition("abc", "explained")]
    assert dispose([finding("abc")], decisions)[0][0].status == "explained"


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        '[[disposition]]\nstatus = "explained"',
        '[[disposition]]\nfinding = "a"\nstatus = "maybe"',
        "disposition = 1",
    ],
)
def test_a_file_of_another_form_is_a_usage_error(tmp_path, text):
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"decisions\.toml"):
        read_dispositions(path)
