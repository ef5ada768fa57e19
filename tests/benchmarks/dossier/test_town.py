"""The invented town: every document by itself adds up."""

from decimal import Decimal

from benchmarks.dossier.town import SEEDED, Town, clean, contradicted


def balances(town: Town) -> bool:
    def total(lines) -> Decimal:
        return sum(lines.values(), Decimal(0))

    budgets = (town.first, town.change, town.second)
    return all(
        total(one.operating_expenses) == total(one.operating_receipts)
        and total(one.investment_expenses) == total(one.investment_receipts)
        for one in budgets
    )


def test_budgets_are_in_balance_in_both_dossiers():
    assert balances(clean())
    assert balances(contradicted())


def test_four_contradictions():
    right, wrong = clean(), contradicted()
    changed = [
        right.opened != wrong.opened,
        right.investment != wrong.investment,
        right.second != wrong.second,
        right.published != wrong.published,
    ]
    assert sum(changed) == len(SEEDED)
    assert right.allocated == wrong.allocated
