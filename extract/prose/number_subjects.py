"""What a number in a sentence is stated of: the words that govern it. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from extract.french.folding import TWO_LETTERS, plain
from extract.french.lexicon.grammar import AFTER_NOUN, BEING, GIVING, RECITING
from extract.french.lexicon.nouns import (
    MODIFIER,
    NO_NOUN,
    UNITS_OF_MEASURE,
    kind_of,
)
from extract.prose.phrases import (
    DETERMINED,
    VERBS,
    begins_with_verb,
    is_participle,
    split_clauses,
    tidy,
    verb_in,
)

_WORD = r"[^\W\d_][\w'’\-]*"
_NOUN = re.compile(
    rf"\s*(?P<noun>(?:{MODIFIER}\s+)?(?P<head>(?:m[²³]|km²?)(?!\w)|{_WORD}))"
)
"""The word after a number, with an adjective before it: "12 nouveaux logements", "30 m²"."""
_ELIDED = tuple(
    f"{word}{mark}" for word in ("d", "l", "n", "s", "q", "qu") for mark in "'’"
)
"""Small words before a vowel: no nouns."""
_CLAUSE_END = re.compile(
    r"[;:()]|,(?!\d)|\s[–—]\s|\set\s(?=\S+\s)|\bmais\b|\bsoit\b|\bdont\b|\bd['’]où\b"
    rf"|[.,]\s|[.,]$|\s{AFTER_NOUN}\s|\d"
)
"""What ends the words after a counted noun, a verb apart."""
_PARTY_AFTER = re.compile(
    r"\s*(?:pour|à|au\s+(?:profit|bénéfice)\s+d[eu]|en\s+faveur\s+d[eu]|auprès\s+d[eu]"
    r"|versée?s?\s+à)\s+(?:la\s+|le\s+|les\s+|l['’])?"
    r"(?P<party>(?=[A-ZÉÈ«])[^,;:().\n]{2,60}|(?=[^,;:()]{2,60}\b[A-ZÉÈ]{3,})[^,;:()]{2,60})"
)
"""Whom an amount goes to: a name has a capital, or is spelled in several."""
_LABEL = re.compile(
    r"(?P<label>[^;:]*?)(?:,\s*[^;:(),]*)?\s*[:=]\s*"
    r"(?:(?:forfait|montant|total|soit)\s+(?:de\s+)?)?(?:\S+\s+de\s|environ\s)?$"
)
"""A label with its mark right before a number: "Subvention 2024, versée en deux fois : soit "."""
_LABEL_REACH = 61
"""How far before a number the mark that closes its label stands, at most."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""What a label adds in brackets says nothing of what is measured: "Loyer (hors charges)"."""
_STRONG_MARK = re.compile(r"[;:]|[.]\s|\s[–—]\s")
"""A mark that a label does not go back over; a comma may be part of it."""
_MAX_WORDS = 9
"""Words of a subject: what a number counts, without the sentence around it."""
_REACH = 400
"""How far before a number the words that govern it are looked for, in characters."""
_COMPLEMENT = re.compile(r"\s+(?:de|du|des|d['’])")
"""What follows a noun that is no name: "poste de directeur"."""
_ENDS_CLAUSE = re.compile(
    r"(?:[;:,]|\s(?:et|ou|pour|sur|soit|dont))\s*(?:(?:à|de|d['’]|en|sur|pour|au)\s*)?\Z"
)
"""A clause ends right before the number."""
_PRONOUN = re.compile(
    r"(?:elles?|ils?|on|ce|cela|ceci|dernières|derniers|il\s+en|qu[ie]\b.*)?",
    re.IGNORECASE,
)
"""A subject that names nothing: "elles", "ces derniers"."""
_RELATIVE = re.compile(r",|\s(?:qui|que)\s")
"""What a subject says of itself, before its verb: "la commune, membre du syndicat, verse"."""
_RECITAL = re.compile(
    rf"\s*(?:{RECITING}\s+)?(?:(?:et\s+)?qu(?:e\s|['’])\s*)?"
    r"(?:il\s+(?:convient|y\s+a\s+lieu|est\s+proposé)\s+)?(?:d(?:e\s+|['’])\w+(?:er|ir|re)\s+)?",
    re.IGNORECASE,
)
"""How a recital opens, before the sentence proper: "Considérant qu'il convient de verser"."""
_GIVING_VERB = re.compile(str(GIVING))
"""A verb that gives: what stands after its number is given, not counted."""
_AFTER_END = re.compile(r"[;:()]|[.,](?=\s|$)|\s[–—]\s|\set\s|\s\d(?!\d{3}\b)")
"""What ends the words after a number."""


class CountedNoun(NamedTuple):
    """The noun a number counts: the phrase as printed, its head, and where it ends in the text."""

    phrase: str
    head: str
    end: int


@lru_cache(maxsize=256)
def counted_noun(text: str, at: int) -> CountedNoun | None:
    """The noun that follows a number ending at ``at``, or None where no noun does.

    >>> counted_noun("10 nouveaux salariés ont gardé", 2).phrase
    'nouveaux salariés'
    """
    found = _NOUN.match(text, at)
    if found is None or found.start("noun") - at > 2:
        return None
    head = found["head"]
    lower = head.lower()
    if lower in NO_NOUN or lower.startswith(_ELIDED):
        return None
    return CountedNoun(plain(found["noun"]), head, found.end())


def looks_counted(head: str, following: str, *, plural: bool) -> bool:
    """Whether a word can be a counted noun: known, a unit of measure, an acronym, in the plural
    where it must be, or with a complement.
    """
    is_acronym = head.isupper() and len(head) > 2
    is_known = kind_of(head) is not None or head in UNITS_OF_MEASURE
    if is_acronym or is_known:
        return True
    if _is_verb(head) or head[0].isupper():
        return False
    if not plural:
        return True
    if head[-1] in "sxz23²³":
        return True
    return _COMPLEMENT.match(following) is not None


def _is_verb(head: str) -> bool:
    """Whether a word of unknown kind has the ending of a plural verb ("posaient")."""
    if kind_of(head) is not None or len(head) <= len("ent"):
        return False
    return head.endswith("ent") and not head.endswith("ment")


def noun_subject(text: str, noun: CountedNoun, end: int) -> str:
    """The counted noun with what qualifies it, up to the clause's end or its verb: "demandes de
    suspension".
    """
    rest = text[noun.end : end]
    cut = _first_start((_CLAUSE_END, VERBS), rest)
    words = f"{noun.phrase} {rest[:cut]}".split()[:_MAX_WORDS]
    return tidy(" ".join(words))


def _first_start(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    """Where the first match of any of the patterns starts; the end of ``text`` without one."""
    found = [pattern.search(text) for pattern in patterns]
    return min((match.start() for match in found if match), default=len(text))


def following(text: str, end: int, right: int, *, whole: bool = False) -> str:
    """The words after a number up to the end of its clause; ``whole`` keeps the small words around
    them.
    """
    rest = text[end:right]
    clause = rest[: _first_start((_AFTER_END,), rest)]
    words = " ".join(plain(clause).split()[:_MAX_WORDS])
    return words if whole else tidy(words)


def party_after(text: str, end: int) -> str:
    """The named party an amount goes to: "pour la Maison de l'emploi"."""
    found = _PARTY_AFTER.match(text, end)
    return "" if found is None else tidy(found["party"])


def is_bare_verb(phrase: str) -> bool:
    """Whether a phrase is only a verb or a participle, which says nothing without its subject."""
    first, *rest = phrase.split() or [""]
    if not first:
        return False
    if rest not in ([], ["ensemble"]):
        return False
    return begins_with_verb(first)


# ------------------------------------------------------------------------------
# the words before a number


class Governing(NamedTuple):
    """The words that say what a number measures; ``own`` if they stand in its own clause."""

    phrase: str
    own: bool
    label: bool = False
    """They end with a colon."""


@lru_cache(maxsize=256)
def governing(text: str, start: int, left: int) -> Governing:
    """The words before a number that say what it measures: its label, the subject of its verb, or
    the nearest words.

    ``left`` is where the sentence, or the number before with its noun, ends.
    """
    before = text[max(left, start - _REACH) : start]
    label = _label_of(before)
    if label and TWO_LETTERS.search(label):
        return Governing(_tidy_label(label), own=True, label=True)

    is_in_brackets = before.rstrip().endswith("(")
    goes_on = is_in_brackets or _ENDS_CLAUSE.search(before) is None
    clauses = split_clauses(before.rstrip(" (\n"))
    for index, clause in enumerate(reversed(clauses)):
        phrase = _subject_of(clause)
        if phrase:
            return Governing(phrase, own=goes_on and index == 0)
    return Governing("", own=False)


def _label_of(before: str) -> str:
    """What stands before a colon or an equals sign close to a number; empty where none is."""
    mark = max(before.rfind(":"), before.rfind("="))
    if mark < 0 or len(before) - mark > _LABEL_REACH:
        return ""
    label = _LABEL.search(before)
    if label:
        return label["label"]
    return ""


def _tidy_label(text: str) -> str:
    """A label without parentheses, back to a stronger mark."""
    phrase = tidy(_IN_BRACKETS.sub(" ", _STRONG_MARK.split(text)[-1]))
    is_short = len(phrase.split()) <= _MAX_WORDS
    return phrase if is_short else tidy(split_clauses(phrase)[-1])


def _subject_of(clause: str) -> str:
    """The grammatical subject of a clause, or its words where it has none."""
    flat = plain(clause)
    recital = _RECITAL.match(flat)
    if recital is not None:
        flat = flat[recital.end() :]

    verb = verb_in(f" {flat}")
    if verb is not None:
        head = tidy(_RELATIVE.split(flat[: max(verb.start() - 1, 0)])[0])
        if TWO_LETTERS.search(head) and not _PRONOUN.fullmatch(head):
            return _with_giving_verb(head, verb.group())
        flat = _without_empty_verb(flat, verb)
    return _nearest_words(flat)


def _with_giving_verb(head: str, verb: str) -> str:
    if _GIVING_VERB.search(verb):
        return f"{head} {verb.strip()}"
    return head


def _without_empty_verb(flat: str, verb: re.Match[str]) -> str:
    """A clause from its verb on, or from after it where the verb says nothing."""
    printed = verb.group()
    if BEING.within(printed) or "répart" in printed:
        return flat[max(verb.end() - 1, 0) :]
    return flat[verb.start() :]


def _nearest_words(flat: str) -> str:
    """The last words of a clause, a participle before another subject left out."""
    words = flat.split()[-_MAX_WORDS:]
    if len(words) > 1 and is_participle(words[0]):
        rest = " ".join(words[1:])
        words = words[1:] if DETERMINED.match(f"{rest} ") else words
    return tidy(" ".join(words))
