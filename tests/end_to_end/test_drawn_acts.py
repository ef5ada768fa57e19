"""Small acts drawn for what they taught: what is accused, what is proved, what abstains.

Each is one PDF of one table, read and judged as any other.
"""

from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extract.table import ColumnKind
from pointage.pipeline import AuditOptions, check
from pointage.read_any import read
from validate.model.finding import Audit
from validate.model.identity import Severity

HEADER = ["Association", "Objet", "Montant 2026"]


def euros(amount: int) -> str:
    return f"{amount:,}".replace(",", " ") + ",00"


def lines(*amounts: int) -> list[list[str]]:
    names = (
        "Amicale",
        "Chorale",
        "Harmonie",
        "Judo",
        "Lecture",
        "Marche",
        "Nautique",
    )
    return [
        [f"{names[n]} du Val", f"Aide {n + 1}", euros(a)]
        for n, a in enumerate(amounts)
    ]


def band(title: str) -> list[str]:
    return [title, "", ""]


@pytest.fixture
def audited(tmp_path):
    """``audited(rows, header, prose)``: the audit of an act that prints this table."""

    def make(
        rows: Sequence[Sequence[str]],
        header: Sequence[str] = HEADER,
        prose: Sequence[str] = (),
    ) -> Audit:
        path = tmp_path / "acte.pdf"
        bands = [
            n + 1 for n, row in enumerate(rows) if row[0] and not any(row[1:])
        ]
        style = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("ALIGN", (-1, 0), (-1, -1), "RIGHT"),
            ("FONTSIZE", (0, 0), (-1, -1), 9),
            *(("SPAN", (0, n), (-1, n)) for n in bands),
        ]
        text = getSampleStyleSheet()["BodyText"]
        story = [Paragraph("Annexe 1 : subventions aux associations", text)]
        story += [Paragraph(each, text) for each in prose]
        story.append(
            Table([list(header), *map(list, rows)], style=TableStyle(style))
        )
        SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)

        source, document = read(path)
        with source:
            return check(document, AuditOptions())

    return make


def loud(audit: Audit) -> list[tuple[str, str]]:
    return [
        (finding.printed, finding.expected)
        for finding in audit.findings
        if finding.severity is not Severity.INFO
    ]


def state(audit: Audit, printed: str) -> set[str]:
    facts = {fact.id: fact.printed for fact in audit.document.facts}
    return {
        state
        for fact, state in audit.coverage.cells.items()
        if facts[fact] == printed
    }


BANDS = [
    band("Culture"),
    *lines(2350, 3200, 2800),
    band("Sport"),
    *lines(1980, 2450, 2150),
]


def test_a_grand_total_that_forgets_the_first_band_is_a_deviation_and_proves_nothing(
    audited,
):
    audit = audited([*BANDS, ["Total général", "", euros(6580)]])

    assert loud(audit) == [("6 580,00", "14930.00")]
    assert "proved" not in set(audit.coverage.cells.values())


def test_a_plain_total_that_gives_the_last_band_alone_is_no_proof(audited):
    audit = audited([*BANDS, ["Total", "", euros(6580)]])

    assert "proved" not in set(audit.coverage.cells.values())


def test_a_grand_total_over_all_bands_is_proved(audited):
    audit = audited([*BANDS, ["Total général", "", euros(14930)]])

    assert not loud(audit)
    assert state(audit, "14 930,00") == {"proved"}


def test_a_grand_total_that_repeats_the_last_subtotal_is_a_deviation(audited):
    rows = [
        band("Culture"),
        *lines(5330, 4100, 2200),
        ["Sous-total", "", euros(11630)],
        band("Sport"),
        *lines(6700, 5000),
        ["Sous-total", "", euros(11700)],
        ["Total général", "", euros(11700)],
    ]

    audit = audited(rows)

    assert [expected for _, expected in loud(audit)] == ["23330.00"]


PARTS = lines(5330, 4100, 2200, 6700, 5000)


def test_a_total_of_about_half_its_lines_is_said_and_no_other_figure_is_accused(
    audited,
):
    said = [
        "Le conseil attribue des subventions pour un montant total de 23 330,00 €."
    ]

    audit = audited([*PARTS, ["Total général", "", euros(11700)]], prose=said)

    assert loud(audit) == [("11 700,00", "23330.00")]


def test_a_total_of_about_half_its_lines_does_not_accuse_its_cross_total(
    audited,
):
    header = ["Association", "Fonctionnement", "Investissement", "Total"]
    amounts = [(5330, 100), (4100, 200), (2200, 300), (6700, 400), (5000, 500)]
    rows = [
        [f"Club {'ABCDE'[n]}", euros(one), euros(two), euros(one + two)]
        for n, (one, two) in enumerate(amounts)
    ]
    rows.append(["Total", euros(11700), euros(1500), euros(24830)])

    audit = audited(rows, header)

    assert loud(audit) == [("11 700,00", "23330.00")]


def test_amounts_of_which_four_in_nine_are_not_known_stay_amounts_and_their_total_abstains(
    audited,
):
    unknown = {1, 3, 4, 6}
    names = (
        "Amicale",
        "Chorale",
        "Harmonie",
        "Judo",
        "Lecture",
        "Marche",
        "Nautique",
        "Orgue",
    )
    rows = [
        [
            f"{name} du Val",
            f"Aide {n}",
            "n.d." if n in unknown else euros(1000 + 150 * n),
        ]
        for n, name in enumerate(names)
    ]
    rows.append(["Quilles du Val", "Aide 8", euros(2200)])
    rows.append(["Total", "", euros(17400)])

    audit = audited(rows)

    (table,) = audit.document.tables
    assert table.columns[2].kind is ColumnKind.AMOUNT
    assert sum(row.cells[2].unavailable for row in table.rows) == len(unknown)
    assert not loud(audit)
    assert state(audit, "n.d.") == state(audit, "17 400,00") == {"unchecked"}
    assert [one.reason.en for one in audit.abstentions] == [
        "4 of the figures that “Total · Montant 2026” adds up are not available or cannot be read"
    ]


def test_a_total_beside_one_that_is_not_known_is_still_proved(audited):
    header = ["Association", "Proposé 2025", "Montant 2026"]
    rows = [
        ["Amicale", "1 000,00", "1 100,00"],
        ["Chorale", "n.d.", "2 250,00"],
    ]
    rows += [
        ["Harmonie", "300,00", "450,00"],
        ["Total", "1 450,00", "3 800,00"],
    ]

    audit = audited(rows, header)

    assert not loud(audit)
    assert state(audit, "3 800,00") == {"proved"}
    assert [one.label for one in audit.abstentions] == ["Total · Proposé 2025"]
