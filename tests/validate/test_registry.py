"""The checks by name, and the page that says how to add one."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from validate.conclude import conclude
from validate.model.adoption import Ground
from validate.model.identity import Verdict
from validate.registry import CHECKS, MODULES, find_check, load_checks

from .small_votes import vote

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "architecture.md"


def test_every_check_of_the_folder_is_run():
    folder = ROOT / "validate" / "checks"
    files = {
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if path.name != "__init__.py"
    }
    assert files == set(MODULES)


def test_a_code_finds_its_check():
    assert find_check("footing").code == "footing"


def test_a_rule_that_only_a_suite_knows_speaks_as_the_suites_do():
    unknown = find_check("rule-of-a-suite")
    assert unknown.code == "rule-of-a-suite"
    assert unknown.failed == find_check("suite-expectation").failed


def test_two_checks_of_one_code_are_refused():
    with pytest.raises(ValueError, match="footing"):
        load_checks(("tables.footing", "tables.footing"))


@pytest.fixture
def guide(monkeypatch, tmp_path):
    """The module that the page tells to write, by its name."""
    section = GUIDE.read_text(encoding="utf-8").partition("## To add a check")[
        2
    ]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    name = re.search(r"`\"([\w.]+)\"`, to `MODULES`", section)
    assert code is not None
    assert name is not None

    path = tmp_path / f"{name[1].rpartition('.')[2]}.py"
    path.write_text(code[1], encoding="utf-8")
    full_name = f"validate.checks.{name[1]}"
    spec = importlib.util.spec_from_file_location(full_name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, full_name, module)
    return name[1]


def test_a_check_added_as_the_page_says_is_run_with_the_others(
    guide, make_document, run_check
):
    checks = load_checks((*MODULES, guide))
    assert [each.code for each in checks[:-1]] == [each.code for each in CHECKS]

    voted, facts = vote(present=10, proxies=11)
    document = make_document(votes=[voted], facts=facts)
    outcomes, abstentions = run_check(document, checks[-1])
    assert [each.verdict for each in outcomes] == [Verdict.FAILED]
    assert outcomes[0].identity.adoption.grounds == (Ground.WORDS,)

    (finding,) = conclude(document, outcomes, abstentions).findings
    assert (finding.rule, finding.printed) == ("one-proxy-each", "10")


def test_the_check_of_the_page_is_silent_where_nothing_contradicts_it(
    guide, make_document, run_check
):
    (check,) = load_checks((guide,))
    voted, facts = vote(present=10, proxies=3)
    outcomes, _ = run_check(make_document(votes=[voted], facts=facts), check)
    assert [each.verdict for each in outcomes] == [Verdict.HELD]

    voted, facts = vote(present=10)
    assert run_check(make_document(votes=[voted], facts=facts), check) == (
        [],
        [],
    )
