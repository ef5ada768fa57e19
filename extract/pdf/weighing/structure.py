"""A file's objects as pdfminer reads them, those of an encrypted one in the clear.

Imported where a file asks for it only: pdfminer takes a tenth of a second. Its own RC4 copies all
that it has deciphered at every byte, which takes minutes for a megabyte: the one of cryptography,
which it needs for AES, is asked instead.
"""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import md5
from typing import Any, TypeVar

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from pdfminer.pdfdocument import (
    PDFDocument,
    PDFStandardSecurityHandler,
    PDFStandardSecurityHandlerV4,
    PDFStandardSecurityHandlerV5,
)
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psexceptions import PSException

from extract.pdf.weighing.raw_streams import Decipher
from extract.pdf.weighing.stumbles import STUMBLES

_LONGEST_KEY = 16
"""Bytes of the key of one object."""
_TRAILER, _TABLE = b"trailer", b"startxref"
"""Before what is said of the whole file, and before the place of its table of objects."""
_OPENS = re.compile(rb"(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+obj\b")
"""How an object opens: its number, its generation."""


class _Arcfour(PDFStandardSecurityHandler):  # type: ignore[misc]  # untyped
    def decrypt_rc4(self, objid: int, genno: int, data: bytes) -> bytes:
        """A text or a stream in the clear."""
        whole = self.key + objid.to_bytes(4, "little")[:3]
        whole += genno.to_bytes(4, "little")[:2]
        key = md5(whole).digest()[: min(len(whole), _LONGEST_KEY)]  # noqa: S324  the format's own
        return bytes(Cipher(ARC4(key), None).decryptor().update(data))


class _ArcfourV4(_Arcfour, PDFStandardSecurityHandlerV4):  # type: ignore[misc]  # untyped
    """The same where the file names its ciphers."""


class _Document(PDFDocument):  # type: ignore[misc]  # untyped
    security_handler_registry: Mapping[int, Any] = {
        1: _Arcfour,
        2: _Arcfour,
        4: _ArcfourV4,
        5: PDFStandardSecurityHandlerV5,
    }

    def getobj(self, objid: int) -> object:
        """An object, never a reference to another.

        Raises:
            PDFObjectNotFound: there is none, or what it refers to leads back to it.
        """
        seen = {objid}
        found: object = super().getobj(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                raise PDFObjectNotFound(objid)
            seen.add(found.objid)
            found = super().getobj(found.objid)
        return found


_Kind = TypeVar("_Kind", bound=_Document)


class _Keys(_Document):
    """A document of which nothing is unpacked: the streams that hold its objects are not weighed
    yet.
    """

    def _getobj_objstm(self, _: Any, __: int, objid: int) -> object:  # noqa: ANN401
        raise PDFObjectNotFound(objid)


def _opened(kind: type[_Kind], data: bytes, password: str | None) -> _Kind:
    # its warnings about odd files are no message of ours
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return kind(PDFParser(io.BytesIO(data)), password or "")


def structured_pages(data: bytes, password: str | None) -> Iterator[Any]:
    """The pages of a file, with their resources and instructions; where none is found by its table
    of objects, those that a search for its objects finds, as pdfium repairs it.

    Raises:
        PSException: of pdfminer, where it makes no sense of the file.
    """
    found = False
    with suppress(PSException, OSError, *STUMBLES):
        for page in _pages(data, password):
            found = True
            yield page
    if not found:
        yield from _pages(_with_new_table(data), password)


def _pages(data: bytes, password: str | None) -> Iterator[Any]:
    pages: Iterator[Any] = PDFPage.create_pages(
        _opened(_Document, data, password)
    )
    return pages


def _with_new_table(data: bytes) -> bytes:
    """A file with a table of its objects as they stand in its bytes, and its own trailer: one byte
    more or less makes the table that it has point beside each, which pdfium repairs."""
    start = data.rfind(_TRAILER)
    if start < 0:
        return data
    end = data.find(_TABLE, start)
    trailer = data[start:] if end < 0 else data[start:end]
    places = {
        int(found[1]): (found.start(), int(found[2]))
        for found in _OPENS.finditer(data)
    }
    lines = [
        b"%d 1\n%010d %05d n \n" % (number, *place)
        for number, place in sorted(places.items())
    ]
    table = b"".join([b"\nxref\n", *lines, trailer])
    return b"%s%s\n%s\n%d\n%%%%EOF\n" % (data, table, _TABLE, len(data) + 1)


def _keys_of(data: bytes, password: str | None) -> _Keys | None:
    """The document with what it is deciphered by; None where pdfminer makes no sense of it."""
    try:
        return _opened(_Keys, data, password)
    except (PSException, OSError, *STUMBLES):
        return None


def decipher_of(data: bytes, password: str | None) -> Decipher | None:
    """How the streams of a file are deciphered; None where they are not encrypted, or nobody here
    knows how.
    """
    document = _keys_of(data, password)
    if document is None:
        document = _keys_of(_with_new_table(data), password)
    if document is None:
        return None
    decipher = document.decipher
    if decipher is None:
        return None

    def clear(number: int, generation: int, body: bytes) -> bytes:
        try:
            return bytes(decipher(number, generation, body))
        except (PSException, *STUMBLES):
            return body

    return clear
