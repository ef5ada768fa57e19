"""Phrases of a pack: folded words, a star for any ending; nothing that is evaluated."""

import re
from collections.abc import Iterable
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
