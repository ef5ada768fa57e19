"""What sentences say of lines of a table that they name: what these come to, and which parts of an
amount they are."""

import pytest


@pytest.fixture
def state(state_of_tables):
    """What sentences beside tables say."""
    return state_of_tables


LOANS = (
    "Prêts par support",
    ["Support", "2024", "2025", "Écart"],
    [
        ["Livres adultes", "61 482", "63 915", "+2 433"],
        ["Livres jeunesse", "78 236", "84 107", "+5 871"],
        ["Presse", "9 874", "9 112", "-762"],
        ["Disques et films", "21 265", "18 674", "-2 591"],
        ["Jeux", "3 118", "4 587", "+1 469"],
        ["Ensemble", "173 975", "180 395", "+6 420"],
    ],
)
BOTH = "Les livres, adultes et jeunesse réunis, totalisent {} prêts, soit 82,1 % de l'ensemble."


def test_the_lines_of_one_name_together(state):
    assert state([LOANS], BOTH.format("148 022")) == ([], 1)
    # of the year before, which is right too
    assert state([LOANS], BOTH.format("139 718")) == ([], 1)
    # one line is of the year before; two digits change places
    for wrong in ("145 589", "148 202"):
        assert state([LOANS], BOTH.format(wrong)) == ([(wrong, 148022.0)], 0)
    # something else altogether
    assert state([LOANS], BOTH.format("97 300")) == ([], 0)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("La presse et les jeux font ensemble {} prêts.", "13 699", "12 230"),
        ("Les deux livres représentent {} prêts.", "148 022", "142 151"),
        ("Le réseau compte trois hausses pour {} prêts.", "9 773", "8 304"),
        (
            "Les livres et la presse, tous publics confondus, {} prêts.",
            "157 134",
            None,
        ),
    ],
)
def test_lines_that_are_listed_or_counted(state, text, right, wrong):
    held = state([LOANS], text.format(right))
    if wrong is None:
        assert held == ([], 0)
        return
    assert held == ([], 1)
    (printed, expected) = state([LOANS], text.format(wrong))[0][0]
    assert f"{expected:,.0f}".replace(",", " ") == right
    assert printed.startswith(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Les livres, adultes et jeunesse réunis, font en moyenne 145 589 prêts.",
        "Les livres, adultes et jeunesse réunis, totalisent plus de 145 589 prêts.",
        "Les livres ont fait 145 589 prêts.",
        "Les trois livres représentent 145 589 prêts.",
        "La presse et les tablettes font ensemble 9 121 prêts.",
    ],
)
def test_words_that_tell_no_lines(state, text):
    assert state([LOANS], text) == ([], 0)


AID = (
    "Crédits proposés (en euros)",
    ["Nature de l'aide", "Budget 2025", "Proposition 2026", "Part (%)"],
    [
        ["Secours alimentaires", "24 000", "25 300", "39,7"],
        ["Aides à l'énergie", "18 500", "20 500", "32,3"],
        ["Aides au loyer", "16 000", "17 700", "27,9"],
        ["Total", "58 500", "63 500", "100,0"],
    ],
)
OPENED = (
    "Fixe à {} € les crédits, dont {} € pour l'énergie et {} € pour les secours"
    " alimentaires."
)


def test_the_parts_of_an_amount_that_a_total_prints(state):
    right = OPENED.format("63 500", "20 500", "25 300")
    failed, _ = state([AID], right)
    assert failed == []
    last_year = OPENED.format("63 500", "18 500", "25 300")
    assert state([AID], last_year)[0] == [("18 500 €", 20500.0)]
    slip = OPENED.format("63 500", "20 500", "23 500")
    assert state([AID], slip)[0] == [("23 500 €", 25300.0)]


def test_an_amount_whose_parts_are_lines_of_one_column(state):
    wrong = OPENED.format("65 300", "20 500", "25 300")
    assert state([AID], wrong)[0] == [("65 300 €", 63500.0)]
    # far from the total of their column: the whole of something more
    more = OPENED.format("91 750", "20 500", "25 300")
    assert state([AID], more)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        # of no line, of two, of a column
        "Fixe à 63 500 € les crédits, dont 18 500 € pour le chauffage.",
        "Fixe à 63 500 € les crédits, dont 24 000 € pour les aides.",
        "Fixe à 63 500 € les crédits, dont 24 000 € pour la proposition.",
        # no figure of the table, and no slip of one
        "Fixe à 63 500 € les crédits, dont 3 100 € pour l'énergie.",
        "Fixe à 63 500 € les crédits, dont près de 18 500 € pour l'énergie.",
    ],
)
def test_parts_that_tell_nothing(state, text):
    assert state([AID], text)[0] == []


CALLS = (
    "Interventions par nature",
    ["Nature", "2024", "2025", "Écart", "Part 2025"],
    [
        ["Secours aux personnes", "16 842", "17 390", "+548", "80,4 %"],
        ["Incendies", "1 938", "2 215", "+277", "10,2 %"],
        ["Accidents de la circulation", "1 764", "1 621", "-143", "7,5 %"],
        ["Risques technologiques", "386", "394", "+8", "1,8 %"],
        ["Total", "20 930", "21 620", "+690", "100,0 %"],
    ],
)


@pytest.mark.parametrize(
    ("text", "right", "expected", "wrong"),
    [
        # of the new figure; then two digits change places
        ("Les incendies progressent de {}, du fait de l'été.", "14,3 %", 14.3, "12,5 %"),
        ("Les incendies ont augmenté de {}.", "277 sorties", 277.0, "727 sorties"),
        # what another line moved by
        ("Les accidents de la circulation reculent de {}.", "143", 143.0, "548"),
        ("Les accidents sont en baisse de {}.", "8,1 %", 8.1, "8,8 %"),
    ],
)  # fmt: skip
def test_by_how_much_a_line_changes(state, text, right, expected, wrong):
    assert state([CALLS], text.format(right)) == ([], 1)
    ((printed, value),), held = state([CALLS], text.format(wrong))
    assert wrong.startswith(printed)
    assert abs(abs(value) - expected) < 0.001
    assert held == 0


@pytest.mark.parametrize(
    "text",
    [
        "Les incendies de forêt progressent de 12,5 %.",
        "Les incendies progressent de près de 12,5 %.",
        "Hors forêt, les incendies progressent de 12,5 %.",
        "Les incendies progressent de 31,4 %.",
        "Depuis 2019, les incendies progressent de 12,5 %.",
        "Les inscriptions progressent de 12,5 %.",
    ],
)
def test_changes_of_something_else(state, text):
    assert state([CALLS], text)[0] == []


SHARED = (
    "Répartition libre du prélèvement (en euros)",
    ["Commune", "Droit commun", "Répartition libre", "Écart"],
    [
        ["Montfaucelle", "110 251", "91 749", "-18 502"],
        ["Saint-Ybars-de-Lande", "45 358", "41 351", "-4 007"],
        ["Courbevieille", "30 110", "28 084", "-2 026"],
        ["Total", "185 719", "161 184", "-24 535"],
    ],
)
GAP = "La différence entre les deux modes est de {} € pour {}."


def test_a_figure_of_another_line(state):
    saint_ybars = "Saint-Ybars-de-Lande"
    assert state([SHARED], GAP.format("4 007", saint_ybars)) == ([], 1)
    ((printed, expected),), _ = state(
        [SHARED], GAP.format("2 026", saint_ybars)
    )
    assert (printed, abs(expected)) == ("2 026 €", 4007.0)


@pytest.mark.parametrize(
    ("figure", "name"),
    [
        # in no line; of a line whose label has other words; of all
        ("3 115", "Saint-Ybars-de-Lande"),
        ("2 026", "Saint-Ybars"),
        ("2 026", "les communes"),
        # what two figures of the line differ by
        ("45 358", "Saint-Ybars-de-Lande"),
    ],
)
def test_figures_that_are_of_no_other_line(state, figure, name):
    assert state([SHARED], GAP.format(figure, name))[0] == []


PUPILS = (
    "Effectifs par établissement",
    ["Établissement", "2024-2025", "2025-2026", "Écart"],
    [
        ["École du Plateau", "79", "77", "-2"],
        ["Collège Jean-Rostand", "97", "109", "+12"],
        ["Lycée de Brignac", "38", "39", "+1"],
        ["Ensemble", "214", "225", "+11"],
    ],
)
OF_PUPILS = "Sur les {} élèves, près de la moitié fréquentent le collège ({} élèves, {} %)."


def test_a_figure_of_another_year_than_its_share(state):
    assert state([PUPILS], OF_PUPILS.format("225", "109", "48,4")) == ([], 1)
    last_year = OF_PUPILS.format("225", "97", "48,4")
    assert state([PUPILS], last_year) == ([("97", 109.0)], 0)


@pytest.mark.parametrize(
    "figures",
    [
        # of the other year both; the share of no year; a whole that is no total
        ("214", "97", "45,3"),
        ("225", "97", "44,1"),
        ("230", "97", "48,4"),
        # a figure that the line does not print
        ("225", "91", "48,4"),
    ],
)
def test_figures_whose_share_tells_no_other(state, figures):
    assert state([PUPILS], OF_PUPILS.format(*figures))[0] == []
