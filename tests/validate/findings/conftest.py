"""Roots of broken equations over one small table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from extract.document import Document
from extract.facts import Fact
from validate.findings.misprint_odds import MisprintOdds
from validate.findings.supports import OwnTables, supports_of
from validate.model.adoption import Adoption, Ground, by_words
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Severity,
    Term,
    evaluate,
)
from validate.model.likelihood import Support
from validate.solve.root_causes import Root, find_roots

WORDS_AND_PLACE = by_words("it is called a total", Ground.POSITION)


@dataclass(frozen=True)
class Scene:
    """A table's facts in order, and what is asked of roots over them."""

    document: Document
    facts: dict[str, Fact]

    def identity(
        self,
        result: int,
        terms: Sequence[int],
        *,
        rule: str = "footing",
        kind: Kind = Kind.SUM,
        form: Form = Form.WEIGHTED_SUM,
        severity: Severity = Severity.ERROR,
        adoption: Adoption = WORDS_AND_PLACE,
    ) -> Identity:
        """A sum of the figures numbered ``terms``, unless told otherwise."""
        ids = list(self.facts)
        return Identity(
            id=f"{rule} {result} {terms}",
            rule=rule,
            kind=kind,
            form=form,
            result=ids[result],
            terms=tuple(Term(ids[number]) for number in terms),
            constant=Decimal(1),
            severity=severity,
            adoption=adoption,
        )

    def root(self, *identities: Identity) -> Root:
        """The one root of what fails."""
        outcomes = [evaluate(one, self.facts) for one in identities]
        (root,) = find_roots(outcomes, self.facts)
        return root

    def supports(self, *identities: Identity) -> list[str]:
        """The supports of that root."""
        return [str(one) for one in self._supports(*identities)]

    def _supports(self, *identities: Identity) -> tuple[Support, ...]:
        outcomes = [evaluate(one, self.facts) for one in identities]
        tables = OwnTables(outcomes, self.facts)
        return supports_of(self.root(*identities), self.facts, tables)

    def probability(
        self, *identities: Identity, packs: Sequence[str] = ()
    ) -> float | None:
        """The probability of that root, ``packs`` being the rules that packs brought."""
        odds = MisprintOdds(self.document, self.facts, packs)
        return odds.probability(
            self.root(*identities), self._supports(*identities)
        )

    @property
    def odds(self) -> MisprintOdds:
        """What tells the probabilities of its roots."""
        return MisprintOdds(self.document, self.facts)


@pytest.fixture
def scene_of(make_raw, make_document) -> Callable[..., Scene]:
    """The scene of a column of figures under a header, or of several columns of one row."""

    def make(
        *printed: str, header: str = "Montant (€)", last: str = "Ligne"
    ) -> Scene:
        names = [f"Ligne {number}" for number in range(len(printed) - 1)]
        rows = zip((*names, last), printed, strict=True)
        raw = make_raw("t", ["Ligne", header], list(map(list, rows)))
        document = make_document([raw])
        return Scene(document, {fact.id: fact for fact in document.facts})

    return make


@pytest.fixture
def transferred(scene_of):
    """``transferred(received)``: a transfer of 13 740,00 that is received, and what each leads to:
    the scene, and the identities of all."""

    def made(received, rule="footing"):
        scene = scene_of(
            "13 740,00",
            received,
            received,
            "12 450,00",
            "26 190,00",
            "13 740,00",
        )
        same = {"kind": Kind.EQUALITY, "form": Form.EQUALITY}
        mild = {"rule": rule, "severity": Severity.WARNING}
        return scene, [
            scene.identity(0, [1], **mild, **same),
            scene.identity(2, [1], **same),
            scene.identity(5, [0], **same),
            scene.identity(4, [0, 3]),
        ]

    return made
