"""Minutes of an invented council, drawn with and without the faults that a session has."""

import json
from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from reports.files.audit_folder import write_audit
from reports.publication.site import build_site
from validate.model.finding import Audit
from validate.model.identity import Nature, Severity

STYLE = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
TITLE = ParagraphStyle("title", parent=STYLE, fontName="Helvetica-Bold")
CLEAN = (
    "Membres en exercice : 12 – présents : 8 – excusés : 2 – absents : 2",
    "L'assemblée s'est réunie le 14 mars 2026 sous la présidence de Mme Agathe VERNOUX.",
    "Étaient présents (8) : Mme Agathe VERNOUX, MM. Basile TORTEL, Cyprien OUDOT,"
    " Mmes Delphine RAMAZ, Élise COUVAL, M. Fulbert NIELLE, Mme Garance POIZAT et M. Hector"
    " DE LA BROUE.",
    "Excusés : M. Isidore JAMBON (pouvoir à Mme Agathe VERNOUX), Mme Jeanne KERLO, ayant donné"
    " pouvoir à M. Basile TORTEL.",
    "Absents : M. Kléber LUSSIN, Mme Lucienne MARAT.",
    "Secrétaire de séance : Mme Garance POIZAT",
    "Le quorum, fixé à 7 membres, est atteint.",
    "Vote de la délibération 1. Votants : 10 – Pour : 7 – Contre : 2 (M. Cyprien OUDOT et"
    " Mme Élise COUVAL) – Abstention : 1 (M. Fulbert NIELLE).",
    "Vote de la délibération 2. Pour : 9 voix (Ensemble 6 ; Demain 3). Contre : 0 voix."
    " Abstention : 1 voix.",
)
FAULTS = (
    ("présents : 8", "présents : 9", "names-counted"),
    ("M. Kléber LUSSIN,", "M. Isidore JAMBON,", "listed-once"),
    ("à M. Basile TORTEL", "à Mme Lucienne MARAT", "proxies-held"),
    ("quorum, fixé à 7", "quorum, fixé à 6", "quorum-stated"),
    ("Contre : 2 (", "Contre : 3 (", "ballot-names"),
    ("(M. Fulbert NIELLE)", "(Mme Lucienne MARAT)", "voters-there"),
    ("(M. Fulbert NIELLE)", "(M. Cyprien OUDOT)", "one-vote-each"),
    ("Votants : 10", "Votants : 11", "ballot-voters"),
    ("Ensemble 6", "Ensemble 5", "ballot-groups"),
    ("Pour : 9 voix (Ensemble 6 ; Demain 3)", "Pour : 12 voix", "votes-within-attendance"),
)  # fmt: skip


def drawn(tmp_path: Path, *lines: str) -> Path:
    """A page that prints these lines."""
    path = tmp_path / "seance.pdf"
    story = [
        Paragraph("COMMUNE DE VALBRUNE", TITLE),
        Paragraph("Procès-verbal de la séance du 14 mars 2026", TITLE),
        Spacer(1, 12),
    ]
    for line in lines:
        story += [Paragraph(line, STYLE), Spacer(1, 8)]
    SimpleDocTemplate(str(path)).build(story)
    return path


def audited(tmp_path: Path, *lines: str) -> Audit:
    """The audit of a page that prints these lines."""
    source, document = read(drawn(tmp_path, *lines))
    with source:
        return check(document, AuditOptions(), source)


def test_a_session_without_faults_raises_nothing(tmp_path):
    audit = audited(tmp_path, *CLEAN)
    assert audit.findings == ()
    held = {rule.code for rule in audit.rules if rule.held}
    assert held >= {rule for *_, rule in FAULTS}


@pytest.mark.parametrize(
    ("right", "wrong", "rule"), FAULTS, ids=[rule for *_, rule in FAULTS]
)
def test_each_fault_is_told_as_a_disagreement(tmp_path, right, wrong, rule):
    lines = [line.replace(right, wrong) for line in CLEAN]
    assert lines != list(CLEAN)
    findings = audited(tmp_path, *lines).findings
    assert rule in {one.rule for one in findings}
    for one in findings:
        assert one.severity is not Severity.ERROR
        assert one.nature is not Nature.FACTUAL or one.rule == "ballot-groups"
        assert one.evidence


def test_names_are_told_by_their_places(tmp_path):
    lines = [line.replace("Kléber LUSSIN", "Isidore JAMBON") for line in CLEAN]
    (finding,) = audited(tmp_path, *lines).findings
    told = f"{finding.message.fr} {finding.message.en} {finding.id} {finding.printed}"
    assert "JAMBON" not in told
    assert {item.printed for item in finding.evidence} == {"(nom)"}


@pytest.mark.parametrize("include", [False, True])
def test_a_site_withholds_the_names_of_a_sitting(tmp_path, include):
    lines = [line.replace("Kléber LUSSIN", "Isidore JAMBON") for line in CLEAN]
    source, document = read(drawn(tmp_path, *lines))
    with source:
        audit = check(document, AuditOptions(), source)
        write_audit(audit, source, tmp_path / "out", pages="none")
    build_site(
        tmp_path / "out",
        tmp_path / "site",
        include_open=True,
        include_persons=include,
    )
    (published,) = (tmp_path / "site").rglob("audit.json")
    sitting = json.loads(published.read_text(encoding="utf-8"))["document"][
        "sitting"
    ]
    assert ("jambon" in json.dumps(sitting)) is include
    assert bool(list((tmp_path / "site").rglob("*.png"))) is include


SAMPLE = (
    "Membres en exercice : 78 – présents : 68 – excusés : 5 – absents : 5",
    "Considérant que 13 élus, liés aux organismes, se sont retirés et n'ont ni débattu ni voté ;",
    "Résultat du scrutin : Pour : 60 voix Contre : 0 voix Abstention : 13 voix",
)


def test_those_who_took_no_part_are_the_abstentions(tmp_path):
    (finding,) = audited(tmp_path, *SAMPLE).findings
    assert finding.rule == "withdrawn-as-abstaining"
    assert finding.severity is Severity.WARNING
    assert "ont pas pris part au vote" in finding.message.fr
