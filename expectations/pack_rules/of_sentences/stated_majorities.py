"""The shape "two-thirds": of the votes for and against that an act counts, two thirds are for."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.pack_rule import PackRule
from expectations.pack_rules.rule_identity import stated_identity
from extract.facts import Vote
from validate.model.identity import Identity, Severity, Term

_TWICE = Decimal(2)
"""Two thirds for are twice as many as against; those who abstain are no votes cast."""


def state_two_thirds(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each ballot of an act that says what the rule asks of it (``context``)."""
    if not scene.mentions(rule.context):
        return
    for vote in scene.document.votes:
        if scene.act.holds(vote.section):
            yield list(_of_vote(rule, scene, vote, severity))


def _of_vote(
    rule: PackRule, scene: ActScene, vote: Vote, severity: Severity
) -> Iterator[Identity]:
    if vote.for_ is None or vote.against is None:
        return
    terms = (Term(vote.against.id, _TWICE),)
    stated = stated_identity(
        rule, scene, vote.for_, severity, label="pour", terms=terms
    )
    yield replace(stated, label_en="for")
