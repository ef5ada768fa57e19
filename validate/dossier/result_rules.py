"""Results from one year to the next: what a year closes with, what is decided of it, what the next
budget and the next accounts take over.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from validate.dossier.dossier_comparison import (
    SEVERAL_STATE,
    ComparedSide,
    Dossier,
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
    of_section,
)
from validate.dossier.table_scope import section_in_english
from validate.model.act_kind import ActKind
from validate.model.finding import Message

_CARRIED, _RESTATED, _TAKEN = (
    "result-carried",
    "result-restated",
    "result-taken-over",
)
_NAMES = {
    "001": (
        "résultat d'investissement reporté (001)",
        "investment result carried over (001)",
    ),
    "002": (
        "résultat de fonctionnement reporté (002)",
        "operating result carried over (002)",
    ),
    "1068": ("affectation en réserves (1068)", "allocation to reserves (1068)"),
}
_ALLOCATION = Message("affectation du résultat", "allocation of the result")
_ACCOUNTS = Message("compte de l'exercice", "accounts of the year")
_BUDGET = Message(
    "budget de l'exercice suivant", "budget of the following year"
)
_OWN_BUDGET = Message("budget de l'exercice", "budget of the year")
_BEFORE = Message(
    "compte de l'exercice précédent", "accounts of the year before"
)
_ABSENT = Message(
    "aucun budget du dossier ne porte cette ligne pour l'exercice suivant",
    "no budget of the dossier holds this line for the following year",
)
_ANTICIPATED = Message(
    "le budget a repris ces résultats par anticipation : une décision ultérieure les régularise",
    "the budget took these results over in advance: a later decision puts them right",
)
_UNKNOWN_SHARE = Message(
    "la part affectée en réserves (1068) n'est pas connue",
    "the share allocated to reserves (1068) is not known",
)


def _result_name(section: str, year: int) -> Message:
    english = section_in_english(section)
    return Message(
        f"résultat de clôture {of_section(section)} {year}",
        f"closing result of {english} {year}",
    )


def _code_name(code: str, year: int) -> Message:
    french, english = _NAMES[code]
    return Message(f"{french}, budget {year}", f"{english}, budget {year}")


def _signed(facts: Sequence[DossierFact]) -> Decimal:
    """The sum of lines of results: an expense is a deficit."""
    total = Decimal(0)
    for fact in facts:
        is_deficit = BudgetSide.EXPENSES in fact.key
        total += -abs(fact.value) if is_deficit else fact.value
    return total


def _side(what: Message, facts: Sequence[DossierFact]) -> ComparedSide:
    return side_of(what, facts, _signed(facts))


def _of_code(
    dossier: Dossier, measure: DossierMeasure, year: int, budget: str, code: str
) -> list[DossierFact]:
    return [
        fact
        for fact in dossier.facts(measure, year)
        if fact.key[0] == budget and fact.key[-1] == code
    ]


def _in_budget(
    dossier: Dossier, year: int, budget: str, code: str
) -> list[DossierFact]:
    """A line of results in the budget of a year and in the decisions that amend it."""
    return [
        *_of_code(dossier, DossierMeasure.VOTED, year, budget, code),
        *_of_code(dossier, DossierMeasure.AMENDED, year, budget, code),
    ]


def _has_budget(dossier: Dossier, year: int, budget: str) -> bool:
    return any(
        fact.key[0] == budget
        for fact in dossier.facts(DossierMeasure.VOTED, year)
    )


def _results(
    dossier: Dossier, measure: DossierMeasure, year: int
) -> dict[tuple[str, str], list[DossierFact]]:
    """The results of a year by budget and section."""
    found: dict[tuple[str, str], list[DossierFact]] = {}
    for fact in dossier.facts(measure, year):
        found.setdefault((fact.key[0], fact.key[1]), []).append(fact)
    return found


def _own(facts: Sequence[DossierFact]) -> list[DossierFact]:
    """Those that accounts state."""
    return [fact for fact in facts if fact.kind is ActKind.EXECUTED_ACCOUNTS]


def _carried(dossier: Dossier) -> Iterator[Outcome]:
    """Each line of an allocation in the budget of the following year; without an allocation, the
    result of the accounts itself.
    """
    for year in dossier.years:
        lines: dict[tuple[str, str], list[DossierFact]] = {}
        for fact in dossier.facts(DossierMeasure.ALLOCATED, year):
            lines.setdefault((fact.key[0], fact.key[-1]), []).append(fact)
        for (budget, code), allocated in sorted(lines.items()):
            yield from _carried_line(dossier, year, budget, code, allocated)

        allocated_budgets = {budget for budget, _ in lines}
        for (budget, section), closing in sorted(
            _results(dossier, DossierMeasure.CLOSING, year).items()
        ):
            if budget not in allocated_budgets:
                yield from _carried_whole(
                    dossier, year, budget, section, _own(closing)
                )


def _carried_line(
    dossier: Dossier,
    year: int,
    budget: str,
    code: str,
    allocated: Sequence[DossierFact],
) -> Iterator[Outcome]:
    if not _has_budget(dossier, year + 1, budget):
        return
    label = _code_name(code, year + 1)
    taken = _in_budget(dossier, year + 1, budget, code)
    documents = {fact.document for fact in allocated}
    if len(documents) > 1:
        yield Unlinked(_CARRIED, year, label, SEVERAL_STATE, tuple(allocated))
    elif taken:
        outcome = compare_sides(
            dossier,
            _CARRIED,
            year,
            label,
            _side(_ALLOCATION, allocated),
            _side(_BUDGET, taken),
        )
        yield _unless_anticipated(dossier, outcome)
    elif _signed(allocated):
        yield Unlinked(_CARRIED, year, label, _ABSENT, tuple(allocated))


def _unless_anticipated(dossier: Dossier, outcome: Outcome) -> Outcome:
    """A budget voted before the allocation may hold other amounts, which a later decision puts
    right (CGCT, art. L. 2311-5).
    """
    if isinstance(outcome, Unlinked):
        return outcome
    if outcome.verdict is DossierVerdict.AGREES:
        return outcome
    known = {one.document_id: one for one in dossier.documents}
    decided = max(known[fact.document].date for fact in outcome.left.facts)
    facts = (*outcome.left.facts, *outcome.right.facts)
    for fact in outcome.right.facts:
        budget = known[fact.document]
        is_before = budget.date and decided and budget.date < decided
        if budget.anticipates or is_before:
            return Unlinked(
                outcome.rule, outcome.year, outcome.label, _ANTICIPATED, facts
            )
    return outcome


def _lines_of(section: str) -> tuple[str, ...]:
    """The lines of a budget that take over the result of a section."""
    if section == BudgetSection.INVESTMENT:
        return ("001",)
    return ("002", "1068")


def _carried_whole(
    dossier: Dossier,
    year: int,
    budget: str,
    section: str,
    closing: Sequence[DossierFact],
) -> Iterator[Outcome]:
    taken = [
        fact
        for code in _lines_of(section)
        for fact in _in_budget(dossier, year + 1, budget, code)
    ]
    if len(closing) == 1 and taken:
        outcome = compare_sides(
            dossier,
            _CARRIED,
            year,
            _result_name(section, year),
            side_of(_ACCOUNTS, closing),
            _side(_BUDGET, taken),
        )
        yield _unless_anticipated(dossier, outcome)


def _restated(dossier: Dossier) -> Iterator[Outcome]:
    """A closing result that the accounts state, as other documents recall it; where the allocation
    does not recall it, what it allocates.
    """
    for year in dossier.years:
        stated = _results(dossier, DossierMeasure.CLOSING, year)
        for (budget, section), facts in sorted(stated.items()):
            own = [fact for fact in _own(facts) if _is_first(dossier, fact)]
            if len(own) != 1:
                continue
            others = [
                fact for fact in facts if fact.document != own[0].document
            ]
            for other in others:
                yield compare_sides(
                    dossier,
                    _RESTATED,
                    year,
                    _result_name(section, year),
                    side_of(_ACCOUNTS, own),
                    side_of(_recalls(other), [other]),
                )
            if not any(
                other.kind is ActKind.RESULT_ALLOCATION for other in others
            ):
                yield from _allocated_whole(dossier, year, budget, section, own)


def _is_first(dossier: Dossier, fact: DossierFact) -> bool:
    """Whether accounts state the result of their own year."""
    return any(
        document.document_id == fact.document and document.year == fact.year
        for document in dossier.documents
    )


def _recalls(fact: DossierFact) -> Message:
    if fact.kind is ActKind.RESULT_ALLOCATION:
        return _ALLOCATION
    return Message(
        "rappel dans un autre document", "as another document recalls it"
    )


def _allocated_whole(
    dossier: Dossier,
    year: int,
    budget: str,
    section: str,
    own: Sequence[DossierFact],
) -> Iterator[Outcome]:
    allocated = [
        fact
        for code in _lines_of(section)
        for fact in _of_code(
            dossier, DossierMeasure.ALLOCATED, year, budget, code
        )
    ]
    if allocated:
        yield compare_sides(
            dossier,
            _RESTATED,
            year,
            _result_name(section, year),
            side_of(_ACCOUNTS, own),
            _side(_ALLOCATION, allocated),
        )


def _taken_over(dossier: Dossier) -> Iterator[Outcome]:
    """What accounts say that their year took over: the closing of the year before, less what went
    to reserves, and the line of their own budget.
    """
    for year in dossier.years:
        opening = _results(dossier, DossierMeasure.OPENING, year)
        for (budget, section), facts in sorted(opening.items()):
            own = _own(facts)
            if len(own) != 1:
                continue
            yield from _from_year_before(dossier, year, budget, section, own)
            code = "001" if section == BudgetSection.INVESTMENT else "002"
            lines = _in_budget(dossier, year, budget, code)
            if lines:
                yield compare_sides(
                    dossier,
                    _TAKEN,
                    year,
                    _opening_name(section, year),
                    side_of(_ACCOUNTS, own),
                    _side(_OWN_BUDGET, lines),
                )


def _opening_name(section: str, year: int) -> Message:
    english = section_in_english(section)
    return Message(
        f"résultat {of_section(section)} reporté en {year}",
        f"result of {english} taken over in {year}",
    )


def _from_year_before(
    dossier: Dossier,
    year: int,
    budget: str,
    section: str,
    own: Sequence[DossierFact],
) -> Iterator[Outcome]:
    closing = _own(
        _results(dossier, DossierMeasure.CLOSING, year - 1).get(
            (budget, section), []
        )
    )
    closing = [fact for fact in closing if _is_first(dossier, fact)]
    if len(closing) != 1:
        return
    label = _opening_name(section, year)
    reserved = _of_code(
        dossier, DossierMeasure.ALLOCATED, year - 1, budget, "1068"
    ) or _in_budget(dossier, year, budget, "1068")
    if section == BudgetSection.INVESTMENT:
        left = side_of(_BEFORE, closing)
    elif reserved:
        left = side_of(
            _BEFORE,
            [*closing, *reserved],
            closing[0].value - _signed(reserved),
        )
    elif closing[0].value == own[0].value:
        left = side_of(_BEFORE, closing)
    else:
        facts = (*closing, *own)
        yield Unlinked(_TAKEN, year, label, _UNKNOWN_SHARE, facts)
        return
    yield compare_sides(
        dossier, _TAKEN, year, label, left, side_of(_ACCOUNTS, own)
    )


RESULT_CARRIED = DossierRule(
    code=_CARRIED,
    title=Message(
        "Résultat affecté = lignes 001, 002 et 1068 du budget suivant",
        "Result allocated = lines 001, 002 and 1068 of the next budget",
    ),
    source=Message(
        "CGCT, art. L. 2311-5 et R. 2311-11 à R. 2311-13 ; M57, tome 2",
        "CGCT, art. L. 2311-5 and R. 2311-11 to R. 2311-13; M57, volume 2",
    ),
    find=_carried,
)
RESULT_RESTATED = DossierRule(
    code=_RESTATED,
    title=Message(
        "Résultat de clôture : compte = affectation",
        "Closing result: accounts = allocation",
    ),
    source=RESULT_CARRIED.source,
    find=_restated,
)
RESULT_TAKEN_OVER = DossierRule(
    code=_TAKEN,
    title=Message(
        "Clôture de l'année précédente = reprise de l'année",
        "Closing of the year before = opening of the year",
    ),
    source=RESULT_CARRIED.source,
    find=_taken_over,
)
