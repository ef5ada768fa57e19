"""What the belief in no figure of a table exceeds: reckoned for a whole table, it spares to look at
its figures one by one where even that much would not be enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from validate.prose.offers.offer_features import (
    GROUPS,
    log_odds,
    of_table,
    of_unnamed,
)
from validate.prose.offers.offer_weights import WEIGHTS
from validate.prose.subjects.table_labels import Rarity
from validate.prose.tabled.offer import Features
from validate.prose.tabled.word_weights import NAMED, WordWeights

_OF_ANY_GROUP = ("all", "group", "unlike", "anchored")
"""What features begin with that go by the name of no kind of figure."""


_OPERATION = ("told", "years", "way", "newer", "whole", "strange")
"""How the features of an operation end: each is 1 at most, for or against."""


@dataclass(frozen=True, slots=True)
class _GroupOdds:
    """The odds of a group of kinds: those of its likeliest kind, and what may speak for a figure
    besides."""

    kind: float
    favouring: tuple[tuple[str, float], ...]


class OfferCeiling:
    """The most that the log odds of a figure come to, table by table.

    What all figures of a table share counts as it is. Any other feature counts where it speaks for
    a figure, by the most that it is of any: 1 where nothing less is known.
    """

    def __init__(self, odds: Mapping[str, float] = WEIGHTS) -> None:
        self._odds = odds
        self._groups = {
            group: _GroupOdds(_best_kind(odds, group), _favouring(odds, group))
            for group in GROUPS.values()
        }

    def of(self, weights: WordWeights, rarity: Rarity) -> dict[str, float]:
        """The ceilings of one table for one number, by the groups of its figures."""
        found = {
            group: self._of_group(weights, group, rarity)
            for group in self._groups
        }
        for kind, group in GROUPS.items():
            unnamed = of_unnamed(kind.name.lower(), weights)
            found[group] = max(found[group], log_odds(unnamed, self._odds))
        return found

    def _of_group(
        self, weights: WordWeights, group: str, rarity: Rarity
    ) -> float:
        odds = self._groups[group]
        come_to = odds.kind + log_odds(of_table(weights, group), self._odds)
        most = _most(weights, group, rarity)
        for feature, weight in odds.favouring:
            come_to += weight * most.get(feature, 1.0)
        return come_to


def _best_kind(odds: Mapping[str, float], group: str) -> float:
    """What the likeliest kind of a group comes to where words say its operation."""
    names = [kind.name.lower() for kind, of in GROUPS.items() if of == group]
    return max(
        odds.get(name, 0.0)
        + sum(abs(odds.get(f"{name}.{one}", 0.0)) for one in _OPERATION)
        for name in names
    )


def _favouring(
    odds: Mapping[str, float], group: str
) -> tuple[tuple[str, float], ...]:
    """The other features that may speak for a figure, with their weights."""
    counted = (group, f"{group}.title", f"{group}.pointed")
    return tuple(
        (feature, weight)
        for feature, weight in odds.items()
        if weight > 0
        and feature.partition(".")[0] in (group, *_OF_ANY_GROUP)
        and feature not in counted
    )


def _most(weights: WordWeights, group: str, rarity: Rarity) -> Features:
    """The most that features are of any figure of a table, those that may be less than 1."""
    row = max(weights.scores.values(), default=0.0)
    column = max((head or 0.0 for head in weights.heads), default=0.0)
    share = max(weights.shares, default=0.0)
    beside = max(weights.anchored_rows.values(), default=0.0)
    under = max(weights.anchored_columns, default=0.0)
    borne = rarity.mass(weights.clause.own & weights.table.words)
    return {
        f"{group}.row": row,
        f"{group}.row.named": float(row >= NAMED),
        f"{group}.column": column,
        f"{group}.column.named": float(column >= NAMED),
        f"{group}.column.only": float(len(weights.columns) == 1),
        f"{group}.explained": borne / weights.own_mass,
        f"{group}.row.anchored": beside,
        f"{group}.column.anchored": under,
        f"{group}.anchored": beside * under,
        "anchored": float(bool(weights.anchored_rows)),
        "group.row": share,
        "group.named": float(share >= NAMED),
    }
