"""What a number in a sentence is said of: the words that govern it. Pure."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.french.folding import MINUS, plain
from extract.french.lexicon.nouns import MODIFIER, NO_NOUN, kind_of

_WORD = r"[^\W\d_][\w'’\-]*"
_NOUN = re.compile(rf"\s*(?P<noun>(?:{MODIFIER}\s+)?(?P<head>(?:m[²³]|km²?)(?!\w)|{_WORD}))")
_ABBREVIATIONS = r"(?<!\bM.)(?<!\bMme.)(?<!\bart.)(?<!\bcf.)(?<!\b[A-Z].)(?<!\bSt.)(?<!\bDr.)(?<!\betc.)(?<!\bn.)"
_SENTENCE_END = re.compile(rf"[.!?…]{_ABBREVIATIONS}(?:\s?[»”\")])?\s+(?=[^\W_]|[«“(])")
_CLAUSE = re.compile(
    r"[;:()]|,(?!\d)|\s[–—]\s|\set\s(?=\S+\s)|\bmais\b|\bsoit\b|\bdont\b|\bd['’]où\b"
)
_VERBS = re.compile(
    r"\s(?:n['’])?(?:l['’]|lui\s|leur\s|y\s|en\s|se\s|s['’])?(?:est|sont|soit|serai(?:t|ent)|sera|seront|était|étaient|a\s|ont"
    r"|aura(?:it|ient)?|fut|reste(?:rait)?|demeure|vaut|valent|élève(?:nt|rait|raient)?|élevai(?:t|ent)|établit|établissent"
    r"|établirait|attei(?:nt|gnent|gnait|ndrait)|représente(?:nt|rait)?|monte(?:nt|rait)?|chiffre(?:nt|rait)?|porte(?:nt|rait)?"
    r"|coûte(?:nt|rait)?|compte(?:nt|rait)?|passe(?:nt|rait)?|fixé|fixée|comprend|comporte|dépasse|excède|engage(?:rait)?"
    r"|apporte(?:ra|rait)?|recevrait|toucherait|touche|correspond|permet(?:trait)?|affecte(?:rait)?|consacre(?:rait)?"
    r"|concerne(?:nt|raient)?|regroupe|relève(?:nt)?|pèse|dominent|débouchent|atteindra|accueille(?:raient|nt)?"
    r"|engagent|économise(?:nt)?|consacrerait|coûterait|recevraient|couvrirait|reçoit|louent|répartit|répartissent|forment|expliquent|prévoit|réunirait|porterait)\b"
)
_LEADING = re.compile(
    r"(?:(?:et|ou|où|que|qu['’]|dont|soit|puis|avec|pour|par|de|du|des|d['’]|à|au|aux|sur|en|dans|le|la|les|l['’]|un|une|ce|cette|ces"
    r"|son|sa|ses|leur|leurs|ainsi|aussi|également|notamment|parmi|chez|pendant|sous|si|il|elle|ils|elles|on|environ|approuver"
    r"|considérant|vu|lesquel(?:le)?s|lequel|laquelle|entre|moyennant|est|sont|serait|seraient)(?:\s+|(?<=['’])))+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:\s+|^)(?:de|du|des|d['’]|à|au|aux|le|la|les|l['’]|un|une|et|ou|que|qui|sur|en|dans|pour|par|avec|est|sont|plus|moins|près"
    rf"|environ|quelque|presque|autour|un\s+peu|supérieure?\s+à|inférieure?\s+à|au-delà|jusqu['’]à|soit|dont|y|[{MINUS}:,(«])+$",
    re.IGNORECASE,
)
_PARTY_AFTER = re.compile(
    r"\s*(?:pour|à|au\s+(?:profit|bénéfice)\s+d[eu]|en\s+faveur\s+d[eu]|auprès\s+d[eu]|versée?s?\s+à)\s+"
    r"(?:la\s+|le\s+|les\s+|l['’])?(?P<party>(?=[A-ZÉÈ«])[^,;:().\n]{2,60}|(?=[^,;:()]{2,60}\b[A-ZÉÈ]{3,})[^,;:()]{2,60})"
)
_LABEL = re.compile(
    r"(?P<label>[^;:]*?)(?:,\s*[^;:(),]*)?\s*[:=]\s*(?:(?:forfait|montant|total|soit)\s+(?:de\s+)?)?(?:\S+\s+de\s|environ\s)?$"
)
_LABEL_REACH = 61
"""How far before a number the mark that closes its label stands, at most."""
_MAX_WORDS = 9
"""Words of a subject: what a number counts, without the sentence around it."""
_REACH = 400
"""How far before a number the words that govern it are looked for, in characters."""


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
    if lower in NO_NOUN or _ELIDED.match(lower):
        return None
    return CountedNoun(plain(found["noun"]), head, found.end())


_ELIDED = re.compile(r"(?:[dlnsq]|qu)['’]")
_COMPLEMENT = re.compile(r"\s+(?:de|du|des|d['’])")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_PARTICIPLE = re.compile(r"(?:ée?s?|ie?s?|ue?s?|its?|ites?)$")
_NOUN_ENDING = re.compile(r"(?:[gmndr]ies?|phies?|ques?|gues?)$")
_VERB_ENDING = re.compile(r"(?:aient|èrent|[^m]ent)$")


def is_verb(head: str) -> bool:
    """Whether a word of unknown kind has the ending of a plural verb ("posaient")."""
    return kind_of(head) is None and _VERB_ENDING.search(head) is not None


def is_participle(head: str) -> bool:
    """Whether a word of unknown kind may be a participle ("retenues"): it then says nothing of what
    is counted.
    """
    if head[0].isupper() or _NOUN_ENDING.search(head):
        return False
    return kind_of(head) is None and _PARTICIPLE.search(head) is not None


def looks_counted(head: str, following: str, *, plural: bool) -> bool:
    """Whether a word can be a counted noun: known, an acronym, in the plural where it must be, or
    with a complement.
    """
    if kind_of(head) is not None or (head.isupper() and len(head) > 2):
        return True
    if is_verb(head) or head[0].isupper():
        return False
    return not plural or head[-1] in "sxz23²³" or _COMPLEMENT.match(following) is not None


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a block's text; abbreviations and decimal points do not end one."""
    spans, start = [], 0
    for found in _SENTENCE_END.finditer(text):
        spans.append((start, found.end()))
        start = found.end()
    return [*spans, (start, len(text))]


def noun_subject(text: str, noun: CountedNoun, end: int) -> str:
    """The counted noun with what qualifies it, up to the clause's end or its verb: "demandes de
    suspension".
    """
    rest = text[noun.end : end]
    cut = min(
        (
            found.start()
            for found in (_CLAUSE.search(rest), _VERBS.search(rest), _STOP.search(rest))
            if found
        ),
        default=len(rest),
    )
    words = f"{noun.phrase} {rest[:cut]}".split()[:_MAX_WORDS]
    return tidy(" ".join(words))


_STOP = re.compile(
    r"[.,]\s|[.,]$|\s(?:qui|que|où|pour|avec|moyennant|ont|y|au\s+fil|lors|sur|en\s+sont|afin|chez|dans|sous|à|au)\s|\d"
)


class Governing(NamedTuple):
    """The words that say what a number measures; ``own`` if they stand in the number's own clause."""

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
    mark = max(before.rfind(":"), before.rfind("="))
    label = _LABEL.search(before) if mark >= 0 and len(before) - mark <= _LABEL_REACH else None
    if label and _TWO_LETTERS.search(label["label"]):
        return Governing(_label(label["label"]), own=True, label=True)
    inside = before.rstrip().endswith("(")
    clauses = _clauses(before.rstrip(" (\n"))
    for index, clause in enumerate(reversed(clauses)):
        phrase = _said_of(clause)
        if phrase:
            return Governing(phrase, own=index == 0 and (inside or not _ENDS_CLAUSE.search(before)))
    return Governing("", own=False)


def _label(text: str) -> str:
    """What a colon introduces: the words before it, without parentheses, back to a stronger mark."""
    phrase = tidy(re.sub(r"\([^()]*\)", " ", re.split(r"[;:]|[.]\s|\s[–—]\s", text)[-1]))
    return phrase if len(phrase.split()) <= _MAX_WORDS else tidy(_clauses(phrase)[-1])


_ENDS_CLAUSE = re.compile(
    r"(?:[;:,]|\s(?:et|ou|pour|sur|soit|dont))\s*(?:(?:à|de|d['’]|en|sur|pour|au)\s*)?\Z"
)
_CLAUSE_END = re.compile(r"[;:]|,(?!\d)|\)|\s[–—]\s|[.]\s|\s(?:et|ou|soit|pour|sur)\s*\Z")
_PRONOUN = re.compile(
    r"(?:elles?|ils?|on|ce|cela|ceci|dernières|derniers|il\s+en|qu[ie]\b.*)?", re.IGNORECASE
)


def _clauses(text: str) -> list[str]:
    """The clauses of ``text``, a clause that is a verb or a participle joined to the one it belongs
    to.
    """
    cuts = [0, *(found.end() for found in _CLAUSE_END.finditer(text)), len(text)]
    clauses: list[str] = []
    for start, end in pairwise(cuts):
        clause = text[start:end]
        if clauses and not _TWO_LETTERS.search(clause):
            clauses[-1] += clause
        elif clauses and _leans(clause):
            base = next((c for c in reversed(clauses) if not _leans(c)), clauses[-1])
            clauses.append(f"{base.strip(' ,;')} {clause.strip()}")
        else:
            clauses.append(clause)
    return clauses


_DETERMINER = r"(?:les?|la|l['’]|une?|des?|du|aux?|ce|cette|ces|son|sa|ses|leurs?|aucune?|chaque)"
_DETERMINED = re.compile(
    rf"\s*(?:(?:dont|que|où|et|ou|pour|sur)\s+)*{_DETERMINER}(?:\s|(?<=['’]))", re.IGNORECASE
)
_AFTER_DETERMINER = re.compile(rf"(?:^|\s){_DETERMINER}$", re.IGNORECASE)


def _verb_in(text: str) -> re.Match[str] | None:
    """The first verb of ``text``, which starts with a space; "le compte" is a noun."""
    verbs = _VERBS.finditer(text)
    return next(
        (verb for verb in verbs if not _AFTER_DETERMINER.search(text[: verb.start()])), None
    )


def _leans(clause: str) -> bool:
    """Whether a clause begins with a verb or a participle, so that what it is said of stands before
    it.
    """
    bare = "" if _DETERMINED.match(clause) else tidy(clause)
    return bool(bare) and (_VERBS.match(f" {bare}") is not None or is_participle(bare.split()[0]))


def _said_of(clause: str) -> str:
    """The grammatical subject of a clause, or its words where it has none."""
    flat = plain(clause)
    if recital := _RECITAL.match(flat):
        flat = flat[recital.end() :]
    verb = _verb_in(f" {flat}")
    if verb is not None:
        head = tidy(_RELATIVE.split(flat[: max(verb.start() - 1, 0)])[0])
        if _TWO_LETTERS.search(head) and not _PRONOUN.fullmatch(head):
            return f"{head} {verb.group().strip()}" if _GIVES.search(verb.group()) else head
        keeps = _BEING.search(verb.group()) is None and "répart" not in verb.group()
        flat = flat[verb.start() :] if keeps else flat[max(verb.end() - 1, 0) :]
    words = flat.split()[-_MAX_WORDS:]
    if len(words) > 1 and is_participle(words[0]) and _DETERMINED.match(" ".join(words[1:]) + " "):
        words = words[1:]
    return tidy(" ".join(words))


_RELATIVE = re.compile(r",|\s(?:qui|que)\s")
_RECITAL = re.compile(
    r"\s*(?:(?:considérant|vu|rappelant|précisant|précise|rappelle|indique|dit|décide|autorise|approuve|fixe|accepte|arrête)\s+)?"
    r"(?:(?:et\s+)?qu(?:e\s|['’])\s*)?(?:il\s+(?:convient|y\s+a\s+lieu|est\s+proposé)\s+)?"
    r"(?:d(?:e\s+|['’])\w+(?:er|ir|re)\s+)?",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"engage|apporte|affecte|consacre|toucherait|touche|recevrait|économise|accueille|reçoit"
)
_BEING = re.compile(r"\b(?:est|sont|serait|seraient|sera|seront|a|ont|était|étaient|fut)\b")


def is_bare_verb(phrase: str) -> bool:
    """Whether a phrase is only a verb or a participle, which says nothing without its subject."""
    first, *rest = phrase.split() or [""]
    return (
        bool(first)
        and rest in ([], ["ensemble"])
        and (_VERBS.match(f" {first}") is not None or is_participle(first))
    )


_AFTER_END = re.compile(r"[;:()]|[.,](?=\s|$)|\s[–—]\s|\set\s|\s\d(?!\d{3}\b)")


def following(text: str, end: int, right: int, *, whole: bool = False) -> str:
    """The words after a number up to the end of its clause; ``whole`` keeps the small words around
    them.
    """
    rest = text[end:right]
    cut = _AFTER_END.search(rest)
    words = " ".join(plain(rest[: cut.start()] if cut else rest).split()[:_MAX_WORDS])
    return words if whole else tidy(words)


def party_after(text: str, end: int) -> str:
    """The named party an amount goes to: "pour la Maison de l'emploi"."""
    found = _PARTY_AFTER.match(text, end)
    return "" if found is None else tidy(found["party"])


def tidy(text: str) -> str:
    """A phrase without the small words and marks around it."""
    phrase = plain(text).lstrip(_BULLETS + _DASHES + _MARKS + "*)").rstrip(_MARKS + ")")
    for opening in (_FIGURES, _LEADING):
        if found := opening.match(phrase):
            phrase = phrase[found.end() :]
    while found := _TRAILING.search(phrase):
        phrase = phrase[: found.start()]
    return phrase.lstrip(_DASHES + _MARKS + ")").rstrip(_MARKS)


_BULLETS = "•●▪" + "".join(map(chr, range(0xF000, 0xF100)))
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_MARKS = " :,;.«»("
_FIGURES = re.compile(r"[\d\s.,/-]+(?=[^\W\d_]{2})")
