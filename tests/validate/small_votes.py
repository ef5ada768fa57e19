"""Votes for the tests of what adds up in them."""

from decimal import Decimal

from extract.facts import Fact, Vote
from extract.geometry import BBox, Place
from extract.number import Number


def vote(**terms):
    """A vote of these numbers, and its facts."""
    facts = {
        name: Fact(
            id=f"vote-{name}",
            counts="other",
            number=Number(Decimal(n), 0, str(n)),
            printed=str(n),
            places=(Place(1, BBox(60, 25, 70, 32)),),
            section="d",
        )
        for name, n in terms.items()
    }
    return Vote("d", **facts), tuple(facts.values())
