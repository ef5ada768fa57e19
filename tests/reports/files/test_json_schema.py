"""The committed schema of audit.json is that of the types."""

import json
import os
from pathlib import Path

import jsonschema

from reports.files.json_schema import audit_schema

SCHEMA = Path(__file__).parents[3] / "reports" / "audit.schema.json"


def test_the_committed_schema_is_that_of_the_types():
    if os.environ.get("POINTAGE_UPDATE"):
        assert not os.environ.get("CI"), "golden files are made by hand"
        SCHEMA.write_text(
            json.dumps(audit_schema(), indent=1, ensure_ascii=False) + "\n",
            encoding="utf-8",
        )
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert committed == audit_schema(), "run this test with POINTAGE_UPDATE=1"
    jsonschema.Draft202012Validator.check_schema(committed)
