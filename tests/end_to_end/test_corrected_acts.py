"""A drawn act with a digit that is read wrong: a person's reading makes its false finding go."""

import json
import re
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from extract.corrections.corrections_file import read_corrections
from pointage.cli import app
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from reports.files.audit_read import read_audit
from validate.model.finding import CellState
from validate.model.identity import Severity

from ..extract.drawing import Drawn, Sketch, pdf_bytes

ROWS = [
    ("Association", "Fonctionnement", "Investissement", "Montant"),
    ("Judo club", "500,00", "100,00", "600,00"),
    ("Tennis club", "300,00", "50,00", "350,00"),
    ("Théâtre du Nord", "1 280,00", "200,00", "1 450,00"),
    ("Chorale", "150,00", "75,00", "225,00"),
    ("Harmonie", "420,00", "30,00", "450,00"),
    ("TOTAL", "2 620,00", "455,00", "3 075,00"),
]
"""1 250,00 is meant where 1 280,00 is read: both its row and its column say so."""
HEAD = 'author = "A. Auditrice"\ndate = 2026-05-12\n'
DOCS = Path(__file__).parents[2] / "docs"


def page_of(rows, title):
    """What draws a page with a titled table."""
    cells = tuple(
        Drawn(r, c, 1, 1, (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    sketch = Sketch(cells, (160.0, 100.0, 100.0, 90.0), (15.0,) * len(rows))

    def page(pen):
        pen.text(50, 100, title, size=11, bold=True)
        pen.table(sketch, 50, 120)

    return page


def draw(
    path: Path,
    rows=ROWS,
    title="Subventions aux associations 2026",
    password: str = "",
):
    options = {}
    if password:
        options["encrypt"] = StandardEncryption(password, strength=128)
    path.write_bytes(pdf_bytes([page_of(rows, title)], **options))
    return path


def cell(row, column, printed, text, title="Subventions aux associations 2026"):
    return f"""
[[cell]]
table = {{ caption = "{title}", header = ["Association", "{column}"] }}
row = ["{row}"]
column = "{column}"
printed = "{printed}"
text = "{text}"
why = "Lu sur la page."
"""


MISREAD = cell("Théâtre du Nord", "Fonctionnement", "1 280,00", "1 250,00")


def audited(path: Path, text: str):
    file = path.with_suffix(".toml")
    file.write_text(HEAD + text, encoding="utf-8")
    source, document = read(path, corrections=read_corrections(file))
    with source:
        return check(document, AuditOptions(), source)


@pytest.fixture(scope="module")
def act(tmp_path_factory) -> Path:
    return draw(tmp_path_factory.mktemp("actes") / "acte.pdf")


def test_the_false_finding_goes_and_the_cell_is_not_proved(act):
    before = audited(act, "")
    assert [one.severity for one in before.findings] == [Severity.ERROR]
    after = audited(act, MISREAD)
    assert after.findings == ()
    states = after.coverage.cells
    corrected = {fact.id for fact in after.document.facts if fact.by_person}
    assert [states[name] for name in corrected] == [CellState.HELD]
    others = [s for name, s in states.items() if name not in corrected]
    assert set(others) == {CellState.PROVED}


def test_no_error_rests_on_what_a_person_typed(act):
    wrong = cell("Judo club", "Fonctionnement", "500,00", "590,00")
    found = audited(act, MISREAD + wrong).findings
    assert found
    assert Severity.ERROR not in {one.severity for one in found}


def test_the_next_years_document_tells_what_no_longer_fits(act, tmp_path):
    rows = [(*row[:1], *map(_more, row[1:])) for row in ROWS]
    title = "Subventions aux associations 2027"
    following = draw(tmp_path / "suivant.pdf", rows, title)
    total = """
[[row]]
table = { caption = "Subventions aux associations 2026" }
row = ["Harmonie"]
kind = "subtotal"
why = "Sous-total."
"""
    record = audited(following, MISREAD + total).document.corrections
    assert [one.misfit for one in record.moot] == ["other-text"]
    assert [one.after for one in record.applied] == ["subtotal"]


def _more(text: str) -> str:
    return text.replace("1 2", "1 3")


def test_tables_that_are_one_are_checked_as_one(tmp_path):
    path = tmp_path / "joint.pdf"
    parts = [("Subventions", ROWS[:4]), ("Suite", [ROWS[0], *ROWS[4:]])]
    path.write_bytes(pdf_bytes([page_of(rows, t) for t, rows in parts]))
    told = """
[[join]]
table = { caption = "Subventions" }
with = { caption = "Suite" }
why = "Même liste, page suivante."
"""
    title = "Subventions"
    misread = MISREAD.replace("Subventions aux associations 2026", title)
    audit = audited(path, told + misread)
    (table,) = audit.document.tables
    assert table.raw.rows == 6
    assert audit.findings == ()
    assert set(audit.coverage.cells.values()) == {
        CellState.PROVED,
        CellState.HELD,
    }


def test_a_total_that_no_word_tells_is_checked_once_a_person_says_so(tmp_path):
    rows = [
        *ROWS[:3],
        ("Clubs de la ville", "800,00", "150,00", "950,00"),
        *ROWS[4:6],
        ("TOTAL", "1 370,00", "255,00", "1 625,00"),
    ]
    path = draw(tmp_path / "total.pdf", rows)
    told = """
[[row]]
table = { caption = "Subventions aux associations 2026" }
row = ["Clubs de la ville"]
kind = "subtotal"
why = "Ligne en gras, somme des clubs."
"""
    audit = audited(path, told)
    assert audit.findings == ()
    subtotal = [f.id for f in audit.document.facts if f.row == 2]
    assert {audit.coverage.cells[name] for name in subtotal} == {
        CellState.PROVED
    }


def test_the_command_writes_and_says_it(act, tmp_path, capfd):
    file = tmp_path / "corrections.toml"
    moot = cell("Golf", "Fonctionnement", "1,00", "2,00")
    file.write_text(HEAD + MISREAD + moot, encoding="utf-8")
    arguments = ["audit", str(act), "-o", str(tmp_path / "out")]
    with pytest.raises(SystemExit) as ended:
        app([*arguments, "--corrections", str(file)])
    assert ended.value.code == 0
    said = capfd.readouterr().err
    assert "1 correction appliquée" in said
    assert "correction sans objet : « Golf »" in said

    (folder,) = (tmp_path / "out").iterdir()
    data = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    assert data["format"] == "11"
    record = read_audit(folder).document.corrections
    assert [one.after for one in record.applied] == ["1 250,00"]
    assert [one.misfit for one in record.moot] == ["no-row"]

    page = (folder / "report.html").read_text(encoding="utf-8")
    assert 'id="corrections"' in page
    assert "Lu sur la page." in page
    assert "A. Auditrice" in page
    assert page.count("✎") == 1
    assert "--corrections FICHIER" in page


def test_without_corrections_the_report_has_no_section_of_them(act, tmp_path):
    with pytest.raises(SystemExit):
        app(["audit", str(act), "-o", str(tmp_path / "out")])
    (folder,) = (tmp_path / "out").iterdir()
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert 'id="corrections"' not in page


def test_a_file_of_another_form_is_refused_before_anything_is_read(
    act, tmp_path, capfd
):
    file = tmp_path / "corrections.toml"
    file.write_text("[[cells]]\n", encoding="utf-8")
    arguments = ["audit", str(act), "-o", str(tmp_path / "out")]
    with pytest.raises(SystemExit) as ended:
        app([*arguments, "--corrections", str(file)])
    assert ended.value.code == 2
    said = capfd.readouterr().err.strip()
    assert said.startswith("corrections.toml : fichier de corrections refusé")
    assert "\n" not in said
    assert not (tmp_path / "out").exists()


def test_the_examples_of_the_page_are_read(tmp_path):
    text = (DOCS / "corrections.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert blocks
    for number, block in enumerate(blocks):
        file = tmp_path / f"{number}.toml"
        file.write_text(block, encoding="utf-8")
        assert read_corrections(file)
