"""Mutants of the structure of a document: still PDFs, the same for the same seed."""

import random
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.structure_mutants import (
    CHANGES,
    PAGES,
    Structure,
    change_key,
    parsed,
    structure_mutants,
)
from extract.pdf.source import open_source

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


@pytest.fixture(scope="module")
def some() -> list[tuple[str, bytes]]:
    return list(islice(structure_mutants([SAMPLE], 3), 24))


def test_the_same_seed_gives_the_same_mutants(some):
    assert list(islice(structure_mutants([SAMPLE], 3), 24)) == some
    assert len({data for _, data in some}) > len(some) // 2


def test_every_change_is_used(some):
    used = {
        name for how, _ in some for name in how.partition(":")[2].split("+")
    }
    assert used == {change.__name__ for change in CHANGES}


def test_unchanged_pages_say_what_they_said(tmp_path):
    made = parsed(SAMPLE.read_bytes(), random.Random(1))
    path = tmp_path / "pages.pdf"
    path.write_bytes(made.to_bytes())
    with open_source(path) as source:
        assert source.page_count == PAGES
        assert all(len(page.chars) > 100 for page in source.pages())


def test_no_dictionary_comes_to_hold_itself():
    for seed in range(100):
        made = Structure({1: {"A": {"B": {"C": 1}}}, 2: {"D": 2}})
        change_key(made, random.Random(seed))
        assert made.to_bytes()
