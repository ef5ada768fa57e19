"""What receipts leave of expenses, where the sentences before told both: "Les recettes réelles
s'établissent à 19 187 k€, contre 18 642 k€ en 2024. Les dépenses réelles passent de 16 325 k€ à
16 748 k€. L'épargne brute atteint ainsi 2 439 k€"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate, product

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import (
    BALANCE,
    NO_EXACT_FIGURE,
)
from extract.several import only
from validate.model.typing_slips import is_slip_of
from validate.prose.deriving.derivation import taken_away
from validate.prose.deriving.over_sentences.slipped_values import (
    given_or_slipped,
)
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.words.names import plain_words

_LEFT = WordList(
    BALANCE, "epargne brute", "epargne de gestion", "benefice*", "perte*",
    "autofinancement brut", "marge brute",
)  # fmt: skip
"""What receipts and expenses leave."""
_SO = WordList("ainsi", "donc", "d'ou", "degag*", "ressort*", "se solde*")
"""How a sentence goes on to it."""
_NO_BALANCE = WordList(
    "nette", "net", "report*", "cumul*", "anterieur*", "cloture", "reste*", "apres", "hors",
    "deduction", "emprunt*", "dette",
)  # fmt: skip
"""Words by which it holds other things too."""
_RECEIPTS = WordList("recettes", "produits")
_EXPENSES = WordList("depenses", "charges")
_OTHER = WordList("dont", "contre")
"""Before a part of them, or those of another year."""
_UNITS = 2
"""Units of its last digit by which the balance of rounded amounts may be off."""
_SENTENCES = 2
"""Sentences before one that may tell both."""


def balances(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the balance of what those before it told: of the
    only receipts and the only expenses; else, where the sentence goes on from them, the one
    difference that gives it, or that it is a slip of."""
    for index, result in enumerate(wording.numbers):
        before = plain_words(wording.before(index))
        is_told = (
            result.is_amount,
            _LEFT.within(before),
            not _NO_BALANCE.within(before),
            not NO_EXACT_FIGURE.within(before),
        )
        if not all(is_told):
            continue
        made = _of_both(wording, index)
        if made is not None:
            yield made
        elif _SO.within(before):
            yield from _left(wording, index)


def _of_both(wording: Wording, index: int) -> Reckoned | None:
    """A balance of receipts and expenses that are told once each, their parts left aside, right
    before it: no other reading is left. By one unit of its last digit it may be rounded."""
    result, told = wording.numbers[index], _told_before(wording, index)
    receipts = _once(_wholes(_named(told, _RECEIPTS)))
    expenses = _once(_wholes(_named(told, _EXPENSES)))
    number = result.fact.number
    if receipts is None or expenses is None or number is None:
        return None
    if index and wording.numbers[index - 1] not in (receipts, expenses):
        return None
    less, more = sorted((receipts, expenses), key=_value)
    made = taken_away(more.fact, less.fact)
    gap = abs(abs(number.value) - abs(made.value))
    if number.half_unit < gap <= _UNITS * number.ulp:
        return None
    return Reckoned(result, made, near=ANY)


def _told_before(wording: Wording, index: int) -> list[Wording]:
    """The sentences that may tell both, the last one up to the balance."""
    return [*wording.sooner[-_SENTENCES:], wording.up_to(index)]


def _wholes(numbers: Sequence[SpokenNumber]) -> list[SpokenNumber]:
    """Amounts without those that the one before them is shared out in: "291 169 € : 272 528,50 €
    d'entrées et 18 640,50 € d'autres produits"."""
    found: list[SpokenNumber] = []
    rest = list(numbers)
    while rest:
        whole = rest.pop(0)
        found.append(whole)
        added = list(accumulate(one.value for one in rest))
        if whole.value in added[1:]:
            rest = rest[added.index(whole.value) + 1 :]
    return found


def _once(numbers: Sequence[SpokenNumber]) -> SpokenNumber | None:
    """The one amount that some say."""
    return only({one.value: one for one in numbers}.values())


def _left(wording: Wording, index: int) -> Iterator[Reckoned]:
    result, told = wording.numbers[index], _told_before(wording, index)
    receipts, expenses = _named(told, _RECEIPTS), _named(told, _EXPENSES)
    made = [
        taken_away(more.fact, less.fact)
        for pair in product(receipts, expenses)
        for more, less in [sorted(pair, key=_value, reverse=True)]
    ]
    number = result.fact.number
    assert number is not None
    yield from given_or_slipped(result, made, made, partial(is_slip_of, number))


def _value(number: SpokenNumber) -> Decimal:
    return number.value


def _named(told: list[Wording], name: WordList) -> list[SpokenNumber]:
    """The amounts of sentences, each of which the last word of both before it names."""
    found = []
    for sentence in told:
        ours = False
        for place, one in enumerate(sentence.numbers):
            before = plain_words(sentence.before(place))
            words = [each for each in before.split() if _is_either(each)]
            ours = name.is_all_of(words[-1]) if words else ours
            is_whole = not _OTHER.within(before)
            if ours and one.is_amount and is_whole:
                found.append(one)
    return found


def _is_either(word: str) -> bool:
    return _RECEIPTS.is_all_of(word) or _EXPENSES.is_all_of(word)
