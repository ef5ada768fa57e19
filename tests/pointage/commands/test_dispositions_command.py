"""`pointage dispositions`: a list, a file to fill in, and back into an audit."""

from pathlib import Path

from .command_line import run

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)


def test_findings_are_listed_with_what_was_decided(sample_folder):
    code, listed, _ = run("dispositions", sample_folder)
    assert code == 0
    assert len(listed.splitlines()) == 25
    assert " | ouvert | écart démontré | page 16 | « TRAVAIL" in listed


def test_a_file_is_filled_in_and_given_back(sample_folder, tmp_path):
    decisions = tmp_path / "decisions.csv"
    code, _, said = run("dispositions", sample_folder, "--init", decisions)
    assert (code, "25 écarts" in said) == (0, True)

    text = decisions.read_text(encoding="utf-8-sig")
    filled = text.replace("3bce9b8dca368b66;;", "3bce9b8dca368b66;Expliqué;")
    decisions.write_text(filled, encoding="utf-8-sig")
    out = tmp_path / "out"
    run(
        *("audit", SAMPLE, "-o", out, "--pages", "none"),
        *("--dispositions", decisions),
    )
    _, listed, _ = run("dispositions", next(out.iterdir()))
    assert "3bce9b8dca368b66 | expliqué |" in listed


def test_decisions_are_never_written_over(sample_folder, tmp_path):
    decisions = tmp_path / "decisions.toml"
    decisions.write_text("kept", encoding="utf-8")
    code, _, said = run("dispositions", sample_folder, "--init", decisions)
    assert (code, decisions.read_text(encoding="utf-8")) == (2, "kept")
    assert "ce fichier existe" in said


def test_another_form_is_refused(sample_folder, tmp_path):
    code, _, said = run(
        "dispositions", sample_folder, "--init", tmp_path / "d.docx"
    )
    assert (code, ".toml, .csv, .xlsx" in said) == (2, True)


def test_a_folder_without_an_audit_is_refused(tmp_path):
    assert run("dispositions", tmp_path)[0] == 2
