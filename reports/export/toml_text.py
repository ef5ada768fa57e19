"""TOML as decisions and corrections are written: texts, lists of texts, small tables."""

import json
from collections.abc import Iterable, Mapping

Value = str | int | float | tuple["str | float", ...] | Mapping[str, "Value"]


def toml_value(value: Value) -> str:
    """A value on one line.

    >>> toml_value({"caption": 'dit "A"', "header": ("B",)})
    '{ caption = "dit \\\\"A\\\\"", header = ["B"] }'
    """
    match value:
        case str():
            return quoted_text(value)
        case int() | float():
            return str(value)
        case tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case _:
            parts = (f"{name} = {toml_value(v)}" for name, v in value.items())
            return f"{{ {', '.join(parts)} }}"


def quoted_text(text: str) -> str:
    """A TOML string: JSON's escapes are among its own; half a surrogate pair is none."""
    sound = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_entry(name: str, values: Mapping[str, Value | None]) -> str:
    """One item of a list of tables, what is None left out."""
    lines = [f"[[{name}]]"]
    lines += _pairs(values)
    return "\n".join(lines) + "\n"


def toml_pairs(values: Mapping[str, Value | None]) -> str:
    """Values at the head of a file, what is None left out."""
    lines = list(_pairs(values))
    return "\n".join(lines) + "\n" if lines else ""


def _pairs(values: Mapping[str, Value | None]) -> Iterable[str]:
    for name, value in values.items():
        if value is not None:
            yield f"{name} = {toml_value(value)}"


def comment(text: str) -> str:
    """A line that is for the eye.

    >>> comment("deux\\nlignes")
    '# deux lignes\\n'
    """
    return f"# {' '.join(text.split())}\n"
