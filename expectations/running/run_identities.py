"""Run the identities of a document through Great Expectations, and read its results back as
outcomes.

One expectation answers for all identities of a rule in a table. A check that crashes is run again
identity by identity, so that it costs only the identities it cannot answer: those are abstentions,
never findings.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from expectations.classes.expectation_names import (
    GX_SEVERITY,
    ExpectationCheck,
    Planned,
    check_for,
    each_asked_once,
)
from expectations.classes.identity_frame import identity_rows
from expectations.pack_rules.packs import NOTHING_ASKED_OF_PACKS, PacksAsked
from expectations.running.crashes import crash_reason
from expectations.running.frame_expectations import evaluate_on_frames
from expectations.running.identity_answers import Answers, Asker, answers
from expectations.suite.suite_files import Resolved, load_suite, resolve
from extract.document import Document
from extract.facts import Fact
from validate.check import fact_index
from validate.discover import Discovery
from validate.model.finding import Abstention
from validate.model.identity import Identity, Outcome, Verdict, quoted_facts

Evaluated = tuple[tuple[Outcome, ...], tuple[Abstention, ...]]

NOTHING_ASKED = Resolved((), ())
"""The part of a suite where there is none."""


def run_identities(
    document: Document,
    discovery: Discovery,
    suite: Path | None = None,
    packs: PacksAsked = NOTHING_ASKED_OF_PACKS,
    ask: Asker = answers,
) -> Evaluated:
    """Evaluate the identities of ``discovery``, those that ``packs`` ask, and those that ``suite``
    finds in the document.

    Outcomes come in the order of the identities, those that only the suite states last. Abstentions
    are the discovery's own, what the suite did not find, and what crashed; an identity over a
    figure that was not read is an outcome that abstains. ``ask`` asks Great Expectations.

    Raises:
        UsageError: the suite cannot be read.
    """
    asked = NOTHING_ASKED
    if suite is not None:
        asked = resolve(load_suite(suite), document, discovery)
    asked = replace(
        asked, planned=each_asked_once((*packs.planned, *asked.planned))
    )
    outcomes, crashed = _run(document, discovery.identities, asked, ask)
    abstentions = (*discovery.abstentions, *packs.abstentions)
    return outcomes, (*abstentions, *asked.abstentions, *crashed)


def run_suite(
    document: Document, discovery: Discovery, suite: Path
) -> Evaluated:
    """Evaluate what ``suite`` finds in the document, and nothing else.

    Raises:
        UsageError: the suite cannot be read.
    """
    asked = resolve(load_suite(suite), document, discovery)
    outcomes, crashed = _run(document, (), asked, answers)
    return outcomes, (*asked.abstentions, *crashed)


def _run(
    document: Document,
    identities: Sequence[Identity],
    asked: Resolved,
    ask: Asker,
) -> Evaluated:
    """The outcomes, and an abstention for each check that crashed."""
    facts = fact_index(document)
    facts |= quoted_facts(identity for identity, _ in asked.planned)

    # an identity that the suite states too is asked under the suite's check
    by_suite = {
        identity.id: (identity, check) for identity, check in asked.planned
    }
    planned = [
        by_suite.pop(one.id, (one, check_for(one, facts))) for one in identities
    ]
    planned += by_suite.values()

    outcomes, crashed = evaluate_all(planned, facts, ask)
    on_frames, crashed_on_frames = evaluate_on_frames(asked.on_frames, document)
    return (*outcomes, *on_frames), (*crashed, *crashed_on_frames)


def evaluate_all(
    planned: Sequence[Planned], facts: Mapping[str, Fact], ask: Asker
) -> tuple[list[Outcome], list[Abstention]]:
    """The outcomes of the identities in their order, and an abstention for each that crashed."""
    outcomes, crashed = _evaluate(planned, facts, ask)
    lost: list[Abstention] = []
    if crashed:
        # each identity of a check that crashed is asked again, by itself
        again = [
            index
            for index, (_, check) in enumerate(planned)
            if check.name in crashed
        ]
        alone = [_by_itself(planned[index], index) for index in again]
        more, why = _evaluate(alone, facts, ask)
        outcomes |= {
            again[position]: outcome for position, outcome in more.items()
        }
        lost = [
            crash(identity, why[check.name])
            for identity, check in alone
            if check.name in why
        ]
    return [outcomes[index] for index in sorted(outcomes)], lost


def _by_itself(planned: Planned, index: int) -> Planned:
    identity, check = planned
    return identity, replace(check, name=f"{check.name}#{index}")


def _evaluate(
    planned: Sequence[Planned], facts: Mapping[str, Fact], ask: Asker
) -> tuple[dict[int, Outcome], dict[str, str]]:
    """Outcomes by the identity's position, and the message of each check that crashed by
    its name.
    """
    members: dict[ExpectationCheck, list[int]] = defaultdict(list)
    for index, (_, check) in enumerate(planned):
        members[check].append(index)

    try:
        answered = _ask(planned, list(members), facts, ask)
        return _read_answers(planned, members, answered)
    except MemoryError:  # the machine's lack of it says nothing of the document
        raise
    except Exception as error:  # noqa: BLE001  the one place that runs checks: what breaks here is checks not run
        return {}, {
            check.name: f"{type(error).__name__}: {error}" for check in members
        }


def _read_answers(
    planned: Sequence[Planned],
    members: Mapping[ExpectationCheck, Sequence[int]],
    answered: Answers,
) -> tuple[dict[int, Outcome], dict[str, str]]:
    outcomes: dict[int, Outcome] = {}
    crashed: dict[str, str] = {}
    for check, positions in members.items():
        answer = answered.get(check.name, "no result")
        if isinstance(answer, str):
            crashed[check.name] = answer
            continue
        for index, entry in zip(positions, answer, strict=True):
            outcomes[index] = outcome_of(planned[index][0], entry)
    return outcomes, crashed


def _ask(
    planned: Sequence[Planned],
    checks: Sequence[ExpectationCheck],
    facts: Mapping[str, Fact],
    ask: Asker,
) -> Answers:
    """What each check's expectation answers, by its name: one entry for each identity, or why it
    crashed.
    """
    if not planned:
        return {}
    identities = [identity for identity, _ in planned]
    names = [check.name for _, check in planned]
    asked = [
        (check.name, check.type, GX_SEVERITY[check.severity])
        for check in checks
    ]
    return ask(identity_rows(identities, names, facts), asked)


def outcome_of(identity: Identity, entry: Mapping[str, str]) -> Outcome:
    """The outcome that one entry of an expectation's result says."""
    return Outcome(
        identity,
        Verdict(entry["verdict"]),
        entry["printed"],
        _decimal(entry["expected"]),
        _decimal(entry["delta"]),
        Decimal(entry["tolerance"]),
        entry["note"],
    )


def _decimal(text: str) -> Decimal | None:
    if text:
        return Decimal(text)
    return None


def crash(identity: Identity, message: str) -> Abstention:
    """The abstention of an identity that could not be evaluated."""
    reason = crash_reason(message)
    return Abstention(
        identity.rule, identity.table_id, identity.label, reason, crashed=True
    )
