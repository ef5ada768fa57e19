"""All that the texts of a document say of each other, in one call."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.facts import Fact
from extract.french.dates import find_dates
from extract.french.folding import content_words, fold, plain, without_plural
from extract.french.numbers import parse_number
from extract.geometry import Place
from extract.lines.headings import HeadingKind
from extract.lines.paragraphs import Block
from extract.lines.sections import (
    Section,
    SectionKind,
    section_at,
    section_id_at,
)
from extract.number import Number
from extract.prose.agreements.article_references import (
    find_article_references,
)
from extract.prose.agreements.cited_decisions import (
    ORGAN,
    find_cited_decisions,
)
from extract.prose.agreements.instalments import find_instalments
from extract.prose.agreements.stated_years import find_years_and_periods
from extract.prose.fact_maker import FactMaker
from extract.prose.joined_text import JoinedText
from extract.several import texts_of
from extract.texts.agreement import (
    Agreements,
    Article,
    ArticleReference,
    CitedDecision,
    Instalments,
    StatedYear,
)

_QUOTED = re.compile(
    r"(?<!pour )\bextraits?\b(?! (?:du registre|des? |du proces|certifie|conforme))"
    r"|\(\s*\.\.\.\s*\)|\[\s*\.\.\.\s*\]|…\s*[\])]|est (?:ainsi )?modifie|remplace"
    r"|nouvelle redaction|complete par|redige comme suit|ainsi redige"
)
"""What says that a text is no whole one, or quotes another."""
_PART = re.compile(
    r"^\s*(?:[Aa]rticle\s+)?(?P<article>\d{1,2})[-.–](?P<part>\d{1,2})\.?(?=\s+[^\W\da-zß-ÿœ])",
    re.MULTILINE,
)
"""The number of a part of an article."""
_DIGITS = re.compile(r"\d{1,2}")
"""The number of an article, where a heading prints it in digits."""
_NEAR = 2000
"""Characters before an article in which such words are looked for."""


@dataclass(slots=True)
class _Text:
    """One article: its heading's block, and those of its paragraphs."""

    number: int
    run: int
    section: str
    blocks: list[Block]


def read_agreements(
    blocks: Sequence[Block],
    sections: Sequence[Section],
    known: Sequence[Fact] = (),
) -> Agreements:
    """The articles, references, decisions and instalments of ``blocks``.

    ``known`` are the facts read before: a number that one of them stands for is that fact.
    """
    facts = FactMaker("agreement", "other", known)
    return _AgreementReader(blocks, sections, facts).read()


@dataclass(slots=True)
class _AgreementReader:
    """Makes facts of what is read, each with an id of its own."""

    blocks: Sequence[Block]
    sections: Sequence[Section]
    facts: FactMaker

    def read(self) -> Agreements:
        texts = _texts(self.blocks, self.sections)
        quoted = {text.run for text in texts if self._is_quoted(text)}
        begun = {text.run for text in texts if text.number == 1}
        quoted |= {text.run for text in texts} - begun
        decisions = tuple(self._decisions(texts))
        return Agreements(
            articles=(
                *(self._article(text, quoted) for text in texts),
                *self._parts(texts, quoted),
            ),
            years=tuple(self._years()),
            organs=tuple(self._organs()) if decisions else (),
            days=tuple(self._days()) if decisions else (),
            references=tuple(self._references(texts)),
            decisions=decisions,
            instalments=tuple(self._instalments(texts)),
        )

    def _fact(
        self,
        places: tuple[Place, ...],
        printed: str,
        number: Number | None,
        section: str,
    ) -> Fact:
        return self.facts.fact(places, plain(printed), number, section)

    # -- articles --------------------------------------------------------------------------------

    def _article(self, text: _Text, quoted: set[int]) -> Article:
        head = text.blocks[0]
        found = _DIGITS.search(head.text)
        span = found.span() if found else (0, len(head.text))
        number = Number(Decimal(text.number), 0, str(text.number))
        title = "" if head.heading is None else head.heading.text
        words = content_words(" ".join(texts_of(text.blocks)))
        return Article(
            fact=self._fact(
                head.places(*span),
                head.text[slice(*span)],
                number,
                text.section,
            ),
            run=text.run,
            title=title,
            words=tuple(sorted(set(map(without_plural, words)))),
            quoted=text.run in quoted,
        )

    def _parts(
        self, texts: Sequence[_Text], quoted: set[int]
    ) -> Iterator[Article]:
        """The numbered parts of each article: "5-1", "5-2"; each article's are a run."""
        for index, text in enumerate(texts, 1):
            for block in text.blocks:
                for found in _PART.finditer(block.text):
                    if int(found["article"]) != text.number:
                        continue
                    printed = f"{found['article']}-{found['part']}"
                    number = Number(Decimal(found["part"]), 0, printed)
                    places = block.places(
                        found.start("article"), found.end("part")
                    )
                    yield Article(
                        fact=self._fact(places, printed, number, text.section),
                        run=-index,
                        parent=text.number,
                        quoted=text.run in quoted,
                    )

    def _is_quoted(self, text: _Text) -> bool:
        """Whether an article, or what is printed right above the first one, quotes another text."""
        own = " ".join(texts_of(text.blocks))
        if text.number == 1:
            own = f"{self._before(text.blocks[0])} {own}"
        return _QUOTED.search(fold(own)) is not None

    def _before(self, block: Block) -> str:
        """What the section says before a block."""
        section = section_at(self.sections, *block.start)
        start = (0, 0.0) if section is None else section.start
        before = [
            one.text for one in self.blocks if start <= one.start < block.start
        ]
        return " ".join(before)[-_NEAR:]

    def _references(self, texts: Sequence[_Text]) -> Iterator[ArticleReference]:
        for text in texts:
            for block in text.blocks:
                for found in find_article_references(block.text):
                    places = block.places(found.start, found.end)
                    printed = block.text[found.start : found.end]
                    number = Number(Decimal(found.number), 0, printed)
                    yield ArticleReference(
                        fact=self._fact(places, printed, number, text.section),
                        run=text.run,
                        article=text.number,
                        about=found.about,
                        named=found.named,
                    )

    # -- decisions and instalments ---------------------------------------------------------------

    def _decisions(self, texts: Sequence[_Text]) -> Iterator[CitedDecision]:
        """Those that a convention cites, or an annex that is one by its articles."""
        resting = {text.section for text in texts if text.number > 1}
        resting &= {
            one.id for one in self.sections if one.kind is SectionKind.ANNEX
        }
        resting |= {
            one.id
            for one in self.sections
            if one.kind is SectionKind.CONVENTION
        }
        for block in self.blocks:
            section = section_at(self.sections, *block.start)
            if section is None or section.id not in resting:
                continue
            for found in find_cited_decisions(block.text):
                printed = block.text[found.start : found.end]
                number = Number(Decimal(found.day.toordinal()), 0, printed)
                places = block.places(found.start, found.end)
                yield CitedDecision(
                    fact=self._fact(places, printed, number, section.id),
                    number=found.number,
                    organ=self._organ(block, found.organ, section.id),
                )

    def _organ(
        self, block: Block, span: tuple[int, int] | None, section: str
    ) -> Fact | None:
        if span is None:
            return None
        printed = block.text[slice(*span)]
        return self._fact(block.places(*span), printed, None, section)

    def _of_act(self) -> Iterator[tuple[Block, str]]:
        """The blocks of the act itself, with the section of each."""
        for block in self.blocks:
            section = section_at(self.sections, *block.start)
            if section is None:
                yield block, ""
            elif section.kind is SectionKind.DELIBERATION:
                yield block, section.id

    def _organs(self) -> Iterator[Fact]:
        """Each organ where the act first names it."""
        named: set[str] = set()
        for block, section in self._of_act():
            for found in ORGAN.finditer(block.text):
                if fold(found.group()) not in named:
                    named.add(fold(found.group()))
                    places = block.places(*found.span())
                    yield self._fact(places, found.group(), None, section)

    def _days(self) -> Iterator[Fact]:
        """Each day where the act first speaks of it."""
        named: set[date] = set()
        for block, section in self._of_act():
            for found in find_dates(block.text):
                if found.date is None or found.date in named:
                    continue
                named.add(found.date)
                printed = block.text[found.start : found.end]
                number = Number(Decimal(found.date.toordinal()), 0, printed)
                places = block.places(found.start, found.end)
                yield self._fact(places, printed, number, section)

    def _years(self) -> Iterator[StatedYear]:
        for block in self.blocks:
            name = section_id_at(self.sections, *block.start)
            for found in find_years_and_periods(block.text):
                spans = ((found.start, found.end), found.period)
                values = (found.year, found.of_period)
                year, of_period = (
                    self._fact(
                        block.places(*span),
                        block.text[slice(*span)],
                        Number(Decimal(value), 0, str(value)),
                        name,
                    )
                    for span, value in zip(spans, values, strict=True)
                )
                yield StatedYear(year, of_period)

    def _instalments(self, texts: Sequence[_Text]) -> Iterator[Instalments]:
        within = {id(block) for text in texts for block in text.blocks}
        units = [text.blocks for text in texts]
        units += _paragraphs(
            [block for block in self.blocks if id(block) not in within]
        )
        for blocks in units:
            joined = JoinedText.of(blocks, " ; ")
            for spans in find_instalments(joined.text):
                shares = [self._share(joined, blocks[0], *one) for one in spans]
                yield Instalments(tuple(shares))

    def _share(
        self, joined: JoinedText, head: Block, start: int, end: int
    ) -> Fact:
        printed = joined.text[start:end]
        return self._fact(
            joined.places(start, end),
            printed,
            parse_number(printed),
            section_id_at(self.sections, *head.start),
        )


def _texts(blocks: Sequence[Block], sections: Sequence[Section]) -> list[_Text]:
    """The articles of each section, each with its blocks up to the next."""
    found: list[_Text] = []
    for block in blocks:
        name = section_id_at(sections, *block.start)
        number = _number(block)
        goes_on = bool(found) and found[-1].section == name
        if number is not None:
            run = found[-1].run if found else 0
            if number == 1 or not goes_on:
                run += 1
            found.append(_Text(number, run, name, [block]))
        elif goes_on:
            found[-1].blocks.append(block)
    return found


def _number(block: Block) -> int | None:
    """The number of the article that a block opens."""
    heading = block.heading
    if heading is None or heading.kind is not HeadingKind.ARTICLE:
        return None
    return int(heading.number) if heading.number.isdecimal() else None


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Each paragraph, with the items that it introduces."""
    group: list[Block] = []
    for block in blocks:
        if group and not block.item:
            yield group
            group = []
        group.append(block)
    if group:
        yield group
