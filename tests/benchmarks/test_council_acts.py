"""Council acts prove themselves: all holds on the clean version, each seed breaks a proof."""

import json
import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from benchmarks.council_acts.__main__ import all_kinds, set_of
from benchmarks.council_acts.model import Kind
from benchmarks.judging.corpora import COUNCIL_ACTS

from .council_acts.drawn_acts import drawn

KINDS = all_kinds()


def test_three_sets_of_sixteen_and_three_of_eight():
    sets = dict.fromkeys(("documents", "second", "third"), 16)
    prose = dict.fromkeys(("prose_a", "prose_b", "prose_c"), 8)
    assert Counter(map(set_of, KINDS)) == sets | prose
    assert len({kind.number for kind in KINDS}) == len(KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_seeded_figures_and_no_others_break_proofs(kind: Kind):
    assert drawn(kind, clean=True).check_key() == []
    assert drawn(kind, clean=False).check_key() == []


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if set_of(kind) == "second"],
    ids=lambda kind: kind.name,
)
def test_every_figure_of_the_second_set_is_proved(kind: Kind):
    ink = drawn(kind, clean=True)
    proved = {key for proof in ink.proofs for key in proof.keys}
    assert ink.printed.keys() <= proved


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_answer_key_names_the_seeds(kind: Kind):
    stem = COUNCIL_ACTS.with_name(set_of(kind)) / f"{kind.number}-{kind.name}"
    correct = drawn(kind, clean=False).correct
    wanted = [
        (seed.table, seed.row, seed.printed, correct[seed.key])
        for seed in kind.seeds
        if not seed.follows
    ]
    for version, errors in (("clean", []), ("errors", wanted)):
        pdf = stem.with_name(f"{stem.name}-{version}.pdf")
        key = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
        assert pdf.is_file()
        assert key["document"] == pdf.name
        assert errors == [
            (one["table"], one["row"], one["printed"], one["expected"])
            for one in key["errors"]
        ]


def test_a_quarter_of_the_second_set_is_in_prose():
    seeds = [
        seed
        for kind in KINDS
        if set_of(kind) == "second"
        for seed in kind.seeds
    ]
    prose = sum(seed.table == "texte" for seed in seeds)
    assert all(4 <= len(kind.seeds) <= 5 for kind in KINDS[16:])
    assert 0.2 <= prose / len(seeds) <= 0.3


PROSE = [kind for kind in KINDS if set_of(kind).startswith("prose")]


@pytest.mark.parametrize("kind", PROSE, ids=lambda kind: kind.name)
def test_four_errors_of_five_are_in_prose(kind: Kind):
    prose = [seed.table == "texte" for seed in kind.seeds]
    assert prose == [True] * 4 + [False]


def letters(pdf: Path, page: int) -> str:
    """The page without spaces and marks, as lines break where they like."""
    with closing(PdfDocument(pdf)) as document:
        text = document[page - 1].get_textpage().get_text_range()
    return re.sub(r"[^\w,]", "", text)


@pytest.mark.parametrize("kind", PROSE, ids=lambda kind: kind.name)
def test_the_figures_of_the_key_are_printed_on_their_pages(kind: Kind):
    stem = COUNCIL_ACTS.with_name(set_of(kind)) / f"{kind.number}-{kind.name}"
    faulty = stem.with_name(f"{stem.name}-errors.pdf")
    clean = stem.with_name(f"{stem.name}-clean.pdf")
    key = json.loads(faulty.with_suffix(".json").read_text(encoding="utf-8"))
    for one in key["errors"]:
        printed, expected = (
            re.sub(r"[^\w,]", "", one[name]) for name in ("printed", "expected")
        )
        assert printed in letters(faulty, one["page"])
        assert expected in letters(clean, one["page"])
