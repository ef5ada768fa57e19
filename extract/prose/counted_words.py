"""Numbers in words that the prose counts with: "cinq lots", "pendant trois mois", "dont quatre"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Claim, Fact, FactContext, FactReading
from extract.french.folding import plain
from extract.french.lexicon.nouns import kind_of
from extract.french.spelled_numbers import find_spelled
from extract.lines.paragraphs import Block
from extract.number import Counts, Number
from extract.prose import number_subjects as subjects
from extract.prose.claim_context import SentenceReader
from extract.prose.heading_path import BlockScope, ScopedBlock
from extract.prose.phrases import is_participle

_LEAST, _MANY = 2, 100
"""From which number the noun is in the plural ("un" is an article), and from which one a number in
words is a year or a name unless it counts something: "l'an deux mille vingt-cinq"."""
_PLURAL_MARKS = ("s", "x")
_AND_A_HALF = re.compile(r"\s+et\s+demie?\b", re.IGNORECASE)
"""Behind a noun of which there is half a one more: "sept heures et demie"."""
_HALF = Decimal("0.5")
_PARTS = re.compile(
    r"\s+(?:tiers|quarts?|(?:cinqu|six|sept|huit|neuv|dix|onz|douz|quinz|vingt|cent|mill)i[eè]mes?)\b",
    re.IGNORECASE,
)
"""Behind the upper number of a fraction: "deux tiers", "trois dixièmes"."""


def read_counted_words(scoped: Sequence[ScopedBlock]) -> tuple[Claim, ...]:
    """The numbers in words of the prose, in reading order, each with the noun that it counts, or
    with none: "dont quatre d'épicerie".

    They are kept apart from the claims: between figures a "deux" is seldom an operand, and nothing
    is told by its place. Amounts in words are claims; headings, numbers below two, and those from
    a hundred on that count nothing are left out.
    """
    found: list[Claim] = []
    for block, scope in scoped:
        is_title = block.heading is not None and block.heading.body is None
        if not is_title:
            found += _of_block(block, scope, len(found))
    return tuple(found)


def _of_block(block: Block, scope: BlockScope, known: int) -> Iterator[Claim]:
    text = block.text
    start = 0
    if block.heading is not None:
        start = block.heading.body or 0

    sentences = SentenceReader(text)
    for spelled, noun in _counting(text, start):
        known += 1
        sentence = sentences.at(spelled[0])
        subject = ""
        if noun is not None:
            subject = subjects.noun_subject(text, noun, sentence.end)
        yield Claim(
            fact=_fact(f"counted-{known}", block, scope, spelled, noun),
            article=scope.article,
            heading=scope.heading,
            subject=subject,
            unit_noun="" if noun is None else noun.phrase,
            sentence=sentence.text,
            year=scope.year if sentence.year is None else sentence.year,
        )


def _counting(
    text: str, start: int
) -> Iterator[tuple[tuple[int, int, int], subjects.CountedNoun | None]]:
    """The numbers in words from ``start`` on that may count, each with its noun, which one from a
    hundred on needs."""
    for spelled in find_spelled(text, alone=True):
        begin, end, value = spelled
        if begin < start or value < _LEAST or _is_no_count(text, end):
            continue
        noun = _noun(text, end)
        if value < _MANY or noun is not None:
            yield spelled, noun


def _fact(
    name: str,
    block: Block,
    scope: BlockScope,
    spelled: tuple[int, int, int],
    noun: subjects.CountedNoun | None,
) -> Fact:
    """A number in words, by its place in a block and its value, with the half that is told behind
    its noun."""
    begin, end, value = spelled
    half = None if noun is None else _AND_A_HALF.match(block.text, noun.end)
    stop = end if half is None else half.end()
    printed = plain(block.text[begin:stop])
    number = Number(Decimal(value), 0, printed)
    if half is not None:
        number = Number(value + _HALF, 1, printed)
    return Fact(
        id=name,
        counts="other" if noun is None else _kind(noun),
        number=number,
        printed=printed,
        places=block.places(begin, stop),
        section=scope.section,
        context=FactContext(theme=scope.theme, operation=scope.operation),
        reading=FactReading("prose"),
    )


def _kind(noun: subjects.CountedNoun) -> Counts:
    return kind_of(noun.head) or "other"


def _noun(text: str, end: int) -> subjects.CountedNoun | None:
    """The noun in the plural right behind a number; None for any other word."""
    noun = subjects.counted_noun(text, end)
    if noun is None or not noun.head.islower():
        return None
    if not noun.head.endswith(_PLURAL_MARKS) or is_participle(noun.head):
        return None
    is_counted = subjects.looks_counted(
        noun.head, text[noun.end :], plural=True
    )
    return noun if is_counted else None


def _is_no_count(text: str, end: int) -> bool:
    """Whether a number is of euros, and so a claim already, or the upper one of a fraction."""
    if _PARTS.match(text, end):
        return True
    return text[end:].lstrip().lower().startswith("euro")
