"""Pages drawn by lot: the same for a seed, every other one of the part that is asked about."""

import csv
from collections import Counter
from pathlib import Path

from benchmarks.judging.corpora import part_of
from benchmarks.judging.drawn_pages import (
    JUDGED,
    VERDICTS,
    draw_pages,
    judged_tables,
)

COUNTS = {Path(f"{number}.pdf"): 3 for number in range(40)}


def test_every_other_page_is_of_the_part_asked_about():
    drawn = draw_pages(COUNTS, "third", 20, seed=7)
    parts = [part_of(page.path.name) == "third" for page in drawn]
    assert parts == [True, False] * 10
    assert {page.page for page in drawn} <= {1, 2, 3}


def test_a_seed_draws_the_same_pages_whatever_the_order_of_the_documents():
    backwards = dict(reversed(COUNTS.items()))
    drawn = draw_pages(COUNTS, "third", 20, seed=7)
    assert drawn == draw_pages(backwards, "third", 20, seed=7)
    assert drawn != draw_pages(COUNTS, "third", 20, seed=8)


def test_judged_tables_name_nobody_and_have_known_verdicts():
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["file"].isalnum() and len(row["file"]) == 16 for row in rows)
    assert {row["verdict"] for row in rows} <= set(VERDICTS)
    assert all(row["reason"] or row["verdict"] == "exact" for row in rows)


def test_judged_tables_are_summed_up_for_each_draw_and_part():
    with JUDGED.open(encoding="utf-8", newline="") as file:
        told = Counter(
            (row["draw"], row["part"]) for row in csv.DictReader(file)
        )
    lines = list(judged_tables())
    assert len(lines) == len(told)
    assert all(line.count(",") == len(VERDICTS) for line in lines)
