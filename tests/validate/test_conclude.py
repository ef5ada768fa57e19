"""One finding a root cause: which cell, with which consequences, and what would explain it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.document import PageKind
from extract.geometry import BBox, Place
from extract.grid import Doubt, DoubtCode
from extract.table import RawCell
from validate.check import Check, fact_index
from validate.conclude import conclude
from validate.coverage import numeric_cells
from validate.discover import discover
from validate.model.finding import Message
from validate.model.identity import Kind, Severity, Verdict, evaluate
from validate.model.proof import proved_facts
from validate.registry import CHECKS

HEADER = ["Association", "Objet", "Attribué 2025", "Proposé 2026", "Évolution"]
GROUPS = {
    "Sport": [
        (8000, 7600),
        (4250, 5310),
        (1800, 1836),
        (900, 1130),
        (1900, 2050),
        (3550, 3866),
    ],
    "Culture": [
        (10500, 10400),
        (3450, 3110),
        (900, 950),
        (3000, 3750),
        (3150, 3027),
        (800, 820),
    ],
    "Social": [
        (19000, 19380),
        (3050, 3210),
        (700, 630),
        (1500, 1350),
        (3600, 3670),
        (7000, 7140),
    ],
}


def eur(value):
    return f"{Decimal(value):,.2f}".replace(",", " ").replace(".", ",")


def change(old, new):
    return f"{(new - old) / Decimal(old) * 100:+.1f} %".replace(".", ",")


def body():
    rows, sums = [], [0, 0]
    for theme, pairs in GROUPS.items():
        rows.append([theme, None, None, None, None])
        rows += [
            [f"{theme} {n}", "Fonctionnement", eur(a), eur(b), change(a, b)]
            for n, (a, b) in enumerate(pairs)
        ]
        a, b = sum(p[0] for p in pairs), sum(p[1] for p in pairs)
        rows.append([f"Sous-total {theme}", "", eur(a), eur(b), change(a, b)])
        sums = [sums[0] + a, sums[1] + b]
    rows.append(
        ["TOTAL GÉNÉRAL", "", eur(sums[0]), eur(sums[1]), change(*sums)]
    )
    return rows


@pytest.fixture
def audit(make_document, make_raw):
    def run(rows, header=HEADER, *, edit=None, checks=CHECKS, **more):
        spans = {
            (n, 0): (1, len(header))
            for n, row in enumerate(rows)
            if None in row
        }
        document = make_document(
            [
                make_raw(
                    "t",
                    header,
                    rows,
                    spans=spans,
                    caption="Subventions",
                    **more,
                )
            ]
        )
        document = edit(document) if edit else document
        discovery = discover(document, checks)
        facts = fact_index(document)
        outcomes = [
            evaluate(identity, facts) for identity in discovery.identities
        ]
        return conclude(document, outcomes, discovery.abstentions)

    return run


def loud(result):
    return [
        finding
        for finding in result.findings
        if finding.severity != Severity.INFO
    ]


def test_a_sound_table_has_no_finding(audit):
    assert not audit(body()).findings


def test_a_digit_in_a_line_is_one_finding_on_that_cell(audit):
    rows = body()
    rows[2][3] = "5 910,00"
    (finding,) = loud(audit(rows))
    assert (finding.root, finding.printed, finding.expected, finding.delta) == (
        "t!r2c3",
        "5 910,00",
        "5310.00",
        600,
    )
    assert finding.severity is Severity.ERROR
    assert finding.diagnosis[0].code == "digit"
    assert {c.kind for c in finding.consequences} | {finding.kind} == {
        Kind.SUM,
        Kind.DIFFERENCE,
    }


def test_two_digits_swapped_in_a_subtotal_is_one_finding(audit):
    rows = body()
    rows[7][2] = "24 000,00"
    (finding,) = loud(audit(rows))
    assert finding.root == "t!r7c2"
    assert finding.expected == "20400.00"
    assert finding.diagnosis[0].code == "swap"


def test_a_missing_line_is_one_finding_over_both_columns(audit):
    rows = body()
    del rows[3]
    (finding,) = loud(audit(rows))
    assert finding.kind is Kind.SUM
    assert finding.delta in (1800, 1836)
    assert "row-omitted" in {
        hypothesis.code for hypothesis in finding.diagnosis
    }
    assert len(finding.consequences) == 1


def test_two_errors_in_one_column_are_two_findings(audit):
    rows = body()
    rows[2][3], rows[10][3] = "5 910,00", "3 510,00"
    assert [finding.root for finding in loud(audit(rows))] == [
        "t!r2c3",
        "t!r10c3",
    ]


def test_two_errors_with_witnesses_are_no_missing_line(audit):
    """Each column's total is off by what its own line says in its evolution: two digits, not a line
    left out.
    """
    rows = body()
    rows[1][2], rows[9][3] = "6 000,00", "5 110,00"
    assert {finding.root for finding in loud(audit(rows))} == {
        "t!r1c2",
        "t!r9c3",
    }


def test_a_wrong_percentage_alone_is_on_the_percentage(audit):
    rows = body()
    rows[2][4] = "+12,4 %"
    (finding,) = loud(audit(rows))
    assert (finding.root, finding.kind) == ("t!r2c4", Kind.DIFFERENCE)


def test_a_cell_that_nothing_singles_out_is_not_named(audit):
    header = ["Association", "Montant"]
    rows = [[f"Club {n}", eur(1000 + 137 * n)] for n in range(6)]
    rows.append(["Total", eur(sum(1000 + 137 * n for n in range(6)) + 300)])
    (finding,) = loud(audit(rows, header))
    assert finding.root == "t!r6c1"
    assert finding.diagnosis[-1].code == "alternative-root"
    assert len(finding.diagnosis[-1].facts) == 6


def test_ids_survive_corrections_and_page_shifts(audit):
    rows = body()
    rows[2][3], rows[10][3] = "5 910,00", "3 510,00"
    before = {finding.root: finding.id for finding in audit(rows).findings}
    rows[10][3] = "3 110,00"
    after = {
        finding.root: finding.id
        for finding in audit(rows, pages=[7] * len(rows)).findings
    }
    assert after["t!r2c3"] == before["t!r2c3"]
    rows[2][3] = "5 810,00"
    assert {finding.id for finding in audit(rows).findings} == {
        before["t!r2c3"]
    }


def test_a_cell_read_in_two_ways_is_a_doubt_and_no_error(audit):
    rows = body()
    rows[2][3] = "5 910,00"

    def doubt(document):
        (table,) = document.tables
        cells = tuple(
            _doubted(cell) if (cell.row, cell.col) == (2, 3) else cell
            for cell in table.raw.cells
        )
        return replace(
            document,
            tables=(replace(table, raw=replace(table.raw, cells=cells)),),
        )

    (finding,) = audit(rows, edit=doubt).findings
    assert (finding.severity, finding.status) == (Severity.INFO, "extraction")
    assert "5 310,00" in finding.message.fr


@pytest.mark.parametrize("total", ["1 043,00 €", "1 034,00 €", "773,00 €"])
def test_a_sum_over_a_cell_of_two_figures_is_not_judged(audit, total):
    rows = [
        ["Environnement", "120,00 € + 150,00 €"],
        ["Chasse", "153,00 €"],
        ["Chemins", "200,00 €"],
        ["Fêtes", "420,00 €"],
        ["Sous total", total],
    ]
    assert loud(audit(rows, ["Association", "Montant"])) == []


def test_what_is_no_number_on_a_scan_is_a_doubt_and_no_deviation(audit):
    rows = body()
    rows[2][3] = "53 10,00"

    def scan(document):
        pages = tuple(
            replace(page, kind=PageKind.OCR) for page in document.pages
        )
        return replace(document, pages=pages)

    def picture(document, box):
        doubt = Doubt(1, box, DoubtCode.PICTURE, "drawn")
        return replace(document, doubts=(*document.doubts, doubt))

    def pictured(document):
        return picture(document, document.tables[0].raw.places[0].bbox)

    def elsewhere(document):
        return picture(document, BBox(-9.0, -9.0, -1.0, -1.0))

    said = {
        edit: [one.status for one in audit(rows, edit=edit).findings]
        for edit in (scan, pictured, elsewhere)
    }
    assert [one.status for one in audit(rows).findings] == ["open"]
    assert said == {
        scan: ["extraction"],
        pictured: ["extraction"],
        elsewhere: ["open"],
    }


def _doubted(cell: RawCell) -> RawCell:
    return replace(cell, readings=(("other", "5 310,00"),))


def test_a_crashed_check_is_an_abstention_and_never_a_finding(audit):
    def crash(context):
        raise ZeroDivisionError

    words = Message("bancal", "shaky")
    shaky = Check("shaky", "1", Kind.SUM, words, words, words, crash)
    result = audit(body(), checks=(*CHECKS, shaky))
    assert not result.findings
    assert [(a.rule, a.crashed) for a in result.abstentions if a.crashed] == [
        ("shaky", True)
    ]


def test_a_lack_of_memory_is_no_abstention(audit):
    def crash(context):
        raise MemoryError

    words = Message("bancal", "shaky")
    with pytest.raises(MemoryError):
        audit(
            body(),
            checks=(
                *CHECKS,
                Check("shaky", "1", Kind.SUM, words, words, words, crash),
            ),
        )


def test_proved_cells_cannot_change_alone(audit):
    result = audit(body())
    facts = fact_index(result.document)
    proved = [
        cell
        for cell, state in result.coverage.cells.items()
        if state == "proved"
    ]
    assert len(proved) >= 0.8 * len(numeric_cells(result.document))
    for cell in proved:
        for step in (1, -1):
            number = facts[cell].number
            changed = replace(
                facts[cell],
                number=replace(number, value=number.value + step * number.ulp),
            )
            known = facts | {cell: changed}
            over = [
                o.identity for o in result.outcomes if cell in o.identity.facts
            ]
            assert any(
                evaluate(identity, known).verdict is Verdict.FAILED
                for identity in over
            ), cell


def test_an_identity_that_chose_a_reading_proves_nothing(audit):
    def arbitrate(document):
        chosen = tuple(
            replace(
                fact,
                reading=replace(fact.reading, arbitrated=fact.id == "t!r2c3"),
            )
            for fact in document.facts
        )
        return replace(document, facts=chosen)

    result = audit(body(), edit=arbitrate)
    facts = fact_index(result.document)
    over = [o for o in result.outcomes if "t!r2c3" in o.identity.facts]
    assert over
    assert not any(proved_facts(outcome, facts) for outcome in over)
    assert result.coverage.cells["t!r2c3"] == "held"


def test_lines_permuted_columns_permuted_names_changed_headers_renamed_say_the_same(
    audit,
):
    rows = body()
    rows[2][3], rows[15][2] = "5 910,00", "20 500,00"
    verdicts = {
        (f.kind, f.severity, f.printed, f.expected)
        for f in audit(rows).findings
    }
    rows[1:7] = reversed(rows[1:7])
    renamed = [
        [f"Bénéficiaire {n}" if "Fonct" in str(row[1]) else row[0], *row[1:]]
        for n, row in enumerate(rows)
    ]
    order = (0, 1, 3, 2, 4)
    permuted = [[row[c] for c in order] for row in renamed]
    header = [
        "Organisme",
        "Projet",
        "Montant proposé N",
        "Montant voté N-1",
        "Variation en %",
    ]
    again = {
        (f.kind, f.severity, f.printed, f.expected)
        for f in audit(permuted, header).findings
    }
    assert again == verdicts


def test_places_point_to_the_cells_at_issue(audit):
    rows = body()
    rows[2][3] = "5 910,00"
    (finding,) = loud(audit(rows))
    first = finding.evidence[0]
    assert (first.fact, first.role, first.printed) == (
        "t!r2c3",
        "result",
        "5 910,00",
    )
    assert isinstance(first.place, Place)


def test_two_checks_that_rounding_may_explain_do_not_confirm_each_other(audit):
    pairs = (
        (281301, 292417),
        (125457, 131209),
        (413823, 397145),
        (96771, 98332),
        (330429, 351518),
        (151283, 151717),
    )
    rows = [
        [f"Politique {n}", f"{a:,}", f"{b:,}", f"{b - a:,}"]
        for n, (a, b) in enumerate(pairs)
    ]
    sums = [sum(pair[n] for pair in pairs) for n in (0, 1)]
    rows.append(
        ["Total", f"{sums[0]:,}", f"{sums[1]:,}", f"{sums[1] - sums[0]:,}"]
    )
    rows = [[text.replace(",", " ") for text in row] for row in rows]
    rows[3][2] = "98 331"
    header = ["Politique", "BP 2025 (€)", "BP 2026 (€)", "Écart (€)"]
    (finding,) = audit(rows, header).findings
    assert (finding.root, finding.severity) == ("t!r3c2", Severity.INFO)
    rows[3][2] = "98 932"
    (finding,) = audit(rows, header).findings
    assert (finding.root, finding.severity) == ("t!r3c2", Severity.ERROR)


def test_two_wrong_totals_of_four_are_no_missing_line(audit):
    amounts = [
        (1200, 310, 75, 2150),
        (840, 125, 60, 980),
        (2310, 470, 95, 3120),
        (655, 215, 40, 1470),
        (95, 60, 15, 230),
    ]
    header = [
        "Association",
        "Fonctionnement",
        "Investissement",
        "Transport",
        "Fêtes",
    ]
    rows = [[f"Club {n}", *map(eur, line)] for n, line in enumerate(amounts)]
    sums = [sum(line[n] for line in amounts) for n in range(4)]
    rows.append(
        ["TOTAL", *map(eur, (sums[0], sums[1] + 500, sums[2], sums[3] + 6000))]
    )
    assert {finding.root for finding in loud(audit(rows, header))} == {
        "t!r5c2",
        "t!r5c4",
    }
    rows = [
        [f"Club {n}", *map(eur, line)]
        for n, line in enumerate(amounts)
        if n != 2
    ]
    rows.append(["TOTAL", *map(eur, sums)])
    (finding,) = loud(audit(rows, header))
    assert len(finding.consequences) == 3


def spilt(total):
    """Totals too wide for their cells: each runs over the rule on its left."""
    amounts = [
        (1204312, 2310455),
        (840125, 1625980),
        (2310470, 1995312),
        (655215, 940147),
    ]
    rows = [
        [f"Chapitre {n}", *map(eur, line)] for n, line in enumerate(amounts)
    ]
    first, second = (eur(sum(line[n] for line in amounts)) for n in (0, 1))
    return [
        *rows,
        [
            f"TOTAL {first[:1]}",
            f"{first[2:]} {second[:1]}",
            total or second[2:],
        ],
    ]


def test_figures_that_run_over_a_rule_are_doubts_of_reading(audit):
    found = audit(spilt(""), ["Chapitre", "Budget", "Réalisé"]).findings
    assert {finding.root for finding in found} == {"t!r4c1", "t!r4c2"}
    assert {(finding.severity, finding.status) for finding in found} == {
        (Severity.INFO, "extraction")
    }
    found = audit(
        spilt("6 871 994,00"), ["Chapitre", "Budget", "Réalisé"]
    ).findings
    assert [
        finding.root
        for finding in found
        if finding.severity is not Severity.INFO
    ] == ["t!r4c2"]


FEES = ["Ouvrage", "Quantité", "Tarif (€)", "Redevance (€)"]


@pytest.mark.parametrize(
    ("total", "expected", "forgets"),
    [("3 777,01", "3990.60", True), ("3 111,11", "3938.78", False)],
)
def test_a_total_that_forgets_a_line_is_told_beside_another_that_is_wrong(
    audit, total, expected, forgets
):
    """18,64 at 49,29 € make 918,77 €; with it, the first total forgets a line. Of one that no slip
    explains it is said what its lines give as they are printed."""
    rows = [
        ["Artères aériennes", "42,35", "65,72", "2 783,24"],
        ["Artères souterraines", "18,64", "49,29", "866,95"],
        ["Emprise au sol", "6,50", "32,86", "213,59"],
        ["Pylônes", "3,00", "12,40", "37,20"],
        ["Cabines", "2,00", "18,90", "37,80"],
        ["Total", "", "", total],
    ]
    line, told = sorted(
        loud(audit(rows, header=FEES)), key=lambda one: one.rule == "footing"
    )
    assert (line.printed, line.expected) == ("866,95", "918.77")
    assert (told.printed, told.expected) == (total, expected)
    assert ("918,77" in told.message.fr) is forgets
    codes = [str(one.code) for one in told.diagnosis]
    assert ("row-omitted" in codes) is forgets
