"""A small deliberation made by hand: an annex whose totals foot, whose amounts are places
x rate.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.facts import Statements, table_facts
from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from extract.tables.typing import type_table

HEADER = ("Bénéficiaire", "Places", "Tarif", "Montant proposé 2026")


@dataclass
class Deliberation:
    """What a made-up annex prints: (beneficiary, places, rate) lines by theme; totals are worked
    out.
    """

    themes: dict[str, list[tuple[str, int, int]]] = field(
        default_factory=lambda: {
            "Culture": [
                ("Les Amis", 12, 125),
                ("La Fabrique", 7, 340),
                ("Union des arts", 31, 95),
            ],
            "Sport": [
                ("Club nautique", 9, 210),
                ("Judo du Val", 16, 155),
                ("Étoile cycliste", 23, 87),
            ],
        }
    )
    caption: str = "Annexe 1 – Subventions 2026"
    header: Sequence[str] = HEADER
    exercise: int = 2026
    overrides: dict[tuple[str, int], str] = field(default_factory=dict)

    def rows(self) -> list[list[str]]:
        """The printed rows."""
        printed, total, heads = [], 0, 0
        for theme, lines in self.themes.items():
            printed.append([theme, "", "", ""])
            for name, places, rate in lines:
                printed.append(
                    [name, str(places), f"{rate},00 €", _euros(places * rate)]
                )
            amount, places = (
                sum(p * r for _, p, r in lines),
                sum(p for _, p, _ in lines),
            )
            printed.append(
                [f"Sous-total {theme}", str(places), "", _euros(amount)]
            )
            total, heads = total + amount, heads + places
        printed.append(["TOTAL GÉNÉRAL", str(heads), "", _euros(total)])
        for (label, col), text in self.overrides.items():
            row = next(row for row in printed if row[0] == label)
            row[col] = text
        return printed


def _euros(amount: int) -> str:
    return f"{amount:,}".replace(",", " ") + ",00 €"


@pytest.fixture
def make_document(make_raw) -> Callable[..., Document]:
    """``make_document(Deliberation(...))``: the document as read."""

    def make(deliberation: Deliberation | None = None) -> Document:
        told = deliberation or Deliberation()
        rows = told.rows()
        spans = {
            (index, 0): (1, len(told.header))
            for index, row in enumerate(rows)
            if not any(row[1:])
        }
        printed = [
            [row[0], None, None, None] if (index, 0) in spans else row
            for index, row in enumerate(rows)
        ]
        raw = make_raw(
            "annexe-1-t1",
            told.header,
            printed,
            caption=told.caption,
            section="annexe-1",
            spans=spans,
        )
        table = type_table(raw)
        return Document(
            file=DocumentFile("doc-0", "doc.pdf", "0" * 64),
            pages=(PageInfo(1, 595, 842, "", PageKind.TABLES),),
            sections=(
                Section(
                    "annexe-1", SectionKind.ANNEX, "1", told.caption, (1, 0.0)
                ),
            ),
            tables=(table,),
            prose=(),
            facts=table_facts(table),
            statements=Statements((), (), (), ()),
            masthead=Masthead(exercise=told.exercise),
        )

    return make


@pytest.fixture
def deliberation() -> type[Deliberation]:
    """The class of made-up annexes."""
    return Deliberation
