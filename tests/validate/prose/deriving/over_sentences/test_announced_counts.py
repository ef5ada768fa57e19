"""Counts, and the lists that they announce."""

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_POSTS = (
    "- 1 emploi d'adjoint administratif, à temps complet ;",
    "- 2 emplois d'adjoint technique, à temps complet ;",
    "- 1 emploi d'animateur (21 h 00) ;",
)


def test_a_list_is_added_up(made_of):
    made = made_of(
        "Il est proposé de créer au 1er juillet 6 emplois :", *_POSTS
    )
    assert made == [("6", Decimal(4))]


def test_what_is_no_list_of_them(made_of):
    assert made_of("Il est proposé de créer 6 emplois.", *_POSTS) == []
    assert made_of("La commune a 6 agents :", *_POSTS) == []
    # "un" is no number, and an item may be missed
    others = (
        "- 2 emplois d'agent ;",
        "- un emploi d'adjoint ;",
        "- 2 emplois de cadre.",
    )
    assert made_of("Il crée 5 emplois :", *others) == []
    assert made_of("Il crée 5 emplois :", _POSTS[0]) == []
    assert made_of("Il crée 7 emplois :", *_POSTS, _POSTS[1]) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(counts=st.lists(st.integers(2, 30), min_size=1, max_size=5, unique=True))
def test_any_list(made_of, counts):
    items = [f"- {count} lots à bâtir ;" for count in counts]
    made = made_of(
        f"Il crée {sum(counts) + 1} lots :", "- 1 lot réservé ;", *items
    )
    assert made == [(str(sum(counts) + 1), Decimal(sum(counts) + 1))]
