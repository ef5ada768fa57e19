"""Names as people write them: two writings of one name are matched, and the match says why.

A name is folded (case, accents, punctuation), its usual abbreviations are opened ("St" is "saint",
"s/" is "sur"), and the words that say only what kind of body it is ("association", "SARL", "loi
1901") are set apart. Two names are then the same for one of the reasons below, strongest first;
anything weaker is no match at all, because a wrong match is a wrong accusation.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import filterfalse

from rapidfuzz import fuzz

from extract.french.folding import with_spelt_acronyms
from extract.french.lexicon.grammar import LEGAL_FORMS, SMALL_WORDS

FUZZY_FLOOR = 92.0
"""Similarity (0-100, order of words ignored) from which two long names are one misspelt name."""

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "’": "'", "–": "-", "—": "-"}
)
_WORD = re.compile(r"[a-z0-9]+")
"""A word of a folded name."""
_LETTERS = re.compile(r"[a-z0-9]{2,9}")
"""An acronym once folded."""
_ACRONYM = re.compile(r"[A-Z0-9][A-Za-z0-9+.]{1,9}")
"""A word that may be an acronym, as it is printed."""
_WORD_IN_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{1,7}\b")
"""A word all in capitals within a text."""
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
"""What stands in brackets behind a name: often its acronym."""

_ABBREVIATIONS = {
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous",
    "assoc": "association", "ass": "association", "asso": "association",
    "agglo": "agglomeration", "dept": "departement", "dep": "departement",
    "cie": "compagnie", "ets": "etablissements", "nbre": "nombre", "nb": "nombre", "mt": "montant",
    "ctre": "centre", "fed": "federation", "sct": "section", "av": "avenue",
}  # fmt: skip
_LEGAL_FORMS = LEGAL_FORMS | {
    "associations", "ei", "gip", "epa", "loi", "1901",
}  # fmt: skip
_STOP_WORDS = SMALL_WORDS | {"un", "une", "dans"}
_ARTICLES = frozenset({"l", "la", "le", "les", "d"})
_SHORTEST_INITIALS = 3
"""Words whose initials make a name: two letters are met by accident."""


class MatchReason(StrEnum):
    """Why two writings are one name."""

    SAME = "same"
    """The same characters."""
    FOLDED = "folded"
    """The same but for case, accents, hyphens and punctuation."""
    ABBREVIATED = "abbreviated"
    """The same once abbreviations are opened and small words dropped."""
    LEGAL_FORM = "legal-form"
    """The same but for the legal form."""
    ACRONYM = "acronym"
    """One is the acronym the other prints in parentheses, or the initials of its words."""
    CONTAINED = "contained"
    """Every word of the shorter is in the longer, and is telling enough."""
    FUZZY = "fuzzy"
    """Nearly the same letters."""


_STRENGTH = {reason: rank for rank, reason in enumerate(reversed(MatchReason))}


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Two writings found to be one name: the reason and a similarity from 0 to 1."""

    reason: MatchReason
    score: float

    @property
    def strength(self) -> tuple[int, float]:
        """Orders matches: the surer reason first, then the similarity."""
        return _STRENGTH[self.reason], self.score


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """``text`` in lower case without accents, each run of other signs being one space; spelt
    letters joined.

    >>> plain_words("L’Épicerie  Saint-Cœur")
    'l epicerie saint coeur'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).lower()
    plain = "".join(filterfalse(unicodedata.combining, plain))
    return with_spelt_acronyms(" ".join(_WORD.findall(plain)))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """``words`` without the small ones."""
    return tuple(word for word in words if word not in _STOP_WORDS)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The telling words of a name, abbreviations opened.

    >>> words("CCAS de Boulogne s/ Mer")
    ('ccas', 'boulogne', 'mer')
    """
    return telling(
        _ABBREVIATIONS.get(word, word) for word in plain_words(text).split()
    )


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """What identifies a name for grouping: its telling words without legal forms, or all of them if
    none is left.

    >>> key("Association « Les Amis de la Forêt » (loi 1901)")
    'amis foret'
    """
    kept = [word for word in words(text) if word not in _LEGAL_FORMS]
    return " ".join(kept or words(text) or plain_words(text).split())


@lru_cache(maxsize=65536)
def acronyms(text: str) -> frozenset[str]:
    """The acronyms a name gives of itself: in parentheses, or as a word in capitals of two to eight
    letters.

    >>> sorted(acronyms("Aide à la Médiation locative (AML)"))
    ['aml']
    """
    found = set()
    for inner in _PARENTHESIS.findall(text):
        if _is_acronym(inner.strip()):
            found.add(plain_words(inner))

    in_capitals = text == text.upper()
    if not in_capitals:
        found.update(map(str.lower, _WORD_IN_CAPITALS.findall(text)))
    return frozenset(found)


def _is_acronym(text: str) -> bool:
    if not _ACRONYM.fullmatch(text):
        return False
    return sum(map(str.isupper, text)) >= 2


def initials(text: str) -> frozenset[str]:
    """Initials of the telling words, and of all words: "Maison de l'emploi" is ME and MDE."""
    every = plain_words(_PARENTHESIS.sub(" ", text)).split()
    without_articles = [word for word in every if word not in _ARTICLES]
    found = set()
    for group in (telling(every), every, without_articles):
        if len(group) >= _SHORTEST_INITIALS:
            found.add("".join(word[0] for word in group))
    return frozenset(found)


@lru_cache(maxsize=262144)
def match(one: str, other: str) -> NameMatch | None:
    """Whether two writings are one name, and why.

    >>> match("Comité de jumelage", "COMITE DE JUMELAGE").reason.value
    'folded'
    >>> match("UDAF", "Association UDAF").reason.value
    'legal-form'
    >>> match("CCAS Nord", "CCAS Rive") is None
    True
    """
    if one.strip() and one.strip() == other.strip():
        return NameMatch(MatchReason.SAME, 1.0)
    if not plain_words(one) or not plain_words(other):
        return None
    if plain_words(one) == plain_words(other):
        return NameMatch(MatchReason.FOLDED, 1.0)
    if words(one) == words(other):
        return NameMatch(MatchReason.ABBREVIATED, 1.0)
    if key(one) == key(other):
        return NameMatch(MatchReason.LEGAL_FORM, 1.0)
    return _acronym(one, other) or _contained(one, other) or _fuzzy(one, other)


def _acronym(one: str, other: str) -> NameMatch | None:
    for short, long in ((one, other), (other, one)):
        letters = key(short).replace(" ", "")
        if " " in plain_words(short) or not _LETTERS.fullmatch(letters):
            continue
        given = set(map(plain_words, _PARENTHESIS.findall(long)))
        if letters in given and letters != key(long):
            return NameMatch(MatchReason.ACRONYM, 0.95)
        if letters in initials(long):
            return NameMatch(MatchReason.ACRONYM, 0.9)
    return None


def _contained(one: str, other: str) -> NameMatch | None:
    """Every telling word of the shorter, in order, in the longer; a single short word is not
    telling enough.
    """
    short, long = sorted((key(one).split(), key(other).split()), key=len)
    if not short or len(short) == len(long):
        return None
    is_short = sum(map(len, short)) < 4
    if is_short and not (acronyms(one) | acronyms(other)).intersection(short):
        return None
    rest = iter(long)
    if not all(word in rest for word in short):
        return None
    return NameMatch(MatchReason.CONTAINED, 0.5 + len(short) / len(long) / 2)


def _fuzzy(one: str, other: str) -> NameMatch | None:
    """Nearly the same letters; never where the digits or a whole word differ, or where a name is
    short.
    """
    first, second = key(one), key(other)
    if min(len(first), len(second)) < 8 or _digits(first) != _digits(second):
        return None
    if not _near(sorted(first.split()), sorted(second.split())):
        return None

    ratio = fuzz.token_sort_ratio(first, second, score_cutoff=FUZZY_FLOOR)
    if not ratio:
        return None
    return NameMatch(MatchReason.FUZZY, ratio / 100)


def _digits(text: str) -> list[str]:
    # the numbers of two names must be the same: "Lot 2" is not "Lot 3"
    return re.findall(r"\d+", text)


def _near(first: Sequence[str], second: Sequence[str]) -> bool:
    """Word by word at most two letters apart; words of three letters or less must be equal."""
    if len(first) != len(second):
        letters = "".join(first)
        return len(letters) >= 12 and letters == "".join(second)
    return all(map(_are_near, first, second))


def _are_near(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= 75


def best(name: str, candidates: Sequence[str]) -> tuple[int, NameMatch] | None:
    """The one candidate that is ``name``: its index and the match; None when none is, or several
    are as well.

    Candidates that are one name between themselves (same key) count once, the first standing for
    them.
    """
    found = []
    for index, candidate in enumerate(candidates):
        hit = match(name, candidate)
        if hit is not None:
            found.append((index, hit))
    if not found:
        return None

    best_of_all = max(found, key=lambda pair: pair[1].strength)
    reason = best_of_all[1].reason
    rivals = {
        key(candidates[index]) for index, hit in found if hit.reason is reason
    }
    if len(rivals) == 1:
        return best_of_all
    return None
