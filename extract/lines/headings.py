"""Headings by their wording: articles, operations, themes, numbered titles."""

import re
from dataclasses import dataclass
from enum import StrEnum

from extract.french.folding import (
    MINUS,
    THREE_LETTERS,
    digit_runs,
    fold,
    plain,
)
from extract.french.lexicon import heading_words as words
from extract.french.lexicon.calendar import years_in
from extract.lines.leaders import leads_to_page
from extract.several import only

LONGEST_TITLE = 220
"""Longer texts are paragraphs, whatever they begin with."""
LONGEST_NUMBERED_TITLE = 90
"""A longer numbered text that is not bold is an item of a list."""


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
        return only(set(years_in(self.text)))


_DASH = rf"[{MINUS}:.]"
_NUMBER_SIGN = r"(?:n°\s?)?"
_TITLE = rf"\s*(?:{_DASH}\s*(?P<text>\S.*)?)?$"
_ARTICLE = re.compile(
    r"(?:ARTICLE|Article|Art\.)\s+"
    r"(?P<number>1\s?er|premier|PREMIER|unique|UNIQUE|\d{1,3}|[IVX]+)\b\s*°?\s*"
    rf"(?:{_DASH}\s*)*"
)
"""An article with its number: "Article 1er -"; a reference to one has no capital."""
_SEPARATED = re.compile(rf"{_DASH}\s*$")
"""What an article's number ends with where a text follows."""
_FIRST = frozenset({"1er", "premier"})
_OPERATION = re.compile(
    rf"(?P<word>[^\W\d_]+(?:[- ]actions?)?)\s+{_NUMBER_SIGN}"
    rf"(?P<number>\d{{1,3}}(?:\s*(?:,|et|à|[{MINUS}/])\s*\d{{1,3}})*){_TITLE}",
    re.IGNORECASE | re.DOTALL,
)
"""A word with one number or several: "Opérations 4 et 5 : Chantiers"."""
_THEME = re.compile(
    rf"(?P<word>[^\W\d_]+)\s+{_NUMBER_SIGN}(?P<number>\d{{1,2}}|[IVX]+){_TITLE}",
    re.IGNORECASE | re.DOTALL,
)
"""A word with one number, which may be Roman: "Axe II – Logement"."""
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|(?!M\.)[A-Z])"
    rf"(?:\s?[.)/°]\s*[{MINUS}]?|\s[{MINUS}])\s+(?P<text>\S.*)$",
    re.DOTALL,
)
"""A title after its number or letter: "2. Bilan 2021", "B) Recettes"; "M. Petit" is a person."""
_DOTTED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\s+(?P<text>[^\W\d_].*)$", re.DOTALL
)
"""A number of several parts needs no separator: "2.1 ASLL"."""


def parse_heading(text: str, *, bold: bool = False) -> Heading | None:
    """The heading that a block's text is, or None for a paragraph. ``bold``: all its lines are
    printed bold.

    >>> parse_heading("Opérations 4 et 5 : Chantiers", bold=True).number
    '4-5'
    >>> parse_heading("2. Bilan 2021 :").year
    2021
    """
    stripped = text.strip()
    if not stripped or "...." in stripped or leads_to_page(stripped):
        return None
    if article := _ARTICLE.match(stripped):
        return _article(stripped, article, bold)
    if len(stripped) > LONGEST_TITLE or not _can_be_title(stripped, bold):
        return None
    found = _numbered_part(stripped, bold) or _numbered(stripped, bold)
    return found or _bold_title(stripped, bold)


def _article(text: str, found: re.Match[str], bold: bool) -> Heading | None:
    """An article's heading stands alone, or is followed by a separator and its title or its
    paragraph.
    """
    rest = text[found.end() :]
    if rest and not _SEPARATED.search(found.group()):
        return None

    number = found["number"]
    if number.lower().replace(" ", "") in _FIRST:
        number = "1"
    if bold and len(text) <= LONGEST_TITLE:
        return Heading(HeadingKind.ARTICLE, number, plain(rest))
    return Heading(
        HeadingKind.ARTICLE, number, "", found.end() if rest else None
    )


def _can_be_title(text: str, bold: bool) -> bool:
    """Whether a text is set as a title: bold, introducing what follows, or one line that is no
    sentence.
    """
    if bold:
        return True
    if text.endswith(":"):
        return True
    return not ("\n" in text or _closes(text))


def _closes(text: str) -> bool:
    return text.endswith((".", ";", ","))


def _numbered_part(text: str, bold: bool) -> Heading | None:
    """An operation or a theme with its number."""
    if not text[0].isupper():
        return None

    return _operation(text, bold) or _theme(text)


def _operation(text: str, bold: bool) -> Heading | None:
    found = _OPERATION.match(text)
    if found is None or not words.OPERATION.is_all_of(_singular(found["word"])):
        return None
    if not bold and not found["text"]:
        return None

    title = _without_colon(found["text"] or "")
    numbers = digit_runs(found["number"])
    return Heading(HeadingKind.OPERATION, "-".join(numbers), title)


def _theme(text: str) -> Heading | None:
    found = _THEME.match(text)
    if found is None or not words.THEME.is_all_of(_singular(found["word"])):
        return None
    title = _without_colon(found["text"] or "")
    return Heading(HeadingKind.THEME, found["number"], title)


def _singular(word: str) -> str:
    """A word folded, without the plural marks of its parts: "Fiches-actions" -> "fiche-action"."""
    return fold(word).removesuffix("s").replace("s-", "-").replace("s ", " ")


def _numbered(text: str, bold: bool) -> Heading | None:
    found = _NUMBERED.match(text) or _DOTTED.match(text)
    if not found:
        return None

    title = found["text"]
    opens = title[0].isupper() or title[0] in '«“"'
    if bold or (opens and len(title) <= LONGEST_NUMBERED_TITLE):
        return Heading(
            HeadingKind.NUMBERED, found["number"], _without_colon(title)
        )
    return None


def _bold_title(text: str, bold: bool) -> Heading | None:
    if bold and not _closes(text) and THREE_LETTERS.search(text):
        return Heading(HeadingKind.TITLE, "", _without_colon(text))
    return None


def _without_colon(text: str) -> str:
    return plain(text).rstrip(" :")
