"""Every number stated in prose, with what it is stated of and where it is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.facts import Claim, Fact, FactContext, FactReading, Vote
from extract.french.digit_groups import DecimalMark
from extract.french.folding import SN, THREE_LETTERS, has_digit, plain
from extract.french.land_areas import find_land_areas
from extract.french.lexicon.calendar import YEAR
from extract.french.lexicon.nouns import spelled_acronyms
from extract.french.numbers import Match, find_numbers
from extract.french.spelled_numbers import find_spelled_amounts
from extract.geometry import Place
from extract.lines.paragraphs import Block
from extract.lines.sections import Section, SectionKind
from extract.number import Number
from extract.prose import number_subjects as subjects
from extract.prose.claim_context import (
    DocumentContext,
    Meaning,
    SentenceContext,
    SentenceReader,
)
from extract.prose.claim_meaning import begins_range, read_meaning
from extract.prose.decimal_marks import decimal_mark
from extract.prose.heading_path import BlockScope, ScopedBlock
from extract.prose.references import references
from extract.several import texts_of

_APPROXIMATE_BEFORE = re.compile(
    rf"\b(?:environ|(?:plus|moins|pr[eè]s|autour|pas{SN}loin|au-delà|de{SN}l['’]ordre){SN}d[e'’]"
    rf"|quelque|quelques|presque|à{SN}peu{SN}près|quasiment|(?:supérieure?|inférieure?)s?{SN}à"
    rf"|avoisine(?:nt)?|approche(?:nt)?|au{SN}moins){SN}*$",
    re.IGNORECASE,
)
"""Words before a number that is not meant to the unit."""
_APPROXIMATE_REACH = 20
"""How far before a number the longest of these words can begin, a few blanks included."""
_APPROXIMATE_AFTER = re.compile(
    rf"{SN}*(?:[^\W\d_][\w'’-]*,?{SN}+){{0,3}}"
    rf"(?:environ|ou{SN}davantage|ou{SN}plus|à{SN}peu{SN}près|et{SN}demie?)\b",
    re.IGNORECASE,
)
"""Such words after its noun."""
_PRICE_LABEL = re.compile(rf":{SN}*(?:forfait{SN}de{SN})?\Z")
"""A label's colon right before an amount."""
_PRICE_LABEL_REACH = 12
_SMALL_PRICE = 1000
"""Euros: what a list of prices asks for one thing is less."""
_YEAR_AFTER = re.compile(
    rf"{SN}*(?:pour|en|au{SN}titre{SN}de){SN}(?:l['’]année{SN}|l['’]exercice{SN})?"
    rf"(?P<year>{YEAR})\b"
)
"""The year that a number is stated for: "1 200 € pour 2023"."""
_VOTE_TERMS = {
    "for_": "pour",
    "against": "contre",
    "abstained": "abstention",
    "not_voting": "ne prennent pas part au vote",
    "present": "présents",
    "proxies": "pouvoirs",
    "absent": "absents",
    "members": "membres en exercice",
}
"""What the terms of a vote are stated of."""


def read_claims(
    scoped: Sequence[ScopedBlock],
    sections: Sequence[Section],
    votes: Sequence[Vote] = (),
) -> tuple[Claim, ...]:
    """The numbers that prose states, in reading order.

    References (articles of law, act numbers, accounts, dates, years, list numbers) state nothing
    and are left out; so are headings. An amount in words beside its figures is a claim of its own.
    A number that is a term of one of ``votes`` keeps that fact. ``printed`` is the figure with its
    currency or percent sign; the noun it counts is ``unit_noun``.
    """
    blocks = [block for block, _ in scoped]
    conventions = (
        each.id for each in sections if each.kind is SectionKind.CONVENTION
    )
    document = DocumentContext(
        _facts_of_votes(votes), _spelled_out(blocks), frozenset(conventions)
    )
    mark = decimal_mark(texts_of(blocks))
    for block, scope in scoped:
        is_title = block.heading is not None and block.heading.body is None
        if not is_title and _states_something(block.text):
            _read_block(document, block, scope, mark)
    return tuple(document.claims)


def _facts_of_votes(
    votes: Sequence[Vote],
) -> Mapping[tuple[Place, ...], tuple[Fact, str]]:
    """The facts of all votes by their places, each with what it counts."""
    facts: dict[tuple[Place, ...], tuple[Fact, str]] = {}
    for vote in votes:
        for name, fact in vote.printed_terms.items():
            facts[fact.places] = fact, _VOTE_TERMS[name]
    return facts


def _spelled_out(blocks: Sequence[Block]) -> Mapping[str, str]:
    """The acronyms that the blocks spell out."""
    known: dict[str, str] = {}
    for block in blocks:
        known.update(spelled_acronyms(plain(block.text)))
    return known


def _states_something(text: str) -> bool:
    """Whether a text holds a digit, and words or an amount in euros: a stray figure alone states
    nothing."""
    if not has_digit(text):
        return False
    told = text.replace("euros", "€")
    return "€" in told or THREE_LETTERS.search(told) is not None


def _read_block(
    document: DocumentContext,
    block: Block,
    scope: BlockScope,
    mark: DecimalMark | None,
) -> None:
    text = block.text
    sentences = SentenceReader(text)
    matches = _stated_numbers(block, mark)
    for match, upcoming in zip_longest(matches, matches[1:]):
        sentence = sentences.at(match.start)
        meaning = read_meaning(
            document.acronyms, text, match, upcoming, sentence
        )
        if meaning is None:
            continue
        if block.item:
            meaning = _in_tariff(document, text, match, meaning, scope)

        scaled = _with_scale(text, match, upcoming)
        document.claims.append(
            _claim(document, block, scope, sentence, scaled, meaning)
        )
        sentence.last = _end_with_noun(text, match, meaning)
        sentence.subject = meaning.subject


def _stated_numbers(block: Block, mark: DecimalMark | None) -> list[Match]:
    """The numbers of a block that are no references, those of its heading left out."""
    text = block.text
    start = 0
    if block.heading is not None:
        start = block.heading.body or 0
    areas = find_land_areas(text)
    spans = [(area.start, area.end) for area in areas]
    figures = _uncovered(find_numbers(text, decimal=mark), spans)
    found = sorted((*figures, *areas, *find_spelled_amounts(text)))
    stated = _uncovered(found, references(text))
    return [match for match in stated if match.start >= start]


def _with_scale(text: str, match: Match, upcoming: Match | None) -> Match:
    """A number in the thousands or millions of the number behind it, whose unit is that of both."""
    if upcoming is None or upcoming.number.scale == 1:
        return match
    number, behind = match.number, upcoming.number
    if not begins_range(text, match, upcoming):
        return match
    return match._replace(
        number=replace(
            number,
            value=number.value * behind.scale,
            scale=behind.scale,
            unit=behind.unit,
        )
    )


def _end_with_noun(text: str, match: Match, meaning: Meaning) -> int:
    """Where a number ends, with the noun it counts."""
    noun = subjects.counted_noun(text, match.end)
    is_counted = noun is not None and meaning.unit_noun == noun.phrase
    if noun is not None and is_counted:
        return noun.end
    return match.end


def _in_tariff(
    document: DocumentContext,
    text: str,
    match: Match,
    meaning: Meaning,
    scope: BlockScope,
) -> Meaning:
    """An amount labelled in a list of prices, or in a list of a convention, is a price too: "porte
    close : 39,12 €".
    """
    here = f"{scope.section} {scope.heading}"
    if meaning.counts == "rate":
        document.tariff = here
    if meaning.counts != "amount" or not _is_labelled_price(text, match):
        return meaning
    is_list_of_prices = (
        here == document.tariff or scope.section in document.conventions
    )
    if is_list_of_prices:
        return meaning._replace(counts="rate")
    return meaning


def _is_labelled_price(text: str, match: Match) -> bool:
    before = text[max(0, match.start - _PRICE_LABEL_REACH) : match.start]
    is_small = (
        match.number.decimals == 2 and abs(match.number.value) < _SMALL_PRICE
    )
    return is_small and _PRICE_LABEL.search(before) is not None


def _uncovered(
    matches: Iterable[Match], masked: Sequence[tuple[int, int]]
) -> Iterator[Match]:
    """The matches that overlap none of the ``masked`` spans; both are in order of their start."""
    index, reach = 0, -1
    for match in matches:
        while index < len(masked) and masked[index][0] < match.end:
            reach = max(reach, masked[index][1])
            index += 1
        if reach <= match.start:
            yield match


# ------------------------------------------------------------------------------
# claims


def _claim(
    document: DocumentContext,
    block: Block,
    scope: BlockScope,
    sentence: SentenceContext,
    match: Match,
    meaning: Meaning,
) -> Claim:
    places = block.places(match.start, match.end)
    fact, subject = document.votes.get(places, (None, meaning.subject))
    if fact is None:
        fact = Fact(
            id=f"claim-{len(document.claims) + 1}",
            counts=meaning.counts,
            number=_as_stated(block.text, match),
            printed=match.number.printed,
            places=places,
            section=scope.section,
            context=FactContext(theme=scope.theme, operation=scope.operation),
            reading=FactReading("prose"),
        )
    return Claim(
        fact=fact,
        article=scope.article,
        heading=scope.heading,
        subject=subject,
        unit_noun=meaning.unit_noun,
        sentence=sentence.text,
        year=_year(block.text, match, sentence, scope),
    )


def _as_stated(text: str, match: Match) -> Number:
    """The number, marked where the words around it make it approximate."""
    left = max(0, match.start - _APPROXIMATE_REACH)
    before = _APPROXIMATE_BEFORE.search(text, left, match.start)
    if before or _APPROXIMATE_AFTER.match(text, match.end):
        return replace(match.number, approximate=True)
    return match.number


def _year(
    text: str, match: Match, sentence: SentenceContext, scope: BlockScope
) -> int | None:
    """The year a number is stated for: its own, its sentence's, or its heading's."""
    after = _YEAR_AFTER.match(text, match.end)
    if after is not None:
        return int(after["year"])
    if sentence.year is None:
        return scope.year
    return sentence.year
