"""The bill of materials says what the lock says, and nothing of when or where it was made."""

import json
import re
import tomllib
from typing import Any

import pytest

from benchmarks.sbom import (
    EXCLUDED,
    LOCK,
    OPTIONAL,
    REQUIRED,
    ROOT,
    SBOM,
    locked,
    needed_by,
    sbom,
)

Json = Any


@pytest.fixture(scope="module")
def bill() -> Json:
    return json.loads(SBOM.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock() -> str:
    return LOCK.read_text(encoding="utf-8")


def named(scope: str, bill: Json) -> set[str]:
    return {one["name"] for one in bill["components"] if one["scope"] == scope}


def test_every_line_of_the_lock_is_in_the_bill_and_nothing_else(bill, lock):
    pinned = re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE)
    assert [(one["name"], one["version"]) for one in bill["components"]] == [
        (name, version) for name, version in pinned
    ]
    digests = re.findall(r"sha256:([0-9a-f]{64})", lock)
    assert [
        each["content"]
        for one in bill["components"]
        for each in one["externalReferences"][0]["hashes"]
    ] == digests
    markers = re.findall(r"^[a-z0-9-]+==\S+ ; (.+?) \\$", lock, re.MULTILINE)
    assert markers
    assert [
        each["value"]
        for one in bill["components"]
        for each in one.get("properties", [])
    ] == markers


def test_its_number_is_the_locks_and_no_clock_is_in_it(bill, lock):
    again = sbom(lock, "", (), ())
    assert bill["serialNumber"] == again["serialNumber"]
    assert bill["serialNumber"] != sbom(f"{lock}#", "", (), ())["serialNumber"]
    assert set(bill["metadata"]) == {"component"}


def test_it_is_of_the_form_of_cyclonedx(bill):
    """Required parts, unique references, and dependencies on nothing unknown."""
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [one["bom-ref"] for one in bill["components"]]
    refs.append(bill["metadata"]["component"]["bom-ref"])
    assert len(set(refs)) == len(refs)
    told = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    assert set(told) == set(refs)
    assert {ref for each in told.values() for ref in each} <= set(refs)
    for one in bill["components"]:
        assert one["type"] == "library"
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert one["scope"] in {REQUIRED, OPTIONAL, EXCLUDED}
        assert one["externalReferences"][0]["hashes"]


def test_what_the_project_asks_for_is_required(bill):
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    asked = {re.split(r"[<>=\[; ]", one)[0] for one in project["dependencies"]}
    assert asked <= named(REQUIRED, bill)
    assert bill["metadata"]["component"]["version"] == project["version"]
    (own,) = [one for one in bill["dependencies"] if one["ref"] == "pointage"]
    needed = {ref.split("/")[1].split("@")[0] for ref in own["dependsOn"]}
    assert asked <= needed


def test_what_is_for_development_or_an_extra_is_said_so(bill):
    assert "hypothesis" in named(EXCLUDED, bill)
    assert "rapidocr" in named(OPTIONAL, bill)
    assert "camelot-py" in named(REQUIRED, bill)


def test_what_needs_what_is_read_from_the_annotations():
    annotated = (
        "a==1\n    # via\n    #   -c requirements.lock\n"
        "    #   pointage (pyproject.toml:dev)\n    #   b\n"
        "b==2\n    # via c\n"
    )
    assert needed_by(annotated) == {"a": {"pointage", "b"}, "b": {"c"}}
    one, other = locked(
        "a==1 ; os_name == 'nt' \\\n    --hash=sha256:"
        + "0" * 64
        + "\nb==2 \\\n    --hash=sha256:"
        + "1" * 64
    )
    assert (one.name, one.version, one.marker) == ("a", "1", "os_name == 'nt'")
    assert (other.marker, other.digests) == ("", ("1" * 64,))
