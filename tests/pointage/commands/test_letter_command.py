"""`pointage letter`: the deviations an auditor chose, in three forms, for the body's answer."""

import json
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from .command_line import run

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
CONFIRMED = "3bce9b8dca368b66"
DECISIONS = f"""
[[disposition]]
finding = "{CONFIRMED}"
status = "confirmed"
note = "35 mesures au tableau <b>"
author = "A. Dupont"
date = "2026-11-26"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    decisions = out / "decisions.toml"
    decisions.write_text(DECISIONS, encoding="utf-8")
    code, _, _ = run(
        *("audit", SAMPLE, "-o", out / "a", "--pages", "none"),
        *("--dispositions", decisions),
    )
    assert code == 1
    (found,) = (out / "a").iterdir()
    return found


def texts_of(path: Path) -> str:
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [c.text for t in document.tables for c in t._cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    if path.suffix == ".odt":
        with zipfile.ZipFile(path) as file:
            return file.read("content.xml").decode()
    pages = pypdfium2.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("suffix", [".odt", ".docx", ".pdf"])
def test_a_letter_holds_the_confirmed_deviations_and_no_other(
    folder, tmp_path, suffix
):
    path = tmp_path / f"lettre{suffix}"
    code, _, said = run("letter", folder, "-o", path)
    assert (code, "(1 écart)" in said) == (0, True)
    text = texts_of(path)
    for told in ("Demande d", "TRAVAIL PARTAGES", "35", "15", "Page 16"):
        assert told in text
    assert "Réponse de l" in text
    assert "mesures au tableau" in text
    assert "\n2. page" not in text
    with zipfile.ZipFile(path) if suffix != ".pdf" else path.open("rb") as file:
        names = file.namelist() if suffix != ".pdf" else [".png"]
    assert any(name.endswith(".png") for name in names)


def test_open_deviations_are_in_it_where_asked(folder, tmp_path):
    path = tmp_path / "letter.docx"
    code, _, _ = run(
        "letter", folder, "-o", path, "--include-open", "--lang", "en"
    )
    assert code == 0
    text = texts_of(path)
    assert "Request for observations" in text
    assert text.count("Answer of the body:") > 5


def test_what_cannot_be_written_is_said(folder, tmp_path):
    kept = tmp_path / "kept.odt"
    kept.write_text("kept", encoding="utf-8")
    assert run("letter", folder, "-o", kept)[0] == 2
    assert kept.read_text(encoding="utf-8") == "kept"
    code, _, said = run("letter", folder, "-o", tmp_path / "letter.rtf")
    assert (code, ".odt, .docx, .pdf" in said) == (2, True)
    assert run("letter", tmp_path, "-o", tmp_path / "l.odt")[0] == 2


def test_a_letter_about_nothing_is_refused(sample_folder, tmp_path):
    code, _, said = run("letter", sample_folder, "-o", tmp_path / "l.odt")
    assert (code, "--include-open" in said) == (2, True)


def answered(path: Path, answer: str) -> None:
    """Write an answer into a letter, below the line that asks for one."""
    if path.suffix == ".docx":
        document = Document(str(path))
        paragraphs = document.paragraphs
        at = next(n for n, p in enumerate(paragraphs) if "Réponse" in p.text)
        document.paragraphs[at + 1].text = answer
        document.save(str(path))
        return
    from odfdo import Document as OpenDocument

    letter = OpenDocument(str(path))
    paragraphs = letter.body.paragraphs
    at = next(n for n, p in enumerate(paragraphs) if "Réponse" in str(p))
    paragraphs[at + 1].append_plain_text(answer)
    letter.save(str(path))


@pytest.mark.parametrize("suffix", [".odt", ".docx"])
def test_the_answers_of_the_body_become_notes(folder, tmp_path, suffix):
    letter = tmp_path / f"lettre{suffix}"
    assert run("letter", folder, "-o", letter)[0] == 0
    answered(letter, "Erreur de frappe : 15 postes.")
    decisions = tmp_path / "decisions.toml"
    code, _, said = run(
        *("dispositions", folder, "--answers", letter, "--init", decisions)
    )
    assert code == 0
    assert said.splitlines()[0].endswith(": 1.")
    text = decisions.read_text(encoding="utf-8")
    assert "Erreur de frappe : 15 postes." in json.loads(
        next(
            line.partition(" = ")[2]
            for line in text.splitlines()
            if line.startswith("note") and "frappe" in line
        )
    )


@pytest.mark.parametrize("suffix", [".odt", ".docx"])
def test_one_answer_among_many_entries_is_that_of_its_own(
    folder, tmp_path, suffix
):
    letter = tmp_path / f"lettre{suffix}"
    assert run("letter", folder, "-o", letter, "--include-open")[0] == 0
    code, _, said = run("dispositions", folder, "--answers", letter)
    assert (code, said.splitlines()[-1].endswith(": 0.")) == (0, True)

    answered(letter, "255 000 € est exact.")
    code, told, said = run("dispositions", folder, "--answers", letter)
    assert (code, said.splitlines()[-1].endswith(": 1.")) == (0, True)
    (line,) = [one for one in told.splitlines() if "organisme" in one]
    assert line.endswith("Réponse de l’organisme\u00a0: 255 000 € est exact.")


def test_listed_decisions_have_their_dates_in_words(folder):
    code, told, _ = run("dispositions", folder)
    assert code == 0
    assert "fin imprimée : 31\u00a0mai\u00a02022" in told
    assert "2022-05-31" not in told


def test_a_letter_of_another_audit_is_refused(folder, tmp_path):
    other = tmp_path / "lettre.odt"
    for content in (b"", b"PK"):
        other.write_bytes(content)
        code, _, said = run("dispositions", folder, "--answers", other)
        assert (code, "illisible" in said) == (2, True)
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("content.xml", "<a><p>Bonjour</p></a>")
    code, _, said = run("dispositions", folder, "--answers", other)
    assert (code, "référence" in said) == (2, True)
    assert run("dispositions", folder, "--answers", tmp_path / "l.pdf")[0] == 2
