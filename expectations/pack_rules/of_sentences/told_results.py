"""The shape "told": what a sentence says that the lines of a table make, column by column.

    Le rendement du réseau passe de 85,1 % en 2024 à 87,8 %.

What a column makes is told once; a figure that no column makes is held against the one column that
is left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.line_shape import found_terms
from expectations.pack_rules.pack_belief import holds
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import (
    FoundTerm,
    ratio_of_terms,
    stated_identity,
)
from expectations.pack_rules.rule_phrases import says
from extract.facts import Claim
from extract.french.folding import fold
from extract.several import only
from validate.model.identity import Identity, Severity


def state_told(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identities of each sentence that tells what the columns of one table make."""
    columns = list(found_terms(rule, scene))
    if not columns or rule.result is None:
        return
    for claims in scene.by_sentence("percent").values():
        told = [one for one in claims if _is_told(rule.result, one)]
        stated = list(_of_sentence(rule, scene, told, columns, severity))
        if stated:
            yield stated


def _is_told(operand: Operand, claim: Claim) -> bool:
    """Whether a figure is of an operand: it is named before it in its sentence, and nothing that
    would make it another thing stands between.
    """
    before, printed, _ = fold(claim.sentence).partition(
        fold(claim.fact.printed)
    )
    named = [before.rfind(fold(one)) for one in operand.line]
    start = max(named, default=-1)
    if not printed or start < 0:
        return False
    return not says(before[start:], operand.line_without)


def _of_sentence(
    rule: PackRule,
    scene: ActScene,
    told: Sequence[Claim],
    columns: Sequence[Sequence[FoundTerm]],
    severity: Severity,
) -> Iterator[Identity]:
    left = list(columns)
    others: list[Claim] = []
    for claim in told:
        ways = (
            (column, _identity(rule, scene, claim, column, severity))
            for column in left
        )
        made = next((one for one in ways if holds(one[1], scene.facts)), None)
        if made is None:
            others.append(claim)
            continue
        column, identity = made
        left.remove(column)
        yield identity
    other, last = only(others), only(left)
    if other is not None and last is not None and len(told) > 1:
        yield _identity(rule, scene, other, last, severity)


def _identity(
    rule: PackRule,
    scene: ActScene,
    claim: Claim,
    terms: Sequence[FoundTerm],
    severity: Severity,
) -> Identity:
    stated = stated_identity(
        rule, scene, claim.fact, severity, label=rule.result_name
    )
    weighed, dividends = ratio_of_terms(rule, terms)
    return replace(
        stated,
        terms=weighed,
        dividends=dividends,
        constant=rule.factors[0],
    )
