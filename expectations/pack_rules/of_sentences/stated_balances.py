"""The shape "sentence": the amounts that one sentence states combine, each named by what it is said
of.
"""

from collections.abc import Iterator, Sequence

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import Phrases
from extract.facts import Claim
from extract.several import only, present
from validate.model.identity import Identity, Severity, Term


def state_balance(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identity of each sentence that states every operand once."""
    for claims in scene.by_sentence("amount").values():
        found = present(_named(one, claims) for one in rule.operands)
        if len(found) == len(rule.operands):
            yield [_identity(rule, scene, found, severity)]


def _named(operand: Operand, claims: Sequence[Claim]) -> Claim | None:
    """The one amount that is said of what an operand names."""
    named = Phrases(operand.line, operand.line_without)
    return only([claim for claim in claims if named.are_in(claim.subject)])


def _identity(
    rule: PackRule, scene: ActScene, found: Sequence[Claim], severity: Severity
) -> Identity:
    result, *terms = (claim.fact for claim in found)
    weights = (one.sign for one in rule.terms)
    return stated_identity(
        rule,
        scene,
        result,
        severity,
        label=found[0].subject,
        terms=[
            Term(fact.id, weight)
            for fact, weight in zip(terms, weights, strict=True)
        ],
    )
