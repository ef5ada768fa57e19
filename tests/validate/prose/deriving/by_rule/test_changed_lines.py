"""Changes that a sentence tells of a line of a table."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.changed_lines import changed_lines

_HEADERS = ["Voté", "Décision modificative", "Après décision"]
_MOVED = ["Virement", "96 300,00", "4 250,00", "100 550,00"]
_YEARS = ["2025", "2026"]
_GROWN = ["Produit attendu", "412 500,00", "429 000,00"]


@pytest.mark.parametrize(
    ("said", "new"),
    [
        (
            "Le virement est augmenté de 4 250,00 € et porté à 96 300,00 €.",
            "100550.00",
        ),
        (
            "Le virement est fixé à 96 300,00 €, en augmentation de 4 250,00 €.",
            "100550.00",
        ),
    ],
)
def test_the_figure_before_the_change_is_left(table, made_with, said, new):
    made = made_with(changed_lines, table(_HEADERS, _MOVED), said)
    assert made == [("96 300,00 €", Decimal(new))]


def test_so_is_one_that_is_lowered(table, made_with):
    lowered = ["Dotation", "80 000,00", "-5 500,00", "74 500,00"]
    said = "La dotation est diminuée de 5 500,00 € et ramenée à 80 000,00 €."
    made = made_with(changed_lines, table(_HEADERS, lowered), said)
    assert made == [("80 000,00 €", Decimal("74500.00"))]


@pytest.mark.parametrize(
    "said",
    [
        "Le virement est augmenté de 4 250,00 € et porté à 100 550,00 €.",
        # another change
        "Le virement est augmenté de 4 520,00 € et porté à 96 300,00 €.",
        # nothing is said to change
        "Le virement est de 96 300,00 €, la décision de 4 250,00 €.",
        # the change stands in another clause
        "Le virement est augmenté de 4 250,00 € ; la recette est portée à 96 300,00 €.",
    ],
)
def test_nothing_is_told_of_what_is_right_or_unknown(table, made_with, said):
    assert made_with(changed_lines, table(_HEADERS, _MOVED), said) == []


_FALLEN = ["Subventions", "268 400,00", "-45 500,00", "222 900,00"]


@pytest.mark.parametrize("wrong", ["313 900,00 €", "292 200,00 €"])
def test_what_is_lowered_to_more_is_what_its_line_falls_to(
    table, made_with, wrong
):
    said = f"Les subventions sont ramenées de 268 400,00 € à {wrong}."
    made = made_with(changed_lines, table(_HEADERS, _FALLEN), said)
    assert made == [(wrong, Decimal("222900.00"))]


@pytest.mark.parametrize(
    "said",
    [
        "Les subventions sont ramenées de 268 400,00 € à 222 900,00 €.",
        # less, as it is told
        "Les subventions sont ramenées de 268 400,00 € à 229 200,00 €.",
        # no way is told
        "Les subventions vont de 268 400,00 € à 313 900,00 €.",
        # the line rises
        "Le virement est ramené de 96 300,00 € à 105 500,00 €.",
    ],
)
def test_what_is_lowered_to_less_or_never_fell(table, made_with, said):
    assert (
        made_with(changed_lines, table(_HEADERS, _FALLEN, _MOVED), said) == []
    )


def test_a_line_that_comes_to_the_figure_tells_nothing(table, made_with):
    facts = table(
        _HEADERS, _MOVED, ["Crédit", "92 050,00", "4 250,00", "96 300,00"]
    )
    said = "Le crédit est augmenté de 4 250,00 € et porté à 96 300,00 €."
    assert made_with(changed_lines, facts, said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Il atteint 429 000,00 €, soit 6 500,00 € de plus qu'en 2025 (+4,0 %).",
        "Il atteint 429 000,00 €, en hausse de 6 500,00 € sur 2025 (+4,0 %).",
        "Il atteint 429 000,00 €, en hausse de 16 500,00 € (4 %).",
    ],
)
def test_the_line_gives_the_percentage_and_the_difference(
    table, made_with, said
):
    made = made_with(changed_lines, table(_YEARS, _GROWN), said)
    assert [value for _, value in made] == [Decimal("16500.00")]


@pytest.mark.parametrize(
    "said",
    [
        # the percentage is of something else, too
        "Il atteint 429 000,00 €, soit 6 500,00 € de plus qu'en 2025 (+1,5 %).",
        # no difference
        "Il atteint 429 000,00 €, dont 6 500,00 € d'exonérations (+4,0 %).",
        # the percentage is of a third
        "Il atteint 429 000,00 €, soit 6 500,00 € de plus ; les bases montent (+4,0 %).",
    ],
)
def test_other_changes_are_not_of_the_line(table, made_with, said):
    assert made_with(changed_lines, table(_YEARS, _GROWN), said) == []


_SPENT = ["Participation", "194 500,00", "200 335,00", "5 835,00"]
_SAVED = ["Fluides", "61 400,00", "55 260,00", "-6 140,00"]


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("La participation augmente de 5 835,00 €, soit 3,7 %.", "3.0"),
        ("Les fluides baissent de 6 140,00 €, soit 11,1 %.", "10.0"),
    ],
)
def test_a_change_is_a_share_of_the_older_of_its_line(
    table, made_with, said, made
):
    facts = table(["2025", "2026", "Écart"], _SPENT, _SAVED)
    ((_, value),) = made_with(changed_lines, facts, said)
    assert value == Decimal(made)


@pytest.mark.parametrize(
    "said",
    [
        # no line prints the change
        "La participation augmente de 5 385,00 €, soit 3,7 %.",
        # it is no change
        "La participation comprend 5 835,00 €, soit 3,7 %.",
        # the percentage is of something else
        "La participation augmente de 5 835,00 € et les tarifs de 3,7 %.",
    ],
)
def test_other_words_say_no_share_of_a_line(table, made_with, said):
    facts = table(["2025", "2026", "Écart"], _SPENT, _SAVED)
    assert made_with(changed_lines, facts, said) == []


@pytest.mark.parametrize("subject", ["La dépense", "L'énergie"])
def test_a_line_that_is_not_named_tells_none(table, made_with, subject):
    facts = table(["2025", "2026", "Écart"], _SPENT)
    said = f"{subject} augmente de 5 835,00 €, soit 3,7 %."
    assert made_with(changed_lines, facts, said) == []


def test_a_line_that_rises_is_none_that_falls(table, made_with):
    facts = table(["2025", "2026", "Écart"], _SPENT)
    said = "La participation baisse de 5 835,00 €, soit 3,7 %."
    assert made_with(changed_lines, facts, said) == []


@pytest.mark.parametrize(
    ("said", "made"),
    [
        # the newer year stands before the older
        ("Les recettes ont augmenté de 41 260,00 €, soit 4,6 %.", ["4.1"]),
        ("Les recettes ont baissé de 41 260,00 €, soit 4,6 %.", []),
        # so few digits are met by accident
        ("Les recettes ont augmenté de 41 000,00 €, soit 4,6 %.", []),
    ],
)
def test_two_figures_of_a_line_differ_by_a_change_that_is_not_printed(
    table, made_with, said, made
):
    lines = (
        ["Recettes", "1 049 530,00", "1 008 270,00"],
        ["Dépenses", "841 000,00", "800 000,00"],
    )
    facts = table(["Réalisé 2024", "Réalisé 2023"], *lines)
    found = made_with(changed_lines, facts, said)
    assert [f"{value:.1f}" for _, value in found] == made


_ALL_SPENT = ["Ensemble", "474 000,00", "512 000,00", "38 000,00"]


@pytest.mark.parametrize(
    ("lines", "made"),
    [
        ([_ALL_SPENT], ["8.0"]),
        # another line is named
        (
            [
                ["Contribution", "380 000,00", "418 000,00", "38 000,00"],
                _ALL_SPENT,
            ],
            ["10.0"],
        ),
        # the total prints no such change
        ([["Ensemble", "474 000,00", "502 000,00", "28 000,00"]], []),
    ],
)
def test_what_no_line_is_called_is_the_total(table, made_with, lines, made):
    facts = table(["2024", "2025", "Variation"], *lines)
    said = "La contribution globale augmente de 38 000,00 €, soit 7,4 %."
    found = made_with(changed_lines, facts, said)
    assert [f"{value:.1f}" for _, value in found] == made


@pytest.mark.parametrize(
    ("said", "made"),
    [
        (
            "Entre 2026 et 2028, l'aide augmente de 8 000 €, soit 2,4 %.",
            ["4.8"],
        ),
        # of these years or of no years
        ("Entre 2026 et 2027, l'aide augmente de 8 000 €, soit 2,4 %.", []),
        ("L'aide augmente de 8 000 €, soit 2,4 %.", []),
    ],
)
def test_a_round_change_is_of_the_years_that_are_told(
    table, made_with, said, made
):
    aid = ["Aide", "168 000", "172 000", "176 000", "516 000"]
    facts = table(["2026", "2027", "2028", "Total"], aid)
    found = made_with(changed_lines, facts, said)
    assert [f"{value:.1f}" for _, value in found] == made


def test_a_line_of_the_change_alone_tells_none(table, made_with):
    facts = table(["2026"], ["Participation", "500,00"])
    said = "La participation augmente de 500,00 €, soit 3,7 %."
    assert made_with(changed_lines, facts, said) == []
