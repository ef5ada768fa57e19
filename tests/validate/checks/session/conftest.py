"""Minutes typeset for the checks of the session."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from extract.lines.masthead import Masthead
from extract.lines.paragraphs import read_blocks
from extract.pdf.page import Line
from extract.prose.sittings.sitting_reading import read_sitting
from extract.prose.votes import read_votes
from validate.model.identity import Verdict

WIDTH, PITCH = 6.0, 28.0


def typeset(texts):
    """Each text as a line, far from the others."""
    lines = []
    for n, text in enumerate(texts):
        edges = tuple(50 + WIDTH * index for index in range(len(text) + 1))
        box = BBox(50, 20 + PITCH * n, edges[-1], 31 + PITCH * n)
        lines.append(Line(text, 1, box, edges, 10))
    return tuple(lines)


@pytest.fixture
def judge(make_document, run_check):
    """Runs checks on lines of minutes: the outcomes that failed and those that held, and the
    abstentions.
    """

    def run(lines, *checks, date=""):
        bare = make_document()
        prose = typeset(lines)
        blocks = read_blocks(prose)
        votes = read_votes(blocks, ())
        facts = {
            fact.id: fact
            for vote in votes
            for fact in vote.printed_terms.values()
        }
        document = replace(
            bare,
            prose=prose,
            facts=tuple(facts.values()),
            statements=replace(bare.statements, votes=votes),
            sitting=read_sitting(blocks, (), tuple(facts.values())),
            masthead=Masthead(date=date),
        )
        outcomes, abstentions = run_check(document, *checks)
        failed = [one for one in outcomes if one.verdict is Verdict.FAILED]
        held = [one for one in outcomes if one.verdict is Verdict.HELD]
        return failed, held, abstentions

    return run
