"""The streams with which instructions paint: patterns, glyphs of Type 3 fonts and masks of
transparencies, in pdfminer's objects.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

Item = Any
"""pdfminer's objects, whatever a file puts there."""

_PAINTS = re.compile(
    rb"(?<![^\s\0)>\]])(?:[fFSsBb]\*?|T[jJ]|['\"]|Do)(?![^\s\0])"
)
"""An operator that paints with what is set."""


class Painter(NamedTuple):
    """A stream that paints, and the resources of its names; None for those of its user."""

    stream: Item
    resources: Item


def painters(
    used: Mapping[str, Collection[bytes]], resources: Item
) -> Iterator[Painter]:
    """What instructions that use these names set to paint with, each once."""
    for kind, streams in _STREAMS.items():
        if not (names := used.get(kind)):
            continue
        things = entries_in(entries_in(resources).get(kind))
        for name in sorted(set(names)):
            yield from streams(resolved(things.get(name.decode("latin-1"))))


def count_paintings(text: bytes) -> int:
    """How often instructions paint."""
    return sum(1 for _ in _PAINTS.finditer(text))


def resolved(item: Item) -> Item:
    """What a reference stands for."""
    from pdfminer.pdftypes import resolve1

    return resolve1(item)


def entries_in(item: Item) -> Mapping[str, Item]:
    """What a reference to a dictionary, or one itself, stands for; nothing for anything else."""
    found = resolved(item)
    if isinstance(found, dict):
        return found
    return {}


def named(item: Item) -> str:
    """The letters of a name; "" for anything else."""
    return str(getattr(resolved(item), "name", ""))


def _of_pattern(pattern: Item) -> Iterator[Painter]:
    attributes = getattr(pattern, "attrs", None)
    if attributes is not None:
        yield Painter(pattern, resolved(attributes.get("Resources")))


def _of_state(state: Item) -> Iterator[Painter]:
    mask = entries_in(entries_in(state).get("SMask"))
    yield from _of_pattern(resolved(mask.get("G")))


def _of_font(font: Item) -> Iterator[Painter]:
    entries = entries_in(font)
    if named(entries.get("Subtype")) != "Type3":
        return
    own = resolved(entries.get("Resources"))
    for glyph in map(resolved, entries_in(entries.get("CharProcs")).values()):
        if hasattr(glyph, "attrs"):
            yield Painter(glyph, own)


_STREAMS: Mapping[str, Callable[[Item], Iterator[Painter]]] = {
    "Pattern": _of_pattern,
    "ExtGState": _of_state,
    "Font": _of_font,
}
"""What paints of a thing, by the word of the resources under which it stands."""
