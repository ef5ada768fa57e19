"""The sample's report in both languages: light, whole, said to be a reconstruction, every link
alive.
"""

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def reports(audited_sample, tmp_path_factory) -> dict[str, Path]:
    from pointage.read_any import open_any
    from reports.files.audit_folder import write_audit

    out = tmp_path_factory.mktemp("sample")
    with open_any(audited_sample.path, None) as source:
        return {
            lang: write_audit(
                audited_sample.record, source, out / lang, lang=lang
            )
            for lang in ("fr", "en")
        }


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "Reconstitution"), ("en", "Reconstruction")]
)
def test_the_report(reports, lang, said):
    path = reports[lang] / "report.html"
    html = path.read_text(encoding="utf-8")
    assert path.stat().st_size < 5_000_000
    assert f'<html lang="{lang}">' in html
    assert said in html
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links - ids == set()
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    ours = re.sub(r'base64,[^"]+|<bdi.*?</bdi>', "", html).lower()
    assert not re.search(r"\bfautes?\b|\bfaults?\b|\berreurs?\b", ours), (
        "a deviation is no fault"
    )


def test_both_languages_hold_the_same_data(reports):
    for name in (
        "findings.csv",
        "findings.json",
        "audit.json",
        "data/grants.csv",
        "data/cells.csv",
    ):
        assert (reports["fr"] / name).read_bytes() == (
            reports["en"] / name
        ).read_bytes()


def test_every_finding_has_its_evidence(reports):
    import json

    for record in json.loads(
        (reports["fr"] / "findings.json").read_text(encoding="utf-8")
    ):
        assert (
            reports["fr"] / "evidence" / f"{record['id']}-1.png"
        ).is_file(), record["id"]
