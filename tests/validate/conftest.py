"""Documents made by hand from raw tables and sentences, or read from paragraphs, for the checks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.facts import (
    Claim,
    Fact,
    FactContext,
    Period,
    Statements,
    Vote,
    table_facts,
)
from extract.french.numbers import find_numbers
from extract.geometry import BBox, Place
from extract.lines.masthead import Masthead
from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.pdf.page import Line
from extract.prose.claims import read_claims
from extract.prose.counted_words import read_counted_words
from extract.prose.heading_path import scoped
from extract.table import RawTable
from extract.tables.typing import type_table
from validate.checks.statements import stated_of_tables
from validate.checks.tables import footing
from validate.model.identity import Verdict

from ..extract.typesetting import typeset

_ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


@dataclass(frozen=True)
class Said:
    """One number of a sentence: its printed form, what it counts, and what it is said of."""

    sentence: str
    printed: str
    counts: str = "amount"
    theme: str = ""
    operation: str = ""
    section: str = "deliberation"
    heading: str = ""
    article: str = ""
    subject: str = ""
    noun: str = ""
    year: int | None = None


def claim(index: int, said: Said) -> Claim:
    """The claim that ``said`` describes, on page 1."""
    place = Place(1, BBox(50, 20 + 10 * index, 200, 28 + 10 * index))
    found = [match.number for match in find_numbers(said.printed)]
    assert found, said.printed
    fact = Fact(
        id=f"claim-{index}",
        counts=said.counts,
        number=found[0],
        printed=said.printed,
        places=(place,),
        section=said.section,
        context=FactContext(theme=said.theme, operation=said.operation),
    )
    return Claim(
        fact,
        said.article,
        said.heading,
        said.subject,
        said.noun,
        said.sentence,
        said.year,
    )


def section(section_id: str) -> Section:
    """A section by its id: "annexe-4" is annex 4, "rapport" a report, anything else the
    deliberation.
    """
    number = re.sub(r"\D", "", section_id)
    kind = (
        SectionKind.ANNEX
        if section_id.startswith("annexe")
        else SectionKind.DELIBERATION
    )
    return Section(
        section_id,
        SectionKind.REPORT if section_id == "rapport" else kind,
        number,
        section_id,
        (1, 0.0),
    )


def document(
    raws: Sequence[RawTable] = (),
    said: Sequence[Said] = (),
    *,
    periods: Sequence[Period] = (),
    votes: Sequence[Vote] = (),
    facts: Sequence[Fact] = (),
    prose: Sequence[str] = (),
    exercise: int | None = 2026,
) -> Document:
    """A document of these tables and sentences, its facts made as extraction makes them."""
    tables = tuple(type_table(raw) for raw in raws)
    claims = tuple(claim(index, one) for index, one in enumerate(said, start=1))
    of_tables = tuple(fact for table in tables for fact in table_facts(table))
    names = dict.fromkeys(
        [one.section for one in said]
        + [raw.section for raw in raws if raw.section]
    )
    lines = tuple(
        Line(
            text,
            1,
            BBox(50, 20 + 12 * n, 300, 30 + 12 * n),
            (50.0,) * (len(text) + 1),
            10,
        )
        for n, text in enumerate(prose)
    )
    return Document(
        file=DocumentFile("doc", "doc.pdf", "0" * 64),
        pages=(PageInfo(1, 595, 842, "", PageKind.TABLES),),
        sections=tuple(map(section, names)),
        tables=tables,
        prose=lines,
        facts=(*of_tables, *(one.fact for one in claims), *facts),
        statements=Statements(claims, (), tuple(votes), tuple(periods)),
        masthead=Masthead(exercise=exercise),
    )


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """The builder of documents: ``make_document([raw, …], [Said(…), …], periods=…, votes=…,
    prose=…)``.
    """
    return document


@pytest.fixture
def say() -> type[Said]:
    """The builder of statements: ``say(sentence, printed, counts="amount", theme="", …)``."""
    return Said


@pytest.fixture
def read_act():
    """The document that some paragraphs make, or lines in their places."""

    def run(*texts: str, lines: Sequence[Line] = ()) -> Document:
        blocks = read_blocks(lines or typeset(texts))
        scopes = scoped(blocks, _ACT)
        claims = read_claims(scopes, _ACT)
        counted = read_counted_words(scopes)
        return Document(
            file=DocumentFile("doc", "doc.pdf", "0" * 64),
            pages=(),
            sections=_ACT,
            tables=(),
            prose=tuple(lines),
            facts=tuple(one.fact for one in (*claims, *counted)),
            statements=Statements(claims, (), (), (), counted),
        )

    return run


@pytest.fixture
def run_check() -> Callable[..., tuple[list, list]]:
    """Runs the checks of these codes, in order: ``run_check(document, check, …)`` gives (outcomes,
    abstentions).
    """

    def run(doc, *checks):
        from validate.check import fact_index
        from validate.discover import discover
        from validate.model.identity import evaluate

        found = discover(doc, checks)
        assert not [one for one in found.abstentions if one.crashed], (
            found.abstentions
        )
        facts = fact_index(doc)
        return [
            evaluate(identity, facts) for identity in found.identities
        ], list(found.abstentions)

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
        act = replace(
            bare,
            sections=_ACT,
            facts=(*bare.facts, *said),
            statements=Statements(claims, (), (), (), counted),
        )
        outcomes, _ = run_check(act, *before, stated_of_tables.CHECK)
        own = [
            one
            for one in outcomes
            if one.identity.rule == stated_of_tables.CODE
        ]
        failed = [
            (one.printed, float(one.expected or 0))
            for one in own
            if one.verdict is Verdict.FAILED
        ]
        return failed, sum(one.verdict is Verdict.HELD for one in own)

    return run
