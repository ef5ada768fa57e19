"""Pages are drawn as they are asked for, and again when their file changed."""

from io import BytesIO

import pytest
from PIL import Image

from extract.errors import UnreadableError
from pointage.desk.reading import page_painter
from pointage.desk.reading.page_painter import PagePainter
from pointage.desk.reading.reading_process import file_stamp

from ....extract.drawing import pdf_bytes


@pytest.fixture
def painter():
    made = PagePainter()
    yield made
    made.close()


def size_of(png):
    return Image.open(BytesIO(png)).size


def test_a_page_is_drawn_at_its_scale_and_kept(tmp_path, painter):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([lambda pen: pen.text(50, 50, "un")]))
    stamp = file_stamp(path)
    drawn = painter.paint(path, stamp, 1, 2.0)
    assert size_of(drawn) == (1190, 1684)
    assert painter.paint(path, stamp, 1, 2.0) is drawn
    with pytest.raises(UnreadableError):
        painter.paint(path, stamp, 2, 2.0)


def test_no_picture_is_larger_than_is_drawn(tmp_path, painter, monkeypatch):
    monkeypatch.setattr(page_painter, "_MOST_PIXELS", 10_000)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([lambda pen: None]))
    width, height = size_of(painter.paint(path, file_stamp(path), 1, 6.0))
    assert width * height < 11_000


def test_what_is_kept_is_bounded(tmp_path, painter, monkeypatch):
    monkeypatch.setattr(page_painter, "_KEPT_BYTES", 1)
    for name in "abcde":
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_bytes([lambda pen: None]))
        painter.paint(path, file_stamp(path), 1, 1.0)
    assert len(painter._pictures) == 1
    assert len(painter._sources) == 3


def test_a_file_that_changed_is_drawn_anew(tmp_path, painter):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes([lambda pen: None]))
    before = painter.paint(path, file_stamp(path), 1, 1.0)
    path.write_bytes(pdf_bytes([lambda pen: pen.text(50, 50, "un", size=40)]))
    assert painter.paint(path, file_stamp(path), 1, 1.0) != before
