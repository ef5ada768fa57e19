"""The shape "stated-limit": what a sentence says of a thing keeps to the limit that the law sets
for it: a threshold or a time that it tells, a share that it gives.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import begins, says
from extract.facts import Claim
from extract.french.folding import fold
from validate.model.identity import Identity, Severity

_BEFORE = 90
"""Characters before a figure that say what it is."""
_COUNTS = ("amount", "percent")
_PAST = (
    "auparavant",
    "anciennement",
    "precedemment",
    "jusqu'alors",
    "jusqu'ici",
    "jusqu'en",
    "etait",
    "etaient",
    "ancien seuil",
    "ancien plafond",
    "ancien texte",
    "ancienne loi",
    "ancienne redaction",
)
"""What a sentence says of a law that is no longer in force."""


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
    """The figures that an operand names in the sentences of an act, in figures or in words."""
    kinds = operand.kinds or _COUNTS
    for claim in scene.counts:
        if claim.fact.counts in kinds and _is_stated(operand, claim):
            yield claim


def _is_stated(operand: Operand, claim: Claim) -> bool:
    """Whether a figure is what an operand names: the words stand just before it (``line``), no
    other figure between, and just behind it (``behind``), in a sentence that says what else it asks
    (``line_also``), and says it of today.
    """
    sentence = fold(claim.sentence)
    if operand.line_also and not says(sentence, operand.line_also):
        return False
    if says(sentence, (*operand.line_without, *_PAST)):
        return False
    return any(
        says(_before(sentence, start), operand.line)
        and (not operand.behind or begins(sentence[end:], operand.behind))
        for start, end in _spans(sentence, claim)
    )


def _spans(sentence: str, claim: Claim) -> Iterator[tuple[int, int]]:
    """Where a folded sentence prints the figure of a claim, as a number of its own."""
    printed = re.escape(fold(claim.fact.printed))
    for found in re.finditer(rf"(?<![\w.,-]){printed}(?!\w|[.,]\d)", sentence):
        yield found.span()


def _before(sentence: str, start: int) -> str:
    """What stands between a figure and the one before it."""
    near = sentence[max(0, start - _BEFORE) : start]
    last = max((k for k, one in enumerate(near) if one.isdigit()), default=-1)
    return near[last + 1 :]
