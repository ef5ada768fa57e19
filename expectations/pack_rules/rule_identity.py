"""The identity of a rule over the facts that were found for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene, Spot
from expectations.pack_rules.pack_rule import Operand, PackRule
from extract.facts import Fact
from extract.number import Unit
from extract.table import ColumnKind
from validate.check import place_id, stable_id
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    Verdict,
    evaluate,
)

_HUNDREDTH = Decimal("0.01")
NO_FACTS = Message(
    "les faits que la règle demande ne se retrouvent pas dans l'acte",
    "the facts that the rule needs are not found in the act",
)
AMBIGUOUS = Message(
    "les faits que la règle demande ne se distinguent pas sûrement dans l'acte, ou aucune ligne n'y"
    " obéit",
    "the facts that the rule needs are not told apart for sure in the act, or no line obeys",
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
    """The rule over these places, with the first of its factors under which they obey; ``bound`` is
    added to what the terms give.
    """
    stated = [
        _with_factor(
            rule, result, _dividends_first(rule, terms), severity, factor
        )
        for factor in rule.factors
    ]
    facts = {one.fact.id: one.fact for one in (result, *_spots(terms))}
    held = (
        one for one in stated if evaluate(one, facts).verdict is Verdict.HELD
    )
    first = stated[0] if len(stated) == 1 else next(held, stated[0])
    return replace(first, offset=bound)


def ratio_of_terms(
    rule: PackRule, terms: Sequence[FoundTerm]
) -> tuple[tuple[Term, ...], int]:
    """The terms of a ratio, those that are divided first, and how many these are."""
    ordered = _dividends_first(rule, terms)
    weighed = (Term(one.spot.fact.id, _weight(rule, one)) for one in ordered)
    return tuple(weighed), _dividends(rule, ordered)


def _dividends_first(
    rule: PackRule, terms: Sequence[FoundTerm]
) -> Sequence[FoundTerm]:
    """The terms, in a ratio those first that are divided."""
    if rule.form is not Form.RATIO:
        return terms
    return sorted(terms, key=lambda one: one.operand.sign < 0)


def _dividends(rule: PackRule, terms: Sequence[FoundTerm]) -> int:
    """How many terms of a ratio are divided: all but those that divide; the first where the rule
    does not say which do.
    """
    above = sum(one.operand.sign > 0 for one in terms)
    return above if rule.form is Form.RATIO and above < len(terms) else 1


def _spots(terms: Sequence[FoundTerm]) -> list[Spot]:
    return [one.spot for one in terms]


def _with_factor(
    rule: PackRule,
    result: Spot,
    terms: Sequence[FoundTerm],
    severity: Severity,
    factor: Decimal,
) -> Identity:
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
        constant=_constant(rule, terms, factor),
        dividends=_dividends(rule, terms),
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
    """The weight of a term; factors of a product have none, those of a ratio the sign that they are
    printed with, so that what is taken away counts as what it is.
    """
    if rule.form is Form.PRODUCT:
        return Decimal(1)
    if rule.form is Form.RATIO:
        lowers = term.spot.fact.value_or_zero < 0 and not term.operand.signed
        return Decimal(-1 if lowers else 1)
    return term.operand.sign


def _constant(
    rule: PackRule, terms: Sequence[FoundTerm], constant: Decimal
) -> Decimal:
    """The factor of a product: a hundredth more for each percentage."""
    if rule.form is Form.PRODUCT:
        for term in terms:
            if _is_percent(term.spot):
                constant *= _HUNDREDTH
    return constant


def _is_percent(spot: Spot) -> bool:
    printed = spot.fact.unit is Unit.PERCENT
    return printed or spot.table.column(spot.col).kind is ColumnKind.PERCENT


def _rounded(result: Spot, terms: Sequence[FoundTerm]) -> list[str]:
    spots = [result, *_spots(terms)]
    return [
        spot.fact.id for spot in spots if spot.table.rounded(spot.row, spot.col)
    ]
