"""Generated documents: every seeded error is found, with nothing said beside them, and clean ones
are silent.
"""

import json
import os
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from extract.pdf.source import open_source
from extract.reader import read_document
from validate.check import fact_index
from validate.conclude import conclude
from validate.discover import discover
from validate.model.identity import Severity, evaluate

CORPUS = os.environ.get("POINTAGE_CORPUS")
pytestmark = pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
WARNING_SUFFICES = ("product", "count", "date", "duplicate")


def loud(name):
    with open_source(
        Path(CORPUS or "") / "generated" / f"{name}.pdf"
    ) as source:
        document = read_document(source)
    discovery = discover(document)
    facts = fact_index(document)
    outcomes = [evaluate(identity, facts) for identity in discovery.identities]
    findings = conclude(document, outcomes, discovery.abstentions).findings
    return [
        finding for finding in findings if finding.severity is not Severity.INFO
    ]


def number(value):
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def matches(error, finding):
    """Whether the finding, or one of its consequences, is the seeded error."""
    if error["kind"] in ("date", "duplicate"):
        return finding.kind == error["kind"]
    expected, delta = number(error["expected"]), number(error["delta"])
    for found, gap in (
        (number(finding.expected), finding.delta),
        *((c.expected, c.delta) for c in finding.consequences),
    ):
        if (found is not None and found == expected) or (
            gap is not None and delta and abs(gap) == abs(delta)
        ):
            return True
    return False


@pytest.mark.parametrize("name", ["01-subventions-errors", "02-voirie-errors"])
def test_every_seeded_error_is_found_and_nothing_else_accused(name):
    truth = json.loads(
        (Path(CORPUS or "") / "generated" / "truth" / f"{name}.json").read_text(
            encoding="utf-8"
        )
    )
    findings = loud(name)
    for error in truth["errors"]:
        found = [finding for finding in findings if matches(error, finding)]
        assert found, error["id"]
        if error["kind"] not in WARNING_SUFFICES:
            assert any(
                finding.severity is Severity.ERROR for finding in found
            ), error["id"]
    for finding in findings:
        sites = [
            e
            for error in truth["errors"]
            for e in (error, *error["consequences"])
        ]
        assert any(matches(site, finding) for site in sites), finding.message.fr


@pytest.mark.parametrize("name", ["01-subventions-clean", "02-voirie-clean"])
def test_a_clean_document_is_silent(name):
    assert not loud(name)
