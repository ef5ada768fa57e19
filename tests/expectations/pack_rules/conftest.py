"""Small acts of a kind: a table or two written in lines, the cells parted by a bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from expectations.pack_rules.packs import ask_packs
from expectations.running.run_identities import run_identities
from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.facts import table_facts
from extract.geometry import BBox
from extract.lines.masthead import Masthead
from extract.pdf.page import Line
from extract.prose.prose_reading import read_prose
from extract.tables.typing import type_table
from validate.acts.recognise import recognise_acts
from validate.check import fact_index
from validate.conclude import conclude
from validate.discover import discover
from validate.model.finding import Audit
from validate.model.identity import Verdict, evaluate, quoted_facts

Rows = Sequence[str]
"""Lines of a table, the header first."""


@dataclass(frozen=True)
class SmallAct:
    """An act by its title, its tables (caption, lines) and its sentences."""

    title: str
    tables: Sequence[tuple[str, Rows]]
    prose: Sequence[str] = ()
    date: str = "2026-03-26"
    changed: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """Texts of the lines, and what is printed in their place."""

    def with_(self, *changed: tuple[str, str]) -> "SmallAct":
        """The same act with other texts."""
        return replace(self, changed=changed)


def _line(number: int, text: str) -> Line:
    box = BBox(50, 20 + 12 * number, 300, 30 + 12 * number)
    return Line(text, 1, box, (50.0,) * (len(text) + 1), 10)


def _changed(text: str, changed: Sequence[tuple[str, str]]) -> str:
    for before, after in changed:
        text = text.replace(before, after, 1)
    return text


def _cells(line: str, changed: Sequence[tuple[str, str]]) -> list[str]:
    return [cell.strip() for cell in _changed(line, changed).split("|")]


@pytest.fixture
def read_act(make_raw) -> Callable[[SmallAct], Document]:
    """The document of a small act."""

    def read(act: SmallAct) -> Document:
        tables = []
        for number, (caption, lines) in enumerate(act.tables):
            cells = [_cells(line, act.changed) for line in lines]
            raw = make_raw(f"t{number}", cells[0], cells[1:], caption=caption)
            tables.append(type_table(raw))
        prose = tuple(
            _line(n, _changed(text, act.changed))
            for n, text in enumerate(act.prose)
        )
        said = read_prose(prose, (), (), ())
        return Document(
            file=DocumentFile("doc", "doc.pdf", "0" * 64),
            pages=(PageInfo(1, 595, 842, "", PageKind.TABLES),),
            sections=(),
            tables=tuple(tables),
            prose=prose,
            facts=(
                *(fact for one in tables for fact in table_facts(one)),
                *said.facts,
            ),
            statements=said.statements,
            masthead=Masthead(
                title=act.title, date=act.date, exercise=int(act.date[:4])
            ),
        )

    return read


@pytest.fixture
def ask(read_act) -> Callable[[SmallAct], dict[str, list[Verdict]]]:
    """What each rule says of an act: its verdicts, none where it did not run."""

    def asked(act: SmallAct) -> dict[str, list[Verdict]]:
        document = read_act(act)
        found = ask_packs(
            document, discover(document), recognise_acts(document)
        )
        assert not [one for one in found.abstentions if one.crashed]
        facts = fact_index(document)
        facts |= quoted_facts(identity for identity, _ in found.planned)
        said: dict[str, list[Verdict]] = {
            one.rule: [] for one in found.abstentions
        }
        for identity, check in found.planned:
            verdict = evaluate(identity, facts).verdict
            said.setdefault(check.name, []).append(verdict)
        return said

    return asked


@pytest.fixture
def audit_of(read_act) -> Callable[[SmallAct], Audit]:
    """The audit of a small act, with the packs of its kind."""

    def audited(act: SmallAct) -> Audit:
        document = read_act(act)
        found = discover(document)
        asked = ask_packs(document, found, recognise_acts(document))
        outcomes, abstentions = run_identities(document, found, None, asked)
        return conclude(document, outcomes, abstentions, packs=asked.applied)

    return audited
