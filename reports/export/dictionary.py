"""The data dictionary: every frame and column in words, from the one schema that the data package
uses too.
"""

from extract.records.registry import FRAMES
from extract.records.schema import COMMON, Field
from reports.i18n import Lang

_WORDS: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "Dictionnaire des données",
        "Colonnes communes",
        "colonne",
        "type",
        "ce qu'elle contient",
        "Clé",
    ),
    "en": ("Data dictionary", "Common columns", "column", "type", "what it holds", "Key"),
}


def dictionary(lang: Lang) -> str:
    """The dictionary as Markdown: the columns that all frames share, then each frame's own."""
    title, common, *_, key = _WORDS[lang]
    parts = [f"# {title}", f"## {common}", _table(COMMON, lang)]
    for frame in FRAMES.values():
        name, row = (
            (frame.title_en, frame.row_en) if lang == "en" else (frame.title_fr, frame.row_fr)
        )
        parts += [f"## `data/{frame.name}.csv`: {name}", f"{row}.", _table(frame.own, lang)]
        if frame.keys:
            parts.append(f"{key}: {', '.join(f'`{each}`' for each in frame.keys)}.")
    return "\n\n".join(parts) + "\n"


def _table(fields: tuple[Field, ...], lang: Lang) -> str:
    _, _, *heads, _ = _WORDS[lang]
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *(_line(each, lang) for each in fields)])


def _line(each: Field, lang: Lang) -> str:
    title, text = (
        (each.title_en, each.description_en)
        if lang == "en"
        else (each.title_fr, each.description_fr)
    )
    kind = f"{each.type}, {each.unit}" if each.unit else each.type
    choices = f" ({', '.join(f'`{value}`' for value in each.enum)})" if each.enum else ""
    return f"| `{each.name}` | {kind} | {title}. {text}{choices} |"
