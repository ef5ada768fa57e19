"""An act of an invented town with an agreement annexed, drawn with and without faults."""

from pathlib import Path

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from validate.model.finding import Audit
from validate.model.identity import Severity

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold")
ACT = (
    "**COMMUNE DE VALBRUNE",
    "**Conseil municipal – Séance du 14 mars 2026",
    "**Délibération n° 2026-014",
    "Objet : subvention à la Maison de la Lecture – approbation de la convention",
    "Article 1. Attribue une subvention de 36 400 € à la Maison de la Lecture (MDL).",
    "Article 2. Inscrit au budget 36 400 € pour la MDL.",
    "Article 3. Autorise le maire à signer la convention annexée.",
)
AGREEMENT = (
    "**CONVENTION D'OBJECTIFS",
    "**Annexe à la délibération n° 2026-014",
    "Entre la commune de Valbrune, représentée par son maire, dûment autorisé par la délibération"
    " n° 2026-014 du conseil municipal en date du 14 mars 2026, et l'association Maison de la"
    " Lecture, il est convenu ce qui suit :",
    "**Article 1 – Objet",
    "L'association mène les actions de lecture publique décrites au programme.",
    "**Article 2 – Durée",
    "La convention est conclue au titre de l'exercice 2026, du 1er janvier 2026 au"
    " 31 décembre 2026.",
    "**Article 3 – Versement",
    "La commune verse 36 400 € à la Maison de la Lecture (MDL) comme suit :",
    "– un acompte de 60 % à la signature ;",
    "– un second versement de 25 % en juillet ;",
    "– le solde de 15 %, après réception des documents listés à l'article 5.",
    "**Article 4 – Engagements",
    "4-1 L'association tient une comptabilité.",
    "4-2 Elle fait connaître le soutien de la commune.",
    "4-3 Elle informe la commune de toute modification de ses statuts.",
    "**Article 5 – Compte rendu",
    "L'association remet les pièces suivantes : rapport moral, bilan financier.",
    "**Article 6 – Résiliation",
    "La résiliation suit une mise en demeure restée sans effet.",
    "**Article 7 – Reversement",
    "En cas de résiliation prononcée en application de l'article 6, la somme est reversée.",
)
FAULTS = (
    ("Article 7 – Reversement", "Article 8 – Reversement", "article-numbers"),
    ("4-3 Elle", "4-4 Elle", "article-numbers"),
    ("listés à l'article 5", "listés à l'article 6", "referred-article-beside"),
    ("de l'article 6, la", "de l'article 9, la", "referred-article-there"),
    ("en date du 14 mars", "en date du 7 mars", "authorising-dates"),
    ("du conseil municipal en", "du conseil communautaire en", "authorising-organs"),
    ("de l'exercice 2026", "de l'exercice 2025", "years-stated"),
    ("le solde de 15 %", "le solde de 25 %", "instalment-shares"),
    ("verse 36 400 €", "verse 34 600 €", "acronym-amounts"),
)  # fmt: skip


def audited(tmp_path: Path, right: str = "", wrong: str = "") -> Audit:
    """The audit of the act with ``wrong`` in place of ``right``."""
    path = tmp_path / "convention.pdf"
    story = []
    for lines in (ACT, AGREEMENT):
        for line in lines:
            text = line.removeprefix("**").replace(right, wrong)
            style = HEAD if line.startswith("**") else BODY
            story += [Paragraph(text, style), Spacer(1, 7)]
        story.append(PageBreak())
    SimpleDocTemplate(str(path)).build(story)

    source, document = read(path)
    with source:
        return check(document, AuditOptions(), source)


def test_an_agreement_without_faults_raises_nothing(tmp_path):
    audit = audited(tmp_path)
    assert audit.findings == ()
    held = {rule.code for rule in audit.rules if rule.held}
    assert held >= {rule for *_, rule in FAULTS}


@pytest.mark.parametrize(
    ("right", "wrong", "rule"), FAULTS, ids=[wrong for _, wrong, _ in FAULTS]
)
def test_each_fault_is_told_and_nothing_else(tmp_path, right, wrong, rule):
    findings = audited(tmp_path, right, wrong).findings
    assert {one.rule for one in findings} == {rule}
    for one in findings:
        assert one.severity is Severity.WARNING
        assert one.evidence
        assert one.message.fr
        assert one.message.en
