"""Shapes of rules of law with a parameter: a share that is asked for, a ceiling by population, an
amount at the value of the day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from expectations.pack_rules.act_scene import ActScene, Spot, figure_columns
from expectations.pack_rules.column_shape import is_meant, state_columns
from expectations.pack_rules.line_shape import state_lines
from expectations.pack_rules.pack_belief import held_and_failed
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.parameters import Parameter, in_force
from expectations.pack_rules.rule_identity import FoundTerm, rule_identity
from extract.number import Unit
from extract.several import only
from extract.table import RowKind
from validate.model.identity import Identity, Severity
from validate.tables.figure_table import NUMERIC

_WHOLE = Decimal(100)
"""All of a thing, in per cent."""
_COUNT = r"(?<![\d.,])(\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d+)"
"""A whole number, its thousands parted by spaces, by points or by nothing."""
_PEOPLE = re.compile(
    rf"(?:population[^.;]{{0,60}}?|commune de |compte |){_COUNT} habitants"
)
"""How many live in the commune: "une population totale de 4 812 habitants"."""
_MARGIN = re.compile(
    r"\bmarge (?:d.appreciation |de negociation )?(?:est )?(?:de |fixee a )?"
    r"(?:plus ou moins |\+ ?/ ?- ?|± ?)?(\d{1,2}(?:,\d+)?) ?(?:%|pour cent)"
)
"""The margin that an opinion of the State's valuers leaves: "une marge d'appréciation de 10 %"."""
_STRATUM = re.compile(rf"(?:de |entre ){_COUNT} (?:a|et) {_COUNT} habitants")
"""The stratum that the law puts it in: "de 3 500 à 9 999 habitants"."""


_STEPS = tuple(map(Decimal, ("1", "0", "0.01", "0.1")))
"""How far above the end of a band the next one begins."""
_FEW = 3
"""Lines that keep a rule, at least, and for each that does not."""


def state_share(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """A line is at least, or at most, the parameter's share of what its terms give."""
    share = only_value(rule, scene)
    if share is None:
        return
    weighed = replace(
        rule,
        terms=tuple(
            replace(one, weight=str(share * one.sign)) for one in rule.terms
        ),
    )
    shape = state_columns if _in_columns(rule) else state_lines
    yield from shape(weighed, scene, severity)


def _in_columns(rule: PackRule) -> bool:
    return not any(one.line or one.codes for one in rule.operands)


def state_value_of_the_day(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """An amount is a percentage of the parameter's value on the day of the act."""
    value = only_value(rule, scene)
    if value is not None:
        factor = str(value * Decimal(rule.constant))
        valued = replace(rule, constant=factor)
        yield from state_columns(valued, scene, severity)


def only_value(rule: PackRule, scene: ActScene) -> Decimal | None:
    """The one value of the rule's parameter on the day of the act; None where it is not known."""
    return only({one.value for one in _values(rule, scene)})


def _values(rule: PackRule, scene: ActScene) -> list[Parameter]:
    """The values of the rule's parameter on the day of the act, for its population."""
    if not scene.day:
        return []
    values = list(in_force(rule.parameter, scene.day))
    if all(one.least is None and one.most is None for one in values):
        return values
    people = _population(scene)
    return [one for one in values if people is not None and one.is_of(people)]


def _population(scene: ActScene) -> int | None:
    """The people of the commune, or the least of its stratum; None where the act says neither, or
    several.
    """
    text = scene.text
    strata = {_whole(least) for least, _ in _STRATUM.findall(text)}
    if len(strata) == 1:
        return strata.pop()
    people = set(map(_whole, _PEOPLE.findall(text)))
    return only(people)


def _whole(printed: str) -> int:
    return int("".join(filter(str.isdigit, printed)))


def state_ceiling(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """A percentage of some lines is at most the parameter's, by population."""
    ceiling = only_value(rule, scene)
    if ceiling is None or rule.result is None:
        return
    if rule.context and not scene.mentions(rule.context):
        return
    for spot in _percentages(rule.result, scene):
        yield [rule_identity(rule, spot, (), severity, bound=ceiling)]


def state_whole(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The percentages of the lines of a column, by which several share one thing out, are at most
    all of it.
    """
    if rule.result is None:
        return
    other = replace(rule.result, weight="-1")
    for table in filter(partial(is_meant, rule), scene.tables):
        for col in figure_columns(table, rule.result):
            shares = [
                spot
                for spot in scene.spots(table, col)
                if table.rows[spot.row].kind is RowKind.DETAIL
            ]
            terms = [FoundTerm(other, spot) for spot in shares[1:]]
            if terms:
                yield [
                    rule_identity(
                        rule, shares[0], terms, severity, bound=_WHOLE
                    )
                ]


def state_margin(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """In each line of a table, an amount is at most another and the margin that the act prints."""
    printed = {one.replace(",", ".") for one in _MARGIN.findall(scene.text)}
    margin = only(printed)
    if margin is None:
        return
    raised = str(1 + Decimal(margin) / _WHOLE)
    terms = tuple(replace(one, weight=raised) for one in rule.terms)
    yield from state_columns(replace(rule, terms=terms), scene, severity)


def state_bands(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each band of a table begins where the one before it ends, or one step above: the step that
    most bands keep.
    """
    for table in state_columns(rule, scene, severity):
        for step in _STEPS:
            stated = [replace(one, offset=step) for one in table]
            if _mostly_kept(stated, scene):
                yield stated
                break


def _mostly_kept(stated: Sequence[Identity], scene: ActScene) -> bool:
    """Whether several lines keep a rule, and three for each that does not."""
    held, failed = held_and_failed(stated, scene.facts)
    return held >= _FEW and held >= _FEW * failed


def _percentages(operand: Operand, scene: ActScene) -> Iterator[Spot]:
    """The figures of the lines that an operand names, in its columns; where it names none, those
    printed in per cent."""
    lines = replace(operand, column=(), without=())
    for table in scene.tables:
        cols = figure_columns(table, operand)
        for col in cols if operand.column else table.columns(*NUMERIC):
            for spot in scene.spots(table, col):
                is_meant_so = operand.column or _is_percent(spot)
                if is_meant_so and spot.is_of(lines):
                    yield spot


def _is_percent(spot: Spot) -> bool:
    number = spot.fact.number
    return number is not None and number.unit is Unit.PERCENT
