"""Phrases of a pack: folded words, a star for any ending; nothing that is evaluated."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.french.folding import fold


@lru_cache(maxsize=1 << 12)
def _pattern(phrase: str) -> "re.Pattern[str]":
    words = list(map(_word, fold(phrase).split()))
    between = r"[\W_]+"
    # whole words, whatever is printed between them
    return re.compile(rf"(?<!\w){between.join(words)}(?!\w)")


def _word(word: str) -> str:
    """A word of a phrase; a star at its end stands for any ending."""
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a text may say, and what it must not say beside.

    >>> Phrases(("montant* ht", "hors taxes"), ("ttc",)).are_in("Montants HT (€)")
    True
    >>> Phrases(("montant* ht",), ("ttc",)).are_in("Montant HT et TTC")
    False
    """

    said: tuple[str, ...]
    without: tuple[str, ...] = ()

    def are_in(self, text: str) -> bool:
        """Whether a text says one of the phrases, and none of those it must not say."""
        folded = fold(text)
        return says(folded, self.said) and not says(folded, self.without)


def says(folded: str, phrases: Iterable[str]) -> bool:
    """Whether a folded text holds one of the phrases as whole words."""
    return any(_pattern(one).search(folded) for one in phrases)


def said_in(folded: str, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a folded text says one of the phrases as whole words."""
    for one in phrases:
        for found in _pattern(one).finditer(folded):
            yield found.span()


def begins(folded: str, phrases: Iterable[str]) -> bool:
    """Whether a folded text begins with one of the phrases, marks before it left out.

    >>> begins(" % des depenses reelles", ("des depenses",))
    True
    >>> begins(" ans, ou neuf mois", ("mois",))
    False
    """
    words = folded.lstrip(_MARKS)
    return any(_pattern(one).match(words) for one in phrases)


_MARKS = " %€.,;:()'\"-_/\u00bb"
_TOKEN = re.compile(r"\w+\*?")
"""A word, with the star that stands for any ending."""


def says_only(folded: str, phrase: str, tail: Iterable[str]) -> bool:
    """Whether a folded text is a phrase, with nothing behind it but words of a ``tail``.

    >>> says_only("techniciens principaux", "technicien*", ("princip*", "classe"))
    True
    >>> says_only("technicien informatique", "technicien*", ("princip*", "classe"))
    False
    """
    words = _TOKEN.findall(folded)
    wanted = _TOKEN.findall(fold(phrase))
    if len(words) < len(wanted):
        return False
    head, rest = words[: len(wanted)], words[len(wanted) :]
    if not all(map(_is_word, head, wanted)):
        return False
    return all(any(_is_word(word, one) for one in tail) for word in rest)


def _is_word(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    return word == wanted
