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
from extract.french.lexicon.calendar import YEAR
from extract.records.families.grants import GRANTS
from extract.records.record import Record
from validate.check import stable_id
from validate.model.identity import Form, Identity, Severity

_YEAR = re.compile(rf"\b{YEAR}\b")
_PUBLIC = (
    "commune*", "ville", "mairie", "departement*", "region*", "syndicat mixte", "communaute",
    "syndicat intercommunal*", "metropole", "ccas", "cias", "centre communal", "office public",
    "college*", "lycee*", "ecole*", "universite", "etat", "sdis", "centre hospitalier", "hopital",
    "caisse des ecoles", "oph", "epci", "chambre de*", "etablissement public", "epcc", "regie",
    "budget annexe",
)  # fmt: skip
"""Who is no body of private law."""
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
    for (name, year), facts in _granted(scene).items():
        yield [_against(rule, name, year, facts, limit, severity)]


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
        label=f"{name} ({year})" if year else name,
    )


def _amount(fact: Fact) -> Decimal:
    return fact.value or Decimal(0)


def _granted(scene: ActScene) -> dict[Body, list[Fact]]:
    """The amounts granted by body of private law and year."""
    found: dict[Body, list[Fact]] = defaultdict(list)
    names: dict[str, str] = {}
    for record, fact in _lines(scene):
        name = record["beneficiary"]
        if says(fold(name), _PUBLIC):
            continue
        year = _year(record, scene)
        key = names.setdefault(record["beneficiary_key"], name)
        found[key, year].append(fact)
    return found


def _year(record: Record, scene: ActScene) -> str:
    """The year of a grant: of its column, its period, or the act."""
    for text in (record["measure"], record["period_start"]):
        years = _YEAR.findall(text)
        if len(set(years)) == 1:
            return str(years[0])
    return str(scene.document.exercise or "")


def _lines(scene: ActScene) -> Iterator[tuple[Record, Fact]]:
    """The lines of grants that were decided, each with the fact of its amount."""
    for table in scene.tables:
        of_row: dict[int, list[Fact]] = defaultdict(list)
        for (row, _), fact in table.facts.items():
            of_row[row].append(fact)
        for record in GRANTS.of_table(scene.document, table.table):
            granted = (
                record["decision"] == "granted" and record["role"] == "detail"
            )
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
