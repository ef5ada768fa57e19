"""What amounts are expressed in."""

import pytest

from extract.french.lexicon.money import (
    announced_scale,
    announces_euros,
    header_scale,
    header_unit,
    label_unit,
)
from extract.number import Unit


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Montant en k€", 1000),
        ("Montant (milliers d'euros)", 1000),
        ("Montant (M€)", 10**6),
        ("Montant (€)", 1),
        ("Montant", None),
    ],
)
def test_a_header_says_its_scale(header, scale):
    assert header_scale(header) == scale


@pytest.mark.parametrize(
    ("title", "scale"),
    [
        ("Budget (en milliers d'euros)", 1000),
        ("Budget en k€", 1000),
        ("Dépenses (montants en milliers d'euros)", 1000),
        ("Dettes (unité : k€)", 1000),
        ("Programme de 10 M€", 1),
        ("Programme en 2 tranches de 10 M€", 1),
        ("", 1),
    ],
)
def test_a_title_announces_a_scale(title, scale):
    assert announced_scale(title) == scale


@pytest.mark.parametrize(
    ("title", "announced"),
    [
        ("Compte d'exploitation (en euros)", True),
        ("Compte d'exploitation (montants en euros)", True),
        ("Recettes, en € HT", True),
        ("Charges nettes (euros)", True),
        ("Unité : euros", True),
        ("Budget (en milliers d'euros)", False),
        ("Aide de 10 euros par élève", False),
        ("Paiements en 2 euros", False),
        ("Montants (arrondis à l'euro)", False),
    ],
)
def test_a_title_announces_euros(title, announced):
    assert announces_euros(title) is announced


def test_a_header_ends_with_its_unit():
    assert header_unit("Surface (en m²)") == "m²"
    assert header_unit("Coût k€ HT") == "k€"
    assert header_unit("Coût (estimé)") == ""


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Tonnages (t)", Unit.NONE),
        ("Ratio (kg/hab.)", Unit.NONE),
        ("Désendettement (en années)", Unit.NONE),
        ("Part du coût aidé (%)", Unit.PERCENT),
        ("Coût aidé, € HT par tonne", Unit.EUR),
        ("Dépenses (€ HT/hab.)", Unit.EUR),
        ("Total (€)", Unit.EUR),
        ("Encours (k€)", None),
        ("Aide de 500 € par famille", None),
        ("Subvention, 3 € par habitant", None),
        ("Part des 20 % les plus âgés", None),
    ],
)
def test_a_line_ends_with_its_own_unit(label, unit):
    assert label_unit(label) is unit
