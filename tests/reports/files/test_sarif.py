"""SARIF names each finding."""

import json
from dataclasses import replace

from reports.files.audit_folder import write_audit
from reports.files.sarif import sarif
from validate.model.finding import Abstention, Message


def test_sarif_names_each_finding_without_inventing_lines(
    audit, paper, tmp_path
):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "findings.sarif").read_text(
            encoding="utf-8"
        )
    )
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    assert [result["level"] for result in run["results"]] == [
        "error",
        "warning",
        "note",
    ]
    for result in run["results"]:
        assert (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
            == result["ruleId"]
        )
        assert all(
            "region" not in place["physicalLocation"]
            for place in result["locations"]
        )


def test_sarif_says_whether_every_check_ran(audit):
    (run,) = sarif(replace(audit, abstentions=()))["runs"]
    assert run["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]
    crash = Abstention(
        "footing", "", "x", Message("fini", "done"), crashed=True
    )
    (run,) = sarif(replace(audit, abstentions=(crash,)), "en")["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "done"
    assert told["associatedRule"]["id"] == "footing"
