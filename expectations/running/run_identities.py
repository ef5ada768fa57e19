"""Run the identities of a document through Great Expectations, and read its results back as
outcomes.

One expectation answers for all identities of a rule in a table. A check that crashes is run again
identity by identity, so that it costs only the identities it cannot answer: those are abstentions,
never findings.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.classes.expectation_names import GX_SEVERITY, Check, check_for
from expectations.classes.identity_frame import identities_frame
from extract.document import Document
from extract.facts import Fact
from validate.check import fact_index
from validate.discover import Discovery
from validate.model.finding import Abstention, Message
from validate.model.identity import Identity, Outcome, Verdict

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult

    from expectations.suite.suite_files import Resolved

_PATH = re.compile(r"(?:[A-Za-z]:\\|/)[^\s'\",;:)]*[/\\][^\s'\",;:)]*")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

Planned = tuple[Identity, Check]


def run(
    document: Document, discovery: Discovery, suite: Path | None = None
) -> tuple[tuple[Outcome, ...], tuple[Abstention, ...]]:
    """Evaluate the identities of ``discovery``, and those that ``suite`` finds in the document.

    Outcomes come in the order of the identities, those that only the suite states last. Abstentions
    are the discovery's own, what the suite did not find, and what crashed; an identity over a
    figure that was not read is an outcome that abstains.

    Raises:
        UsageError: the suite cannot be read.
    """
    if suite is None:
        return _run(document, discovery.identities, None, discovery.abstentions)
    from expectations.suite.suite_files import load, resolve

    resolved = resolve(load(suite), document, discovery)
    return _run(
        document, discovery.identities, resolved, (*discovery.abstentions, *resolved.abstentions)
    )


def run_suite(
    document: Document, discovery: Discovery, suite: Path
) -> tuple[tuple[Outcome, ...], tuple[Abstention, ...]]:
    """Evaluate what ``suite`` finds in the document, and nothing else.

    Raises:
        UsageError: the suite cannot be read.
    """
    from expectations.suite.suite_files import load, resolve

    resolved = resolve(load(suite), document, discovery)
    return _run(document, (), resolved, resolved.abstentions)


def _run(
    document: Document,
    identities: Sequence[Identity],
    resolved: "Resolved | None",
    abstentions: Sequence[Abstention],
) -> tuple[tuple[Outcome, ...], tuple[Abstention, ...]]:
    facts = fact_index(document)
    named = (
        {identity.id: (identity, check) for identity, check in resolved.planned} if resolved else {}
    )
    planned = [named.pop(one.id, (one, check_for(one, facts))) for one in identities]
    planned += named.values()
    outcomes, crashed = evaluate_all(planned, facts)
    if resolved and resolved.on_frames:
        from expectations.running.frame_expectations import evaluate_on_frames

        more, lost = evaluate_on_frames(resolved.on_frames, document)
        outcomes, crashed = outcomes + more, crashed + lost
    return tuple(outcomes), (*abstentions, *crashed)


def evaluate_all(
    planned: Sequence[Planned], facts: Mapping[str, Fact]
) -> tuple[list[Outcome], list[Abstention]]:
    """The outcomes of the identities in their order, and an abstention for each that crashed."""
    outcomes, crashed = _evaluate(planned, facts)
    if not crashed:
        return [outcomes[index] for index in sorted(outcomes)], []
    again = [index for index, (_, check) in enumerate(planned) if check.name in crashed]
    alone = [_by_itself(planned[index], index) for index in again]
    more, why = _evaluate(alone, facts)
    outcomes |= {again[position]: outcome for position, outcome in more.items()}
    lost = [crash(identity, why[check.name]) for identity, check in alone if check.name in why]
    return [outcomes[index] for index in sorted(outcomes)], lost


def _by_itself(planned: Planned, index: int) -> Planned:
    identity, check = planned
    return identity, replace(check, name=f"{check.name}#{index}")


def _evaluate(
    planned: Sequence[Planned], facts: Mapping[str, Fact]
) -> tuple[dict[int, Outcome], dict[str, str]]:
    """Outcomes by the identity's position, and the message of each check that crashed by its name."""
    members: dict[Check, list[int]] = defaultdict(list)
    for index, (_, check) in enumerate(planned):
        members[check].append(index)
    outcomes: dict[int, Outcome] = {}
    crashed: dict[str, str] = {}
    identities = [identity for identity, _ in planned]
    try:
        answers = _ask(planned, list(members), facts)
        for check, positions in members.items():
            answer = answers.get(check.name, "no result")
            if isinstance(answer, str):
                crashed[check.name] = answer
                continue
            for index, entry in zip(positions, answer, strict=True):
                outcomes[index] = outcome_of(identities[index], entry)
    except MemoryError:  # the machine's lack of it says nothing of the document
        raise
    except Exception as error:  # noqa: BLE001  the one place that runs checks: what breaks here is checks not run
        return {}, {check.name: f"{type(error).__name__}: {error}" for check in members}
    return outcomes, crashed


def _ask(
    planned: Sequence[Planned], checks: Sequence[Check], facts: Mapping[str, Fact]
) -> dict[str, list[dict[str, str]] | str]:
    """What each check's expectation answers, by its name: one entry for each identity, or why it
    crashed.
    """
    if not planned:
        return {}
    from expectations.classes.catalog import CLASSES  # Great Expectations takes seconds to import
    from expectations.running.quiet_context import validate

    frame = identities_frame(
        [identity for identity, _ in planned], [check.name for _, check in planned], facts
    )
    expectations = [
        CLASSES[check.type](
            check=check.name,
            severity=GX_SEVERITY[check.severity],
            meta={"pointage": {"check": check.name}},
        )
        for check in checks
    ]
    results = validate(frame, expectations, "identities")
    return {
        result.expectation_config.meta["pointage"]["check"]: _answer(result) for result in results
    }


def _answer(result: "ExpectationValidationResult") -> list[dict[str, str]] | str:
    from expectations.running.quiet_context import crash_message

    message = crash_message(result.exception_info)
    if message is not None:
        return message
    entries: list[dict[str, str]] = result.result["details"]["outcomes"]
    return entries


def outcome_of(identity: Identity, entry: Mapping[str, str]) -> Outcome:
    """The outcome that one entry of an expectation's result says."""
    return Outcome(
        identity,
        Verdict(entry["verdict"]),
        entry["printed"],
        Decimal(entry["expected"]) if entry["expected"] else None,
        Decimal(entry["delta"]) if entry["delta"] else None,
        Decimal(entry["tolerance"]),
        entry["note"],
    )


def crash(identity: Identity, message: str) -> Abstention:
    """The abstention of an identity that could not be evaluated."""
    said = clean(message)
    reason = Message(f"le contrôle s'est interrompu ({said})", f"the check crashed ({said})")
    return Abstention(identity.rule, identity.table_id, identity.label, reason, crashed=True)


def clean(message: str) -> str:
    """An exception's message without paths and memory addresses, on one line.

    >>> clean("no file /srv/data/x.csv in <frame at 0x7f00>")
    'no file … in <frame>'
    """
    return _ADDRESS.sub("", _PATH.sub("…", " ".join(message.split())))
