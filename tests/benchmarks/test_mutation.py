"""What is said of a change: new findings, what an explanation swallowed, who is named."""

from pathlib import Path

import pytest

from benchmarks.judging.changes import ChangeKind, change_figures
from benchmarks.mutation import answer, audit, figure_states, tally
from extract.pdf.source import open_source
from extract.reader import read_document

SAMPLE = Path("sample_pdfs/pas-de-calais-2022-244.pdf")


@pytest.fixture(scope="module")
def before():
    with open_source(SAMPLE) as source:
        return audit(read_document(source).opened())


def twice_proved(before):
    """A figure that a sum down its column and a sum across its row prove."""
    rules = {one.identity.id: one.identity.rule for one in before.outcomes}
    proofs = before.coverage.proofs
    name = next(
        fact
        for fact, proof in proofs.items()
        if {rules[one] for one in proof.identities}
        >= {"footing", "crossfooting"}
    )
    return next(fact for fact in before.document.facts if fact.id == name)


def test_a_changed_figure_with_two_witnesses_is_named_first(before):
    fact = twice_proved(before)
    assert figure_states(before)[fact.id] == "proved"
    (change, *_) = change_figures(before.document, [fact])

    said = answer(before, audit(change.document), fact.id)

    assert (change.kind, said.said) == (ChangeKind.DIGIT, "error")
    assert said.broken > 1
    counted = tally(change, said)
    assert counted.several == {True: 1}
    assert not counted.swallowed


def test_nothing_is_said_of_the_document_as_it_was(before):
    said = answer(before, audit(before.document), "")
    assert (said.said, said.broken, said.swallowed) == ("nothing", 0, "")
