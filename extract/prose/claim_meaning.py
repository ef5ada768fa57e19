"""What a number in a sentence counts, and of what it is stated."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.french.folding import MINUS, SN
from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.nouns import UNITS_OF_MEASURE, kind_of
from extract.french.numbers import Match
from extract.number import Number, Unit
from extract.prose import number_subjects as subjects
from extract.prose.claim_context import CountedKind, Meaning, SentenceContext
from extract.prose.phrases import is_participle
from extract.prose.prices import read_price

_RANGE = re.compile(rf"{SN}*(?:[{MINUS}]|à|et|ou){SN}*")
"""What stands between the two ends of a range, or two numbers stated of one thing."""
_SHARE_OF = re.compile(
    rf"{SN}*(?:de{SN}ces|de{SN}ceux|d['’]entre{SN}(?:eux|elles)|de{SN}celles)\b{SN}*"
    rf"(?P<noun>[^\W\d_]+)?"
)
"""A number of those just spoken of: "8 de ces femmes"."""
_AGE = re.compile(
    rf"(?:moins{SN}de|plus{SN}de|âgée?s?{SN}d[e'’]|entre|de{SN}\d+{SN}(?:à|et)|\d{SN}et){SN}*$",
    re.IGNORECASE,
)
"""Words before a number of years that is an age."""
_LINKED = re.compile(
    rf"(?:dont|et|ou|lesquel(?:le)?s|[,:(]){SN}*(?:(?:environ|près{SN}de|plus{SN}de){SN}*)?$"
)
"""Words that link a number to the noun before it."""
_NAME_AFTER = re.compile(rf"{SN}*[A-ZÉÈ]")
"""A capital after a bare number: "Zone 12 Nord"."""
_NAME_BEFORE = re.compile(rf"(?:^|[^\W\d_]|{SN})[A-ZÉÈ][\w'’-]*{SN}$")
"""A capital beside a bare number: it is part of a name."""
_OF = re.compile(rf"{SN}*(?:(?:des?|du)\b|d['’])")
"""A measure with what it is one of: "30 m² de bureaux"."""
_NUMBER_OF = re.compile(
    rf"\bnombre{SN}(?:total{SN}|moyen{SN})?d(?:e{SN}|['’])(?P<noun>[^\W\d_]+)[^;:]*\Z",
    re.IGNORECASE,
)
"""The noun stands before its number: "le nombre de places est de 12"."""
_OWN_NOUN = re.compile(
    rf"(?:,|\bet){SN}+(?:les?|la|l['’]|une?){SN}*[^,;:]*,{SN}*[^,;:]*\Z"
)
"""Another subject stands between two numbers."""
_PURPOSE = re.compile(rf"{SN}*(?:pour|au{SN}titre){SN}")
"""What an amount of a list is for comes after it: "2 000 € pour le foot"."""
_AMONG = re.compile(rf"\b(?:dont|parmi{SN}lesquel(?:le)?s){SN}*\Z")
"""The number is a share of what was counted before it: "dont 30 %"."""
_CASE = re.compile(rf"{SN}*des{SN}cas,(?!{SN}*et\b)")
"""A share of cases, which the words after it tell: "dans 30 % des cas, ..."."""
_THAT_IS = re.compile(rf"\b(?:soit|c['’]est-à-dire){SN}*\Z")
"""The number restates the one before it."""
_LABELLED = re.compile(rf"[\s)]*[:=]{SN}*\Z")
"""The number before it is part of its label: "Article 65 (2023) : 1 200 €"."""
_SUR = re.compile(rf"\bsur{SN}$")
"""A number out of which another one is said counts nothing new: "12 sur 15"."""
_NEAR = 24
"""Characters before a number in which a word that links it to its noun, or an age, begins."""
_NAME_REACH = 30
"""Characters before a number in which a name that it is part of begins."""
_NOUN_REACH = 200
"""Characters before a number in which "le nombre de ..." begins."""


def read_meaning(
    acronyms: Mapping[str, str],
    text: str,
    match: Match,
    upcoming: Match | None,
    sentence: SentenceContext,
) -> Meaning | None:
    """What a number counts and of what it is stated; None for digits that turn out to state
    nothing. ``upcoming`` is the number after it, whose unit may be that of both.
    """
    end, number = match.end, match.number
    if upcoming is not None and begins_range(text, match, upcoming):
        end, number = upcoming.end, upcoming.number

    reading = _Reading(text, match, end, sentence)
    if number.unit is Unit.EUR:
        return reading.money()
    if number.unit is Unit.PERCENT or number.unit_text == "‰":
        return Meaning("percent", number.unit_text, reading.percent_subject())
    return reading.count(acronyms)


def begins_range(text: str, match: Match, upcoming: Match) -> bool:
    """Whether a number without unit is the first of two that one unit follows: "de 5 260 à
    5 487 k€"."""
    if match.number.unit is not Unit.NONE or _is_year(match.number):
        return False
    return _RANGE.fullmatch(text, match.end, upcoming.start) is not None


def _is_year(number: Number) -> bool:
    return is_year(number.printed)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One number of ``text``; ``end`` is where it ends, with the range it begins."""

    text: str
    match: Match
    end: int
    sentence: SentenceContext

    @property
    def between(self) -> str:
        """The text from the number before it, or the start of its sentence."""
        return self.text[self.sentence.last : self.match.start]

    def before(self, reach: int) -> str:
        """As many characters before it."""
        return self.text[max(0, self.match.start - reach) : self.match.start]

    def governing(self) -> subjects.Governing:
        """The words of its own part of the sentence that say what it measures."""
        return subjects.governing(
            self.text, self.match.start, self.sentence.last
        )

    def following(self, *, whole: bool = False) -> str:
        """The words after it."""
        return subjects.following(
            self.text, self.end, self.sentence.end, whole=whole
        )

    # --------------------------------------------------------------------------
    # money

    def money(self) -> Meaning:
        """An amount or a price, with who it goes to."""
        sentence, number = self.sentence, self.match.number
        price = read_price(
            self.text,
            self.match.start,
            self.end,
            sentence.last,
            number,
            sentence.rate,
        )
        if price.is_rate:
            sentence.rate = abs(number.value)

        party = subjects.party_after(self.text, self.end) or self._purpose()
        is_governed = not party or self.governing().own
        subject = self.stated_of(after=not party) if is_governed else ""
        parts = dict.fromkeys(filter(None, (subject, party)))
        return Meaning(
            "rate" if price.is_rate else "amount",
            "/".join(("€", *price.per)),
            " – ".join(parts),
        )

    def _purpose(self) -> str:
        """What an amount of a list in a sentence is for: "comme suit : 2 000 € pour le foot"."""
        is_purpose = _PURPOSE.match(self.text, self.end) is not None
        if is_purpose and self.governing().label:
            return self.following()
        return ""

    # --------------------------------------------------------------------------
    # subjects

    def stated_of(self, *, after: bool = True) -> str:
        """The words that govern it; where they stand in another clause, those that follow it."""
        if self._restates():
            return self.sentence.subject
        left = self.sentence.last
        if _LABELLED.fullmatch(self.between):
            left = self.sentence.start
        found = subjects.governing(self.text, self.match.start, left)

        if after and not found.own:
            words = self.following()
            if words:
                return self._or_subject(words)

        phrase = found.phrase
        is_first = left <= self.sentence.start
        may_be_verb = not is_first and not found.label
        if may_be_verb and subjects.is_bare_verb(phrase):
            return self._with_subject(phrase)
        return self._or_subject(phrase)

    def _or_subject(self, phrase: str) -> str:
        """``phrase``, or the subject of the sentence where it holds no word."""
        if any(map(str.isalpha, phrase)):
            return phrase
        return self.sentence.subject or phrase

    def _restates(self) -> bool:
        """Whether it is stated of what the number before is: its range, or the same again."""
        if not self.sentence.subject:
            return False
        if _RANGE.fullmatch(self.text, self.sentence.last, self.match.start):
            return True
        if not _THAT_IS.search(self.between):
            return False
        return not _OWN_NOUN.search(self.between)

    def _with_subject(self, verb: str) -> str:
        """A verb or participle with the noun that it is said of, or the sentence's topic."""
        noun = self.sentence.noun
        first_word, *_ = verb.split(maxsplit=1)
        if noun is not None and is_participle(first_word):
            return f"{noun.phrase} {verb}".strip()
        return f"{self._topic()} {verb}".strip()

    def _topic(self) -> str:
        """What the first number of the sentence is stated of."""
        first, start = self.sentence.first, self.sentence.start
        found = subjects.governing(self.text, first, start).phrase
        return "" if subjects.is_bare_verb(found) else found

    def percent_subject(self) -> str:
        """What a share is of: the words before it and those after it."""
        sentence, after = self.sentence, self.following()
        found = self.governing()
        of = found.phrase if found.own else ""
        if sentence.subject and _THAT_IS.search(self.between):
            of = sentence.subject
        elif not of and sentence.noun and _AMONG.search(self.between):
            of = sentence.noun.phrase

        case = _CASE.match(self.text, self.end) if after == "cas" else None
        if case is not None:
            after = f"{after} : {subjects.following(self.text, case.end(), sentence.end)}"
        parts = list(filter(None, (of, after)))
        return " – ".join(parts) or found.phrase or sentence.subject

    # --------------------------------------------------------------------------
    # counts

    def count(self, acronyms: Mapping[str, str]) -> Meaning | None:
        """A number of things: what the noun after it says, or else the noun before."""
        noun = self._noun(acronyms)
        if noun is None:
            return self._count_without_noun()
        phrase, counts = noun
        if phrase.startswith("an") and _AGE.search(self.before(_NEAR)):
            return Meaning("other", phrase, "âge")

        found = subjects.counted_noun(self.text, self.end)
        if self._measures_something_before(noun, found):
            return Meaning(counts, phrase, self.stated_of(after=False))
        if counts != "duration":
            self.sentence.noun = noun

        if found is None:
            return Meaning(counts, phrase, phrase)
        subject = subjects.noun_subject(self.text, found, self.sentence.end)
        return Meaning(counts, phrase, subject or phrase)

    def _measures_something_before(
        self, noun: CountedKind, found: subjects.CountedNoun | None
    ) -> bool:
        """Whether a length of time or a measure says nothing of what it is one of."""
        if noun.counts != "duration" and noun.phrase not in UNITS_OF_MEASURE:
            return False
        return (
            _OF.match(self.text, self.end if found is None else found.end)
            is None
        )

    def _noun(self, acronyms: Mapping[str, str]) -> CountedKind | None:
        """The noun it counts and its kind, or None where the number stands alone."""
        share = _SHARE_OF.match(self.text, self.end)
        if share is not None:
            return self._noun_of_share(share["noun"] or "")
        found = subjects.counted_noun(self.text, self.end)
        if found is None or self._is_in_capitals(found):
            return None
        kind = kind_of(found.head) or kind_of(acronyms.get(found.head, ""))
        if kind is None:
            if self._may_count(found):
                return CountedKind(found.phrase, "other")
            return None

        is_date = _is_year(self.match.number) and kind == "duration"
        if is_date:
            return None
        return CountedKind(found.phrase, kind)

    def _is_in_capitals(self, found: subjects.CountedNoun) -> bool:
        """Whether the noun is of a title in capitals, which counts nothing."""
        return found.head.isupper() and self.sentence.text.isupper()

    def _may_count(self, found: subjects.CountedNoun) -> bool:
        """Whether a word of unknown kind after the number can be what it counts."""
        number = self.match.number
        if _is_year(number) or self._leans_on_noun(found.head):
            return False
        rest = self.text[found.end :]
        return subjects.looks_counted(
            found.head, rest, plural=abs(number.value) >= 2
        )

    def _noun_of_share(self, noun: str) -> CountedKind | None:
        kind = kind_of(noun)
        if kind is not None:
            return CountedKind(noun, kind)
        return self.sentence.noun or self.sentence.earlier

    def _leans_on_noun(self, head: str) -> bool:
        """Whether the word after it is a participle of the noun before: "20 places dont 5
        occupées".
        """
        if self.sentence.noun is None or not is_participle(head):
            return False
        return _LINKED.search(self.before(_NEAR)) is not None

    def _count_without_noun(self) -> Meaning | None:
        """A number without unit or noun leans on the noun before it in its sentence, or on its
        label; else it is a name.
        """
        left = max(self.sentence.start, self.match.start - _NOUN_REACH)
        before = self.text[left : self.match.start]
        if (
            _is_year(self.match.number)
            or _SUR.search(before)
            or self._is_part_of_name()
        ):
            return None

        number_of = _NUMBER_OF.search(before)
        kind = kind_of(number_of["noun"]) if number_of is not None else None
        if number_of is not None and kind is not None:
            self.sentence.noun = CountedKind(number_of["noun"], kind)

        noun = self.sentence.noun
        if noun is not None:
            words = f"{noun.phrase} {self.following(whole=True)}".strip()
            return Meaning(noun.counts, noun.phrase, words)
        subject = self.stated_of(after=False)
        if subject:
            return Meaning("other", "", subject)
        return None

    def _is_part_of_name(self) -> bool:
        if _NAME_AFTER.match(self.text, self.end):
            return True
        return _NAME_BEFORE.search(self.before(_NAME_REACH)) is not None
