"""The shape "yearly": what each body of private law gets in a year, against the law's amount."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.law_shapes import only_value
from expectations.pack_rules.pack_rule import PackRule
from expectations.pack_rules.rule_phrases import says
from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.calendar import YEAR_ALONE
from extract.french.lexicon.concept import WordList
from extract.records.families.grants import GRANTS
from extract.records.record import Record
from validate.check import stable_id
from validate.model.identity import Form, Identity, Severity
from validate.prose.subjects.table_texts import lines_above_total
from validate.tables.adding_rows import AddingRows
from validate.tables.figure_table import FigureTable

_PUBLIC = (
    "commune*", "ville", "mairie", "departement*", "region*", "syndicat mixte", "communaute",
    "syndicat intercommunal*", "metropole", "ccas", "cias", "centre communal", "office public",
    "college*", "lycee*", "ecole*", "universite", "etat", "sdis", "centre hospitalier", "hopital",
    "caisse des ecoles", "oph", "epci", "chambre de*", "etablissement public", "epcc", "regie",
    "budget annexe",
)  # fmt: skip
"""Who is no body of private law."""
_AGREEMENT = WordList("convention(s)")
"""An agreement, as the law asks for it."""
_WITH_AGREEMENT = (
    "conventionnees", "conventionnes", "sous convention", "avec convention",
    "objet d'une convention",
)  # fmt: skip
"""What heads a table of those that have an agreement."""
_OF_THOSE = (
    "dans ce cas",
    "concerne*",
    "il s'agit",
    "a ce titre",
    "sont vise*",
)
"""What a sentence says that names those of whom the one before it speaks."""
_SENTENCE_END = re.compile(r"\.\s|\barticle \d|;\s*(?=\d+ ?[°)]|-)")
"""Where a sentence or an item of a decision ends; a list goes on over semicolons."""
_TELLING = 4
"""Letters of the words of a name that tell it."""
_KIND_WORDS = 2
"""Telling words before a name in quotes or brackets that tell a body without it: "la crèche
parentale"."""
_NAME_PROPER = re.compile(r"[«\"“(–].*")
"""The proper name of a body, behind what it is: "« Les Petits Pas »"."""
Body = tuple[str, str]
"""A beneficiary and a year."""


def state_yearly(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each body whose grants of a year, added up, pass the parameter's amount: stated once, at its
    largest grant; held where an agreement is spoken of beside it.
    """
    limit = only_value(rule, scene)
    if limit is None:
        return
    granted = _granted(scene)
    over = {body for body in granted if _total(granted[body]) > limit}
    around = [*_around_agreements(scene.text), *_listed(scene)]
    named = {
        body
        for body in over
        if _is_named(body[0], _name_of(granted[body][0]), around)
    }
    if around and over and not named:
        return  # agreements are spoken of, and no body is left out of them
    for (name, year), facts in granted.items():
        if (name, year) in named:
            continue
        grave = Severity.WARNING if named else severity
        yield [_against(rule, name, year, facts, limit, grave)]


def _around_agreements(text: str) -> Iterator[str]:
    """The sentences of a folded text that speak of agreements, and those that name the bodies of
    the one before: "Deux associations sont dans ce cas".
    """
    spoken = False
    for sentence in _SENTENCE_END.split(text):
        goes_on = spoken and says(sentence, _OF_THOSE)
        spoken = goes_on or _AGREEMENT.within(sentence)
        if spoken:
            yield sentence


def _listed(scene: ActScene) -> Iterator[str]:
    """The labels of tables of those that have an agreement."""
    for view in scene.tables:
        if says(fold(view.table.caption), _WITH_AGREEMENT):
            yield fold(" ".join(row.label for row in view.rows))


def _is_named(key: str, name: str, texts: Sequence[str]) -> bool:
    """Whether a text holds all telling words of a body's key, or those before its proper name."""
    words = [one for one in key.split("-") if len(one) >= _TELLING]
    before = fold(_NAME_PROPER.sub("", name))
    kind = [one for one in words if one in before.split()]
    told = [words] if len(kind) < _KIND_WORDS else [words, kind]
    return bool(words) and any(
        all(word in text for word in wanted)
        for wanted in told
        for text in texts
    )


def _total(facts: Sequence[Fact]) -> Decimal:
    return sum(map(_amount, facts), Decimal(0))


def _against(
    rule: PackRule,
    name: str,
    year: str,
    facts: Sequence[Fact],
    limit: Decimal,
    severity: Severity,
) -> Identity:
    largest = max(facts, key=_amount)
    rest = sum(
        (_amount(fact) for fact in facts if fact is not largest), Decimal(0)
    )
    return Identity(
        id=stable_id(rule.code, name, f"exercice {year}"),
        rule=rule.code,
        kind=rule.kind,
        form=Form.AT_MOST,
        result=largest.id,
        terms=(),
        table_id=largest.table_id,
        offset=limit - rest,
        severity=severity,
        nature=rule.nature,
        label=f"{_name_of(largest)} ({year})",
    )


def _name_of(fact: Fact) -> str:
    """The label of the line of a grant."""
    return fact.row_path[-1] if fact.row_path else fact.printed


def _amount(fact: Fact) -> Decimal:
    return fact.value_or_zero


def _granted(scene: ActScene) -> dict[Body, list[Fact]]:
    """The amounts granted by body of private law and year: one a line, of the table that gives the
    most, since one grant may stand in several.
    """
    by_table: dict[Body, dict[str, dict[int, Fact]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for record, fact in _lines(scene):
        if _is_public(fold(record["beneficiary"])):
            continue
        body = (record["beneficiary_key"], _year(record, scene))
        lines = by_table[body][fact.table_id]
        row = int(record["row"])
        lines[row] = max(lines.get(row, fact), fact, key=_amount)
    return {
        body: max(
            (list(lines.values()) for lines in tables.values()), key=_total
        )
        for body, tables in by_table.items()
    }


def _is_public(folded: str) -> bool:
    """Whether a name is that of no body of private law."""
    return says(folded, _PUBLIC) and not says(folded, ("associat*",))


def _year(record: Record, scene: ActScene) -> str:
    """The year of a grant: of its column, its period, or the act."""
    for text in (record["measure"], record["period_start"]):
        years = YEAR_ALONE.findall(text)
        if len(set(years)) == 1:
            return str(years[0])
    return str(scene.document.exercise or "")


def _lines(scene: ActScene) -> Iterator[tuple[Record, Fact]]:
    """The lines of grants that were decided, each with the fact of its amount: none below a total,
    nor what adds up those above it."""
    for table in scene.tables:
        above = {row.index for row in lines_above_total(table.table)}
        adding = AddingRows(table)
        for record, amount in _granted_in(scene, table):
            row, col = amount.row, amount.col
            if col is not None and row in above - adding.by_many(col):
                yield record, amount


def _granted_in(
    scene: ActScene, table: FigureTable
) -> Iterator[tuple[Record, Fact]]:
    of_row: dict[int, list[Fact]] = defaultdict(list)
    for (row, _), fact in table.facts.items():
        of_row[row].append(fact)
    for record in GRANTS.of_table(scene.document, table.table):
        granted = record["decision"] == "granted" and record["role"] == "detail"
        if granted and record["beneficiary_key"] and record["row"]:
            amount = _fact_of(record, of_row[int(record["row"])])
            if amount is not None:
                yield record, amount


def _fact_of(record: Record, facts: Sequence[Fact]) -> Fact | None:
    """The one fact of a line that is the amount granted."""
    try:
        amount = Decimal(record["amount"])
    except InvalidOperation:
        return None
    same = [fact for fact in facts if fact.value == amount]
    return same[-1] if same else None
