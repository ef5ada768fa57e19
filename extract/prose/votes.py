"""Votes and attendance as minutes print them -> `Vote`, each term with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.facts import Fact, FactReading, Vote
from extract.french.folding import MINUS, SN, plain
from extract.french.numbers import parse_number
from extract.lines.paragraphs import Block
from extract.lines.sections import Section, SectionKind, section_at
from extract.number import Counts, Number

_LABELS = {
    "for_": r"pour",
    "against": r"contre",
    "abstained": r"abstentions?(?:\s+exprimées?)?|se\s+sont\s+abstenus",
    "not_voting": (
        r"ne\s+(?:prend|prennent)\s+pas\s+part(?:\s+au\s+vote)?|non[- ](?:votants?|participations?)"
        r"|n['’](?:a|ont)\s+pas\s+(?:pris\s+part(?:\s+au\s+vote)?|participé(?:\s+au\s+vote)?|voté)|refus\s+de\s+vote"
    ),
    "members": (
        r"(?:(?:nombre\s+(?:total\s+)?de\s+)?(?:membres|conseillers?|conseillères|élus|délégués)"
        r"(?:\s+(?:municipaux|départementaux|régionaux|communautaires|syndicaux|titulaires|du\s+conseil))?\s+)?"
        r"en\s+exercice|membres\s+du\s+conseil|effectif\s+légal"
    ),
    "present": (
        r"(?:(?:nombre\s+de\s+)?(?:membres|conseillers?|élus|délégués)\s+)?présents?"
        r"(?:\s+(?:à\s+la\s+séance|au\s+vote))?"
    ),
    "proxies": (
        r"pouvoirs?|procurations?|(?:membres\s+)?représentés?|ayant\s+donné\s+(?:pouvoir|procuration|mandat)"
        r"|mandats?|délégations?\s+de\s+vote"
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
_SOFT = {"for_", "present", "proxies", "absent", "against"}
"""Labels that are ordinary words elsewhere: they count only in company."""
_S = r"(?:\(s\)|\(e\)s?|s)?"
"""A plural mark as forms print it: "Pouvoir(s)"."""
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
_TOKEN = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{_LABELS[name].replace('s?', _S)})(?![^\W\d_]))" for name in _ORDER)
    + rf"|(?P<figure>(?<![\d.,/])\d{{1,4}}\b(?!{SN}*(?:%|€|euros?\b)|[.,/]\d|{SN}\d))",
    re.IGNORECASE,
)
_TIE_AFTER = re.compile(rf"{SN}*(?:[{MINUS}:=(]{SN}*)?")
_TIE_BEFORE = re.compile(
    rf"{SN}+(?:(?:voix|votes?|suffrages?|conseillers?|membres|élus){SN}+)?", re.IGNORECASE
)
_STOP = re.compile(rf"[.;]{SN}|\n{SN}*\n")
_HINT = re.compile(
    r"(?i)\bcontre\b|abst|présent|absent|exercice|pouvoir|procuration|votant|exprimé|\bpour\s*:"
)
_NARRATED = re.compile(r"(?i)avis\s+(?:favorable|défavorable)")
_BALLOT = ("for_", "against", "abstained", "not_voting")
_FIELDS = (*_BALLOT, "present", "proxies", "absent", "members")


class Term(NamedTuple):
    """One count of a vote in ``text[start:end]`` (the figure alone)."""

    name: str
    start: int
    end: int
    number: Number


@dataclass(frozen=True, slots=True)
class _Found:
    block: Block
    terms: tuple[Term, ...]


def read_votes(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Vote, ...]:
    """The votes of each deliberation, with its attendance.

    Counts are read where at least two of them stand together; "pour" and its like are words of
    every sentence, so they count only beside "contre" or "abstention". What an earlier meeting
    voted, told in a report or an annex, is no vote of this document.
    """
    votes: list[Vote] = []
    attendance: dict[str, Vote] = {}
    number = 0
    for group in _groups(blocks, sections):
        section = _section_of(group[0].block, sections)
        facts: dict[str, Fact] = {}
        for found in group:
            for term in found.terms:
                if term.name not in facts and term.name in _FIELDS:
                    number += 1
                    facts[term.name] = _fact(number, found.block, term, section)
        vote = _with(attendance.get(section, Vote(section)), facts)
        if any(name in facts for name in _BALLOT):
            votes.append(vote)
        elif facts:
            attendance[section] = vote
    heard = {vote.section for vote in votes}
    return (*votes, *(vote for section, vote in attendance.items() if section not in heard))


def vote_terms(text: str) -> tuple[Term, ...]:
    """Every count of voices, presents and absents in ``text``, in order, each figure once.

    >>> [(term.name, int(term.number.value)) for term in vote_terms("34 votants : 34 pour, 0 contre, 0 abstention")]
    [('voters', 34), ('for_', 34), ('against', 0), ('abstained', 0)]
    """
    if not _HINT.search(text):
        return ()
    found: list[Term] = []
    tokens = list(_TOKEN.finditer(text))
    index, figure_first = 0, None
    while index + 1 < len(tokens):
        left, right = tokens[index], tokens[index + 1]
        between = text[left.end() : right.start()]
        if index and _STOP.search(text, tokens[index - 1].end(), left.start()):
            figure_first = None
        term = _pair(left, right, between, figure_first)
        if term is None:
            index += 1
            continue
        figure_first = term.start == left.start()
        found.append(term)
        index += 2
    return tuple(found)


def _pair(
    left: re.Match[str], right: re.Match[str], between: str, figure_first: bool | None
) -> Term | None:
    """The count that two neighbouring tokens state; a list reads one way through, as its first pair
    does.
    """
    if (
        left["figure"]
        and not right["figure"]
        and figure_first is not False
        and _TIE_BEFORE.fullmatch(between)
    ):
        figure, label = left, right
    elif (
        right["figure"]
        and not left["figure"]
        and figure_first is not True
        and _TIE_AFTER.fullmatch(between)
    ):
        figure, label = right, left
    else:
        return None
    number = parse_number(figure.group())
    return (
        None
        if number is None or label.lastgroup is None
        else Term(label.lastgroup, *figure.span(), number)
    )


def _groups(blocks: Sequence[Block], sections: Sequence[Section]) -> list[list[_Found]]:
    """Runs of neighbouring blocks of one deliberation that hold counts, if together they are a
    vote.
    """
    groups: list[list[_Found]] = []
    last = -2
    for index, block in enumerate(blocks):
        terms = (
            vote_terms(block.text)
            if _is_act(block, sections) and not _NARRATED.search(block.text)
            else ()
        )
        if not terms:
            continue
        fresh = _Found(block, terms)
        same = (
            groups
            and index - last <= 2
            and _section_of(groups[-1][0].block, sections) == _section_of(block, sections)
        )
        if same and not _ballot_begins(groups[-1], fresh):
            groups[-1].append(fresh)
        else:
            groups.append([fresh])
        last = index
    return [kept for group in groups if (kept := _kept(group))]


def _ballot_begins(group: Sequence[_Found], fresh: _Found) -> bool:
    """Whether ``fresh`` repeats a ballot count that the group already has: another vote."""
    known = {term.name for found in group for term in found.terms if term.name in _BALLOT}
    return bool(known & {term.name for term in fresh.terms})


def _kept(group: Sequence[_Found]) -> list[_Found]:
    names = {term.name for found in group for term in found.terms}
    ballot = bool(names & {"against", "abstained", "not_voting"}) and len(names) >= 2
    attended = len(names & {"members", "present", "proxies", "absent", "excused", "voters"}) >= 2
    kept = []
    for found in group:
        terms = tuple(
            term
            for term in found.terms
            if (ballot or term.name not in {"for_", "against"})
            and (term.name not in _SOFT or ballot or attended)
        )
        if terms and (ballot or attended):
            kept.append(_Found(found.block, terms))
    return kept


def _is_act(block: Block, sections: Sequence[Section]) -> bool:
    section = section_at(sections, *block.start)
    return section is None or section.kind in (SectionKind.DELIBERATION, SectionKind.OTHER)


def _with(vote: Vote, facts: Mapping[str, Fact]) -> Vote:
    """``vote`` with the terms that were read."""
    return Vote(
        vote.section,
        for_=facts.get("for_", vote.for_),
        against=facts.get("against", vote.against),
        abstained=facts.get("abstained", vote.abstained),
        not_voting=facts.get("not_voting", vote.not_voting),
        present=facts.get("present", vote.present),
        proxies=facts.get("proxies", vote.proxies),
        absent=facts.get("absent", vote.absent),
        members=facts.get("members", vote.members),
    )


def _section_of(block: Block, sections: Sequence[Section]) -> str:
    section = section_at(sections, *block.start)
    return "" if section is None else section.id


def _fact(number: int, block: Block, term: Term, section: str) -> Fact:
    counts: Counts = "other" if term.name in _BALLOT else "persons"
    printed = plain(block.text[term.start : term.end])
    places = block.places(term.start, term.end)
    return Fact(
        id=f"vote-{number}",
        counts=counts,
        number=term.number,
        printed=printed,
        places=places,
        section=section,
        reading=FactReading("prose"),
    )
