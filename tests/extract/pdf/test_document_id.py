"""A document's id: a safe name whatever the file's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pdf.document_id import document_id, safe_stem


@settings(deadline=None)
@given(st.text())
def test_a_document_s_id_is_a_safe_name_whatever_the_file_s(stem: str) -> None:
    safe = safe_stem(stem)
    assert 0 < len(safe) <= 90
    assert safe.isascii()
    assert not set(safe) - set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
    )
    assert safe[0].isalnum()
    assert safe == safe_stem(safe)


@pytest.mark.parametrize(
    "name",
    [
        "CON.pdf",
        "nul.2023.pdf",
        "com1.a.pdf",
        "..pdf",
        ".pdf",
        "../../x.pdf",
        "a" * 300,
    ],
)
def test_reserved_hidden_and_long_names_are_made_safe(name: str) -> None:
    made = document_id(name, "0" * 64)
    assert made.partition(".")[0].casefold() not in {"con", "nul", "com1"}
    assert len(made) <= 97
    assert "/" not in made
    assert not made.startswith(".")
