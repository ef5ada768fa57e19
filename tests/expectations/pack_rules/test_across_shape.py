"""A factor of a product that stands in another table."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import TAXES

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
