"""A grant voted = its agreement = the file that the body publishes = the annex of the budget."""

from collections.abc import Iterator, Mapping, Sequence

from validate.dossier.dossier_comparison import (
    Dossier,
    DossierComparison,
    DossierRule,
    DossierVerdict,
    Outcome,
    Unlinked,
    compare_sides,
    side_of,
)
from validate.dossier.dossier_fact import (
    DossierDocument,
    DossierFact,
    DossierMeasure,
    of_measure,
)
from validate.model.act_kind import ActKind
from validate.model.finding import Message

_CODE = "grant"
_KINDS: Sequence[tuple[ActKind, Message]] = (
    (ActKind.SUBSIDIES, Message("vote des subventions", "vote of grants")),
    (
        ActKind.PRIMITIVE_BUDGET,
        Message("annexe du budget", "annex of the budget"),
    ),
    (ActKind.CONVENTION, Message("convention", "agreement")),
)
_PUBLISHED = Message(
    "fichier des subventions publié (SCDL)", "published file of grants (SCDL)"
)
_OTHER = Message("autre document", "other document")
_LINES = Message(
    "le bénéficiaire n'a pas le même nombre de lignes dans les deux documents",
    "the beneficiary has not as many lines in both documents",
)
_ABSENT = Message(
    "le bénéficiaire n'est pas nommé ainsi dans l'autre document",
    "the other document names no such beneficiary",
)
_Lines = Mapping[str, list[DossierFact]]


def _find(dossier: Dossier) -> Iterator[Outcome]:
    for year in dossier.years:
        holders = _holders(dossier, year)
        if len(holders) < 2:
            continue
        first, own = holders[0]
        for other, theirs in holders[1:]:
            yield from _between(dossier, year, (first, own), (other, theirs))


def _holders(
    dossier: Dossier, year: int
) -> list[tuple[DossierDocument, _Lines]]:
    """The documents that state grants of a year, the one that decides first."""
    found = []
    for document in dossier.documents:
        lines: dict[str, list[DossierFact]] = {}
        for fact in of_measure(document.facts, DossierMeasure.GRANT, year):
            lines.setdefault(fact.key[0], []).append(fact)
        if lines:
            found.append((document, lines))
    return sorted(found, key=lambda item: _rank(item[0]))


def _rank(document: DossierDocument) -> tuple[int, str]:
    if document.scdl:
        return len(_KINDS), document.document_id
    for n, (kind, _) in enumerate(_KINDS):
        if kind in document.kinds:
            return n, document.document_id
    return len(_KINDS) + 1, document.document_id


def _what(document: DossierDocument) -> Message:
    if document.scdl:
        return _PUBLISHED
    for kind, what in _KINDS:
        if kind in document.kinds:
            return what
    return _OTHER


def _between(
    dossier: Dossier,
    year: int,
    decides: tuple[DossierDocument, _Lines],
    follows: tuple[DossierDocument, _Lines],
) -> Iterator[Outcome]:
    first, own = decides
    other, theirs = follows
    whole_lists = len(theirs) > 1 or other.scdl
    for key in sorted({*own, *theirs}):
        mine, its = own.get(key, []), theirs.get(key, [])
        facts = (*mine, *its)
        label = Message(facts[0].label, facts[0].label)
        if mine and its:
            yield _compared(dossier, year, label, (first, mine), (other, its))
        elif its or whole_lists:
            yield Unlinked(_CODE, year, label, _ABSENT, facts)


def _compared(
    dossier: Dossier,
    year: int,
    label: Message,
    decides: tuple[DossierDocument, list[DossierFact]],
    follows: tuple[DossierDocument, list[DossierFact]],
) -> Outcome:
    """A beneficiary in both documents: where it has not as many lines in both, only an agreement is
    told.
    """
    first, mine = decides
    other, its = follows
    outcome = compare_sides(
        dossier,
        _CODE,
        year,
        label,
        side_of(_what(first), mine),
        side_of(_what(other), its),
    )
    if len(mine) == len(its) or isinstance(outcome, Unlinked):
        return outcome
    assert isinstance(outcome, DossierComparison)
    if outcome.verdict is DossierVerdict.AGREES:
        return outcome
    return Unlinked(_CODE, year, label, _LINES, (*mine, *its))


GRANT_AGREES = DossierRule(
    code=_CODE,
    title=Message(
        "Subvention votée = convention = fichier publié = annexe du budget",
        "Grant voted = agreement = published file = annex of the budget",
    ),
    source=Message(
        "CGCT, art. L. 2311-7 et L. 2313-1 ; loi n° 2000-321, art. 10 ; décret n° 2017-779",
        "CGCT, art. L. 2311-7 and L. 2313-1; law no. 2000-321, art. 10; decree no. 2017-779",
    ),
    find=_find,
)
