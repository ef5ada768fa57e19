"""Where in the document's argument a block stands: section, theme, operation, article, heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.french.folding import fold, has_digit
from extract.lines.headings import Heading, HeadingKind
from extract.lines.paragraphs import Block
from extract.lines.sections import Section, section_id_at
from extract.several import only

_INLINE = re.compile(
    r"\b(?:(?P<theme>th[ée]matique|th[èe]me|axe|volet)|op[ée]ration)"
    r"\s+(?:n°\s?)?(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
"""A theme or an operation that a sentence names by its number: "l'axe 2", "l'opération n° 4"."""
_THEME_WORDS = ("axe", "volet", "thém", "them", "thèm")
"""How the words for a theme begin: quicker to look for than the expression."""

_CLOSING = re.compile(
    r"\W*(?:r[ée]sultat\s+d[ue]|votes?\s*:|adopt[ée]e?s?\b|(?:fait|ainsi\s+d[ée]lib[ée]r[ée])\b"
    r"|acte\s+rendu|pour\s+extrait|la\s+d[ée]lib[ée]ration\s+est"
    r"|le\s+(?:conseil|comit[ée])\b.{0,80}(?:adopte|approuve|d[ée]lib[ée]r[ée]))",
    re.IGNORECASE | re.DOTALL,
)
"""A formula after the last article: what follows belongs to none."""
_LARGER = 0.4
"""A numbered title set this many points larger than the operation above it closes that operation.
"""


@dataclass(frozen=True, slots=True)
class BlockScope:
    """What a block is about: numbers as printed, empty where the document gives none."""

    section: str = ""
    theme: str = ""
    operation: str = ""
    article: str = ""
    heading: str = ""
    year: int | None = None


ScopedBlock = tuple[Block, BlockScope]
"""A block, and what it is about."""


def scoped(
    blocks: Sequence[Block], sections: Sequence[Section]
) -> tuple[ScopedBlock, ...]:
    """Every block with its scope, in order.

    A numbered title is a theme where operations are numbered below it, or where another section's
    theme bears the same title; otherwise it is a heading ("2. Bilan 2021"). A sentence may name its
    theme itself.
    """
    return tuple(_scoped(blocks, sections))


def _scoped(
    blocks: Sequence[Block], sections: Sequence[Section]
) -> Iterator[ScopedBlock]:
    themes = _find_themes(blocks, sections)
    scope = BlockScope()
    for block in blocks:
        section = section_id_at(sections, *block.start)
        if section != scope.section:
            scope = BlockScope(section)

        if block.heading is not None:
            scope = _enter(scope, block.heading, themes)
        elif scope.article and _CLOSING.match(block.text):
            scope = replace(scope, article="", heading="", year=None)
        yield block, _with_inline_numbers(scope, block)


def _enter(
    scope: BlockScope, heading: Heading, themes: Mapping[str, str]
) -> BlockScope:
    """The scope under a heading."""
    if heading.kind is HeadingKind.ARTICLE:
        return BlockScope(
            scope.section, "", "", heading.number, heading.text, heading.year
        )
    if heading.kind is HeadingKind.OPERATION:
        return replace(
            scope,
            operation=heading.number,
            heading=heading.text,
            year=heading.year,
        )
    is_theme = heading.kind is HeadingKind.THEME or _is_numbered_theme(
        heading, themes
    )
    if is_theme:
        return BlockScope(
            scope.section,
            heading.number,
            "",
            scope.article,
            heading.text,
            heading.year,
        )
    return replace(scope, heading=heading.text, year=heading.year)


def _is_numbered_theme(heading: Heading, themes: Mapping[str, str]) -> bool:
    """Whether a numbered title is that of a theme, with its number."""
    is_numbered = heading.kind is HeadingKind.NUMBERED
    return is_numbered and themes.get(fold(heading.text)) == heading.number


def _find_themes(
    blocks: Sequence[Block], sections: Sequence[Section]
) -> Mapping[str, str]:
    """Folded titles of the themes -> their numbers."""
    themes: dict[str, str] = {}
    candidate: Heading | None = None
    section, operation_size = "", 0.0
    for block in blocks:
        here = section_id_at(sections, *block.start)
        if here != section:
            candidate, section, operation_size = None, here, 0.0

        heading = block.heading
        if heading is None:
            continue
        size = block.lines[0].size
        if heading.kind is HeadingKind.OPERATION:
            if candidate is not None:
                themes[fold(candidate.text)] = candidate.number
            candidate, operation_size = None, size
        elif heading.kind is HeadingKind.NUMBERED:
            is_above = not operation_size or size > operation_size + _LARGER
            candidate = heading if is_above else candidate
    return themes


def _with_inline_numbers(scope: BlockScope, block: Block) -> BlockScope:
    """``scope`` with the one theme or operation that the block's own text names, unless an
    operation is open.
    """
    if scope.operation or not has_digit(block.text):
        return scope
    if _may_name_theme(block.text):
        theme = _one_number(block.text, of_theme=True)
        scope = replace(scope, theme=theme) if theme else scope
    if not scope.theme:
        return scope
    operation = _one_number(block.text, of_theme=False)
    return replace(scope, operation=operation) if operation else scope


def _may_name_theme(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _THEME_WORDS)


def _one_number(text: str, *, of_theme: bool) -> str:
    """The number of the theme, or of the operation, that ``text`` names; empty where it names
    several, or none.
    """
    numbers: set[str] = set()
    for found in _INLINE.finditer(text):
        if bool(found["theme"]) is of_theme:
            numbers.add(found["number"])
    return only(numbers) or ""
