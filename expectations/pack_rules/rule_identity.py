"""The identity of a rule over the facts that were found for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene, Spot
from expectations.pack_rules.pack_rule import Operand, PackRule
from extract.facts import Fact
from extract.number import Unit
from extract.table import ColumnKind
from validate.check import place_id, stable_id
from validate.model.finding import Message
from validate.model.identity import Form, Identity, Kind, Severity, Term

_HUNDREDTH = Decimal("0.01")
NO_FACTS = Message(
    "les faits que la règle demande ne se retrouvent pas dans cet acte",
    "the facts that the rule needs are not found in this act",
)
AMBIGUOUS = Message(
    "les faits que la règle demande ne se distinguent pas sûrement dans cet acte, ou n'obéissent à"
    " aucune ligne",
    "the facts that the rule needs are not told apart for sure in this act, or no line obeys",
)


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term of a rule at its place."""

    operand: Operand
    spot: Spot


def rule_identity(
    rule: PackRule,
    result: Spot,
    terms: Sequence[FoundTerm],
    severity: Severity,
    *,
    bound: Decimal = Decimal(0),
) -> Identity:
    """The rule over these places; ``bound`` is added to what the terms give."""
    view, fact = result.table, result.fact
    return Identity(
        id=stable_id(rule.code, *view.words(result.row, result.col)),
        rule=rule.code,
        kind=Kind(rule.kind),
        form=rule.form,
        result=fact.id,
        terms=tuple(
            Term(one.spot.fact.id, _weight(rule, one)) for one in terms
        ),
        table_id=view.table.id,
        constant=_constant(rule, terms),
        offset=bound,
        severity=severity,
        nature=rule.nature,
        label=view.name(result.row, result.col),
        rounded=tuple(_rounded(result, terms)),
    )


def stated_identity(
    rule: PackRule,
    scene: ActScene,
    result: Fact,
    severity: Severity,
    *,
    label: str,
    terms: Sequence[Term] = (),
    offset: Decimal = Decimal(0),
) -> Identity:
    """The rule over a figure at its own place in the document, whatever it is printed in."""
    return Identity(
        id=place_id(rule.code, scene.document, result),
        rule=rule.code,
        kind=rule.kind,
        form=rule.form,
        result=result.id,
        terms=tuple(terms),
        offset=offset,
        severity=severity,
        nature=rule.nature,
        label=label,
    )


def _weight(rule: PackRule, term: FoundTerm) -> Decimal:
    """The weight of a term; factors of a product have none."""
    if rule.form in (Form.PRODUCT, Form.RATIO):
        return Decimal(1)
    return term.operand.sign


def _constant(rule: PackRule, terms: Sequence[FoundTerm]) -> Decimal:
    """The factor of a product: a hundredth for each percentage."""
    constant = Decimal(rule.constant)
    if rule.form is Form.PRODUCT:
        for term in terms:
            if _is_percent(term.spot):
                constant *= _HUNDREDTH
    return constant


def _is_percent(spot: Spot) -> bool:
    printed = spot.fact.unit is Unit.PERCENT
    return printed or spot.table.column(spot.col).kind is ColumnKind.PERCENT


def _rounded(result: Spot, terms: Sequence[FoundTerm]) -> list[str]:
    spots = [result, *(term.spot for term in terms)]
    return [
        spot.fact.id for spot in spots if spot.table.rounded(spot.row, spot.col)
    ]
