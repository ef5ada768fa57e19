"""Deliberations of other towns, generated: read exactly, every error found, nothing else said.

The whole measure, with many seeds and the corpus' own scorer:
``python -m benchmarks.generator OUT --seeds N --score SCORE.py``.
"""

import csv
import json
from decimal import Decimal, InvalidOperation

import pytest

from benchmarks.generator.__main__ import FAMILIES, audited, papers

LOUD = ("error", "warning")
MAY_WARN = ("product", "count", "date", "duplicate")
NO_SLIPS = ("wrong evolution", "omitted row")
"""What another base or scope would explain, beside few lines: it is asked about."""


def folded(row):
    return [" ".join(cell.split()) for cell in row]


def read(folder):
    found = []
    for path in sorted((folder / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [folded(row) for row in csv.reader(file)]
    return found


def number(value):
    try:
        return None if value is None else abs(Decimal(value))
    except InvalidOperation:
        return None


def digits(printed):
    """The digits alone: a figure in k€ is told in euros, but printed as it is."""
    return "".join(char for char in printed or "" if char.isdigit())


def tells(finding, site):
    if site["kind"] in ("date", "duplicate"):
        return finding["kind"] == site["kind"]
    pairs = (
        (finding["expected"], site["expected"]),
        (finding["delta"], site["delta"]),
    )
    same = digits(finding["printed"]) == digits(site["printed"]) != ""
    return same or any(
        number(a) is not None and number(a) == number(b) for a, b in pairs
    )


@pytest.mark.parametrize("family", list(FAMILIES))
def test_a_family_is_read_and_judged(family, tmp_path):
    for paper in papers(family, range(1)):
        pdf, truth_file = paper.write(tmp_path)
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        folder = audited(pdf, tmp_path)
        rows = read(folder)
        missing = [
            row
            for table in truth["tables"]
            for row in table["rows"]
            if folded(row) not in rows
        ]
        assert missing == [], paper.name
        said = json.loads(
            (folder / "findings.json").read_text(encoding="utf-8")
        )
        loud = [finding for finding in said if finding["severity"] in LOUD]
        for error in truth["errors"]:
            told = [
                finding
                for finding in loud
                if any(
                    tells(finding, s) for s in (error, *error["consequences"])
                )
            ]
            assert told, (paper.name, error["seed"])
            may_warn = error["kind"] in MAY_WARN or error["seed"] in NO_SLIPS
            assert may_warn or any(
                finding["severity"] == "error" for finding in told
            ), error["seed"]
        sites = [
            site
            for error in truth["errors"]
            for site in (error, *error["consequences"])
        ]
        assert [
            f["message"]
            for f in loud
            if not any(tells(f, site) for site in sites)
        ] == [], paper.name


def test_unread_amounts_are_told_and_prove_nothing(tmp_path):
    for paper in papers("i", range(1)):
        pdf, truth_file = paper.write(tmp_path)
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        printed = [
            cell
            for table in truth["tables"]
            for row in table["rows"]
            for cell in row
            if "\u25a0" in cell
        ]
        said = json.loads(
            (audited(pdf, tmp_path) / "findings.json").read_text(
                encoding="utf-8"
            )
        )
        told = [
            (f["kind"], f["severity"], f["status"], f["printed"]) for f in said
        ]
        assert sorted(told) == sorted(
            ("format", "info", "extraction", cell) for cell in printed
        )
