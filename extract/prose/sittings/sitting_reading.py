"""All that the prose of a document says of those who sit, in one call."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import SN, fold, plain
from extract.french.lexicon.attendance import (
    BLANK_BALLOTS,
    UNANIMOUS_VOTERS,
    told_sides,
)
from extract.geometry import Place
from extract.lines.paragraphs import Block
from extract.lines.sections import (
    Section,
    SectionKind,
    section_at,
    section_id_at,
)
from extract.number import Number
from extract.prose.fact_maker import FactMaker
from extract.prose.phrases import sentence_spans
from extract.prose.sittings.name_lists import (
    OpenList,
    PlacedPerson,
    read_lists,
)
from extract.prose.sittings.named_ballots import NamedVote, find_named_votes
from extract.prose.sittings.person_names import Person, read_names
from extract.prose.sittings.withdrawals import (
    find_quorums,
    find_withdrawals,
)
from extract.prose.votes import (
    ATTENDANCE,
    CountsIn,
    VoteCount,
    find_vote_counts,
)
from extract.texts.sitting import (
    GroupVote,
    ListedName,
    ListKind,
    NameList,
    Sitting,
    StatedBallot,
    StatedNumber,
)

_NAME = "(nom)"
"""What stands for a name where figures are shown: names are told by their places alone."""
_ONE_BALLOT = frozenset({"voters", "for_"})
_OF_BALLOT = frozenset({*_ONE_BALLOT, "against", "abstained", "not_voting"})
_PRESIDENT = re.compile(
    r"(?i)(?:sous\s+la\s+présidence\s+(?:de|du\s+maire,?)|présidée?\s+par)\s+"
)
"""Before the name of who presides: "sous la présidence de"."""
_PRESIDES = re.compile(
    rf"(?i)[\s,:(–-]*(?:le\s+|la\s+)?(?:maire|président)e?\b(?!{SN}*-?(?:adj|dél|hon))"
)
"""Behind the name of who presides, in a list."""
_SECRETARY = re.compile(r"(?i)\bsecrétaire(?:\s+de\s+(?:la\s+)?séance)?\s*:\s*")
"""Before the name of who keeps the minutes: "secrétaire de séance :"."""
_OWN = (SectionKind.DELIBERATION, SectionKind.OTHER)
"""Parts that tell of the document's own sitting."""
_NEIGHBOURS = 2
"""Blocks of one ballot are so close."""
_NamedVotes = tuple[Block, Sequence[NamedVote]]
"""A block, and the sides of ballots in it that names or groups follow."""


def read_sitting(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    known: Sequence[Fact] = (),
    counts_in: CountsIn = find_vote_counts,
) -> Sitting:
    """The lists, numbers and ballots of ``blocks``.

    ``known`` are the facts read before: a number that one of them stands for is that fact.
    ``counts_in`` finds the counts of votes in a text.
    """
    own = [block for block in blocks if _is_own(block, sections)]
    facts = FactMaker("sitting", "persons", known)
    return _SittingReader(sections, facts, counts_in).read(own)


def _is_own(block: Block, sections: Sequence[Section]) -> bool:
    section = section_at(sections, *block.start)
    return section is None or section.kind in _OWN


@dataclass(slots=True)
class _SittingReader:
    """Makes facts of what is read, each with an id of its own."""

    sections: Sequence[Section]
    facts: FactMaker
    counts_in: CountsIn
    ballots: int = 0

    def read(self, blocks: Sequence[Block]) -> Sitting:
        attended = list(read_lists(blocks))
        lists = list(map(self._attendance, attended))
        named = [
            (block, tuple(find_named_votes(block.text))) for block in blocks
        ]
        lists += self._ballots(named)
        return Sitting(
            lists=tuple(lists),
            numbers=tuple(self._numbers(blocks)),
            groups=tuple(self._groups(named)),
            ballots=tuple(self._stated_ballots(blocks)),
            president=tuple(self._presidents(blocks, attended)),
            secretaries=tuple(self._named_after(blocks, _SECRETARY)),
        )

    # -- facts -----------------------------------------------------------------------------------

    def _fact(
        self,
        block: Block,
        places: tuple[Place, ...],
        printed: str,
        number: Number | None,
    ) -> Fact:
        return self.facts.fact(places, printed, number, self._section(block))

    def _section(self, block: Block) -> str:
        return section_id_at(self.sections, *block.start)

    def _counted(self, block: Block, places: Sequence[Place], n: int) -> Fact:
        """How many names were counted in some places."""
        number = Number(Decimal(n), 0, str(n))
        printed = f"{n} noms" if n > 1 else f"{n} nom"
        return self._fact(block, tuple(places), printed, number)

    def _name(
        self, block: Block, person: Person, places: tuple[Place, ...]
    ) -> ListedName:
        return ListedName(
            fact=self._fact(block, places, _NAME, None),
            given=person.given,
            surname=person.surname,
            printed=person.printed,
            noted=bool(person.note) and person.holder is None,
        )

    # -- attendance ------------------------------------------------------------------------------

    def _attendance(self, found: OpenList) -> NameList:
        names = [self._placed(found.block, one) for one in found.persons]
        if found.label.remark:
            names = [replace(name, noted=True) for name in names]
        stated = None
        if found.counted:
            stated = self._printed_count(found)
        return NameList(
            kind=found.kind,
            section=self._section(found.block),
            fact=self._counted(
                found.block, _places(names) or found.heading, len(names)
            ),
            names=tuple(names),
            stated=stated,
            whole=found.whole,
        )

    def _presidents(
        self, blocks: Sequence[Block], lists: Sequence[OpenList]
    ) -> list[ListedName]:
        """Who presides by the opening, else those present whose name their office follows: "Mme
        Anne ROUX, maire".
        """
        said = list(self._named_after(blocks, _PRESIDENT))
        if said:
            return said
        return [
            self._placed(found.block, placed)
            for found in lists
            for placed in found.persons
            if found.kind is ListKind.PRESENT
            and _PRESIDES.match(found.text, placed.person.end)
        ]

    def _printed_count(self, found: OpenList) -> Fact:
        printed = found.counted_text
        number = Number(Decimal(printed), 0, printed)
        return self._fact(found.block, found.counted, printed, number)

    def _placed(self, block: Block, placed: PlacedPerson) -> ListedName:
        name = self._name(block, placed.person, placed.places)
        if placed.holder is None:
            return name
        holder = self._placed(block, placed.holder)
        return replace(name, holder=holder)

    def _numbers(self, blocks: Sequence[Block]) -> Iterator[StatedNumber]:
        for block in blocks:
            for found in self.counts_in(block.text):
                if found.name in ATTENDANCE:
                    yield StatedNumber(found.name, self._stated(block, found))
            for found in (
                *find_withdrawals(block.text),
                *find_quorums(block.text),
            ):
                yield StatedNumber(found.name, self._stated(block, found))

    def _stated(self, block: Block, found: VoteCount) -> Fact:
        places = block.places(found.start, found.end)
        printed = plain(block.text[found.start : found.end])
        return self._fact(block, places, printed, found.number)

    def _named_after(
        self, blocks: Sequence[Block], words: re.Pattern[str]
    ) -> Iterator[ListedName]:
        """The one person whom each block names right after some words."""
        for block in blocks:
            found = words.search(block.text)
            if found is None:
                continue
            read = read_names(block.text, found.end())
            for person in read.persons[:1]:
                places = block.places(person.start, person.end)
                yield self._name(block, person, places)

    # -- ballots ---------------------------------------------------------------------------------

    def _ballots(self, named: Sequence[_NamedVotes]) -> Iterator[NameList]:
        """The voters named in each block; those of one ballot stand close, each side once."""
        sides: set[ListKind] = set()
        last = -_NEIGHBOURS
        for index, (block, votes) in enumerate(named):
            for vote in votes:
                if vote.names is None or not vote.names.whole:
                    continue
                if vote.kind in sides or index - last >= _NEIGHBOURS:
                    self.ballots += 1
                    sides.clear()
                sides.add(vote.kind)
                last = index
                yield self._side(block, vote)

    def _side(self, block: Block, vote: NamedVote) -> NameList:
        assert vote.names is not None
        names = [
            self._name(block, one, block.places(one.start, one.end))
            for one in vote.names.persons
        ]
        stated = None
        if vote.stated is not None and vote.number is not None:
            stated = self._number_at(block, *vote.stated, vote.number)
        return NameList(
            kind=vote.kind,
            section=self._section(block),
            fact=self._counted(block, _places(names), len(names)),
            names=tuple(names),
            stated=stated,
            ballot=self.ballots,
        )

    def _number_at(
        self, block: Block, start: int, end: int, number: Number
    ) -> Fact:
        printed = plain(block.text[start:end])
        return self._fact(block, block.places(start, end), printed, number)

    def _groups(self, named: Sequence[_NamedVotes]) -> Iterator[GroupVote]:
        for block, votes in named:
            for vote in votes:
                if not vote.groups or vote.stated is None:
                    continue
                assert vote.number is not None
                parts = [self._number_at(block, *one) for one in vote.groups]
                total = self._number_at(block, *vote.stated, vote.number)
                yield GroupVote(total, tuple(parts))

    def _stated_ballots(
        self, blocks: Sequence[Block]
    ) -> Iterator[StatedBallot]:
        """Voters and sides that one block states, each once; or else one of its sentences."""
        for block in blocks:
            counts = self.counts_in(block.text)
            names = [found.name for found in counts]
            if len(set(names)) == len(names):
                yield from self._ballot(block, counts, block.text)
                continue
            for start, end in sentence_spans(block.text):
                own = [one for one in counts if start <= one.start < end]
                yield from self._ballot(block, own, block.text[start:end])

    def _ballot(
        self, block: Block, counts: Sequence[VoteCount], text: str
    ) -> Iterator[StatedBallot]:
        names = {found.name for found in counts}
        if not names >= _ONE_BALLOT or len(names) < len(counts):
            return

        said = fold(text)
        is_last = max(counts, key=_start).name == "voters"
        is_another = is_last and UNANIMOUS_VOTERS.search(said)
        if BLANK_BALLOTS.within(said) or is_another:
            return
        facts = {
            found.name: self._stated(block, found)
            for found in counts
            if found.name in _OF_BALLOT
        }
        by_name = bool(told_sides(said) - facts.keys())
        yield StatedBallot(**facts, by_name=by_name)


def _start(found: VoteCount) -> int:
    return found.start


def _places(names: Sequence[ListedName]) -> list[Place]:
    found: list[Place] = []
    for name in names:
        found += name.fact.places
    return found
