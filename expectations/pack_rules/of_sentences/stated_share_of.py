"""The shape "counts-within": of one thing there are at most a share of another, in whole numbers:
deputies of the seats of a council.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Claim
from extract.french.folding import fold
from extract.several import first, only
from validate.model.identity import Identity, Severity, Term

_NO_COUNTS = ("amount", "rate", "percent", "duration")
"""What a number counts that counts no things."""


def state_counts_within(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each number of the result that the act states, against the one number of the only term."""
    share = only_value(rule, scene)
    (term,) = rule.terms
    whole = _stated_once(scene, term)
    if share is None or whole is None or rule.result is None:
        return
    size = whole.fact.value_or_zero
    most = (share * size).to_integral_value(ROUND_FLOOR)
    for claim in _stated(scene, rule.result):
        yield [
            stated_identity(
                rule,
                scene,
                claim.fact,
                severity,
                label=claim.unit_noun or claim.subject,
                terms=(Term(whole.fact.id, share),),
                offset=most - share * size,
            )
        ]


def _stated_once(scene: ActScene, operand: Operand) -> Claim | None:
    """The number of a thing, where all that the act states of it is one number."""
    found = list(_stated(scene, operand))
    if only({one.fact.value for one in found}) is None:
        return None
    return first(found)


def _stated(scene: ActScene, operand: Operand) -> Iterator[Claim]:
    """The counts of the thing that an operand names (``line``), in sentences that say what it asks
    of them (``line_also``), and nothing that it does not want (``line_without``).
    """
    for claim in scene.counts:
        number, sentence = claim.fact.number, fold(claim.sentence)
        if number is None or claim.fact.counts in _NO_COUNTS:
            continue
        if number.value != number.value.to_integral_value(ROUND_FLOOR):
            continue
        if operand.line_also and not says(sentence, operand.line_also):
            continue
        if says(sentence, operand.line_without):
            continue
        if _counts(operand, claim):
            yield claim


def _counts(operand: Operand, claim: Claim) -> bool:
    """Whether a number is of the thing: by the noun behind it, or by what it is said of."""
    named = claim.unit_noun or claim.subject
    return says(fold(named), operand.line)
