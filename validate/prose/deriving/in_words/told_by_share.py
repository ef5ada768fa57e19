"""By how much the figure of a sentence differs from one just said, which the share beside tells:
"soit 1 330 k€ par an. […] Le marché actuel coûtant 1 284 k€ par an, la hausse est de 46 k€, soit
3,6 %"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import changed
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_NOUN = (
    r"(?:hausse|augmentation|baisse|diminution|ecart|difference|surcout|economie|progression|gain"
    r"|recul)"
)
_CHANGE = re.compile(
    rf"\b(?:(?:la|l.|le) ?{_NOUN} (?:est|serait|sera|etait|atteint|ressort|s.eleve)"
    rf"(?: donc| ainsi)?(?: de| a)?|(?:une?|en) {_NOUN}(?: \w+)? de"
    r"|(?:augment|progress|baiss|diminu|recul)\w*(?: \w+)? de)\W*$"
)
"""Right before by how much a figure changes."""
_THAT_IS = re.compile(r"(?:\bsoit\b|\bou\b|\(|c.est.a.dire)\W*(?:de |d.)?$")
"""Right before the same in per cent."""


def told_by_share(wording: Wording) -> Iterator[Reckoned]:
    """Each change of a sentence beside the only other figure of its unit, and beside the same in
    per cent: what that figure differs by from the one just said from which it does by so much."""
    for index in range(1, len(wording.numbers) - 1):
        result, share = wording.numbers[index : index + 2]
        own = only([
            one for one in wording.numbers[:index] if one.unit == result.unit
        ])  # fmt: skip
        before = wording.before(index)
        is_told = (
            share.unit == SHARE != result.unit,
            _CHANGE.search(before) is not None,
            _THAT_IS.search(wording.before(index + 1)) is not None,
            not NO_EXACT_FIGURE.within(before),
        )
        if own is None or not own.value or not all(is_told):
            continue
        if not _gives(result, share, own):
            yield from _beside(wording, result, share, own)


def _gives(
    result: SpokenNumber, share: SpokenNumber, own: SpokenNumber
) -> bool:
    """Whether a change is the share that is told: of a figure, be it the old or the new."""
    bases = (own.value, own.value - result.value, own.value + result.value)
    return any(
        restates(share.fact, 100 * result.value / base)
        for base in bases
        if base
    )


def _beside(
    wording: Wording,
    result: SpokenNumber,
    share: SpokenNumber,
    own: SpokenNumber,
) -> Iterator[Reckoned]:
    """A change that its share contradicts, by the only figure just said that gives the share."""
    ends = {
        abs(one.value): one
        for sentence in wording.sooner
        for one in sentence.numbers
        if one.unit == own.unit and _is_apart(share, one, own)
    }
    other = only(ends.values())
    if other is not None:
        yield Reckoned(result, difference_of((other, own)), near=ANY)


def _is_apart(
    share: SpokenNumber, one: SpokenNumber, own: SpokenNumber
) -> bool:
    made = changed(one.fact, own.fact, GIVES_A_CHANGE)
    is_alike = one.scale == own.scale and one.value != own.value
    return is_alike and restates(share.fact, made.value)
