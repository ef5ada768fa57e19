"""What `pointage inspect` says of the checks: why each is believed, and what proves each figure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Fact
from extract.table import Table
from validate.check import fact_index
from validate.discover import discover
from validate.model.adoption import Adoption, Ground
from validate.model.identity import Outcome, Verdict, evaluate
from validate.model.proof import Proof, find_proofs

_GROUNDS = {
    Ground.WORDS: ("les mots", "words"),
    Ground.POSITION: ("la position", "position"),
    Ground.AGREEMENT: ("l'accord des lignes", "lines that agree"),
    Ground.OWN_FIGURES: ("ses propres chiffres", "its own figures"),
    Ground.SUITE: ("la suite appliquée", "the suite in use"),
}
_UNHEARD = (
    "ne prouve rien : un autre chiffre ne se remarquerait pas",
    "proves nothing: another figure would not be noticed",
)
_VERDICTS = {
    Verdict.HELD: ("tiennent", "hold"),
    Verdict.FAILED: ("ne tiennent pas", "fail"),
    Verdict.ABSTAINED: ("sans réponse", "abstain"),
    Verdict.EXPLAINED: (
        "expliqués par le document",
        "explained by the document",
    ),
}


@dataclass(frozen=True, slots=True)
class _Proofs:
    """The proofs by fact, and the check of each identity that they name."""

    of: Mapping[str, Proof]
    rules: Mapping[str, str]


def describe_checks(
    document: Document, page: int | None, lang: str
) -> Iterator[str]:
    """Lines of text: for each table its checks with their grounds; of one page also every proved
    figure with what proves it.
    """
    facts = fact_index(document)
    outcomes = [
        evaluate(identity, facts) for identity in discover(document).identities
    ]
    rules = {outcome.identity.id: outcome.identity.rule for outcome in outcomes}
    proofs = _Proofs(find_proofs(outcomes, facts), rules)
    by_table: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_table[outcome.identity.table_id].append(outcome)

    language = 0
    if lang == "en":
        language = 1
    yield ""
    yield ("Contrôles", "Checks")[language]
    for table in document.tables:
        if page is None or table.box(page) is not None:
            yield f"  {table.id}"
            yield from _families(by_table[table.id], language)
            if page is not None:
                yield from _proved(table, page, facts, proofs, language)


def _families(outcomes: Sequence[Outcome], language: int) -> Iterator[str]:
    """A line for each check and reason to believe it: how many of its identities hold."""
    families: dict[tuple[str, str], Counter[Verdict]] = defaultdict(Counter)
    for outcome in outcomes:
        identity = outcome.identity
        rule = (
            f"{identity.rule} ({identity.scope})"
            if identity.scope
            else identity.rule
        )
        families[rule, grounds_text(identity.adoption, language)][
            outcome.verdict
        ] += 1

    for (rule, why), verdicts in families.items():
        counts = (
            (verdicts[verdict], _VERDICTS[verdict][language])
            for verdict in Verdict
        )
        told = ", ".join(f"{count} {word}" for count, word in counts if count)
        yield f"    {rule} : {told} ; {why}"


def grounds_text(adoption: Adoption, language: int) -> str:
    """Why an identity is believed, in French (0) or English (1): its grounds, and the lines
    that obey.
    """
    parts = [
        " + ".join(_GROUNDS[ground][language] for ground in adoption.grounds)
        or "?"
    ]
    lines = adoption.lines
    if lines is not None:
        word = ("{held} lignes sur {all}", "{held} of {all} lines")[language]
        parts.append(
            word.format(held=lines.held, all=lines.held + lines.failed)
        )
        if lines.p_value < 1:
            parts.append(f"p = {lines.p_value:.1E}")
    if adoption.unheard:
        parts.append(_UNHEARD[language])
    return ", ".join(parts)


def _proved(
    table: Table,
    page: int,
    facts: Mapping[str, Fact],
    proofs: _Proofs,
    language: int,
) -> Iterator[str]:
    """The proved figures of a table on one page, each with the checks that break without it."""
    word = ("prouvé par", "proved by")[language]
    for place, fact in sorted(_figures(table, page, facts)):
        if fact not in proofs.of:
            continue
        rules = Counter(
            proofs.rules[name] for name in proofs.of[fact].identities
        )
        by: list[str] = []
        for rule, count in rules.items():
            by.append(f"{rule} × {count}" if count > 1 else rule)
        printed = f"{place[0]},{place[1]}  {facts[fact].printed}"
        yield f"    {printed} : {word} {', '.join(by)}"


def _figures(
    table: Table, page: int, facts: Mapping[str, Fact]
) -> Iterator[tuple[tuple[int, int], str]]:
    """The figures of the cells of a table on one page: row and column from 1, and fact."""
    for fact in facts.values():
        if fact.table_id != table.id:
            continue
        if fact.row is None or fact.col is None:
            continue
        if any(place.page == page for place in fact.places):
            yield (fact.row + 1, fact.col + 1), fact.id
