"""The numbers of prose of sound documents, each with all that it may be and what it turns out to
be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.document import Document
from extract.errors import UnreadableError
from pointage.read_any import read
from validate.check import Context
from validate.checks.statements.stated_quantities import read_passages
from validate.prose.offers.offer_space import OfferSpace, OfferTables
from validate.prose.pairing.misprints import restates
from validate.prose.tabled.offer import Offer
from validate.prose.tabled.slips import accident

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing that a number may be, or several of one kind that no word names: their features,
    how many they are, and the chance that what is meant there is printed so."""

    kind: str
    features: Features
    number: float
    likelihood: float
    size: float | None = None
    """Its value in units of the number's last digit, where it has one."""


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A number with what it may be."""

    document: str
    counts: str
    size: float
    alternatives: tuple[Alternative, ...]


def read_opened(path: Path) -> Document | None:
    """A document as checks see it; None where it cannot be read."""
    try:
        source, document = read(path)
    except UnreadableError as error:
        print(f"not read: {path.name}: {error}")
        return None
    with source:
        return document.opened()


def stated_numbers(document: Document, name: str) -> Iterator[StatedNumber]:
    """The numbers of the prose of a document."""
    context = Context.of(document)
    tables = OfferTables(context.prose.pairer)
    passages = list(read_passages(context))
    tables.acquaint(passages)
    for passage in passages:
        for index in range(len(passage.clauses)):
            fact = passage.fact(index)
            if fact.number is None or not fact.value:
                continue
            space = OfferSpace(tables, passage, index)
            yield StatedNumber(
                document=name,
                counts=fact.counts,
                size=float(abs(fact.value) / fact.number.ulp),
                alternatives=tuple(_alternatives(space)),
            )


def _alternatives(space: OfferSpace) -> Iterator[Alternative]:
    number = space.fact.number
    assert number is not None
    for one in space.likely():
        yield Alternative(
            kind=one.kind.name.lower(),
            features=one.features,
            number=1.0,
            likelihood=float(restates(space.fact, one.value)),
            size=float(round(abs(one.value) / number.ulp)),
        )
    yield from _unnamed(space)
    yield Alternative("nothing", space.nothing, 1.0, accident(space.fact))


def _unnamed(space: OfferSpace) -> Iterator[Alternative]:
    """The figures that no word names, with the share of each kind that the number restates."""
    named = {_key(one) for one in space.named}
    met = Counter(
        one.kind.name.lower()
        for one in space.exact
        if one.table_id and one.name and _key(one) not in named
    )
    every: Counter[str] = Counter()
    for group in space.unnamed:
        every[group.kind] += group.number
    for group in space.unnamed:
        share = min(1.0, met[group.kind] / every[group.kind])
        yield Alternative(group.kind, group.features, group.number, share)


def _key(one: Offer) -> tuple[str, str, str]:
    return str(one.kind), one.name, str(one.value)
