"""What so many lines of a table have gained, or lost."""

import pytest

LOTS = (
    "Marchés de travaux",
    ["Lot", "Estimation", "Marché", "Écart"],
    [
        ["Gros œuvre", "268 000,00", "259 480,00", "-8 520,00"],
        ["Charpente", "94 500,00", "98 215,40", "+3 715,40"],
        ["Menuiseries", "112 000,00", "107 930,00", "-4 070,00"],
        ["Plomberie", "136 500,00", "141 262,50", "+4 762,50"],
        ["Peinture", "61 000,00", "57 318,00", "-3 682,00"],
        ["Total", "672 000,00", "664 205,90", "-7 794,10"],
    ],
)


@pytest.mark.parametrize(
    "text",
    [
        "Deux lots sur cinq dépassent leur estimation, pour {}.",
        "Trois lots coûtent moins ; les deux autres la dépassent de {}.",
        "Deux lots dépassent l'estimation, d'un total de {}.",
        "Ces deux lots excèdent ensemble {}.",
        "Trois lots coûtent moins ; les deux autres renchérissent ensemble de {}.",
    ],
)
def test_as_many_lines_as_are_told(state_of_tables, text):
    failed, held = state_of_tables([LOTS], text.format("8 477,90 €"))
    assert not failed
    assert held
    # one line is forgotten, then two digits change places
    for wrong in ("4 762,50 €", "8 747,90 €"):
        failed, _ = state_of_tables([LOTS], text.format(wrong))
        assert failed == [(wrong, 8477.9)]


@pytest.mark.parametrize(
    "text",
    [
        # as many lines as told have not that sign
        "Trois lots dépassent leur estimation, pour 4 762,50 €.",
        # of each, of one by name, in other years, not told to the last digit
        "Deux lots dépassent leur estimation de 4 762,50 € chacun.",
        "Deux lots dépassent leur estimation, la plomberie de 4 762,50 €.",
        "Depuis trois ans, deux lots dépassent leur estimation de 4 762,50 € par an.",
        "Deux lots dépassent leur estimation de plus de 4 762,50 €.",
        # two moves
        "Deux lots baissent ou dépassent leur estimation de 4 762,50 €.",
        # another amount altogether
        "Deux lots dépassent leur estimation, pour 91 250,00 €.",
    ],
)
def test_what_other_lines_come_to(state_of_tables, text):
    failed, _ = state_of_tables([LOTS], text)
    assert not failed


def test_a_line_that_adds_up_those_above_it_is_none(state_of_tables):
    caption, header, rows = LOTS
    works = ["Travaux", *rows[-1][1:]]
    study = ["Études", "40 000,00", "40 000,00", "0,00"]
    table = (caption, header, [*rows[:-1], works, study])
    said = "Trois lots baissent ensemble de 12 590,00 €."
    failed, _ = state_of_tables([table], said)
    assert failed == [("12 590,00 €", 16272.0)]


def test_a_line_that_adds_up_those_above_it_by_chance_is_one(state_of_tables):
    table = (
        "Contributions",
        ["Commune", "2024 (€)", "2025 (€)", "Écart (€)"],
        [
            ["Aubrac", "1 000", "990", "-10"],
            ["Brion", "2 000", "2 010", "+10"],
            ["Cern", "3 100", "3 100", "0"],
            ["Dun", "4 000", "3 940", "-60"],
            ["Total", "10 100", "10 040", "-60"],
        ],
    )
    said = "Deux communes baissent ensemble de {} €."
    assert state_of_tables([table], said.format("70"))[1]
    assert state_of_tables([table], said.format("60"))[0] == [("60 €", 70.0)]
