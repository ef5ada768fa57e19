"""What Tesseract gives for a picture, and when it is there."""

import os
import sys

import numpy as np
import pytest

from extract.ocr.engines.tesseract import ENTRY, TesseractEngine, to_line


def test_the_words_of_tesseract_become_lines_of_characters(tesseract):
    first, alone = TesseractEngine().read(np.full((600, 800, 3), 255, np.uint8))
    assert first.text == "Judo club 500,00"
    assert "".join(char.text for char in first.chars) == "Judoclub500,00"
    assert first.chars[0].x == 110
    assert first.chars[0].confidence == pytest.approx(0.965)
    assert first.chars[-1].confidence == pytest.approx(0.91)
    assert first.slope == pytest.approx(4 / 620)
    assert (alone.text, alone.slope) == ("seul", 0.0)


def test_tesseract_tells_lines_on_their_side():
    def word(text, top):
        return {
            "text": text,
            "left": "40",
            "top": str(top),
            "width": "20",
            "height": "90",
            "conf": "90",
        }

    down = to_line([word("Judo", 100), word("club", 200)])
    up = to_line([word("Judo", 200), word("club", 100)])
    assert (down.angle, up.angle) == (90, 270)
    assert [
        char.text for char in sorted(down.chars, key=lambda char: char.y)
    ] == list("Judoclub")
    assert [
        char.text for char in sorted(up.chars, key=lambda char: -char.y)
    ] == list("Judoclub")
    assert {char.x for char in (*down.chars, *up.chars)} == {50.0}
    assert to_line([word("I", 100)]).angle == 0


def test_tesseract_needs_its_french_data(tmp_path, monkeypatch):
    if sys.platform == "win32":
        pytest.skip(
            "a program is stood in for by a script that Windows would not run"
        )
    program = tmp_path / "tesseract"
    program.write_text(f"#!{sys.executable}\nprint('eng')\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert not ENTRY.is_installed()


def test_without_the_program_tesseract_is_not_installed(no_programs):
    assert not ENTRY.is_installed()
    assert ENTRY.fingerprint() is False
