"""A small audit made by hand, a source that draws blank paper, and a real browser."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.facts import Claim, Fact, Statements, table_facts
from extract.geometry import BBox, Place
from extract.grid import Doubt
from extract.lines.masthead import Masthead
from extract.lines.sections import Section, SectionKind
from extract.number import Number, Unit
from extract.tables.typing import type_table
from validate.model.finding import (
    Abstention,
    Audit,
    Consequence,
    Coverage,
    CoverageCount,
    Diagnosis,
    Evidence,
    Finding,
    Message,
    RuleInfo,
)
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.model.likelihood import Support

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
TABLE = "annexe-1-1"
HEADER = ("Territoire", "Structure", "Places", "Tarif", "Montant")
ROWS = (
    ("Artois", "Alpha", "10", "100,00 €", "1 000,00 €"),
    (None, "Bêta", "35", "100,00 €", "1 500,00 €"),
    ("Ternois", "Gamma", "7", "100,00 €", "700,00 €"),
    ("TOTAL", "", "52", "", "3 200,00 €"),
)


class Paper:
    """Draws pages as blank sheets with a few strokes, without any PDF."""

    def render(
        self, page_number: int, scale: float, clip: BBox | None = None
    ) -> Image.Image:
        box = clip or BBox(0.0, 0.0, 595.0, 842.0)
        image = Image.new(
            "RGB",
            (
                int((box.x1 - box.x0) * scale),
                int((box.bottom - box.top) * scale),
            ),
            "white",
        )
        ImageDraw.Draw(image).line(
            [(10, 10), (10 + 20 * page_number, 10)], fill="black", width=3
        )
        return image


def _message(text: str) -> Message:
    return Message(text, f"[en] {text}")


def _claim(text: str = "1 250,00 €") -> Claim:
    number = Number(Decimal(1250), 2, text, Unit.EUR)
    fact = Fact(
        id="claim-1",
        counts="amount",
        number=number,
        printed=text,
        places=(Place(1, BBox(100, 700, 180, 712)),),
        section="deliberation",
    )
    return Claim(
        fact,
        "1",
        "Proposition 2022",
        "subventions",
        "€",
        f"Il serait alloué {text} à 3 structures.",
        2022,
    )


def _outcomes(facts: dict[str, Fact]) -> tuple[Outcome, ...]:
    rows = [
        Identity(
            f"rate-{row}",
            "rate.row",
            Kind.PRODUCT,
            Form.PRODUCT,
            f"{TABLE}!r{row}c4",
            (Term(f"{TABLE}!r{row}c2"), Term(f"{TABLE}!r{row}c3")),
            TABLE,
        )
        for row in range(3)
    ]
    terms = tuple(Term(f"{TABLE}!r{row}c4") for row in range(3))
    total = Identity(
        "total",
        "sum.total",
        Kind.SUM,
        Form.WEIGHTED_SUM,
        f"{TABLE}!r3c4",
        terms,
        TABLE,
    )
    prose = Identity(
        "prose",
        "agree.prose",
        Kind.EQUALITY,
        Form.EQUALITY,
        "claim-1",
        (Term(f"{TABLE}!r3c4"),),
    )
    return tuple(
        evaluate(identity, facts) for identity in (*rows, total, prose)
    )


def _evidence(facts: dict[str, Fact], *ids: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            i,
            facts[i].places[0],
            facts[i].printed,
            "result" if n == 0 else "term",
        )
        for n, i in enumerate(ids)
    )


def _findings(
    facts: dict[str, Fact], outcomes: tuple[Outcome, ...]
) -> tuple[Finding, ...]:
    product, prose = outcomes[1], outcomes[4]
    amount, places, rate = f"{TABLE}!r1c4", f"{TABLE}!r1c2", f"{TABLE}!r1c3"
    first = Finding(
        "aaaa1111",
        Kind.PRODUCT,
        Severity.ERROR,
        "factual",
        "open",
        (1,),
        TABLE,
        "35",
        "15",
        Decimal(20),
        Decimal(0),
        "35 × 100,00 = 3 500,00 ≠ 1 500,00",
        _message(
            "Annexe 1, p. 1, ligne « Bêta » : 35 × 100,00 € = 3 500,00 €, imprimé 1 500,00 €."
        ),
        "rate.row",
        "1",
        _evidence(facts, amount, places, rate),
        places,
        (
            Diagnosis(
                "other-row-value",
                (places,),
                _message("Une autre quantité : 15 au lieu de 35."),
            ),
        ),
        (
            Consequence(
                "total",
                Kind.SUM,
                "52",
                Decimal(32),
                Decimal(20),
                _message("Le total des places s’écarte."),
            ),
        ),
        probability=0.98,
        supports=(Support.WORDS, Support.AGREEMENT),
    )
    second = Finding(
        "bbbb2222",
        Kind.EQUALITY,
        Severity.WARNING,
        "judgmental",
        "confirmed",
        (1, 2),
        "",
        "1 250,00 €",
        "3200",
        Decimal(-1950),
        Decimal(0),
        "1 250,00 ≠ 3 200,00",
        _message(
            "Article 1, p. 1 : 1 250,00 € ; l’annexe 1 imprime 3 200,00 €."
        ),
        "agree.prose",
        "1",
        _evidence(facts, "claim-1", f"{TABLE}!r3c4"),
        "claim-1",
        note="Vu avec le service.",
        author="A. Dupont",
        disposed_on="2026-05-04",
    )
    third = Finding(
        "cccc3333",
        Kind.FORMAT,
        Severity.INFO,
        "factual",
        "extraction",
        (2,),
        TABLE,
        "1 50",
        "",
        None,
        Decimal(0),
        "1 50",
        _message(
            "Annexe 1, p. 2 : « 1 50 » ne peut pas être lu comme un nombre."
        ),
        "format.number",
        "1",
        _evidence(facts, f"{TABLE}!r3c4"),
    )
    assert product.delta == Decimal(-2000)
    assert prose.delta == Decimal(-1950)
    return first, second, third


def build(make_raw: Callable[..., Any], **changes: Any) -> Audit:
    """The small audit; ``changes`` replace fields of its document."""
    raw = make_raw(
        TABLE,
        HEADER,
        ROWS,
        caption="Annexe 1 : subventions",
        section="annexe-1",
        spans={(0, 0): (2, 1)},
        pages=[1, 1, 2, 2],
    )
    table = type_table(raw)
    claim = _claim()
    facts = (*table_facts(table), claim.fact)
    by_id = {fact.id: fact for fact in facts}
    document = Document(
        file=DocumentFile(
            "petit-0123456789abcdef", "petit.pdf", "0123456789abcdef" * 4
        ),
        pages=tuple(
            PageInfo(n, 595.0, 842.0, str(n), PageKind.TABLES) for n in (1, 2)
        ),
        sections=(
            Section(
                "deliberation",
                SectionKind.DELIBERATION,
                "",
                "Délibération",
                (1, 0.0),
                "2026-1",
            ),
            Section(
                "annexe-1",
                SectionKind.ANNEX,
                "1",
                "Annexe 1",
                (1, 90.0),
                "2026-1",
            ),
        ),
        tables=(table,),
        prose=(),
        facts=facts,
        statements=Statements((claim,), (), (), ()),
        doubts=(Doubt(2, BBox(0, 0, 10, 10), "text-outside", "12"),),
        masthead=Masthead(
            "Subventions 2026", "Commune de Petitville", "2026-04-01"
        ),
        notices=("reconstitution",),
    )
    outcomes = _outcomes(by_id)
    states = {
        fact.id: "held" for fact in facts if fact.table_id and not fact.free
    }
    for outcome in outcomes:
        for fact in outcome.identity.facts:
            if fact in states:
                states[fact] = (
                    "failed"
                    if outcome.verdict is Verdict.FAILED
                    or states[fact] == "failed"
                    else "proved"
                )
    states[f"{TABLE}!r3c2"] = "unchecked"
    count = {
        state: list(states.values()).count(state)
        for state in ("proved", "held", "failed", "unchecked")
    }
    cover = CoverageCount(
        TABLE,
        "annexe-1",
        len(states),
        count["held"] + count["proved"],
        count["failed"],
        count["unchecked"],
        count["proved"],
    )
    reason = Abstention(
        "sum.total",
        TABLE,
        "TOTAL, Places",
        _message("Une case est vide."),
        places=(raw.places[0],),
    )
    rules = tuple(
        RuleInfo(
            code,
            "1",
            _message(f"Règle {code}"),
            _message("arithmétique"),
            2,
            1,
            0,
        )
        for code in ("agree.prose", "format.number", "rate.row", "sum.total")
    )
    audit = Audit(
        document,
        _findings(by_id, outcomes),
        outcomes,
        (reason,),
        Coverage((cover,), states),
        rules,
        Decimal(10),
    )
    return (
        replace(audit, document=_changed(document, changes))
        if changes
        else audit
    )


def _changed(document: Document, changes: Mapping[str, Any]) -> Document:
    """``document`` with fields of its own or of its parts changed."""
    left = dict(changes)
    for name in ("file", "statements", "masthead"):
        part = getattr(document, name)
        own = {
            field.name: left.pop(field.name)
            for field in fields(part)
            if field.name in left
        }
        document = replace(document, **{name: replace(part, **own)})
    return replace(document, **left)


@pytest.fixture
def make_audit(make_raw: Callable[..., Any]) -> Callable[..., Audit]:
    """The builder of the small audit: ``make_audit(name="x.pdf")`` replaces fields of its
    document.
    """
    return functools.partial(build, make_raw)


@pytest.fixture
def audit(make_audit: Callable[..., Audit]) -> Audit:
    """The small audit."""
    return make_audit()


@pytest.fixture
def paper() -> Paper:
    """A source of blank pages."""
    return Paper()
