"""The shape "weights": those that a sentence gives the parts of a key make a hundred per cent."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.pack_rule import PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Fact
from extract.french.folding import fold
from validate.model.identity import Identity, Severity, Term

_WHOLE = Decimal(100)
_LEAST = 2
"""Parts of a key, at least."""
_BEFORE = re.compile(
    r"\b(?:pour|a hauteur de|a raison de|a concurrence de)\s*$"
)
"""What stands just before a weight: "la population, pour 60 %"."""
_AFTER = re.compile(
    r"^\s*(?:de la part|du critere|du poids|(?:au prorata|en fonction|selon|d.apres)\b)"
)
"""What stands just behind it: "60 % selon la population"."""


def state_weights(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each sentence that speaks of a key, and all of whose percentages are weights."""
    stated = [
        _identity(rule, scene, weights, severity)
        for weights in _keys(rule, scene)
    ]
    if stated:
        yield stated


def _keys(rule: PackRule, scene: ActScene) -> Iterator[list[Fact]]:
    """The weights of each key; of several in one sentence none."""
    for sentence, claims in scene.by_sentence("percent").items():
        folded = fold(sentence)
        if not _is_of_key(rule, folded):
            continue
        weights = [claim.fact for claim in claims]
        if len(weights) < _LEAST or not _are_weights(folded, weights):
            continue
        total = sum((one.value_or_zero for one in weights), Decimal(0))
        if total == _WHOLE or total % _WHOLE:
            yield weights


def _is_of_key(rule: PackRule, folded: str) -> bool:
    """Whether a sentence speaks of a key, and leaves no part without its percentage."""
    without = () if rule.result is None else rule.result.line_without
    return says(folded, rule.context) and not says(folded, without)


def _are_weights(folded: str, weights: Sequence[Fact]) -> bool:
    """Whether every percentage stands where a weight does."""
    rest = folded
    for weight in weights:
        before, printed, rest = rest.partition(fold(weight.printed))
        if not printed:
            return False
        if not (_BEFORE.search(before) or _AFTER.search(rest)):
            return False
    return True


def _identity(
    rule: PackRule, scene: ActScene, weights: Sequence[Fact], severity: Severity
) -> Identity:
    """The last weight as what the others leave of the whole."""
    *others, last = weights
    return stated_identity(
        rule,
        scene,
        last,
        severity,
        label=" + ".join(one.printed for one in weights),
        terms=[Term(one.id, Decimal(-1)) for one in others],
        offset=_WHOLE,
    )
