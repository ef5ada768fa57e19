"""Headings by their wording: articles, operations, themes, numbered titles. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from extract.french.folding import MINUS, plain
from extract.french.lexicon.calendar import years_in

_DASH = rf"[{MINUS}:.]"
LONGEST_TITLE = 220
"""Longer texts are paragraphs, whatever they begin with."""


class HeadingKind(StrEnum):
    """What a heading opens."""

    ARTICLE = "article"
    OPERATION = "operation"
    THEME = "theme"
    """"Thématique 2 : …", "Axe 1 – …"."""
    NUMBERED = "numbered"
    """"2. Bilan 2021 :", "2.1 ASLL", "B. Accompagnements": a theme or a part, as the context tells.
    """
    TITLE = "title"
    """A bold line without number."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``number`` as printed ("1er", "4-5", "2.1", "B"; empty if none), ``text`` without
    it.

    ``body`` is where the paragraph starts in the heading's own text when an article runs on in its
    line, else None.
    """

    kind: HeadingKind
    number: str
    text: str
    body: int | None = None

    @property
    def year(self) -> int | None:
        """The one year the heading names."""
        years = set(years_in(self.text))
        return years.pop() if len(years) == 1 else None


_ARTICLE = re.compile(
    rf"(?:ARTICLE|Article|Art\.)\s+(?P<number>1\s?er|premier|PREMIER|unique|UNIQUE|\d{{1,3}}|[IVX]+)\b\s*°?\s*(?:{_DASH}\s*)*"
)
_OPERATION = re.compile(
    rf"(?:op[ée]rations?|actions?|fiches?(?:[ -]actions?)?|dispositifs?|projets?)\s+(?:n°\s?)?"
    rf"(?P<numbers>\d{{1,3}}(?:\s*(?:,|et|à|[{MINUS}/])\s*\d{{1,3}})*)\s*(?:{_DASH}\s*(?P<text>\S.*)?)?$",
    re.IGNORECASE | re.DOTALL,
)
_THEME = re.compile(
    rf"(?:th[ée]matiques?|th[èe]mes?|axes?|volets?|priorit[ée]s?)\s+(?:n°\s?)?(?P<number>\d{{1,2}}|[IVX]+)\s*"
    rf"(?:{_DASH}\s*(?P<text>\S.*)?)?$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*|[IVX]{{1,5}}|[A-Z])(?:\s?[.)/°]\s*[{MINUS}]?|\s[{MINUS}])\s+(?P<text>\S.*)$",
    re.DOTALL,
)
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\s+(?P<text>[^\W\d_].*)$", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3}")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$")


def parse_heading(text: str, *, bold: bool = False) -> Heading | None:
    """The heading that a block's text is, or None for a paragraph. ``bold``: all its lines are
    printed bold.

    >>> parse_heading("Opérations 4 et 5 : Chantiers", bold=True).number
    '4-5'
    >>> parse_heading("2. Bilan 2021 :").year
    2021
    """
    stripped = text.strip()
    if not stripped or (". ." in stripped and _CONTENTS.search(stripped)) or ("...." in stripped):
        return None
    if article := _ARTICLE.match(stripped):
        return _article(stripped, article, bold)
    if len(stripped) > LONGEST_TITLE:
        return None
    return _titled(stripped, bold)


def _article(text: str, found: re.Match[str], bold: bool) -> Heading | None:
    """An article's heading stands alone, or is followed by a separator and its title or its
    paragraph.
    """
    rest = text[found.end() :]
    if rest and not re.search(rf"{_DASH}\s*$", found.group()):
        return None
    number = (
        "1" if found["number"].lower().replace(" ", "") in {"1er", "premier"} else found["number"]
    )
    title = bold and len(text) <= LONGEST_TITLE
    return Heading(
        HeadingKind.ARTICLE,
        number,
        plain(rest) if title else "",
        None if title or not rest else found.end(),
    )


def _titled(text: str, bold: bool) -> Heading | None:
    ends = text.endswith((".", ";", ","))
    if not (bold or text.endswith(":") or ("\n" not in text and not ends)):
        return None
    upper = text[0].isupper()
    if upper and (found := _OPERATION.match(text)) and (bold or found["text"]):
        return Heading(
            HeadingKind.OPERATION, _joined(found["numbers"]), _clean(found["text"] or "")
        )
    if upper and (found := _THEME.match(text)):
        return Heading(HeadingKind.THEME, found["number"], _clean(found["text"] or ""))
    if found := _NUMBERED.match(text) or _DOTTED.match(text):
        title = found["text"]
        if (title[0].isupper() or title[0] in '«“"' or bold) and (bold or len(title) <= 90):
            return Heading(HeadingKind.NUMBERED, found["number"], _clean(title))
    if bold and not ends and _WORD.search(text):
        return Heading(HeadingKind.TITLE, "", _clean(text))
    return None


def _joined(numbers: str) -> str:
    """``4 et 5`` and ``4 à 5`` become ``4-5``."""
    return "-".join(re.findall(r"\d+", numbers))


def _clean(text: str) -> str:
    return plain(text).rstrip(" :")
