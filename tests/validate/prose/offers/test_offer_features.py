"""What words say for the figures on offer, whatever their values."""

import pytest

from validate.check import Context
from validate.checks.statements.stated_quantities import read_passages
from validate.prose.offers.offer_space import OfferSpace, OfferTables

ROWS = [
    ["Eau", "4 856", "4 984", "2 622", "10 000"],
    ["Déchets", "1 200", "1 150", "900", "1 000"],
    ["Total", "6 056", "6 134", "3 522", "11 000"],
]
HEADER = [
    "Poste",
    "Coût 2025 (€)",
    "Coût 2026 (€)",
    "Aide (€)",
    "Montant retenu (€)",
]


@pytest.fixture
def features_of(make_document, make_raw, say):
    """The features of the figures offered to the last number of a sentence, by their names."""

    def run(text, *printed):
        raw = make_raw("t", HEADER, ROWS, section="deliberation")
        said = [
            say(text, one, "percent" if "%" in one else "amount", noun="€")
            for one in printed
        ]
        context = Context.of(make_document([raw], said))
        tables = OfferTables(context.prose.pairer)
        (passage,) = read_passages(context)
        tables.acquaint([passage])
        space = OfferSpace(tables, passage, len(printed) - 1)
        found = {}
        for one in space.likely():
            terms = [] if one.derivation is None else one.derivation.terms
            key = (one.kind.name, *(term.printed for term in terms))
            found.setdefault(key, one.features)
        return found

    return run


def test_the_words_behind_a_share_name_its_whole(features_of):
    text = "L'aide pour l'eau représente 26,2 % du montant retenu."
    found = features_of(text, "26,2 %")
    assert found["SHARE", "2 622", "10 000"]["share.whole"] == 1.0
    assert found["SHARE", "2 622", "4 984"]["share.whole"] < 0.5


@pytest.mark.parametrize(("word", "way"), [("hausse", 1.0), ("baisse", -1.0)])
def test_a_change_goes_the_way_that_words_say(features_of, word, way):
    found = features_of(f"L'eau est en {word} de 2,6 %.", "2,6 %")
    newer = found["CHANGE", "4 984", "4 856"]
    assert (newer["change.way"], newer["change.newer"]) == (way, 1.0)
    older = found["CHANGE", "4 856", "4 984"]
    assert (older["change.way"], older["change.newer"]) == (-way, -1.0)


def test_a_share_is_hardly_ever_more_than_all(features_of):
    text = "Sur 400 € demandés, 100 € sont versés, soit 25,0 %."
    found = features_of(text, "400 €", "100 €", "25,0 %")
    assert found["SAID", "400 €", "100 €"]["said.share.over"] == 1.0
    assert found["SAID", "100 €", "400 €"]["said.share.over"] == 0.0
