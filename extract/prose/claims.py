"""Every number stated in prose, with what it is said of and where it is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from extract.facts import Claim, Fact, FactContext, FactReading, Vote
from extract.french.folding import MINUS, SN, plain
from extract.french.lexicon.calendar import YEAR, is_year
from extract.french.lexicon.nouns import acronyms, kind_of
from extract.french.numbers import Match, find_numbers
from extract.french.spelled_numbers import find_spelled_amounts
from extract.geometry import Place
from extract.lines.paragraphs import Block
from extract.lines.sections import Section, SectionKind
from extract.number import Counts, Unit
from extract.prose import number_subjects as subjects
from extract.prose.heading_path import Scope, scoped
from extract.prose.prices import read_price
from extract.prose.references import references

_APPROXIMATE_BEFORE = re.compile(
    rf"\b(?:environ|plus{SN}de|près{SN}de|pr[eè]s{SN}d['’]|autour{SN}de|quelque|quelques|presque|à{SN}peu{SN}près|pas{SN}loin{SN}de"
    rf"|moins{SN}de|au-delà{SN}de|de{SN}l['’]ordre{SN}de|quasiment|(?:supérieure?|inférieure?)s?{SN}à|avoisine(?:nt)?|approche(?:nt)?"
    rf"|au{SN}moins){SN}*$",
    re.IGNORECASE,
)
_APPROXIMATE_REACH = 20
"""How far before a number the longest of these words can begin, a few blanks included."""
_APPROXIMATE_AFTER = re.compile(
    rf"{SN}*(?:[^\W\d_][\w'’-]*,?{SN}+){{0,3}}(?:environ|ou{SN}davantage|ou{SN}plus|à{SN}peu{SN}près)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"{SN}*(?:[{MINUS}]|à|et|ou){SN}*")
_SHARE_OF = re.compile(
    rf"{SN}*(?:de{SN}ces|de{SN}ceux|d['’]entre{SN}(?:eux|elles)|de{SN}celles)\b{SN}*(?P<noun>[^\W\d_]+)?"
)
_AGE = re.compile(
    rf"(?:moins{SN}de|plus{SN}de|âgée?s?{SN}d[e'’]|entre|de{SN}\d+{SN}(?:à|et)|\d{SN}et){SN}*$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    rf"(?:dont|et|ou|lesquel(?:le)?s|[,:(]){SN}*(?:(?:environ|près{SN}de|plus{SN}de){SN}*)?$"
)
_YEAR_ALONE = re.compile(rf"{YEAR}\b(?!{SN}?[{MINUS}/]{SN}?\d)")
_YEAR_INTRODUCED = re.compile(
    rf"\b(?:en|année|exercice|pour|depuis|de|au titre de|courant|fin|début){SN}+\Z", re.IGNORECASE
)
_YEAR_REACH = 20
"""How far before a year the longest of these words can begin, a few blanks included."""
_NAME_AFTER = re.compile(rf"{SN}*[A-ZÉÈ]")
_NAME_BEFORE = re.compile(rf"(?:^|[^\W\d_]|{SN})[A-ZÉÈ][\w'’-]*{SN}$")
_OF = re.compile(rf"{SN}*(?:(?:des?|du)\b|d['’])")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]{3}")
_PRICE_LABEL = re.compile(rf":{SN}*(?:forfait{SN}de{SN})?\Z")
_NUMBER_OF = re.compile(
    rf"\bnombre{SN}(?:total{SN}|moyen{SN})?d(?:e{SN}|['’])(?P<noun>[^\W\d_]+)[^;:]*\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf"{SN}*(?:pour|en|au{SN}titre{SN}de){SN}(?:l['’]année{SN}|l['’]exercice{SN})?(?P<year>{YEAR})\b"
)
_OWN_NOUN = re.compile(rf"(?:,|\bet){SN}+(?:les?|la|l['’]|une?){SN}*[^,;:]*,{SN}*[^,;:]*\Z")
_PURPOSE = re.compile(rf"{SN}*(?:pour|au{SN}titre){SN}")
_AMONG = re.compile(rf"\b(?:dont|parmi{SN}lesquel(?:le)?s){SN}*\Z")
_CASE = re.compile(rf"{SN}*des{SN}cas,(?!{SN}*et\b)")
_THAT_IS = re.compile(rf"\b(?:soit|c['’]est-à-dire){SN}*\Z")
_LABELLED = re.compile(rf"[\s)]*[:=]{SN}*\Z")
_MEASURE = re.compile(r"m[²³23]|km²?|ha|kg|kWh|litres?|tonnes?")
_SUR = re.compile(rf"\bsur{SN}$")


class _Noun(NamedTuple):
    phrase: str
    counts: Counts


@dataclass(slots=True)
class _Sentence:
    """What has been read of a sentence so far, for the numbers that lean on earlier ones."""

    start: int
    end: int
    text: str
    year: int | None
    noun: _Noun | None = None
    earlier: _Noun | None = None
    """The noun of the sentence before, for "8 de ces femmes"."""
    rate: Decimal | None = None
    last: int = 0
    """Where the number before ends, with the noun it counts."""
    subject: str = ""
    """What the number before is said of."""
    first: int = 0
    """Where its first number starts: what that is said of is the sentence's subject, as a rule."""


@dataclass(slots=True)
class _Reader:
    votes: Mapping[tuple[Place, ...], tuple[Fact, str]]
    acronyms: Mapping[str, str]
    conventions: frozenset[str]
    tariff: str = ""
    """The section and heading of the list of prices that is being read."""
    claims: list[Claim] = field(default_factory=list)


class _Meaning(NamedTuple):
    counts: Counts
    unit_noun: str
    subject: str


def read_claims(
    blocks: Sequence[Block], sections: Sequence[Section], votes: Sequence[Vote] = ()
) -> tuple[Claim, ...]:
    """The numbers that prose states, in reading order.

    References (articles of law, act numbers, accounts, dates, years, list numbers) state nothing
    and are left out; so are headings. An amount in words beside its figures is a claim of its own.
    A number that is a term of one of ``votes`` keeps that fact. ``printed`` is the figure with its
    currency or percent sign; the noun it counts is ``unit_noun``.
    """
    terms = {fact.places: (fact, name) for vote in votes for name, fact in _terms(vote)}
    known = {name: head for block in blocks for name, head in acronyms(plain(block.text)).items()}
    conventions = frozenset(
        section.id for section in sections if section.kind is SectionKind.CONVENTION
    )
    reader = _Reader(terms, known, conventions)
    for block, scope in scoped(blocks, sections):
        if (block.heading is None or block.heading.body is not None) and _states_something(
            block.text
        ):
            _read_block(reader, block, scope)
    return tuple(reader.claims)


def _states_something(text: str) -> bool:
    """Whether a text holds a digit and words: a stray figure alone states nothing."""
    return _DIGIT.search(text) is not None and _WORDS.search(text.replace("euros", "")) is not None


def _terms(vote: Vote) -> Iterator[tuple[str, Fact]]:
    named = (
        ("pour", vote.for_),
        ("contre", vote.against),
        ("abstention", vote.abstained),
        ("ne prennent pas part au vote", vote.not_voting),
        ("présents", vote.present),
        ("pouvoirs", vote.proxies),
        ("absents", vote.absent),
        ("membres en exercice", vote.members),
    )
    yield from ((name, fact) for name, fact in named if fact is not None)


def _read_block(reader: _Reader, block: Block, scope: Scope) -> None:
    text = block.text
    masked = references(text)
    skip = block.heading.body if block.heading is not None and block.heading.body else 0
    found = sorted((*find_numbers(text), *find_spelled_amounts(text)))
    matches = [match for match in _uncovered(found, masked) if match.start >= skip]
    spans = iter(subjects.sentence_spans(text))
    sentence = _Sentence(0, 0, "", None)
    for index, match in enumerate(matches):
        if match.start >= sentence.end:
            span = next((start, end) for start, end in spans if match.start < end)
            sentence = _sentence(text, *span, earlier=sentence.noun or sentence.earlier)
        upcoming = matches[index + 1] if index + 1 < len(matches) else None
        sentence.first = sentence.first or match.start
        meaning = _meaning(reader, text, match, upcoming, sentence)
        if meaning is not None and block.item:
            meaning = _in_tariff(reader, text, match, meaning, scope)
        if meaning is not None:
            reader.claims.append(_claim(reader, block, scope, sentence, match, meaning))
            noun = subjects.counted_noun(text, match.end)
            sentence.last = (
                match.end if noun is None or meaning.unit_noun != noun.phrase else noun.end
            )
            sentence.subject = meaning.subject


def _in_tariff(
    reader: _Reader, text: str, match: Match, meaning: _Meaning, scope: Scope
) -> _Meaning:
    """An amount labelled in a list of prices, or in a list of a convention, is a price too: "porte
    close : 39,12 €".
    """
    here = f"{scope.section} {scope.heading}"
    if meaning.counts == "rate":
        reader.tariff = here
    labelled = _PRICE_LABEL.search(text[max(0, match.start - 12) : match.start]) is not None
    small = match.number.decimals == 2 and abs(match.number.value) < 1000
    if (
        meaning.counts == "amount"
        and labelled
        and small
        and (here == reader.tariff or scope.section in reader.conventions)
    ):
        return meaning._replace(counts="rate")
    return meaning


def _sentence(text: str, start: int, end: int, earlier: _Noun | None) -> _Sentence:
    own = text[start:end]
    years = {
        found.group()
        for found in _YEAR_ALONE.finditer(own)
        if _YEAR_INTRODUCED.search(own, max(0, found.start() - _YEAR_REACH), found.start())
    }
    return _Sentence(
        start,
        end,
        plain(own),
        int(years.pop()) if len(years) == 1 else None,
        earlier=earlier,
        last=start,
    )


def _uncovered(matches: Iterable[Match], masked: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """The matches that overlap none of the ``masked`` spans; both are in order of their start."""
    index, reach = 0, -1
    for match in matches:
        while index < len(masked) and masked[index][0] < match.end:
            reach = max(reach, masked[index][1])
            index += 1
        if reach <= match.start:
            yield match


def _claim(
    reader: _Reader,
    block: Block,
    scope: Scope,
    sentence: _Sentence,
    match: Match,
    meaning: _Meaning,
) -> Claim:
    places = block.places(match.start, match.end)
    fact, subject = reader.votes.get(places, (None, meaning.subject))
    if fact is None:
        rounded = _APPROXIMATE_BEFORE.search(
            block.text, max(0, match.start - _APPROXIMATE_REACH), match.start
        ) or _APPROXIMATE_AFTER.match(block.text, match.end)
        fact = Fact(
            id=f"claim-{len(reader.claims) + 1}",
            counts=meaning.counts,
            number=replace(match.number, approximate=True) if rounded else match.number,
            printed=match.number.printed,
            places=places,
            section=scope.section,
            context=FactContext(theme=scope.theme, operation=scope.operation),
            reading=FactReading("prose"),
        )
    after = _YEAR_AFTER.match(block.text, match.end)
    year = (
        int(after["year"]) if after else sentence.year if sentence.year is not None else scope.year
    )
    return Claim(
        fact, scope.article, scope.heading, subject, meaning.unit_noun, sentence.text, year
    )


def _meaning(
    reader: _Reader, text: str, match: Match, upcoming: Match | None, sentence: _Sentence
) -> _Meaning | None:
    """What a number counts and of what it is said; None for digits that turn out to state nothing."""
    end, unit, number = match.end, match.number.unit, match.number
    if (
        upcoming is not None
        and unit is Unit.NONE
        and not _is_year(match)
        and _RANGE.fullmatch(text, end, upcoming.start)
    ):
        end, unit, number = upcoming.end, upcoming.number.unit, upcoming.number
    if unit is Unit.EUR:
        return _money(text, match, end, sentence)
    if unit is Unit.PERCENT or number.unit_text == "‰":
        return _Meaning("percent", number.unit_text, _percent_subject(text, match, end, sentence))
    return _count(reader, text, match, end, sentence)


def _money(text: str, match: Match, end: int, sentence: _Sentence) -> _Meaning:
    price = read_price(text, match.start, end, sentence.last, match.number, sentence.rate)
    if price.is_rate:
        sentence.rate = abs(match.number.value)
    party = subjects.party_after(text, end) or _purpose(text, match, end, sentence)
    own = not party or subjects.governing(text, match.start, sentence.last).own
    subject = _said_of(text, match, end, sentence, after=not party) if own else ""
    said_of = " – ".join(dict.fromkeys(part for part in (subject, party) if part))
    return _Meaning("rate" if price.is_rate else "amount", "/".join(("€", *price.per)), said_of)


def _purpose(text: str, match: Match, end: int, sentence: _Sentence) -> str:
    """What an amount of a list in a sentence is for: "… comme suit : 2 000 € pour le football"."""
    listed = (
        _PURPOSE.match(text, end) and subjects.governing(text, match.start, sentence.last).label
    )
    return subjects.following(text, end, sentence.end) if listed else ""


def _said_of(text: str, match: Match, end: int, sentence: _Sentence, *, after: bool = True) -> str:
    """The words that govern a number; where they stand in another clause, those that follow it."""
    if sentence.subject and _RANGE.fullmatch(text, sentence.last, match.start):
        return sentence.subject
    before = text[sentence.last : match.start]
    if sentence.subject and _THAT_IS.search(before) and not _OWN_NOUN.search(before):
        return sentence.subject
    left = sentence.start if _LABELLED.fullmatch(before) else sentence.last
    found = subjects.governing(text, match.start, left)
    words = "" if found.own or not after else subjects.following(text, end, sentence.end)
    phrase = words or found.phrase
    if not words and subjects.is_bare_verb(phrase) and left > sentence.start and not found.label:
        participle = sentence.noun is not None and subjects.is_participle(phrase.split()[0])
        topic = sentence.noun.phrase if participle and sentence.noun else _topic(text, sentence)
        return f"{topic} {phrase}".strip()
    return phrase if _LETTERS.search(phrase) else sentence.subject or phrase


def _topic(text: str, sentence: _Sentence) -> str:
    found = subjects.governing(text, sentence.first, sentence.start).phrase
    return "" if subjects.is_bare_verb(found) else found


def _percent_subject(text: str, match: Match, end: int, sentence: _Sentence) -> str:
    after = subjects.following(text, end, sentence.end)
    before = text[sentence.last : match.start]
    found = subjects.governing(text, match.start, sentence.last)
    said = found.phrase if found.own else ""
    if sentence.subject and _THAT_IS.search(before):
        said = sentence.subject
    elif not said and sentence.noun and _AMONG.search(before):
        said = sentence.noun.phrase
    if after == "cas" and (case := _CASE.match(text, end)):
        after = f"{after} : {subjects.following(text, case.end(), sentence.end)}"
    return " – ".join(part for part in (said, after) if part) or found.phrase or sentence.subject


def _count(
    reader: _Reader, text: str, match: Match, end: int, sentence: _Sentence
) -> _Meaning | None:
    noun = _noun(reader, text, match, end, sentence)
    if noun is None:
        return _bare(text, match, end, sentence)
    phrase, counts = noun
    if phrase.startswith("an") and _AGE.search(text[max(0, match.start - 24) : match.start]):
        return _Meaning("other", phrase, "âge")
    found = subjects.counted_noun(text, end)
    subject = phrase if found is None else subjects.noun_subject(text, found, sentence.end)
    measured = counts == "duration" or _MEASURE.fullmatch(phrase)
    if measured and not _OF.match(text, end if found is None else found.end):
        return _Meaning(counts, phrase, _said_of(text, match, end, sentence, after=False))
    if counts != "duration":
        sentence.noun = noun
    return _Meaning(counts, phrase, subject or phrase)


def _noun(reader: _Reader, text: str, match: Match, end: int, sentence: _Sentence) -> _Noun | None:
    """The noun a number counts and its kind, or None where the number stands alone."""
    if share := _SHARE_OF.match(text, end):
        kind = kind_of(share["noun"] or "")
        return _Noun(share["noun"], kind) if kind else sentence.noun or sentence.earlier
    found = subjects.counted_noun(text, end)
    if found is None or (found.head.isupper() and sentence.text.isupper()):
        return None
    kind = kind_of(found.head) or kind_of(reader.acronyms.get(found.head, ""))
    if kind is not None:
        return None if _is_year(match) and kind == "duration" else _Noun(found.phrase, kind)
    linked = _LINKED.search(text[max(0, match.start - 24) : match.start]) is not None
    if sentence.noun and linked and subjects.is_participle(found.head):
        return None
    if _is_year(match) or not subjects.looks_counted(
        found.head, text[found.end :], plural=abs(match.number.value) >= 2
    ):
        return None
    return _Noun(found.phrase, "other")


def _bare(text: str, match: Match, end: int, sentence: _Sentence) -> _Meaning | None:
    """A number without unit or noun leans on the noun before it in its sentence, or on its label;
    else it is a name.
    """
    before = text[max(sentence.start, match.start - 200) : match.start]
    if (
        _is_year(match)
        or _SUR.search(before)
        or _NAME_BEFORE.search(text[max(0, match.start - 30) : match.start])
    ):
        return None
    if _NAME_AFTER.match(text, end):
        return None
    number_of = _NUMBER_OF.search(before)
    if number_of and kind_of(number_of["noun"]):
        sentence.noun = _Noun(number_of["noun"], kind_of(number_of["noun"]) or "other")
    if sentence.noun is not None:
        after = subjects.following(text, end, sentence.end, whole=True)
        return _Meaning(
            sentence.noun.counts, sentence.noun.phrase, f"{sentence.noun.phrase} {after}".strip()
        )
    subject = _said_of(text, match, end, sentence, after=False)
    return _Meaning("other", "", subject) if subject else None


def _is_year(match: Match) -> bool:
    return is_year(match.number.printed)
