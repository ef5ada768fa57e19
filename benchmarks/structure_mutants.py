"""Mutants of real documents by their structure: objects, streams, fonts, boxes.

A document is parsed by pdfminer, a few of its pages are kept with all that they refer to, something
of their structure is changed, and they are written again: what is changed is still a PDF, and gets
past the first look at its bytes. `benchmarks.fuzz --structure` audits them.
"""

import io
import random
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSKeyword, PSLiteral

from benchmarks.hostile import pdf

Item = Any
"""pdfminer's objects."""

PAGES = 2
"""Pages kept of a document: enough to be joined, few enough for many mutants."""
_INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")
_BOXES = frozenset(
    {"MediaBox", "CropBox", "BBox", "FontBBox", "Rect", "Matrix"}
)
_ODD = (0, -1, 1, 7, 0.001, 1e9, -1e9, 2**31, 2**63, 14_400, 90, 91)
_TOKEN = re.compile(rb"[^\n]+")
_LINES = (
    b"q 1e9 0 0 1e-9 0 0 cm",
    b"BT /F1 0 Tf 3 Tr (12,00) Tj ET",
    b"0 0 0 0 0 0 Tm",
    b"1 0 0 1 0 0 cm Q Q Q",
    b"/X BMC /Y BMC",
    b"BI /W 9 /H 9 /BPC 8 /CS /G ID xxxxxxxxx EI",
    b"-1e9 -1e9 2e9 2e9 re W n",
    b"(\\000\\377) ' <FEFF> Tj [(1) -1e9 (2)] TJ",
)


@dataclass(slots=True)
class Structure:
    """Objects by number; the first is the catalog, the second its pages."""

    objects: dict[int, Item] = field(default_factory=dict)

    def dicts(self) -> list[dict[str, Item]]:
        """Every dictionary, those inside others too."""
        found: list[dict[str, Item]] = []
        for item in self.objects.values():
            found += _dicts(item)
        return found

    def streams(self) -> list[PDFStream]:
        """Every stream."""
        return [
            one for one in self.objects.values() if isinstance(one, PDFStream)
        ]

    def to_bytes(self) -> bytes:
        """The PDF."""
        most = max(self.objects)
        return pdf(
            [written(self.objects.get(number)) for number in range(1, most + 1)]
        )


def _dicts(item: Item) -> Iterator[dict[str, Item]]:
    if isinstance(item, PDFStream):
        item = item.attrs
    if isinstance(item, dict):
        yield item
        for value in item.values():
            yield from _dicts(value)
    elif isinstance(item, list):
        for value in item:
            yield from _dicts(value)


def parsed(data: bytes, chance: random.Random) -> Structure:
    """A few pages of a document with what they refer to."""
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages = list(PDFPage.create_pages(document))
    start = chance.randrange(max(1, len(pages) - PAGES + 1))
    made = Structure()
    numbers: dict[int, int] = {}
    made.objects[1] = {"Type": PSLiteral("Catalog"), "Pages": _Ref(2)}
    kids = []
    for page in pages[start : start + PAGES]:
        attrs = {**{k: page.attrs[k] for k in _INHERITED if k in page.attrs}}
        attrs |= {
            key: value
            for key, value in page.attrs.items()
            if key not in {"Parent", "B", "StructParents", "Annots"}
        }
        kids.append(_Ref(_added(made, _copied(attrs, document, made, numbers))))
    made.objects[2] = {
        "Type": PSLiteral("Pages"),
        "Kids": kids,
        "Count": len(kids),
    }
    return made


@dataclass(slots=True)
class _Ref:
    number: int


def _added(made: Structure, item: Item) -> int:
    number = max(made.objects, default=2) + 1
    number = max(number, 3)
    made.objects[number] = item
    return number


def _copied(
    item: Item, document: PDFDocument, made: Structure, numbers: dict[int, int]
) -> Item:
    """``item`` with all that it refers to in ``made``."""
    if isinstance(item, PDFObjRef):
        if item.objid not in numbers:
            number = max(max(made.objects, default=2) + 1, 3)
            numbers[item.objid] = number
            made.objects[number] = None
            try:
                found = document.getobj(item.objid)
            except Exception:  # noqa: BLE001  what cannot be read is nothing
                found = None
            made.objects[number] = _copied(found, document, made, numbers)
        return _Ref(numbers[item.objid])
    if isinstance(item, PDFStream):
        attrs = {
            key: _copied(value, document, made, numbers)
            for key, value in item.attrs.items()
            if key != "Length"
        }
        return PDFStream(attrs, item.get_rawdata() or b"")
    if isinstance(item, dict):
        return {
            key: _copied(value, document, made, numbers)
            for key, value in item.items()
            if key not in {"Parent", "StructParent"}
        }
    if isinstance(item, list):
        return [_copied(value, document, made, numbers) for value in item]
    return item


def written(item: Item) -> bytes:
    """An object in PDF's syntax; what has none is null."""
    if isinstance(item, PDFStream):
        data = item.rawdata or b""
        head = written({**item.attrs, "Length": len(data)})
        return b"%s\nstream\n%s\nendstream" % (head, data)
    if isinstance(item, list):
        return b"[%s]" % b" ".join(map(written, item))
    if isinstance(item, dict):
        pairs = [
            _name(key) + b" " + written(value) for key, value in item.items()
        ]
        return b"<<%s>>" % b" ".join(pairs)
    return _simple(item)


def _simple(item: Item) -> bytes:
    for kind, write in _SYNTAX.items():
        if isinstance(item, kind):
            return write(item)
    return b"null"


def _name(name: str | bytes) -> bytes:
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "replace")
    return b"/" + b"".join(
        bytes([c]) if chr(c).isalnum() and c < 128 else b"#%02x" % c
        for c in raw
    )


def _hexadecimal(data: bytes) -> bytes:
    return b"<%s>" % data.hex().encode()


_SYNTAX: Mapping[type, Callable[[Item], bytes]] = {
    bool: lambda item: b"true" if item else b"false",
    int: lambda item: b"%d" % item,
    float: lambda item: b"%.6f" % item,
    bytes: _hexadecimal,
    str: lambda item: _hexadecimal(item.encode("utf-8", "replace")),
    _Ref: lambda item: b"%d 0 R" % item.number,
    PSLiteral: lambda item: _name(item.name),
    PSKeyword: lambda item: bytes(item.name),
}

# ------------------------------------------------------------------------------------------------
# changes


def change_reference(made: Structure, chance: random.Random) -> None:
    """A reference leads elsewhere, to itself perhaps."""
    holders = [
        (one, key)
        for one in made.dicts()
        for key, value in one.items()
        if isinstance(value, _Ref)
    ]
    if holders:
        one, key = chance.choice(holders)
        one[key] = _Ref(chance.choice(sorted(made.objects)))


def change_box(made: Structure, chance: random.Random) -> None:
    """A box, a matrix or a turn of odd numbers."""
    holders = [one for one in made.dicts() if _BOXES & set(one)]
    if not holders:
        return
    one = chance.choice(holders)
    key = chance.choice(sorted(_BOXES & set(one)))
    box = [chance.choice(_ODD) for _ in range(chance.choice((4, 4, 4, 6, 1)))]
    if isinstance(one[key], list) and chance.random() < 0.6:
        box = list(one[key])
        box[chance.randrange(len(box))] = chance.choice(_ODD)
    one[key] = box
    if key == "MediaBox" and chance.random() < 0.5:
        one["Rotate"] = chance.choice((90, 180, 270, 45, -90, 10**9))
        one["UserUnit"] = chance.choice(_ODD)


def change_font(made: Structure, chance: random.Random) -> None:
    """A font loses a part, gets that of another, or odd widths."""
    fonts = [
        one
        for one in made.dicts()
        if "BaseFont" in one or "FontName" in one or "CIDToGIDMap" in one
    ]
    if not fonts:
        return
    one, other = chance.choice(fonts), chance.choice(fonts)
    key = chance.choice(sorted(one))
    change = chance.randrange(5)
    if change == 0:
        del one[key]
    elif change == 1 and other:
        one[key] = deepcopy(other[chance.choice(sorted(other))])
    elif change == 2:
        one["Subtype"] = PSLiteral(
            chance.choice(
                ("Type0", "Type1", "Type3", "TrueType", "CIDFontType2")
            )
        )
    elif change == 3:
        one["Widths"] = [chance.choice(_ODD) for _ in range(256)]
        one["FirstChar"] = chance.choice((0, -1, 255, 2**31))
    else:
        one["Encoding"] = {
            "Differences": [
                chance.choice((0, 255, -1)),
                PSLiteral("one"),
                10**9,
            ]
        }


def change_key(made: Structure, chance: random.Random) -> None:
    """A key of some dictionary removed, or given the value of another: a copy, as that may hold the
    dictionary itself."""
    holders = [one for one in made.dicts() if one]
    one, other = chance.choice(holders), chance.choice(holders)
    key = chance.choice(sorted(one))
    if chance.random() < 0.4:
        del one[key]
    else:
        one[key] = deepcopy(other[chance.choice(sorted(other))])


def change_lines(made: Structure, chance: random.Random) -> None:
    """Lines of instructions moved, doubled, removed, or odd ones among them."""
    streams = [one for one in made.streams() if _text(one) is not None]
    if not streams:
        return
    one = chance.choice(streams)
    lines = _TOKEN.findall(_text(one) or b"")
    for _ in range(chance.randint(1, 6)):
        where = chance.randrange(len(lines) + 1)
        change = chance.randrange(4)
        if change == 0 and lines:
            del lines[where : where + chance.randint(1, 20)]
        elif change == 1:
            block = lines[where : where + chance.randint(1, 50)]
            lines[where:where] = block * chance.randint(1, 20)
        elif change == 2:
            lines.insert(where, chance.choice(_LINES))
        else:
            chance.shuffle(lines)
    _put(one, b"\n".join(lines))


def change_data(made: Structure, chance: random.Random) -> None:
    """A stream's bytes cut, or told to be packed in another way."""
    if not made.streams():
        return
    one = chance.choice(made.streams())
    data = one.rawdata or b""
    if chance.random() < 0.5:
        one.rawdata = data[: chance.randrange(len(data) + 1)]
    else:
        kind = chance.choice(
            (
                "LZWDecode",
                "DCTDecode",
                "RunLengthDecode",
                "CCITTFaxDecode",
                "JBIG2Decode",
                "JPXDecode",
                "ASCII85Decode",
            )
        )
        one.attrs["Filter"] = PSLiteral(kind)


def _text(one: PDFStream) -> bytes | None:
    """The instructions of a stream that is likely to hold some."""
    if {"Width", "Length1", "Length2", "Length3"} & set(one.attrs):
        return None
    if "Type" in one.attrs and "BBox" not in one.attrs:
        return None
    try:
        return zlib.decompress(one.rawdata or b"")
    except zlib.error:
        return None


def _put(one: PDFStream, text: bytes) -> None:
    one.attrs["Filter"] = PSLiteral("FlateDecode")
    one.attrs.pop("DecodeParms", None)
    one.rawdata = zlib.compress(text)


Change = Callable[[Structure, random.Random], None]
CHANGES: tuple[Change, ...] = (
    change_reference,
    change_box,
    change_font,
    change_font,
    change_key,
    change_lines,
    change_lines,
    change_data,
)


def structure_mutants(
    documents: Sequence[Path], seed: int
) -> Iterator[tuple[str, bytes]]:
    """Mutants without end, each with the words of how it was made; no document is named."""
    chance = random.Random(seed)
    while True:
        number = chance.randrange(len(documents))
        try:
            made = parsed(documents[number].read_bytes(), chance)
        except Exception:  # noqa: BLE001  pdfminer reads fewer files than pdfium
            continue
        names = []
        for change in chance.sample(CHANGES, chance.choice((1, 1, 2, 3))):
            change(made, chance)
            names.append(change.__name__)
        yield f"structure {number}:{'+'.join(names)}", made.to_bytes()
