"""The shape "stated-day": the day before which a sentence says a thing is done is the law's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Fact
from validate.model.identity import Identity, Severity

_APRIL = "avril"
"""The month of the law, where a rule names no other (``behind``)."""
_LENGTHS = {
    _APRIL: 30, "mai": 31, "juin": 30, "juillet": 31, "aout": 31, "septembre": 30, "octobre": 31,
}  # fmt: skip
"""The days of the months that a rule may name, one after another."""
_DAYS_BEFORE = dict(
    zip(_LENGTHS, accumulate(_LENGTHS.values(), initial=0), strict=False)
)
"""The days from the first of these months to each."""
_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}}) (?P<month>{'|'.join(_LENGTHS)})\b(?! \d)"
)
"""A day of a month of whichever year."""
_NEAR = 30
"""Characters before a day that say what is done by then."""


def state_day(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each day that a sentence names behind the words of the rule's result, in the month of the law
    or in another that the rule names, against the parameter of the day of the act.
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
    """The days that an operand names, a line's end before their month or not, each counted from the
    beginning of the law's month: of June, 31 July is the sixty-first.
    """
    months = operand.behind or (_APRIL,)
    quoted = scene.quoted_lines
    for found in _DAY.finditer(quoted.folded):
        before, behind = quoted.sentence(*found.span())
        near = quoted.folded[: found.start()][-_NEAR:]
        said = f"{before}{found[0]}{behind}"
        if found["month"] not in months or not says(near, operand.line):
            continue
        if _is_said(operand, said):
            apart = _DAYS_BEFORE[found["month"]] - _DAYS_BEFORE[months[0]]
            day = Decimal(int(found[1]) + apart)
            yield quoted.fact(*found.span(), day)


def _is_said(operand: Operand, sentence: str) -> bool:
    return says(sentence, operand.line_also) and not says(
        sentence, operand.line_without
    )
