"""Drafts of grants from drawn minutes of several acts: each line under its own act, and every line
of money accounted for.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as DrawnTable
from typer.testing import CliRunner

from pointage.cli import app
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from reports.files.audit_folder import write_audit

STYLE = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
TITLE = ParagraphStyle("title", parent=STYLE, fontName="Helvetica-Bold")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
GRANTS = (
    ("Association", "2025 / Perçues", "2026 / Proposées", "Subventions votées"),
    ("Club de judo", "900,00 €", "1 100,00 €", "1 000,00 €"),
    ("Chorale des Prés", "400,00 €", "450,00 €", "450,00 €"),
    ("Amicale laïque", "", "250,00 €", "250,00 €"),
    ("Total", "1 300,00 €", "1 800,00 €", "1 700,00 €"),
)
PREVIOUS, PROPOSED, VOTED = GRANTS[0][1:]


def draw(path: Path) -> Path:
    """Minutes of two acts: an election, and grants for which a body asks."""
    story = [
        Paragraph("COMMUNE DE VALBRUNE", TITLE),
        Paragraph("Procès-verbal de la séance du 14 mars 2026", TITLE),
        Spacer(1, 24),
        Paragraph("DEL2026-08 : Élection du président de séance", TITLE),
        Spacer(1, 12),
        Paragraph("Le conseil élit son président de séance.", STYLE),
        PageBreak(),
        Paragraph("DEL2026-09 : Subventions 2026 aux associations", TITLE),
        Spacer(1, 12),
        Paragraph("Vu les demandes de subventions déposées :", STYLE),
        Spacer(1, 12),
        DrawnTable(GRANTS, style=GRID),
    ]
    SimpleDocTemplate(str(path)).build(story)
    return path


@pytest.fixture(scope="module")
def minutes(tmp_path_factory) -> Path:
    """The folder of the audited minutes."""
    home = tmp_path_factory.mktemp("minutes")
    return audited(draw(home / "seance.pdf"), home)


def audited(path: Path, home: Path) -> Path:
    source, document = read(path)
    with source:
        audit = check(document, AuditOptions(), source)
        return write_audit(audit, source, home / "out", pages="none")


def export(*given: object) -> tuple[int, str]:
    arguments = ["export", *map(str, given), "--to", "scdl-subventions"]
    done = CliRunner().invoke(app, [*arguments, "--lang", "fr"])
    return done.exit_code, done.output


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_grant_is_for_what_its_own_act_is_about(minutes, tmp_path):
    export(minutes, "-o", tmp_path)
    draft = rows(tmp_path / "scdl-subventions" / "draft.csv")
    assert {row["objet"] for row in draft} == {
        "Subventions 2026 aux associations"
    }
    assert {row["referenceDecision"] for row in draft} == {"2026-09"}
    code, _ = export(minutes, "--init", "-o", tmp_path)
    assert code == 0
    text = (tmp_path / "complement.toml").read_text(encoding="utf-8")
    assert 'objet = ""' in text, "no act speaks for the grants of another"


def test_every_line_of_money_is_drafted_or_left_out_with_its_reason(
    minutes, tmp_path
):
    _, said = export(minutes, "--init", "-o", tmp_path)
    assert "À publier : 3 lignes en tout" in said
    export(minutes, "-o", tmp_path)
    home = tmp_path / "scdl-subventions"
    assert [row["montant"] for row in rows(home / "draft.csv")] == [
        "1000.00",
        "450.00",
        "250.00",
    ]
    left = [
        (row["measure"], row["amount"], row["reason"])
        for row in rows(home / "left_out.csv")
    ]
    assert sorted(left) == sorted(
        [
            (PREVIOUS, "900.00", "previous"),
            (PREVIOUS, "400.00", "previous"),
            (PROPOSED, "1100.00", "beside-voted"),
            (PROPOSED, "450.00", "beside-voted"),
            (PROPOSED, "250.00", "beside-voted"),
            (PREVIOUS, "1300.00", "sum"),
            (PROPOSED, "1800.00", "sum"),
            (VOTED, "1700.00", "sum"),
        ]
    )
    assert all(row["why"] for row in rows(home / "left_out.csv"))
    for column in rows(home / "columns.csv"):
        measures = [measure for measure, _, why in left if why != "sum"]
        assert column["left_out"] == "sum:1"
        if column["fate"] == "left-out":
            assert int(column["lines"]) == measures.count(column["column"])
    assert "4 lignes, dont 1 de total ou de report\n" in said


def test_a_column_that_is_chosen_is_drafted_whatever_it_is(minutes, tmp_path):
    export(minutes, "-o", tmp_path)
    table = rows(tmp_path / "scdl-subventions" / "columns.csv")[0]["table_id"]
    for column, amounts in (
        (PREVIOUS, {"900.00", "400.00"}),
        (PROPOSED, {"1100.00", "450.00", "250.00"}),
    ):
        export(minutes, "-o", tmp_path, "--column", f"{table}={column}")
        home = tmp_path / "scdl-subventions"
        drafted = {row["montant"] for row in rows(home / "draft.csv")}
        assert drafted == amounts | {"1000.00", "450.00", "250.00"}
        left = [
            row["reason"]
            for row in rows(home / "left_out.csv")
            if row["measure"] == column
        ]
        assert left == ["sum"]


def test_bare_numbers_under_a_title_of_grants_are_asked_about(tmp_path):
    path = tmp_path / "deux.csv"
    path.write_text(
        "Subventions 2026;;;\n"
        "Association;Nombre d'adhérents;Fonctionnement;Animation\n"
        "Club A;40;1000;200\nClub B;12;1500;300\nClub C;25;900;100\n"
        "Total;77;3400;600\n",
        encoding="utf-8",
    )
    folder = audited(path, tmp_path)
    _, said = export(folder, "--init", "-o", tmp_path)
    assert said.startswith("Tableau «")
    assert "(document-t1, p. 1) : 4 lignes, dont 1 de total" in said
    assert "à décider : « Fonctionnement », 3 lignes" in said
    assert "à décider : « Animation », 3 lignes" in said
    assert "adhérents" not in said
    assert "Aucune colonne n'est publiée tant que" in said

    code, _ = export(folder, "-o", tmp_path)
    assert code == 2
    (missing,) = rows(tmp_path / "scdl-subventions" / "missing.csv")
    assert "columns.csv" in missing["action"]

    export(folder, "-o", tmp_path, "--column", "document-t1=Animation")
    draft = rows(tmp_path / "scdl-subventions" / "draft.csv")
    assert [row["montant"] for row in draft] == ["200", "300", "100"]
    assert {row["objet"] for row in draft} == {"Subventions 2026"}


def test_cells_that_mix_words_and_amounts_are_left_out_and_shown(tmp_path):
    path = tmp_path / "mots.csv"
    path.write_text(
        "Subventions votées 2026;;\n"
        "Association;Montant demandé;Subvention votée\n"
        "Club A;1 500 € si bilan;1 200,00 €\nClub B;Forfait;300 € + 200 €\n"
        "Club C;Non précisé;400,00 €\nClub D;Comme en 2025;Ajournée\n"
        "Club E;À préciser;soit 80,00 €\nClub F;150,00 €;150,00 €\n"
        "Club G;200,00 €;200,00 €\nClub H;Forfait;250,00 €\n",
        encoding="utf-8",
    )
    folder = audited(path, tmp_path)
    _, said = export(folder, "--init", "-o", tmp_path)
    assert "(document-t1, p. 1) : 8 lignes\n" in said
    assert "écartée : « Montant demandé », 8 lignes : montant demandé" in said
    assert "publiée : « Subvention votée », 5 lignes" in said
    for told in (
        "1 autre ligne écartée : la cellule imprime plusieurs montants :"
        " « 300 € + 200 € »",
        "1 autre ligne écartée : la cellule mêle des mots et un montant :"
        " « soit 80,00 € »",
        "1 autre ligne écartée : demande ajournée",
    ):
        assert told in said

    table = "document-t1=Montant demandé"
    export(folder, "-o", tmp_path, "--column", table)
    home = tmp_path / "scdl-subventions"
    drafted = [row["montant"] for row in rows(home / "draft.csv")]
    voted = ["1200.00", "400.00", "150.00", "200.00", "250.00"]
    asked_for = ["1500", "150.00", "200.00"]
    assert Counter(drafted) == Counter([*voted, *asked_for])
    shown = {
        (row["printed"], row["reason"]): row["why"]
        for row in rows(home / "left_out.csv")
    }
    assert shown["Non précisé", "words"] == (
        "la cellule imprime des mots, sans montant : « Non précisé »"
    )


def test_a_document_without_a_column_of_money_says_so(tmp_path):
    path = tmp_path / "sans.csv"
    path.write_text(
        "Commune;Tonnage\nAvel;12\nBren;14\nTotal;26\n", encoding="utf-8"
    )
    folder = audited(path, tmp_path)
    _, said = export(folder, "--init", "-o", tmp_path)
    assert "aucun tableau de ce document n'a de colonne de montants" in said
    _, said = export(folder, "-o", tmp_path)
    assert "draft.csv" not in said, "there is none"
    (missing,) = rows(tmp_path / "scdl-subventions" / "missing.csv")
    assert "left_out.csv" not in missing["action"], "it lists nothing"
