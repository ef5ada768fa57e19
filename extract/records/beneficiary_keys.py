"""A stable key for a beneficiary's name, so that its spellings come together."""

import re

from extract.french.folding import fold

_LEGAL_FORMS = frozenset({
    "association", "asso", "assoc", "ass", "asbl", "sarl", "sas", "sasu", "sa", "eurl", "scop", "scic", "sci", "gie",
    "epic", "societe", "ste", "ets",
})  # fmt: skip
_ARTICLES = frozenset({
    "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "par", "sur",
})  # fmt: skip

_SPELT = re.compile(r"\b(?:[a-z] ){2,}[a-z]\b")
"""An acronym spelt letter by letter, none of which is then an article."""


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
    text = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found[1].replace(".", "") + " ", fold(name))
    text = _without_acronym(_SPELT.sub(lambda found: found[0].replace(" ", ""), text))
    tokens = re.findall(r"[a-z0-9]+", text)
    kept = [token for token in tokens if token not in _ARTICLES and token not in _LEGAL_FORMS]
    return "-".join(kept or tokens)


def _without_acronym(text: str) -> str:
    found = re.fullmatch(r"(.+?) ?\(([a-z0-9+. ]{2,8})\)", text)
    if found is None:
        return text
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", found[1]) if word not in _ARTICLES)
    return found[1] if found[2].replace(".", "").replace(" ", "") == initials else text
