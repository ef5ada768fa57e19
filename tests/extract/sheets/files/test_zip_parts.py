"""Archives within limits."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from extract.errors import LimitExceededError, UnreadableError
from extract.sheets.files import zip_parts
from extract.sheets.files.zip_parts import ZipParts


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def test_parts_by_name():
    parts = ZipParts(archive({"a": b"x" * 200_000}), "f.xlsx")
    assert parts.whole("a") == b"x" * 200_000
    assert "a" in parts
    assert "b" not in parts
    assert not parts.is_locked
    with pytest.raises(UnreadableError):
        parts.whole("b")


def test_a_bomb_is_refused_by_what_it_declares_and_by_what_it_is(monkeypatch):
    small = replace(zip_parts.SHEET_LIMITS, unpacked=1)
    monkeypatch.setattr(zip_parts, "SHEET_LIMITS", small)
    bomb = archive({"a": b"\0" * 3_000_000})
    with pytest.raises(LimitExceededError):
        ZipParts(bomb, "f.xlsx")

    lying = bomb.replace(
        (3_000_000).to_bytes(4, "little"), (500_000).to_bytes(4, "little")
    )
    with pytest.raises(UnreadableError):
        ZipParts(lying, "f.xlsx").whole("a")


def test_too_many_parts_and_a_broken_archive(monkeypatch):
    small = replace(zip_parts.SHEET_LIMITS, parts=2)
    monkeypatch.setattr(zip_parts, "SHEET_LIMITS", small)
    with pytest.raises(LimitExceededError):
        ZipParts(archive(dict.fromkeys("abc", b"")), "f.xlsx")
    with pytest.raises(UnreadableError):
        ZipParts(b"PK\x03\x04 cut", "f.xlsx")
