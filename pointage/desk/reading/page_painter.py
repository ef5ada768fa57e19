"""Pages of the desk's PDFs as pictures, drawn when they are asked for."""

import threading
from collections import OrderedDict
from io import BytesIO
from pathlib import Path

from pointage.desk.reading.reading_process import FileStamp
from pointage.read_any import AnySource, open_any

SCALES = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""Pixels to the point in which pages are drawn."""
_MOST_PIXELS = 30_000_000
_OPEN = 3
"""PDFs that are kept open."""
_KEPT_BYTES = 48_000_000
"""Bytes of pictures that are kept."""
_Picture = tuple[Path, FileStamp, int, float]


class PagePainter:
    """Draws pages, one at a time: pdfium is not safe in threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sources: OrderedDict[tuple[Path, FileStamp], AnySource] = (
            OrderedDict()
        )
        self._pictures: OrderedDict[_Picture, bytes] = OrderedDict()
        self._bytes = 0

    def paint(
        self,
        pdf: Path,
        stamp: FileStamp,
        page: int,
        scale: float,
        password: str | None = None,
    ) -> bytes:
        """A page as PNG, ``scale`` pixels to the point or as many as a picture may have.

        Raises:
            UnreadableError: the file or the page cannot be read.
        """
        wanted = (pdf, stamp, page, scale)
        with self._lock:
            if wanted in self._pictures:
                self._pictures.move_to_end(wanted)
                return self._pictures[wanted]
            source = self._source(pdf, stamp, password)
            drawn = self._draw(source, page, scale)
            self._keep(wanted, drawn)
            return drawn

    def close(self) -> None:
        """Close all PDFs."""
        with self._lock:
            for source in self._sources.values():
                source.close()
            self._sources.clear()

    def _source(
        self, pdf: Path, stamp: FileStamp, password: str | None
    ) -> AnySource:
        known = (pdf, stamp)
        if known not in self._sources:
            self._sources[known] = open_any(pdf, password)
        self._sources.move_to_end(known)
        while len(self._sources) > _OPEN:
            _, oldest = self._sources.popitem(last=False)
            oldest.close()
        return self._sources[known]

    def _draw(self, source: AnySource, page: int, scale: float) -> bytes:
        width, height = source.page_size(page)
        most = (_MOST_PIXELS / max(1.0, width * height)) ** 0.5
        image = source.render(page, min(scale, most))
        out = BytesIO()
        image.save(out, "PNG", compress_level=1)
        return out.getvalue()

    def _keep(self, wanted: _Picture, drawn: bytes) -> None:
        self._pictures[wanted] = drawn
        self._bytes += len(drawn)
        while self._bytes > _KEPT_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= len(oldest)
