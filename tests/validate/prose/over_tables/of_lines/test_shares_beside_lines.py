"""The share of lines that a sentence tells beside what they come to."""

import pytest

HOURS = (
    "Heures par financeur",
    ["Financeur", "Heures 2024", "Heures 2025"],
    [
        ["Allocation personnalisée", "18 410,00", "19 125,00"],
        ["Prestation de compensation", "4 220,50", "4 400,00"],
        ["Caisses de retraite", "5 184,00", "5 021,00"],
        ["Sans prise en charge", "2 104,00", "2 130,00"],
        ["Total", "29 918,50", "30 676,00"],
    ],
)
BOTH = "L'allocation et la prestation de compensation représentent ensemble {} heures, soit {}."


def test_the_share_of_lines_in_their_total(state_of_tables):
    right = BOTH.format("23 525,00", "76,7 % de l'activité")
    failed, held = state_of_tables([HOURS], right)
    assert not failed
    assert held
    # digits that change places, then the share of the year before, then of fewer lines
    for wrong in ("77,6 %", "75,6 %", "61,3 %"):
        text = BOTH.format("23 525,00", f"{wrong} de l'activité")
        failed, _ = state_of_tables([HOURS], text)
        assert [(one, round(value, 1)) for one, value in failed] == [
            (wrong, 76.7)
        ]
    # a figure that has changed, and the share that it is of something
    moved = "L'allocation est portée à 19 125,00 heures, soit {}."
    failed, _ = state_of_tables([HOURS], moved.format("65,4 % du total"))
    assert [one for one, _ in failed] == ["65,4 %"]
    for right in ("62,3 % du total", "3,9 % de plus", "4,0 % de hausse"):
        failed, _ = state_of_tables([HOURS], moved.format(right))
        assert not failed
    # of several lines nothing need say what they are a share of
    text = BOTH.format("23 525,00", "61,3 %")
    failed, _ = state_of_tables([HOURS], text)
    assert [one for one, _ in failed] == ["61,3 %"]


def test_the_lines_whose_share_is_told(state_of_tables):
    """The share is right: a line was forgotten, or the other year was read."""
    three = "L'allocation, la prestation et les caisses assurent {} heures, soit {} du total."
    right = three.format("28 546,00", "93,1 %")
    failed, held = state_of_tables([HOURS], right)
    assert not failed
    assert held
    forgotten = three.format("23 525,00", "93,1 %")
    failed, _ = state_of_tables([HOURS], forgotten)
    assert failed == [("23 525,00", 28546.0)]
    of_2024 = BOTH.format("22 630,50", "76,7 % de l'activité")
    failed, _ = state_of_tables([HOURS], of_2024)
    assert failed == [("22 630,50", 23525.0)]


def test_a_slip_of_what_lines_come_to(state_of_tables):
    """The share tells the lines, whatever names them."""
    ages = (
        "Agents par âge",
        ["Tranche d'âge", "Agents"],
        [
            ["Moins de 30 ans", "17"],
            ["30 à 44 ans", "49"],
            ["45 à 54 ans", "52"],
            ["55 ans et plus", "33"],
            ["Total", "151"],
        ],
    )
    text = "Les plus âgés sont {}, soit 56,3 % du personnel."
    failed, _ = state_of_tables([ages], text.format("58"))
    assert failed == [("58", 85.0)]
    failed, _ = state_of_tables([ages], text.format("85"))
    assert not failed
    # no slip of it; a length of time
    for text in (
        "Les plus âgés sont 63, soit 56,3 % du personnel.",
        "On en compte 80 pour 58 ans, soit 56,3 % du personnel.",
    ):
        failed, _ = state_of_tables([ages], text)
        assert not failed


@pytest.mark.parametrize(
    "text",
    [
        # of another whole that the text, or the table, prints
        "Le marché s'élève à 38 200 heures. "
        + BOTH.format("23 525,00", "61,6 % du marché"),
        BOTH.format("23 525,00", "78,6 % de l'activité passée"),
        # a change, about so much, lines that nothing names
        BOTH.format("23 525,00", "4,0 % de plus"),
        BOTH.format("23 525,00", "environ 75 % de l'activité"),
        "Elles représentent 23 525,00 heures, soit 75,6 % de l'activité.",
    ],
)
def test_shares_of_something_else(state_of_tables, text):
    failed, _ = state_of_tables([HOURS], text)
    assert not failed


def test_a_table_that_two_totals_close(state_of_tables):
    """The words do not tell whether the share is of the amount with tax or without: only a slip of
    one of both is seen."""
    works = (
        "Travaux",
        ["Nature", "Montant"],
        [
            ["Reprise des sépultures", "27 680,00"],
            ["Ossuaire", "7 480,00"],
            ["Allées", "21 843,00"],
            ["Total hors taxes", "57 003,00"],
            ["TVA 20 %", "11 400,60"],
            ["Total TTC", "68 403,60"],
        ],
    )
    text = (
        "Les sépultures et l'ossuaire coûtent 35 160,00 €, soit {} des travaux."
    )
    for right in ("61,7 %", "51,4 %"):
        failed, held = state_of_tables([works], text.format(right))
        assert not failed
        assert held
    failed, _ = state_of_tables([works], text.format("73,9 %"))
    assert not failed
    failed, _ = state_of_tables([works], text.format("69,7 %"))
    assert [(one, round(value, 1)) for one, value in failed] == [
        ("69,7 %", 61.7)
    ]
