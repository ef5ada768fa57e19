"""Real minutes: every link of their reports ends at a place that the report shows."""

import os
import re
from pathlib import Path

import pytest

CORPUS = os.environ.get("POINTAGE_CORPUS")
MINUTES = (
    "chemere/CM 24 février 2015.pdf",
    "chemere/CM 16 novembre 2010.pdf",
    "mymairie/CM-13-decembre-2022.pdf",
    "mymairie/compte-rendu-09-07-2018.pdf",
    "putanges/compte-rendu-seance-du-12-07-2016.pdf",
)
"""Of each body, some that print who sits and how they vote in boxes and lists."""


@pytest.mark.skipif(not CORPUS, reason="POINTAGE_CORPUS is not set")
@pytest.mark.parametrize("name", MINUTES)
@pytest.mark.parametrize("pages", ["none", "tables"])
def test_no_link_ends_nowhere(name, pages, tmp_path):
    from pointage import audit

    folder = audit(Path(CORPUS) / "minutes" / name).write(tmp_path, pages=pages)
    html = (folder / "report.html").read_text(encoding="utf-8")
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]*)"', html)) - ids == set()
