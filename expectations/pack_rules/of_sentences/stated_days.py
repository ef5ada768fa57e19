"""The shape "stated-day": the day of April before which a sentence says that a thing is done is the
law's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.of_sentences.quoted_lines import QuotedLines
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Fact
from validate.model.identity import Identity, Severity

_DAY = re.compile(r"(?<!\d)(\d{1,2}) avril\b(?! \d)")
"""A day of April of whichever year."""
_NEAR = 30
"""Characters before a day that say what is done by then."""


def state_day(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each day of April that a sentence names behind the words of the rule's result, against the
    parameter of the day of the act.
    """
    day = only_value(rule, scene)
    if day is None or rule.result is None:
        return
    for fact in _named(scene, rule.result):
        stated = stated_identity(
            rule, scene, fact, severity, label=fact.printed, offset=day
        )
        yield [replace(stated, quoted=(fact,))]


def _named(scene: ActScene, operand: Operand) -> Iterator[Fact]:
    """The days that an operand names, a line's end before their month or not."""
    quoted = QuotedLines(tuple(scene.lines))
    for found in _DAY.finditer(quoted.folded):
        before, behind = quoted.sentence(*found.span())
        near = quoted.folded[: found.start()][-_NEAR:]
        said = f"{before}{found[0]}{behind}"
        if says(near, operand.line) and _is_said(operand, said):
            yield quoted.fact(*found.span(), Decimal(found[1]))


def _is_said(operand: Operand, sentence: str) -> bool:
    return says(sentence, operand.line_also) and not says(
        sentence, operand.line_without
    )
