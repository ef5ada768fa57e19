"""Sentences and their clauses, phrases without the small words around them. Pure."""

import re
from collections.abc import Sequence
from itertools import filterfalse, pairwise

from extract.french.folding import MINUS, TWO_LETTERS, plain
from extract.french.lexicon.grammar import CLOSING, DETERMINER, OPENING, VERB
from extract.french.lexicon.nouns import kind_of

_ABBREVIATED = ("M", "Mme", "art", "cf", "[A-Z]", "St", "Dr", "etc", "n")
"""What a point may follow without ending a sentence."""
_NO_ABBREVIATION = "".join(rf"(?<!\b{word}.)" for word in _ABBREVIATED)
_SENTENCE_END = re.compile(
    rf"[.!?…]{_NO_ABBREVIATION}(?:\s?[»”\")])?\s+(?=[^\W_]|[«“(])"
)
"""A sentence's mark with the white after it; "M. le maire" and "art. 3" go on."""
VERBS = re.compile(
    r"\s(?:n['’])?(?:l['’]|lui\s|leur\s|y\s|en\s|se\s|s['’])?" + rf"{VERB}\b"
)
"""A verb with the pronouns before it, after a space."""
_CLAUSE_END = re.compile(
    r"[;:]|,(?!\d)|\)|\s[–—]\s|[.]\s|\s(?:et|ou|soit|pour|sur)\s*\Z"
)
"""Where a clause ends: at a mark, or at a small word right before the number."""

DETERMINED = re.compile(
    rf"\s*(?:(?:dont|que|où|et|ou|pour|sur)\s+)*{DETERMINER}(?:\s|(?<=['’]))",
    re.IGNORECASE,
)
"""The beginning of a clause with a subject of its own."""
_AFTER_DETERMINER = re.compile(rf"(?:^|\s){DETERMINER}$", re.IGNORECASE)
"""What makes a noun of the word after it: "le compte"."""
_LEADING = re.compile(rf"(?:{OPENING}(?:\s+|(?<=['’])))+", re.IGNORECASE)
"""Small words at the head of a phrase: "et pour les"."""
_TRAILING = re.compile(
    rf"(?:\s+|^)(?:{CLOSING}|[{MINUS}:,(«])+$", re.IGNORECASE
)
"""A small word or a mark at its end: "s'élève à"."""
_BULLETS = "•●▪" + "".join(map(chr, range(0xF000, 0xF100)))
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_MARKS = " :,;.«»("
_FIGURES = re.compile(r"[\d\s.,/-]+(?=[^\W\d_]{2})")
"""A number at the head of a phrase: "2.1 Aides"."""
_PARTICIPLE = ("é", "ée", "i", "ie", "u", "ue", "it", "ite")
"""The endings of participles, in the singular."""
_NO_PARTICIPLE = ("gie", "mie", "nie", "die", "rie", "phie", "que", "gue")
"""Endings like theirs that are those of nouns: "énergie", "bibliothèque"."""


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a block's text; abbreviations and decimal points do not end one."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return list(pairwise([0, *ends, len(text)]))


def split_clauses(text: str) -> list[str]:
    """The clauses of ``text``, a clause that is a verb or a participle joined to the one it belongs
    to.
    """
    cuts = [
        0,
        *(found.end() for found in _CLAUSE_END.finditer(text)),
        len(text),
    ]
    clauses: list[str] = []
    for start, end in pairwise(cuts):
        clause = text[start:end]
        if clauses and not TWO_LETTERS.search(clause):
            clauses[-1] += clause
        elif clauses and _leans(clause):
            base = _last_with_subject(clauses).strip(" ,;")
            clauses.append(f"{base} {clause.strip()}")
        else:
            clauses.append(clause)
    return clauses


def _last_with_subject(clauses: Sequence[str]) -> str:
    own = filterfalse(_leans, reversed(clauses))
    return next(own, clauses[-1])


def _leans(clause: str) -> bool:
    """Whether a clause begins with a verb or a participle, so that what it is said of stands before
    it.
    """
    bare = "" if DETERMINED.match(clause) else tidy(clause)
    return bool(bare) and begins_with_verb(bare)


def begins_with_verb(phrase: str) -> bool:
    """Whether the first word of a phrase is a verb or a participle."""
    first = phrase.split(maxsplit=1)[0]
    return VERBS.match(f" {phrase}") is not None or is_participle(first)


def verb_in(text: str) -> re.Match[str] | None:
    """The first verb of ``text``, which starts with a space; "le compte" is a noun."""
    for verb in VERBS.finditer(text):
        if not _AFTER_DETERMINER.search(text[: verb.start()]):
            return verb
    return None


def is_participle(head: str) -> bool:
    """Whether a word of unknown kind may be a participle ("retenues"): it then says nothing of what
    is counted.
    """
    singular = head.removesuffix("s")
    if head[0].isupper() or singular.endswith(_NO_PARTICIPLE):
        return False
    if kind_of(head) is not None:
        return False
    return singular.endswith(_PARTICIPLE)


def tidy(text: str) -> str:
    """A phrase without the small words and marks around it."""
    phrase = (
        plain(text)
        .lstrip(_BULLETS + _DASHES + _MARKS + "*)")
        .rstrip(_MARKS + ")")
    )
    for opening in (_FIGURES, _LEADING):
        found = opening.match(phrase)
        if found is not None:
            phrase = phrase[found.end() :]
    while found := _TRAILING.search(phrase):
        phrase = phrase[: found.start()]
    return phrase.lstrip(_DASHES + _MARKS + ")").rstrip(_MARKS)
