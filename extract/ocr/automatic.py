"""The OCR that is installed, loaded when the first page needs it."""

from collections.abc import Callable
from functools import lru_cache

from extract.errors import UsageError
from extract.ocr.engine import ENGINES, OcrEngine, installed
from extract.pdf.page import Page
from extract.pdf.source import Source

NONE = "none"


def automatic(wanted: str = "") -> Callable[[Source, int], Page] | None:
    """What reads a page by the engine named ``wanted``, or by the first one installed; None where
    there is none.

    ``none`` asks for no OCR. Nothing of an engine is imported before a page is read.

    Raises:
        UsageError: there is no engine of that name.
    """
    name = _chosen(wanted)
    if name is None:
        return None

    def read(source: Source, number: int) -> Page:
        from extract.ocr.scanned_page import ocr_reader

        return ocr_reader(_loaded(name))(source, number)

    return read


def engine(wanted: str = "") -> OcrEngine | None:
    """The engine that `automatic` reads pages by, loaded; None where there is none."""
    name = _chosen(wanted)
    return None if name is None else _loaded(name)


def _chosen(wanted: str) -> str | None:
    if wanted == NONE:
        return None
    if wanted and wanted not in ENGINES:
        known = ", ".join((*ENGINES, NONE))
        raise UsageError(
            f"POINTAGE_OCR={wanted} : moteur inconnu. Choisissez parmi : {known}.",
            f"POINTAGE_OCR={wanted}: unknown engine. Choose one of: {known}.",
        )
    return next((one for one in ([wanted] if wanted else ENGINES) if installed(one)), None)


@lru_cache(maxsize=1)
def _loaded(name: str) -> OcrEngine:
    """One engine a process: its models take a second to load."""
    return ENGINES[name]()
