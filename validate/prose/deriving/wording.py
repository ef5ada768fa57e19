"""A sentence with all its numbers, in figures and in words, each with its unit and with what it is
so much for one of: "26 heures par semaine", "3,50 € par mètre carré et par mois".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.document import Document
from extract.facts import Claim, Fact
from extract.french.folding import fold, fold_same_length
from extract.french.land_areas import SQUARE_METRES
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.nouns import is_unit_of_price, singular_noun
from extract.french.lexicon.sentences.derived import AGAINST
from extract.french.lexicon.sentences.said_in_turn import GREW_BY, SO_MUCH
from extract.geometry import Place
from extract.texts.text_columns import ReadingOrder
from validate.prose.statements import Statement, read_sentences
from validate.prose.words.names import plain_words

_GIVES = WordList("soit( un total de)", "donc", "au total", "total de")
"""Between numbers and what they give."""
_SOONER = 3
"""Sentences before one whose numbers it may speak of."""
_EARLIER = 12
"""Sentences before one that may be a list, which it sums up."""
MONEY, SHARE = "€", "%"
_YEAR, MONTH, _WEEK, _DAY, _HOUR = "an", "mois", "semaine", "jour", "heure"
MONTHS_IN_YEAR = Decimal(12)
YEARLY = (_YEAR,)
"""What so much for a year is for one of."""
_UNITS = {
    "m2": "m2", "metre carre": "m2", "m3": "m3", "metre cube": "m3",
    "annee": _YEAR, "an": _YEAR, "exercice": _YEAR, "m": "metre", "ml": "metre",
    "kilo": "kg", "kilogramme": "kg", "kilowattheure": "kwh",
}  # fmt: skip
"""Units that have several writings."""
_METRES = ("metre", Decimal(1))
_THOUSAND = Decimal(1000)
_LARGER = {
    "kilometre": ("metre", _THOUSAND), "km": ("metre", _THOUSAND),
    "tonne": ("kg", _THOUSAND), "t": ("kg", _THOUSAND), "mwh": ("kwh", _THOUSAND),
    "megawattheure": ("kwh", _THOUSAND),
}  # fmt: skip
"""Units that are so many of a smaller one."""
_ABBREVIATED = frozenset(
    {"kwh", "mwh", "kw", "kva", "km", "m", "ml", "ha", "kg", "t", "l", "hl"}
)
"""Units that no claim reads as the noun that its number counts."""
_WHICH_OF_THEM = WordList(
    "premieres", "premiers", "dernieres", "derniers", "prochaines", "prochains", "autres",
)  # fmt: skip
_TIMES = WordList("annees", "ans", "exercices", "mois", "trimestres", "jours")
"""Words between a number and a length of time, and that."""
_PERIODS = (
    ("mensuel", MONTH), ("annuel", _YEAR), ("hebdomadaire", _WEEK), ("journali", _DAY),
    ("quotidien", _DAY), ("horaire", _HOUR), ("trimestriel", "trimestre"),
)  # fmt: skip
"""Adjectives of what is so much for a length of time."""
_FOR_ONE = (
    ("par",), ("chaque",), ("pour", "chaque"), ("pour", "un"), ("pour", "une"), ("sur", "l"),
)  # fmt: skip
"""Words between a number and what it is so much for one of."""
_THE = ("le", "la", "l")
"""Articles before a unit of price: "12 € le mètre"."""
_OTHER_YEAR = (["passe"], ["dernier"], ["prochain"], ["precedent"], ["neuf"])
"""Behind "l'an", where they say which year it is."""
_OF_THE = (*([one] for one in (*_THE, "les")), ["rapport"])
"""Behind "par", where it says by whom something is done, or what it is compared with."""
_ON_AVERAGE = ["en", "moyenne"]
"""Between a number and what it is so much for one of."""
_MONEY_WORDS = ("euro", "euros", "ht", "ttc", "eur")
_SECOND = 5
"""Words behind a unit in which a second one may follow: "et par mois"."""
_PRICED = WordList(
    "metre", "metre carre", "metre cube", "m2", "m3", "kilometre", "km", "tonne", "litre",
    "hectare", "kg", "kilo", "kwh", "mwh", "stere", "repas", "nuitee", "nuit", "billet", "entree",
    "ticket", "voyage", "heure", "journee", "place", "seance", "passage", "copie",
)  # fmt: skip
"""What has a price by the piece, and is no single thing that has a cost."""
_SUBJECT = re.compile(
    r"(?:^|[;:.(,] ?|\b(?:et|que|mais|donc|ou) )(?P<one>chaque|la|le|l'|une?) ?"
    r"(?P<unit>[a-z]+[23]?(?: (?:carre|cube)\b)?)[^;:.()]{0,50}? ?"
    r"\b(?:revien\w+|revenue?|coute\w*|rapport(?:e|ait|era|erait)|vau\w+|valait"
    r"|a (?:coute|rapporte)|ressort\w*)"
    r"(?: (?:ainsi|donc|alors|desormais|en moyenne))*(?: a)? $"
)
"""Before a price, what it is for one of: "le mètre cube revient ainsi à"."""
_OF = "de"
_NEAR = 4
"""Words before a number that may say for which length of time it is."""
_CLAUSE = re.compile(r"[^,;:.()]*")
"""Up to the mark or bracket that ends a clause."""
_BEGINS = WordList("de", "entre")
"""Before the lower end of a range."""
_GOES_ON = ("a", "et")
"""Between both ends."""


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number with its place in its sentence. ``unit`` is money, a share or the noun counted, in
    the singular, empty where there is none; ``scale`` how many of it one printed unit is.
    """

    claim: Claim
    start: int
    end: int
    unit: str
    per: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)

    @property
    def fact(self) -> Fact:
        """The number."""
        return self.claim.fact

    @property
    def value(self) -> Decimal:
        """Its value in ``unit``."""
        return self.fact.value_or_zero * self.scale

    @property
    def measure(self) -> tuple[str, tuple[str, ...]]:
        """Its unit, and what it is so much for one of."""
        return self.unit, self.per

    @property
    def per_thing(self) -> tuple[str, ...]:
        """What it is so much for one of; what is for a year is of that year."""
        return () if self.per == YEARLY else self.per

    @property
    def is_amount(self) -> bool:
        """Whether it is money, and so much for one of nothing."""
        return self.measure == (MONEY, ())

    @property
    def is_of_things(self) -> bool:
        """Whether it counts things of a name, and is so many for one of nothing."""
        return self.names_things and not self.per

    @property
    def names_things(self) -> bool:
        """Whether it counts things of a name, be they for one of others: "24 726 repas pour un
        produit de"."""
        return self.unit not in ("", MONEY, SHARE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence, folded letter by letter, with its numbers and those of the sentences before it,
    the nearest sentence last.
    """

    text: str
    numbers: tuple[SpokenNumber, ...]
    earlier: tuple["Wording", ...] = ()
    is_repeated: bool = False
    """Whether the same sentence is printed again, which is read once."""

    @property
    def sooner(self) -> tuple["Wording", ...]:
        """The sentences right before, of whose numbers this one may speak."""
        return self.earlier[-_SOONER:]

    @property
    def is_item(self) -> bool:
        """Whether it opens as an item of a list does."""
        return not self.text.lstrip()[:1].isalnum()

    def up_to(self, index: int) -> "Wording":
        """The sentence with the numbers before one alone, without those before it."""
        return Wording(self.text, self.numbers[:index])

    def before(self, index: int) -> str:
        """The text between the number before and this one."""
        start = self.numbers[index - 1].end if index else 0
        return self.text[start : self.numbers[index].start]

    def is_compared(self, index: int) -> bool:
        """Whether a number is what the one before it is compared with; none behind the last is."""
        is_within = 0 < index < len(self.numbers)
        return is_within and AGAINST.closes(self.before(index))

    def is_given(self, index: int) -> bool:
        """Whether words before a number of a unit say that what stands before them gives it."""
        before = self.before(index)
        is_told = _GIVES.closes(before) or SO_MUCH.closes(before)
        return is_told and self.numbers[index].unit not in ("", SHARE)

    def after(self, index: int) -> str:
        """The text behind a number, up to the next one."""
        stop = None
        if index + 1 < len(self.numbers):
            stop = self.numbers[index + 1].start
        return self.text[self.numbers[index].end : stop]


def to_end_of_clause(text: str) -> str:
    """A text up to the mark or bracket that ends its clause.

    >>> to_end_of_clause(" du total, contre 12 %")
    ' du total'
    """
    found = _CLAUSE.match(text)
    assert found is not None
    return found[0]


def of_unit(numbers: Sequence[SpokenNumber], unit: str) -> list[SpokenNumber]:
    """The numbers of a unit that are so much for one of nothing."""
    return [one for one in numbers if one.measure == (unit, ())]


def are_amounts(*numbers: SpokenNumber) -> bool:
    """Whether numbers are money, and so much for one of nothing."""
    return all(one.is_amount for one in numbers)


def outside_ranges(wording: Wording) -> list[SpokenNumber]:
    """The numbers that are no end of a range: "de 1 000 à 3 499 habitants"."""
    found = []
    for index, number in enumerate(wording.numbers):
        begins = _BEGINS.closes(wording.before(index))
        goes_on = wording.after(index).strip() in _GOES_ON
        ends = wording.before(index).strip() in _GOES_ON
        if not (begins and goes_on) and not (index and ends):
            found.append(number)
    return found


@dataclass(slots=True)
class _Sentence:
    """The numbers of one sentence, those in figures and those in words, each in their order."""

    figures: list[Claim] = field(default_factory=list)
    words: list[Claim] = field(default_factory=list)

    @property
    def first(self) -> Claim:
        """One of them."""
        return [*self.figures, *self.words][0]

    @property
    def place(self) -> Place:
        """Where it is printed."""
        return self.first.fact.places[0]


def read_wordings(document: Document) -> Iterator[Wording]:
    """The sentences of the prose that hold numbers, by their sections and in their order."""
    earlier: dict[str, tuple[Wording, ...]] = defaultdict(tuple)
    for sentence in _sentences(document):
        section = sentence.first.fact.section
        wording = _read(sentence, earlier[section])
        yield wording
        alone = Wording(wording.text, wording.numbers)
        earlier[section] = (*earlier[section], alone)[-_EARLIER:]


def _sentences(document: Document) -> list[_Sentence]:
    """The sentences that hold numbers, in the order in which they are read."""
    found: dict[tuple[str, str, str], _Sentence] = defaultdict(_Sentence)
    for claim in filter(_is_placed, document.claims):
        found[_key(claim)].figures.append(claim)
    for claim in filter(_is_placed, document.counted):
        found[_key(claim)].words.append(claim)
    order = ReadingOrder(document.prose)
    return sorted(found.values(), key=lambda one: order(one.place))


def _is_placed(claim: Claim) -> bool:
    return claim.fact.value is not None and bool(claim.fact.places)


def _key(claim: Claim) -> tuple[str, str, str]:
    return claim.fact.section, claim.article, claim.sentence


def _read(sentence: _Sentence, earlier: tuple[Wording, ...]) -> Wording:
    text = fold_same_length(sentence.first.sentence)
    placed: list[tuple[int, int, Claim]] = []
    for some in (sentence.figures, sentence.words):
        for group in read_sentences(some):
            placed += map(_placed, group)

    numbers = []
    last = 0
    for start, end, claim in sorted(placed, key=lambda one: one[:2]):
        if start >= last:
            numbers.append(_spoken(text, last, (start, end), claim))
            last = end
    starts = [start for start, _, claim in placed if claim in sentence.figures]
    return Wording(
        text,
        tuple(numbers),
        earlier,
        is_repeated=len(set(starts)) < len(starts),
    )


def _placed(said: Statement) -> tuple[int, int, Claim]:
    start = len(said.opening)
    return start, start + len(said.claim.fact.printed), said.claim


def _spoken(
    text: str, last: int, span: tuple[int, int], claim: Claim
) -> SpokenNumber:
    start, end = span
    unit, scale = _unit_of(claim, text[end:])
    per = () if unit == SHARE else _per(text[last:start], text[end:], claim)
    if unit == MONEY and not per:
        per = _per_subject(text[:start])
    return SpokenNumber(claim, start, end, unit, per, scale)


def _unit_of(claim: Claim, after: str) -> tuple[str, Decimal]:
    if claim.fact.counts in ("amount", "rate"):
        return MONEY, Decimal(1)
    if claim.fact.counts == "percent":
        return SHARE, Decimal(1)
    number = claim.fact.number
    if number is not None and number.unit_text == SQUARE_METRES:
        return unit_named(SQUARE_METRES.replace("²", "2"))
    unit = unit_named(
        _time_behind(after) or claim.unit_noun or _abbreviated(after)
    )
    if unit == _METRES:
        # the noun of a claim is one word: "118 metres carres"
        return unit_named(" ".join(plain_words(after).split()[:2]))
    return unit


def _time_behind(after: str) -> str:
    """The length of time behind words that say which of them: "trois premières années"."""
    words = plain_words(to_end_of_clause(after)).split()[:2]
    is_told = len(words) > 1 and _WHICH_OF_THEM.is_all_of(words[0])
    return words[1] if is_told and _TIMES.is_all_of(words[1]) else ""


def _abbreviated(after: str) -> str:
    """The abbreviated unit right behind a number; empty for any other word."""
    first = to_end_of_clause(after).split()[:1]
    return " ".join(_ABBREVIATED.intersection(first))


def unit_named(noun: str) -> tuple[str, Decimal]:
    """A noun as a unit, and how many of a smaller unit it is.

    >>> unit_named("kilomètres"), unit_named("mètre carré")
    (('metre', Decimal('1000')), ('m2', Decimal('1')))
    """
    words = list(map(singular_noun, plain_words(noun).split()))
    both = " ".join(words[:2])
    if both in _UNITS:
        return _UNITS[both], Decimal(1)
    first = words[0] if words else ""
    if first in _LARGER:
        return _LARGER[first]
    return _UNITS.get(first, first), Decimal(1)


def _per(before: str, after: str, claim: Claim) -> tuple[str, ...]:
    """What a number is so much for one of, by the words right beside it."""
    words = _words_behind(after, claim)
    for opening in _FOR_ONE:
        units = words[len(opening) :]
        is_told = tuple(words[: len(opening)]) == opening
        if is_told and units[:1] not in _OF_THE:
            return _units(units)
    if words[:1] and words[0] in _THE:
        named = _units_of_price(words[1:])
        if named:
            return named
    period = _period(words[:1]) or _period_before(before)
    if period:
        return (period,)
    _, *units = claim.unit_noun.split("/")
    return tuple(unit_named(one)[0] for one in units)


def _per_subject(before: str) -> tuple[str, ...]:
    """What the subject of a sentence says that a price behind it is for one of."""
    found = _SUBJECT.search(before)
    if found is None:
        return ()
    is_one = found["one"] == "chaque" or _PRICED.is_all_of(found["unit"])
    return (unit_named(found["unit"])[0],) if is_one else ()


def _units_of_price(words: list[str]) -> tuple[str, ...]:
    """The unit that the words behind an article name: "le mètre", "l'an"; none of a year that was
    or will be."""
    if words[:1] and is_unit_of_price(words[0]):
        return _units(words)
    is_year = words[:1] == [_YEAR]
    return (_YEAR,) if is_year and words[1:2] not in _OTHER_YEAR else ()


def _words_behind(after: str, claim: Claim) -> list[str]:
    """The words behind a number and its unit, up to the end of the clause."""
    noun = fold(claim.unit_noun)
    rest = after.lstrip().removeprefix(noun)
    words = plain_words(to_end_of_clause(rest)).split()
    while words and words[0] in _MONEY_WORDS:
        words = words[1:]
    return words[2:] if words[:2] == _ON_AVERAGE else words


def _units(words: Sequence[str]) -> tuple[str, ...]:
    """The unit that words begin with, and a second one behind it."""
    if not words:
        return ()
    first, *behind = " ".join(words[:_SECOND]).split(" par ")
    return tuple(unit_named(one)[0] for one in (first, *behind))


def _period_before(before: str) -> str:
    """The length of time that "une indemnité mensuelle de" says of the number behind it; none of by
    how much that grows: "la subvention annuelle augmente de"."""
    words = plain_words(before).split()
    is_told = words[-1:] == [_OF] and not GREW_BY.closes(before)
    return _period(words[-_NEAR:]) if is_told else ""


def _period(words: Sequence[str]) -> str:
    for word in words:
        for adjective, unit in _PERIODS:
            if word.startswith(adjective):
                return unit
    return ""
