"""What kind of figure a number is likely to be, by what it measures and the words of operation."""

import re
from collections.abc import Mapping

from validate.prose.clauses import Clause
from validate.prose.offers.offer import Measure, OfferKind, measure_of
from validate.prose.offers.said_offers import Cues
from validate.prose.words.names import plain_words

NOTHING = "nothing"
"""A number that none of the document's figures give."""
_LIMIT = re.compile(
    r"plafon|maxim|minim|\bseuil|au (?:plus|moins)|dans la limite|superieur|inferieur|environ"
    r"|anterieur|deja"
)

Priors = Mapping[str, float]
_PLAIN = {
    OfferKind.CELL: 0.42, OfferKind.LINES: 0.05, OfferKind.NUMBER: 0.04, OfferKind.GAP: 0.02,
    OfferKind.REST: 0.01, OfferKind.QUOTIENT: 0.01, OfferKind.MEAN: 0.005, OfferKind.SAID: 0.10,
    OfferKind.MIXED: 0.03, NOTHING: 0.35,
}  # fmt: skip
_LEFT = {
    OfferKind.CELL: 0.25, OfferKind.LINES: 0.02, OfferKind.NUMBER: 0.01, OfferKind.GAP: 0.12,
    OfferKind.REST: 0.05, OfferKind.QUOTIENT: 0.01, OfferKind.MEAN: 0.005, OfferKind.SAID: 0.30,
    OfferKind.MIXED: 0.08, NOTHING: 0.20,
}  # fmt: skip
_THAT = {
    OfferKind.CELL: 0.25, OfferKind.LINES: 0.05, OfferKind.NUMBER: 0.01, OfferKind.GAP: 0.04,
    OfferKind.REST: 0.02, OfferKind.QUOTIENT: 0.03, OfferKind.MEAN: 0.01, OfferKind.SAID: 0.40,
    OfferKind.MIXED: 0.08, NOTHING: 0.15,
}  # fmt: skip
_EACH = {
    OfferKind.CELL: 0.25, OfferKind.LINES: 0.01, OfferKind.NUMBER: 0.01, OfferKind.GAP: 0.01,
    OfferKind.REST: 0.01, OfferKind.QUOTIENT: 0.15, OfferKind.MEAN: 0.06, OfferKind.SAID: 0.25,
    OfferKind.MIXED: 0.03, NOTHING: 0.25,
}  # fmt: skip
_PERCENT = {
    OfferKind.CELL: 0.25, OfferKind.SHARE: 0.15, OfferKind.CHANGE: 0.04, OfferKind.GAP: 0.01,
    OfferKind.SAID: 0.18, OfferKind.MIXED: 0.05, NOTHING: 0.35,
}  # fmt: skip
_PERCENT_CHANGE = {
    OfferKind.CELL: 0.20, OfferKind.SHARE: 0.03, OfferKind.CHANGE: 0.22, OfferKind.GAP: 0.02,
    OfferKind.SAID: 0.28, OfferKind.MIXED: 0.02, NOTHING: 0.25,
}  # fmt: skip


def kind_priors(clause: Clause, cues: Cues) -> Priors:
    """How likely a number is of each kind of figure."""
    found = dict.fromkeys(OfferKind, 0.0) | _worded(clause, cues)
    said = plain_words(f"{clause.said.before[-80:]} {clause.text}")
    if _LIMIT.search(said):
        return {
            kind: one if kind == NOTHING else one / 4
            for kind, one in found.items()
        }
    return found


def _worded(clause: Clause, cues: Cues) -> Priors:
    if measure_of(clause.said.claim.fact) is Measure.SHARE:
        return _PERCENT_CHANGE if cues.change else _PERCENT
    if cues.rest:
        return _LEFT
    if cues.that:
        return _THAT
    return _EACH if cues.each else _PLAIN
