"""Tables of a test, judged: which failed identities are explained, and by what."""

from dataclasses import replace
from itertools import starmap

import pytest

from extract.geometry import BBox
from extract.pdf.page import Line
from validate.check import fact_index
from validate.discover import discover
from validate.explanations.explanation import Scene
from validate.explanations.registry import account_for
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Term,
    Verdict,
    evaluate,
)


def judge(document, identities=()):
    """(failed identities, codes of explanations by printed result) of a document."""
    facts = fact_index(document)
    stated = identities or discover(document).identities
    outcomes = [evaluate(identity, facts) for identity in stated]
    _, found = account_for(outcomes, Scene.of(document, facts, outcomes))
    failed = [one.printed for one in outcomes if one.verdict is Verdict.FAILED]
    return failed, {one.printed: one.code for one in found}


def _line(number, text):
    """A line of the text below the table."""
    top = 700 + 12 * number
    box = BBox(50, top, 50 + 5 * len(text), top + 10)
    edges = tuple(50 + 5 * at for at in range(len(text) + 1))
    return Line(text, 1, box, edges, 10)


@pytest.fixture
def accounted(make_document, make_raw):
    """``accounted(rows, header, caption=…, lines=…)``: what the checks say of one table, and its
    reasons; ``lines`` are printed below it."""

    def run(rows, header, caption="", said=(), identities=(), lines=()):
        document = make_document(
            [make_raw("t", header, rows, caption=caption)], said
        )
        prose = tuple(starmap(_line, enumerate(lines)))
        return judge(replace(document, prose=prose), identities)

    return run


@pytest.fixture
def add_up():
    """``add_up(result, *terms)``: the sum of cells of table t, each as "r0c1"."""

    def make(result, *terms, form=Form.WEIGHTED_SUM, kind=Kind.SUM):
        ids = [
            each if "-" in each else f"t!{each}" for each in (result, *terms)
        ]
        return Identity(
            "i", "footing", kind, form, ids[0], tuple(map(Term, ids[1:])), "t"
        )

    return make
