"""The OCR engines, by name. To add one: a file in `engines/` with its entry, and a line here."""

from collections.abc import Iterable, Mapping

from extract.ocr.engines import rapid, tesseract
from extract.ocr.ocr_engine import EngineEntry


def by_priority(entries: Iterable[EngineEntry]) -> Mapping[str, EngineEntry]:
    """The entries by name, the first to be taken first.

    Raises:
        ValueError: two engines have one name.
    """
    found: dict[str, EngineEntry] = {}
    for entry in sorted(entries, key=lambda entry: entry.priority):
        if entry.name in found:
            raise ValueError(f"two OCR engines are called {entry.name}")
        found[entry.name] = entry
    return found


ENGINES = by_priority(
    (
        rapid.ENTRY,
        tesseract.ENTRY,
    )
)


def first_installed() -> EngineEntry | None:
    """The engine that reads pages where none is asked for; None where none is installed."""
    return next(
        (entry for entry in ENGINES.values() if entry.is_installed()), None
    )


def ocr_fingerprint() -> list[str | bool]:
    """What changes when some engine may read otherwise, engine by engine."""
    return [entry.fingerprint() for entry in ENGINES.values()]
