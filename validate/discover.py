"""Find the identities that a document holds, with no configuration."""

from collections import Counter
from dataclasses import dataclass, replace

from extract.document import Document
from validate.check import Check, Context
from validate.explanations.rounded_results import settle_rounding
from validate.explanations.rounding import (
    columns_said_rounded,
    said_on_pages,
    said_rounded,
    soften,
)
from validate.model.finding import Abstention, Message
from validate.model.identity import Identity
from validate.registry import CHECKS
from validate.spread import Spread, in_turn


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found to be checkable, and the checks that could not run."""

    identities: tuple[Identity, ...]
    abstentions: tuple[Abstention, ...]


def discover(
    document: Document,
    checks: tuple[Check, ...] = CHECKS,
    spread: Spread = in_turn,
) -> Discovery:
    """All identities that ``checks`` state over ``document``; a check that crashes becomes an
    abstention. ``spread`` may give parts of their work to another core.
    """
    start = Context.of(document, spread)
    identities: list[Identity] = []
    abstentions: list[Abstention] = []
    for check in checks:
        context = replace(start, found=tuple(identities))
        for stated in run_check(check, context):
            if isinstance(stated, Abstention):
                abstentions.append(stated)
            else:
                identities.append(stated)
    said = said_on_pages(document.prose)
    softened = soften(
        identities,
        start.facts,
        said_rounded(document.tables, said),
        columns_said_rounded(document.tables, said),
    )
    settled = settle_rounding(softened, start.facts)
    return Discovery(_numbered(settled), tuple(abstentions))


def run_check(check: Check, context: Context) -> list[Identity | Abstention]:
    """What a check states; one that crashes becomes an abstention that says so."""
    try:
        return list(check.find(context))
    except MemoryError:  # the machine's lack of it says nothing of the document
        raise
    except Exception as crash:  # noqa: BLE001 - the one place that runs a check and records its crash by name
        name = type(crash).__name__
        reason = Message(
            f"le contrôle s'est interrompu ({name}) : ses résultats manquent",
            f"the check stopped ({name}): its results are missing",
        )
        return [
            Abstention(
                rule=check.code,
                table_id="",
                label=check.title.fr,
                label_en=check.title.en,
                reason=reason,
                crashed=True,
            )
        ]


def _numbered(identities: list[Identity]) -> tuple[Identity, ...]:
    """Identities with the same words get an ordinal, in the order they were stated."""
    seen: Counter[str] = Counter()
    numbered = []
    for identity in identities:
        seen[identity.id] += 1
        ordinal = seen[identity.id]
        numbered.append(
            identity
            if ordinal == 1
            else replace(identity, id=f"{identity.id}-{ordinal}")
        )
    return tuple(numbered)
