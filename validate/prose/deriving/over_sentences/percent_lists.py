"""Lists of percentages and amounts of one whole: "10 % à la promesse, soit 27 831 €", "40 % à
l'acte, soit 111 324 €", "50 % à l'achèvement, soit 139 155 €"; "des entrées, pour 548 300 €, soit
45,0 %", "des activités, pour 412 750 €, soit 33,9 %". Two of a list tell the whole, and what a
third would be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from extract.several import only
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    multiplied,
    quotient,
)
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.pairing.misprints import restates

_LEAST = 2
"""Items that obey, before one that does not is told."""
_MANY = 3
"""Items that obey where what one prints instead may be anything, and of percentages without
decimals, which many figures come near to."""
_NEAR = Decimal("0.2")
_WHY = "the items of a list are shares of one whole"


@dataclass(frozen=True, slots=True)
class _Item:
    """A percentage and an amount of one item; ``given`` where the percentage stands first, and the
    amount is reckoned from it."""

    share: SpokenNumber
    amount: SpokenNumber
    given: bool

    def of(self, whole: SpokenNumber) -> Derivation:
        """What it would be of a whole."""
        if self.given:
            terms = (whole.fact, self.share.fact)
            return multiplied(terms, 1 / HUNDRED, _WHY)
        return quotient(self.amount.fact, whole.fact, _WHY)

    @property
    def result(self) -> SpokenNumber:
        """The one of both that is reckoned."""
        return self.amount if self.given else self.share

    def is_of(self, whole: SpokenNumber) -> bool:
        """Whether it is of a whole, to its last digit."""
        is_part = bool(whole.value) and self.amount.value < whole.value
        return is_part and restates(self.result.fact, self.of(whole).value)


def percent_lists(wordings: Sequence[Wording]) -> Iterator[Reckoned]:
    """The items of each list, where enough of them are shares of one whole that the text says."""
    for items, wholes in _lists(wordings):
        told = {one.value: one for one in wholes if _obey(items, one)}
        whole = only(list(told.values()))
        if whole is not None:
            held = sum(item.is_of(whole) for item in items)
            for item in items:
                yield Reckoned(
                    item.result,
                    item.of(whole),
                    loose=held < _MANY,
                    near=_NEAR,
                )


def _obey(items: Sequence[_Item], whole: SpokenNumber) -> bool:
    """Whether items are of a whole, all but one at most."""
    held = [item for item in items if item.is_of(whole)]
    telling = all(item.given or _has_decimals(item.share) for item in held)
    least = _LEAST if telling else _MANY
    return len(held) >= least and len(items) - len(held) <= 1


def _has_decimals(share: SpokenNumber) -> bool:
    number = share.fact.number
    return number is not None and number.decimals > 0


def _lists(
    wordings: Sequence[Wording],
) -> Iterator[tuple[list[_Item], list[SpokenNumber]]]:
    """The items of each list, or of a sentence with several, and the amounts said before."""
    run: list[_Item] = []
    before: tuple[Wording, ...] = ()
    for wording in wordings:
        items = _items(wording)
        if len(items) > _LEAST:
            yield items, _amounts((*wording.earlier, wording))
        if wording.is_item and len(items) <= 1:
            before = before if run else wording.earlier
            run += items
            continue
        if len(run) > _LEAST:
            yield run, _amounts(before)
        run = []
    if len(run) > _LEAST:
        yield run, _amounts(before)


def _items(wording: Wording) -> list[_Item]:
    """The percentages of a sentence, each with its amount: of as many of both, which take turns."""
    shares = [one for one in wording.numbers if one.unit == SHARE]
    amounts = of_unit(wording.numbers, MONEY)
    if wording.is_repeated or len(shares) != len(amounts) or not shares:
        return []
    given = shares[0].start < amounts[0].start
    pairs = list(zip(shares, amounts, strict=True))
    start = attrgetter("start")
    ends = [one.start for pair in pairs for one in sorted(pair, key=start)]
    in_turn = all((one.start < other.start) is given for one, other in pairs)
    if not in_turn or ends != sorted(ends):
        return []
    return [_Item(share, amount, given) for share, amount in pairs]


def _amounts(sentences: Iterable[Wording]) -> list[SpokenNumber]:
    return [
        one
        for sentence in sentences
        for one in of_unit(sentence.numbers, MONEY)
    ]
