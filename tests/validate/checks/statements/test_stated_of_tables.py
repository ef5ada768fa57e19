"""What sentences reckon of a table: its lines in brackets, its totals, its chosen offer."""

import pytest


@pytest.fixture
def state(state_of_tables):
    """What sentences beside tables say."""
    return state_of_tables


WORKS = (
    "Programme de travaux",
    ["Nature", "Quantité", "Montant (€ HT)"],
    [
        ["Plantation parcelle 7", "3 200", "9 120,00"],
        ["Dégagement de semis", "6", "5 070,00"],
        ["Réfection de la route du Sapet", "850", "12 410,00"],
        ["Protections contre le gibier", "1 150", "2 185,00"],
        ["Total", "", "28 785,00"],
    ],
)
INVESTED = "De ce programme, {} (plantation, route et protections) relèvent de l'investissement."


def test_the_lines_in_brackets_behind_what_they_come_to(state):
    assert state([WORKS], INVESTED.format("23 715,00 €")) == ([], 1)
    # the last one is forgotten, then two digits change places
    for wrong in ("21 530,00 €", "23 175,00 €"):
        failed = state([WORKS], INVESTED.format(wrong))
        assert failed == ([(wrong, 23715.0)], 0)


def test_the_lines_in_brackets_before_what_they_come_to(state):
    text = "Les travaux d'investissement (plantation, route et protections), qui atteignent {}."
    assert state([WORKS], text.format("23 715,00 €")) == ([], 1)
    failed = state([WORKS], text.format("23 175,00 €"))
    assert failed == ([("23 175,00 €", 23715.0)], 0)
    other = text.replace("qui atteignent", "financés pour")
    assert state([WORKS], other.format("23 175,00 €")) == ([], 0)


@pytest.mark.parametrize(
    "text",
    [
        # far from it: the sentence is of something else
        INVESTED.format("8 500,00 €"),
        # a name that no line bears, or that two do
        "Il reste 21 530,00 € (plantation, route et bornage) à financer.",
        "Il reste 21 530,00 € (plantation, le, la et protections) à financer.",
        # of two lines none is seen to be forgotten
        "L'aide porte sur 9 120,00 € (plantation et protections) cette année.",
    ],
)
def test_brackets_that_tell_nothing(state, text):
    assert state([WORKS], text) == ([], 0)


HEAT = (
    "Ventes de chaleur par catégorie",
    ["Catégorie", "Énergie (MWh)", "R1 (€ HT)", "R2 (€ HT)", "Total (€ HT)"],
    [
        ["Logement", "6 120", "357 408,00", "275 275,00", "632 683,00"],
        ["Copropriétés", "3 075", "179 580,00", "153 010,00", "332 590,00"],
        ["Ensemble", "9 195", "536 988,00", "428 285,00", "965 273,00"],
    ],
)
MEAN = "Le prix moyen de la chaleur ressort à {} € HT par MWh."


def test_a_mean_price_is_one_total_over_another(state):
    assert state([HEAT], MEAN.format("104,98")) == ([], 1)
    assert state([HEAT], MEAN.format("58,40")) == ([], 1)
    failed = state([HEAT], MEAN.format("101,59"))
    assert failed == ([("101,59 € HT", 104.98)], 0)


@pytest.mark.parametrize(
    "text",
    [
        MEAN.format("61,30"),
        "Le prix moyen du gaz ressort à 101,59 € HT par MWh.",
        "Le prix moyen de la chaleur ressort à environ 101,59 € par MWh.",
        "Le prix moyen national de la chaleur ressort à 101,59 € par MWh.",
        "Le prix moyen de la chaleur ressort à 101,59 € HT par kW.",
    ],
)
def test_a_mean_of_something_else(state, text):
    assert state([HEAT], text) == ([], 0)


def test_a_mean_of_a_total_that_its_lines_do_not_give_is_not_judged(state):
    caption, header, (*lines, total) = HEAT
    wrong = [*lines, ["Ensemble", "9 915", *total[2:]]]
    assert state([(caption, header, wrong)], MEAN.format("104,98")) == ([], 0)


def offers(lot, first):
    header = ["Candidat", "Prix annuel (€ HT)", "Note /100", "Rang"]
    rows = [
        ["Sologne", "148 920,00", "87,46", "2"],
        ["Serain", first, "90,57", "1"],
        ["Table & Co", "167 205,00", "84,06", "3"],
    ]
    return f"Lot {lot} – analyse des offres", header, rows


LOTS = [offers(1, "152 460,00"), offers(2, "94 875,00")]
BELOW = "Le lot 1 avait été estimé à 160 000,00 € HT : l'offre retenue lui est inférieure de {} %."


def test_the_offer_that_is_ranked_first_against_the_estimate(state):
    assert state(LOTS, BELOW.format("4,7")) == ([], 1)
    assert state(LOTS, BELOW.format("7,4")) == ([("7,4 %", 4.7)], 0)
    # no slip of it, and of a lot that no table is of
    assert state(LOTS, BELOW.format("12,9")) == ([], 0)
    assert state(LOTS, BELOW.replace("lot 1", "lot 3").format("7,4")) == ([], 0)


PLOTS = (
    "Lots libres",
    ["Phase", "Lots", "Lots vendus", "Lots restants"],
    [
        ["Phase 1", "22", "22", "0"],
        ["Phase 2", "24", "13", "11"],
        ["Phase 3", "18", "3", "15"],
        ["Ensemble", "64", "38", "26"],
    ],
)


def test_so_many_of_all_that_a_table_counts(state):
    left = "Il reste à vendre {} lots sur 64."
    assert state([PLOTS], left.format("26")) == ([], 1)
    assert state([PLOTS], left.format("28")) == ([("28", 26.0)], 0)
    assert state([PLOTS], left.format("11")) == ([], 0)
    assert state([PLOTS], "Il reste à vendre 28 lots sur 72.") == ([], 0)
    assert state([PLOTS], "Il reste près de 28 lots sur 64.") == ([], 0)


def test_what_the_offers_of_all_lots_come_to(state):
    both = "Ensemble, les deux lots représentent {} HT par an."
    assert state(LOTS, both.format("247 335,00 €")) == ([], 1)
    # the second offer of lot 2, and two digits that change places
    for wrong in ("301 380,00 €", "247 353,00 €"):
        failed = state(LOTS, both.format(wrong))[0]
        assert [expected for _, expected in failed] == [247335.0]
    three = both.replace("deux", "trois")
    assert state(LOTS, three.format("247 353,00 €")) == ([], 0)
    assert state(LOTS, both.format("312 000,00 €")) == ([], 0)


CREDITS = (
    "Section de fonctionnement",
    ["Chapitre", "Crédits ouverts (€)", "Réalisé (€)"],
    [
        ["Charges à caractère général", "742 300,00", "698 451,37"],
        ["Charges de personnel", "1 316 000,00", "1 298 764,12"],
        ["Total", "2 058 300,00", "1 997 215,49"],
    ],
)
BILL = (
    "Facture type",
    ["Élément", "2024", "2025"],
    [
        ["Abonnement", "106,22", "112,98"],
        ["Consommation", "170,40", "174,40"],
        ["Total", "276,62", "287,38"],
    ],
)


@pytest.mark.parametrize(
    ("table", "text", "wrong", "right"),
    [
        (
            CREDITS,
            "Le chapitre 011 a été consommé à {} % des crédits, soit 43 848,63 € non employés.",
            "96,09",
            94.093,
        ),
        (
            CREDITS,
            "Les dépenses représentent {} % des crédits ouverts ; il reste 61 084,51 €.",
            "79,03",
            97.032,
        ),
        (BILL, "La facture augmente de {} %, soit 10,76 €.", "7,89", 3.89),
        (
            BILL,
            "La facture dépasse de 10,76 € celle de 2024, soit une progression de {} %.",
            "3,98",
            3.89,
        ),
    ],
)
def test_a_share_beside_what_two_figures_differ_by(
    state, table, text, wrong, right
):
    ((printed, expected),), _ = state([table], text.format(wrong))
    assert printed == f"{wrong} %"
    assert expected == pytest.approx(right, abs=0.01)
    said = f"{right:.2f}".replace(".", ",")
    assert state([table], text.format(said)) == ([], 0)


@pytest.mark.parametrize(
    "text",
    [
        # of another whole
        "La facture augmente de 10,76 €, soit 7,89 % de la hausse.",
        # no two figures differ so
        "La facture augmente de 7,89 %, soit 12,93 €.",
        # not told to the last digit
        "La facture augmente d'environ 7,89 %, soit 10,76 €.",
        # nothing says which way
        "La facture varie de 7,89 %, soit 10,76 €.",
        # the last two digits that tell it are too few
        "La facture augmente de 7,89 %, soit 4,00 €.",
    ],
)
def test_a_share_that_no_difference_tells(state, text):
    assert state([BILL], text) == ([], 0)


ROLLS = (
    "Taux et produit attendu en 2026",
    ["Zone", "Bases 2026 (€)", "Produit attendu (€)"],
    [
        ["Zone A", "10 003 750", "1 165 437"],
        ["Zone B", "7 458 730", "760 790"],
        ["Zone C", "4 151 095", "363 221"],
        ["Total", "21 613 575", "2 289 448"],
    ],
)
GREW = (
    "Aux taux de 2025, le produit s'était élevé à 2 164 297 €."
    " Le produit attendu est donc supérieur de {} €, soit {} %."
)
REST = (
    "Les charges de personnel, portées à 1 298 764,12 €, représentent {} % du total ;"
    " le reste de la section, soit {} €, couvre les autres dépenses."
)


@pytest.mark.parametrize(
    ("table", "text", "share", "wrong", "right"),
    [
        (ROLLS, GREW, "5,8", "135 151", "125 151"),
        (CREDITS, REST, "65,0", "689 451,37", "698 451,37"),
    ],
)
def test_what_two_figures_differ_by_beside_the_share_that_it_is(
    state, table, text, share, wrong, right
):
    figures = (share, wrong) if text is REST else (wrong, share)
    ((printed, expected),), _ = state([table], text.format(*figures))
    assert printed == f"{wrong} €"
    assert expected == float(right.replace(" ", "").replace(",", "."))


@pytest.mark.parametrize(
    ("gap", "share"),
    [
        # as it is
        ("125 151", "5,8"),
        # no slip of it
        ("118 364", "5,8"),
        # another share beside it
        ("135 151", "6,2"),
        # told with few digits
        ("135 000", "5,8"),
    ],
)
def test_a_difference_that_no_share_tells(state, gap, share):
    assert state([ROLLS], GREW.format(gap, share)) == ([], 0)


def test_a_difference_of_figures_in_thousands_is_rounded(state):
    table = (
        "Encours de la dette (k€)",
        ["Budget", "2022 (k€)", "2023 (k€)"],
        [["Budget principal", "131 205", "127 846"]],
    )
    text = (
        "L'encours était de 127 846 300 € fin 2023,"
        " après une baisse de 3 358 400 € (-2,6 %)."
    )
    assert state([table], text) == ([], 0)


@pytest.mark.parametrize(
    ("gap", "failed"),
    [("466,73", []), ("466,27", [("466,27 €", 466.72)])],
)
def test_a_difference_of_amounts_rounded_each_is_off_by_a_cent(
    state, gap, failed
):
    table = (
        "Indemnités votées",
        ["Fonction", "Nombre", "Total mensuel (€)"],
        [
            ["Maire", "1", "1 866,91"],
            ["Adjoints", "7", "4 861,78"],
            ["Conseillers délégués", "4", "933,44"],
            ["Total", "12", "7 662,13"],
        ],
    )
    text = (
        "Calculée d'un seul trait, l'enveloppe ressort à 8 128,85 €."
        f" Les indemnités votées sont inférieures de {gap} €, soit 5,7 %."
    )
    assert state([table], text) == (failed, 0)


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
    assert state([LOANS], BOTH.format("148 022")) == ([], 2)
    # of the year before, which is right too
    before = BOTH.replace("82,1", "80,3").format("139 718")
    assert state([LOANS], before) == ([], 2)
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


def test_two_names_of_which_one_is_within_the_other_are_not_all_its_lines(
    state,
):
    charges = (
        "Dépenses de fonctionnement",
        ["Chapitre", "Budget 2025"],
        [
            ["Charges à caractère général", "279 150"],
            ["Charges de personnel", "408 950"],
            ["Charges diverses", "33 640"],
            ["Charges financières", "26 598"],
        ],
    )
    text = "Les charges et le personnel forment à eux deux {} euros."
    assert state([charges], text.format("688 100")) == ([], 0)


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


RECEIPTS = (
    "Formation de l'épargne (en euros)",
    ["Postes", "2023", "2024", "2025"],
    [
        ["Impôts et taxes", "4 812 340", "4 968 715", "5 071 280"],
        ["Dotations et participations", "1 356 210", "1 341 875", "1 318 460"],
        ["Produits des services", "587 430", "612 905", "648 150"],
    ],
)


@pytest.mark.parametrize(
    ("years", "failed"),
    [
        ("entre 2023 et 2025", [("23 415 €", -37750.0)]),
        ("entre 2024 et 2025", []),
        ("en un an", []),
    ],
)
def test_by_how_much_a_line_changes_between_two_years(state, years, failed):
    text = f"À l'inverse, les dotations ont perdu 23 415 € {years}."
    found = state([RECEIPTS], text)[0]
    assert [(printed, -abs(value)) for printed, value in found] == failed


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


LAMPS = (
    "Points lumineux à remplacer",
    ["Commune", "Lanternes", "Économie annuelle (kWh)"],
    [
        ["Ambrières", "146", "31 390"],
        ["Cossé-la-Rivière", "212", "36 040"],
        ["Saint-Aubert", "174", "32 625"],
        ["Vieuxmoulin", "65", "14 625"],
        ["Ensemble", "597", "114 680"],
    ],
)


@pytest.mark.parametrize(
    "text",
    [
        "Cossé-la-Rivière compte à elle seule {} des lanternes.",
        "Le programme porte sur 597 lanternes. Cossé-la-Rivière en représente {}.",
        "Le programme porte sur 597 lanternes. Cossé-la-Rivière regroupe {} du total.",
        # what is told in words, and the change, are no other whole
        "Les quatre communes ont 597 lanternes ; Cossé-la-Rivière en acquitte {}.",
        "Le total est de 597 lanternes, soit 9 de plus (+1,5 %). Deux communes en changent. La plus"
        " grande, Cossé-la-Rivière, en représente {}.",
    ],
)
def test_the_share_that_a_named_line_has_of_its_column(state, text):
    assert state([LAMPS], text.format("35,5 %"))[0] == []
    # the share of the others' lanterns, which no word speaks of
    failed, _ = state([LAMPS], text.format("55,1 %"))
    assert failed == [("55,1 %", pytest.approx(35.51, abs=0.01))]


@pytest.mark.parametrize(
    "text",
    [
        "Cossé-la-Rivière et Vieuxmoulin comptent 46,4 % des lanternes.",
        "Hors Cossé-la-Rivière, Vieuxmoulin compte 16,9 % des lanternes.",
        "Cossé-la-Rivière compte près de 36 % des lanternes.",
        "Cossé-la-Rivière compte 41,2 % de ses lanternes à mercure.",
        "Cossé-la-Rivière en représente 12,0 %.",
        "Cossé-la-Rivière, qui a voté 7 voix, compte 12,0 % des lanternes.",
        "Cossé-la-Rivière réalise 31,4 % de l'économie annuelle.",
    ],
)
def test_a_share_of_something_else_is_no_share_of_a_named_line(state, text):
    assert state([LAMPS], text)[0] == []


@pytest.mark.parametrize(
    ("printed", "failed"),
    [
        ("55,1 %", [("55,1 %", pytest.approx(35.51, abs=0.01))]),
        # the share of the figure that the sum asks for: 222 of 597
        ("37,2 %", []),
    ],
)
def test_a_line_of_a_sum_that_fails_may_be_the_wrong_one(
    state, printed, failed
):
    caption, header, rows = LAMPS
    wrong = [
        ["Saint-Aubert", "164", "32 625"] if r[1] == "174" else r for r in rows
    ]
    text = "Le programme porte sur 597 lanternes. Cossé-la-Rivière en représente {}."
    assert state([(caption, header, wrong)], text.format(printed))[0] == failed


def test_the_line_that_words_name_best_is_meant(state):
    domains = (
        "Répartition par nature",
        ["Nature", "Points", "Lanternes"],
        [
            ["Rivière", "4", "285"],
            ["Coteau", "7", "312"],
            ["Total", "11", "597"],
        ],
    )
    text = "Le programme porte sur 597 lanternes. Cossé-la-Rivière en représente 55,1 %."
    failed = [("55,1 %", pytest.approx(35.51, abs=0.01))]
    assert state([LAMPS, domains], text)[0] == failed


WASTE = (
    "Ordures ménagères résiduelles (kg par habitant)",
    ["Fraction", "2023", "Part 2023", "2025", "Part 2025"],
    [
        ["Biodéchets", "71,8", "36,0 %", "58,2", "32,2 %"],
        ["Emballages non triés", "38,4", "19,3 %", "35,1", "19,4 %"],
        ["Papiers et cartons", "17,6", "8,8 %", "15,9", "8,8 %"],
        ["Ensemble", "199,3", "100,0 %", "180,5", "100,0 %"],
    ],
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "La part fermentescible, qui était de 36,0 %, est ramenée à {}.",
            "32,2 %",
            "29,2 %",
        ),
        ("La part fermentescible est passée de {} à 32,2 %.", "36,0 %", "39,0 %"),
        ("Elle est de 32,2 %, contre {} deux ans plus tôt.", "36,0 %", "30,6 %"),
    ],
)  # fmt: skip
def test_what_a_figure_of_a_line_becomes(state, text, right, wrong):
    failed, held = state([WASTE], text.format(right))
    assert (failed, held > 0) == ([], True)
    failed, _ = state([WASTE], text.format(wrong))
    assert failed == [
        (wrong, float(right.removesuffix(" %").replace(",", ".")))
    ]


@pytest.mark.parametrize(
    "text",
    [
        # what would be so
        "La part fermentescible passerait de 36,0 % à 29,2 % avec un autre tri.",
        # the figure of another line, or of none alone
        "La part fermentescible est passée de 36,0 % à 19,4 %.",
        "La part des papiers est passée de 8,8 % à 9,2 %.",
        # by how much
        "La part fermentescible est réduite de 36,0 % pour s'établir à 29,2 %.",
    ],
)
def test_what_a_figure_of_a_line_does_not_become(state, text):
    assert state([WASTE], text)[0] == []


TARIFFS = (
    "Redevances de contrôle",
    ["Prestation", "2025 HT", "2026 HT", "TVA 10 %"],
    [
        ["Conception", "95,00", "104,00", "10,40"],
        ["Réalisation", "118,00", "130,00", "13,00"],
        ["Périodique", "84,00", "92,50", "9,25"],
        ["Avant vente", "146,00", "160,00", "16,00"],
        ["Contre-visite", "52,00", "58,00", "5,80"],
    ],
)
FIXED = (
    "fixe les redevances à {} (conception), 130,00 € (réalisation), 92,50 € (tous les 8 ans), {}"
    " (avant vente) et 58,00 € (contre-visite)."
)


@pytest.mark.parametrize(
    ("first", "fourth", "wrong"),
    [
        ("104,00 €", "160,00 €", []),
        # that of the year before, and one of no column
        ("104,00 €", "146,00 €", [("146,00 €", 160.0)]),
        ("104,00 €", "150,00 €", []),
        # two of them, and one that is far too small
        ("95,00 €", "146,00 €", []),
        ("104,00 €", "16,00 €", []),
    ],
)
def test_one_figure_of_another_column_in_a_list_of_one(
    state, first, fourth, wrong
):
    assert state([TARIFFS], FIXED.format(first, fourth))[0] == wrong
