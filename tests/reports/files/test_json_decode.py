"""What was written comes back whole, that of the last format too."""

import json
from dataclasses import replace

import jsonschema
import pytest

from extract.given.form_error import FormError
from reports.files.audit_folder import write_audit
from reports.files.json_decode import decode
from reports.files.json_schema import audit_schema
from validate.model.finding import Audit, SignOff


def test_audit_json_is_valid_and_comes_back_whole(audit, paper, tmp_path):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "audit.json").read_text(
            encoding="utf-8"
        )
    )
    jsonschema.validate(data, audit_schema())
    back = decode(Audit, data)
    assert back.findings == audit.findings
    assert back == replace(audit)
    assert "grants" in data["frames"]


def test_an_audit_of_the_last_format_is_still_read(audit, paper, tmp_path):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "audit.json").read_text(
            encoding="utf-8"
        )
    )
    data["format"] = "2"
    data["coverage"].pop("proofs", None)
    for outcome in data["outcomes"]:
        outcome["identity"].pop("adoption", None)
        outcome["identity"]["adopted"] = "group: lines of this kind obey"

    for finding in data["findings"]:
        del finding["probability"], finding["supports"]

    back = decode(Audit, data)
    assert back.findings == tuple(
        replace(finding, probability=None, supports=())
        for finding in audit.findings
    )
    assert back.coverage.proofs == {}


def test_a_text_that_pointage_would_not_write_is_shown_by_numbers() -> None:
    """A folder given back comes from anywhere; its texts go to the terminal, to CSV files and to a
    site.
    """
    signed = {"prepared_by": "A.\x1b[2J", "reviewed_by": "B.\u202efdp"}
    back = decode(SignOff, {**signed, "date": "12\u00a0mai\nà 9 h"})
    assert back.prepared_by == "A.\\x1b[2J"
    assert back.reviewed_by == "B.\\u202efdp"
    assert back.date == "12\u00a0mai\nà 9 h"


def test_a_field_without_a_default_must_be_there():
    assert decode(SignOff, {}) == SignOff()
    with pytest.raises(FormError, match="document"):
        decode(Audit, {})
