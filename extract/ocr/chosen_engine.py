"""The OCR that is installed, loaded when the first page needs it."""

from functools import lru_cache

from extract.errors import UsageError
from extract.geometry import BBox
from extract.ocr.ocr_engine import EngineEntry, OcrEngine, OcrReader
from extract.ocr.registry import ENGINES, first_installed
from extract.pdf.page import Page
from extract.pdf.source import Source

NONE = "none"
"""The name that asks for no OCR."""


def ocr_page_reader(wanted: str = "") -> OcrReader | None:
    """What reads a page, or a part of it, by the engine named ``wanted``, or by the first one
    installed; None where there is none.

    ``none`` asks for no OCR. Nothing of an engine is imported before a page is read.

    Raises:
        UsageError: there is no engine of that name.
    """
    entry = _chosen(wanted)
    if entry is None:
        return None

    def read(
        source: Source, number: int, region: BBox | None = None, /
    ) -> Page:
        from extract.ocr.scanned_page import ocr_reader  # OpenCV

        return ocr_reader(_loaded(entry))(source, number, region)

    return read


def chosen_engine(wanted: str = "") -> OcrEngine | None:
    """The engine that `ocr_page_reader` reads pages by, loaded; None where there is none.

    Raises:
        UsageError: there is no engine of that name.
    """
    entry = _chosen(wanted)
    return None if entry is None else _loaded(entry)


def _chosen(wanted: str) -> EngineEntry | None:
    if not wanted:
        return first_installed()
    if wanted == NONE:
        return None
    if wanted not in ENGINES:
        raise _unknown(wanted)

    entry = ENGINES[wanted]
    if entry.is_installed():
        return entry
    return None


def _unknown(wanted: str) -> UsageError:
    known = ", ".join((*ENGINES, NONE))
    return UsageError(
        f"POINTAGE_OCR={wanted} : moteur inconnu. Choisissez parmi : {known}.",
        f"POINTAGE_OCR={wanted}: unknown engine. Choose one of: {known}.",
    )


@lru_cache(maxsize=1)
def _loaded(entry: EngineEntry) -> OcrEngine:
    """One engine a process: its models take a second to load."""
    return entry.load()
