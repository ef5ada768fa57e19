import subprocess
import sys

import great_expectations.expectations as gxe
import pytest
from pandas import DataFrame

from expectations.late_modules import LateModule, late_modules
from expectations.running.quiet_context import validate


def test_a_module_is_imported_once_something_of_it_is_asked_for(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with late_modules("colorsys"):
        import colorsys

        assert isinstance(colorsys, LateModule)
    assert "colorsys" not in sys.modules
    assert colorsys.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_it_may_be_asked_while_it_is_late(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with late_modules("colorsys"):
        import colorsys

        assert colorsys.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)


def test_afterwards_it_is_imported_as_ever(monkeypatch):
    monkeypatch.delitem(sys.modules, "xml.dom.pulldom", raising=False)
    with late_modules("xml.dom.pulldom"):
        from xml.dom import pulldom

        assert isinstance(pulldom, LateModule)
    from xml.dom import pulldom as again

    assert not isinstance(again, LateModule)


def test_a_module_that_is_there_stays():
    with late_modules("json"):
        import json

        assert not isinstance(json, LateModule)


def test_what_no_check_of_ours_uses_is_not_imported_with_great_expectations():
    late = ("scipy.stats", "altair", "jsonschema", "mistune")
    code = (
        "import sys, expectations.great_expectations_names;"
        f"sys.exit(any(name in sys.modules for name in {late}))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False).returncode
        == 0
    )


@pytest.mark.parametrize(("share", "succeeds"), [(0.5, True), (0.99, False)])
def test_an_expectation_that_needs_them_has_them(share, succeeds):
    wanted = {"values": ["a", "b"], "weights": [share, 1 - share]}
    asked = gxe.ExpectColumnKLDivergenceToBeLessThan(
        column="x", partition_object=wanted, threshold=0.1
    )
    (result,) = validate(DataFrame({"x": ["a", "b"] * 20}), [asked])
    assert result.success is succeeds


@pytest.mark.parametrize(
    ("kind", "succeeds"), [("number", True), ("null", False)]
)
def test_an_expectation_that_reads_json_schemas_can(kind, succeeds):
    asked = gxe.ExpectColumnValuesToMatchJsonSchema(
        column="x", json_schema={"type": kind}
    )
    (result,) = validate(DataFrame({"x": ["1", "2.5"]}), [asked])
    assert result.success is succeeds
