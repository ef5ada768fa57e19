"""By how many per cent two figures differ of which a sentence tells both, and just by how much they
differ: "A, inférieure de C à celle de 2024 (B), soit P %"; "A, C de moins que l'estimation (B),
soit P %".
"""

import re
from collections.abc import Iterator, Sequence

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SHARE_OF
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import Derivation, changed
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_AGAIN = re.compile(
    r"[^,;:.()]{0,40}?\)?\s*,?\s*(?:\(|\bsoit\b|\bou\b)(?: (?:une?|en) [a-z]+ (?:de|d.))?\W*"
)
"""Between the last of three figures and by how many per cent two of them differ."""
_UP = WordList(RISING, "superieur*", "depass*", "exced*", "plus elev*")
_DOWN = WordList(FALLING, "inferieur*", "moins elev*", "redui*", "ramen*")
"""Words of a difference."""
_THREE = 3


def told_with_both_ends(wording: Wording) -> Iterator[Reckoned]:
    """Each share of a sentence right behind three figures of one unit, of which one is just what
    the others differ by: it is that of the one from which the other has risen or fallen."""
    for index in range(_THREE, len(wording.numbers)):
        share = wording.numbers[index]
        three = sorted(
            wording.numbers[index - _THREE : index], key=lambda one: one.value
        )
        if share.unit != SHARE or not _is_told(wording, index):
            continue
        is_up = _is_up(wording, index)
        change, *ends = three
        if is_up is None or not _is_difference(three):
            continue
        if _is_difference_told(wording, ends):
            continue
        smaller, larger = ends
        new, old = (larger, smaller) if is_up else (smaller, larger)
        meant = _moved(new, old)
        others = (_moved(old, new), _moved(change, larger))
        right = (
            one for one in (meant, *others) if restates(share.fact, one.value)
        )
        yield Reckoned(share, next(right, meant), near=ANY)


def _is_difference_told(wording: Wording, ends: Sequence[SpokenNumber]) -> bool:
    """Whether one of two figures is said to be what others differ by: "429 abonnés de plus, dont
    402 viennent d'une autre commune : le gain n'est que de 27 (+0,6 %)"."""
    return any(
        MORE_OR_LESS.follows_signs(wording.after(index))
        for index, one in enumerate(wording.numbers)
        if one in ends
    )


def _moved(new: SpokenNumber, old: SpokenNumber) -> Derivation:
    return changed(new.fact, old.fact, GIVES_A_CHANGE)


def _is_up(wording: Wording, index: int) -> bool | None:
    """Whether words behind the first of the figures before a share say that they rise, or that they
    fall; None where they say both, or nothing."""
    start = wording.numbers[index - _THREE].end
    told = plain_words(wording.text[start : wording.numbers[index].start])
    up, down = _UP.within(told), _DOWN.within(told)
    return up if up is not down else None


def _is_difference(three: Sequence[SpokenNumber]) -> bool:
    """Whether the smallest of three figures of one unit is what the others differ by."""
    units = {one.unit for one in three} - {""}
    is_alike = len(units) == 1 and len({one.scale for one in three}) == 1
    smallest, middle, largest = (one.value for one in three)
    is_apart = largest - middle == smallest > 0 != middle - smallest
    return is_alike and SHARE not in units and is_apart


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a share says again what the figures before it do, and is of nothing else."""
    before = wording.before(index)
    return (
        _AGAIN.fullmatch(before) is not None
        and not NO_EXACT_FIGURE.within(before)
        and SHARE_OF.match(wording.after(index)) is None
        and not MORE_OR_LESS.within(before.rpartition("(")[2])
    )
