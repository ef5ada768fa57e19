"""The shape "rates-in-force": each rate of a tax is one that the law knew on the day of the act."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene
from expectations.pack_rules.pack_rule import PackRule
from expectations.pack_rules.parameters import in_force, parameters
from expectations.pack_rules.rule_identity import stated_identity
from extract.facts import Fact, FactContext
from extract.french.folding import DASHES, fold
from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.concept import Concept, WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.taxes import TaxPart, tax_part
from extract.number import Number, Unit
from extract.several import present
from extract.table import Column, RawCell
from validate.model.identity import Form, Identity, Severity
from validate.tables.figure_table import NUMERIC, FigureTable

_YEARS_BEFORE = 2
"""Years for which a rate that has ended may still be printed: contracts go on."""
_TAX_BEFORE = re.compile(
    r"(?<!compensation pour la )(?<!compensation de la )"
    r"\b(?:tva|taxe sur la valeur ajoutee)\b(?P<between>[^.;%]{0,40})$"
)
"""What is before a rate of the tax in its sentence; of the fund that pays it back there is none."""
_OF_AMOUNT = WordList(
    "represent*", "constitu*", "form(e)(nt)", "pese(nt)", "absorb*", "couvr*", "part(s)",
    RISING, FALLING,
)  # fmt: skip
"""Words between the tax and a percentage that tells of its amount: which share that is, or how it
changes."""
_RATE = Concept("taux", "%")
_OF_ANOTHER_THING = re.compile(
    rf"\b(?:{CHANGE}|part|proportion|poids|avancement)s?\b"
    r"|(?:\btaux|%) (?:d'|du |des? )(?!(?:la |l')?(?:tva|taxe|impot))"
)
"""What heads percentages that are no rate: changes, shares, the rates of something else."""
_TOLD = re.compile(
    r"\b(?:tva|taxe sur la valeur ajoutee)\W{0,3}(?:(?:au taux |taux )?(?:a|de) )?"
    r"(?P<rate>\d{1,2}(?:[.,]\d{1,2})?) ?%"
)
"""The rate of the tax in a header or a label: "TVA 20 % (€)", "TVA à 5,5 %"."""
_OVERSEAS = (
    "guadeloupe", "martinique", "reunion", "guyane", "mayotte", "corse", "polynesie", "caledonie",
)  # fmt: skip
"""Where other rates apply, which the table of parameters does not hold."""


def state_rates_in_force(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """Each rate of the tax is one in force on the day of the act, or in the two years before."""
    if not scene.day or scene.mentions(_OVERSEAS):
        return
    year, _, rest = scene.day.partition("-")
    before = f"{int(year) - _YEARS_BEFORE}-{rest}"
    known = {
        one.value
        for day in (scene.day, before)
        for one in in_force(rule.parameter, day)
    }
    rates = sorted(known)
    ever = {one.value for one in parameters() if one.name == rule.parameter}
    for fact in _tax_rates(scene, ever):
        yield [_in_force(rule, scene, fact, rates, severity)]


def _in_force(
    rule: PackRule,
    scene: ActScene,
    fact: Fact,
    rates: Sequence[Decimal],
    severity: Severity,
) -> Identity:
    quoted = () if fact.id in scene.facts else (fact,)
    return replace(
        stated_identity(rule, scene, fact, severity, label=_place_of(fact)),
        quoted=quoted,
        form=Form.ANY_OF,
        table_id=fact.table_id,
        candidates=tuple((f"{rate.normalize():f} %", rate) for rate in rates),
    )


def _place_of(fact: Fact) -> str:
    labels = (*fact.row_path[-1:], *fact.column_path[-1:])
    return " · ".join(filter(None, labels)) or fact.printed


def _tax_rates(scene: ActScene, ever: Set[Decimal]) -> Iterator[Fact]:
    """The percentages said of the tax: in labels, in columns of rates, in sentences. ``ever`` are
    the rates that the law has known."""
    seen: set[str] = set()
    for fact in (
        *_in_tables(scene, ever),
        *_in_texts(scene),
        *_in_sentences(scene),
    ):
        if fact.id not in seen and fact.value:
            seen.add(fact.id)
            yield fact


def _in_tables(scene: ActScene, ever: Set[Decimal]) -> Iterator[Fact]:
    for table in scene.tables:
        of_tax = {
            col
            for col in table.columns(*NUMERIC)
            if _is_rate_of_tax(table, col, ever)
        }
        for (row, _), facts in table.free.items():
            if tax_part(table.rows[row].label) is TaxPart.TAX:
                yield from filter(_is_percentage, facts)
        for (row, col), fact in table.facts.items():
            of_row = tax_part(table.rows[row].label) is TaxPart.TAX
            if (col in of_tax or of_row) and _may_be_rate(fact):
                yield fact


def _in_texts(scene: ActScene) -> Iterator[Fact]:
    """The rates that headers of amounts and labels tell, where no figure of a line does."""
    for table in scene.tables:
        for cell in table.table.raw.header_rows:
            yield from _told_rate(table, cell, f"h{cell.row}c{cell.col}", ())
        told = {row for row, _ in table.free}
        for row in table.rows:
            if row.index in told:
                continue
            for label in present(row.cells[:1]):
                name, path = f"r{row.index}", (row.label,)
                yield from _told_rate(table, label.raw, name, path)


def _told_rate(
    table: FigureTable, cell: RawCell, name: str, row_path: tuple[str, ...]
) -> Iterator[Fact]:
    """The rate of the tax that the text of a cell tells, as a fact at its place."""
    found = _TOLD.search(fold(cell.text))
    if found is None:
        return
    rate = found["rate"].replace(",", ".")
    header = () if row_path else (" ".join(cell.text.split()),)
    yield Fact(
        id=f"{table.table.id}-{name}-rate",
        counts="percent",
        number=Number(
            Decimal(rate), len(rate.partition(".")[2]), found["rate"]
        ),
        printed=f"{found['rate']} %",
        places=cell.places,
        section=table.table.section,
        context=FactContext(row_path, header, money=False),
    )


def _may_be_rate(fact: Fact) -> bool:
    """Whether a figure is a percentage, and none that its sign or its header makes another one."""
    signed = fact.printed.lstrip().startswith(("+", *DASHES))
    headed = _OF_ANOTHER_THING.search(fold(" ".join(fact.column_path)))
    return _is_percentage(fact) and not signed and headed is None


def _is_rate_of_tax(table: FigureTable, col: int, ever: Set[Decimal]) -> bool:
    """Whether a column is of rates of the tax: it names it, or stands just before its amounts and
    prints rates that the law has known, in half of its lines at least ("% cumulé" does not)."""
    own, following = (
        " ".join(column.path) for column in _two_columns(table, col)
    )
    if tax_part(own) is TaxPart.TAX:
        return True
    if not _RATE.within(fold(own)) or tax_part(following) is not TaxPart.TAX:
        return False
    printed = [
        fact.value
        for (_, place), fact in table.facts.items()
        if place == col and fact.value
    ]
    known = sum(one in ever for one in printed)
    return 2 * known >= len(printed)


def _two_columns(table: FigureTable, col: int) -> tuple[Column, Column]:
    """A column and the next one, itself where it is the last."""
    last = len(table.table.columns) - 1
    return table.column(col), table.column(min(col + 1, last))


def _in_sentences(scene: ActScene) -> Iterator[Fact]:
    """Percentages that follow the name of the tax within their sentence, and are none of its
    amount: "la TVA ne représente que 19,8 % du coût"."""
    for claim in scene.claims:
        before = fold(claim.sentence).partition(fold(claim.fact.printed))[0]
        tax = _TAX_BEFORE.search(before)
        if tax is None or _OF_AMOUNT.within(tax["between"]):
            continue
        if _is_percentage(claim.fact):
            yield claim.fact


def _is_percentage(fact: Fact) -> bool:
    if fact.number is None:
        return False
    return fact.number.unit is Unit.PERCENT or fact.counts == "percent"
