"""Suites: drafted from one deliberation, read back, run on the next one."""

import json
import os
from dataclasses import replace
from pathlib import Path

import great_expectations.expectations as gxe
import pytest

from expectations.classes.expectation_names import ExpectationCheck
from expectations.running.run_identities import run_identities, run_suite
from expectations.suite.figure_references import FigureInWords, RowInWords
from expectations.suite.places import Places
from expectations.suite.suite_files import (
    Finder,
    draft_suite,
    freeze_suite,
    load_suite,
    resolve,
    with_accepted,
)
from expectations.suite.template_json import (
    templates_as_json,
    templates_from_json,
)
from expectations.suite.templates import Slot, Stated, Template
from extract.errors import UsageError
from extract.pdf.source import open_source
from extract.reader import read_document
from validate.conclude import conclude
from validate.discover import discover
from validate.model.finding import Audit, Coverage, Finding, Message
from validate.model.identity import Kind, Severity, Verdict

from .saved_suites import save_suite

NEXT_YEAR = {
    "Culture": [
        ("La Fabrique", 8, 355),
        ("Les Amis", 14, 131),
        ("Union des arts", 29, 99),
    ],
    "Sport": [
        ("Étoile cycliste", 21, 92),
        ("Club nautique", 11, 214),
        ("Judo du Val", 17, 161),
        ("Boxe", 6, 78),
    ],
}
SYNONYMS = (
    "Association",
    "Nombre de places",
    "Tarif unitaire",
    "Subvention votée 2027",
)


@pytest.fixture
def suite_of(make_document, tmp_path):
    """Drafts a suite of a document and gives its file."""

    def make(document=None):
        told = document or make_document()
        path = tmp_path / "suite.json"
        save_suite(draft_suite(discover(told), told), path)
        return path

    return make


@pytest.fixture
def next_year(make_document, deliberation):
    """The next year's deliberation: other amounts, lines in another order, one more, another
    caption.
    """

    def make(**changes):
        return make_document(
            deliberation(
                **{
                    "themes": NEXT_YEAR,
                    "caption": "Annexe 1 – Subventions 2027",
                    "exercise": 2027,
                    "header": (
                        "Bénéficiaire",
                        "Places",
                        "Tarif",
                        "Montant proposé 2027",
                    ),
                    **changes,
                }
            )
        )

    return make


def verdicts(outcomes):
    return {outcome.verdict for outcome in outcomes}


def test_a_suite_survives_its_own_json(suite_of, tmp_path):
    path = suite_of()
    again = tmp_path / "again.json"
    save_suite(load_suite(path), again)
    assert again.read_bytes() == path.read_bytes()


def test_a_suite_is_great_expectations_json(suite_of):
    known = json.loads(suite_of().read_text(encoding="utf-8"))
    assert {each["type"] for each in known["expectations"]} >= {
        "expect_totals_to_foot",
        "expect_amounts_to_equal_quantity_times_rate",
    }
    assert {each["severity"] for each in known["expectations"]} <= {
        "critical",
        "warning",
        "info",
    }
    assert "great_expectations_version" in known["meta"]


def test_a_suite_holds_no_amount_page_or_figure_id(suite_of):
    text = suite_of().read_text(encoding="utf-8")
    assert "annexe-1-t1" not in text
    assert "!r" not in text
    assert all(
        "2026" not in json.dumps(each["meta"]["pointage"]["table"])
        for each in json.loads(text)["expectations"]
    )
    for amount in ("1500", "1 500", "2380", "2 380"):
        assert amount not in text


def test_a_suite_states_what_held_where_it_was_drafted(make_document, suite_of):
    document = make_document()
    discovery = discover(document)
    resolved = resolve(load_suite(suite_of(document)), document, discovery)
    assert resolved.abstentions == ()
    stated = {Stated.of(identity) for identity, _ in resolved.planned}
    assert stated >= {Stated.of(identity) for identity in discovery.identities}
    known = {identity.id for identity in discovery.identities}
    assert known <= {identity.id for identity, _ in resolved.planned}


def test_the_next_deliberation_holds(suite_of, next_year):
    document = next_year()
    outcomes, abstentions = run_suite(document, discover(document), suite_of())
    assert verdicts(outcomes) == {Verdict.HELD}
    assert abstentions == ()
    labels = " ".join(outcome.identity.label for outcome in outcomes)
    assert "Boxe" in labels


def test_headers_in_other_words_are_found(suite_of, next_year):
    document = next_year(header=SYNONYMS)
    outcomes, abstentions = run_suite(document, discover(document), suite_of())
    assert verdicts(outcomes) == {Verdict.HELD}
    assert abstentions == ()


def test_the_next_deliberation_is_caught(suite_of, next_year):
    document = next_year(overrides={("Boxe", 3): "486,00 €"})
    outcomes, _ = run_suite(document, discover(document), suite_of())
    failed = [
        outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED
    ]
    assert {outcome.identity.kind for outcome in failed} == {
        Kind.SUM,
        Kind.PRODUCT,
    }
    assert {
        outcome.printed
        for outcome in failed
        if outcome.identity.kind is Kind.PRODUCT
    } == {"486,00 €"}


def test_a_suite_catches_what_discovery_alone_would_not_adopt(
    suite_of, next_year
):
    """Every rate is wrong next year: nothing in the document suggests the product any more, the
    suite knows it.
    """
    wrong = {
        (name, 3): "1 000,00 €"
        for lines in NEXT_YEAR.values()
        for name, _, _ in lines
    }
    document = next_year(overrides=wrong)
    discovery = discover(document)
    assert not [
        identity
        for identity in discovery.identities
        if identity.kind is Kind.PRODUCT
    ]
    outcomes, _ = run_suite(document, discovery, suite_of())
    failed = [
        one
        for one in outcomes
        if one.verdict is Verdict.FAILED and one.identity.kind is Kind.PRODUCT
    ]
    assert len(failed) == len(wrong)


def test_what_is_not_found_abstains(suite_of, next_year):
    header = ("Nom", "Surface", "Âge", "Commentaire")
    document = next_year(header=header, caption="Liste des élus")
    outcomes, abstentions = run_suite(document, discover(document), suite_of())
    assert outcomes == ()
    assert abstentions
    assert not any(one.crashed for one in abstentions)


def test_an_audit_with_a_suite_states_both_once(make_document, suite_of):
    document = make_document()
    discovery = discover(document)
    outcomes, _ = run_identities(document, discovery, suite_of(document))
    ids = [outcome.identity.id for outcome in outcomes]
    assert len(ids) == len(set(ids))
    assert set(ids) >= {identity.id for identity in discovery.identities}


def test_what_failed_is_not_drafted_alone(make_document, deliberation):
    document = make_document(
        deliberation(overrides={("TOTAL GÉNÉRAL", 3): "9 999,00 €"})
    )
    discovery = discover(document)
    resolved = resolve(draft_suite(discovery, document), document, discovery)
    outcomes = run_identities(
        document,
        replace(
            discovery, identities=tuple(one for one, _ in resolved.planned)
        ),
    )[0]
    assert verdicts(outcomes) == {Verdict.HELD}


def test_expectations_of_great_expectations_stand_in_the_suite(
    make_document, suite_of
):
    document = make_document()
    path = suite_of(document)
    suite = load_suite(path)
    meta = {"pointage": {"frame": "cells"}}
    suite.expectations += [
        gxe.ExpectColumnValuesToBeBetween(
            column="value_cents",
            max_value=490000,
            severity="warning",
            description="plafond",
            meta=meta,
        ),
        gxe.ExpectColumnToExist(column="value", severity="info", meta=meta),
        gxe.ExpectColumnSumToBeBetween(
            column="printed", min_value=0, severity="info", meta=meta
        ),
    ]
    save_suite(suite, path)
    outcomes, abstentions = run_suite(document, discover(document), path)
    framed = [
        outcome
        for outcome in outcomes
        if outcome.identity.rule == "suite-expectation"
    ]
    refused = [
        outcome for outcome in framed if outcome.verdict is Verdict.FAILED
    ]
    assert [outcome.identity.severity for outcome in refused] == [
        Severity.WARNING
    ] * len(refused)
    assert {outcome.printed for outcome in refused} == {
        "6 825,00 €",
        "6 371,00 €",
        "13 196,00 €",
    }
    assert all(
        outcome.identity.result.startswith("annexe-1-t1!r")
        for outcome in refused
    )
    assert [outcome.verdict for outcome in framed].count(Verdict.HELD) == 1
    assert [one.crashed for one in abstentions] == [True]
    assert "Traceback" not in "".join(one.reason.fr for one in abstentions)


def test_our_classes_look_at_frames_too(make_document, suite_of):
    from expectations.classes.single_lines import ExpectNumbersToBeWellFormed

    document = make_document()
    path = suite_of(document)
    suite = load_suite(path)
    suite.expectations.append(
        ExpectNumbersToBeWellFormed(
            column="printed", meta={"pointage": {"frame": "cells"}}
        )
    )
    save_suite(suite, path)
    outcomes, _ = run_suite(document, discover(document), path)
    refused = [
        one for one in outcomes if one.identity.rule == "suite-expectation"
    ]
    assert {one.printed for one in refused} >= {"125,00 €"}


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '{"name": "x", "expectations": [1]}'],
)
def test_a_file_that_is_no_suite_is_a_usage_error(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.json"):
        load_suite(path)
    with pytest.raises(UsageError):
        load_suite(tmp_path / "absent.json")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda meta: meta["templates"][0].pop("rule"),
        lambda meta: meta["templates"][0].update(kind="whim"),
        lambda meta: meta["templates"][0].update(constant="douze"),
        lambda meta: meta["templates"][0].update(colour="blue"),
        lambda meta: meta.update(templates=[1]),
    ],
)
def test_a_suite_edited_into_nonsense_is_a_usage_error(suite_of, spoil):
    path = suite_of()
    known = json.loads(path.read_text(encoding="utf-8"))
    spoil(known["expectations"][0]["meta"]["pointage"])
    path.write_text(json.dumps(known), encoding="utf-8")
    with pytest.raises(UsageError, match=r"suite\.json"):
        load_suite(path)


def test_templates_of_several_tables_keep_their_own(make_document):
    shared = Places(make_document()).table("annexe-1-t1")
    other = replace(shared, caption=("autre",))
    templates = [
        Template(
            "each-row",
            "r",
            "sum",
            "weighted-sum",
            table=shared,
            excluding=(RowInWords("detail", 0, (), ("a",)),),
        ),
        Template(
            "each-row",
            "r",
            "sum",
            "weighted-sum",
            table=other,
            under=(("a", "b"), ()),
        ),
        Template(
            "figures",
            "r",
            "sum",
            "weighted-sum",
            result=FigureInWords(said=("x",)),
            slots=(Slot("1", ("c",)),),
        ),
    ]
    assert (
        templates_from_json(
            json.loads(json.dumps(templates_as_json(templates)))
        )
        == templates
    )


def finding(finding_id: str, printed: str, status: str) -> Finding:
    return Finding(
        finding_id,
        Kind.SUM,
        Severity.ERROR,
        "factual",
        status,
        (1,),
        "annexe-1-t1",
        printed,
        "2.00",
        None,
        0,
        "",
        Message("", ""),
        "footing",
        "1",
        (),
        note="vu avec le service",
        author="A. B.",
        disposed_on="2026-11-02",
    )


def test_freezing_keeps_what_was_disposed_of_and_only_for_the_same_figures(
    make_document, tmp_path
):
    document = make_document()
    outcomes, abstentions = run_identities(document, discover(document))
    findings = (finding("a", "1,00", "explained"), finding("b", "1,00", "open"))
    audit = Audit(document, findings, outcomes, abstentions, Coverage(()))
    path = tmp_path / "frozen.json"
    save_suite(freeze_suite(audit), path)
    again = replace(
        audit,
        findings=(finding("a", "1,00", "open"), finding("b", "1,00", "open")),
    )
    assert [one.status for one in with_accepted(again, path).findings] == [
        "explained",
        "open",
    ]
    assert with_accepted(again, path).findings[0].note == "vu avec le service"
    corrected = replace(
        audit,
        findings=(
            finding("a", "3,00", "open"),
            finding("a", "1,00", "confirmed"),
        ),
    )
    assert [one.status for one in with_accepted(corrected, path).findings] == [
        "open",
        "confirmed",
    ]
    assert resolve(load_suite(path), document, discover(document)).planned


def test_a_suite_never_makes_a_doubt_louder(make_document, suite_of):
    """What the discovery states again as a warning stays one under an expectation that is
    critical.
    """
    document = make_document()
    discovery = discover(document)
    template = Template(
        "again",
        "footing",
        "sum",
        "weighted-sum",
        table=Places(document).table("annexe-1-t1"),
    )
    mild = replace(
        discovery,
        identities=tuple(
            replace(one, severity=Severity.INFO) for one in discovery.identities
        ),
    )
    for severity in Severity:
        check = ExpectationCheck("c", "expect_totals_to_foot", severity)
        found = Finder(Places(document), mild).identities(template, check)
        assert found
        assert {one.severity for one in found} == {Severity.INFO}
    loud = Finder(Places(document), discovery).identities(
        template,
        ExpectationCheck("c", "expect_totals_to_foot", Severity.WARNING),
    )
    assert {one.severity for one in loud} == {Severity.WARNING}


def test_the_suite_of_a_document_changes_no_finding_of_it(
    make_document, deliberation, suite_of
):
    document = make_document(
        deliberation(overrides={("La Fabrique", 3): "2 830,00 €"})
    )
    discovery = discover(document)
    alone = conclude(document, *run_identities(document, discovery))
    told = conclude(
        document, *run_identities(document, discovery, suite_of(document))
    )
    assert [(one.id, one.severity, one.printed) for one in told.findings] == [
        (one.id, one.severity, one.printed) for one in alone.findings
    ]
    assert alone.findings


SHIPPED = sorted(
    (Path(__file__).parents[3] / "expectations" / "suites").glob("*.json")
)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_suites_run_on_any_document(path, make_document, tmp_path):
    document = make_document()
    outcomes, abstentions = run_suite(document, discover(document), path)
    assert verdicts(outcomes) == {Verdict.HELD}
    assert abstentions == ()
    save_suite(load_suite(path), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


def test_the_threshold_of_conventions_is_told_once_a_body_and_year(
    make_document, deliberation
):
    document = make_document(
        deliberation(
            themes={
                "Culture": [("Les Amis", 12, 125), ("La Fabrique", 70, 340)] * 2
            }
        )
    )
    (path,) = (path for path in SHIPPED if path.stem == "seuil-convention")
    outcomes, _ = run_suite(document, discover(document), path)
    (passed,) = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert passed.printed == "23 800,00 €"
    assert passed.identity.severity is Severity.INFO
    assert passed.identity.label.startswith("La Fabrique (2026)")
    told = conclude(document, outcomes, ())
    assert {finding.severity for finding in told.findings} == {Severity.INFO}
    assert "23 800,00 €" in told.findings[0].message.fr


CORPUS = os.environ.get("POINTAGE_CORPUS", "")


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
@pytest.mark.parametrize("stem", ["01-subventions", "02-voirie"])
def test_a_suite_of_the_clean_version_finds_what_an_audit_of_the_other_finds(
    stem, tmp_path
):
    """A suite of a sound document accuses nothing in it, and finds in the altered one what touches
    its errors.
    """
    clean, altered = (
        _read(Path(CORPUS) / "generated" / f"{stem}-{kind}.pdf")
        for kind in ("clean", "errors")
    )
    path = tmp_path / "suite.json"
    save_suite(draft_suite(discover(clean), clean), path)
    outcomes, abstentions = run_suite(clean, discover(clean), path)
    assert Verdict.FAILED not in verdicts(outcomes)
    assert abstentions == ()
    discovery = discover(altered)
    found = failing(run_suite(altered, discovery, path)[0])
    known = failing(run_identities(altered, discovery)[0])
    at_issue = {fact for identity in known.values() for fact in identity.facts}
    assert all(at_issue & set(identity.facts) for identity in found.values())
    assert len(found.keys() & known.keys()) >= 0.8 * len(known)


def failing(outcomes):
    return {
        one.identity.id: one.identity
        for one in outcomes
        if one.verdict is Verdict.FAILED
    }


def _read(path):
    with open_source(path, None) as source:
        return read_document(source)
