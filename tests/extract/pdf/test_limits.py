"""Hostile files are refused with words that say what to do; nothing in them is followed."""

import re
import socket
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import pypdfium2
import pytest

from benchmarks.hostile import (
    HOSTILE,
    active,
    huge_page,
    image,
)
from extract.errors import (
    EncryptedPdfError,
    LimitExceededError,
    UnreadableError,
)
from extract.pdf import limits
from extract.pdf.limits import LIMITS, read_limits
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
    with (
        pytest.raises(LimitExceededError) as caught,
        open_source(path) as source,
    ):
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
    monkeypatch.setattr(
        "extract.pdf.source.LIMITS", replace(LIMITS, megabytes=0)
    )
    with pytest.raises(LimitExceededError, match="MB"):
        open_source(path)
    monkeypatch.setattr("extract.pdf.source.LIMITS", replace(LIMITS, text=3))
    with (
        pytest.raises(LimitExceededError, match="characters"),
        open_source(path) as source,
    ):
        source.page(1)


def test_a_huge_page_is_read_but_not_drawn_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(huge_page())
    with open_source(path) as source:
        assert len(source.page(1).chars)
        assert source.render(1, scale=0.05).width == 720
        with pytest.raises(LimitExceededError, match="drawn"):
            source.render(1)


def test_an_image_within_the_limit_is_no_reason_to_refuse(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(image(100))
    with open_source(path) as source:
        assert len(source.page(1).images) == 1


def test_limits_are_raised_by_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POINTAGE_MAX_PAGES", "9000")
    monkeypatch.setenv("POINTAGE_MAX_OBJECTS", "beaucoup")
    assert read_limits() == replace(limits.Limits(), pages=9000)


def test_nothing_in_a_pdf_is_run_or_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


@pytest.mark.parametrize(
    "kind", sorted({"vide", "texte", "tronque", "tableaux-profonds", "actif"})
)
def test_other_hostile_files_are_read_or_refused_by_name(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(HOSTILE[kind]())
    with suppress(UnreadableError), open_source(path) as source:
        assert read_document(source).sha256 == source.sha256


def test_the_guide_lists_every_limit() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "scale.md").read_text(
        encoding="utf-8"
    )
    told = dict(
        re.findall(
            r"^\| `POINTAGE_MAX_(\w+)` \| ([\d,]+) \|", guide, re.MULTILINE
        )
    )
    known = {
        one.name.upper(): f"{one.default:,}" for one in fields(limits.Limits)
    }
    assert told == known
