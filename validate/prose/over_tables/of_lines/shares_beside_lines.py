"""The share beside what lines of a table come to: "l'allocation et la prestation représentent
ensemble 23 525,00 heures, soit 76,7 % de l'activité" is theirs in the total of their column.

A share that is of no figure of the tables, nor of the text before it, is accused: it is that of
another year, of other lines or of another whole, or a slip of the hand. The number is, where the
share is that of these lines and one more, or of the same in a later year, or of any few whose sum
is the number but for a slip of the hand.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
)
from extract.several import only, present
from validate.model.typing_slips import digits_told, is_slip_of
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    quotient,
)
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.over_tables.line_names import is_in_figures
from validate.prose.over_tables.of_lines.few_lines import (
    FewLines,
    few_lines,
)
from validate.prose.over_tables.of_lines.figures_apart import DIFFERENCE
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.prose.tabled.slips import is_slip_of_rounded
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import (
    FigureTable,
)

_BESIDE = re.compile(
    r"[^,;:.()]{0,40}?[,(]?\s*(?:(?:soit|ou|c.est.a.dire)\b|\()\W*"
)
"""Between what lines come to and the share that it is."""
_OF_WHOLE = re.compile(
    r"\W*(?:pour cent)?\W*(?:de la |du |des |de l.|d.|de (?:s|c|leur)[a-z]* )[a-z]"
)
"""Behind a share of a whole."""
_BECOMES = WordList("passe(nt)", "porte(e)(s)")
"""Words before what a figure has changed to: the share behind is one only of something."""
_LEAST, _LEAST_DIGITS = 10, 3
"""A number of which a slip of the hand is seen, and telling digits of one that lines come to, at
least."""
_LENGTHS_OF_TIME = ("an", "mois", "semaine", "jour")
"""Units of what lasts so long, and is no part: "36 pour 30 ans, soit 58,1 % du total"."""
_WHY = "the sentence gives the share of lines in what their column comes to"


def shares_beside_lines(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each share of a sentence behind a number that lines of a table come to which it names: of
    what closes their column."""
    for index in range(1, len(wording.numbers)):
        if _is_told(wording, index):
            number = _judged(wording, index, views)
            if number is not None:
                yield number


def _judged(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> TabledNumber | None:
    """Which of the share with a number and the one before it is right, or wrong; None where nothing
    tells."""
    part, share = wording.numbers[index - 1 : index + 1]
    is_of_whole = _OF_WHOLE.match(wording.after(index)) is not None
    lines = [
        one
        for one in _named_lines(wording, part, views)
        if is_of_whole or len(one.rows) > 1
    ]
    ways = list(_ways(part, lines))
    if any(restates(share.fact, one.value) for one in ways):
        return TabledNumber(share, ways, None)
    if _is_of_another(wording, index, views):
        return None
    instead = _instead(share, lines)
    if instead:
        return _meant_by(part, instead)
    if ways:
        return _wrong(share, lines, ways)
    return _mistyped(part, share, views) if is_of_whole else None


def _named_lines(
    wording: Wording, part: SpokenNumber, views: Sequence[FigureTable]
) -> list[FewLines]:
    """The lines that words before a number name which come to it."""
    if digits_told(part.fact) < _LEAST_DIGITS:
        return []
    stems = frozenset(label_stems(wording.text[: part.start]))
    size = abs(part.fact.value_or_zero)
    found = (few_lines(view, size.__eq__) for view in views)
    return [one for one in chain.from_iterable(found) if one.are_named(stems)]


def _mistyped(
    part: SpokenNumber, share: SpokenNumber, views: Sequence[FigureTable]
) -> TabledNumber | None:
    """A number that is a slip of the hand of what the only lines come to whose share is told."""
    number = part.fact.number
    if number is None or part.unit in _LENGTHS_OF_TIME:
        return None
    is_slip = partial(is_slip_of, number)
    made = [
        one.made
        for view in views
        for one in few_lines(view, is_slip)
        if _has_share(one, share)
    ]
    return _meant_by(part, present(made))


def _meant_by(
    part: SpokenNumber, made: Sequence[Derivation]
) -> TabledNumber | None:
    """A number that the only one of some sums is meant by."""
    meant = only({one.value: one for one in made}.values())
    if meant is None:
        return None
    return TabledNumber(part, [], meant, is_confirmed=True)


def _has_share(lines: FewLines, share: SpokenNumber) -> bool:
    """Whether a percentage is what some lines are of what closes their column."""
    made = lines.made
    return made is not None and any(
        restates(share.fact, HUNDRED * made.value / whole.value_or_zero)
        for whole in lines.wholes()
    )


def _instead(
    share: SpokenNumber, lines: Sequence[FewLines]
) -> Sequence[Derivation]:
    """What some lines and one more come to whose share is told, or the same in a later year."""
    others = chain.from_iterable(one.mistaken_for() for one in lines)
    return present(one.made for one in others if _has_share(one, share))


def _wrong(
    share: SpokenNumber,
    lines: Sequence[FewLines],
    ways: Sequence[Derivation],
) -> TabledNumber | None:
    """A share that is none of what a number is of what closes the columns of its lines: that of
    which it is a slip, or of the total."""
    slips = [one for one in ways if is_slip_of_rounded(share.fact, one.value)]
    is_sure = slips or all(one.is_closed_once for one in lines)
    meant = only(slips) if slips else ways[0]
    return TabledNumber(share, ways, meant) if is_sure and meant else None


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a number is the share that the one before it is, told to its last digit."""
    part, share = wording.numbers[index - 1 : index + 1]
    before, between = wording.before(index - 1), wording.before(index)
    is_pair = share.unit == SHARE != part.unit and is_in_figures(part)
    is_exact = not NO_EXACT_FIGURE.within(f"{before} {between}")
    behind = to_end_of_clause(wording.after(index))
    is_change = (
        DIFFERENCE.within(f"{before} # {behind}")
        or SIGNED.match(share.fact.printed) is not None
        or MORE_OR_LESS.follows_signs(behind)
        or (_BECOMES.within(before) and not _OF_WHOLE.match(behind))
    )
    return (
        is_pair
        and is_exact
        and not is_change
        and not part.per_thing
        and abs(part.fact.value_or_zero) >= _LEAST
        and _BESIDE.fullmatch(between) is not None
    )


def _ways(
    part: SpokenNumber, lines: Sequence[FewLines]
) -> Iterator[Derivation]:
    """The shares of a number in what closes the columns of its lines."""
    wholes = chain.from_iterable(one.wholes() for one in lines)
    for whole in {one.value: one for one in wholes}.values():
        yield quotient(part.fact, whole, _WHY)


def _is_of_another(
    wording: Wording, index: int, views: Sequence[FigureTable]
) -> bool:
    """Whether the share with a number is that of the one before it in any other figure."""
    part, share = wording.numbers[index - 1 : index + 1]
    said = (one.numbers for one in (*wording.earlier, wording))
    figures = chain(
        (one.fact for one in chain.from_iterable(said)),
        chain.from_iterable(view.facts.values() for view in views),
    )
    return any(
        restates(share.fact, quotient(part.fact, one, _WHY).value)
        for one in figures
        if one.value
    )
