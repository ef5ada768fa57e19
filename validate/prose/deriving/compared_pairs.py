"""Two figures that a sentence compares, and by how much one differs from the other: "A, contre B en
2023, ce qui fait une hausse de P %"; "de A à B, soit C et P %"; "A, en hausse de P % sur B".

Between both and the change stand no words but those of a comparison: any other noun may be what
changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import filterfalse

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.nouns import singular_noun
from extract.french.lexicon.sentences.derived import SIGNED
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import (
    MORE_OR_LESS,
    NO_EXACT_FIGURE,
    TO,
)
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import Derivation, changed
from validate.prose.deriving.told_changes import CHANGE, GREW, difference_of
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

AGAINST = WordList(
    "contre", "au lieu de", "au lieu des", "a comparer a", "a comparer aux", "par rapport a",
    "par rapport aux", "par rapport au",
)  # fmt: skip
"""Between a figure and the one that it is compared with."""
_PASSES_FROM = re.compile(
    r"\b(?:pass|evolu|augment|mont|baiss|diminu|recul|progress|port|ramen|relev)\w*"
    r"(?: \w+){0,2} de\W*$"
)
"""Before the old one: "passe ainsi de A à B"."""
_ON = WordList(
    "sur", "sur celui de", "sur celle de", "sur ceux de", "sur celles de", "par rapport a",
    "par rapport aux", "par rapport au", "par rapport a celui de", "par rapport a celle de",
)  # fmt: skip
"""Between a change and what it is reckoned from."""
_BEFORE, _AFTER = WordList("avant"), WordList("apres")
"""Beside the old and the new of two figures: "99 kWh avant, 31 kWh après travaux"."""
_MOVED = WordList(
    CHANGE, GREW, RISING, FALLING, MORE_OR_LESS, "gain(s)", "perte(s)", "repli", "majoration",
    "minoration", "economie", "surcout", "evolu*", "gagn*", "perd*",
)  # fmt: skip
"""Words of a change."""
_NEUTRAL = WordList(
    "en", "l", "le", "la", "les", "un", "une", "des", "du", "de", "d", "a", "au", "aux", "et",
    "ou", "ce", "cela", "qui", "que", "qu", "soit", "donc", "ainsi", "il", "elle", "ils", "elles",
    "y", "est", "sont", "etait", "sera", "seront", "serait", "fait", "font", "donne",
    "represente*", "constitue*", "correspond*", "traduit", "marque", "ressort", "etablit", "s",
    "c", "dire", "an", "ans", "annee", "annees", "budget", "primitif", "exercice", "saison", "fin",
    "dernier", "derniere", "passe", "passee", "precedent", "precedente", "meme", "date", "alors",
    "respectivement", "euro(s)", "eur", "ht", "ttc", "k", "m", "million*", "legere", "leger",
    "nette", "net", "forte", "fort", "sensible", "nouvelle", "presque", "janvier", "decembre",
    "par", "rapport", "celui", "celle", "ceux", "celles", "sur", "montant", "chiffre", "total",
    "d'ou", "dont", "plus", "moins", "sensiblement", "legerement", "nettement", "attendu(e)(s)",
    "prevu(e)(s)", "escompte(e)(s)", "consequent", "suite",
)  # fmt: skip
"""Words between a comparison and its change that name nothing else."""
_AVERAGE = WordList(
    "par an", "annuel*", "moyenne", "moyen", "par mois", "chaque annee"
)
"""Words of a change that is of each of several years."""
_OTHERWISE = WordList(
    "hors", "hormis", "sauf", "except*", "constant*", "corrige*", "inflation", "perimetre",
)  # fmt: skip
"""Words by which a change is of something less, or in other terms."""
_TERMS = WordList(
    "hors taxe(s)", "toutes taxes comprises", "taxe(s) comprise(s)", "au(x) tarif(s)",
    "au(x) bareme(s)", "au(x) prix",
)  # fmt: skip
"""Words that say of what tax both figures are, or at what prices."""
_BESIDE = 24
"""Characters behind a change in which "de plus qu'en 2023" stands."""
_NEAR = Decimal("0.2")
"""How far an amount may be from what both figures give, by the larger: farther, they are those of
another thing."""
_NEAR_SHARE = Decimal("0.5")
"""The same of a percentage: a tenth more or less is not far."""
_TIMES = 3
"""How many times the smaller figure the larger one may be, for words to leave no other reading."""
_POINTS = Decimal(3)
"""So many points are not far either, where words say which way both moved."""
_RESUMED = re.compile(r".*;\s*(?=(?:c['’]est|cela|soit|ce qui)\b)", re.DOTALL)
"""What stands between both figures and words that go back to them: "en raison du gaz ; c'est"."""
_PAUSE = re.compile("[:;]")
"""What ends what was said before in a sentence."""
_YEARLY = re.compile(r"^\W*(?:€|euros?|ht|ttc|\W)*(?:par an|l['’]an)\b")
"""Behind by how much two yearly amounts differ."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """The new and the old of two figures, and the place of the last of both among the numbers."""

    new: SpokenNumber
    old: SpokenNumber
    last: int
    words_behind: bool = False
    """Whether words behind the last of both tell of what it is."""
    outright: bool = False
    """Whether words leave no doubt that the one is compared with the other: "A, contre B"; "de A à
    B"."""

    @property
    def is_rise(self) -> bool:
        """Whether the new is the larger one."""
        return self.new.value > self.old.value

    def change(
        self,
        result: SpokenNumber,
        *,
        is_worded: bool = False,
        is_next: bool = False,
    ) -> Reckoned:
        """A number as by how much both differ, in per cent or in their unit; ``is_worded`` where
        words say which way it moved, as both did; ``is_next`` where it is the first behind them,
        or says in per cent what that is."""
        if self.outright and is_next:
            return Reckoned(result, self._by(result), near=ANY)
        if result.unit == SHARE:
            made = self._moved(result)
            larger = max(abs(made.value), abs(result.value), _POINTS)
            near = _POINTS / larger if is_worded else _NEAR_SHARE
            near = max(near, _NEAR_SHARE)
            return Reckoned(result, made, near=near, vague=True)
        return Reckoned(result, self._by(result), near=_NEAR, vague=True)

    def _by(self, result: SpokenNumber) -> Derivation:
        """By how much both differ, in per cent where the number is one."""
        if result.unit == SHARE:
            return self._moved(result)
        return difference_of((self.new, self.old))

    def _moved(self, result: SpokenNumber) -> Derivation:
        """By how many per cent the new differs from the old; where a minus says that the new was
        told first, and the change is right so, the other way round: "de 90 à 100, soit -10 %"."""
        made = changed(self.new.fact, self.old.fact, GIVES_A_CHANGE)
        turned = changed(self.old.fact, self.new.fact, GIVES_A_CHANGE)
        is_turned = result.value < 0 < made.value
        return (
            turned
            if is_turned and restates(result.fact, turned.value)
            else made
        )


def compared_pairs(wording: Wording) -> Iterator[Reckoned]:
    """The changes that a sentence tells of the figures that it compares."""
    for index in range(1, len(wording.numbers)):
        pair = _pair(wording, index)
        if pair is not None:
            yield from _behind(wording, pair)
        yield from _between(wording, index)


def _pair(wording: Wording, index: int) -> _Pair | None:
    """A number and the last like it before, where words compare both."""
    second = wording.numbers[index]
    before = reversed(wording.numbers[:index])
    first = next((one for one in before if _are_alike(one, second)), None)
    if first is None:
        return None
    between = plain_words(wording.before(index))
    place = wording.numbers.index(first)
    is_only = _are_only(wording, place, index)
    if AGAINST.closes(between):
        return _Pair(first, second, index, outright=is_only)
    if TO.closes(between):
        begins = _PASSES_FROM.search(wording.before(place)) is not None
        is_told = begins and _are_only(wording, place, index, is_told=True)
        return _Pair(second, first, index, outright=is_told)
    return _before_and_after(wording, place, index)


def _are_only(
    wording: Wording, first: int, second: int, *, is_told: bool = False
) -> bool:
    """Whether two numbers stand side by side, are told in the same unit, are not far from each
    other, and are the first of their unit in the sentence, or behind a colon or semicolon in it;
    ``is_told`` where words say that the one became the other, so that those before are no matter.
    """
    one, other = wording.numbers[first], wording.numbers[second]
    sizes = sorted((abs(one.value), abs(other.value)))
    places = range(first + 1)
    begins = [at for at in places if _PAUSE.search(wording.before(at))]
    start = max(begins, default=0)
    before = {each.unit for each in wording.numbers[start:first]}
    return (
        first + 1 == second
        and one.unit == other.unit
        and one.scale == other.scale
        and bool(one.unit)
        and (is_told or one.unit not in before)
        and sizes[1] <= _TIMES * sizes[0]
    )


def _before_and_after(
    wording: Wording, first: int, second: int
) -> _Pair | None:
    """The old and the new figure, each with the word for it right before it or behind: "avant
    travaux : A ; après travaux : B"."""
    if first + 1 != second:
        return None
    old, new = wording.numbers[first], wording.numbers[second]
    behind = to_end_of_clause(wording.after(second))
    between = wording.before(second)
    if _BEFORE.within(to_end_of_clause(between)) and _AFTER.within(behind):
        return _Pair(new, old, second, words_behind=True)
    if _BEFORE.within(wording.before(first)) and _AFTER.within(between):
        return _Pair(new, old, second)
    return None


def _are_alike(first: SpokenNumber, second: SpokenNumber) -> bool:
    """Whether two numbers are of one measure, no shares, and the old one no nought."""
    alike = first.per == second.per and (
        first.unit == second.unit or "" in (first.unit, second.unit)
    )
    return (
        alike and SHARE not in (first.unit, second.unit) and bool(second.value)
    )


def _behind(wording: Wording, pair: _Pair) -> Iterator[Reckoned]:
    """The changes behind a pair, the second of both after "et" or "soit": a share is as sure as the
    amount before it, where this is just by how much both differ. A second amount behind that one
    is since another year: "11 € de plus que l'an dernier, 23 € de plus qu'en 2024"."""
    is_sure, is_told = True, False
    for index in range(pair.last + 1, len(wording.numbers)):
        result = wording.numbers[index]
        is_amount = result.unit != SHARE
        if (is_amount and is_told) or not _is_change(wording, pair, index):
            return
        rises = _rises(wording.before(index))
        is_worded = rises is pair.is_rise
        is_worded = is_worded and SIGNED.match(result.fact.printed) is None
        # what moves otherwise than words say is something else
        fits = rises in (None, pair.is_rise)
        made = pair.change(
            result, is_worded=is_worded, is_next=is_sure and fits
        )
        yield made
        is_sure = is_amount and restates(result.fact, made.derivation.value)
        is_told |= is_sure


def _rises(before: str) -> bool | None:
    """Whether words before a change say that it is a rise, or a fall; None where they say neither,
    or both."""
    rises, falls = RISING.within(before), FALLING.within(before)
    return rises if rises != falls else None


def _is_change(wording: Wording, pair: _Pair, index: int) -> bool:
    """Whether words make a number by how much both of a pair differ, or say that again in per
    cent."""
    result, before = wording.numbers[index], wording.before(index)
    if pair.words_behind and index == pair.last + 1:
        before = before.removeprefix(to_end_of_clause(before))
    before = _RESUMED.sub("", before)
    behind = to_end_of_clause(_beginning(wording.after(index)))
    if result.unit not in (SHARE, pair.new.unit) or result.per_thing:
        return False
    is_told = (
        index > pair.last + 1,
        _MOVED.within(before),
        MORE_OR_LESS.follows_signs(behind),
        SIGNED.match(result.fact.printed) is not None,
    )
    if result.unit != SHARE:
        behind = _YEARLY.sub("", behind)
    return any(is_told) and _is_neutral(pair, f"{before} {behind}")


def _beginning(text: str) -> str:
    """The first words of a text, none of them cut."""
    if len(text) <= _BESIDE:
        return text
    return text[:_BESIDE].rpartition(" ")[0]


def _is_neutral(pair: _Pair, text: str) -> bool:
    """Whether words name nothing but a change, what both of a pair are of, and years."""
    plain = _TERMS.replaced_in(plain_words(text), " ")
    others = (_AVERAGE, _OTHERWISE, NO_EXACT_FIGURE)
    if any(one.within(plain) for one in others):
        return False
    left = _MOVED.replaced_in(plain, " ").split()
    units = {pair.new.unit, pair.old.unit, *pair.new.per}
    return all(
        word.isdigit()
        or _NEUTRAL.is_all_of(word)
        or singular_noun(word) in units
        for word in left
    )


def _between(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, en hausse de P % sur celui de 2024 (B)": the change stands between both."""
    if index + 1 >= len(wording.numbers):
        return
    new, result, old = wording.numbers[index - 1 : index + 2]
    pair = _Pair(new, old, index)
    opens, goes_on = wording.before(index), wording.before(index + 1)
    on = " ".join(filterfalse(str.isdigit, plain_words(goes_on).split()))
    is_told = (
        result.unit == SHARE,
        _are_alike(new, old),
        _MOVED.within(opens),
        _ON.is_all_of(on),
        _is_neutral(pair, opens),
    )
    if all(is_told):
        yield pair.change(result)
