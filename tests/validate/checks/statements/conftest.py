"""What checks say of a text."""

from dataclasses import replace

import pytest

from extract.facts import Statements
from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.claims import read_claims
from extract.prose.counted_words import read_counted_words
from extract.prose.heading_path import scoped
from validate.checks.statements.stated_of_tables import CHECK
from validate.checks.tables import footing
from validate.model.identity import Verdict

from ....extract.typesetting import typeset

_ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


@pytest.fixture
def failed(read_act, run_check):
    """What fails of a text by some checks, in their order."""

    def run(text: str, *checks):
        outcomes, _ = run_check(read_act(text), *checks)
        return [one for one in outcomes if one.verdict is Verdict.FAILED]

    return run


@pytest.fixture
def state_of_tables(make_document, make_raw, run_check):
    """What sentences beside tables say that holds, and what fails, with what is expected."""

    def run(tables, *texts, before=(footing.CHECK,)):
        raws = [
            make_raw(
                f"t{n}", header, rows, caption=caption, section="deliberation"
            )
            for n, (caption, header, rows) in enumerate(tables)
        ]
        bare = make_document(raws)
        blocks = read_blocks(typeset(texts))
        scopes = scoped(blocks, _ACT)
        claims = read_claims(scopes, _ACT)
        counted = read_counted_words(scopes)
        said = tuple(one.fact for one in (*claims, *counted))
        document = replace(
            bare,
            sections=_ACT,
            facts=(*bare.facts, *said),
            statements=Statements(claims, (), (), (), counted),
        )
        outcomes, _ = run_check(document, *before, CHECK)
        own = [one for one in outcomes if one.identity.rule == CHECK.code]
        failed = [
            (one.printed, float(one.expected or 0))
            for one in own
            if one.verdict is Verdict.FAILED
        ]
        return failed, sum(one.verdict is Verdict.HELD for one in own)

    return run
