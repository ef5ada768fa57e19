"""Findings as SARIF 2.1.0, for tools that show results beside the file they are about.

SARIF locates text by line; a PDF has pages. The page and the box in points are therefore given as
properties and in words, and no line number is made up.
"""

from importlib.metadata import version
from urllib.parse import quote

from extract.given.bounded_files import Json
from reports.files.json_encode import encode
from reports.i18n import Lang, Texts
from validate.model.finding import Audit, Evidence, Finding, RuleInfo

_LEVELS: dict[str, Json] = {
    "error": "error",
    "warning": "warning",
    "info": "note",
}


def sarif(audit: Audit, lang: Lang = "fr") -> Json:
    """The audit as one SARIF run."""
    rules = sorted(audit.rules, key=lambda rule: rule.code)
    index = {rule.code: n for n, rule in enumerate(rules)}
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Pointage",
                        "version": version("pointage"),
                        "language": lang,
                        "rules": [_rule(rule, lang) for rule in rules],
                    }
                },
                "artifacts": [
                    {
                        "location": {"uri": _uri(audit.document.name)},
                        "mimeType": "application/pdf",
                        "hashes": {"sha-256": audit.document.sha256},
                    }
                ],
                "invocations": [_invocation(audit, lang)],
                "results": [
                    _result(finding, audit.document.name, index, lang)
                    for finding in audit.findings
                ],
            }
        ],
    }


def _invocation(audit: Audit, lang: Lang) -> Json:
    """Whether every check ran, and which did not."""
    return {
        "executionSuccessful": not audit.crashed,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": Texts(lang).of(one.reason)},
                "associatedRule": {"id": one.rule},
            }
            for one in audit.crashed
        ],
    }


def _rule(rule: RuleInfo, lang: Lang) -> Json:
    return {
        "id": rule.code,
        "shortDescription": {"text": Texts(lang).of(rule.title)},
        "help": {
            "text": Texts(lang).of(rule.source) or Texts(lang).of(rule.title)
        },
        "properties": {
            "version": rule.version,
            "held": rule.held,
            "failed": rule.failed,
            "abstained": rule.abstained,
        },
    }


def _result(
    finding: Finding, name: str, index: dict[str, int], lang: Lang
) -> Json:
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": Texts(lang).of(finding.message)},
        "locations": [
            _location(item, name, finding) for item in finding.evidence[:1]
        ],
        "relatedLocations": [
            {"id": n, **_location(item, name)}
            for n, item in enumerate(finding.evidence[1:], 1)
        ],
        "partialFingerprints": {"pointage/v1": finding.id},
        "properties": {
            "kind": str(finding.kind),
            "nature": finding.nature,
            "status": finding.status,
            "printed": finding.printed,
            "expected": finding.expected,
            "delta": encode(finding.delta),
            "probability": finding.probability,
        },
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.status in ("explained", "extraction"):
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": finding.note,
            }
        ]
    return result


def _location(
    item: Evidence, name: str, finding: Finding | None = None
) -> dict[str, Json]:
    label = f"p. {item.place.page}"
    logical: dict[str, Json] = {
        "name": label,
        "fullyQualifiedName": f"{label} {item.fact}",
        "kind": "element",
    }
    if finding is not None and finding.table_id:
        logical["decoratedName"] = finding.table_id
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(name), "index": 0}
        },
        "logicalLocations": [logical],
        "message": {"text": f"{label} : {item.printed}"},
        "properties": {
            "page": item.place.page,
            "bbox": encode(item.place.bbox),
            "role": item.role,
        },
    }


def _uri(name: str) -> str:
    return quote(name)
