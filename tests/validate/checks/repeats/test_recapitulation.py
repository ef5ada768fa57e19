"""Recapitulations against the tables they sum up."""

import pytest

from validate.checks.repeats.recapitulation import CHECK
from validate.model.identity import Kind, Severity, Verdict

CANTONS = (
    "Aubeterres",
    "Bois-Merlin",
    "Le Chastain",
    "Fontevive",
    "Grandlieu",
    "Montorgueil",
)
DETAIL = [
    "N°",
    "Canton",
    "Bénéficiaire",
    "Nature des travaux",
    "Dépense subventionnable HT (€)",
    "Subvention (€)",
]
RECAP = [
    "Canton",
    "Nombre d'opérations",
    "Dépense subventionnable HT (€)",
    "Subvention (€)",
]


def figure(cents):
    return f"{cents // 100:,}".replace(",", " ") + f",{cents % 100:02d}"


def lines():
    rows, number = [], 0
    for c, canton in enumerate(CANTONS):
        for n in range(2 + c % 3):
            number += 1
            base = 1_234_567 + 345_678 * number + 91 * c * n
            rows.append(
                [
                    number,
                    canton,
                    f"Commune {number}",
                    f"Réfection {n}",
                    base,
                    base * 3 // 10,
                ]
            )
    return rows


def tables(make_raw, change=None):
    rows = lines()
    recap = [
        [
            c,
            sum(r[1] == c for r in rows),
            sum(r[4] for r in rows if r[1] == c),
            sum(r[5] for r in rows if r[1] == c),
        ]
        for c in CANTONS
    ]
    total = [
        "Total",
        sum(r[1] for r in recap),
        sum(r[2] for r in recap),
        sum(r[3] for r in recap),
    ]
    if change:
        change(rows, recap, total)
    detail = [
        [str(r[0]), r[1], r[2], r[3], figure(r[4]), figure(r[5])] for r in rows
    ]
    detail.append(
        [
            "",
            "",
            "",
            "TOTAL",
            figure(sum(r[4] for r in rows)),
            figure(sum(r[5] for r in rows)),
        ]
    )
    printed = [
        [r[0], str(r[1]), figure(r[2]), figure(r[3])] for r in (*recap, total)
    ]
    return [
        make_raw("t1", DETAIL, detail, section="annexe-1"),
        make_raw("t2", RECAP, printed, section="annexe-2"),
    ]


def failed(outcomes):
    return [one for one in outcomes if one.verdict is Verdict.FAILED]


def test_a_recapitulation_that_agrees(make_raw, make_document, run_check):
    outcomes, _ = run_check(make_document(tables(make_raw)), CHECK)
    assert {one.verdict for one in outcomes} == {Verdict.HELD}
    assert (
        sum(one.identity.kind is Kind.COUNT for one in outcomes)
        == len(CANTONS) + 1
    )
    assert (
        sum(one.identity.kind is Kind.EQUALITY for one in outcomes)
        == 2 * len(CANTONS) + 2
    )


def test_a_group_that_does_not_agree_is_named(
    make_raw, make_document, run_check
):
    def change(rows, recap, total):
        recap[3][3] -= 700_000

    (found,) = failed(
        run_check(make_document(tables(make_raw, change)), CHECK)[0]
    )
    assert found.identity.result == "t2!r3c3"
    assert found.identity.severity is Severity.ERROR
    assert found.delta == -7000


def test_a_wrong_number_of_lines(make_raw, make_document, run_check):
    def change(rows, recap, total):
        recap[2][1] += 1

    (found,) = failed(
        run_check(make_document(tables(make_raw, change)), CHECK)[0]
    )
    assert found.identity.kind is Kind.COUNT
    assert found.identity.result == "t2!r2c1"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_lines_and_groups_means_nothing(
    make_raw, make_document, run_check, seed
):
    def change(rows, recap, total):
        recap[:] = recap[seed + 1 :] + recap[: seed + 1]
        rows.sort(key=lambda row: row[4] * (seed + 7) % 101)

    outcomes, _ = run_check(make_document(tables(make_raw, change)), CHECK)
    assert outcomes
    assert not failed(outcomes)


def test_a_table_of_other_figures_is_no_recapitulation(
    make_raw, make_document, run_check
):
    def change(rows, recap, total):
        for n, line in enumerate(recap):
            line[1:] = [n * 17 + 40, 999_900 * n + 77, 123_400 * n + 31]

    outcomes, _ = run_check(make_document(tables(make_raw, change)), CHECK)
    assert not failed(outcomes)


def test_a_list_cut_into_several_tables_is_one_whole(
    make_raw, make_document, run_check
):
    whole, recap = tables(make_raw)
    rows = [
        [cell.text for cell in whole.cells if cell.row == row]
        for row in range(whole.rows - 1)
    ]
    parts = [
        make_raw(f"p{n}", DETAIL, part, section="annexe-1")
        for n, part in enumerate((rows[:7], rows[7:]))
    ]
    outcomes, _ = run_check(make_document([*parts, recap]), CHECK)
    assert outcomes
    assert not failed(outcomes)
