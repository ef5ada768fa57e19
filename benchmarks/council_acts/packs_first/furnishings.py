"""What several acts of this set share: votes in figures, dispositifs, signatures."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.council_acts.model import Text
from benchmarks.council_acts.packs_first.draft import COUNT, Draft

D = Decimal


def seats(
    draft: Draft, members: int, present: int, proxies: int
) -> tuple[str, str, str, str]:
    """Members, present, proxies, voters: the last is the sum of two of them."""
    told = (
        draft("t.members", members, COUNT),
        draft("t.present", present, COUNT),
        draft("t.proxies", proxies, COUNT),
        draft("t.voters", lambda v: v("t.present") + v("t.proxies"), COUNT),
    )
    draft.rule("seats", lambda v: v("t.voters") <= v("t.members"))
    return told


def votes(draft: Draft, against: int, abstaining: int) -> tuple[str, str, str]:
    """For, against, abstaining: all voters."""
    kept = draft.true("t.voters") - against - abstaining
    told = (
        draft("t.for", kept, COUNT),
        draft("t.against", against, COUNT),
        draft("t.abstaining", abstaining, COUNT),
    )
    draft.rule(
        "votes",
        lambda v: (
            v("t.voters") == v("t.for") + v("t.against") + v("t.abstaining")
        ),
    )
    return told


def visas(*texts: str) -> tuple[Text, ...]:
    """What the act refers to, one paragraph each."""
    return tuple(Text(f"<b>Vu</b> {text} ;") for text in texts)


def grounds(*texts: str) -> tuple[Text, ...]:
    """What the act considers, one paragraph each."""
    return tuple(Text(f"<b>Considérant</b> {text} ;") for text in texts)
