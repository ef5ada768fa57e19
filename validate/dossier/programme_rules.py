"""A programme authorisation stands at the beginning of a year where it stood at the end of the one
before.
"""

from collections.abc import Iterator

from extract.several import partition
from validate.dossier.dossier_comparison import (
    Dossier,
    DossierRule,
    Outcome,
    Unlinked,
    compare_sides,
    side_of,
)
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.model.finding import Message

_CODE = "programme-stock"
_STANDS = Message(
    "montant à la fin de l'exercice", "amount at the end of the year"
)
_RECALLED = Message(
    "montant rappelé l'exercice suivant", "amount recalled the following year"
)
_REVISED = Message(
    "l'autorisation a été révisée dans l'année, et rien ne dit quelle valeur est la dernière",
    "the authorisation was revised within the year, and nothing tells which value is the last",
)


def _find(dossier: Dossier) -> Iterator[Outcome]:
    for year in dossier.years:
        facts = dossier.facts(DossierMeasure.PROGRAMME, year)
        for key in sorted({fact.key for fact in facts}):
            own = [fact for fact in facts if fact.key == key]
            recalled, stands = partition(own, lambda fact: fact.recalled)
            if stands:
                for fact in recalled:
                    yield _outcome(dossier, year, stands, fact)


def _outcome(
    dossier: Dossier,
    year: int,
    stands: list[DossierFact],
    recalled: DossierFact,
) -> Outcome:
    label = Message(recalled.label, recalled.label)
    equal = [fact for fact in stands if fact.value == recalled.value]
    if len({fact.value for fact in stands}) > 1 and not equal:
        facts = (*stands, recalled)
        return Unlinked(_CODE, year, label, _REVISED, facts)
    left = side_of(_STANDS, equal[:1] or stands[:1])
    right = side_of(_RECALLED, [recalled])
    return compare_sides(dossier, _CODE, year, label, left, right)


PROGRAMME_STOCK = DossierRule(
    code=_CODE,
    title=Message(
        "Autorisations de programme : fin d'année = début de la suivante",
        "Programme authorisations: end of a year = beginning of the next",
    ),
    source=Message(
        "CGCT, art. L. 2311-3 et R. 2311-9 ; M57, annexe des autorisations de programme",
        "CGCT, art. L. 2311-3 and R. 2311-9; M57, annex of programme authorisations",
    ),
    find=_find,
)
