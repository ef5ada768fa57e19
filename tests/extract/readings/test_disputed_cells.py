"""What is noted of a cell that was read in more than one way."""

from dataclasses import replace

from extract.readings.disputed_cells import (
    DISPUTED,
    disagreements,
    dispute,
    is_open,
    with_texts,
)


def test_a_disputed_cell_keeps_both_readings_and_little_trust(make_raw):
    (cell, *_) = make_raw("t1", ["Montant"], [["300,00"]]).cells
    disputed = dispute(cell, "other", "800,00")
    assert (disputed.text, disputed.readings) == (
        "300,00",
        (("other", "800,00"),),
    )
    assert disputed.confidence == DISPUTED
    assert (
        dispute(replace(cell, confidence=0.1), "other", "800,00").confidence
        == 0.1
    )
    (doubt,) = disagreements([disputed])
    assert (doubt.code, doubt.detail) == ("engines-disagree", "300,00 | 800,00")


def test_a_reading_that_was_chosen_is_open_no_more(make_raw):
    (cell, *_) = make_raw("t1", ["Montant"], [["300,00"]]).cells
    disputed = dispute(cell, "other", "800,00")
    assert not is_open(cell)
    assert is_open(disputed)
    assert not is_open(replace(disputed, arbitrated=True))


def test_texts_of_some_cells_are_replaced(make_raw):
    raw = make_raw("t1", ["Nom", "Montant"], [["A", "1,00"], ["B", "2,00"]])
    changed = with_texts(raw, {1: "3,00"})
    assert [cell.text for cell in changed.cells] == ["A", "3,00", "B", "2,00"]
    assert with_texts(raw, {}) == raw
