"""Opening PDFs: what cannot be opened says why, and coordinates are those of the displayed page."""

import os
import re
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extract.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    NotAPdfError,
    UnreadableError,
)
from extract.geometry import BBox
from extract.pdf.source import Source, open_source

from ..drawing import pdf_bytes

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


def hello(pen):
    pen.text(100, 200, "Bonjour")


def refused(
    path: Path,
    kind: type[UnreadableError],
    *said: str,
    password: str | None = None,
) -> None:
    with pytest.raises(kind) as caught:
        open_source(path, password)
    assert caught.value.exit_code == 3
    for text in (caught.value.fr, caught.value.en):
        assert path.name in text
        assert text.endswith(".")
    for word in said:
        assert word in caught.value.fr


def test_a_missing_file(tmp_path):
    refused(tmp_path / "absent.pdf", UnreadableError, "introuvable")


def test_a_folder_is_no_pdf(tmp_path):
    refused(tmp_path, UnreadableError)


def test_an_empty_file(tmp_path):
    path = tmp_path / "vide.pdf"
    path.touch()
    refused(path, NotAPdfError, "vide")


def test_a_text_named_pdf(tmp_path):
    path = tmp_path / "lettre.pdf"
    path.write_text("Madame, Monsieur,", encoding="utf-8")
    refused(path, NotAPdfError, "pas un PDF")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_a_truncated_pdf(tmp_path, share):
    data = SAMPLE.read_bytes()
    path = tmp_path / "coupé.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    refused(path, DamagedPdfError, "endommagé")


def test_bytes_around_a_whole_pdf_do_no_harm(tmp_path):
    path = tmp_path / "entouré.pdf"
    path.write_bytes(
        b"\r\n" + pdf_bytes([hello]).removesuffix(b"%%EOF\n") + b"\0" * 3000
    )
    with open_source(path) as source:
        assert "".join(source.page(1).chars.text) == "Bonjour"


def test_a_pdf_of_noise(tmp_path):
    path = tmp_path / "bruit.pdf"
    path.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 9 + b"\n%%EOF\n")
    refused(path, DamagedPdfError, "endommagé")


def test_a_password_is_asked_for_and_checked(tmp_path):
    path = tmp_path / "secret.pdf"
    path.write_bytes(
        pdf_bytes(
            [hello],
            encrypt=StandardEncryption("sésame", canPrint=0, strength=128),
        )
    )
    refused(path, EncryptedPdfError, "mot de passe", "--password-file")
    refused(path, EncryptedPdfError, "mot de passe", password="autre")
    with open_source(path, "sésame") as source:
        assert "".join(source.page(1).chars.text) == "Bonjour"


def test_an_encrypted_pdf_that_anyone_may_read(tmp_path):
    path = tmp_path / "lecture.pdf"
    path.write_bytes(
        pdf_bytes(
            [hello],
            encrypt=StandardEncryption(
                "", ownerPassword="patron", strength=128
            ),
        )
    )
    with open_source(path) as source:
        assert "".join(source.page(1).chars.text) == "Bonjour"


def test_a_page_that_is_not_there(source_of):
    with (
        source_of([hello]) as source,
        pytest.raises(UnreadableError, match="no page 2"),
    ):
        source.page(2)


def test_the_document_id_is_safe_and_names_the_bytes(tmp_path):
    path = tmp_path / "Délibération n° 12 (copie).pdf"
    path.write_bytes(pdf_bytes([hello]))
    with open_source(path) as source:
        assert (
            source.document_id
            == f"Deliberation-n-12-copie-{source.sha256[:16]}"
        )
        assert source.name == path.name


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_coordinates_are_those_of_the_displayed_page(page_of, rotate):
    page = page_of(hello, rotate=rotate)
    assert (page.width, page.height, page.rotation) == (595, 842, rotate)
    assert "".join(page.chars.text) == "Bonjour"
    assert set(page.chars.angles.tolist()) == {0}
    x0, top, _, bottom = page.chars.loose[0]
    assert x0 == pytest.approx(100, abs=0.5)
    assert top < 200 - 5
    assert 200 < bottom < 204
    assert page.chars.sizes[0] == pytest.approx(8)


def test_text_outside_the_crop_box_is_not_displayed(source_of):
    def crop(pen):
        pen.canvas.setCropBox((50, 50, 545, 792))
        pen.text(100, 200, "dedans")
        pen.text(10, 200, "x")

    with source_of([crop]) as source:
        page = source.page(1)
    assert (page.width, page.height) == (495, 742)
    assert "".join(page.chars.text) == "dedans"
    assert page.chars.boxes[0, 0] == pytest.approx(50, abs=0.5)


def test_letters_without_a_height_are_not_displayed(page_of):
    def flat(pen):
        hello(pen)
        text = pen.canvas.beginText()
        text.setTextTransform(1, 0, 0, 0, 100, 300)
        text.textOut("1 234,00")
        pen.canvas.drawText(text)

    assert "".join(page_of(flat).chars.text) == "Bonjour"


@pytest.mark.parametrize("moved", [0.0, 0.3])
def test_letters_printed_twice_over_are_read_once(page_of, moved):
    def shadowed(pen):
        hello(pen)
        pen.text(100 + moved, 200 + moved, "Bonjour")
        pen.text(100, 220, "iiiilll")

    assert "".join(page_of(shadowed).chars.text) == "Bonjouriiiilll"


def test_render_shows_the_page_or_a_part_of_it(source_of):
    with source_of([hello]) as source:
        assert source.render(1, scale=1.0).size == (595, 842)
        part = source.render(1, scale=2.0, clip=BBox(90, 190, 190, 210))
    assert part.size == (200, 40)
    assert part.convert("L").getextrema()[0] < 100


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"d\xe9lib.pdf", r"d\xe9lib.pdf"),
        (b"a\x1b[2J.pdf", r"a\x1b[2J.pdf"),
        (b"a\nb.pdf", r"a\nb.pdf"),
        ("a\u202efdp.exe".encode(), r"a\u202efdp.exe"),
    ],
)
def test_what_a_name_hides_is_shown(tmp_path, name, shown):
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(pdf_bytes([hello]))
    with open_source(path) as source:
        assert source.name == shown
        assert re.fullmatch(r"[A-Za-z0-9._-]+", source.document_id)
    path.write_bytes(b"")
    with pytest.raises(NotAPdfError) as caught:
        open_source(path)
    assert caught.value.fr.startswith(f"{shown} : ")


def test_pages_drawn_in_turn_are_opened_once(tmp_path, monkeypatch):
    """Parts of two pages are often drawn in turn; no more than those stay open."""
    path = tmp_path / "trois.pdf"
    path.write_bytes(pdf_bytes([hello] * 3))
    opened: list[int] = []
    by_itself = Source._open

    def counted(source, number):
        opened.append(number)
        return by_itself(source, number)

    monkeypatch.setattr(Source, "_open", counted)
    with open_source(path) as source:
        drawn = [source.render(number) for number in (1, 2, 1, 2, 3, 1)]
    assert opened == [1, 2, 3, 1]
    assert len({each.tobytes() for each in drawn}) == 1
