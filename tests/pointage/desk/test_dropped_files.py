"""What is dropped on the desk goes into its folder, under a name that leads nowhere else."""

import pytest

from pointage.desk.dropped_files import (
    NoDocumentError,
    TooLargeError,
    receive_document,
)

PDF = b"%PDF-1.7\n" + b"x" * 100


def drop(folder, name, data=PDF, most=1000):
    async def body():
        for start in range(0, len(data), 40):
            yield data[start : start + 40]

    with pytest.raises(StopIteration) as ended:  # nothing in it waits
        receive_document(folder, name, body(), most).send(None)
    return ended.value.value


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("acte.pdf", "acte.pdf"),
        ("Délibération n° 12.PDF", "Délibération n° 12.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\autorun.inf", "autorun.inf.pdf"),
        ("/etc/cron.d/x.pdf", "x.pdf"),
        (".ssh", "ssh.pdf"),
        ("..", "document.pdf"),
        ("", "document.pdf"),
        ("nul.pdf", "document-nul.pdf"),
        ("a\x00b\nc.pdf", "a_b_c.pdf"),
        ("acte.decisions.toml", "acte.decisions.toml.pdf"),
        ("a:b?.pdf", "b_.pdf"),
        ("a|b*.pdf", "a_b_.pdf"),
        ("é" * 300 + ".pdf", "é" * 60 + ".pdf"),
        ("\ud800.pdf", "_.pdf"),
    ],
)
def test_a_hostile_name_leads_nowhere_else(tmp_path, name, kept):
    folder = tmp_path / "bureau"
    folder.mkdir()
    path = drop(folder, name)
    assert path == folder / kept
    assert path.read_bytes() == PDF
    assert [each.name for each in tmp_path.iterdir()] == ["bureau"]
    assert [each.name for each in folder.iterdir()] == [kept]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("annexe.XLSX", b"PK\x03\x04"),
        ("annexe.ods", b"PK\x03\x04"),
        ("annexe.csv", "Bénéficiaire;Montant\n".encode("cp1252")),
        ("annexe.csv", "Bénéficiaire\tMontant\n".encode("utf-16")),
    ],
)
def test_spreadsheets_keep_their_kind(tmp_path, name, head):
    assert drop(tmp_path, name, head).name == name.lower()


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.csv", "a.pdf", "a"])
def test_a_file_is_what_its_name_says(tmp_path, name):
    with pytest.raises(NoDocumentError):
        drop(tmp_path, name, b"MZ\x00\x03" + b"x" * 500)
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_there_is_written_over(tmp_path):
    (tmp_path / "acte.pdf").write_bytes(b"autre")
    assert drop(tmp_path, "acte.pdf").name == "acte (2).pdf"
    assert drop(tmp_path, "acte.pdf").name == "acte (2).pdf", "the same bytes"
    assert drop(tmp_path, "acte.pdf", PDF + b"y").name == "acte (3).pdf"
    assert (tmp_path / "acte.pdf").read_bytes() == b"autre"

    (tmp_path / "dossier.pdf").mkdir()
    assert drop(tmp_path, "dossier.pdf").name == "dossier (2).pdf"


def test_what_is_no_document_or_too_large_leaves_nothing(tmp_path):
    with pytest.raises(NoDocumentError):
        drop(tmp_path, "acte.pdf", b"MZ" + b"x" * 500)
    with pytest.raises(TooLargeError):
        drop(tmp_path, "acte.pdf", PDF, most=60)
    with pytest.raises(FileNotFoundError):
        drop(tmp_path / "absent", "acte.pdf")
    assert list(tmp_path.iterdir()) == []
