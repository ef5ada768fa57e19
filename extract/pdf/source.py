"""A PDF file: its bytes, its name, its pages one at a time."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from extract.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    NotAPdfError,
    UnreadableError,
)
from extract.geometry import BBox
from extract.given.ordinary_file import refuse_special
from extract.hidden_characters import visible
from extract.pdf.document_id import document_id
from extract.pdf.expansion import check_expansion
from extract.pdf.limits import LIMITS, check_page, exceeded
from extract.pdf.page import Page
from extract.pdf.pdfium_api import Handle
from extract.pdf.pdfium_page import read_page
from extract.pdf.sight.visibility import Sight
from extract.pdf.weighing.packed_streams import check_streams

if TYPE_CHECKING:
    from PIL.Image import Image

_HEAD = 1024
"""The mark of a PDF may stand this far into the file."""
_HELD = 2
"""Pages that stay open for the next drawing: parts of two are often drawn in turn, and opening one
takes as long as drawing a part of it."""


class Source:
    """An open PDF. A context manager; pages are read on demand and closed again, so memory stays
    flat: the last two that were drawn alone are kept.
    """

    def __init__(
        self,
        name: str,
        data: bytes,
        document: Handle,
        password: str | None = None,
    ) -> None:
        self.name = name
        self.data = data
        self.password = password
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.document_id = document_id(name, self.sha256)
        self._document = document
        self._characters: dict[int, int] = {}
        self._checked: set[int] = set()
        """The pages that are known to hold no more than is read."""
        self._held: dict[int, Handle] = {}
        """The last pages that were drawn, the latest last."""
        self._sight = Sight(name)
        self.page_count = len(document)
        self.metadata: Mapping[str, str] = {
            key: value
            for key, value in document.get_metadata_dict().items()
            if value
        }

    def __enter__(self) -> "Source":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Free the document."""
        self._document.close()

    def pages(self) -> Iterator[Page]:
        """Every page in order."""
        return map(self.page, range(1, self.page_count + 1))

    def page(self, number: int) -> Page:
        """The page of 1-based index ``number``.

        Raises:
            DamagedPdfError: the page cannot be read.
            LimitExceededError: the page, or the document up to it, holds more than is read.
        """
        handle = self._open(number)
        try:
            self._check(handle, number)
            page = read_page(handle, number, self._sight)
            self._count(number, len(page.chars))
            return page
        finally:
            handle.close()
            if self._sight.kept > LIMITS.letters * 10**6 / 2:
                self._forget_letters()

    def _forget_letters(self) -> None:
        """Open the file anew: pdfium keeps pictures of the letters it painted until it is
        closed.
        """
        for held in self._held.values():
            held.close()
        self._held.clear()
        self._document.close()
        self._document = _document(self.name, self.data, self.password)
        self._sight.kept = 0.0

    def page_size(self, number: int) -> tuple[float, float]:
        """Width and height of the page as displayed, in points."""
        handle = self._open(number)
        try:
            width, height = handle.get_size()
            return width, height
        finally:
            handle.close()

    def render(
        self, number: int, scale: float = 2.0, clip: BBox | None = None
    ) -> "Image":
        """The page as displayed, ``scale`` pixels to the point; ``clip`` keeps that box only."""
        handle = self._hold(number)
        width, height = handle.get_size()
        box = clip or BBox(0.0, 0.0, width, height)
        x0, top = max(box.x0, 0.0), max(box.top, 0.0)
        x1, bottom = min(box.x1, width), min(box.bottom, height)
        self._check(handle, number)
        if (
            pixels := int((x1 - x0) * (bottom - top) * scale**2 / 1e6)
        ) > LIMITS.rendering:
            raise exceeded(self.name, "rendering", found=pixels, page=number)
        bitmap = handle.render(
            scale=scale, crop=(x0, height - bottom, width - x1, top)
        )
        image: Image = bitmap.to_pil()
        return image if image.mode == "RGB" else image.convert("RGB")

    def _hold(self, number: int) -> Handle:
        """The page, which stays open until others are drawn."""
        handle = self._held.pop(number, None) or self._open(number)
        self._held[number] = handle
        if len(self._held) > _HELD:
            self._held.pop(next(iter(self._held))).close()
        return handle

    def _check(self, handle: Handle, number: int) -> None:
        if number not in self._checked:
            check_page(handle, self.name, number)
            self._checked.add(number)

    def _count(self, number: int, characters: int) -> None:
        """Refuse a page, or a document, of more text than is read."""
        if characters > LIMITS.characters:
            raise exceeded(
                self.name, "characters", found=characters, page=number
            )
        self._characters[number] = characters
        if sum(self._characters.values()) > LIMITS.text:
            raise exceeded(self.name, "text")

    def _open(self, number: int) -> Handle:
        if not 1 <= number <= self.page_count:
            raise UnreadableError(
                f"{self.name} : il n'y a pas de page {number} (le fichier en a {self.page_count}).",
                f"{self.name}: there is no page {number} (the file has {self.page_count}).",
            )
        try:
            return self._document[number - 1]
        except pdfium.PdfiumError as error:
            raise _damaged(self.name, f"page {number}") from error


def open_source(
    path: Path, password: str | None = None, name: str = ""
) -> Source:
    """Open a PDF file; ``name`` is the one it goes by where the path's is not. Characters of a name
    that are obeyed or not seen are shown by their numbers, wherever it is printed.

    Raises:
        UnreadableError: there is no such file, or it cannot be read.
        NotAPdfError: the file is empty or no PDF.
        DamagedPdfError: the PDF is truncated, broken or has no page.
        EncryptedPdfError: a password is needed, or the one given is wrong.
        LimitExceededError: the file is larger, or has more pages, than is read.
        UsageError: it is a pipe, a device or a socket.
    """
    name = visible(name or path.name)
    data = _bytes_of(path, name)
    if not data:
        raise NotAPdfError(
            f"{name} : le fichier est vide. Téléchargez-le de nouveau.",
            f"{name}: the file is empty. Download it again.",
            code="empty",
        )
    if b"%PDF-" not in data[:_HEAD]:
        raise NotAPdfError(
            f"{name} : ce n'est pas un PDF, malgré son nom. Vérifiez le fichier ou convertissez-le"
            " en PDF.",
            f"{name}: this is not a PDF, whatever its name. Check the file or convert it to PDF.",
            code="no-mark",
        )
    if _is_cut(data):
        raise _damaged(name, "fin manquante", "its end is missing", code="cut")
    weight = check_streams(data, name, password)
    document = _document(name, data, password)
    if len(document) == 0:
        raise _damaged(name, "aucune page", "it has no page", code="no-page")
    if len(document) > LIMITS.pages:
        raise exceeded(name, "pages", found=len(document))
    check_expansion(
        data,
        name,
        password,
        look_closer=weight.hides,
        letters=weight.letters,
    )
    return Source(name, data, document, password)


def _bytes_of(path: Path, name: str) -> bytes:
    refuse_special(path)
    try:
        if path.stat().st_size > LIMITS.megabytes * 10**6:
            raise exceeded(
                name, "megabytes", found=path.stat().st_size // 10**6
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(
            f"{path} : fichier introuvable. Vérifiez le chemin.",
            f"{path}: no such file. Check the path.",
        ) from error
    except OSError as error:
        raise UnreadableError(
            f"{path} : lecture impossible ({error.strerror}). Vérifiez les droits d'accès.",
            f"{path}: cannot be read ({error.strerror}). Check its permissions.",
        ) from error


def _document(name: str, data: bytes, password: str | None) -> Handle:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if error.err_code == pdf.FPDF_ERR_PASSWORD:
            raise _encrypted(name, given=password is not None) from error
        if error.err_code == pdf.FPDF_ERR_SECURITY:
            raise EncryptedPdfError(
                f"{name} : le chiffrement de ce PDF n'est pas reconnu. Enregistrez-en une copie"
                " sans protection.",
                f"{name}: the encryption of this PDF is not supported. Save a copy without"
                " protection.",
                code="method",
            ) from error
        raise _damaged(
            name,
            "structure illisible",
            "its structure cannot be read",
            code="structure",
        ) from error


def _encrypted(name: str, *, given: bool) -> EncryptedPdfError:
    if given:
        return EncryptedPdfError(
            f"{name} : le mot de passe donné n'ouvre pas ce PDF. Vérifiez le fichier de"
            " --password-file.",
            f"{name}: the password given does not open this PDF. Check the file given to"
            " --password-file.",
            code="wrong-password",
        )
    return EncryptedPdfError(
        f"{name} : ce PDF est protégé par un mot de passe. Donnez-le avec --password-file.",
        f"{name}: this PDF is protected by a password. Give it with --password-file.",
        code="password",
    )


def _damaged(
    name: str, why_fr: str, why_en: str = "", *, code: str = "page"
) -> DamagedPdfError:
    return DamagedPdfError(
        f"{name} : PDF endommagé ou incomplet ({why_fr}). Téléchargez-le de nouveau.",
        f"{name}: damaged or incomplete PDF ({why_en or why_fr}). Download it again.",
        code=code,
    )


def _is_cut(data: bytes) -> bool:
    """Whether the file stops before the mark that closes it, or in the middle of something written
    after one.
    """
    end = data.rfind(b"startxref")
    if end < 0:
        return True
    # objects that follow the last end of file, which the file then lacks
    return re.search(rb"\bobj\b|\bstream\b", data[end:]) is not None
