"""By how many per cent the offer that a table ranks first is below or above an estimate that the
sentence tells: "estimé à 160 000,00 € : l'offre retenue lui est inférieure de 4,7 %"."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import only
from extract.table import ColumnKind, RowKind
from validate.prose.deriving.derivation import Derivation, changed
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.tabled.slips import meant_figures
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
_LOT = re.compile(r"\blot (?:n° ?)?(?P<number>\d+)\b")
"""A lot by its number."""
_FIRST = ("1", "1er", "1re")


def chosen_offers(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each percentage of a sentence by which words part the chosen offer from the only amount that
    was estimated: of the table of its lot, or the only one."""
    for index, result in enumerate(wording.numbers):
        told = wording.text[: result.start]
        is_told = (
            result.unit == SHARE,
            _OFFER.within(told) and _ESTIMATED.within(told),
            _APART.within(wording.before(index)),
        )
        amounts = [one for one in wording.numbers[:index] if one.is_amount]
        estimate = only(amounts)
        if not all(is_told) or estimate is None:
            continue
        chosen = _chosen(views, told)
        ways = [_apart(estimate, offer) for offer in chosen]
        meant = only(ways)
        if meant is not None and not _is_slip(result, meant):
            meant = None
        yield TabledNumber(result, ways, meant)


def _apart(estimate: SpokenNumber, offer: Fact) -> Derivation:
    return changed(offer, estimate.fact, "the sentence compares an offer")


def _is_slip(result: SpokenNumber, meant: Derivation) -> bool:
    """Whether a slip of the hand makes a percentage of what is meant."""
    number = result.fact.number
    return number is not None and any(
        abs(one.value - abs(meant.value)) <= number.half_unit
        for one in meant_figures(result.fact)
    )


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
    row = only(rows)
    prices = [
        col
        for col in view.columns(ColumnKind.AMOUNT, ColumnKind.RATE)
        if "€" in " ".join(view.column(col).path)
    ]
    price = only(prices)
    if row is None or price is None:
        return None
    return view.facts.get((row, price))
