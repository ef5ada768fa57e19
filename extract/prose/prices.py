"""Whether an amount of money in a sentence is a sum or a price per unit, and per what. Pure."""

import re
from decimal import Decimal
from typing import NamedTuple

from extract.french.folding import SN
from extract.french.lexicon.nouns import is_unit_of_price, is_year_unit
from extract.french.lexicon.totals import CUMULATED, ENSEMBLE, TOTAL
from extract.number import Number

_ADJECTIVES = {
    "mensuel": "mois", "hebdomadaire": "semaine", "journalier": "jour", "journalière": "jour", "quotidien": "jour",
    "horaire": "heure", "annuel": "an", "trimestriel": "trimestre", "semestriel": "semestre", "unitaire": "unité",
}  # fmt: skip
_ADJECTIVE = re.compile(
    rf"{SN}*(?P<adjective>mensuel|hebdomadaire|journali(?:er|ère)|quotidien|horaire|annuel|trimestriel|semestriel|unitaire)"
    r"(?:s|les?|nes?)?\b"
)
_TAX = re.compile(rf"(?:{SN}*(?:HT|TTC|hors taxes?|toutes taxes comprises),?)?")
PER_UNIT = re.compile(r"/\s?([^\W\d_]+[²³]?)")
"""A unit after a stroke: "€/mois"."""
_PER = re.compile(
    rf"{SN}*(?:et{SN}+)?(?:par|pour{SN}(?:un|une|chaque)|chaque|du|le|la|l['’]){SN}*(?P<unit>[^\W\d_]+[²³]?)"
)
_STRICT_PER = re.compile(
    rf"{SN}*(?:et{SN}+)?(?:par|pour{SN}(?:un|une|chaque)){SN}+(?P<unit>[^\W\d_]+[²³]?)"
)
_TIMES = re.compile(
    rf"{SN}*[x×*]{SN}*(?:(?:le{SN})?nombre{SN}(?:de{SN}|d['’]))?(?P<unit>[^\W\d_]{{3,}})"
)
_PAID = re.compile(
    rf"\b(?:pay|rémunér|factur|indemnis|tarif|cot)(?:ée?s?|ation){SN}+(?:à{SN}(?:hauteur{SN}de{SN})?)?$",
    re.IGNORECASE,
)
_PRICE = re.compile(
    rf"\b(?:prix{SN}(?:unitaire|du|de{SN}la|de{SN}l['’]|d['’]une?|par|moyen{SN}d)|tarif\b|taux{SN}horaire|coût{SN}unitaire"
    rf"|valeur{SN}(?:du{SN}point|unitaire)|forfait{SN}de{SN}*$|montant{SN}unitaire)[^.;:]{{0,60}}$",
    re.IGNORECASE,
)
_SUM = re.compile(
    rf"\b(?:{TOTAL}|soit|au\s+plus\s+haut|{ENSEMBLE}|{CUMULATED}|global)", re.IGNORECASE
)
_SMALL = Decimal(1000)
"""Euros: what is paid for one piece or person is less; from here on an amount in prose is a sum."""
_ALIKE = 10
"""An amount within as many times the rate beside it is another rate of the same tariff."""


class Price(NamedTuple):
    """Per what an amount is paid; empty and ``is_rate`` false for a plain sum."""

    is_rate: bool
    per: tuple[str, ...]


def read_price(
    text: str, start: int, end: int, left: int, number: Number, rate: Decimal | None
) -> Price:
    """Whether ``text[start:end]``, an amount, is a price per unit.

    It is one where a unit other than the year follows ("€/mois", "par personne et par mois",
    "mensuels"), where the words before say price or payment of an act, where it is multiplied by a
    number of something, or where it stands beside a price of the same size in its sentence
    (``rate``) with no unit of its own.
    """
    per = _units(number.unit_text, text, end)
    if any(not is_year_unit(unit) for unit in per):
        return Price(True, per)
    if times := _TIMES.match(text, end):
        return Price(True, (times["unit"],))
    before = text[left:start]
    small = abs(number.value) < _SMALL
    if small and (_PAID.search(before) or _PRICE.search(before)):
        return Price(True, per)
    alike = rate is not None and rate / _ALIKE <= abs(number.value) <= rate * _ALIKE
    if alike and small and not per and number.decimals and not _SUM.search(before):
        return Price(True, ())
    return Price(False, per)


def _units(printed: str, text: str, end: int) -> tuple[str, ...]:
    """The units an amount is paid per: from its own "€/mois/logement", then from the words after
    it.
    """
    units = PER_UNIT.findall(printed)
    at = _TAX.match(text, end)
    position = end if at is None else at.end()
    while True:
        if adjective := _ADJECTIVE.match(text, position):
            units.append(_ADJECTIVES[adjective["adjective"]])
            position = adjective.end()
            continue
        strict = _STRICT_PER.match(text, position)
        found = strict or (_PER.match(text, position) if units or position == end else None)
        if found is None or not (is_unit_of_price(found["unit"]) or is_year_unit(found["unit"])):
            return tuple(units)
        if not strict and found["unit"].lower() not in _BY_ARTICLE:
            return tuple(units)
        units.append(found["unit"])
        position = found.end()


_BY_ARTICLE = frozenset(
    {
        "heure",
        "mètre",
        "m²",
        "m³",
        "kilomètre",
        "tonne",
        "unité",
        "nuit",
        "nuitée",
        "litre",
        "pièce",
        "repas",
        "place",
        "séance",
    }
)
"""Units that "le", "la" or "l'" may introduce: "12 € l'heure"."""
