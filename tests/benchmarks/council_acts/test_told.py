"""Acts written as they read: figures are computed, proved and set among their words."""

import pytest

from benchmarks.council_acts.ink import Ink, Seed
from benchmarks.council_acts.model import PageBreak, Table, Text
from benchmarks.council_acts.told import listen, set_block, tell

SENTENCE = (
    "{clubs:W=count(c)} clubs reçoivent {sum:e0=all(c)} du {s:d=date(2026,1,1)}"
    " au {e:d=date(2027,12,31)} ({m:n0=months(s,e)} mois), dont {c1:e0=1200}"
    " et {c2:e0=800}."
)


def test_figures_are_computed_wherever_they_stand():
    ink = Ink({})
    assert tell(ink, SENTENCE) == (
        "Deux clubs reçoivent 2 000 € du 1er janvier 2026 au 31 décembre 2027"
        " (24 mois), dont 1 200 € et 800 €."
    )
    assert ink.check_key() == []
    assert len(ink.proofs) == 3


def test_a_seed_breaks_what_it_should():
    seed = Seed("c2", "900 €", "texte", "clubs", "sum", "1 200 + 800")
    ink = Ink({"c2": seed})
    assert "1 200 € et 900 €" in tell(ink, SENTENCE)
    assert [proof.name for proof in ink.proofs if not proof.holds] == [
        "sum as told"
    ]


def test_a_figure_has_one_place():
    with pytest.raises(ValueError, match="a stands twice"):
        listen("{a:n0=1} {a:n0=2}")


def test_formulas_only_compute():
    with pytest.raises(TypeError):
        tell(Ink({}), "{a:n0=[1]}")


def test_paragraphs_say_how_they_are_set():
    assert set_block("Un\nmot") == Text("Un mot")
    assert set_block("@small Une\nnote") == Text("Une note", "small")
    assert set_block("@break") == PageBreak()
    table = set_block("@table 2 1 | lr | grid | 8\n# A | B\nx | 1\n= T | 1")
    assert isinstance(table, Table)
    assert [row.kind for row in table.rows] == ["head", "line", "total"]
    assert (table.aligns, table.rules, table.size) == ("lr", "grid", 8)
