"""A paragraph over a table speaks of it: where it says so, or where another of its numbers is one
of its totals.
"""

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.source import open_source
from extract.reader import read_document
from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Kind, Verdict, evaluate

INTRODUCTION = {
    True: "Le tableau suivant présente les aides.",
    False: "Les aides ont été versées en 2025.",
}


def draw(path, told, total, count):
    canvas = Canvas(str(path), invariant=1)
    y = 60
    for name, stated, counted, amounts in (
        ("logement", "3 500,00", 9, ("1 000,00", "2 500,00")),
        ("énergie", total, count, ("4 300,00", "900,00")),
    ):
        canvas.drawString(
            50,
            842 - y,
            f"{INTRODUCTION[told]} Les services ont instruit {counted} dossiers pour un montant"
            " total",
        )
        canvas.drawString(
            50,
            829 - y,
            f"de {stated} €, ce qui traduit la priorité donnée aux ménages en matière de {name}.",
        )
        rows = [
            ("Thème", "Dossiers", "Montant (€)"),
            ("Villes", "4", amounts[0]),
            ("Bourgs", "5", amounts[1]),
        ]
        rows.append(
            ("Total", "9", "3 500,00" if name == "logement" else "5 200,00")
        )
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                canvas.drawString(60 + 120 * c, 802 - y - 15 * r, text)
        y += 160

    canvas.save()


def outcomes(tmp_path, told, total, count):
    draw(tmp_path / "a.pdf", told, total, count)
    with open_source(tmp_path / "a.pdf") as source:
        document = read_document(source)
    facts = fact_index(document)
    found = [
        evaluate(identity, facts) for identity in discover(document).identities
    ]
    return [o for o in found if o.identity.kind in (Kind.EQUALITY, Kind.COUNT)]


@pytest.mark.parametrize("told", [True, False])
def test_what_agrees_holds(tmp_path, told):
    found = outcomes(tmp_path, told, "5 200,00", 9)
    assert [o.verdict for o in found] == [Verdict.HELD] * len(found)
    assert {o.identity.kind for o in found} == {Kind.EQUALITY, Kind.COUNT}


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(
    ("total", "count", "kind"),
    [("5 900,00", 9, Kind.EQUALITY), ("5 200,00", 12, Kind.COUNT)],
)
def test_what_differs_is_told_of_its_own_table(
    tmp_path, told, total, count, kind
):
    failed = [
        o
        for o in outcomes(tmp_path, told, total, count)
        if o.verdict is Verdict.FAILED
    ]
    assert [o.identity.kind for o in failed] == [kind]
    assert failed[0].expected == (5200 if kind is Kind.EQUALITY else 9)
