"""Factors of a product or a ratio that stand in other tables."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import RETAINED, TAXES

HELD, FAILED = Verdict.HELD, Verdict.FAILED


BASES = [
    "Taxe|Bases 2025 (€)|Bases 2026 (€)",
    "Taxe foncière (bâti)|5 218 400|5 327 000",
    "Taxe foncière (non bâti)|186 300|189 500",
    "Taxe d'habitation|742 900|731 600",
]
PRODUCTS = [
    "Taxe|Taux 2025 (%)|Taux 2026 (%)|Produit 2025 (€)|Produit 2026 (€)",
    "Taxe foncière (bâti)|41,26|42,09|2 153 112|2 242 134",
    "Taxe foncière (non bâti)|58,40|59,57|108 799|112 885",
    "Taxe d'habitation|14,72|15,01|109 355|109 813",
]


@pytest.mark.parametrize(
    ("changed", "broken", "count"),
    [
        (("", ""), 0, 6),
        (("|109 813", "|107 692"), 1, 6),
        (("Bases 2026", "Bases 2027"), 0, 3),
        (("Bases 2025 (€)|Bases 2026", "Écart (€)|Bases 2024"), 0, 0),
    ],
)
def test_the_base_of_a_tax_may_stand_in_a_table_of_its_own(
    ask, changed, broken, count
):
    tables = [("Bases d'imposition", BASES), ("Taux et produits", PRODUCTS)]
    said = ask(SmallAct(TAXES.title, tables).with_(changed))
    verdicts = said["pack-base-times-rate"]
    assert verdicts.count(FAILED) == broken
    assert len(verdicts) == count


RATES = [
    "Taxe|Taux 2025 (%)|Taux 2026 (%)",
    "Taxe foncière (bâti)|41,26|42,09",
    "Taxe foncière (non bâti)|58,40|59,57",
    "Taxe d'habitation|14,72|15,01",
]
RECEIVED = [
    "Taxe|Produit 2025 (€)|Produit 2026 (€)",
    "Taxe foncière (bâti)|2 153 112|2 242 134",
    "Taxe foncière (non bâti)|108 799|112 885",
    "Taxe d'habitation|109 355|109 813",
]


@pytest.mark.parametrize(
    ("changed", "broken", "count"),
    [
        (("", ""), 0, 6),
        (("58,40|59,57", "58,40|60,57"), 1, 6),
        (("Taux 2026 (%)", "Variation (%)"), 0, 3),
        (("Taxe d'habitation|14,72", "Ensemble|14,72"), 0, 0),
    ],
)
def test_bases_rates_and_receipts_may_stand_in_three_tables(
    ask, changed, broken, count
):
    tables = [
        ("Bases d'imposition", BASES),
        ("Taux", RATES),
        ("Produit attendu", RECEIVED),
    ]
    said = ask(SmallAct(TAXES.title, tables).with_(changed))
    verdicts = said["pack-base-times-rate"]
    assert verdicts.count(FAILED) == broken
    assert len(verdicts) == count


def test_a_ceiling_is_that_of_the_group_whose_code_begins_the_line(ask):
    named = RETAINED.with_(("B1|12 600", "B2|12 600"))
    assert ask(named)["pack-ifse-ceiling-across"] == [HELD] * 3


def test_what_is_paid_is_no_amount_that_the_council_retains(ask):
    ceilings, (_, paid) = RETAINED.tables
    tables = [ceilings, ("Montants versés en 2025", paid)]
    said = ask(SmallAct(RETAINED.title, tables))
    assert said["pack-ifse-ceiling-across"] == []
