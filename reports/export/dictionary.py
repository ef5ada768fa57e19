"""The data dictionary: every frame and column in words, from the one schema that the data package
uses too.
"""

from collections.abc import Iterable

from extract.records.registry import FRAMES
from extract.records.schema import COMMON, Field
from reports.i18n import Lang, in_language

_WORDS: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "Dictionnaire des données",
        "Colonnes communes",
        "colonne",
        "type",
        "ce qu'elle contient",
        "Clé",
    ),
    "en": (
        "Data dictionary",
        "Common columns",
        "column",
        "type",
        "what it holds",
        "Key",
    ),
}


def dictionary(lang: Lang) -> str:
    """The dictionary as Markdown: the columns that all frames share, then each frame's own."""
    title, common, *_, key = _WORDS[lang]
    parts = [f"# {title}", f"## {common}", _table(COMMON, lang)]
    for frame in FRAMES.values():
        name = in_language(lang, frame.title_fr, frame.title_en)
        row = in_language(lang, frame.row_fr, frame.row_en)
        parts += [
            f"## `data/{frame.name}.csv`: {name}",
            f"{row}.",
            _table(frame.own, lang),
        ]
        if frame.keys:
            parts.append(f"{key}: {_quoted(frame.keys)}.")
    return "\n\n".join(parts) + "\n"


def _table(fields: tuple[Field, ...], lang: Lang) -> str:
    _, _, *heads, _ = _WORDS[lang]
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for field in fields:
        lines.append(_line(field, lang))
    return "\n".join(lines)


def _line(field: Field, lang: Lang) -> str:
    title = in_language(lang, field.title_fr, field.title_en)
    description = in_language(lang, field.description_fr, field.description_en)
    kind: str = field.type
    if field.unit:
        kind = f"{kind}, {field.unit}"
    choices = ""
    if field.enum:
        choices = f" ({_quoted(field.enum)})"
    return f"| `{field.name}` | {kind} | {title}. {description}{choices} |"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
