"""What a suite may hold: it comes from outside, and nothing in it is run."""

import json

import pytest

from expectations.running.run_identities import run_suite
from expectations.suite.suite_files import draft_suite, load_suite
from expectations.suite.suite_form import (
    MOST_EXPECTATIONS,
    frame_columns,
    read_suite,
)
from extract.errors import UsageError
from validate.discover import discover

from .saved_suites import save_suite

BETWEEN = "expect_column_values_to_be_between"
FRAME = {"pointage": {"frame": "grants"}}


def expectation(kind=BETWEEN, *, meta=FRAME, severity="info", **kwargs):
    return {"type": kind, "kwargs": kwargs, "meta": meta, "severity": severity}


@pytest.fixture
def written(tmp_path):
    """A suite of these expectations, or of this text, as a file."""

    def write(*expectations, text=None, **more):
        suite = {"name": "x", "expectations": list(expectations), **more}
        path = tmp_path / "suite.json"
        path.write_text(text or json.dumps(suite), encoding="utf-8")
        return path

    return write


def refusal(path) -> UsageError:
    with pytest.raises(UsageError) as refused:
        load_suite(path)
    error = refused.value
    assert error.exit_code == 2
    assert error.fr.startswith("suite.json : suite de contrôles refusée : ")
    assert "pointage suite draft" in error.fr
    assert "pointage suite draft" in error.en
    assert "\n" not in error.fr + error.en
    assert len(error.fr) < 1000
    return error


CONDITIONS = [
    "@pd.io.common.os.system('touch {mark}') == 0",
    "amount.__class__.__init__.__globals__['sys'].modules['os'].system('touch {mark}') == 0",
    "__import__('os').system('touch {mark}')",
]


@pytest.mark.parametrize(
    "parser", ["pandas", "python", "great_expectations", None]
)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_suite_runs_no_command(
    condition, parser, written, make_document, tmp_path
):
    """Great Expectations hands a row condition to `DataFrame.query`, which evaluates it: the first
    two of these made the file.
    """
    mark = tmp_path / "made-by-the-suite"
    hostile = expectation(
        column="amount_cents",
        max_value=1,
        row_condition=condition.format(mark=mark),
        condition_parser=parser,
    )
    path = written(hostile)
    document = make_document()
    with pytest.raises(UsageError, match="row_condition"):
        run_suite(document, discover(document), path)
    assert not mark.exists()


@pytest.mark.parametrize(
    ("kind", "kwargs"),
    [
        (
            "expect_query_results_to_match_comparison",
            {"base_query": "SELECT 1"},
        ),
        ("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT 1"}),
        (
            "expect_table_row_count_to_equal_other_table",
            {"other_table_name": "x"},
        ),
        (
            "expect_column_values_to_match_regex",
            {"column": "row", "regex": "(a+)+$"},
        ),
        (
            "expect_column_values_to_match_json_schema",
            {"column": "row", "json_schema": {"$ref": "http://127.0.0.1/"}},
        ),
        (
            "expect_column_values_to_be_of_type",
            {"column": "row", "type_": "os.system"},
        ),
        ("os.system", {}),
        ("expect_nothing", {}),
    ],
)
def test_an_expectation_that_is_not_allowed_is_refused_by_its_name(
    kind, kwargs, written
):
    error = refusal(written(expectation(kind, **kwargs)))
    assert f"n° 1 › « {kind} » n'est pas un contrôle" in error.fr
    assert "docs/expectations.md" in error.en


@pytest.mark.parametrize(
    "kwargs",
    [
        {"column": {"$PARAMETER": "urn:great_expectations:stores:s"}},
        {"column": "amount_cents", "max_value": {"$PARAMETER": "now()"}},
        {"column": "amount_cents", "max_value": "1"},
        {"column": "amount_cents", "max_value": True},
        {"column": "amount_cents", "max_value": 10**400},
        {"column": "amount_cents", "mostly": 2},
        {"column": "amount_cents", "result_format": "COMPLETE"},
        {"column": "amount_cents", "catch_exceptions": True},
        {"column": "no such column", "max_value": 1},
        {"column": ["amount_cents"], "max_value": 1},
    ],
)
def test_an_argument_of_another_kind_is_refused(kwargs, written):
    assert BETWEEN in refusal(written(expectation(**kwargs))).fr


def test_decimals_have_no_exponent(written):
    """Ten characters with an exponent make a number of a gigabyte."""
    huge = expectation(
        "expect_amounts_to_equal_quantity_times_rate",
        quantity_column="quantity",
        rate="1e999999999",
        amount_column="amount",
    )
    assert "rate › un nombre décimal" in refusal(written(huge)).fr


def test_equations_name_columns(written):
    votes = {"pointage": {"frame": "votes"}}

    def suite(side):
        return written(
            expectation("expect_votes_to_add_up", meta=votes, sides=[side])
        )

    load_suite(suite("for + against = present"))
    assert "égalités" in refusal(suite("for=__import__('os')")).fr
    assert "« nobody »" in refusal(suite("for=nobody")).fr


@pytest.mark.parametrize(
    "change",
    [
        {"module": "os"},
        {"type": None},
        {"severity": "deadly"},
        {"severity": None},
        {"severity": ["error"]},
        {"severity": {"error": 1}},
        {"id": 5},
        {"notes": 5},
        {"notes": ["a", {}]},
        {"kwargs": []},
        {"meta": []},
        {"meta": {"pointage": {"frame": "nowhere"}}},
        {"meta": {"pointage": {"frame": 1}}},
        {"meta": {"pointage": {"templates": []}}},
        {"description": {"$PARAMETER": "x"}},
    ],
)
def test_an_entry_that_is_unknown_or_of_another_kind_is_refused(
    change, written
):
    sound = expectation(column="amount_cents", max_value=1)
    load_suite(written(sound))
    refusal(written(sound | change))


def test_unknown_entries_of_the_suite_are_refused(written):
    error = refusal(written(suite_parameters={"a": 1}))
    assert "« suite_parameters » n'est pas connu ici" in error.fr


def test_depth_size_and_names_are_bounded(written):
    deep = '{"name": "x", "expectations": ' + "[" * 100_000
    assert "emboîtés" in refusal(written(text=deep)).fr
    nested = {"a": {}}
    for _ in range(40):
        nested = {"a": nested}
    assert "emboîtés" in refusal(written(meta=nested)).fr
    assert "caractères" in refusal(written(meta={"k" * 600: 1})).fr
    assert "valeurs" in refusal(written(meta={"a": [0] * 1_000_001})).fr
    assert "16 Mo" in refusal(written(meta={"a": "x" * 16_000_001})).fr
    one = expectation(column="amount_cents", max_value=1)
    error = refusal(written(*[one] * (MOST_EXPECTATIONS + 1)))
    assert f"plus de {MOST_EXPECTATIONS} contrôles" in error.fr


@pytest.mark.parametrize("text", ['{"name": NaN}', '{"name": 1e999}', "\ud800"])
def test_what_is_no_json_is_refused(text, tmp_path):
    path = tmp_path / "suite.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    refusal(path)


def test_a_folder_or_a_device_is_no_suite(tmp_path):
    folder = tmp_path / "suite.json"
    folder.mkdir()
    assert "pas de fichier" in refusal(folder).fr


def test_what_a_file_says_is_shown_and_not_obeyed(written):
    error = refusal(written(expectation("expect_\x1b[2J\n\u202e" + "x" * 5000)))
    assert "\\x1b[2J\\n\\u202e" in error.fr


def test_a_drafted_suite_passes(written, make_document, tmp_path):
    document = make_document()
    path = tmp_path / "drafted.json"
    save_suite(draft_suite(discover(document), document), path)
    assert len(read_suite(path)["expectations"]) == len(
        load_suite(path).expectations
    )


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("shape",), "whim"),
        (("kind",), "whim"),
        (("nature",), "whim"),
        (("row_kind",), "whim"),
        (("constant",), "1e999999999"),
        (("offset",), "NaN"),
        (("level",), "0"),
        (("column",), "montant"),
        (("column",), [["montant"]]),
        (("slots",), [{"weight": "1e9"}]),
        (("table",), {"section": {}, "caption": [], "header": []}),
        (("table", "caption"), [{}]),
        (("unknown",), 1),
    ],
)
def test_templates_are_of_their_types(place, value, make_document, tmp_path):
    document = make_document()
    path = tmp_path / "suite.json"
    save_suite(draft_suite(discover(document), document), path)
    known = json.loads(path.read_text(encoding="utf-8"))
    meta = known["expectations"][0]["meta"]["pointage"]
    template = {"table": meta["table"], **meta["templates"][0]}
    *outer, last = place
    target = template
    for name in outer:
        target = target[name]
    target[last] = value
    meta["templates"][0] = template
    path.write_text(json.dumps(known), encoding="utf-8")
    assert "templates › n° 1" in refusal(path).fr


def test_columns_of_numbers_have_a_twin_in_cents():
    assert {"amount", "amount_cents"} <= frame_columns("grants")
    assert "beneficiary_cents" not in frame_columns("grants")
