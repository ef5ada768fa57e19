"""A document of a dossier: its kinds of act, its year, and all that it states and others may
state too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.document import Document
from extract.french.folding import fold
from extract.french.lexicon.calendar import years_in
from extract.french.lexicon.concept import Concept, WordList
from extract.several import first, present, with_id
from extract.table import Table
from validate.dossier.budget_facts import budget_facts
from validate.dossier.dossier_fact import DossierDocument, DossierFact
from validate.dossier.grant_facts import (
    agreement_facts,
    grant_facts,
    scdl_columns,
    scdl_facts,
)
from validate.dossier.programme_facts import programme_facts
from validate.dossier.result_facts import allocation_claims, result_facts
from validate.dossier.table_source import TableSource, annexed_budget
from validate.findings.reading_doubts import doubtful_readings
from validate.model.act_kind import ActKind
from validate.model.finding import Audit

_WORDS: Mapping[ActKind, Concept] = {
    ActKind.RESULT_ALLOCATION: Concept(
        "affectation (?:definitive )?(?:du|des|de) (?:resultats?|l.excedent)"
    ),
    ActKind.AMENDING_BUDGET: Concept(
        "decisions? modificatives?",
        "budget supplementaire",
        r"dm ?(?:n ?° ?)?\d\w*",
    ),
    ActKind.EXECUTED_ACCOUNTS: WordList(
        "compte(s) administratif(s)", "compte(s) financier(s) unique(s)", "cfu"
    ),
    ActKind.PRIMITIVE_BUDGET: WordList("budget(s) primitif(s)"),
    ActKind.PROGRAMME_AUTHORISATIONS: WordList(
        "autorisation(s) de programme(s)", "ap( )/( )cp"
    ),
    ActKind.CONVENTION: WordList("convention(s)"),
    ActKind.SUBSIDIES: WordList("subvention*"),
}
"""How titles, captions and file names call the acts that a dossier joins."""


_ANTICIPATES = re.compile(r"\b(?:reprise|resultats?)\b.*\banticipee?s?\b")
"""Words of results taken over before they are voted."""
_OF_THEIR_YEAR = (ActKind.AMENDING_BUDGET, ActKind.SUBSIDIES)
"""Acts of the year in which they are voted, where they print no other."""
_FIRST_LINES = 12
"""Lines of a document that may be its title."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What is known of an act."""

    kind: ActKind | None
    title: str
    year: int | None


def stated_in(audit: Audit) -> DossierDocument:
    """What the document of ``audit`` states. Agreements are read later, by `with_agreements`: they
    name beneficiaries that the others make known.
    """
    document = audit.document.opened().without_lists()
    whole = _whole(document, audit)
    facts: list[DossierFact] = []
    for table in document.tables:
        facts += _of_table(document, audit, whole, table)
    if whole.kind is ActKind.RESULT_ALLOCATION:
        facts += allocation_claims(
            document.document_id,
            annexed_budget(whole.title),
            whole.year,
            document.claims,
        )

    kinds = dict.fromkeys(kind for act in audit.acts for kind in act.kinds)
    if not kinds and whole.kind is not None:
        kinds[whole.kind] = None
    return DossierDocument(
        document_id=document.document_id,
        name=document.name,
        title=document.title or whole.title,
        body=document.body,
        date=document.date,
        kinds=tuple(kinds),
        year=whole.year,
        facts=tuple(_stated_once(facts)),
        doubtful=frozenset(doubtful_readings(document)),
        scdl=any(map(scdl_columns, document.tables)),
        anticipates=any(
            _ANTICIPATES.search(fold(line.text)) for line in document.prose
        ),
    )


def with_agreements(
    documents: Sequence[DossierDocument], audits: Sequence[Audit]
) -> list[DossierDocument]:
    """The documents, those that are agreements with the grant that they state to a beneficiary
    known from the others.
    """
    known: dict[str, str] = {}
    for one in documents:
        for fact in one.facts:
            if fact.measure == "grant":
                known.setdefault(fact.key[0], fact.label)

    found = []
    for one, audit in zip(documents, audits, strict=True):
        if ActKind.CONVENTION in one.kinds:
            added = agreement_facts(audit.document, one.year, known)
            one = replace(one, facts=(*one.facts, *added))  # noqa: PLW2901
        found.append(one)
    return found


def _whole(document: Document, audit: Audit) -> _Act:
    """The document as one act: its title, or its first lines, or the name of its file."""
    texts = list(_titles(document))
    named = [(text, kind_in(text)) for text in texts]
    told = [kind for act in audit.acts for kind in act.kinds]
    told += present(kind for _, kind in named)
    kind = first(told)

    titles = [text for text, known in named if known is kind] or texts
    title = next(filter(years_in, titles), titles[0])
    year = _year(title, kind) or document.exercise
    return _Act(kind, title, year or _year_of_sitting(kind, document.date))


def _year_of_sitting(kind: ActKind | None, date: str) -> int | None:
    """The year of a decision that is of the year it is taken in; in January a decision may still
    amend the year before (CGCT, art. L. 1612-11).
    """
    year, _, rest = date.partition("-")
    if kind not in _OF_THEIR_YEAR:
        return None
    if not year.isdecimal() or rest.startswith("01"):
        return None
    return int(year)


def _titles(document: Document) -> Iterator[str]:
    """What may say which act a document is, the surest first."""
    yield document.title
    stem, _, _ = document.name.rpartition(".")
    yield stem.replace("_", " ").replace("-", " ")
    for line in document.prose[:_FIRST_LINES]:
        yield line.text
    for table in document.tables[:1]:
        yield table.caption


def kind_in(text: str) -> ActKind | None:
    """The kind of act that a title names first."""
    folded = fold(text)
    found = []
    for kind, words in _WORDS.items():
        place = words.place_in(folded)
        if place is not None:
            found.append((place, kind))
    return min(found, key=lambda item: item[0])[1] if found else None


def _year(title: str, kind: ActKind | None) -> int | None:
    """The year of an act: the first that its title prints; of an allocation the earliest, since
    its result is older than the budget that takes it over.
    """
    years = years_in(title)
    if not years:
        return None
    if kind is ActKind.RESULT_ALLOCATION:
        return min(years)
    return years[0]


def _of_table(
    document: Document, audit: Audit, whole: _Act, table: Table
) -> Iterator[DossierFact]:
    """What one table states."""
    act = _act_of(audit, whole, table)
    source = TableSource(
        document=document.document_id,
        kind=act.kind,
        year=act.year,
        title=_section_title(document, table),
        budget=annexed_budget(table.caption) or annexed_budget(act.title),
        table=table,
        facts=[fact for fact in document.facts if fact.table_id == table.id],
    )
    if scdl_columns(table) is not None:
        yield from scdl_facts(source)
        return
    yield from budget_facts(source)
    yield from result_facts(source)
    yield from grant_facts(source)
    yield from programme_facts(source)


def _act_of(audit: Audit, whole: _Act, table: Table) -> _Act:
    """The act that a table belongs to: as its caption says, else as its part of the document does,
    else the document's.
    """
    caption = table.caption
    own = kind_in(caption)
    if own is not None and own is not ActKind.SUBSIDIES:
        return _Act(own, caption, _year(caption, own) or whole.year)

    for act in audit.acts:
        if act.sections and act.holds(table.section) and act.kinds:
            kind = act.kinds[0]
            return _Act(kind, act.title, _year(act.title, kind) or whole.year)
    return whole


def _section_title(document: Document, table: Table) -> str:
    section = with_id(document.sections, table.section)
    return "" if section is None else section.title


def _stated_once(facts: Sequence[DossierFact]) -> Iterator[DossierFact]:
    """The facts of a document: one that it states several times, the first; one that it states with
    several values, none but grants, of which a beneficiary may have several.
    """
    values: dict[object, set[object]] = {}
    for fact in facts:
        values.setdefault(_name(fact), set()).add(fact.value)
    seen: set[object] = set()
    for fact in facts:
        name = _name(fact)
        if fact.measure == "grant":
            yield fact
        elif len(values[name]) == 1 and name not in seen:
            seen.add(name)
            yield fact


def _name(fact: DossierFact) -> object:
    is_less = fact.measure == "amended" and fact.value < 0
    return fact.measure, fact.year, fact.key, fact.recalled, is_less
