"""The equation of a finding, term by term, so that each figure can link to its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from extract.number import Unit
from reports.i18n import Texts
from validate.model.finding import Audit, Finding
from validate.model.identity import Form, Identity, Outcome, Term, Verdict

INLINE = 9
"""A sum of more terms than this shows its first and last ones; the whole list follows it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an equation: a figure (``fact`` is its id), an operator, or a number that no cell
    holds.
    """

    text: str
    fact: str = ""
    kind: str = "operator"


@dataclass(frozen=True, slots=True)
class Equation:
    """``parts`` read ``terms = expected``; ``terms`` lists every figure where the parts skip some."""

    parts: tuple[Part, ...]
    terms: tuple[Part, ...]
    outcome: Outcome
    pages: tuple[int, int] | None = None
    """For one fact printed in two places, the pages of the figure at issue and of the other."""


def failed_with(audit: Audit, finding: Finding) -> tuple[Outcome, ...]:
    """The failed identities that the finding's root takes part in, the finding's own first."""
    broken = [
        outcome
        for outcome in audit.outcomes
        if outcome.verdict is Verdict.FAILED
        and (outcome.identity.id == finding.id or finding.root in outcome.identity.facts)
    ]

    def closeness(outcome: Outcome) -> tuple[bool, bool, bool]:
        identity = outcome.identity
        same = identity.rule == finding.rule and identity.kind is finding.kind
        return identity.id != finding.id, not same, outcome.delta != finding.delta

    return tuple(sorted(broken, key=closeness))


def stake(audit: Audit, finding: Finding, facts: Mapping[str, Fact]) -> Decimal | None:
    """The amount at stake in euros, signed: printed minus expected; None where no amount is
    concerned.

    The deviation of the figure at issue where it is an amount; otherwise the largest one among the
    amounts that it makes deviate (a wrong number of posts moves a grant).
    """
    root = facts.get(finding.root)
    if root is not None and _is_amount(root) and finding.delta is not None:
        return finding.delta
    moved = [
        outcome.delta
        for outcome in failed_with(audit, finding)
        if outcome.delta is not None and outcome.identity.result in facts
        if _is_amount(facts[outcome.identity.result])
    ]
    return max(moved, key=abs, default=None)


def _is_amount(fact: Fact) -> bool:
    return fact.counts == "amount" or (fact.number is not None and fact.number.unit is Unit.EUR)


def equation(outcome: Outcome, facts: Mapping[str, Fact], texts: Texts) -> Equation:
    """The identity of ``outcome`` as parts, ending with what the result should be."""
    identity = outcome.identity
    terms = identity.terms
    whole = tuple(figure(term.fact, facts) for term in terms)
    match identity.form:
        case Form.PRODUCT:
            body = _joined([*_constant(identity, texts), *whole], "×")
        case Form.RATIO:
            body = _ratio(identity, whole, texts)
        case _:
            body = _sum(terms, facts, texts)
    if identity.form is Form.EQUALITY and len(terms) == 1 and terms[0].weight == 1:
        return Equation(
            whole, (), outcome, (_page(facts.get(identity.result)), _page(facts.get(terms[0].fact)))
        )
    shown = [
        Part("="),
        Part(value_text(outcome.expected, facts.get(identity.result), texts), kind="expected"),
    ]
    short = tuple(body) if outcome.expected is None else (*body, *shown)
    listed = (
        whole if identity.form in (Form.WEIGHTED_SUM, Form.EQUALITY) and len(terms) > INLINE else ()
    )
    return Equation(short, listed, outcome)


def _page(fact: Fact | None) -> int:
    return fact.places[0].page if fact and fact.places else 0


def figure(fact_id: str, facts: Mapping[str, Fact]) -> Part:
    """A figure as it is printed."""
    fact = facts.get(fact_id)
    if fact is None:
        return Part(fact_id, kind="number")
    return Part(fact.number.printed if fact.number else fact.printed, fact_id, "figure")


def value_text(value: Decimal | None, like: Fact | None, texts: Texts) -> str:
    """A computed value written like the figure it should equal: euros for an amount."""
    if value is None:
        return "—"
    if like is not None and _is_amount(like):
        return texts.money(value)
    decimals = like.number.decimals if like is not None and like.number else 0
    exact = value.normalize() if value == value.to_integral_value() else value
    shown = texts.number(exact, max(decimals, min(6, -int(exact.as_tuple().exponent))))
    return (
        f"{shown} %"
        if like is not None and like.number and like.number.unit is Unit.PERCENT
        else shown
    )


def _constant(identity: Identity, texts: Texts) -> list[Part]:
    return [] if identity.constant == 1 else [Part(texts.number(identity.constant), kind="number")]


def _joined(items: Iterable[Part], sign: str) -> list[Part]:
    parts: list[Part] = []
    for item in items:
        parts += [Part(sign), item] if parts else [item]
    return parts


def _ratio(identity: Identity, whole: Sequence[Part], texts: Texts) -> list[Part]:
    body = [*_joined([*_constant(identity, texts), whole[0]], "×"), Part("÷"), *whole[1:]]
    if identity.offset:
        body += [
            Part("−" if identity.offset < 0 else "+"),
            Part(texts.number(abs(identity.offset)), kind="number"),
        ]
    return body


def _sum(terms: Sequence[Term], facts: Mapping[str, Fact], texts: Texts) -> list[Part]:
    shown: list[Term | None] = list(terms)
    if len(terms) > INLINE:
        shown = [*terms[:3], None, *terms[-2:]]
    parts: list[Part] = []
    for term in shown:
        if term is None:
            parts += [Part("+"), Part(texts("equation.more", n=len(terms) - 5), kind="more")]
            continue
        if parts or term.weight < 0:
            parts.append(Part("−" if term.weight < 0 else "+"))
        if abs(term.weight) != 1:
            parts += [Part(texts.number(abs(term.weight)), kind="number"), Part("×")]
        parts.append(figure(term.fact, facts))
    return parts
