"""The words of a sentence that govern each of its numbers.

A number is governed by the words before it since the number before, and by those after it up to the
next break: "185 191 € au titre de la DETR et 123 460 € au titre de la DSIL". A number with no words
of its own takes those of the number before: "de 6,80 € à 6,97 €".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.french.folding import fold
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences import derived
from validate.prose.statements import Statement
from validate.prose.words.label_words import (
    AGAINST,
    CHANGE,
    FOR,
    UNNAMED,
    label_stems,
    years_of,
)

OWN, INHERITED, CONTEXT = 1.0, 0.6, 0.25
"""How much a word counts that governs the number, governs the one before it, or only stands in the
same sentence or heading."""

_STRONG = re.compile(r".*[;:]\s", re.DOTALL)
"""All up to the last break that parts sentences."""
_INTRODUCTION = re.compile(
    r"^\W*(?:en application|en vertu|conform|sur proposition|sur (?:le )?rapport|dans le cadre"
    r"|apr[eè]s|afin|compte tenu|par d[eé]lib|selon|suite)[^,]*,",
    re.IGNORECASE,
)
"""What a sentence says of why and by whom, before it comes to its number."""
_TOTAL = WordList("total", "totaux", "totale", "ensemble", "global*", "cumul*")
"""Words of a whole: "au total", "global", "cumulé"."""
_MOVES = re.compile(
    r"\b(?:port\w+|pass\w+|ramen\w+|evolu\w+|va|vont|grimp\w+|descend\w*|tomb\w+)\b"
    r"[^;]{0,40}\bde\W*$"
)
"""Before the first of two ends: "passe de", "porté de", "va de"."""
_TO = re.compile(r"\W*(?:(?:€|euros?|ht|ttc|%)\s*)?(?:en \d{4} )?a\W*")
"""Between the two ends: "de 10 € à 12 €"."""
_COORDINATED = WordList("et", "ainsi que")
"""Such a clause shares the subject and the verb of the first."""
_OF = WordList("du", "de", "des", "d")
"""What follows a percentage so is the whole that it is a share of."""
_OPENING_YEAR = re.compile(
    r"\W*(?:(?:en|pour|sur|durant|au cours de|au titre de)(?: l.annee| l.exercice)?"
    rf"|(?:sur|parmi)(?: les)? [\d\s]+ [a-z]+ (?:de|en)) (?P<year>{YEAR})\b"
)
"""A year that a sentence begins with is that of all its numbers but those with another one: "en
2024", "sur les 588 places de 2024"."""
_YEAR_BEHIND = re.compile(rf"\W*[a-z]+ (?:de|en) (?P<year>{YEAR})\b")
"""Behind a number, the year of what it counts: "les 588 places de 2024"."""
_YEAR_BRACKETED = re.compile(rf"\b(?P<year>{YEAR})\s*\(\s*$")
"""Before a number in brackets, the year that it is of: "par rapport à 2023 (5 018 aides)"."""
_PARALLEL = 3
"""Words with which two items of a list begin alike."""
_CHANGES = WordList("de plus", "de moins")
"""What makes a number a change: "de plus", "de moins"."""


class Move(StrEnum):
    """Which end of "passe de A à B" a number is."""

    NONE = ""
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Clause:
    """A number of a sentence with the words that govern it.

    ``words`` are stems with what each counts; ``text`` the governing words, folded; ``years`` those
    named there, or else the one year of the sentence. ``follows`` is the number before it in the
    sentence, by its position, where this one has no words of its own.
    """

    said: Statement
    words: Mapping[str, float]
    own: frozenset[str]
    """The words that govern the number, or the number before it where it has none."""
    text: str
    years: frozenset[int]
    total: bool
    move: Move = Move.NONE
    follows: int | None = None

    @property
    def is_change(self) -> bool:
        """Whether the number is said to be a change of another."""
        is_behind = _CHANGES.follows_signs(fold(self.said.after))
        return is_behind or CHANGE in self.own or _CHANGES.within(self.text)

    @property
    def is_compared(self) -> bool:
        """Whether the number is what the one before it is compared with: "contre 47 150"."""
        return derived.AGAINST.closes(fold(self.said.before))


def opening_year(said: Statement) -> int | None:
    """The year that the sentence of a number begins with: "En 2025, 9 projets …"."""
    found = _OPENING_YEAR.match(fold(said.opening))
    return None if found is None else int(found["year"])


def own_year(said: Statement) -> int | None:
    """The year of a number: right behind what it counts, or before the bracket that it stands in,
    or else that its sentence begins with."""
    told = _YEAR_BEHIND.match(fold(said.after)) or _YEAR_BRACKETED.search(
        fold(said.before)
    )
    return opening_year(said) if told is None else int(told["year"])


def are_parallel(one: Clause, other: Clause) -> bool:
    """Whether two numbers are said of two things in the same words but for their ends, as the items
    of a list are: "- le remplacement, affichage blanc (6 245 €)", "… tricolore (8 245 €)".
    """
    first, second = (
        one.said.words_before.split(),
        other.said.words_before.split(),
    )
    shared = 0
    for word, again in zip(first, second, strict=False):
        if word != again:
            break
        shared += 1
    return shared >= _PARALLEL and shared < min(len(first), len(second))


def read_clauses(group: Sequence[Statement]) -> tuple[Clause, ...]:
    """The clauses of one sentence, number by number."""
    clauses: list[Clause] = []
    pieces = list(_pieces(group))
    for index, one in enumerate(group):
        before, after = pieces[index]
        if one.claim.fact.counts == "percent" and _OF.follows_signs(after):
            after = ""
        clauses.append(_clause(one, before, after, clauses, group))
    return tuple(clauses)


def _pieces(group: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    """For each number the words before it that no other takes, and the words after it."""
    for index, one in enumerate(group):
        before = _STRONG.sub("", one.own_before)
        if not index:
            before = _INTRODUCTION.sub("", before)
        yield before, one.own_after


def _clause(
    one: Statement,
    before: str,
    after: str,
    earlier: Sequence[Clause],
    group: Sequence[Statement],
) -> Clause:
    claim = one.claim
    own = f"{before} {after}".strip()
    follows, leads = None, None
    if earlier and not label_stems(own):
        follows, leads = len(earlier) - 1, earlier[-1]
    words = _governing(one, before, after, leads)
    governing = frozenset(words)

    if earlier and _COORDINATED.follows_signs(fold(own)):
        _add(words, label_stems(group[0].before), INHERITED)
    _add(words, label_stems(f"{claim.sentence} {claim.heading}"), CONTEXT)
    return Clause(
        said=one,
        words=words,
        own=governing,
        text=fold(own),
        years=_years(own, one),
        total=_TOTAL.within(fold(own)),
        move=_move(one, earlier, group),
        follows=follows,
    )


def _governing(
    one: Statement, before: str, after: str, leads: Clause | None
) -> dict[str, float]:
    """The words that govern a number. Those after it specify it: beside them, or beside the noun
    it counts, those before it count for less."""
    claim = one.claim
    counted = claim.fact.counts not in ("amount", "rate", "percent")
    noun = frozenset(label_stems(claim.unit_noun))
    is_named = bool(claim.unit_noun) and not (noun and noun <= UNNAMED)
    told = frozenset(label_stems(after)) - UNNAMED
    specified = bool(told) or (counted and is_named)

    words: dict[str, float] = {}
    _add(words, label_stems(after), OWN)
    _add(words, label_stems(before), INHERITED if specified else OWN)
    _add(words, label_stems(claim.unit_noun), OWN)
    _add(words, _vote(claim.subject, claim.unit_noun), OWN)
    if leads is not None:
        _add(words, tuple(leads.own), INHERITED)
    if not words:
        _add(words, label_stems(claim.subject), INHERITED)
    return words


def _add(words: dict[str, float], stems: Sequence[str], weight: float) -> None:
    for one in stems:
        words[one] = max(weight, words.get(one, 0.0))


def _vote(subject: str, noun: str) -> tuple[str, ...]:
    """The word of a vote: only votes are said to be "pour" or "contre"."""
    if noun in ("voix", ""):
        return {"pour": (FOR,), "contre": (AGAINST,)}.get(subject, ())
    return ()


def _years(own: str, one: Statement) -> frozenset[int]:
    """The year that a bracket is opened behind, or those in the governing words, else that which
    opens the sentence, or its only one, else the claim's.
    """
    named = years_of(own)
    told = _YEAR_BRACKETED.search(fold(one.before)) or (
        None if named else _OPENING_YEAR.match(fold(one.claim.sentence))
    )
    if told is not None:
        return frozenset({int(told["year"])})
    if named:
        return named
    said = years_of(one.claim.sentence)
    if said:
        if len(said) == 1:
            return said
        return frozenset()
    if one.claim.year is None:
        return frozenset()
    return frozenset({one.claim.year})


def _move(
    one: Statement, earlier: Sequence[Clause], group: Sequence[Statement]
) -> Move:
    index = len(earlier)
    if _MOVES.search(fold(one.before)) and index + 1 < len(group):
        following = fold(group[index + 1].before)
        if _TO.fullmatch(following):
            return Move.FROM
        return Move.NONE
    if earlier and earlier[-1].move is Move.FROM:
        return Move.TO
    return Move.NONE
