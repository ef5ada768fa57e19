"""Shares that are taken of the number beside them: "35 % de 164 000 €, soit 57 400 €"; "sur le
solde de 164 000 €, 35 % sont affectés, soit 57 400 €"; "le quart de la dépense de 92 800 €,
23 200 €"; "24 600 €, partagés par moitié : chacune verse 12 300 €".
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import EACH, fraction_told
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from validate.prose.deriving.derivation import HUNDRED, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SHARE, Wording
from validate.prose.words.names import plain_words

_OF = re.compile(r"\s*d(?:e|es|u|')[ \w'-]{0,60}$")
"""Between a share and what it is taken of."""
_IS = re.compile(
    r"\W*(?:€|euros?|ht|ttc|[a-z]{3,})?\W*(?:soit|c.est[- ]a[- ]dire|est(?: donc)? d[e']"
    r"|represente\w*|s.eleve\w* a|atteint|se monte a|fai[st]\w*|,)\W*$"
)
"""Between what a share is taken of and what it makes."""
_MARKS = re.compile(r"[,;:.()]")
"""What parts a sentence."""
_OUT_OF = re.compile(r"\bsur\b[^,;:.()]*$")
"""Before what a share is taken of that stands behind it."""
_HALVES = WordList("par moitie", "en deux parts egales", "a parts egales")
_BEFORE = 2
"""Numbers before what a share makes: the share, and what it is taken of."""
_CHANGED = 40
"""Characters before a share in which words would make it a change."""
_WHY = "the sentence takes a share of the number beside it"


def shares_taken(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is a share of the one before it, as words say."""
    for index in range(1, len(wording.numbers)):
        yield from _percentage(wording, index)
        yield from _out_of(wording, index)
        yield from _fraction(wording, index)
        yield from _half(wording, index)


def _percentage(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "S % de W, soit P"."""
    whole, result = wording.numbers[index - 1 : index + 1]
    share = wording.numbers[index - 2] if index > 1 else None
    if share is None or share.unit != SHARE or not _may_be_part(wording, index):
        return
    taken = _OF.fullmatch(wording.before(index - 1)) is not None
    before = wording.text[max(0, share.start - _CHANGED) : share.start]
    is_change = RISING.within(before) or FALLING.within(before)
    if taken and not is_change and _IS.fullmatch(wording.before(index)):
        facts = (share.fact, whole.fact)
        made = multiplied(facts, 1 / HUNDRED, _WHY)
        yield Reckoned(result, made, vague=True)


def _out_of(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Sur un solde de W, il est proposé d'affecter S %, soit P": of W alone, where nothing behind
    the share says of what it is."""
    if index < _BEFORE:
        return
    whole, share, result = wording.numbers[index - _BEFORE : index + 1]
    between = wording.before(index - 1)
    is_taken = (
        share.unit == SHARE and whole.is_amount and result.is_amount,
        _OUT_OF.search(wording.before(index - _BEFORE)) is not None,
        not RISING.within(between) and not FALLING.within(between),
        _IS.fullmatch(wording.before(index)) is not None,
    )
    if all(is_taken):
        facts = (share.fact, whole.fact)
        made = multiplied(facts, 1 / HUNDRED, _WHY)
        yield Reckoned(result, made, vague=True)


def _fraction(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le quart de W, P"."""
    whole, result = wording.numbers[index - 1 : index + 1]
    if not _may_be_part(wording, index):
        return
    told = _MARKS.split(wording.text[: whole.start])[-1]
    part = fraction_told(told)
    if part and _IS.fullmatch(wording.before(index)):
        made = multiplied((whole.fact,), part, _WHY)
        yield Reckoned(result, made, vague=True)


def _half(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "W est partagé par moitié : chaque commune verse P"."""
    whole, result = wording.numbers[index - 1 : index + 1]
    between = wording.before(index)
    is_shared = _HALVES.within(plain_words(between)) and EACH.search(between)
    if is_shared and whole.is_amount and result.unit == MONEY:
        half = Decimal(1) / Decimal(2)
        made = multiplied((whole.fact,), half, _WHY)
        yield Reckoned(result, made, vague=True)


def _may_be_part(wording: Wording, index: int) -> bool:
    """Whether a number is of the unit of the one before, or bears none, and no percentage."""
    whole, result = wording.numbers[index - 1 : index + 1]
    is_alike = result.measure == whole.measure or not result.unit
    return is_alike and whole.unit != SHARE and not result.per
