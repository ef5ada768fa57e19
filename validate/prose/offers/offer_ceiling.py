"""What the belief in no figure of a table exceeds: reckoned for a whole table, it spares to look at
its figures one by one where even that much would not be enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from validate.prose.offers.companions import Companions
from validate.prose.offers.offer_features import (
    GROUPS,
    log_odds,
    of_cues,
    of_table,
    of_unnamed,
)
from validate.prose.offers.offer_weights import WEIGHTS
from validate.prose.offers.said_offers import Cues
from validate.prose.subjects.table_labels import Rarity
from validate.prose.tabled.offer import Features, OfferKind
from validate.prose.tabled.word_weights import NAMED, WordWeights

_OF_ANY_GROUP = ("all", "group", "unlike", "anchored")
"""What features begin with that go by the name of no kind of figure."""


@dataclass(frozen=True, slots=True)
class KindCeiling:
    """The most that the log odds of the figures of one kind of a table come to."""

    told: float
    """Of those in rows that words or other numbers tell, or over several rows."""
    unnamed: float
    """Of those in all other rows."""


class OfferCeiling:
    """The most that the log odds of a figure come to, table by table.

    What all figures of a kind share counts as it is. Any other feature counts where it speaks for a
    figure, by the most that it is of any: 1 where nothing less is known.
    """

    def __init__(self, odds: Mapping[str, float] = WEIGHTS) -> None:
        self._odds = odds
        self._favouring = {
            group: _favouring(odds, group) for group in set(GROUPS.values())
        }

    def of(
        self,
        weights: WordWeights,
        cues: Cues,
        rarity: Rarity,
        companions: Companions,
    ) -> dict[OfferKind, KindCeiling]:
        """The ceilings of one table for one number, by the kinds of its figures."""
        table = weights.table.labels.view.table.id
        of_groups = {
            group: self._of_group(weights, group, cues, rarity)
            for group in self._favouring
        }
        found = {}
        for kind, group in GROUPS.items():
            alike = self._odds.get(f"{group}.alike", 0.0)
            told = (
                of_groups[group]
                + self._of_operation(kind, cues)
                + max(0.0, alike) * companions.most(table, kind)
            )
            unnamed = of_unnamed(kind.name.lower(), weights)
            found[kind] = KindCeiling(told, log_odds(unnamed, self._odds))
        return found

    def _of_group(
        self, weights: WordWeights, group: str, cues: Cues, rarity: Rarity
    ) -> float:
        come_to = log_odds(of_table(weights, group), self._odds)
        most = _most(weights, group, cues, rarity)
        for feature, weight in self._favouring[group]:
            come_to += weight * most.get(feature, 1.0)
        return come_to

    def _of_operation(self, kind: OfferKind, cues: Cues) -> float:
        """What the operation of a kind comes to, where all that is not told speaks for it."""
        name = kind.name.lower()

        def odds(feature: str) -> float:
            return self._odds.get(f"{name}.{feature}", 0.0)

        come_to = self._odds.get(name, 0.0)
        come_to += log_odds(of_cues(kind, cues), self._odds)
        come_to += max(0.0, odds("years")) + abs(odds("newer"))
        if cues.up is not None:
            come_to += abs(odds("way"))
        if cues.whole_words:
            come_to += max(odds("whole"), odds("strange"))
        return come_to


def _favouring(
    odds: Mapping[str, float], group: str
) -> tuple[tuple[str, float], ...]:
    """The features that may speak for a figure besides those that all of its kind share, with their
    weights."""
    counted = {f"{group}.{one}" for one in ("title", "pointed", "alike")}
    counted |= {group, "cell.rest", "cell.that"}
    return tuple(
        (feature, weight)
        for feature, weight in odds.items()
        if weight > 0
        and feature.partition(".")[0] in (group, *_OF_ANY_GROUP)
        and feature not in counted
    )


def _most(
    weights: WordWeights, group: str, cues: Cues, rarity: Rarity
) -> Features:
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
        f"{group}.total.whole": float(cues.whole),
        f"{group}.column": column,
        f"{group}.column.named": float(column >= NAMED),
        f"{group}.column.only": float(len(weights.columns) == 1),
        f"{group}.explained": borne / weights.own_mass,
        f"{group}.row.anchored": beside,
        f"{group}.column.anchored": under,
        f"{group}.anchored": beside * under,
        "all.whole": float(cues.whole),
        "anchored": float(bool(weights.anchored_rows)),
        "group.row": share,
        "group.named": float(share >= NAMED),
    }
