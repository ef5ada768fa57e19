"""A hyphen at the end of a line that only its end has put into a word: it is of the line and not of
the word.

So it is where the page prints the word without it, or columns are named so: "N° dos-" over "sier"
is "N° dossier"; or where what goes on is but the ending of a word: "complémen-" over "taire". What
goes on in capitals may be the next part of a name ("SAINT-" over "JEAN").
A page whose lines cut several words so is hyphenated by its program: there what goes on in small
letters is the rest of a word whose beginning is none by itself, and so is what goes on in capitals
where neither part is one, since no syllable begins with a vowel behind another one's end ("MACHE-"
over "COUL", but "LOIRE-" over "ATLANTIQUE").
"""

import re
from functools import lru_cache
from itertools import chain

import numpy as np

from extract.french.folding import fold
from extract.french.lexicon.header_words import (
    AMOUNT,
    CODE,
    COUNT,
    DATE,
    REFERENCE,
    YEAR,
)
from extract.lines.spaces import WORD_GAP
from extract.pdf.page import Chars

WORD = re.compile(r"[^\W\d_]+")
"""A word, or the letters that a line begins with."""
_LAST = re.compile(r"[^\W\d_]+$")
"""The letters that a line ends with."""
_CUT = re.compile(r"(?<![^\s(«'’])([^\W\d_]{2,})-\s*\n\s*([^\W\d_]{2,})")
"""What stands before and behind a hyphen at the end of a line."""
_FIRSTS = frozenset({
    "aide", "apres", "arriere", "assistant", "assistante", "auto", "avant", "bas", "basse", "beau",
    "beaux", "belle", "bien", "bio", "brise", "celle", "celui", "centre", "ceux", "chauffe",
    "chef", "cinquante", "compte", "contre", "court", "couvre", "demi", "dix", "eco", "elle",
    "est", "eux", "ex", "faux", "franco", "garde", "grand", "grande", "haut", "haute", "hors",
    "huit", "inter", "laissez", "lave", "libre", "lui", "maitre", "masseur", "medico", "micro",
    "mieux", "mini", "moi", "moins", "multi", "non", "nord", "nous", "ouest", "ouvre", "passe",
    "petit", "petite", "peut", "pique", "plate", "plus", "point", "pole", "porte", "pre", "pro",
    "proces", "quarante", "quasi", "quatre", "rendez", "rez", "rond", "saint", "sainte", "sans",
    "savoir", "semi", "six", "socio", "soi", "soixante", "sous", "sud", "tout", "toute", "trente",
    "vice", "vingt", "vis", "vous",
})  # fmt: skip
"""Words that others are put to with a hyphen, folded."""
_ADDRESS = frozenset({"cedex"})
"""Words of addresses, which are whole."""
_ENDING = re.compile(
    r"(?:[aiou]?[bcdfgjlmnprstvz]{0,2}[aiou]?(?:ement|ment|tion|sion)"
    r"|[bcdfgjlmnprstvz]{0,2}"
    r"(?:ture|taire|naire|ciaire|nelle|nel|teur|trice|tif|tive|bilite|tique|crit|crite|lisee?))s?"
    r"(?![a-z])"
)
"""An ending of words that is none by itself, folded, with the consonants that its syllable may
begin with, and a vowel: "taire" of "complémentaire", "sement" of "amortissement", "tation" of
"fréquentation"; no sign of a note is of it."""
_WORDS = frozenset({
    "action", "aliment", "ciment", "fusion", "lotion", "moment", "motion", "nation", "notion",
    "option", "piment", "potion", "ration", "station", "vision",
})  # fmt: skip
"""Words that look like endings."""
_CUTS = 3
"""Words that the lines of a page cut so, which make it hyphenated: fewer may be compounds."""
_VOWELS = frozenset("aeiouhy")
"""Letters that no syllable inside a word begins with; an "h" may be the first of a name."""
_LEVEL = 0.5
"""Letters whose middles differ by less (em) are on one line."""
_NAMES = (CODE, DATE, YEAR, COUNT, AMOUNT)
"""Words over columns, which are whole."""


def is_name_of_column(word: str) -> bool:
    """Whether columns are named so; ``word`` is folded."""
    return any(name.is_all_of(word) for name in _NAMES)


def is_cut_by_hyphen(begun: str, line: str, chars: Chars) -> bool:
    """Whether a line ends with a hyphen that only its end has put into the word that ``line`` goes
    on with; ``chars`` are those of the page.
    """
    if not begun.endswith("-"):
        return False
    first, rest = _LAST.search(begun[:-1]), WORD.match(line)
    if first is None or rest is None:
        return False
    word = fold(first[0] + rest[0])
    is_printed = word in page_words(chars) or word in _ADDRESS
    is_whole = is_printed or (first[0], rest[0]) in _cut_words(chars)
    if not line[0].islower():
        return is_whole and (first[0] + rest[0]).isupper()
    is_name = word in REFERENCE or is_name_of_column(word)
    return is_whole or is_name or _ends_word(fold(first[0]), fold(rest[0]))


def _ends_word(first: str, rest: str) -> bool:
    """Whether ``rest`` is but the ending of a word, and ``first`` none that others are put to."""
    is_word = rest in _WORDS or rest.removesuffix("s") in _WORDS
    return not (first in _FIRSTS or is_word) and _ENDING.match(rest) is not None


@lru_cache(maxsize=3)
def page_words(chars: Chars) -> frozenset[str]:
    """The words that a page prints on one line each, folded, but for those of one letter."""
    return _words(_page_text(chars))


@lru_cache(maxsize=3)
def _cut_words(chars: Chars) -> frozenset[tuple[str, str]]:
    """What stands before and behind the hyphens at the ends of lines that cut words, on a page that
    is hyphenated: one that cuts several so of which neither part is a word there, nor the first of
    a compound. On such a page the beginning alone tells: "cha-" over "que"; of capitals both parts.
    """
    text = _page_text(chars)
    whole = _words(_CUT.sub("\n", text)) | _FIRSTS
    cut = {
        (first, rest)
        for first, rest in _CUT.findall(text)
        if fold(first) not in whole
    }
    sure = {(first, rest) for first, rest in cut if fold(rest) not in whole}
    small = {(first, rest) for first, rest in cut if rest.islower()}
    if len(sure & small) < _CUTS:
        return frozenset()
    capitals = {
        (first, rest)
        for first, rest in sure
        if (first + rest).isupper() and fold(rest)[0] not in _VOWELS
    }
    return frozenset(small | capitals)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in WORD.findall(text) if len(word) > 1)


@lru_cache(maxsize=3)
def _page_text(chars: Chars) -> str:
    """What a page prints, in the order of its file: white between words is a space, and a line
    ends where the next letter is not on its level.
    """
    x0, _, x1, _ = chars.boxes.T
    _, y = chars.middles
    gap = np.abs(x0[1:] - x1[:-1]) > WORD_GAP * chars.sizes[1:]
    level = np.abs(y[1:] - y[:-1]) < _LEVEL * chars.sizes[1:]
    between = np.where(level, np.where(gap, " ", ""), "\n").tolist()
    pairs = zip(chars.text, [*between, ""], strict=True)
    return "".join(chain.from_iterable(pairs))
