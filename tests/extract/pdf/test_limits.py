"""Hostile files are refused with words that say what to do; nothing in them is followed."""

import io
import re
import socket
import tracemalloc
import zlib
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks.hostile import (
    HOSTILE,
    active,
    forms,
    huge_page,
    image,
    looping_form,
    one_page,
    repeated_contents,
    stream,
)
from extract.errors import EncryptedPdfError, LimitExceededError, UnreadableError
from extract.geometry import BBox
from extract.pdf import limits
from extract.pdf.backgrounds import visible_edges
from extract.pdf.document_id import document_id, safe_stem
from extract.pdf.expansion import check_expansion
from extract.pdf.limits import LIMITS, read_limits
from extract.pdf.recursive_forms import RawForms
from extract.pdf.source import open_source
from extract.reader import read_document


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("bombe-annotee", "objects"),
        ("bombe-de-blancs", "instructions"),
        ("bombe-de-formulaires", "objects"),
        ("contenus-repetes", "instructions"),
        ("formulaire-en-boucle", "nesting"),
        ("formulaires-profonds", "nesting"),
        ("image-immense", "megapixels"),
        ("objets", "objects"),
        ("pages", "pages"),
        ("texte-immense", "characters"),
        ("pages-en-boucle", "pages"),
    ],
)
def test_a_limit_passed_is_told_with_the_variable_that_raises_it(
    kind: str, code: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(HOSTILE[kind]())
    with pytest.raises(LimitExceededError) as caught, open_source(path) as source:
        list(source.pages())
    assert caught.value.code == code
    for text in (caught.value.fr, caught.value.en):
        assert text.startswith(path.name)
        assert f"POINTAGE_MAX_{code.upper()}" in text


def test_the_file_s_weight_and_all_its_text_have_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(active())
    monkeypatch.setattr("extract.pdf.source.LIMITS", replace(LIMITS, megabytes=0))
    with pytest.raises(LimitExceededError, match="MB"):
        open_source(path)
    monkeypatch.setattr("extract.pdf.source.LIMITS", replace(LIMITS, text=3))
    with pytest.raises(LimitExceededError, match="characters"), open_source(path) as source:
        source.page(1)


def test_forms_are_weighed_through_every_way_of_writing_them(tmp_path: Path) -> None:
    bomb = forms(5, 20)
    once = forms(5, 1)
    hidden = bomb.replace(b"/Form", b"/F#6frm")
    plain = hidden.replace(b"/XObject <</X 5 0 R>>", b"/XObject <</X 5 0 R /Z 99 0 R /Y (text)>>")
    for data, refused in (
        (bomb, True),
        (hidden, True),
        (plain, True),
        (once, False),
        (once[:-300], False),
    ):
        if refused:
            with pytest.raises(LimitExceededError, match="objects"):
                check_expansion(data, "a.pdf", None)
        else:
            check_expansion(data, "a.pdf", None)


def test_instructions_in_other_codes_and_behind_a_password_are_weighed() -> None:
    draws = b"/X Do " * 60
    form = (
        b"<</Subtype /Form /Length %d /Filter /ASCIIHexDecode /Resources <</XObject <</X 6 0"
        b" R>>>>>>"
    )
    form += b"\nstream\n%s\nendstream"
    more = [
        form % (len(draws.hex()) + 1, draws.hex().encode() + b">"),
        stream(draws, b"/Subtype /Form /Resources 7 0 R"),
    ]
    more += [b"<</XObject 8 0 R>>", b"<</X 9 0 R>>", stream(b"f", b"/Subtype 10 0 R"), b"/Form"]
    with pytest.raises(LimitExceededError, match="objects"):
        check_expansion(one_page(draws, b"/XObject <</X 5 0 R>>", more), "a.pdf", None)
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128), invariant=1)
    for level in range(6):
        canvas.beginForm(f"F{level}")
        for _ in range(20 if level else 0):
            canvas.doForm(f"F{level - 1}")
        canvas.endForm()
    canvas.doForm("F5")
    canvas.save()
    check_expansion(out.getvalue(), "a.pdf", None)
    with pytest.raises(LimitExceededError, match="objects"):
        check_expansion(out.getvalue(), "a.pdf", "secret")


@pytest.mark.parametrize(
    ("known", "broken"),
    [
        (b"/Kids [3 0 R] /Count 1>>", b"/Kids [/Pages 2 0 R >>"),
        (b"/Length 16 /Filter", b"/Page 16 /Filter"),
        (b"/Resources <</XObject <</X 5 0 R>>>>>>", b"/Resources 6 0 R>>"),
    ],
)
def test_a_form_that_draws_itself_in_a_broken_file_is_refused(known: bytes, broken: bytes) -> None:
    broke = b"6 0 obj <</XObject <</X 5 0 R>>>> endobj\n" + looping_form().replace(known, broken)
    with pytest.raises(UnreadableError, match=r"draws itself|forms"):
        check_expansion(broke, "a.pdf", None)


def test_damaged_instructions_are_weighed_as_far_as_they_unpack() -> None:
    packed = zlib.compress(b" " * 10**6, 0)[:-4] + b"????"
    body = b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)
    data = repeated_contents(400)
    whole = re.search(rb"4 0 obj\n(.*?)\nendobj", data, re.DOTALL)
    assert whole is not None
    with pytest.raises(LimitExceededError, match="instructions"):
        check_expansion(data.replace(whole[1], body), "a.pdf", None)


def test_forms_are_followed_through_the_bytes_of_a_file() -> None:
    assert RawForms(looping_form()).endless()
    assert RawForms(forms(5, 20)).endless()
    assert not RawForms(forms(5, 1)).endless()
    half = looping_form().replace(b"endstream", b"\0endstream")
    assert RawForms(half).endless()


def test_a_huge_page_is_read_but_not_drawn_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(huge_page())
    with open_source(path) as source:
        assert len(source.page(1).chars)
        assert source.render(1, scale=0.05).width == 720
        with pytest.raises(LimitExceededError, match="drawn"):
            source.render(1)


def test_an_image_within_the_limit_is_no_reason_to_refuse(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(image(100))
    with open_source(path) as source:
        assert len(source.page(1).images) == 1


def test_a_drawing_of_many_pieces_is_not_compared_piece_by_piece() -> None:
    side = 80  # squared twice, these took 200 MB
    fills = [
        (BBox(4.0 * x, 4.0 * y, 4.0 * x + 2, 4.0 * y + 2), (0, 0, 0))
        for x in range(side)
        for y in range(side)
    ]
    tracemalloc.start()
    level, upright = visible_edges(fills)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(level) == len(upright) == 2 * side**2
    assert peak < 60 << 20


def test_limits_are_raised_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POINTAGE_MAX_PAGES", "9000")
    monkeypatch.setenv("POINTAGE_MAX_OBJECTS", "beaucoup")
    assert read_limits() == replace(limits.Limits(), pages=9000)


def test_nothing_in_a_pdf_is_run_or_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.pdf"
    path.write_bytes(active())
    with open_source(path) as source:
        document = read_document(source)
        source.render(1)
    assert any("<script>" in line.text for line in document.prose)
    assert [file.name for file in tmp_path.rglob("*")] == ["a.pdf"]
    assert not pypdfium2.PDFIUM_INFO.flags  # neither V8 nor XFA is built in


def test_a_password_missing_or_wrong_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(HOSTILE["chiffre"]())
    for password, code in ((None, "password"), ("faux", "wrong-password")):
        with pytest.raises(EncryptedPdfError) as caught:
            open_source(path, password)
        assert caught.value.code == code
    with open_source(path, "secret") as source:
        assert source.page_count == 1


@pytest.mark.parametrize("kind", sorted({"vide", "texte", "tronque", "tableaux-profonds", "actif"}))
def test_other_hostile_files_are_read_or_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(HOSTILE[kind]())
    with suppress(UnreadableError), open_source(path) as source:
        assert read_document(source).sha256 == source.sha256


@settings(deadline=None)
@given(st.text())
def test_a_document_s_id_is_a_safe_name_whatever_the_file_s(stem: str) -> None:
    safe = safe_stem(stem)
    assert 0 < len(safe) <= 90
    assert safe.isascii()
    assert not set(safe) - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    assert safe[0].isalnum()
    assert safe == safe_stem(safe)


@pytest.mark.parametrize(
    "name", ["CON.pdf", "nul.2023.pdf", "com1.a.pdf", "..pdf", ".pdf", "../../x.pdf", "a" * 300]
)
def test_reserved_hidden_and_long_names_are_made_safe(name: str) -> None:
    made = document_id(name, "0" * 64)
    assert made.partition(".")[0].casefold() not in {"con", "nul", "com1"}
    assert len(made) <= 97
    assert "/" not in made
    assert not made.startswith(".")


def test_the_guide_lists_every_limit() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "scale.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `POINTAGE_MAX_(\w+)` \| ([\d,]+) \|", guide, re.MULTILINE))
    known = {one.name.upper(): f"{one.default:,}" for one in fields(limits.Limits)}
    assert told == known
