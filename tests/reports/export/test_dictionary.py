"""docs/data-dictionary*.md say what the schema says. To write them anew: POINTAGE_UPDATE=1, never
in CI.
"""

import os
from pathlib import Path

import pytest

from extract.records.registry import FRAMES
from reports.export.dictionary import dictionary

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en", "data-dictionary.md"), ("fr", "data-dictionary.fr.md")],
)
def test_the_dictionary_is_up_to_date(lang, name):
    path, text = DOCS / name, dictionary(lang)
    if os.environ.get("POINTAGE_UPDATE"):
        assert not os.environ.get("CI"), "golden files are made by hand"
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def test_every_column_of_every_frame_is_there():
    for lang in ("fr", "en"):
        text = dictionary(lang)
        for frame in FRAMES.values():
            assert f"`data/{frame.name}.csv`" in text
            assert all(f"| `{field.name}` |" in text for field in frame.fields)
