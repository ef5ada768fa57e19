"""The acts of the packs prove themselves, and their answer keys name the seeds."""

import json
from collections import Counter
from decimal import Decimal

import pytest

from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind
from benchmarks.council_acts.packs_second.__main__ import pack_kinds
from benchmarks.council_acts.packs_second.book import (
    Book,
    Slip,
    in_words,
    minus,
    plus,
    read_count,
    same,
    times,
)
from benchmarks.council_acts.packs_second.columns import (
    Column,
    Group,
    tabulate,
    words,
)
from benchmarks.judging.corpora import COUNCIL_ACTS

from .drawn_acts import drawn

KINDS = pack_kinds()
PACKS = COUNCIL_ACTS.with_name("packs")
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@each_kind
def test_seeded_figures_and_no_others_break_proofs(kind: Kind):
    assert drawn(kind, clean=True).check_key() == []
    assert drawn(kind, clean=False).check_key() == []


@each_kind
def test_a_slip_of_each_nature_has_a_kind_and_a_place(kind: Kind):
    assert 5 <= len(kind.seeds) <= 11
    assert all(isinstance(seed, Slip) for seed in kind.seeds)
    assert {seed.table == "texte" for seed in kind.seeds} == {True, False}


@each_kind
def test_the_answer_key_says_the_class_of_each_seed(kind: Kind):
    correct = drawn(kind, clean=False).correct
    wanted = [
        (
            seed.table,
            seed.printed,
            correct[seed.key],
            "texte" if seed.table == "texte" else "table",
            seed.nature,
        )
        for seed in kind.seeds
        if not seed.follows
    ]
    for version, errors in (("clean", []), ("errors", wanted)):
        pdf = PACKS / f"{kind.number}-{kind.name}-{version}.pdf"
        key = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
        assert pdf.is_file()
        assert pdf.stat().st_size < 160_000
        assert key["document"] == pdf.name
        names = ("table", "printed", "expected", "where", "nature")
        assert errors == [
            tuple(one[name] for name in names) for one in key["errors"]
        ]


def test_numbers_and_names_are_their_own():
    assert max(Counter(kind.number for kind in KINDS).values()) == 1
    assert max(Counter(kind.name for kind in KINDS).values()) == 1


def test_a_formula_is_owed_by_the_printed_figure():
    slip = Slip("c", "6,00", "texte", "c", "sum", "2 + 3")
    ink = Ink({"c": slip})
    book = Book(ink)
    book.put("a", 2, "n2")
    book.put("b", 3, "n2")
    assert book.work("c", plus("a", "b"), "n2") == "6,00"
    book.work("d", same("a"), "w")
    book.prove()
    assert ink.correct["c"] == "5,00"
    assert [proof.holds for proof in ink.proofs] == [False, True]


def test_what_follows_from_a_slip_that_spreads_agrees_with_it():
    slip = Slip(
        "a", "20,00", "Lots", "a", "legal", "", nature="legal", spreads=True
    )
    book = Book(Ink({"a": slip}))
    book.put("a", 10, "n2")
    assert book.work("b", times("a", rate=2), "n2") == "40,00"
    book.limit("a", lambda value: value("a") <= 15)
    book.prove()
    assert book.ink.correct == {"a": "10,00", "b": "40,00"}
    assert book.ink.check_key() == []


def test_a_column_reads_the_row_above_and_another_table():
    book = Book(Ink({}))
    running = Column(
        "Cumul", "run", "n0", lambda cell: cell("^run") + cell("new"), foot=""
    )
    first = (words("Mois"), Column("Mois", "new", "n0"), running)
    tabulate(book, "s", first, (("mai", "4"), ("juin", "5")))
    again = (words("Mois"), Column("Repris", "run", "n0", same("=s.run")))
    table = tabulate(book, "t", again, (("mai",), ("juin",)))
    assert [row.cells[-1].text for row in table.rows[1:]] == ["4", "9", "13"]


def test_counts_are_written_out_and_read_back():
    assert in_words(Decimal(14)) == "quatorze"
    assert read_count("Quatorze") == Decimal(14)
    assert read_count("1 250,50 €") == Decimal("1250.50")


def test_groups_have_subtotals_and_the_total_adds_them():
    book = Book(Ink({}))
    columns = (
        words("Poste"),
        Column("Avant", "old", "n0"),
        Column("Après", "new", "n0"),
        Column("Écart", "gap", "n0", minus("new", "old")),
    )
    groups = (
        Group("A", (("un", "1", "5"), ("deux", "2", ""))),
        Group("B", (("trois", "3", "4"),)),
    )
    with pytest.raises(KeyError):
        tabulate(book, "t", columns, groups)
    book = Book(Ink({}))
    table = tabulate(book, "t", columns[:3], groups)
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[4] == ["Sous-total A", "3", "5"]
    assert texts[-1] == ["Total", "6", "9"]
