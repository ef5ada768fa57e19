"""What a draft of grants takes from real lists: lines judged on their page, and nothing else."""

import csv
import json
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.grant_drafts import draft_of, drafted_lines, judged_lines

CORPUS = os.environ.get("POINTAGE_CORPUS")
ROOT = Path(__file__).parents[2]
LISTS = (
    "minutes/chemere/Subventions 2012.pdf",
    "minutes/chemere/Subventions 2013.pdf",
    "minutes/chemere/Subventions 2014.pdf",
    "minutes/chemere/Subventions associations 2009.pdf",
    "minutes/chemere/Subventions associations 2011.pdf",
    "minutes/chemere/CM 24 février 2015.pdf",
)
PURCHASES = (
    "minutes/chemere/CM 16 juillet 2008.pdf",
    "minutes/chemere/CM 12 décembre 2012.pdf",
    "acts/14-avenants-marche-clean.pdf",
)
GRANTED = 196
"""Granted lines that the lists print, counted on their pages: what the body buys itself and what it
pays as a member stand in them too, and are none."""


CITY = ("montpellier-2013/part1.pdf", "montpellier-2013/part2.pdf")
CITY_GRANTED = 819
"""Lines of the city's own open data that its two deliberations print."""


def draft_from(path: Path):
    from pointage.read_any import read

    source, document = read(path)
    with source:
        return document, draft_of(document)


def lines_of(path: Path):
    return list(drafted_lines(*draft_from(path)))


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
def test_a_list_of_grants_drafts_its_granted_lines_and_no_other():
    known = judged_lines()
    found = [line for name in LISTS for line in lines_of(Path(CORPUS) / name)]
    assert [line for line in found if not known.get(line)] == []
    assert len(found) >= 0.97 * GRANTED


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
def test_the_draft_of_a_city_is_what_it_published_itself():
    drafted = Counter(
        (code_of(line), Decimal(line["amount"]))
        for name in CITY
        for line in draft_from(Path(CORPUS) / name)[1].sources
    )
    truth = Path(CORPUS) / "montpellier-2013" / "truth.csv"
    with truth.open(encoding="utf-8-sig", newline="") as file:
        published = Counter(
            (code, Decimal(amount))
            for code, *_, amount in csv.reader(file)
            if code.isdigit()
        )
    found = (drafted & published).total()
    assert found >= 0.97 * CITY_GRANTED


def code_of(line: dict[str, str]) -> str:
    """The number by which the city names who receives."""
    for header, text in json.loads(line["details"] or "{}").items():
        if header.startswith("CODE"):
            return text
    return ""


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
@pytest.mark.parametrize("name", PURCHASES)
def test_what_a_body_buys_is_no_grant(name):
    assert lines_of(Path(CORPUS) / name) == []


def test_the_sample_drafts_what_is_granted():
    known = judged_lines()
    found = lines_of(ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf")
    assert len(found) == 404
    assert all(known.get(line, True) for line in found)
