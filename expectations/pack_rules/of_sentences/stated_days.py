"""The shape "stated-day": the day of April before which a sentence says that a thing is done is the
law's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import says
from extract.facts import Fact
from extract.french.folding import fold, fold_same_length
from extract.number import Number
from extract.pdf.page import Line
from validate.model.identity import Identity, Severity

_DAY = re.compile(r"(?<!\d)(\d{1,2}) avril\b(?! \d)")
"""A day of April of whichever year."""
_NEAR = 30
"""Characters before a day that say what is done by then."""
_END = re.compile(r"[.;:](?:\s|$)")
"""What parts a sentence from the next."""


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
    lines = list(scene.lines)
    text = " ".join(line.text for line in lines)
    folded = fold_same_length(text)
    for found in _DAY.finditer(folded):
        before, behind = folded[: found.start()], folded[found.end() :]
        said = fold(_END.split(before)[-1] + found[0] + _END.split(behind)[0])
        if says(before[-_NEAR:], operand.line) and _is_said(operand, said):
            yield _fact(lines, found.start(), text[slice(*found.span())])


def _is_said(operand: Operand, sentence: str) -> bool:
    return says(sentence, operand.line_also) and not says(
        sentence, operand.line_without
    )


def _fact(lines: list[Line], start: int, printed: str) -> Fact:
    """The day as a fact at its place, in the line where it begins."""
    line, at = _line_at(lines, start)
    place = line.place(at, min(len(line.text), at + len(printed)))
    return Fact(
        id=f"day-{line.page}-{line.bbox.top:.0f}-{at}",
        counts="other",
        number=Number(Decimal(printed.split(maxsplit=1)[0]), 0, printed),
        printed=printed,
        places=(place,),
        section="",
    )


def _line_at(lines: list[Line], start: int) -> tuple[Line, int]:
    """The line in which a character of the joined lines stands, and where in it."""
    for line in lines:
        if start < len(line.text):
            return line, start
        start -= len(line.text) + 1
    raise IndexError(start)
