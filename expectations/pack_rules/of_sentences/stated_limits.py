"""The shape "stated-limit": what a sentence says of a thing keeps to the limit that the law sets
for it: a threshold or a time that it tells, a share that it gives in figures or in words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import stated_identity
from expectations.pack_rules.rule_phrases import begins, says
from extract.facts import Claim, Fact
from extract.french.folding import fold
from validate.model.identity import Identity, Severity

_BEFORE = 90
"""Characters before a figure that say what it is."""
_COUNTS = ("amount", "percent")
PART = "part"
"""What an operand counts that a fraction in words may say: "le quart"."""
_PARTS = {
    "moitie": Decimal(50),
    "deux tiers": Decimal(200) / 3,
    "tiers": Decimal(100) / 3,
    "trois quarts": Decimal(75),
    "quart": Decimal(25),
    "quatre cinquiemes": Decimal(80),
    "cinquieme": Decimal(20),
    "dixieme": Decimal(10),
}
"""Fractions in words, in per cent."""
_PART = re.compile(
    rf"\b(?:(?:du|de la|des|le|la|les|un|d.un|a la) )?(?P<part>{'|'.join(_PARTS)})\b"
)
"""A fraction in words, with its article: "du quart", "la moitié"."""
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


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure at one place of a folded sentence: what stands before it, up to the figure before,
    and what behind.
    """

    sentence: str
    before: str
    behind: str

    def is_of(self, operand: Operand) -> bool:
        """Whether the figure is what an operand names: the words stand just before it (``line``),
        none of ``without`` beside them, and just behind it (``behind``), in a sentence that says
        what else it asks (``line_also``, ``line_besides``), and says it of today.
        """
        for asked in (operand.line_also, operand.line_besides):
            if asked and not says(self.sentence, asked):
                return False
        if says(self.sentence, (*operand.line_without, *_PAST)):
            return False
        if says(self.before, operand.without):
            return False
        followed = not operand.behind or begins(self.behind, operand.behind)
        return followed and says(self.before, operand.line)


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
    for fact, label in _stated_in_any_order(scene, rule.operands):
        stated = stated_identity(
            rule,
            scene,
            fact,
            severity,
            label=label,
            offset=limit * Decimal(rule.constant),
        )
        is_quoted = fact.id not in scene.facts
        yield [replace(stated, quoted=(fact,)) if is_quoted else stated]


def _stated_in_any_order(
    scene: ActScene, operands: Iterable[Operand]
) -> Iterator[tuple[Fact, str]]:
    """The figures that the result names, or a term of the rule: the same limit told in another
    order of words. Each once.
    """
    seen: set[str] = set()
    for operand in operands:
        for fact, label in _stated(scene, operand):
            if fact.id not in seen:
                seen.add(fact.id)
                yield fact, label


def _stated(scene: ActScene, operand: Operand) -> Iterator[tuple[Fact, str]]:
    """The figures that an operand names in the sentences of an act, in figures or in words, each
    with what it is said of.
    """
    kinds = operand.kinds or _COUNTS
    of_sentences: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in scene.counts:
        of_sentences[_alike(claim)].append(claim)
    for claim in scene.counts:
        if claim.fact.counts in kinds and any(
            said.is_of(operand)
            for said in _places(claim, of_sentences[_alike(claim)])
        ):
            yield claim.fact, claim.subject
    if PART in kinds:
        for fact in _parts(scene, operand):
            yield fact, fact.printed


def _parts(scene: ActScene, operand: Operand) -> Iterator[Fact]:
    """The fractions in words that an operand names."""
    quoted = scene.quoted_lines
    for found in _PART.finditer(quoted.folded):
        before, behind = quoted.sentence(*found.span())
        said = _Said(f"{before}{found[0]}{behind}", _near(before), behind)
        if said.is_of(operand):
            yield quoted.fact(*found.span(), _PARTS[found["part"]], "percent")


def _alike(claim: Claim) -> tuple[str, str]:
    """The sentence of a claim, and what it counts."""
    return claim.sentence, claim.fact.counts


def _places(claim: Claim, alike: Sequence[Claim]) -> Iterator[_Said]:
    """Where its sentence prints the figure of a claim; what counts the same before it parts it from
    the words before that, in figures or in words: "six mois sur douze mois"."""
    sentence = fold(claim.sentence)
    others = [end for one in alike for _, end in _spans(sentence, one)]
    for start, end in _spans(sentence, claim):
        last = max((one for one in others if one <= start), default=0)
        yield _Said(sentence, _near(sentence[last:start]), sentence[end:])


def _spans(sentence: str, claim: Claim) -> Iterator[tuple[int, int]]:
    """Where a folded sentence prints the figure of a claim, as a number of its own."""
    printed = re.escape(fold(claim.fact.printed))
    for found in re.finditer(rf"(?<![\w.,-]){printed}(?!\w|[.,]\d)", sentence):
        yield found.span()


def _near(before: str) -> str:
    """What stands between a figure and the one before it."""
    near = before[-_BEFORE:]
    last = max((k for k, one in enumerate(near) if one.isdigit()), default=-1)
    return near[last + 1 :]
