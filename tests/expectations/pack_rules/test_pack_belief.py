"""What the lines of an act tell of the words of a rule."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import MEMBERS

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
