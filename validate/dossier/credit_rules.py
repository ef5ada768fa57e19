"""Budget + amendments = credits open in the accounts, chapter by chapter."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.several import partition
from validate.dossier.account_codes import RESULT_CODES
from validate.dossier.dossier_comparison import (
    SEVERAL_STATE,
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
    BudgetSection,
    BudgetSide,
    DossierFact,
    DossierMeasure,
    Key,
    of_measure,
    of_section,
)
from validate.dossier.table_scope import section_in_english
from validate.model.act_kind import ActKind
from validate.model.finding import Message

_CODE = "credits-opened"
_BUDGET = Message(
    "budget primitif et décisions modificatives", "budget and amendments"
)
_ACCOUNTS = Message("crédits ouverts au compte", "credits open in the accounts")
_MISSING = Message(
    "les écarts s'équilibrent : une décision modificative ou un virement de crédits manque"
    " peut-être au dossier",
    "the differences balance: a decision or a transfer of credits may be missing from the dossier",
)
_FEW = Message(
    "la plupart des chapitres diffèrent : il manque sans doute une décision au dossier",
    "most chapters differ: a decision is probably missing from the dossier",
)
_UNREAD = Message(
    "les crédits d'une décision modificative du dossier n'ont pas été lus",
    "the credits of a decision of the dossier were not read",
)
_CARRIED = Message(
    "les crédits ouverts peuvent comprendre des restes à réaliser de l'année précédente",
    "the credits open may include those carried over from the year before",
)
_LEAST_HELD = 3
"""Chapters that agree before one that does not is a deviation: then nothing is missing."""


def _find(dossier: Dossier) -> Iterator[Outcome]:
    for year in dossier.years:
        found = list(_of_year(dossier, year))
        if _has_unread_amendment(dossier, year):
            yield from map(_open_if_failed, found)
            continue
        for budget in sorted(set(map(_budget_of, found))):
            yield from _believed(
                [one for one in found if _budget_of(one) == budget]
            )


def _has_unread_amendment(dossier: Dossier, year: int) -> bool:
    """Whether a decision that amends the budget states no credits that could be read."""
    amending = [
        document
        for document in dossier.documents
        if ActKind.AMENDING_BUDGET in document.kinds
    ]
    return any(
        not of_measure(document.facts, DossierMeasure.AMENDED, year)
        for document in amending
        if document.year in (None, year)
    )


def _open_if_failed(one: Outcome) -> Outcome:
    if isinstance(one, DossierComparison) and _fails(one):
        return _unlinked(one, _UNREAD)
    return one


def _budget_of(outcome: Outcome) -> str:
    facts = (
        outcome.facts if isinstance(outcome, Unlinked) else outcome.right.facts
    )
    return facts[0].key[0]


def _of_year(dossier: Dossier, year: int) -> Iterator[Outcome]:
    voted = _by_key(dossier.facts(DossierMeasure.VOTED, year))
    amended = _by_key(dossier.facts(DossierMeasure.AMENDED, year))
    opened = _by_key(dossier.facts(DossierMeasure.OPENED, year))
    for key, right in sorted(opened.items()):
        left = [*voted.get(key, ()), *amended.get(key, ())]
        if not voted.get(key) or key[-1] in RESULT_CODES:
            continue
        if len(voted[key]) > 1 or len(right) > 1:
            yield Unlinked(
                _CODE, year, _label(key), SEVERAL_STATE, (*left, *right)
            )
            continue
        yield compare_sides(
            dossier,
            _CODE,
            year,
            _label(key),
            side_of(_BUDGET, left),
            side_of(_ACCOUNTS, right),
        )


def _by_key(facts: Sequence[DossierFact]) -> dict[Key, list[DossierFact]]:
    found: dict[Key, list[DossierFact]] = {}
    for fact in facts:
        found.setdefault(fact.key, []).append(fact)
    return found


def _label(key: Key) -> Message:
    budget, section, side, code = key
    of_fr = f", budget annexe {budget}" if budget else ""
    of_en = f", annexed budget {budget}" if budget else ""
    sides = {
        BudgetSide.EXPENSES: ("dépenses", "expenses"),
        BudgetSide.RECEIPTS: ("recettes", "receipts"),
    }
    fr, en = sides[BudgetSide(side)]
    english = section_in_english(section)
    return Message(
        f"chapitre {code}, {fr} {of_section(section)}{of_fr}",
        f"chapter {code}, {en} of {english}{of_en}",
    )


def _believed(found: list[Outcome]) -> Iterator[Outcome]:
    """The comparisons of a year; a difference is a deviation only where nothing missing from the
    dossier explains it. A decision is in balance (CGCT, art. L. 1612-4), and so is a transfer of
    credits: one that is missing changes chapters whose differences balance.
    """
    failed, held = partition(found, _fails)
    yield from held
    wrong = [one for one in failed if isinstance(one, DossierComparison)]
    if len(held) < max(_LEAST_HELD, len(wrong)):
        yield from (_unlinked(one, _FEW) for one in wrong)
        return

    yield from (_judged(one, wrong) for one in wrong)


def _judged(
    one: DossierComparison, wrong: Sequence[DossierComparison]
) -> Outcome:
    """A difference among others: left open where something else may explain it."""
    section = BudgetSection(one.right.facts[0].key[1])
    if _balance(wrong, section) == 0:
        return _unlinked(one, _MISSING)
    is_more = one.right.total > one.left.total
    if section is BudgetSection.INVESTMENT and is_more:
        return _unlinked(one, _CARRIED)
    return one


def _fails(outcome: Outcome) -> bool:
    return (
        isinstance(outcome, DossierComparison)
        and outcome.verdict is DossierVerdict.DEVIATES
    )


def _balance(
    failed: Sequence[DossierComparison], section: BudgetSection
) -> Decimal | None:
    """The differences of the expenses of a section less those of its receipts; None where none
    fails.
    """
    own = [one for one in failed if one.right.facts[0].key[1] == section]
    if not own:
        return None
    total = Decimal(0)
    for one in own:
        is_expense = one.right.facts[0].key[2] == BudgetSide.EXPENSES
        total += one.delta if is_expense else -one.delta
    return total


def _unlinked(one: DossierComparison, reason: Message) -> Unlinked:
    facts = (*one.left.facts, *one.right.facts)
    return Unlinked(one.rule, one.year, one.label, reason, facts)


CREDITS_OPENED = DossierRule(
    code=_CODE,
    title=Message(
        "Budget et décisions modificatives = crédits ouverts",
        "Budget and amendments = credits open",
    ),
    source=Message(
        "CGCT, art. L. 1612-4 et L. 2312-1 ; M57, tome 2 (crédits ouverts au compte administratif)",
        "CGCT, art. L. 1612-4 and L. 2312-1; M57, volume 2 (credits open in the accounts)",
    ),
    find=_find,
)
