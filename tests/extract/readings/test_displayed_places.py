"""Places and confidence on the pages as they are displayed."""

from validate.findings.reading_doubts import doubtful_readings

from ..scanned_table import scanned
from ..scanning import Drawn


def test_numbers_of_prose_are_as_sure_as_their_characters(source_of):
    text = "Le conseil décide d'attribuer une subvention de 12 500,00 € à l'association."

    def draw(pen):
        pen.text(60, 100, text)

    with source_of([draw]) as source:
        sure = scanned(source, Drawn(source.page(1)))
        unsure = scanned(source, Drawn(source.page(1), unsure={text: 0.6}))
    assert [claim.fact.confidence for claim in sure.claims] == [1.0]
    assert [claim.fact.confidence for claim in unsure.claims] == [0.3]
    assert unsure.claims[0].fact in unsure.facts
    assert set(doubtful_readings(unsure)) == {unsure.claims[0].fact.id}
