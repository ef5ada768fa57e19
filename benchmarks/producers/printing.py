"""Printing a document by Chromium, WeasyPrint and LibreOffice Calc, where the machine has them."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.producers.looks import look, page
from benchmarks.producers.tables import Document

Job = tuple[Document, Random, Path]
"""A document, what its look is drawn from, and the PDF to write."""


def missing() -> dict[str, str]:
    """Why a producer cannot print here, by its name."""
    out = {}
    if (
        _program(
            "POINTAGE_CHROMIUM", "chromium", "chromium-browser", "google-chrome"
        )
        is None
    ):
        out["chromium"] = (
            "no chromium, chromium-browser or google-chrome (POINTAGE_CHROMIUM names one)"
        )
    if importlib.util.find_spec("weasyprint") is None:
        out["weasyprint"] = (
            "WeasyPrint is not installed (pip install weasyprint)"
        )
    if _program("POINTAGE_SOFFICE", "soffice", "libreoffice") is None:
        out["calc"] = "no soffice (POINTAGE_SOFFICE names one)"
    return out


def _program(variable: str, *names: str) -> str | None:
    return os.environ.get(variable) or next(
        filter(None, map(shutil.which, names)), None
    )


def chromium(jobs: Sequence[Job]) -> None:
    """Print all documents in one browser."""
    from playwright.sync_api import sync_playwright

    program = _program(
        "POINTAGE_CHROMIUM", "chromium", "chromium-browser", "google-chrome"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        sheet = browser.new_page()
        for document, random, pdf in jobs:
            sheet.set_content(
                page(random, document, look(random, document).css)
            )
            sheet.pdf(
                path=str(pdf), prefer_css_page_size=True, print_background=True
            )
            _turn(pdf, document.turned)
        browser.close()


def weasyprint(jobs: Sequence[Job]) -> None:
    """Print all documents by WeasyPrint."""
    import weasyprint as library

    for document, random, pdf in jobs:
        library.HTML(
            string=page(random, document, look(random, document).css)
        ).write_pdf(str(pdf))
        _turn(pdf, document.turned)


def _turn(pdf: Path, angle: int) -> None:
    """Turn every page: its text lies sideways on the page as displayed."""
    if not angle:
        return
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf.read_bytes())
    for number in range(len(document)):
        document[number].set_rotation(angle)
    document.save(str(pdf))
    document.close()


def calc(jobs: Sequence[Job]) -> None:
    """Write all documents as workbooks, a table a sheet, and print them by LibreOffice Calc in one
    go.
    """
    from benchmarks.producers.workbooks import workbook

    by_folder: dict[Path, list[Path]] = {}
    for document, random, pdf in jobs:
        path = pdf.with_suffix(".xlsx")
        workbook(document, random).save(path)
        by_folder.setdefault(pdf.parent, []).append(path)
    program = (
        _program("POINTAGE_SOFFICE", "soffice", "libreoffice") or "soffice"
    )
    for folder, books in by_folder.items():
        command = [
            program,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, books),
        ]
        subprocess.run(command, check=True, capture_output=True)
    for document, _, pdf in jobs:
        _turn(pdf, document.turned)


PRODUCERS: dict[str, Callable[[Sequence[Job]], None]] = {
    "chromium": chromium,
    "weasyprint": weasyprint,
    "calc": calc,
}
