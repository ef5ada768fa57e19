"""Make the screenshots of docs/ from the sample: `python benchmarks/screenshots.py` (needs
Chromium).
"""

import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
OUT = ROOT / "docs" / "screenshots"
Scheme = Literal["light", "dark"]
SHOTS: tuple[tuple[str, str, int, int, Scheme, str], ...] = (
    ("report-1440", "fr", 1440, 900, "light", ""),
    ("report-768-dark", "en", 768, 1000, "dark", ""),
    ("report-360", "fr", 360, 800, "light", ""),
    ("findings-1440", "fr", 1440, 900, "light", "article.f-error"),
    ("findings-360-dark", "fr", 360, 800, "dark", "article.f-error"),
    ("table-1440", "fr", 1440, 900, "light", '[id^="t-annexe-5"]'),
    ("page-1440", "fr", 1440, 900, "light", "#page-20"),
    ("money-1440-dark", "fr", 1440, 900, "dark", "#ampleur"),
)


def audits(folder: Path) -> dict[str, Path]:
    """The sample's report in each language."""
    from pointage.pipeline import AuditOptions, check
    from pointage.read_any import read
    from reports.files.audit_folder import write_audit

    source, document = read(SAMPLE)
    with source:
        audit = check(document, AuditOptions())
        made = {
            lang: write_audit(audit, source, folder / lang, lang=lang)
            for lang in ("fr", "en")
        }
    return {lang: path / "report.html" for lang, path in made.items()}


def small(png: bytes) -> bytes:
    """The same picture in a palette."""
    from PIL import Image

    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(
        96, dither=Image.Dither.NONE
    ).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Write every screenshot."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("POINTAGE_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("apt-get install chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        reports = audits(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, lang, width, height, scheme, at in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(reports[lang].as_uri())
            if at:
                page.locator(at).first.evaluate(
                    "(node) => node.scrollIntoView({behavior: 'instant'})"
                )
                page.wait_for_timeout(300)
            (OUT / f"{name}.png").write_bytes(small(page.screenshot()))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
