"""What the findings of the sample say is recomputed: sentence, equation and figures must tell the
same thing.
"""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.french.numbers import find_numbers, parse_number
from reports.i18n import Texts
from reports.page.findings.equation_terms import (
    BrokenIdentities,
    equation_parts,
    stake,
)
from reports.page.known_figures import known_facts
from validate.model.finding import Audit, Finding
from validate.model.identity import Form, Kind

SAMPLE = (
    Path(__file__).parents[2] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
COMPUTED = (Form.WEIGHTED_SUM, Form.PRODUCT, Form.RATIO, Form.EQUALITY)


@pytest.fixture
def audit(audited_sample) -> Audit:
    return audited_sample.record


def _numbers(text: str) -> set[Decimal]:
    unquoted = re.sub(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\bpages? \d+", " ", text)
    return {abs(match.number.value) for match in find_numbers(unquoted)}


def _value(finding: Finding) -> Decimal | None:
    number = parse_number(finding.printed)
    return number.value if number else None


def _deviations(audit: Audit) -> list[Finding]:
    return [finding for finding in audit.findings if finding.delta is not None]


def test_there_is_something_to_recompute(audit):
    assert len(_deviations(audit)) >= 8


def test_the_difference_is_printed_minus_expected(audit):
    for finding in _deviations(audit):
        value = _value(finding)
        assert value is not None, finding.printed
        assert value - Decimal(finding.expected) == finding.delta, (
            finding.message.fr
        )
        assert (
            abs(finding.delta) > finding.tolerance or finding.kind is Kind.COUNT
        )


def test_the_sentence_tells_the_figures(audit):
    for finding in _deviations(audit):
        told = _numbers(finding.message.fr)
        assert {
            abs(Decimal(finding.expected)),
            abs(_value(finding) or 0),
        } <= told, finding.message.fr
        if "écart de" in finding.message.fr:
            assert abs(finding.delta or 0) in told, finding.message.fr


def test_the_sentence_makes_no_figure_up(audit):
    for finding in _deviations(audit):
        told = {
            number
            for number in _numbers(finding.message.fr)
            if number >= 1000 or number % 1
        }
        known = _numbers(finding.equation) | {abs(_value(finding) or 0)}
        known |= {
            abs(Decimal(finding.expected)),
            abs(finding.delta or Decimal(0)),
        }
        known |= {
            abs(m.number.value)
            for item in finding.evidence
            for m in find_numbers(item.printed)
        }
        assert told <= known, finding.message.fr


def test_every_equation_computes_to_what_it_says(audit):
    facts = known_facts(audit)
    seen = 0
    for finding in audit.findings:
        outcome = next(iter(BrokenIdentities(audit).of(finding)), None)
        if (
            outcome is None
            or outcome.identity.form not in COMPUTED
            or not outcome.identity.result
        ):
            continue
        if outcome.expected is None or any(
            facts[t.fact].value is None for t in outcome.identity.terms
        ):
            continue
        made = equation_parts(outcome, facts, Texts("fr"))
        assert _computed(outcome.identity, facts) == pytest.approx(
            outcome.expected, abs=Decimal("0.005")
        )
        figures = [
            part.fact
            for part in (made.terms or made.parts)
            if part.kind == "figure"
        ]
        assert figures == [term.fact for term in outcome.identity.terms], (
            "each figure links to its cell"
        )
        seen += 1
    assert seen >= 8


def _computed(identity: Any, facts: Any) -> Decimal:
    values = [facts[term.fact].value for term in identity.terms]
    if identity.form is Form.PRODUCT:
        product = identity.constant
        for value in values:
            product *= value
        return product
    if identity.form is Form.RATIO:
        return identity.constant * values[0] / values[1] + identity.offset
    weighted = (
        term.weight * value
        for term, value in zip(identity.terms, values, strict=True)
    )
    return sum(weighted, Decimal(0)) + identity.offset


def test_the_amount_at_stake_is_a_deviation_of_the_document(audit):
    facts = known_facts(audit)
    deltas = {outcome.delta for outcome in audit.outcomes} | {
        finding.delta for finding in audit.findings
    }
    for finding in audit.findings:
        amount = stake(BrokenIdentities(audit), finding, facts)
        assert amount is None or amount in deltas


def test_every_figure_framed_is_printed_there(audit):
    """The text of the page under each box holds the figure that the evidence says is printed."""
    from extract.pdf.source import open_source

    with open_source(SAMPLE) as source:
        pages = {
            number: source.page(number)
            for number in {
                e.place.page for f in audit.findings for e in f.evidence
            }
        }
    for finding in audit.findings:
        if finding.kind is Kind.DATE:
            continue
        for item in finding.evidence:
            chars, box = pages[item.place.page].chars, item.place.bbox
            inside = [
                text
                for text, (x0, top, x1, bottom) in zip(
                    chars.text, chars.boxes, strict=True
                )
                if box.x0 - 1 <= (x0 + x1) / 2 <= box.x1 + 1
                and box.top - 1 <= (top + bottom) / 2 <= box.bottom + 1
            ]
            wanted = re.sub(r"\W", "", item.printed)
            assert wanted in re.sub(r"\W", "", "".join(inside)), (
                item.printed,
                "".join(inside),
            )
