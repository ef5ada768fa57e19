"""What receipts leave of expenses, where the sentences before told both: "Les recettes réelles
s'établissent à 19 187 k€, contre 18 642 k€ en 2024. Les dépenses réelles passent de 16 325 k€ à
16 748 k€. L'épargne brute atteint ainsi 2 439 k€"."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import product

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import (
    BALANCE,
    NO_EXACT_FIGURE,
)
from validate.model.typing_slips import is_slip_of
from validate.prose.deriving.derivation import taken_away
from validate.prose.deriving.over_sentences.slipped_values import (
    given_or_slipped,
)
from validate.prose.deriving.typed_products import Reckoned
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
_SENTENCES = 2
"""Sentences before one that may tell both."""


def balances(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words make the balance of what those before it told: the one
    difference that gives it, or that it is a slip of."""
    for index, result in enumerate(wording.numbers):
        before = plain_words(wording.before(index))
        is_told = (
            result.is_amount,
            _LEFT.within(before) and _SO.within(before),
            not _NO_BALANCE.within(before),
            not NO_EXACT_FIGURE.within(before),
        )
        if all(is_told):
            yield from _left(wording, index)


def _left(wording: Wording, index: int) -> Iterator[Reckoned]:
    result = wording.numbers[index]
    told = [*wording.sooner[-_SENTENCES:], wording.up_to(index)]
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
            if ours and one.is_amount:
                found.append(one)
    return found


def _is_either(word: str) -> bool:
    return _RECEIPTS.is_all_of(word) or _EXPENSES.is_all_of(word)
