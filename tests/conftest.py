"""Shared fixtures: raw tables built from lists of strings, the audited sample, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from extract.geometry import BBox, Place
from extract.table import RawCell, RawTable

# How long an example takes says how busy the machine is; Hypothesis' own profile for CI knows that.
settings.register_profile("patient", deadline=None)
if "CI" not in os.environ:
    settings.load_profile("patient")

MakeRaw = Callable[..., RawTable]
CELL_WIDTH, CELL_HEIGHT = 60.0, 12.0
SAMPLE = (
    Path(__file__).parents[1] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


def _place(page: int, row: int, col: int, rowspan: int, colspan: int) -> Place:
    x0, top = 40.0 + CELL_WIDTH * col, 100.0 + CELL_HEIGHT * row
    return Place(
        page,
        BBox(x0, top, x0 + CELL_WIDTH * colspan, top + CELL_HEIGHT * rowspan),
    )


def raw_table(
    table_id: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str | None]],
    *,
    caption: str = "",
    section: str = "",
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    pages: Sequence[int] | None = None,
    header_rows: Sequence[Sequence[str | None]] | None = None,
    header_spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> RawTable:
    """A table of ``rows`` under ``header``: None is a position covered by a span, "" an empty cell.

    ``spans`` gives (rowspan, colspan) of the cell at (row, col); ``pages`` the page each row starts
    on (1). ``header_rows`` are the printed header rows, where they differ from the flattened
    ``header``.
    """
    row_pages = tuple(pages or [1] * len(rows))
    cells = _cells(rows, spans or {}, row_pages)
    printed = _cells(
        header_rows or [header],
        header_spans or {},
        (row_pages or (1,))[:1] * 9,
        above=True,
    )
    places = tuple(
        _place(
            page,
            row_pages.index(page) - 1,
            0,
            row_pages.count(page) + 1,
            len(header),
        )
        for page in sorted(set(row_pages))
    )
    return RawTable(
        table_id,
        caption,
        tuple(header),
        printed,
        len(rows),
        cells,
        row_pages,
        places or (_place(1, 0, 0, 1, 1),),
        section,
    )


def _cells(
    rows: Sequence[Sequence[str | None]],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    pages: Sequence[int],
    above: bool = False,
) -> tuple[RawCell, ...]:
    lift = len(rows) if above else 0
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None:
                down, across = spans.get((r, c), (1, 1))
                cells.append(
                    RawCell(
                        r,
                        c,
                        down,
                        across,
                        text,
                        (_place(pages[r], r - lift, c, down, across),),
                        "test",
                    )
                )
    return tuple(cells)


@pytest.fixture(scope="session")
def make_raw() -> MakeRaw:
    """The builder of raw tables: ``make_raw(id, header, rows, caption="", section="", spans=…,
    pages=…)``.
    """
    return raw_table


@pytest.fixture(scope="session")
def audited_sample() -> Any:
    """The sample, audited once for all tests of a process."""
    from pointage import audit

    return audit(SAMPLE)


@pytest.fixture(scope="session")
def sample_document() -> Any:
    """The sample, read once for all tests of a process; nothing judges its readings."""
    from extract.pdf.source import open_source
    from extract.reader import read_document

    return read_document(open_source(SAMPLE))


@pytest.fixture(scope="session")
def sample_frames(sample_document) -> Any:
    """The frames of the sample."""
    from extract.records.frames import frames

    return frames(sample_document)


@pytest.fixture(scope="session")
def sample_folder(audited_sample, tmp_path_factory) -> Path:
    """The folder of the audited sample, without pictures of its pages; nobody writes into it."""
    return audited_sample.write(tmp_path_factory.mktemp("sample"), pages="none")


def _chromium() -> str:
    named = os.environ.get("POINTAGE_CHROMIUM")
    found = named or next(
        filter(
            None,
            map(
                shutil.which, ("chromium", "chromium-browser", "google-chrome")
            ),
        ),
        None,
    )
    if not found:
        pytest.fail(
            "these tests need a browser: apt-get install chromium, or set POINTAGE_CHROMIUM"
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, headless, started once."""
    from playwright.sync_api import sync_playwright

    flags = (
        "no-sandbox disable-gpu no-first-run disable-background-networking disable-component-update"
        " disable-sync"
    )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_chromium(),
            args=[f"--{flag}" for flag in flags.split()],
            handle_sigint=False,
        )
        yield started
        started.close()


@pytest.fixture
def open_address(browser) -> Iterator[Callable[..., Any]]:
    """Opens an address; collects every request and every error of its page. ``wait`` is how many
    milliseconds it may take."""
    contexts = []

    def opened(
        address: str, *, wait: float | None = None, **options: Any
    ) -> Any:
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        if wait is not None:
            context.set_default_timeout(wait)
        page = context.new_page()
        page.requests, page.problems = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on(
            "console",
            lambda message: (
                page.problems.append(message.text)
                if message.type == "error"
                else None
            ),
        )
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script."""
    import axe_playwright_python

    return (
        Path(axe_playwright_python.__file__).parent / "axe.min.js"
    ).read_text(encoding="utf-8")
