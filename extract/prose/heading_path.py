"""Where in the document's argument a block stands: section, theme, operation, article, heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.french.folding import fold
from extract.lines.headings import Heading, HeadingKind
from extract.lines.paragraphs import Block
from extract.lines.sections import Section, section_at

_INLINE_THEME = re.compile(
    r"\b(?:th[ée]matique|th[èe]me|axe|volet)\s+(?:n°\s?)?(\d{1,2})\b", re.IGNORECASE
)
_INLINE_OPERATION = re.compile(r"\bop[ée]ration\s+(?:n°\s?)?(\d{1,2})\b", re.IGNORECASE)
_THEME_WORDS = ("axe", "volet", "thém", "them", "thèm")
"""How the words for a theme begin: quicker to look for than the expression."""
_DIGIT = re.compile(r"\d")
_CLOSING = re.compile(
    r"\W*(?:r[ée]sultat\s+d[ue]|votes?\s*:|adopt[ée]e?s?\b|(?:fait|ainsi\s+d[ée]lib[ée]r[ée])\b|acte\s+rendu|pour\s+extrait|la\s+d[ée]lib[ée]ration\s+est"
    r"|le\s+(?:conseil|comit[ée])\b.{0,80}(?:adopte|approuve|d[ée]lib[ée]r[ée]))",
    re.IGNORECASE | re.DOTALL,
)
"""A formula after the last article: what follows belongs to none."""
_LARGER = 0.4
"""A numbered title set this many points larger than the operation above it closes that operation.
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a block is about: numbers as printed, empty where the document gives none."""

    section: str = ""
    theme: str = ""
    operation: str = ""
    article: str = ""
    heading: str = ""
    year: int | None = None


def scoped(blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[tuple[Block, Scope]]:
    """Every block with its scope, in order.

    A numbered title is a theme where operations are numbered below it, or where another section's
    theme bears the same title; otherwise it is a heading ("2. Bilan 2021"). A sentence may name its
    theme itself.
    """
    themes = _themes(blocks, sections)
    scope, size = Scope(), 0.0
    for block in blocks:
        section = section_at(sections, *block.start)
        here = section.id if section else ""
        if here != scope.section:
            scope, size = Scope(here), 0.0
        if block.heading is not None:
            scope = _entered(scope, block, size, themes)
            size = (
                block.lines[0].size
                if block.heading.kind is HeadingKind.OPERATION
                else size
                if scope.operation
                else 0.0
            )
        elif scope.article and _CLOSING.match(block.text):
            scope = replace(scope, article="", heading="", year=None)
        yield block, _inline(scope, block)


def _entered(scope: Scope, block: Block, size: float, themes: dict[str, str]) -> Scope:
    heading = block.heading
    assert heading is not None
    if heading.kind is HeadingKind.ARTICLE:
        return Scope(scope.section, "", "", heading.number, heading.text, heading.year)
    if heading.kind is HeadingKind.OPERATION:
        return replace(scope, operation=heading.number, heading=heading.text, year=heading.year)
    if heading.kind is HeadingKind.THEME or _is_theme(heading, block, scope, size, themes):
        return Scope(scope.section, heading.number, "", scope.article, heading.text, heading.year)
    return replace(scope, heading=heading.text, year=heading.year)


def _is_theme(
    heading: Heading, block: Block, scope: Scope, size: float, themes: dict[str, str]
) -> bool:
    if heading.kind is not HeadingKind.NUMBERED or themes.get(fold(heading.text)) != heading.number:
        return False
    return (
        not scope.operation or block.lines[0].size > size + _LARGER or fold(heading.text) in themes
    )


def _themes(blocks: Sequence[Block], sections: Sequence[Section]) -> dict[str, str]:
    """Folded titles of the themes -> their numbers."""
    themes: dict[str, str] = {}
    candidate: Heading | None = None
    section, size = "", 0.0
    for block in blocks:
        found = section_at(sections, *block.start)
        here = found.id if found else ""
        if here != section:
            candidate, section, size = None, here, 0.0
        if block.heading is None:
            continue
        if block.heading.kind is HeadingKind.OPERATION:
            if candidate is not None:
                themes[fold(candidate.text)] = candidate.number
            candidate, size = None, block.lines[0].size
        elif block.heading.kind is HeadingKind.NUMBERED and (
            not size or block.lines[0].size > size + _LARGER
        ):
            candidate = block.heading
    return themes


def _inline(scope: Scope, block: Block) -> Scope:
    """``scope`` with the one theme or operation that the block's own text names, unless an
    operation is open.
    """
    if scope.operation or not _DIGIT.search(block.text):
        return scope
    lowered = block.text.lower()
    themes = (
        set(_INLINE_THEME.findall(block.text))
        if any(word in lowered for word in _THEME_WORDS)
        else set()
    )
    if len(themes) == 1 and themes != {scope.theme}:
        scope = replace(scope, theme=themes.pop())
    operations = set(_INLINE_OPERATION.findall(block.text)) if scope.theme else set()
    return replace(scope, operation=operations.pop()) if len(operations) == 1 else scope
