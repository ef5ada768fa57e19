"""Council acts prove themselves: all holds on the clean version, each seed breaks a proof."""

import json
from collections import Counter

import pytest

from benchmarks.council_acts.__main__ import all_kinds, set_of
from benchmarks.council_acts.ink import Ink
from benchmarks.council_acts.model import Kind
from benchmarks.judging.corpora import COUNCIL_ACTS

KINDS = all_kinds()


def drawn(kind: Kind, *, clean: bool) -> Ink:
    ink = Ink({} if clean else {seed.key: seed for seed in kind.seeds})
    kind.draw(ink)
    return ink


def test_three_sets_of_sixteen():
    names = ("documents", "second", "third")
    assert Counter(map(set_of, KINDS)) == dict.fromkeys(names, 16)
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
