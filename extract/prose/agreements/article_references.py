"""References to articles of the same text: "les documents listés dans l'article 7"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.french.folding import SN, fold, plain, without_plural

_LAST = 60
"""A higher number is an article of a code, or a budget line."""
_REFERENCE = re.compile(
    rf"(?:\b(?:aux?|les|des|dans{SN}les|par{SN}les){SN}+articles"
    rf"|\b(?:à|de|dans|par|selon|sous)?{SN}*l[’']{SN}?article){SN}+"
    rf"(?P<number>\d{{1,2}})(?![\w/-]|\.\d|{SN}?er\b)(?P<after>[^;.\n]{{0,40}})",
    re.IGNORECASE,
)
"""A reference to another article of the same text, with what is said after it: "les documents
listés dans l'article 7".
"""
_FOREIGN = re.compile(
    rf"{SN}*(?:[,)]{SN}*)?(?:(?:et|à|,){SN}*\d+{SN}*)?(?:alinéa{SN}\d+{SN}*)?"
    rf"(?:(?:de|du|des){SN}(?!(?:la{SN}|l[’']|cette{SN})?présente?s?\b)|d[’'](?:u|un|une)\b|d[’'])",
    re.IGNORECASE,
)
"""What follows a number that belongs to another text: "du code", "de la loi"."""
_ABOUT = re.compile(
    rf"(?P<named>(?:(?:[^\W\d_]+[’'])?[^\W\d_]+{SN}+){{1,4}})"
    rf"(?:list|énumér|prév|défin|mentionn|vis|fix|décri|indiqu|précis|stipul|détaill|figur|donn)"
    rf"[^\W\d_]*{SN}+(?:(?:aux?|à|dans|par){SN}*)?$",
    re.IGNORECASE,
)
"""What is said to be in an article, right before the reference."""
_NOUN = re.compile(r"\b[a-zß-ÿœ]{5,}\b")
"""A word that may name what is referred to."""
_NO_NOUNS = frozenset(
    {"telle", "toute", "cette", "celle", "elle", "selon", "comme", "suivant"}
)


class Reference(NamedTuple):
    """A reference whose number is ``text[start:end]``, with what should be there."""

    start: int
    end: int
    number: int
    named: str

    @property
    def about(self) -> str:
        """The stem of the last noun of what should be there, its plural mark dropped; empty where
        none is told.
        """
        nouns = _NOUN.findall(self.named)
        stems = [without_plural(fold(noun)) for noun in nouns]
        return stems[-1] if stems and stems[-1] not in _NO_NOUNS else ""


def find_article_references(text: str) -> Iterator[Reference]:
    """Each reference of ``text`` to an article that no other text is named for.

    >>> (found,) = find_article_references("Les pièces visées à l'article 7.")
    >>> found.number, found.about
    (7, 'piece')
    """
    for found in _REFERENCE.finditer(text):
        number = int(found["number"])
        if not number or number > _LAST or _FOREIGN.match(found["after"]):
            continue
        about = _ABOUT.search(text[: found.start()])
        named = plain(about["named"]) if about else ""
        yield Reference(*found.span("number"), number, named)
