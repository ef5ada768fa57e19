"""A sum over a line whose figure was not read is not known."""

import pytest

HEADER = ["Association", "Montant (€)"]


@pytest.fixture
def explained(accounted, add_up):
    def run(*rows):
        total = len(rows) - 1
        stated = add_up(
            f"r{total}c1",
            *(
                f"r{n}c1"
                for n, row in enumerate(rows[:-1])
                if row[1][:1].isdecimal()
            ),
        )
        return accounted(rows, HEADER, identities=[stated])[1]

    return run


def test_words_in_the_place_of_a_figure_leave_the_sum_unknown(explained):
    rows = [
        ["Judo", "1 200,00"],
        ["Tennis", "en attente"],
        ["Chorale", "300,00"],
        ["Total", "2 000,00"],
    ]
    assert explained(*rows) == {"2 000,00": "words-in-place"}
    rows[1][1] = "500,10"
    assert explained(*rows) == {}


def test_a_mark_for_nothing_is_a_figure(explained):
    rows = [
        ["Judo", "1 200,00"],
        ["Tennis", "néant"],
        ["Chorale", "300,00"],
        ["Total", "2 000,00"],
    ]
    assert explained(*rows) == {}


@pytest.mark.parametrize(
    ("amount", "told"), [("500,00", True), ("400,00", False)]
)
def test_an_amount_that_is_printed_among_the_words_of_its_line_is_missing(
    explained, amount, told
):
    rows = [
        ["Judo", "1 200,00"],
        [f"Tennis {amount}", ""],
        ["Chorale", "300,00"],
        ["Total", "2 000,00"],
    ]
    found = {"2 000,00": "figure-in-words"} if told else {}
    assert explained(*rows) == found
