"""The shape "stated-limit": what a sentence says of a thing keeps to the limit that the law sets
for it: a threshold that it tells, a share that it gives.
"""

from collections.abc import Iterator
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Claim
from extract.french.folding import fold
from validate.model.identity import Identity, Severity

_BEFORE = 90
"""Characters before a figure that say what it is."""
_COUNTS = ("amount", "percent")


def state_limit(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each figure that a sentence states of what the rule is about, against the parameter of the
    day.
    """
    limit = only_value(rule, scene)
    if limit is None or rule.result is None:
        return
    if rule.context and not scene.mentions(rule.context):
        return
    for claim in _stated(scene, rule.result):
        yield [
            stated_identity(
                rule,
                scene,
                claim.fact,
                severity,
                label=claim.subject,
                offset=limit * Decimal(rule.constant),
            )
        ]


def _stated(scene: ActScene, operand: Operand) -> Iterator[Claim]:
    """The figures of an operand: it is named just before them (``line``), no other figure between,
    in a sentence that says what else it asks (``line_also``).
    """
    kinds = operand.kinds or _COUNTS
    for claim in scene.claims:
        if claim.fact.counts not in kinds:
            continue
        sentence = fold(claim.sentence)
        if operand.line_also and not says(sentence, operand.line_also):
            continue
        if says(sentence, operand.line_without):
            continue
        if says(_before(sentence, claim), operand.line):
            yield claim


def _before(sentence: str, claim: Claim) -> str:
    """What stands between a figure and the one before it."""
    before, printed, _ = sentence.partition(fold(claim.fact.printed))
    if not printed:
        return ""
    near = before[-_BEFORE:]
    last = max((k for k, one in enumerate(near) if one.isdigit()), default=-1)
    return near[last + 1 :]
