"""Mutation of documents: one figure is changed, the document audited again; is it said?

python -m benchmarks.mutation [PDF ...] [--cells N] [--only CORPUS ...] [--lines] [--list]

Of every document of the corpora (of ``POINTAGE_CORPUS``: the sample, generated, Montpellier, acts
and both sets of council acts without errors, the open minutes), or of the files named, at most N
figures (20) are drawn of tables, and as many of prose, evenly, of those that the audit calls proved
or that a check holds over; fewer of very large documents. In each one digit is changed, and two
neighbours are swapped; the mutated document is audited anew from its facts. Of each corpus it is
told

- how many changes were answered by a new error, a new warning, a mere listing, by a new abstention
  alone, or by nothing;
- how many an explanation swallowed: the change broke an identity, the document was taken to explain
  it, and nothing was raised;
- where the change breaks one identity, how many times the figure is among the first three
  candidates; where it breaks two or more, how many times it is named first. Sums of one rule down
  one column count as one.

``--lines`` also drops detail lines, and prints them twice; ``--list`` names what was swallowed, and
what nothing answered.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.judging.changes import (
    Change,
    ChangeKind,
    change_figures,
    change_lines,
    spread,
)
from benchmarks.judging.corpora import Corpus, corpus_folder, sound_corpora
from extract.document import Document
from extract.errors import UnreadableError
from extract.facts import Fact
from pointage.read_any import read
from validate.check import fact_index
from validate.conclude import conclude
from validate.coverage import numeric_cells
from validate.discover import discover
from validate.model.finding import (
    Accounted,
    Audit,
    CellState,
    Finding,
    LinkState,
)
from validate.model.identity import Outcome, Severity, Verdict, evaluate

_FIRST = 3
"""Candidates that a reader looks at."""
_LARGE = 2000
"""Figures of a document beyond which as many fewer are drawn: each audit takes so much longer."""
_SAID = ("error", "warning", "listed", "abstains", "nothing")


def audit(document: Document) -> Audit:
    """The audit of a document from its facts, identities evaluated directly."""
    discovery = discover(document)
    facts = fact_index(document)
    outcomes = [evaluate(identity, facts) for identity in discovery.identities]
    return conclude(document, outcomes, discovery.abstentions)


@dataclass
class Tally:
    """What was said of the changes of one corpus, of one state of figures."""

    said: Counter[str] = field(default_factory=Counter)
    swallowed: Counter[str] = field(default_factory=Counter)
    """Changes that an explanation silenced, by its code."""
    one: Counter[bool] = field(default_factory=Counter)
    """Changes that break one identity, by whether the figure is among the first candidates."""
    several: Counter[bool] = field(default_factory=Counter)
    """Changes that break two or more, by whether the figure is named first."""

    def add(self, other: "Tally") -> None:
        """Add the counts of another."""
        self.said.update(other.said)
        self.swallowed.update(other.swallowed)
        self.one.update(other.one)
        self.several.update(other.several)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an audit says of a change that the audit before it did not say."""

    findings: tuple[Finding, ...]
    accounted: tuple[Accounted, ...]
    abstains: bool
    """Whether a check says that it could not judge, where it said nothing before."""
    broken: int
    """Independent identities that the change broke over its figure."""

    @property
    def said(self) -> str:
        """The gravest thing said."""
        severities = {finding.severity for finding in self.findings}
        for severity in (Severity.ERROR, Severity.WARNING):
            if severity in severities:
                return str(severity)
        if severities:
            return "listed"
        return "abstains" if self.abstains else "nothing"

    @property
    def swallowed(self) -> str:
        """The explanation that silenced the change; empty where something was raised."""
        raised = self.said in ("error", "warning")
        return self.accounted[0].code if self.accounted and not raised else ""


def answer(before: Audit, after: Audit, fact: str) -> Answer:
    """What is said of a change of ``fact``."""
    known = {(finding.id, finding.delta) for finding in before.findings}
    reasons = {(one.identity, one.delta) for one in before.accounted}
    over = {
        one.identity.id for one in after.outcomes if fact in one.identity.facts
    }
    return Answer(
        findings=tuple(
            finding
            for finding in after.findings
            if (finding.id, finding.delta) not in known
        ),
        accounted=tuple(
            one
            for one in after.accounted
            if one.identity in over and (one.identity, one.delta) not in reasons
        ),
        abstains=bool(_abstentions(after) - _abstentions(before)),
        broken=len(set(_broken(after.outcomes, fact))),
    )


def _abstentions(of: Audit) -> Counter[tuple[str, str, str]]:
    """What checks could not judge, by rule, place and reason."""
    found = Counter(
        (one.rule, one.label, one.reason.en) for one in of.abstentions
    )
    for outcome in of.outcomes:
        if outcome.verdict is Verdict.ABSTAINED:
            identity = outcome.identity
            found[identity.rule, identity.id, outcome.note] += 1
    return found


def _broken(outcomes: Iterable[Outcome], fact: str) -> Iterator[str]:
    """The failed identities over a figure; sums down its column count as one."""
    for outcome in outcomes:
        identity = outcome.identity
        if outcome.verdict is Verdict.FAILED and fact in identity.facts:
            yield identity.rule if identity.rule == "footing" else identity.id


def tally(change: Change, said: Answer) -> Tally:
    """The counts of one change."""
    counted = Tally()
    counted.said[said.said] += 1
    if said.swallowed:
        counted.swallowed[said.swallowed] += 1

    is_line = change.kind in (ChangeKind.DROPPED, ChangeKind.TWICE)
    if not said.findings or is_line:
        return counted
    if said.broken > 1:
        counted.several[_named_first(said.findings, change.fact.id)] += 1
    elif said.broken:
        counted.one[_among_first(said.findings, change.fact.id)] += 1
    return counted


def _named_first(findings: Sequence[Finding], fact: str) -> bool:
    return any(_suspects(finding)[:1] == [fact] for finding in findings)


def _among_first(findings: Sequence[Finding], fact: str) -> bool:
    return any(fact in _suspects(finding)[:_FIRST] for finding in findings)


def _suspects(finding: Finding) -> list[str]:
    """The figure accused, or those that may be wrong, the likeliest first."""
    if finding.accused is not None:
        return [finding.accused.fact]
    return [candidate.fact for candidate in finding.candidates]


Groups = dict[str, Tally]
"""Tallies of one corpus, by the state of the figures."""


class Mutation:
    """The mutation of documents, and what to tell of it."""

    def __init__(
        self, cells: int, *, lines: bool = False, tell: bool = False
    ) -> None:
        self.cells = cells
        self.lines = lines
        self.tell = tell

    def of_corpus(self, corpus: Corpus) -> Groups:
        """The tallies of a corpus."""
        groups: Groups = {}
        for path in corpus.documents:
            try:
                source, document = read(path)
            except UnreadableError as error:
                print(f"not read: {path.name}: {error}")
                continue
            with source:
                self._add(groups, path.name, document.opened())
        return groups

    def _add(self, groups: Groups, name: str, document: Document) -> None:
        before = audit(document)
        for state, change in self._changes(before):
            said = answer(before, audit(change.document), change.fact.id)
            groups.setdefault(state, Tally()).add(tally(change, said))
            if self.tell:
                print("".join(_listed(name, state, change, said)), end="")

    def _changes(self, before: Audit) -> Iterator[tuple[str, Change]]:
        """The changes of a document, each with the state of its figure."""
        document = before.document
        states = figure_states(before)
        most = max(1, self.cells * _LARGE // max(_LARGE, len(document.facts)))
        for figures in (numeric_cells(document), _stated(document)):
            told = [
                fact for fact in figures if fact.value and fact.id in states
            ]
            for change in change_figures(document, spread(told, most)):
                yield states[change.fact.id], change
        if self.lines:
            for change in change_lines(document, max(1, most // 4)):
                yield str(change.kind), change


def figure_states(before: Audit) -> dict[str, str]:
    """The figures of an audit that are proved, held in a table, or held in prose."""
    states: dict[str, str] = {}
    for fact, cell in before.coverage.cells.items():
        if cell in (CellState.PROVED, CellState.HELD):
            states[fact] = str(cell)
    for fact, link in before.coverage.prose.states.items():
        if link is LinkState.HELD:
            states[fact] = "prose"
    return states


def _stated(document: Document) -> list[Fact]:
    """The figures of the prose."""
    return [claim.fact for claim in document.claims]


def _listed(
    name: str, state: str, change: Change, said: Answer
) -> Iterator[str]:
    """A line for a change that was swallowed, or that nothing answered."""
    fact = change.fact
    changed = next(
        (one for one in change.document.facts if one.id == fact.id), fact
    )
    what = f"{name} {state} {fact.id} {change.kind} {fact.printed} -> {changed.printed}"
    if said.swallowed:
        reason = said.accounted[0]
        sides = f"{reason.rule}, {reason.printed} for {reason.expected}"
        yield f"swallowed by {reason.code}: {what} ({sides}): {reason.message.en}\n"
    elif not said.findings:
        yield f"{said.said}: {what}\n"


HEAD = (
    f"{'corpus':<21}{'figures':<14}{'changed':>8}"
    + "".join(f"{said:>9}" for said in _SAID)
    + f"{'swallowed':>11}{'one: first 3':>16}{'several: named':>18}"
)


def row(corpus: str, state: str, counted: Tally) -> str:
    """One line of the table."""
    every = counted.said.total()
    swallowed = counted.swallowed.total()
    return (
        f"{corpus:<21}{state:<14}{every:>8}"
        + "".join(f"{counted.said[said]:>9}" for said in _SAID)
        + f"{swallowed:>4} ({swallowed / max(1, every):.1%})".rjust(11)
        + _share(counted.one).rjust(16)
        + _share(counted.several).rjust(18)
    )


def _share(counted: Counter[bool]) -> str:
    every = counted.total()
    return f"{counted[True]} of {every}" if every else "-"


def main() -> None:
    """Mutate the files named, or the documents of the corpora."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--cells", type=int, default=20)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()

    corpora: Iterable[Corpus]
    if given.pdf:
        corpora = [Corpus(path.stem[:15], (path,)) for path in given.pdf]
    else:
        corpora = sound_corpora(corpus_folder())
    mutation = Mutation(given.cells, lines=given.lines, tell=given.list)
    measure(
        (each for each in corpora if not given.only or each.name in given.only),
        mutation,
    )


def measure(corpora: Iterable[Corpus], mutation: Mutation) -> None:
    """Print the table, one line a corpus and state of figures, and what swallowed changes."""
    start = time.perf_counter()
    whole: Groups = {}
    print(HEAD)
    for corpus in corpora:
        for state, counted in sorted(mutation.of_corpus(corpus).items()):
            print(row(corpus.name, state, counted), flush=True)
            whole.setdefault(state, Tally()).add(counted)

    everything = Tally()
    for state, counted in sorted(whole.items()):
        print(row("all", state, counted))
        everything.add(counted)
    for code, count in everything.swallowed.most_common():
        print(f"swallowed by {code}: {count}")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
