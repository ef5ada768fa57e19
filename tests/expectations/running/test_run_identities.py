"""Identities through Great Expectations: the same verdicts, nothing written, crashes that stay
small.
"""

import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

import expectations.classes.base
import expectations.running.quiet_context
from expectations.running.run_identities import run_identities
from validate.check import fact_index
from validate.discover import Discovery, discover
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Verdict,
    evaluate,
)


@pytest.fixture
def checked(make_document):
    document = make_document()
    return document, discover(document)


def test_the_sample_document_is_worth_checking(checked):
    _, discovery = checked
    assert {identity.kind for identity in discovery.identities} >= {
        Kind.SUM,
        Kind.PRODUCT,
    }
    assert len(discovery.identities) > 10


def test_outcomes_are_those_of_the_algebra_in_order(checked):
    document, discovery = checked
    outcomes, abstentions = run_identities(document, discovery)
    facts = fact_index(document)
    assert outcomes == tuple(
        evaluate(identity, facts) for identity in discovery.identities
    )
    assert abstentions == discovery.abstentions


def test_a_changed_cell_fails_and_the_rest_holds(make_document, deliberation):
    document = make_document(
        deliberation(overrides={("La Fabrique", 3): "2 830,00 €"})
    )
    outcomes, _ = run_identities(document, discover(document))
    failed = [
        outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED
    ]
    assert {outcome.identity.kind for outcome in failed} == {
        Kind.SUM,
        Kind.PRODUCT,
    }
    assert sum(outcome.verdict is Verdict.HELD for outcome in outcomes) > 10


def test_an_unreadable_cell_abstains(make_document, deliberation):
    document = make_document(
        deliberation(overrides={("Judo du Val", 3): "2 4 80"})
    )
    outcomes, abstentions = run_identities(document, discover(document))
    reasons = {
        outcome.note
        for outcome in outcomes
        if outcome.verdict is Verdict.ABSTAINED
    }
    assert reasons == {"malformed"}
    assert not [one for one in abstentions if one.crashed]


def test_a_crash_costs_one_identity(checked, monkeypatch):
    document, discovery = checked
    victim = discovery.identities[3]

    def crashing(identity, facts):
        if identity.id == victim.id:
            raise ZeroDivisionError(
                f"in {Path.cwd()}/secret/file.py at 0x7f00aa"
            )
        return evaluate(identity, facts)

    monkeypatch.setattr(expectations.classes.base, "evaluate", crashing)
    outcomes, abstentions = run_identities(document, discovery)
    assert [outcome.identity for outcome in outcomes] == [
        one for one in discovery.identities if one != victim
    ]
    (crashed,) = [one for one in abstentions if one.crashed]
    assert (crashed.rule, crashed.label) == (victim.rule, victim.label)
    assert "secret" not in crashed.reason.fr + crashed.reason.en
    assert "0x7f" not in crashed.reason.fr
    assert "Traceback" not in crashed.reason.fr


def test_a_lack_of_memory_is_no_abstention(checked):
    def lacking(rows, asked):
        raise MemoryError

    with pytest.raises(MemoryError):
        run_identities(*checked, ask=lacking)


def test_great_expectations_failing_as_a_whole_is_an_abstention_for_each_identity(
    checked, monkeypatch
):
    document, discovery = checked

    def broken(*_):
        raise RuntimeError("no engine")

    monkeypatch.setattr("expectations.running.quiet_context.validate", broken)
    outcomes, abstentions = run_identities(document, discovery)
    assert outcomes == ()
    assert sum(one.crashed for one in abstentions) == len(discovery.identities)


def test_a_figure_that_was_not_read_abstains(checked):
    document, _ = checked
    lost = Identity(
        "i", "footing", Kind.SUM, Form.EQUALITY, "annexe-1-t1!r99c9", ()
    )
    outcomes, abstentions = run_identities(document, Discovery((lost,), ()))
    assert (outcomes[0].verdict, outcomes[0].note) == (
        Verdict.ABSTAINED,
        "missing",
    )
    assert abstentions == ()


def test_nothing_to_check_asks_nothing(make_document, monkeypatch):
    monkeypatch.setattr("expectations.running.quiet_context.validate", None)
    assert run_identities(make_document(), Discovery((), ())) == ((), ())


def test_identities_of_one_id_keep_their_own_outcomes(checked):
    document, discovery = checked
    same = tuple(
        replace(identity, id="same") for identity in discovery.identities
    )
    facts = fact_index(document)
    assert run_identities(document, Discovery(same, ()))[0] == tuple(
        evaluate(identity, facts) for identity in same
    )


def test_severity_reaches_great_expectations(checked, monkeypatch):
    seen = []
    real = expectations.running.quiet_context.validate

    def spying(frame, asked, name="frame"):
        seen.extend(asked)
        return real(frame, asked, name)

    monkeypatch.setattr("expectations.running.quiet_context.validate", spying)
    document, discovery = checked
    mild = tuple(
        replace(identity, severity=Severity.WARNING)
        for identity in discovery.identities
    )
    run_identities(document, Discovery(mild, ()))
    assert {str(one.severity.value) for one in seen} == {"warning"}
    assert {str(one.configuration.severity) for one in seen} <= {
        "warning",
        "FailureSeverity.WARNING",
    }


def test_nothing_is_written_sent_or_said(checked, tmp_path, monkeypatch, capfd):
    document, discovery = checked
    for name in (
        "HOME",
        "TMPDIR",
        "USERPROFILE",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    ):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def refused(*_args, **_kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    run_identities(document, discovery)
    assert list(tmp_path.rglob("*")) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "module",
    [
        "expectations",
        "expectations.running.run_identities",
        "expectations.suite.suite_files",
        "pointage.pipeline",
    ],
)
def test_great_expectations_is_imported_only_when_used(module):
    code = (
        f"import sys, {module}; sys.exit('great_expectations' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False).returncode
        == 0
    )


def test_importing_it_leaves_warnings_alone():
    code = (
        "import warnings; before = warnings.showwarning; "
        "import expectations.running.quiet_context; "
        "assert warnings.showwarning is before"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
