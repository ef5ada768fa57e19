"""Outcomes -> findings, coverage, audit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.document import Document
from validate.acts.recognise import recognise_acts
from validate.check import NO_PACKS, AppliedPacks, Check, fact_index
from validate.coverage import coverage
from validate.dispositions import Disposition, dispose
from validate.explanations.explanation import Scene
from validate.explanations.registry import account_for
from validate.findings.builder import FindingBuilder
from validate.findings.severity import gravest_first
from validate.materiality import threshold
from validate.model.finding import Abstention, Audit, Finding, RuleInfo
from validate.model.identity import Outcome, Verdict, quoted_facts
from validate.registry import CHECKS
from validate.solve.made_corrections import MadeFigures
from validate.solve.root_causes import find_roots
from validate.solve.told_corrections import ToldFigures


def conclude(
    document: Document,
    outcomes: Sequence[Outcome],
    abstentions: Sequence[Abstention],
    dispositions: Sequence[Disposition] = (),
    materiality: str = "",
    packs: AppliedPacks = NO_PACKS,
) -> Audit:
    """The audit of ``document``: one finding a root cause, with its consequences and what would
    explain it.

    ``dispositions`` set the status of findings by their ids; ``materiality`` is an amount or a
    share of the total; ``packs`` are the packs that were applied.
    """
    acts = packs.acts
    if acts is None:
        acts = recognise_acts(document)
    facts = fact_index(document)
    facts |= quoted_facts(one.identity for one in outcomes)
    outcomes, accounted = account_for(
        outcomes, Scene.of(document, facts, outcomes)
    )
    builder = FindingBuilder(document, facts, outcomes, packs.rules)
    told, made = ToldFigures.of(facts), MadeFigures.of(facts)
    roots = map(told.locate, find_roots(outcomes, facts))
    roots = map(made.locate, roots)
    findings = _numbered(map(builder.build, roots))
    disposed, unknown = dispose(gravest_first(findings), dispositions)
    broken = frozenset(finding.root for finding in findings if finding.root)
    return Audit(
        document=document,
        findings=disposed,
        outcomes=tuple(outcomes),
        abstentions=tuple(abstentions),
        coverage=coverage(document, outcomes, facts, broken),
        rules=tuple(_rules(outcomes, packs.rules)),
        materiality=threshold(materiality, document),
        unknown_dispositions=unknown,
        materiality_asked=materiality.strip(),
        accounted=tuple(accounted),
        acts=acts,
        packs=packs.kinds,
    )


def _numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the same words get an ordinal."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        seen[finding.id] += 1
        ordinal = seen[finding.id]
        name = finding.id if ordinal == 1 else f"{finding.id}-{ordinal}"
        numbered.append(replace(finding, id=name))
    return numbered


def _rules(
    outcomes: Sequence[Outcome], of_packs: Sequence[Check]
) -> Iterator[RuleInfo]:
    """Every check, and every rule of a pack that was applied, with how many of its identities held,
    failed and abstained.
    """
    tally = Counter(
        (outcome.identity.rule, outcome.verdict) for outcome in outcomes
    )
    for check in (*CHECKS, *of_packs):
        yield RuleInfo(
            code=check.code,
            version=check.version,
            title=check.title,
            source=check.source,
            held=tally[check.code, Verdict.HELD],
            failed=tally[check.code, Verdict.FAILED],
            abstained=tally[check.code, Verdict.ABSTAINED],
        )
