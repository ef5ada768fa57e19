"""Programme authorisations: what each stands at, by its number or its name (CGCT, art. L. 2311-3
and R. 2311-9; M57, annexe "situation des autorisations de programme").
"""

import re
from collections.abc import Iterator

from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.several import texts_of
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.dossier.dossier_fact import DossierFact, DossierMeasure
from validate.dossier.table_scope import facts_by_place
from validate.dossier.table_source import TableSource
from validate.model.act_kind import ActKind

_CAPTION = WordList(
    "autorisation(s) de programme(s)",
    "ap( )/( )cp",
    "ap cp",
)
"""A table of programme authorisations."""
_AUTHORISED = r"(?:\bap\b|autorisations?(?: de programme)?)"
_STANDS = re.compile(
    rf"total cumule|{_AUTHORISED}.*\b(?:revisee|actualisee|modifiee|totale?|apres)\b"
    rf"|\b(?:nouveau montant|nouvelle|montant (?:total )?(?:de l.)?){_AUTHORISED}"
    r"|nouveau montant"
)
"""A column of what an authorisation comes to from now on."""
_VOTED = re.compile(rf"{_AUTHORISED}.*\bvotee\b")
"""A column of the authorisation as voted."""
_BEFORE = re.compile(
    rf"pour memoire|{_AUTHORISED}.*\b(?:anterieure|precedente|avant)\b"
    r"|montant (?:precedent|anterieur)|stock au 1er janvier|avant revision"
)
"""A column of what it came to before."""
_CREDITS = WordList("cp", "paiement*", "realise*", "reste*", "*financer*")
"""Columns of payment credits, which are no authorisations."""
_NUMBER = re.compile(
    r"\b(?:ap[ -]?)?(?:n ?° ?)?((?:19|20)\d\d[ /-]\d{1,3}|\d{1,3}[ /-](?:19|20)\d\d)\b"
)
"""The number of a programme: "AP 2022-03"."""


def programme_facts(source: TableSource) -> Iterator[DossierFact]:
    """What each programme of a table stands at after the act, and stood at before."""
    words = fold(f"{source.table.caption} {source.title}")
    is_of_programmes = source.kind is ActKind.PROGRAMME_AUTHORISATIONS
    if not is_of_programmes and not _CAPTION.within(words):
        return
    if source.year is None:
        return
    facts = facts_by_place(source.facts, source.table)
    for column, back in _columns(source.table):
        for row in source.table.rows:
            fact = facts.get((row.index, column.index))
            key = _programme(row)
            if fact is None or fact.value is None or not key:
                continue
            yield DossierFact(
                DossierMeasure.PROGRAMME,
                source.year - back,
                (key,),
                source.document,
                source.kind,
                fact,
                fact.value,
                row.label,
                recalled=bool(back),
            )


def _columns(table: Table) -> list[tuple[Column, int]]:
    """The columns of what programmes stand at, with how many years back they look. What was voted
    is what stands, unless a column says what it was revised to.
    """
    known = [
        (column, _meaning(fold(" ".join(column.path))))
        for column in table.columns
        if column.kind is ColumnKind.AMOUNT
    ]
    is_revised = any(meaning == "stands" for _, meaning in known)
    back = {"stands": 0, "before": 1, "voted": int(is_revised)}
    return [(column, back[meaning]) for column, meaning in known if meaning]


def _meaning(words: str) -> str:
    if _BEFORE.search(words) and not _CREDITS.within(words):
        return "before"
    if _CREDITS.within(words):
        return ""
    if _STANDS.search(words):
        return "stands"
    return "voted" if _VOTED.search(words) else ""


def _programme(row: Row) -> str:
    """The number of a programme where its line prints one, else its folded name."""
    if row.kind is not RowKind.DETAIL:
        return ""
    texts = texts_of(row.printed_cells)
    for text in (row.label, *texts):
        found = _NUMBER.search(fold(text))
        if found is not None:
            # "2022/03" and "2022 03" are one number
            return re.sub(r"\D", "-", found[1])
    return fold(row.label)
