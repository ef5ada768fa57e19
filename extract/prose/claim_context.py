"""What has been read before a number: of its sentence, and of its document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from extract.facts import Claim, Fact
from extract.french.folding import SN, plain
from extract.french.lexicon.calendar import YEAR, YEAR_OF_NO_ACT
from extract.geometry import Place
from extract.number import Counts
from extract.prose.phrases import sentence_spans
from extract.several import only

_YEAR_INTRODUCED = re.compile(
    rf"\b(?:en|année|exercice|pour|depuis|de|au titre de|courant|fin|début){SN}+\Z",
    re.IGNORECASE,
)
"""Words after which four digits are a year of the sentence."""
_RANGE_GOES_ON = re.compile(
    rf"{SN}+(?:à|jusqu['’]en|au){SN}+(?:fin{SN}+)?{YEAR}\b"
)
"""Behind the first year of several: "de 2021 à 2024"."""
_YEAR_REACH = 20
"""How far before a year the longest of these words can begin, a few blanks included."""


class CountedKind(NamedTuple):
    """A noun that a number counts, as printed, and what kind of thing it is."""

    phrase: str
    counts: Counts


class Meaning(NamedTuple):
    """What a number counts, the noun or unit it is printed with, and what it is stated of."""

    counts: Counts
    unit_noun: str
    subject: str


@dataclass(slots=True)
class SentenceContext:
    """What has been read of a sentence so far, for the numbers that lean on earlier ones."""

    start: int
    end: int
    text: str
    year: int | None
    noun: CountedKind | None = None
    earlier: CountedKind | None = None
    """The noun of the sentence before, for "8 de ces femmes"."""
    rate: Decimal | None = None
    last: int = 0
    """Where the number before ends, with the noun it counts."""
    subject: str = ""
    """What the number before is stated of."""
    first: int = 0
    """Where its first number starts: what that is stated of is the sentence's subject, as a
    rule."""


@dataclass(slots=True)
class DocumentContext:
    """What has been read of the document: facts that votes have made already, acronyms it spells
    out, its agreements, and the claims so far.
    """

    votes: Mapping[tuple[Place, ...], tuple[Fact, str]]
    acronyms: Mapping[str, str]
    conventions: frozenset[str]
    tariff: str = ""
    """The section and heading of the list of prices that is being read."""
    claims: list[Claim] = field(default_factory=list)


class SentenceReader:
    """The sentences of a block, each with its context, found as its numbers are gone through."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: Iterator[tuple[int, int]] = iter(sentence_spans(text))
        self._current = SentenceContext(0, 0, "", None)

    def at(self, position: int) -> SentenceContext:
        """The context of the sentence at ``position``; positions never fall."""
        if position >= self._current.end:
            start, end = next(
                span for span in self._spans if position < span[1]
            )
            earlier = self._current.noun or self._current.earlier
            self._current = _open_sentence(self._text, start, end, earlier)
        self._current.first = self._current.first or position
        return self._current


def _open_sentence(
    text: str, start: int, end: int, earlier: CountedKind | None
) -> SentenceContext:
    own = text[start:end]
    return SentenceContext(
        start, end, plain(own), _year_of(own), earlier=earlier, last=start
    )


def _year_of(sentence: str) -> int | None:
    """The one year that a sentence is about; None where it tells from which year to which."""
    years: set[int] = set()
    for found in YEAR_OF_NO_ACT.finditer(sentence):
        before = max(0, found.start() - _YEAR_REACH)
        if _RANGE_GOES_ON.match(sentence, found.end()):
            return None
        if _YEAR_INTRODUCED.search(sentence, before, found.start()):
            years.add(int(found.group()))
    return only(years)
