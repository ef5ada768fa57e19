"""Digits in prose that state nothing: references to laws, acts, articles, annexes, accounts,
addresses, times.

`references` gives their spans, so that what is left is a number that someone states.
"""

import re
from collections.abc import Iterator

from extract.french.dates import find_dates, find_periods
from extract.french.folding import MINUS, SN
from extract.french.lexicon.nouns import MODIFIER, STREET

_MORE = rf"(?:{SN}*(?:,|et|ou|à|[{MINUS}/]){SN}*"
_NO_CLAIM = rf"(?![.,]\d|{SN}\d{{3}}\b|{SN}*(?:€|%|euros?\b|[^\W\d_]+[sx]\b(?!{SN}*(?:€|%))))"
"""Not after the last number of a reference: what makes it an amount, "le lot n° 1 à 217 820,00 €",
or a number of things."""
_NUMBER = r"\d+(?:[.\-/]\d+)*\b"
_LIST = (
    rf"{_NUMBER}(?![.,]?\d|{SN}\d{{3}}\b|{SN}*(?:€|%|euros?\b|[kM]€))"
    rf"{_MORE}{_NUMBER}{_NO_CLAIM})*"
)
_NAMED = frozenset({
    "annexe", "thématique", "thematique", "thème", "theme", "axe", "volet", "opération",
    "operation", "fiche", "chapitre", "nature", "fonction", "sous-fonction", "imputation", "page",
    "phase", "tome", "volume", "titre", "livre", "section", "version", "alinéa", "paragraphe",
    "tableau", "tableaux", "figure", "graphique", "niveau", "niveaux", "zone", "catégorie",
    "parcelle", "enveloppe", "priorité", "scénario", "avenant", "budget", "exercice", "bureau",
    "bureaux", "commission", "article", "art.", "p.", "rd", "rn", "rubrique",
})  # fmt: skip
"""Words whose number is a name: "annexe 4"."""
_ALSO_VERBS = frozenset({
    "action", "mesure", "compte", "ligne", "lot", "tranche", "carte", "groupe", "type",
    "programme", "mission", "objectif", "étape", "classe", "point",
})  # fmt: skip
"""Words that may also govern a number ("l'exercice compte 39 nouveaux locataires")."""
_NAMING = _NAMED | _ALSO_VERBS
_DIGIT_AFTER_SPACE = re.compile(rf"\d(?<={SN}\d)")
"""Where a number of its own may begin; the engine looks for a digit quickest."""
_WORD_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?\.?){SN}+(?:n{SN}?[°o]{SN}?)?\Z"
)
"""The word before a number: "annexe n° ", "sous-fonction ", "art. "."""
_LONGEST = 24
"""Characters before a number that are looked at for the word that names it: the longest
("sous-fonction") and "n° ".
"""
_NUMBERS = re.compile(_LIST)
"""The numbers of a reference that names several: "articles 18 et 20"."""
_COUNTED = re.compile(rf"{SN}*(?:{MODIFIER}{SN}+)?[^\W\d_]+[sx]\b")
"""A noun in the plural after a number, which then counts: "compte 39 nouveaux locataires"."""
_LAW = rf"[LRDA]\*?\.?{SN}?"
_PATTERNS = (
    # articles of codes: "articles L. 1111-10, L. 3211-1 et R.\n3211-2", "articles 18 et 20"
    rf"[aA]rt(?<!\w[aA]rt)(?:icle)?s?\.?{SN}+(?:{_LAW})?\d+(?:er\b)?(?:[.\-]\d+)*"
    rf"(?:{SN}*(?:,|et|à|ou){SN}*(?:{_LAW})?\d+(?:[.\-]\d+)*\b{_NO_CLAIM})*",
    rf"[LRDA](?<!\w[LRDA])\*?(?:\.?{SN}?\d+(?:-\d+)+|\.{SN}?\d+(?:[.\-]\d+)*)",
    # numbers of acts: "n° 2022-244", "n°2017-\n230", "no 2026-03-17", "nos 3 et 4"
    rf"[nN](?<!\w[nN])(?:{SN}?[°º]s?|os?(?={SN}\d)|uméros?){SN}*:?{SN}*[A-Z]*[\d](?:[\w./\-]|{SN}?/{SN}?\d|(?<=-)\n)*"
    rf"(?:{SN}(?:et|à){SN}\d+\b{_NO_CLAIM})*",
    rf"[A-Z](?<!\w[A-Z])[A-Z]{{0,5}}[{MINUS}_]?\d{{4,}}(?:[{MINUS}_/]\d+)*",
    # registration and telephone
    rf"[STRNIBAFUC](?<!\w[STRNIBAFUC])(?:IRE[TN]|NA|VA|IB|BAN|IC|PE|AF|INESS|AI|él\.?|éléphone|ax|S|P|edex)\b{SN}*(?:n°)?{SN}*:?{SN}*[\d{SN[1:-1]}.\-]+",
    # streets and towns, times, ratings
    rf"\d(?<!\w\d)(?:\d{{0,3}}{SN}?(?:bis|ter)?,?{SN}+(?:{STREET}|cours)\b"
    rf"|\d{{4}}{SN}(?!EUR|Euro)(?=[A-ZÉÈ][\w'’-]{{2,}})"
    rf"|\d?{SN}?[hH](?:{SN}?\d{{2}})?\b(?!{SN}?/|{SN}[x×*]{SN}?\d)"
    rf"|\d{{0,2}}{SN}sur{SN}\d{{1,3}}\b(?!{SN}*(?:€|%|[^\W\d_]+[sx]\b)))",
    rf"à(?<!\wà){SN}\d{{1,2}}{SN}heures?\b(?:{SN}\d{{2}}\b)?(?!{SN}d['’])",
    # footnote marks, dotted contents
    r"\((?<![\w)]\()\d{1,2}\)",
    rf"\.(?:\s?\.){{3,}}\s*\d{{1,4}}(?![.,]?\d|{SN}\d{{3}}\b|{SN}*(?:€|%|euros?\b|[kM]€))",
)
_REFERENCES = tuple(map(re.compile, _PATTERNS))
"""One expression a form: each starts with a character or a set of them, which is what the engine
scans for fast.
"""
_MARKER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\s?[.)°/](?=\s)")
"""The number of a list item."""

Span = tuple[int, int]
"""Where a reference starts and ends in its text."""


def references(text: str) -> list[Span]:
    """Spans of the dates, periods and references in ``text``, in order of their start; they may
    overlap.

    >>> text = "Vu l'article L. 1611-4 et la délibération n° 2026-02-04 du 12 février 2026"
    >>> [text[start:end] for start, end in references(text)]
    ['article L. 1611-4', 'L. 1611-4', 'n° 2026-02-04', '2026-02-04', '12 février 2026']
    """
    found: list[Span] = []
    for pattern in _REFERENCES:
        found += [match.span() for match in pattern.finditer(text)]
    found += _named_numbers(text)
    marker = _MARKER.match(text)
    if marker is not None:
        found.append(marker.span())
    found += [(period.start, period.end) for period in find_periods(text)]
    found += [(day.start, day.end) for day in find_dates(text)]
    return sorted(found)


def _named_numbers(text: str) -> Iterator[Span]:
    """Numbers that a noun before them makes a name: "annexes 4, 5 et 6", "chapitre 65"."""
    for digit in _DIGIT_AFTER_SPACE.finditer(text):
        at = digit.start()
        left = max(0, at - _LONGEST)
        before = text[left:at]
        name = _WORD_BEFORE.search(before) if _may_name(before) else None
        if name is None:
            continue

        numbers = _NUMBERS.match(text, at)
        word = _singular(name["word"].lower())
        if numbers is not None and _names(word, text, numbers.end()):
            yield left + name.start(), numbers.end()


def _names(word: str, text: str, end: int) -> bool:
    """Whether a word makes a name of the number after it, which ends at ``end``: a word that may be
    a verb does not where the number counts something.
    """
    if word in _NAMED:
        return True
    if word not in _ALSO_VERBS:
        return False
    return not _COUNTED.match(text, end)


def _may_name(before: str) -> bool:
    """Whether the last word of ``before`` may make a name of the number after it; any other common
    word does not.
    """
    end = before[-2:-1]
    may_end_name = end.isalpha() or end.isspace() or end in ".°"
    if not may_end_name:
        return False
    word = before.rsplit(None, 1)[-1].lower() if before.strip() else ""
    if word in {"no", "o"} or not word.removesuffix(".").isalpha():
        return True
    return _singular(word) in _NAMING


def _singular(word: str) -> str:
    return word if word in _NAMED else word.rstrip("sx")
