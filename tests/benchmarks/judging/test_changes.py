"""A change is made wherever a figure is held, and leaves everything else."""

from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.judging.changes import (
    ChangeKind,
    change_figures,
    change_lines,
    other_digit,
    spread,
    swapped,
    with_digits,
)
from extract.pdf.source import open_source
from extract.reader import read_document

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")


@pytest.fixture(scope="module")
def document():
    with open_source(SAMPLE) as source:
        return read_document(source).opened()


@pytest.mark.parametrize("rank", range(40))
def test_one_digit_is_another(rank):
    changed = other_digit("902500", rank)
    assert len(changed) == 6
    assert sum(a != b for a, b in zip("902500", changed, strict=True)) == 1
    assert changed[0] != "0"


def test_a_swap_leaves_the_length():
    assert swapped("1050") == "1500"
    assert swapped("77") is None


def test_a_cell_is_changed_as_it_is_printed(document):
    fact = next(
        f
        for f in document.facts
        if f.row is not None and f.value == Decimal("678161.20")
    )
    changed = with_digits(document, fact, "67816121")
    (found,) = [f for f in changed.facts if f.id == fact.id]
    assert found.printed == fact.printed.replace("161,20", "161,21")
    assert found.value == Decimal("678161.21")
    assert len(changed.facts) == len(document.facts)


def test_a_stated_figure_is_changed_in_its_sentence(document):
    claim = next(c for c in document.claims if c.fact.printed == "47 760 euros")
    changed = with_digits(document, claim.fact, "44760")
    found = next(c for c in changed.claims if c.fact.id == claim.fact.id)
    assert found.fact in changed.facts
    assert "44 760 euros" in found.sentence


def test_each_figure_gives_its_changes(document):
    figures = [f for f in document.facts if f.value and f.row is not None][:5]
    kinds = [change.kind for change in change_figures(document, figures)]
    assert kinds.count(ChangeKind.DIGIT) == 5


def test_a_line_is_dropped_or_printed_twice(document):
    changes = list(change_lines(document, 1))
    rows = {change.kind: change for change in changes[:2]}
    before = next(
        t
        for t in document.tables
        if t.id == rows[ChangeKind.DROPPED].fact.table_id
    )
    for kind, more in ((ChangeKind.DROPPED, -1), (ChangeKind.TWICE, 1)):
        after = next(t for t in rows[kind].document.tables if t.id == before.id)
        assert len(after.rows) == len(before.rows) + more


@pytest.mark.parametrize(("count", "most"), [(10, 3), (3, 10), (0, 5), (7, 7)])
def test_some_are_drawn_evenly(count, most):
    assert len(spread(range(count), most)) <= most
