"""What the lines of an act tell of the words of a rule."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import MEMBERS, WATER

HELD, FAILED = Verdict.HELD, Verdict.FAILED


@pytest.mark.parametrize("is_voted", [True, False])
def test_lines_that_obey_in_another_table_tell_what_the_words_mean(
    ask, is_voted
):
    envelope = [
        "Fonction|Nombre|Montant unitaire (€)|Total (€)",
        "Maire|1|2 260,79|2 260,79",
        "Adjoints|7|904,31|7 234,48",
    ]
    voted = [
        "Fonction|Nombre|Indemnité (€)|Total mensuel (€)",
        "Maire|1|2 137,47|2 137,47",
        "Premier adjoint|1|842,66|842,66",
        "Autres adjoints|6|760,45|4 562,70",
    ]
    tables = [("Enveloppe", envelope), ("Indemnités", voted)]
    said = ask(SmallAct(MEMBERS.title, tables[: 1 + is_voted]))
    found = said["pack-members-times-allowance"]
    assert sorted(found) == ([FAILED] + [HELD] * 4 if is_voted else [])


def test_a_line_that_breaks_by_a_figure_that_another_rule_mends_obeys(ask):
    slip = ("324 500|322 000|338 600", "324 500|322 000|338 060")
    stale = ("Pertes|68 000", "Pertes|75 600")
    said = ask(WATER.with_(slip, stale))["pack-water-losses"]
    assert sorted(said) == sorted([HELD, FAILED, FAILED])
    twice = ("Pertes|68 000|63 950", "Pertes|75 600|71 700")
    assert ask(WATER.with_(slip, twice)).get("pack-water-losses", []) == []
