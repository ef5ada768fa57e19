"""What words, units and place say for each figure that a number may be: no value is compared here.

A feature is a name and how far it applies, as a rule from 0 to 1; how much each counts is fitted
(`offer_weights`).
"""

from collections.abc import Mapping
from math import log

from extract.french.lexicon.attendance import FORM
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences import derived as words
from extract.french.lexicon.sentences.derived import RECALLS
from extract.french.lexicon.sentences.limits_said import LIMIT
from validate.prose.clauses import Clause
from validate.prose.offers.mixed_offers import MixedOffer
from validate.prose.offers.offer import Measure, OfferKind, measure_of
from validate.prose.offers.said_offers import Cues, SaidOffer
from validate.prose.offers.table_figures import TableFigure
from validate.prose.offers.word_weights import WordWeights
from validate.prose.subjects.table_labels import Rarity
from validate.prose.words.names import plain_words

Features = Mapping[str, float]
_NAMED = 0.85
"""A label said but for a small word."""
_LIMIT = WordList(
    LIMIT,
    "superieur*",
    "inferieur*",
    "environ*",
    "anterieur*",
    "deja*",
)
"""Words of a limit, or of about so much: such a number is not what a table prints."""
_VOTE = WordList(
    "voix", "pour", "contre", "abst*", "vot*", "unanim*", "quorum*",
)  # fmt: skip
"""Words of a ballot, whose numbers are of members."""
_GROUPS = {
    OfferKind.CELL: "cell",
    OfferKind.LINES: "lines",
    OfferKind.MEAN: "lines",
    OfferKind.NUMBER: "lines",
}


def of_figure(
    weights: WordWeights, figure: TableFigure, cues: Cues, rarity: Rarity
) -> Features:
    """The features of a figure of a table."""
    kind = figure.kind.name.lower()
    group = _GROUPS.get(figure.kind, "two")
    found = {kind: 1.0, f"{group}.title": weights.title, "far": weights.far}
    if weights.pointed:
        found[f"{group}.pointed"] = 1.0
    if figure.measure is not weights.measure:
        found["unlike"] = 1.0
    found |= _of_lines(weights, figure, group, cues)
    found |= _of_columns(weights, figure, group)
    found |= _of_words(weights, figure, group, rarity)
    found |= _of_operation(figure, kind, cues)
    return found


def _of_lines(
    weights: WordWeights, figure: TableFigure, group: str, cues: Cues
) -> dict[str, float]:
    if figure.row < 0 and figure.group < 0:
        return {"all": 1.0, "all.whole": float(cues.whole)}
    if figure.row < 0:
        share = weights.shares[figure.group]
        return {"group.row": share, "group.named": float(share >= _NAMED)}

    score = weights.scores.get(figure.row, 0.0)
    label = weights.table.labels.rows[figure.row]
    found = {
        f"{group}.row": score,
        f"{group}.row.named": float(score >= _NAMED),
    }
    if label.total:
        found[f"{group}.total"] = 1.0
        found[f"{group}.total.whole"] = float(cues.whole)
    return found


def _of_columns(
    weights: WordWeights, figure: TableFigure, group: str
) -> dict[str, float]:
    places = [one for one in (figure.first, figure.second) if one >= 0]
    if not places:
        return {}
    scores = [weights.heads[place] for place in places]
    ruled_out = any(score is None for score in scores)
    known = [score or 0.0 for score in scores]
    mean = sum(known) / len(known)
    return {
        f"{group}.column": mean,
        f"{group}.column.named": float(min(known) >= _NAMED),
        f"{group}.column.other": float(ruled_out),
        f"{group}.column.only": float(len(weights.columns) == 1),
    }


def _of_words(
    weights: WordWeights, figure: TableFigure, group: str, rarity: Rarity
) -> dict[str, float]:
    """How much of what governs the number the labels bear, and of what they do not bear, how much
    other labels of the document do."""
    own = weights.clause.own
    borne = set(weights.table.labels.title)
    labels = weights.table.labels
    if figure.row >= 0:
        row = labels.rows[figure.row]
        borne |= row.words | row.head | row.path
    elif figure.group >= 0:
        borne |= weights.table.groups[figure.group].words
    for place in (figure.first, figure.second):
        if place >= 0:
            borne |= labels.columns[place].words
    whole = rarity.mass(own) or 1.0
    missing = [word for word in own - borne if word in rarity]
    return {
        f"{group}.explained": rarity.mass(own & borne) / whole,
        f"{group}.missing": rarity.mass(missing) / whole,
    }


def _of_operation(
    figure: TableFigure, kind: str, cues: Cues
) -> dict[str, float]:
    """How the operation fits what words say of one."""
    match figure.kind:
        case OfferKind.GAP | OfferKind.REST:
            return {f"{kind}.told": float(cues.rest)}
        case OfferKind.CHANGE:
            return {f"{kind}.told": float(cues.change)}
        case OfferKind.SHARE:
            return {f"{kind}.told": float(not cues.change)}
        case OfferKind.QUOTIENT | OfferKind.MEAN:
            return {f"{kind}.told": float(cues.each)}
        case OfferKind.CELL:
            return {
                "cell.rest": float(cues.rest),
                "cell.that": float(cues.that),
            }
    return {}


def of_said(one: SaidOffer, cues: Cues) -> Features:
    """The features of what numbers of the text make."""
    name = f"said.{one.form}"
    return {
        name: 1.0,
        f"{name}.told": float(one.told),
        f"{name}.that": float(cues.that),
        "said.near": one.near,
        "said.next": float(one.next_to),
        "said.here": float(one.here),
        "said.after": float(one.after),
        "said.fits": one.fits,
    }


def of_mixed(one: MixedOffer) -> Features:
    """The features of a number of the text and a cell together."""
    return {
        f"mixed.{one.form}": 1.0,
        f"mixed.{one.form}.told": float(one.told),
        "mixed.near": one.near,
        "mixed.share": one.share,
    }


def of_repeated(clause: Clause, earlier: Clause, rarity: Rarity) -> Features:
    """The features of a number that may be said for the second time."""
    shared = rarity.mass(clause.own & earlier.own)
    whole = rarity.mass(clause.own | earlier.own) or 1.0
    nouns = clause.said.claim.unit_noun, earlier.said.claim.unit_noun
    return {
        "again": 1.0,
        "again.words": shared / whole,
        "again.noun": float(bool(nouns[0]) and nouns[0] == nouns[1]),
    }


def of_nothing(
    clause: Clause,
    cues: Cues,
    rarity: Rarity,
    *,
    tables: bool,
    strangers: float,
) -> Features:
    """What says that a number is none of what the document gives."""
    measure = measure_of(clause.said.claim.fact)
    said = plain_words(f"{clause.said.before[-80:]} {clause.text}")
    sentence = plain_words(clause.said.claim.sentence)
    known = [word for word in clause.own if word in rarity]
    is_vote = any(one.within(sentence) for one in FORM) or _VOTE.within(said)
    return {
        f"nothing.{measure}": 1.0,
        "nothing.limit": float(_LIMIT.within(said)),
        "nothing.recital": float(RECALLS.follows_signs(sentence)),
        "nothing.vote": float(bool(is_vote) and measure is Measure.THINGS),
        "nothing.unknown": 1.0 - len(known) / max(1, len(clause.own)),
        "nothing.untabled": float(not tables),
        "nothing.strangers": log(strangers / (1 - strangers)),
        "nothing.that": float(cues.that),
        "nothing.rest": float(cues.rest),
        "nothing.each": float(words.EACH.search(said) is not None),
    }
