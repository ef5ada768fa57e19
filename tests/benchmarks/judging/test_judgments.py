"""A judgment meets the finding that says the same of the same figure; files of both columns."""

from dataclasses import replace
from pathlib import Path

from benchmarks.judging.audit_folders import Said
from benchmarks.judging.judgments import (
    DISCREPANCIES,
    JUDGMENTS,
    Judgment,
    Verdict,
    read_judgments,
    verdict_of,
)

JUDGED = Judgment(
    sha256="ab",
    pages=frozenset({5}),
    kind="sum",
    printed="14 140 €",
    expected="12520",
    verdict=Verdict.TRUE,
    why="12 520 vs 14 140",
)
SAID = Said(
    id="f1",
    severity="error",
    kind="sum",
    pages=frozenset({4, 5}),
    printed="14 140 €",
    expected="12520.00",
    accused=None,
    candidates=("14 140 €",),
    evidence=(),
    probability=None,
)


def test_the_same_figure_and_value_is_judged():
    assert verdict_of(SAID, [JUDGED]) is Verdict.TRUE
    assert verdict_of(replace(SAID, expected=""), [JUDGED]) is Verdict.TRUE


def test_another_value_kind_or_page_is_not():
    for other in (
        {"expected": "1"},
        {"kind": "count"},
        {"pages": frozenset({9})},
    ):
        assert verdict_of(replace(SAID, **other), [JUDGED]) is Verdict.UNJUDGED


def test_a_known_discrepancy_is_of_any_kind_and_value():
    known = replace(JUDGED, kind="")
    assert known.meets(replace(SAID, kind="difference", expected="7"))


def test_one_contradiction_may_be_said_of_several_figures():
    known = replace(JUDGED, kind="", printed="99,00|14 140 €")
    assert known.meets(SAID)
    assert not known.meets(replace(SAID, printed="98,00", candidates=()))


def test_a_candidate_is_what_was_judged():
    other = replace(SAID, printed="9", candidates=("3", "14140,00"))
    assert JUDGED.meets(other)


def test_documents_are_known_by_hash_or_by_name(tmp_path: Path):
    file = tmp_path / "more.csv"
    file.write_text(
        "file,page,severity,kind,printed,expected,verdict,why\n"
        "a/b.pdf,1;2,error,sum,10,11,false-logic,because\n"
        "a/c.pdf,1,error,sum,10,11,true,because\n",
        encoding="utf-8",
    )
    (one,) = read_judgments(file, {"b.pdf": "hash"})
    assert (one.sha256, one.pages, one.verdict) == (
        "hash",
        frozenset({1, 2}),
        Verdict.FALSE,
    )


def test_what_is_kept_names_nobody():
    for path in (JUDGMENTS, DISCREPANCIES):
        kept = list(read_judgments(path, {}))
        assert kept
        assert all(len(one.sha256) == 64 for one in kept)
        assert "file" not in path.read_text(encoding="utf-8").partition("\n")[0]
