"""Spaces, dashes, accents and case folded: texts that read the same become the same."""

import re
import unicodedata
from functools import lru_cache

SPACES = (
    " \u00a0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u202f\u205f\u3000\t"
)
"""Spaces of every kind: all characters printed as white between words or groups of digits."""
S = f"[{SPACES}]"
SN = f"[{SPACES}\n]"
DASHES = (
    "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d\u02d7\u2043\u207b\u2796"
)
"""Hyphens, dashes and minus signs."""
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The digits as raised ones, from nought to nine: what calls notes, and powers."""
CALL_LETTERS = "abcdfinxyz"
"""Letters that call notes: others are units (m, h, k), or end ordinals (e, o, r)."""
RAISED_LETTERS = "ᵃᵇᶜᵈᶠⁱⁿˣʸᶻ"
"""The same as raised ones."""
MINUS = f"\\{DASHES}"
"""The same for a regular expression's character class, the hyphen escaped."""

_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)
_FIRST_COMBINING = "\u0300"
"""No accent that combines with the letter before it comes earlier: most letters need no look-up."""
TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
"""The least that may be a word."""
THREE_LETTERS = re.compile(r"[^\W\d_]{3}")
"""The least that is a word with a meaning of its own."""
_WORDS = re.compile(r"[a-z]{3,}")
"""Words of a folded text with a meaning of their own."""
_SPELT = re.compile(r"\b(?:[a-z] ){2,}[a-z]\b")
"""An acronym spelt with blanks or full stops, none of whose letters is then an article."""
_DIGIT = re.compile(r"\d")
"""One decimal digit, of any script: the engine looks for it quickest."""
_DIGIT_RUN = re.compile(r"\d+")
"""A number, wherever it stands in a text."""


def plain(text: str) -> str:
    """``text`` with every run of spaces and line ends reduced to one ordinary space."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """``text`` without accents, case, typographic quotes and dashes, runs of spaces reduced to one.

    >>> fold("Sous–total  Général")
    'sous-total general'
    """
    if not text.isascii():
        text = _without_accents(text)

    return plain(text).lower()


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(
        [
            char
            for char in decomposed
            if char < _FIRST_COMBINING or not unicodedata.combining(char)
        ]
    )


def has_digit(text: str) -> bool:
    """Whether a decimal digit is printed in ``text``."""
    return not text.isalpha() and _DIGIT.search(text) is not None


def with_digits_hidden(text: str) -> str:
    """``text`` with ``#`` for each run of digits: what a numbered text prints again and again.

    >>> with_digits_hidden("Page 12 sur 140")
    'Page # sur #'
    """
    return _DIGIT_RUN.sub("#", text)


def digit_runs(text: str) -> list[str]:
    """The runs of digits of ``text``, in order.

    >>> digit_runs("4 à 12")
    ['4', '12']
    """
    return _DIGIT_RUN.findall(text)


def ascii_slug(text: str, kept: str = "") -> str:
    """``text`` as part of a name: ASCII letters, digits and the signs ``kept``, a hyphen for each
    run of others between them.

    >>> ascii_slug("Délibération n° 12 !"), ascii_slug("a_b.pdf", kept="._")
    ('Deliberation-n-12', 'a_b.pdf')
    """
    decomposed = unicodedata.normalize("NFKD", text)
    letters = decomposed.encode("ascii", "ignore").decode()
    allowed = [
        letter if letter.isalnum() or letter in kept else " "
        for letter in letters
    ]
    return "-".join("".join(allowed).split())


def folded_words(text: str) -> list[str]:
    """The folded words of ``text`` of at least three letters, as they are printed.

    >>> folded_words("Places d'accompagnement")
    ['places', 'accompagnement']
    """
    return _WORDS.findall(fold(text))


def with_spelt_acronyms(words: str) -> str:
    """Folded words in which letters that stand one by one are joined.

    >>> with_spelt_acronyms("c c a s de lens")
    'ccas de lens'
    """
    return _SPELT.sub(lambda found: found[0].replace(" ", ""), words)


def without_plural(word: str) -> str:
    """A folded word without the letter that marks most plurals."""
    return word[:-1] if word.endswith(("s", "x")) else word


def content_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` of at least three letters, plural marks dropped.

    >>> content_words("Places d'accompagnement")
    ('place', 'accompagnement')
    """
    return tuple(map(without_plural, folded_words(text)))


def fold_same_length(text: str) -> str:
    """``text`` in lower case without the accents of single letters: positions stay."""
    folded = [fold(char) or " " for char in text]
    return "".join(char if len(char) == 1 else char[0] for char in folded)
