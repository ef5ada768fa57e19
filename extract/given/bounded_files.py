"""A file that was given as plain values: refused before it costs memory, whoever wrote it.

A size, a number of values, a depth and a length of names that no honest file passes: each kind of
file states its own.
"""

import csv
import io
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from extract.given.csv_rows import OpenQuoteError, csv_rows
from extract.given.form_error import FormError, excerpt_of

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What a JSON text holds."""

_MEGA = 1_000_000
_DOTTED = re.compile(
    r"""(?<![\w.\-"'])(?>(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){32,}"""
)
"""A TOML key of so many parts: each part costs what all before it do."""
_LONGEST_NUMBER = 256
"""Bits; what is counted takes fewer."""
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a character, escaped: no text of UTF-8 holds one."""


@dataclass(frozen=True, slots=True)
class FileLimits:
    """The most that is read of one kind of file."""

    megabytes: int
    values: int = 1_000_000
    """Items of lists and entries of objects, counted before anything is parsed."""
    depth: int = 24
    name: int = 500
    """Characters of the name of a value."""


def read_json(path: Path, limits: FileLimits) -> Json:
    """The values of a JSON file.

    Raises:
        FormError: it cannot be read, is no JSON, or passes a limit.
    """
    text = read_given(path, limits)
    _check_count(text, limits)
    try:
        value: Json = json.loads(
            text, parse_constant=_no_constant, object_pairs_hook=_each_once
        )
    except RecursionError:
        raise _too_deep(limits) from None
    except FormError:
        raise
    except ValueError as error:
        raise FormError(
            f"ce n'est pas du JSON ({_first_line(error)})",
            f"it is no JSON ({_first_line(error)})",
        ) from error
    check_shape(value, limits)
    if _SURROGATE.search(text):
        _check_characters(value)
    return value


def read_toml(path: Path, limits: FileLimits) -> dict[str, object]:
    """The values of a TOML file.

    Raises:
        FormError: it cannot be read, is no TOML, or passes a limit.
    """
    text = read_given(path, limits)
    _check_count(text, limits)
    if _DOTTED.search(text):
        raise _too_deep(limits)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise _too_deep(limits) from None
    except ValueError as error:
        raise FormError(
            f"ce n'est pas du TOML ({_first_line(error)})",
            f"it is no TOML ({_first_line(error)})",
        ) from error
    check_shape(values, limits)
    _check_numbers(values)
    return values


def read_csv(
    path: Path, limits: FileLimits, delimiters: str = ","
) -> list[list[str]]:
    """The rows of a CSV file, its header first; of several ``delimiters`` the one that its header
    holds most of, the first of equals.

    Raises:
        FormError: it cannot be read, leaves a quote open, or passes a limit.
    """
    text = read_given(path, limits)
    header, _, _ = text.partition("\n")
    delimiter = max(delimiters, key=header.count)
    _check_count(text, limits, f"{delimiter}\n")

    before = csv.field_size_limit(limits.megabytes * _MEGA)
    try:
        lines = io.StringIO(text, newline="")
        return [row.texts for row in csv_rows(lines, delimiter)]
    except OpenQuoteError as error:
        raise FormError(error.fr, error.en) from error
    except csv.Error as error:
        raise FormError("ce n'est pas du CSV", "it is no CSV") from error
    finally:
        csv.field_size_limit(before)


def read_given(path: Path, limits: FileLimits) -> str:
    """The UTF-8 text of an ordinary file.

    Raises:
        FormError: there is none, it is too large, or it is not in UTF-8.
    """
    try:
        if not path.is_file():  # a device or a pipe would be read for ever
            raise FormError(
                "il n'y a pas de fichier de ce nom",
                "there is no file of that name",
            )
        with path.open("rb") as file:
            data = file.read(limits.megabytes * _MEGA + 1)
        if len(data) > limits.megabytes * _MEGA:
            raise FormError(
                f"le fichier dépasse {limits.megabytes} Mo",
                f"the file passes {limits.megabytes} MB",
            )
        return data.decode("utf-8-sig")
    except OSError as error:
        raise FormError(
            "le système en refuse la lecture", "the system refuses to read it"
        ) from error
    except UnicodeDecodeError as error:
        raise FormError(
            "le fichier n'est pas en UTF-8", "the file is not in UTF-8"
        ) from error


def check_shape(value: object, limits: FileLimits) -> None:
    """See that parsed values are no deeper and their names no longer than the limits.

    Raises:
        FormError: they are.
    """
    level = [value]
    for _ in range(limits.depth):
        level = [part for whole in level for part in _parts(whole, limits)]
        if not level:
            return
    raise _too_deep(limits)


def _parts(value: object, limits: FileLimits) -> Iterator[object]:
    """The lists and objects directly inside a value."""
    if isinstance(value, dict):
        for name in value:
            if len(name) > limits.name:
                raise FormError(
                    f"un nom y dépasse {limits.name} caractères ({excerpt_of(name)})",
                    f"a name passes {limits.name} characters ({excerpt_of(name)})",
                )
        inside = list(value.values())
    elif isinstance(value, list):
        inside = value
    else:
        return
    yield from (part for part in inside if isinstance(part, dict | list))


def _check_count(text: str, limits: FileLimits, marks: str = ",[{") -> None:
    """Every value but the first follows one of these marks."""
    if sum(map(text.count, marks)) > limits.values:
        raise FormError(
            f"le fichier porte plus de {limits.values} valeurs",
            f"the file holds more than {limits.values} values",
        )


def _check_numbers(value: object) -> None:
    """A hexadecimal number has as many digits as one likes, and Python writes none of so many."""
    level = [value]
    while level:
        inside: list[object] = []
        for part in level:
            if isinstance(part, int) and part.bit_length() > _LONGEST_NUMBER:
                raise FormError(
                    "un nombre y a trop de chiffres",
                    "a number in it has too many digits",
                )
            if isinstance(part, dict):
                inside += part.values()
            elif isinstance(part, list):
                inside += part
        level = inside


def _check_characters(value: Json) -> None:
    """Half a surrogate pair, which only an escape can write, is no character of any file."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormError(
            "un texte y porte la moitié d'un caractère",
            "a text in it holds half a character",
        ) from error


def _each_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object: of a name that is given twice, the first value would be dropped in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        (name, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        again = excerpt_of(name)
        raise FormError(
            f"« {again} » y est donné deux fois dans un même objet",
            f"“{again}” is given twice in one object",
        )
    return found


def _no_constant(name: str) -> NoReturn:
    raise FormError(f"{name} n'est pas un nombre", f"{name} is no number")


def _too_deep(limits: FileLimits) -> FormError:
    return FormError(
        f"plus de {limits.depth} niveaux y sont emboîtés",
        f"more than {limits.depth} levels are nested in it",
    )


def _first_line(error: ValueError) -> str:
    return excerpt_of(str(error).partition("\n")[0])
