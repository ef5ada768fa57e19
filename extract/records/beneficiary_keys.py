"""A stable key for a beneficiary's name, so that its spellings come together."""

import re

from extract.french.folding import fold, with_spelt_acronyms
from extract.french.lexicon.grammar import LEGAL_FORMS, SMALL_WORDS

_LEGAL_FORMS = LEGAL_FORMS | {"asso", "assoc", "ass", "ste", "ets"}

_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
"""An acronym with a point after each letter."""
_WITH_ACRONYM = re.compile(r"(.+?) ?\(([a-z0-9+. ]{2,8})\)")
"""A folded name with its acronym: "artois technique services (ats)"."""
_WORD = re.compile(r"[a-z0-9]+")
"""The words of a key: a number tells one school from another."""
_LETTERS = re.compile(r"[a-z]+")
"""The words that give an acronym its letters."""


def beneficiary_key(name: str) -> str:
    """Folded words of ``name`` without articles, legal forms, or an acronym in brackets that its
    initials spell.

    Words such as "union" or "club" tell one beneficiary from another and stay. "" for a name
    without letters.

    >>> beneficiary_key("Association Habitat Insertion"), beneficiary_key("HABITAT-INSERTION")
    ('habitat-insertion', 'habitat-insertion')
    >>> beneficiary_key("ARTOIS TECHNIQUE SERVICES (ATS)"), beneficiary_key("A.P.S.A. du Nord")
    ('artois-technique-services', 'apsa-nord')
    >>> beneficiary_key("A I L E S"), beneficiary_key("AILES")
    ('ailes', 'ailes')
    """
    text = _DOTTED.sub(
        lambda found: found[0].replace(".", "") + " ", fold(name)
    )
    words = _WORD.findall(_without_acronym(with_spelt_acronyms(text)))
    kept = []
    for word in words:
        if word not in SMALL_WORDS and word not in _LEGAL_FORMS:
            kept.append(word)
    return "-".join(kept or words)


def _without_acronym(text: str) -> str:
    """``text`` without an acronym in brackets at its end, where its own initials spell it."""
    found = _WITH_ACRONYM.fullmatch(text)
    if found is None:
        return text
    name, acronym = found.groups()
    initials = [
        word[0] for word in _LETTERS.findall(name) if word not in SMALL_WORDS
    ]
    is_spelt = acronym.replace(".", "").replace(" ", "") == "".join(initials)
    if is_spelt:
        return name
    return text
