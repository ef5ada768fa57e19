"""Pages that show something else than they say, those of the benchmark, as files."""

from pathlib import Path

from benchmarks.hidden.sheet import Case, page_of
from extract.pdf.page import Page
from extract.pdf.source import Source, open_source


def hidden_source(case: Case, folder: Path) -> Source:
    """The page of a case, open; it is written into ``folder``."""
    path = folder / "page.pdf"
    path.write_bytes(page_of(case))
    return open_source(path)


def hidden_page(case: Case, folder: Path) -> Page:
    """The page of a case, as it is read."""
    with hidden_source(case, folder) as source:
        return source.page(1)
