"""The shape "sentence": the amounts that one sentence states combine, each named by what it is said
of.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_phrases import says
from extract.facts import Claim
from extract.french.folding import fold
from extract.several import only, present
from validate.check import place_id
from validate.model.identity import Identity, Severity, Term


def state_balance(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The identity of each sentence that states every operand once."""
    sentences: dict[str, list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.fact.counts == "amount":
            sentences[claim.sentence].append(claim)
    for claims in sentences.values():
        found = present(_named(one, claims) for one in rule.operands)
        if len(found) == len(rule.operands):
            yield [_identity(rule, scene, found, severity)]


def _named(operand: Operand, claims: Sequence[Claim]) -> Claim | None:
    """The one amount that is said of what an operand names."""
    return only([claim for claim in claims if _is_of(operand, claim)])


def _is_of(operand: Operand, claim: Claim) -> bool:
    subject = fold(claim.subject)
    if says(subject, operand.line_without):
        return False
    return says(subject, operand.line)


def _identity(
    rule: PackRule, scene: ActScene, found: Sequence[Claim], severity: Severity
) -> Identity:
    result, *terms = (claim.fact for claim in found)
    weights = (one.sign for one in rule.terms)
    return Identity(
        id=place_id(rule.code, scene.document, result),
        rule=rule.code,
        kind=rule.kind,
        form=rule.form,
        result=result.id,
        terms=tuple(
            Term(fact.id, weight)
            for fact, weight in zip(terms, weights, strict=True)
        ),
        severity=severity,
        nature=rule.nature,
        label=found[0].subject,
    )
