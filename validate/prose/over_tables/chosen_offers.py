"""Of the offers that tables rank first: by how many per cent one is below or above an estimate that
the sentence tells ("estimé à 160 000,00 € : l'offre retenue lui est inférieure de 4,7 %"), and what
those of all lots come to ("les deux lots représentent 247 335,00 €")."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.spelled_numbers import spelled_number
from extract.several import only, present
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    changed,
)
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import is_slip
from validate.prose.tabled.slips import is_slip_of_rounded
from validate.tables.figure_table import FigureTable

_OFFER = WordList(
    "offre retenue", "offre choisie", "offre la mieux classee", "offre de l'attributaire",
    "montant du marche", "montant retenu",
)  # fmt: skip
_APART = WordList(
    "inferieur*", "superieur*", "en dessous", "au-dessous", "au-dessus", "de moins", "de plus",
)  # fmt: skip
_ESTIMATED = WordList("estim*")
_RANK = WordList("rang", "classement", "place")
_LOTS = re.compile(r"\bles (?P<count>deux|trois|quatre|cinq|six) lots\b")
"""So many lots."""
_COME_TO = WordList(
    "represent*", "total*", "ensemble", "s'elev*", "montant", "coute*",
)  # fmt: skip
"""Before what they come to."""
_LOT = re.compile(r"\blot (?:n° ?)?(?P<number>\d+)\b")
"""A lot by its number."""
_FIRST = ("1", "1er", "1re")


def chosen_offers(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """What each sentence reckons of the offers ranked first."""
    for index in range(len(wording.numbers)):
        yield from _apart_from_estimate(wording, index, views)
        yield from _of_all_lots(wording, index, views)


def _apart_from_estimate(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """A percentage by which words part the chosen offer from the only amount that was estimated: of
    the table of its lot, or the only one."""
    result = wording.numbers[index]
    told = wording.text[: result.start]
    is_told = (
        result.unit == SHARE,
        _OFFER.within(told) and _ESTIMATED.within(told),
        _APART.within(wording.before(index)),
    )
    amounts = [one for one in wording.numbers[:index] if one.is_amount]
    estimate = only(amounts)
    if not all(is_told) or estimate is None:
        return
    ways = [_apart(estimate, offer) for offer in _chosen(views, told)]
    meant = only(ways)
    if meant is not None and not is_slip_of_rounded(result.fact, meant.value):
        meant = None
    yield TabledNumber(result, ways, meant)


def _of_all_lots(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """What as many lots come to as there are tables that rank offers; or a slip of it, or the sum
    with another offer in the place of one."""
    result = wording.numbers[index]
    ranked = [view for view in views if _first_offer(view) is not None]
    chosen = present(map(_first_offer, ranked))
    if not _is_of_lots(wording, index, len(chosen)):
        return
    made = all_added(tuple(chosen))
    value = result.fact.value_or_zero
    others = [
        made.value - one.value_or_zero + other
        for one, view in zip(chosen, ranked, strict=True)
        for other in _prices(view)
    ]
    may_be = value in others or is_slip(value, made.value)
    yield TabledNumber(result, [made], made if may_be else None)


def _is_of_lots(wording: Wording, index: int, lots: int) -> bool:
    """Whether words make the first amount of a sentence what so many lots come to, a year or in
    all."""
    result = wording.numbers[index]
    told = wording.text[: result.start]
    counted = _LOTS.search(told)
    if counted is None or result.unit != MONEY:
        return False
    is_first = not any(one.unit == MONEY for one in wording.numbers[:index])
    is_all = spelled_number(counted["count"]) == lots > 1
    is_said = _COME_TO.within(told[counted.end() :])
    return is_first and is_all and is_said and not result.per_thing


def _apart(estimate: SpokenNumber, offer: Fact) -> Derivation:
    return changed(offer, estimate.fact, "the sentence compares an offer")


def _chosen(views: Sequence[FigureTable], told: str) -> list[Fact]:
    """The amounts of the offers ranked first, of the lot that the sentence names last, where the
    tables name lots."""
    offers = [(view, _first_offer(view)) for view in views]
    ranked = [(view, offer) for view, offer in offers if offer is not None]
    lots = [found["number"] for found in _LOT.finditer(told)]
    if lots and len(ranked) > 1:
        ranked = [
            (view, offer)
            for view, offer in ranked
            if lots[-1] in _lots_of(view)
        ]
    return [offer for _, offer in ranked]


def _lots_of(view: FigureTable) -> set[str]:
    title = fold(view.table.caption)
    return {found["number"] for found in _LOT.finditer(title)}


def _first_offer(view: FigureTable) -> Fact | None:
    """The only amount of the only line that a column of ranks puts first."""
    ranks = [
        column.index
        for column in view.table.columns
        if _RANK.is_all_of(fold(column.label))
    ]
    place = only(ranks)
    if place is None:
        return None
    rows = [
        row
        for row in view.of_kind(RowKind.DETAIL)
        if view.text(row, place).strip() in _FIRST
    ]
    row, price = only(rows), _price_column(view)
    if row is None or price is None:
        return None
    return view.facts.get((row, price))


def _price_column(view: FigureTable) -> int | None:
    """The only column in euros."""
    columns = view.columns(ColumnKind.AMOUNT, ColumnKind.RATE)
    return only([
        col for col in columns if "€" in " ".join(view.column(col).path)
    ])  # fmt: skip


def _prices(view: FigureTable) -> list[Decimal]:
    """What all offers of a table are."""
    price = _price_column(view)
    if price is None:
        return []
    rows = view.of_kind(RowKind.DETAIL)
    return present(view.value(row, price) for row in rows)
