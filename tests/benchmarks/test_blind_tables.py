"""The right documents written without sight of the reader: what is read and said of them.

Of the sets before the last ones one document in twelve is read, all of them where
``POINTAGE_EVERY_ACT`` is set.
"""

import json

import pytest

from benchmarks.blind_tables.__main__ import (
    SETS,
    main,
    printed_rows,
    score,
)
from pointage import audit
from tests.drawn_sets import drawn
from validate.model.identity import Severity

EVERY = drawn([sorted(folder.glob("*.pdf")) for folder in SETS])
PARTLY = frozenset(
    {
        "t05",
        "t08",
        "t10",
        "t15",
        "t19",
        "u09",
        "u11",
        "u19",
        "v02",
        "v12",
        "w12",
        "y12",
        "q09",
        "k12",
        "j05",
        "j09",
        "h04",
        "p93",
        "p115",
        "p130",
        "p131",
        "p135",
        "p187",
        "p194",
    }
)
"""Documents of which some rows come out otherwise."""
ASKED = frozenset({"g07", "p146"})
"""Documents of which something is asked that is right."""


@pytest.mark.parametrize("pdf", EVERY, ids=lambda pdf: pdf.stem)
def test_nothing_is_said_of_right_documents(pdf):
    told = audit(pdf).record
    asked = [one for one in told.findings if one.severity is not Severity.INFO]
    assert bool(asked) == (pdf.stem in ASKED)
    assert not told.crashed


@pytest.mark.parametrize("pdf", EVERY, ids=lambda pdf: pdf.stem)
def test_rows_are_read_as_printed(pdf):
    missed = score(pdf).missed
    assert bool(missed) == (pdf.stem in PARTLY)


@pytest.mark.parametrize("name", ["p198", "p206", "p210"])
def test_columns_below_merged_titles_and_titles_of_tables_are_named(name):
    (pdf,) = (one for folder in SETS for one in folder.glob(f"{name}.pdf"))
    assert len(score(pdf).misnamed) <= (name == "p210")


def test_a_row_that_is_not_printed_so_is_missed(tmp_path, capsys):
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(EVERY[0].read_bytes())
    key = json.loads(EVERY[0].with_suffix(".json").read_text(encoding="utf-8"))
    key["tables"][0]["rows"].append(["Une ligne", "", "1 204,00"])
    pdf.with_suffix(".json").write_text(json.dumps(key), encoding="utf-8")

    assert score(pdf).missed == [("Une ligne", "1 204,00")]
    main([str(tmp_path), "--rows"])
    every = len(printed_rows(pdf.with_suffix(".json")))
    told = capsys.readouterr().out
    assert f"{every - 1} of {every} printed rows exact" in told
    assert "- Une ligne | 1 204,00" in told
