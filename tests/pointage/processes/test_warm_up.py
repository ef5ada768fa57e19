import threading
from functools import cache

import pytest

from extract.french.lexicon.accounts import EXPENSES
from extract.french.lexicon.concept import Concept
from extract.pdf.sight import digit_shapes
from pointage.processes import warm_up as room
from pointage.processes.warm_up import warm_up
from validate.acts.kind_words import kind_words


@pytest.fixture
def asked(monkeypatch):
    """What was made, nothing of which takes its time."""
    made = []
    monkeypatch.setattr(room, "warm_up", cache(warm_up.__wrapped__))
    monkeypatch.setattr(room, "draw_shapes", lambda: made.append("shapes"))
    monkeypatch.setattr(room, "prepare_report", made.append)
    return made


def test_what_every_document_needs_is_made_once(asked):
    for _ in range(2):
        room.warm_up("en", reports=True)
    assert asked == ["shapes", "en"]


def test_without_reports_no_template_is_compiled(asked):
    room.warm_up("fr", reports=False)
    assert asked == ["shapes"]


def test_pages_that_are_read_elsewhere_need_no_shapes_here(asked):
    room.warm_up("fr", reports=True, pages=False)
    assert asked == ["fr"]


def test_the_expressions_of_lexicons_are_made(asked, monkeypatch):
    made = set()

    def note(concept: Concept) -> None:
        made.add(concept)

    monkeypatch.setattr(Concept, "compile", note)
    room.warm_up("fr", reports=False)
    assert EXPENSES in made
    for words in kind_words().values():
        assert made.issuperset(words.concepts)


def test_no_thread_is_left_that_a_fork_would_lack():
    before = threading.active_count()
    warm_up.__wrapped__("fr", reports=True)
    assert threading.active_count() == before


def test_shapes_are_drawn_before_they_are_asked_for(monkeypatch):
    drawn = []
    monkeypatch.setattr(digit_shapes, "_drawn", drawn.append)
    digit_shapes.draw_shapes()
    (letters,) = drawn
    assert set("0123456789€%") < set(letters)
