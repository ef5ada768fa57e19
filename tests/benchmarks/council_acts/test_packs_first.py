"""The acts 101 to 111 prove themselves, and their answer keys name what was seeded."""

import json
from collections import Counter

import pytest

from benchmarks.council_acts.model import Kind
from benchmarks.council_acts.packs_first.__main__ import first_kinds
from benchmarks.council_acts.packs_first.draft import Slip
from benchmarks.judging.corpora import COUNCIL_ACTS
from benchmarks.judging.seeded_errors import read_seeded_errors

from .drawn_acts import drawn

KINDS = first_kinds()
FOLDER = COUNCIL_ACTS.with_name("packs")


def test_the_kinds_are_numbered_in_order():
    assert [kind.number for kind in KINDS] == list(range(101, 101 + len(KINDS)))
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_only_seeded_figures_break_proofs(kind: Kind):
    assert drawn(kind, clean=True).check_key() == []
    assert drawn(kind, clean=False).check_key() == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_figure_is_proved(kind: Kind):
    ink = drawn(kind, clean=True)
    proved = {key for proof in ink.proofs for key in proof.keys}
    assert ink.printed.keys() <= proved


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_errors_are_of_every_class(kind: Kind):
    slips = [seed for seed in kind.seeds if isinstance(seed, Slip)]
    assert len(slips) == len(kind.seeds)
    assert 5 <= len(slips) <= 7
    prose = Counter(slip.table == "texte" for slip in slips)
    assert prose[True] >= 2
    assert prose[False] >= 3
    assert 1 <= sum(slip.nature == "legal" for slip in slips) <= 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_prose_states_many_true_figures(kind: Kind):
    stated = [
        key for key in drawn(kind, clean=True).printed if key.startswith("t.")
    ]
    assert len(stated) >= 15


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_keys_name_the_seeds(kind: Kind):
    correct = drawn(kind, clean=False).correct
    stem = FOLDER / f"{kind.number}-{kind.name}"
    clean, wrong = (
        stem.with_name(f"{stem.name}-{version}.json")
        for version in ("clean", "errors")
    )
    assert read_seeded_errors(clean) == ()
    key = json.loads(wrong.read_text(encoding="utf-8"))

    slips = [slip for slip in kind.seeds if isinstance(slip, Slip)]
    assert [
        (one["printed"], one["expected"], one["nature"])
        for one in key["errors"]
    ] == [
        (
            slip.shown or slip.printed,
            slip.wanted or correct[slip.key],
            slip.nature,
        )
        for slip in slips
    ]
    assert len(read_seeded_errors(wrong)) == len(slips)
    for file in (clean, wrong):
        assert file.with_suffix(".pdf").is_file()
