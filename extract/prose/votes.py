"""Votes and attendance as minutes print them -> `Vote`, each count with its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, count
from typing import NamedTuple

from extract.facts import Fact, FactReading, Vote
from extract.french.folding import MINUS, SN, fold, plain
from extract.french.lexicon.calendar import MONTH, YEAR
from extract.french.lexicon.concept import WordList
from extract.french.numbers import parse_number
from extract.french.spelled_numbers import SPELLED, spelled_number
from extract.lines.paragraphs import Block
from extract.lines.sections import (
    Section,
    SectionKind,
    id_of_section,
    section_at,
)
from extract.number import Number

_LABELS = {
    "for_": r"pour",
    "against": r"contre",
    "abstained": (
        r"abstentions?(?:\s+exprimées?)?|(?:se\s+sont|s['’](?:est|étant))\s+abstenue?s?"
        r"|s['’]abstenant|s['’]abstiennent"
    ),
    "not_voting": (
        r"ne\s+(?:prend|prennent)\s+pas\s+part(?:\s+au\s+vote)?|non[- ](?:votants?|participations?)"
        r"|n['’](?:a|ont)\s+pas\s+(?:pris\s+part(?:\s+au\s+vote)?|participé(?:\s+au\s+vote)?|voté)"
        r"|refus\s+de\s+vote"
    ),
    "members": (
        r"(?:(?:nombre\s+(?:total\s+)?de\s+)?(?:membres|conseillers?|conseillères|élus|délégués)"
        r"(?:\s+(?:municipaux|départementaux|régionaux|communautaires|syndicaux|titulaires"
        r"|du\s+conseil))?\s+)?"
        r"en\s+exercice|membres\s+du\s+conseil|effectif\s+légal"
    ),
    "present": (
        r"(?:(?:nombre\s+de\s+)?(?:membres|conseillers?|élus|délégués)\s+)?présents?"
        r"(?:\s+(?:à\s+la\s+séance|au\s+vote))?"
    ),
    "proxies": (
        r"pouvoirs?|procurations?|(?:membres\s+)?représentés?"
        r"|(?:ayant|ont)\s+donné\s+(?:pouvoir|procuration|mandat)|mandats?"
        r"|délégations?\s+de\s+vote"
    ),
    "absent": (
        r"absents?(?:\s+(?:sans\s+(?:délégation\s+de\s+vote|pouvoir|procuration)"
        r"|non\s+(?:excusés?|représentés?)))?"
    ),
    "excused": r"(?:absents?\s+)?excusés?(?:\s+(?:sans|avec)\s+(?:pouvoir|procuration))?",
    "voters": (
        r"(?:nombre\s+de\s+)?votants?|(?:suffrages\s+)?exprimés"
        r"|(?:qui\s+)?ont\s+pris\s+part\s+(?:au\s+vote|à\s+la\s+délibération)"
    ),
}
"""What is counted, and how it is called: the fields of `Vote`, those who are excused, and the
voters, who are a sum of others."""
_ORDER = (
    "absent",
    "excused",
    "members",
    "not_voting",
    "present",
    "proxies",
    "abstained",
    "voters",
    "for_",
    "against",
)
"""The order in which labels are tried at one place: "absents excusés" before "excusés"."""
_BALLOT = frozenset({"for_", "against", "abstained", "not_voting"})
_REFUSALS = frozenset({"against", "abstained", "not_voting"})
"""Counts that only a ballot has."""
ATTENDANCE = frozenset(
    {"members", "present", "proxies", "absent", "excused", "voters"}
)
"""Counts of those who sit."""
_SIDES = frozenset({"for_", "against"})
"""Labels that are words of every sentence: they count only in a ballot."""
_NO_FIELD = frozenset({"excused", "voters"})
"""Counts that a `Vote` has no field for."""
_NEIGHBOURS = 2
"""Blocks of one vote are so close: one without counts may stand between two."""

_PLURAL = r"(?:\(s\)|\(e\)s?|s)?"
"""A plural mark as forms print it: "Pouvoir(s)"."""
_FIGURE = rf"(?<![\d.,/])\d{{1,4}}\b(?!{SN}*(?:%|€|euros?\b)|[.,/]\d|{SN}\d)"
"""A count of persons: no amount, share or part of a number."""

_IN_LETTERS = (
    rf"{SPELLED}(?={SN}+(?:(?:voix|votes?|suffrages?){SN}+(?:pour|contre)\b|abstentions?\b"
    rf"|(?:conseillers?|membres|élus|délégués){SN}+s['’](?:étant|abst)"
    rf"|(?:ont|ayant){SN}+donné{SN}+(?:pouvoir|procuration|mandat)\b))"
)
"""The same in words, where what follows can only be counted of a sitting: "quatre voix contre"."""

_NOBODY = re.compile(r"aucune?|personne", re.IGNORECASE)
"""Nought in words."""
_NOBODY_VOTING = (
    rf"(?:{_NOBODY.pattern})(?={SN}+(?:(?:voix|votes?){SN}+)?(?:contre\b|abstention\b"
    rf"|n['’](?:a|ayant){SN}+voté{SN}+contre\b))"
)
"""The same, where it is of a ballot: "personne n'ayant voté contre"."""


_QUORUM = (
    rf"\bquorum\b,?{SN}*(?:[:=]{SN}*|(?:est{SN}+|étant{SN}+)?(?:fixé{SN}+à|requis{SN}+de|de){SN}+)"
    rf"\d+(?:{SN}+(?:membres|conseillers|élus))?(?:{SN}+présents?\b(?!{SN}*[:=]))?"
)
"""How many must be there: "le quorum, fixé à 10 présents, est atteint"."""


def _label(name: str) -> str:
    """A label as a named group, a whole word: no part of "contre-visites"."""
    return rf"(?P<{name}>\b(?:{_LABELS[name].replace('s?', _PLURAL)})(?!-?[^\W\d_]))"


_TOKEN = re.compile(
    "|".join(
        [
            *map(_label, _ORDER),
            rf"(?P<none>\b{MONTH}{SN}+{YEAR}\b|{_QUORUM})",
            rf"(?P<figure>{_FIGURE}|{_IN_LETTERS}|\b{_NOBODY_VOTING})",
        ]
    ),
    re.IGNORECASE,
)
"""A label of a count, a figure, or a month or a quorum, whose numbers count nobody: whichever
comes next."""
_TIE_AFTER = re.compile(
    rf"{SN}*(?:[{MINUS}:=(]{SN}*|(?:est|était|s['’]élève|s['’]établit){SN}+(?:de|à){SN}+)?"
)
"""What may stand between a label and the figure after it."""
_TIE_BEFORE = re.compile(
    rf"{SN}+(?:(?:voix|votes?|suffrages?|conseillers?|membres|élus|délégués){SN}+)?"
    rf"(?:(?:ayant|ont|n['’]a|n['’]ayant){SN}+voté{SN}+)?",
    re.IGNORECASE,
)
"""What may stand between a figure and the label after it."""
_PREPOSITION = re.compile(
    rf"{SN}+(?:\d(?:{SN}?\d)*{SN}+(?!voix|votes?|contre|abst)|(?:les?|la|une?|des|du|chaque)\b|l['’])",
    re.IGNORECASE,
)
"""What follows "pour" where it says what for: "en 2024 pour 19 240 nuitées"."""
_OF_OTHERS = re.compile(
    rf"{SN}+(?!(?:voix|votes?|suffrages?|conseill|élus?|délégué|exprim|sur|dont|soit|ont|ayant|oui"
    r"|non|avec|par|puis|ainsi)\w*)(?P<noun>[a-zà-ÿœ]{3,})"
    rf"|{SN}*[+×x*/%€]"
)
"""Behind a figure that counts other things than votes, or is a term of a formula: "pour 120
convives", "contre 290 + 35"."""
_VOTING = re.compile(
    rf"\b(?:par|vot\w*|majorité{SN}+de|scrutin){SN}*:?{SN}*\Z", re.IGNORECASE
)
"""What stands before the sides of a ballot that are called nothing: "par 19 contre 3"."""
_STOP = re.compile(rf"[.;]{SN}|\n{SN}*\n")
"""Where a list of counts ends."""
_HINT = re.compile(
    r"(?i)\bcontre\b|abst|présent|absent|exercice|pouvoir|procuration|votant|exprimé|\bpour\s*:"
)
"""Words without which a text counts no votes: quicker to look for than all labels."""
_NARRATED = re.compile(r"(?i)avis\s+(?:favorable|défavorable)")
"""The opinion of a committee that is reported is no vote of the meeting."""
_DECIDING = WordList(
    "apres en avoir delibere", "apres avoir delibere", "ayant delibere"
)
"""What opens the decision of an act."""

_BARE = re.compile(rf"\b(?:pour|contre){SN}+\Z", re.IGNORECASE)
"""A side with nothing but its figure behind it: "contre 316"."""


class VoteCount(NamedTuple):
    """One count of a vote in ``text[start:end]`` (the figure alone)."""

    name: str
    start: int
    end: int
    number: Number


CountsIn = Callable[[str], tuple[VoteCount, ...]]
"""Finds the counts of a text: `find_vote_counts`, or what keeps them for who asks again."""


@dataclass(frozen=True, slots=True)
class _CountingBlock:
    """A block and the counts it states."""

    block: Block
    counts: tuple[VoteCount, ...]


def read_votes(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    counts_in: CountsIn | None = None,
) -> tuple[Vote, ...]:
    """The votes of each deliberation, with its attendance.

    Counts are read where at least two of them stand together; "pour" and its like are words of
    every sentence, so they count only beside "contre" or "abstention". What an earlier meeting
    voted, told in a report or an annex, is no vote of this document. ``counts_in`` finds the counts
    of a text, by default `find_vote_counts`.
    """
    votes: list[Vote] = []
    attendance: dict[str, Vote] = {}
    ids = count(1)
    for group in _group_blocks(blocks, sections, counts_in or find_vote_counts):
        section = _meeting_of(group[0].block, sections)
        facts = _facts_of_group(group, section, ids)
        attended = attendance.get(section, Vote(section)).printed_terms
        vote = Vote(section, **{**attended, **facts})
        if not _BALLOT.isdisjoint(facts):
            votes.append(vote)
        elif facts:
            attendance[section] = vote

    voted = {vote.section for vote in votes}
    unvoted = [
        vote for section, vote in attendance.items() if section not in voted
    ]
    return (*votes, *unvoted)


def _facts_of_group(
    group: Sequence[_CountingBlock], section: str, ids: Iterator[int]
) -> dict[str, Fact]:
    """The counts of a vote as facts by field; of one printed twice the first."""
    facts: dict[str, Fact] = {}
    for each in group:
        for found in each.counts:
            if found.name not in facts and found.name not in _NO_FIELD:
                facts[found.name] = _fact(next(ids), each.block, found, section)
    return facts


def _fact(number: int, block: Block, found: VoteCount, section: str) -> Fact:
    return Fact(
        id=f"vote-{number}",
        counts="other" if found.name in _BALLOT else "persons",
        number=found.number,
        printed=plain(block.text[found.start : found.end]),
        places=block.places(found.start, found.end),
        section=section,
        reading=FactReading("prose"),
    )


# ------------------------------------------------------------------------------
# counts in a text


def find_vote_counts(text: str) -> tuple[VoteCount, ...]:
    """Every count of voices, presents and absents in ``text``, in order, each figure once.

    >>> found = find_vote_counts("34 votants : 34 pour, 0 contre, 0 abstention")
    >>> [(each.name, int(each.number.value)) for each in found]
    [('voters', 34), ('for_', 34), ('against', 0), ('abstained', 0)]
    """
    if not _HINT.search(text):
        return ()
    found: list[VoteCount] = []
    tokens = [
        found for found in _TOKEN.finditer(text) if found.lastgroup != "none"
    ]
    index, figure_first = 0, None
    while index + 1 < len(tokens):
        left, right = tokens[index], tokens[index + 1]
        # a list reads one way through, as its first pair does
        if index and _STOP.search(text, tokens[index - 1].end(), left.start()):
            figure_first = None

        sides = _majority(tokens[index : index + 4], text)
        if sides:
            found += _of_ballot(sides, text, figure_first)
            index += 3
            continue

        pair = _pair(left, right, _between(left, right, text), figure_first)
        if pair is None or _is_of_next(tokens[index : index + 4], text):
            index += 1
            continue
        figure_first = pair.start == left.start()
        found.append(pair)
        index += 2
    sentences = _by_sentence(found, text)
    kept = (one for one in sentences if not _is_preposition_alone(one, text))
    return tuple(chain.from_iterable(kept))


def _is_preposition_alone(sentence: Sequence[VoteCount], text: str) -> bool:
    """Whether all that a sentence counts is one side, called by a word that is a preposition beside
    any figure: "320 contrôles contre 316 un an plus tôt"."""
    one, *others = sentence
    if others or one.name not in _SIDES:
        return False
    return _BARE.search(text, 0, one.start) is not None


def _majority(
    tokens: Sequence[re.Match[str]], text: str
) -> tuple[VoteCount, ...]:
    """The sides of "19 voix contre 3": those for, then those against; none where the second figure
    has a label of its own.
    """
    if len(tokens) < 3 or tokens[1].lastgroup != "against":
        return ()
    for_, against, other = tokens[:3]
    tied = _between(for_, against, text), _between(against, other, text)
    if not (_TIE_BEFORE.fullmatch(tied[0]) and tied[1].isspace()):
        return ()
    for label in tokens[3:]:
        if label.lastgroup != "figure" and _TIE_BEFORE.fullmatch(
            _between(other, label, text)
        ):
            return ()
    first, second = _number(for_), _number(other)
    if first is None or second is None:
        return ()
    return (
        VoteCount("for_", *for_.span(), first),
        VoteCount("against", *other.span(), second),
    )


def _of_ballot(
    sides: tuple[VoteCount, ...], text: str, figure_first: bool | None
) -> tuple[VoteCount, ...]:
    """Two sides that a list goes on with, or that are no figures compared; else none."""
    is_told = figure_first is None and _is_comparison(sides, text)
    return () if is_told else sides


def _is_comparison(sides: Sequence[VoteCount], text: str) -> bool:
    """Whether two figures about "contre" are called no votes: those of now against those of
    before, "34 contre 32"."""
    for_, against = sides
    between = text[for_.end : against.start]
    is_bare = between.casefold().split() == ["contre"]
    return is_bare and not _VOTING.search(text, 0, for_.start)


def _number(figure: re.Match[str]) -> Number | None:
    """How many a figure is, or words are."""
    printed = figure.group()
    is_nobody = _NOBODY.fullmatch(printed) is not None
    spelled = 0 if is_nobody else spelled_number(printed)
    if spelled is None:
        return parse_number(printed)
    return Number(Decimal(spelled), 0, plain(printed))


def _between(left: re.Match[str], right: re.Match[str], text: str) -> str:
    return text[left.end() : right.start()]


def _pair(
    left: re.Match[str],
    right: re.Match[str],
    between: str,
    figure_first: bool | None,
) -> VoteCount | None:
    """The count that two neighbouring tokens state, in the order that ``figure_first`` asks for."""
    if bool(left["figure"]) == bool(right["figure"]):
        return None
    is_figure_first = bool(left["figure"])
    tie = _TIE_BEFORE if is_figure_first else _TIE_AFTER
    if figure_first not in (None, is_figure_first) or not tie.fullmatch(
        between
    ):
        return None
    figure, label = (left, right) if is_figure_first else (right, left)
    if between.isspace() and _is_preposition(label, figure):
        return None
    number = _number(figure)
    if number is None or label.lastgroup is None:
        return None
    return VoteCount(label.lastgroup, *figure.span(), number)


def _is_preposition(label: re.Match[str], figure: re.Match[str]) -> bool:
    """Whether a word for a side is a preposition beside a figure, of what follows it, or of a
    figure of something else."""
    if label.start() > figure.start():
        return _says_what_for(label)
    return label.lastgroup in _SIDES and _counts_others(figure)


def _counts_others(figure: re.Match[str]) -> bool:
    """Whether a figure counts other things than votes, or is a term of a formula."""
    others = _OF_OTHERS.match(figure.string, figure.end())
    if others is None or not others["noun"]:
        return others is not None
    # the label of the next count is no noun of this one
    return _TOKEN.match(figure.string, others.start("noun")) is None


def _is_of_next(tokens: Sequence[re.Match[str]], text: str) -> bool:
    """Whether the figure behind a label is of the label behind it, which has no other: "ne prend
    pas part au vote : 16 votants, 14 pour"."""
    if len(tokens) < 3 or tokens[0]["figure"] or tokens[2]["figure"]:
        return False
    figure, label = tokens[1:3]
    if not _between(figure, label, text).isspace() or _says_what_for(label):
        return False
    own = tokens[3] if len(tokens) > 3 else None
    return own is not None and bool(
        own["figure"] and not _TIE_AFTER.fullmatch(_between(label, own, text))
    )


def _says_what_for(label: re.Match[str]) -> bool:
    """Whether a label is the preposition of what follows it."""
    behind = label.string[label.end() :]
    return label.lastgroup == "for_" and bool(_PREPOSITION.match(behind))


# ------------------------------------------------------------------------------
# blocks of one vote


def _group_blocks(
    blocks: Sequence[Block], sections: Sequence[Section], counts_in: CountsIn
) -> Iterator[list[_CountingBlock]]:
    """Runs of neighbouring blocks of one deliberation that hold counts, if together they are a
    vote.
    """
    group: list[_CountingBlock] = []
    last = 0
    for index, block in enumerate(blocks):
        found = _counts_of_meeting(block, sections, counts_in)
        for counts in _ballots(found, block.text):
            each = _CountingBlock(block, counts)
            is_near = bool(group) and index - last <= _NEIGHBOURS
            if not is_near or not _goes_on_voting(group, each, sections):
                yield from _keep_vote(group)
                group = []
            group.append(each)
            last = index
    yield from _keep_vote(group)


def _ballots(
    counts: Sequence[VoteCount], text: str
) -> Iterator[tuple[VoteCount, ...]]:
    """The counts of a block, apart for each ballot where a sentence of it counts a side anew and
    otherwise: acts that vote item by item."""
    ballot: dict[str, VoteCount] = {}
    kept: list[VoteCount] = []
    for sentence in _by_sentence(counts, text):
        sides = [one for one in sentence if one.name in _BALLOT]
        if _is_ballot(sides) and any(
            one.number != ballot.get(one.name, one).number for one in sides
        ):
            yield tuple(kept)
            ballot, kept = {}, []
        kept += sentence
        ballot |= {one.name: one for one in sides if one.name not in ballot}
    if kept:
        yield tuple(kept)


def _is_ballot(sides: Sequence[VoteCount]) -> bool:
    """Whether counts of sides are those of a ballot: two, of which one refuses."""
    names = {one.name for one in sides}
    return len(names) > 1 and not names.isdisjoint(_REFUSALS)


def _by_sentence(
    counts: Sequence[VoteCount], text: str
) -> Iterator[list[VoteCount]]:
    """Counts between which no sentence ends."""
    sentence: list[VoteCount] = []
    for one in counts:
        if sentence and _STOP.search(text, sentence[-1].end, one.start):
            yield sentence
            sentence = []
        sentence.append(one)
    if sentence:
        yield sentence


def _counts_of_meeting(
    block: Block, sections: Sequence[Section], counts_in: CountsIn
) -> tuple[VoteCount, ...]:
    """The counts of a block, none where it tells what others voted."""
    if not _is_act(block, sections) or _NARRATED.search(block.text):
        return ()
    return counts_in(block.text)


def _goes_on_voting(
    group: Sequence[_CountingBlock],
    each: _CountingBlock,
    sections: Sequence[Section],
) -> bool:
    """Whether a block may be of the vote of ``group``: one that repeats a count of its ballot is of
    another vote.
    """
    own = _meeting_of(group[0].block, sections)
    if own != _meeting_of(each.block, sections):
        return False
    return not (_names(group) & _BALLOT & _names([each]))


def _names(group: Iterable[_CountingBlock]) -> set[str]:
    names: set[str] = set()
    for each in group:
        names.update(found.name for found in each.counts)
    return names


def _keep_vote(
    group: Sequence[_CountingBlock],
) -> Iterator[list[_CountingBlock]]:
    """``group`` with the counts that are some, if together they are a ballot or an attendance."""
    names = _names(group)
    is_ballot = len(names) >= 2 and not names.isdisjoint(_REFUSALS)
    if not is_ballot and len(names & ATTENDANCE) < 2:
        return
    dropped = frozenset() if is_ballot else _SIDES
    kept = [_without(each, dropped) for each in group]
    yield [each for each in kept if each.counts]


def _without(each: _CountingBlock, dropped: frozenset[str]) -> _CountingBlock:
    counts = tuple(found for found in each.counts if found.name not in dropped)
    return replace(each, counts=counts)


def _is_act(block: Block, sections: Sequence[Section]) -> bool:
    section = section_at(sections, *block.start)
    if section is None or _closes_report(block, section):
        return True
    return section.kind in (
        SectionKind.DELIBERATION,
        SectionKind.OTHER,
    )


def _closes_report(block: Block, section: Section) -> bool:
    """Whether an act goes on to its decision behind the report that it prints first."""
    is_report = section.kind is SectionKind.REPORT
    return is_report and _DECIDING.within(fold(block.text))


def _meeting_of(block: Block, sections: Sequence[Section]) -> str:
    """The id of the part that a block tells the meeting of: for the decision behind a report, the
    deliberation before it.
    """
    section = section_at(sections, *block.start)
    if section is None or not _closes_report(block, section):
        return id_of_section(section)
    sooner = [
        one
        for one in sections
        if one.kind is SectionKind.DELIBERATION and one.start <= section.start
    ]
    return id_of_section(sooner[-1] if sooner else section)
