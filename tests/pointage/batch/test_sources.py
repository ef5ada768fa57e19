"""Which documents a batch is about."""

import json
import os
from pathlib import Path

import pytest

from extract.errors import UsageError
from pointage.batch.sources import entries, read_corpus


def test_sources_are_keyed_by_content(corpus: Path, tmp_path: Path) -> None:
    found = read_corpus(entries(str(corpus)))
    assert len(found.documents) == 5
    assert ["delib-0.pdf", "sous-dossier/copie.pdf"] in [
        [e.name for e in v] for v in found.documents.values()
    ]
    manifest = tmp_path / "liste.csv"
    manifest.write_text(
        "path,corps\ncorpus/delib-1.pdf,Ville\ncorpus/absent.pdf,Ville\n",
        encoding="utf-8",
    )
    named = read_corpus(entries(str(manifest)))
    assert [
        entry.metadata for found in named.documents.values() for entry in found
    ] == [(("corps", "Ville"),)]
    assert [item.entry.name for item in named.unreadable] == [
        "corpus/absent.pdf"
    ]
    assert len(entries(str(corpus / "delib-*.pdf"))) == 3
    lines = tmp_path / "liste.jsonl"
    lines.write_text(
        json.dumps({"path": "corpus/delib-2.pdf"}) + "\n", encoding="utf-8"
    )
    assert [entry.name for entry in entries(str(lines))] == [
        "corpus/delib-2.pdf"
    ]


def test_a_source_that_names_nothing_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no PDF"):
        entries(str(tmp_path))
    with pytest.raises(UsageError, match="not found"):
        entries(str(tmp_path / "absent"))
    with pytest.raises(UsageError, match="no PDF"):
        entries(str(tmp_path / "absent" / "*.pdf"))
    manifest = tmp_path / "liste.csv"
    manifest.write_text("fichier\na.pdf\n", encoding="utf-8")
    with pytest.raises(
        UsageError,
        match=r"document no\. 1 has no “path”.*columns read: fichier",
    ):
        entries(str(manifest))
    manifest.write_bytes("path;corps\na.pdf;Orléans".encode("cp1252"))
    with pytest.raises(UsageError, match="not in UTF-8"):
        entries(str(manifest))
    lines = tmp_path / "liste.jsonl"
    lines.write_text('{"path": "a.pdf"}\n["a.pdf"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        entries(str(lines))


def test_names_that_hide_characters_are_shown_and_still_opened(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"d\xe9lib.pdf", b"a\x1b[2J\n.pdf"):
        (folder / os.fsdecode(name)).write_bytes(b"%PDF-" + name)
    corpus = read_corpus(entries(str(folder)))
    assert corpus.unreadable == ()
    names = {
        entry.name for found in corpus.documents.values() for entry in found
    }
    assert names == {r"d\xe9lib.pdf", r"a\x1b[2J\n.pdf"}


def test_a_manifest_nested_without_end_is_refused(tmp_path: Path) -> None:
    manifest = tmp_path / "liste.jsonl"
    manifest.write_text('{"path": ' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(UsageError, match="manifest"):
        entries(str(manifest))


def test_a_manifest_whose_quote_swallows_rows_is_refused(
    tmp_path: Path,
) -> None:
    manifest = tmp_path / "liste.csv"
    manifest.write_text('path\na.pdf\n"b.pdf\nc.pdf\n', encoding="utf-8")
    with pytest.raises(UsageError, match="quote that opens on line 3 "):
        entries(str(manifest))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names")
def test_a_pipe_that_a_manifest_names_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    manifest = tmp_path / "liste.csv"
    manifest.write_text("path\na.pdf\n", encoding="utf-8")
    corpus = read_corpus(entries(str(manifest)))
    assert not corpus.documents
    assert [one.entry.name for one in corpus.unreadable] == ["a.pdf"]
