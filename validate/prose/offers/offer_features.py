"""What words, units and place say for each figure that a number may be: no value is compared here.

A feature is a name and how far it applies, as a rule from 0 to 1; how much each counts is fitted
(`offer_weights`).
"""

from collections.abc import Mapping
from math import log

from extract.french.lexicon.attendance import FORM
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.nouns import singular_noun
from extract.french.lexicon.sentences import derived as words
from extract.french.lexicon.sentences.derived import RECALLS
from extract.french.lexicon.sentences.limits_said import LIMIT
from validate.model.identity import Form
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import HUNDRED
from validate.prose.offers.mixed_offers import MixedOffer
from validate.prose.offers.offer_weights import WEIGHTS
from validate.prose.offers.said_offers import Cues, SaidOffer
from validate.prose.subjects.table_labels import Rarity
from validate.prose.tabled.offer import (
    Features,
    Measure,
    OfferKind,
    measure_of,
)
from validate.prose.tabled.several_lines import SeveralLines
from validate.prose.tabled.table_figures import TableFigure
from validate.prose.tabled.word_weights import NAMED, WordWeights
from validate.prose.words.names import plain_words

_LIMIT = WordList(
    LIMIT,
    "superieur*",
    "inferieur*",
    "environ(s)",
    "anterieur*",
    "deja*",
)
"""Words of a limit, or of about so much: such a number is not what a table prints."""
_VOTE = WordList(
    "voix", "pour", "contre", "abst*", "vot*", "unanim*", "quorum*",
)  # fmt: skip
"""Words of a ballot, whose numbers are of members."""
_WAYS = {True: 1.0, False: -1.0, None: 0.0}
"""The sign of a change that words say to go up, or down, or do not say."""
GROUPS = {
    OfferKind.CELL: "cell",
    OfferKind.LINES: "lines",
    OfferKind.MEAN: "lines",
    OfferKind.NUMBER: "lines",
    OfferKind.REST: "two",
    OfferKind.GAP: "two",
    OfferKind.CHANGE: "two",
    OfferKind.SHARE: "two",
    OfferKind.QUOTIENT: "two",
}
"""Kinds of figures of tables, by what their features are called."""


def log_odds(of: Features, weights: Mapping[str, float] = WEIGHTS) -> float:
    """What features come to, as log odds."""
    come_to = 0.0
    for name, value in of.items():
        come_to += value * weights.get(name, 0.0)
    return come_to


def of_figure(
    weights: WordWeights,
    figure: TableFigure,
    cues: Cues,
    rarity: Rarity,
    alike: float = 0.0,
) -> Features:
    """The features of a figure of a table; ``alike`` is how likely another number of the sentence
    is the same of other lines."""
    kind = figure.kind.name.lower()
    if figure.row >= 0 and figure.row not in weights.rows:
        return of_unnamed(kind, weights)
    group = GROUPS[figure.kind]
    found = {kind: 1.0, **of_table(weights, group)}
    found[f"{group}.alike"] = alike
    if figure.measure is not weights.measure:
        found["unlike"] = 1.0
    found |= _of_lines(weights, figure, group, cues)
    found |= _of_columns(weights, figure, group)
    found |= _of_words(weights, figure, group, rarity)
    found |= _of_anchors(weights, figure, group)
    found |= _of_operation(weights, figure, kind, cues)
    found |= _of_direction(weights, figure, kind, cues)
    if figure.kind is OfferKind.SHARE:
        found |= _of_whole(kind, _whole_of(weights, figure), cues, rarity)
        found["two.subtotal"] = float(figure.whole >= 0)
    return found


def of_unnamed(kind: str, weights: WordWeights) -> dict[str, float]:
    """The features of a figure of a table that neither words nor other numbers tell."""
    return {f"unnamed.{kind}": 1.0, "far": weights.far}


def of_table(weights: WordWeights, group: str) -> dict[str, float]:
    """The features that the figures of a table share, those of a group of kinds."""
    found = {f"{group}.title": weights.title, "far": weights.far}
    if weights.pointed:
        found[f"{group}.pointed"] = 1.0
    return found


def _of_lines(
    weights: WordWeights, figure: TableFigure, group: str, cues: Cues
) -> dict[str, float]:
    if figure.row < 0 and figure.group < 0:
        return {"all": 1.0, "all.whole": float(cues.whole)}
    if figure.row < 0:
        share = weights.shares[figure.group]
        return {"group.row": share, "group.named": float(share >= NAMED)}

    score = weights.scores.get(figure.row, 0.0)
    label = weights.table.labels.rows[figure.row]
    found = {
        f"{group}.row": score,
        f"{group}.row.named": float(score >= NAMED),
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
        f"{group}.column.named": float(min(known) >= NAMED),
        f"{group}.column.other": float(ruled_out),
        f"{group}.column.only": float(len(weights.columns) == 1),
    }


def _of_anchors(
    weights: WordWeights, figure: TableFigure, group: str
) -> dict[str, float]:
    """How far other numbers of the passage stand in the row and the columns of a figure."""
    row = weights.anchored_rows.get(figure.row, 0.0)
    told = [
        weights.anchored_columns[place]
        for place in (figure.first, figure.second)
        if place >= 0
    ]
    column = max(told, default=0.0)
    found = {
        f"{group}.row.anchored": row,
        f"{group}.column.anchored": column,
        f"{group}.anchored": row * column,
        "anchored": float(bool(weights.anchored_rows)),
    }
    if figure.row >= 0:
        own = max(row, weights.scores.get(figure.row, 0.0))
        found[f"{group}.row.behind"] = weights.best_row - own
    if told:
        heads = [weights.heads[figure.first] or 0.0, *told]
        found[f"{group}.column.behind"] = weights.best_column - max(heads)
    return found


def _of_words(
    weights: WordWeights, figure: TableFigure, group: str, rarity: Rarity
) -> dict[str, float]:
    """How much of what governs the number the labels bear, and of what they do not bear, how much
    other labels of the document do."""
    own = weights.clause.own
    borne = weights.table.words_over(figure.row, figure.group)
    for place in (figure.first, figure.second):
        if place >= 0:
            borne |= weights.table.labels.columns[place].words
    whole = weights.own_mass
    missing = [word for word in own - borne if word in rarity]
    return {
        f"{group}.explained": rarity.mass(own & borne) / whole,
        f"{group}.missing": rarity.mass(missing) / whole,
    }


def _of_operation(
    weights: WordWeights, figure: TableFigure, kind: str, cues: Cues
) -> dict[str, float]:
    """How the operation fits what words say of one."""
    found = of_cues(figure.kind, cues)
    if figure.kind in (OfferKind.GAP, OfferKind.CHANGE):
        years = weights.table.are_years(figure.first, figure.second)
        found[f"{kind}.years"] = float(years)
    return found


def of_cues(kind: OfferKind, cues: Cues) -> dict[str, float]:
    """What words say of the operation that all figures of a kind are made by."""
    if kind is OfferKind.CELL:
        return {"cell.rest": float(cues.rest), "cell.that": float(cues.that)}
    told = {
        OfferKind.REST: cues.rest,
        OfferKind.GAP: cues.rest,
        OfferKind.CHANGE: cues.change,
        OfferKind.SHARE: not cues.change,
        OfferKind.QUOTIENT: cues.each,
        OfferKind.MEAN: cues.each,
    }
    if kind not in told:
        return {}
    return {f"{kind.name.lower()}.told": float(told[kind])}


def _of_direction(
    weights: WordWeights, figure: TableFigure, kind: str, cues: Cues
) -> dict[str, float]:
    """Whether a change goes the way that words say, from the older column to the newer."""
    if figure.kind not in (OfferKind.GAP, OfferKind.CHANGE):
        return {}
    columns = weights.table.labels.columns
    first, second = (
        max(columns[place].years, default=0)
        for place in (figure.first, figure.second)
    )
    order = _sign(first - second)
    if figure.kind is OfferKind.GAP:
        goes = order * figure.value
        return {f"{kind}.way": _fits(goes, cues.up)}
    return {
        f"{kind}.way": _fits(figure.value, cues.up),
        f"{kind}.newer": float(order),
    }


def _fits(goes: float, up: bool | None) -> float:
    """Whether a change goes up or down as words say: 1, -1 where it does not, 0 where they say
    nothing."""
    return _WAYS[up] * _sign(goes)


def _sign(value: float) -> int:
    return int(value > 0) - int(value < 0)


def _whole_of(weights: WordWeights, figure: TableFigure) -> frozenset[str]:
    """The words that name what a share is of: its column, or the table."""
    labels = weights.table.labels
    if figure.whole >= 0:
        return weights.table.words_over(figure.whole, -1)
    if figure.second >= 0:
        return labels.columns[figure.second].words
    return labels.columns[figure.first].words | labels.title


def _of_whole(
    name: str, borne: frozenset[str], cues: Cues, rarity: Rarity
) -> dict[str, float]:
    """How far the words behind a share name its whole, where they name any."""
    said = cues.whole_words
    if not said:
        return {}
    told = rarity.mass(said & borne) / rarity.mass(said)
    return {f"{name}.whole": told, f"{name}.strange": 1.0 - told}


def of_said(
    one: SaidOffer, clause: Clause, cues: Cues, rarity: Rarity
) -> Features:
    """The features of what numbers of the text make."""
    name = f"said.{one.form}"
    found = _of_nouns(one, clause, name)
    if one.form == "share":
        found |= _of_whole(name, one.clauses[-1].own, cues, rarity)
        found[f"{name}.over"] = float(one.derivation.value > HUNDRED)
    return found | {
        name: 1.0,
        f"{name}.told": float(one.told),
        f"{name}.that": float(cues.that),
        f"{name}.told.that": float(one.told and cues.that),
        f"{name}.told.next": float(one.told and one.next_to),
        f"{name}.told.here": float(one.told and one.here),
        "said.near": one.near,
        "said.next": float(one.next_to),
        "said.here": float(one.here),
        "said.after": float(one.after),
        "said.fits": one.fits,
    }


def _of_nouns(one: SaidOffer, clause: Clause, name: str) -> dict[str, float]:
    """Whether the operands count the same things, and a sum or difference too."""
    together = one.clauses
    if one.derivation.form is Form.WEIGHTED_SUM:
        together = (*together, clause)
    nouns = {singular_noun(each.said.claim.unit_noun) for each in together}
    nouns -= {""}
    return {
        f"{name}.noun": float(len(nouns) == 1),
        f"{name}.other": float(len(nouns) > 1),
    }


def of_mixed(one: MixedOffer) -> Features:
    """The features of a number of the text and a cell together."""
    over = one.form == "part" and one.derivation.value > HUNDRED
    return {
        "mixed.part.over": float(over),
        f"mixed.{one.form}": 1.0,
        f"mixed.{one.form}.told": float(one.told),
        "mixed.near": one.near,
        "mixed.share": one.share,
        f"mixed.{one.form}.share": one.share,
    }


def of_several(one: SeveralLines, *, together: bool) -> Features:
    """The features of what several lines of a table come to."""
    weights, name = one.weights, f"several.{one.told}"
    heads = weights.heads[one.column]
    return {
        **of_table(weights, "several"),
        name: 1.0,
        f"{name}.together": float(together),
        f"{name}.least": one.least,
        f"{name}.all": float(one.least >= NAMED),
        "several.share": one.share,
        "several.counts": float(one.counts),
        "several.column": heads or 0.0,
        "several.column.named": float((heads or 0.0) >= NAMED),
        "several.column.other": float(heads is None),
        "several.column.only": float(len(weights.columns) == 1),
        "several.column.anchored": weights.anchored_columns[one.column],
        "several.column.behind": weights.best_column - (heads or 0.0),
    }


def of_repeated(
    clause: Clause, earlier: Clause, rarity: Rarity, *, far: bool
) -> Features:
    """The features of a number that may be said for the second time, ``far`` from the first."""
    shared = rarity.mass(clause.own & earlier.own)
    whole = rarity.mass(clause.own | earlier.own) or 1.0
    nouns = clause.said.claim.unit_noun, earlier.said.claim.unit_noun
    return {
        "again": 1.0,
        "again.words": shared / whole,
        "again.noun": float(bool(nouns[0]) and nouns[0] == nouns[1]),
        "again.far": float(far),
        "again.far.words": far * shared / whole,
        "again.named": float(shared >= NAMED * whole),
        "again.years": float(
            bool(clause.years and earlier.years - clause.years)
        ),
        "again.moved": float(clause.move is not earlier.move),
    }


def of_nothing(
    clause: Clause,
    cues: Cues,
    rarity: Rarity,
    *,
    tables: bool,
    strangers: float,
    told: bool,
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
        "nothing.told": float(told),
        f"nothing.told.{measure}": float(told),
        "nothing.rest": float(cues.rest),
        "nothing.each": float(words.EACH.search(said) is not None),
        f"nothing.that.{measure}": float(cues.that),
        f"nothing.rest.{measure}": float(cues.rest),
        f"nothing.change.{measure}": float(cues.change),
    }
