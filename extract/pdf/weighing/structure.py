"""A file's objects as pdfminer reads them, those of an encrypted one in the clear.

Imported where a file asks for it only: pdfminer takes a tenth of a second. Its own RC4 copies all
that it has deciphered at every byte, which takes minutes for a megabyte: the one of cryptography,
which it needs for AES, is asked instead.
"""

import io
import logging
from collections.abc import Iterator, Mapping
from hashlib import md5
from typing import Any

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


class _Keys(_Document):
    """A document of which nothing is unpacked: the streams that hold its objects are not weighed
    yet.
    """

    def _getobj_objstm(self, _: Any, __: int, objid: int) -> object:  # noqa: ANN401
        raise PDFObjectNotFound(objid)


def _opened(
    kind: type[_Document], data: bytes, password: str | None
) -> _Document:
    # its warnings about odd files are no message of ours
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return kind(PDFParser(io.BytesIO(data)), password or "")


def structured_pages(data: bytes, password: str | None) -> Iterator[Any]:
    """The pages of a file, with their resources and instructions.

    Raises:
        PSException: of pdfminer, where it makes no sense of the file.
    """
    document = _opened(_Document, data, password)
    pages: Iterator[Any] = PDFPage.create_pages(document)
    return pages


def decipher_of(data: bytes, password: str | None) -> Decipher | None:
    """How the streams of a file are deciphered; None where they are not encrypted, or nobody here
    knows how.
    """
    try:
        document = _opened(_Keys, data, password)
    except (PSException, OSError, *STUMBLES):
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
