"""Identities found by the figures alone: lines that agree judge the one that does not."""

from random import Random

import pytest

from benchmarks.discovery import SHAPES
from extract.cell_ref import CellRef
from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate


def euros(amount):
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",")


@pytest.fixture
def judged(make_document, make_raw):
    """``judged(header, rows)``: (result, verdict, severity) of what the figures alone state."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        found = [
            one
            for one in discover(document).identities
            if one.rule == "by-figures"
        ]
        return [
            (one.result, evaluate(one, facts).verdict, one.severity)
            for one in found
        ]

    return run


def parts(wrong=None):
    """Lines whose second column is what three others add up to; no word says so."""
    lines = [
        (1_240, 3_310, 2_075),
        (840, 1_125, 3_660),
        (2_310, 4_470, 995),
        (655, 2_215, 1_140),
        (5_095, 1_260, 815),
        (3_170, 2_905, 1_430),
    ]
    rows = []
    for number, line in enumerate(lines):
        whole = sum(line) if wrong is None or number != 2 else wrong
        rows.append(
            [f"Opération {'ABCDEF'[number]}", euros(whole), *map(euros, line)]
        )
    return [
        "Opération",
        "Enveloppe",
        "Tranche 1",
        "Tranche 2",
        "Tranche 3",
    ], rows


def test_sound_lines_hold(judged):
    assert {verdict for _, verdict, _ in judged(*parts())} <= {Verdict.HELD}


def test_a_swapped_digit_breaks_the_family_of_its_line(judged):
    found = judged(*parts(wrong=7_757))  # 7 775 printed with two digits swapped

    failed = [
        (result, severity)
        for result, verdict, severity in found
        if verdict is Verdict.FAILED
    ]
    assert {result for result, _ in failed} <= {"t!r2c1"}


def test_a_line_that_follows_another_rule_is_no_misprint(judged):
    found = judged(*parts(wrong=3_150))

    assert all(verdict is Verdict.HELD for _, verdict, _ in found)


def test_last_years_rate_is_no_result_of_this_years_product(judged):
    header = ["Taxe", "Bases", "Taux 2025", "Taux 2026", "Produit"]
    rows = [
        ["Foncier bâti", "1 772 210", "46,29 %", "46,79 %", "829 217"],
        ["Foncier non bâti", "27 460 618", "28,98 %", "28,98 %", "7 958 087"],
        ["Habitation", "10 926 808", "18,16 %", "18,16 %", "1 984 308"],
        ["CFE", "1 601 681", "45,93 %", "45,93 %", "735 652"],
    ]

    assert not [one for one in judged(header, rows) if one[1] is Verdict.FAILED]


def test_a_family_that_no_word_names_warns_at_most(judged):
    found = judged(*parts(wrong=7_757))

    assert Severity.ERROR not in {
        severity for _, verdict, severity in found if verdict is Verdict.FAILED
    }


def test_an_average_is_stated_and_may_be_wrong_by_its_own_digit(judged):
    lines = [(12, 40.5), (15, 38.25), (9, 51.75), (20, 29.5)]
    header = ["École", "Élèves", "Coût (€)"]
    body = [
        [f"École {'ABCD'[n]}", str(a), euros(b)]
        for n, (a, b) in enumerate(lines)
    ]
    mean = [sum(column) / len(lines) for column in zip(*lines, strict=True)]
    body.append(["Moyenne", f"{mean[0]:.0f}", euros(mean[1])])
    verdicts = {result: verdict for result, verdict, _ in judged(header, body)}
    assert verdicts.get("t!r4c2") is Verdict.HELD


def test_steps_of_one_size_are_no_signed_sums(judged):
    """A tariff that rises by equal steps: any four of its lines make one."""
    header = ["Tranche", "Tarif A (€)", "Tarif B (€)", "Tarif C (€)"]
    body = [
        [
            f"Tranche {n}",
            euros(10 + 3 * n),
            euros(20 + 4 * n),
            euros(31 + 5 * n),
        ]
        for n in range(1, 6)
    ]
    body[3][3] = euros(52)
    assert not [one for one in judged(header, body) if one[1] is Verdict.FAILED]


def test_lines_too_few_to_judge_one_more_prove_nothing(make_document, make_raw):
    """One of three could change in silence; of ten, one is judged by the others."""
    for count, proves in ((3, False), (10, True)):
        rows = []
        for n in range(count):
            parts = (1_013 + 317 * n, 2_207 + 113 * n * n, 951 + 29 * n)
            whole = sum(parts)
            rows.append([f"Opération {n}", euros(whole), *map(euros, parts)])
        header = [
            "Opération",
            "Enveloppe",
            "Tranche 1",
            "Tranche 2",
            "Tranche 3",
        ]
        document = make_document([make_raw("t", header, rows)])
        found = [
            one
            for one in discover(document).identities
            if one.rule == "difference"
        ]
        assert len(found) == count
        assert {not one.adoption.circular for one in found} == {proves}


@pytest.fixture
def discovered(make_document, make_raw):
    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        return discover(document)

    return run


@pytest.mark.parametrize(("lines", "said"), [(6, True), (4, False)])
def test_a_line_that_no_slip_explains_is_asked_about_where_enough_add_up(
    discovered, lines, said
):
    """3 150 for 7 775: another rule, or an amount that was forgotten."""
    header, rows = parts(wrong=3_150)
    found = discovered(header, rows[:lines])
    raised = {
        one.severity
        for one in found.identities
        if one.result.startswith("t!r2") and one.severity is Severity.WARNING
    }
    assert raised == ({Severity.WARNING} if said else set())


def test_few_lines_that_one_broken_one_undoes_prove_nothing(discovered):
    header, rows = parts()
    few = discovered(header, rows[:3]).identities
    assert all(not one.adoption.proves for one in few)


@pytest.mark.parametrize(
    ("label", "asked"), [("Total ou moyenne", False), ("Semaine 36", True)]
)
def test_a_line_of_totals_or_averages_owes_no_quotient(
    discovered, label, asked
):
    """74 % is the mean of its column; 2 865 days over 39 are 73 %."""
    filled = (88, 100, 89, 74, 58, 44, 62, 78)
    days = (5, 4, 5, 5, 5, 5, 5, 5)
    rows = [
        [f"Semaine {28 + n}", str(d), f"{p} %", str(d * p)]
        for n, (d, p) in enumerate(zip(days, filled, strict=True))
    ]
    rows.append([label, "39", "74 %", "2 865"])
    header = ["Semaine", "Jours", "Remplissage", "Journées-enfants"]
    found = discovered(header, rows)
    last = [one for one in found.identities if one.result.startswith("t!r8c2")]
    assert [one.rule for one in last] == (["by-figures"] if asked else [])


@pytest.mark.parametrize("wrong", [0, 1])
def test_each_of_two_prices_in_proportion_to_a_third_is_judged(judged, wrong):
    full = (184, 263, 712)
    rows = []
    for number, share in enumerate((20, 35, 45, 60, 75, 90, 100)):
        prices = [euros(price * share / 100) for price in full]
        if number == 3:
            digits = prices[1 + wrong]
            prices[1 + wrong] = digits[0] + digits[2] + digits[1] + digits[3:]
        rows.append([f"Tranche {'ABCDEFG'[number]}", *prices])
    header = ["Tranche", "Atelier", "Stage", "Sortie"]
    failed = [
        result
        for result, verdict, _ in judged(header, rows)
        if verdict is Verdict.FAILED
    ]
    assert failed == [f"t!r3c{2 + wrong}"]


def test_a_total_of_rounded_figures_owes_no_rate_to_the_cent(judged):
    header, *rows = SHAPES["account"](350, Random(350))
    assert {verdict for _, verdict, _ in judged(header, rows)} == {Verdict.HELD}


@pytest.fixture
def failing(make_document, make_raw):
    """``failing(header, rows)``: the results that do not agree, by whichever check."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            one.result
            for one in discover(document).identities
            if evaluate(one, facts).verdict is Verdict.FAILED
        }

    return run


LAMPS = [
    "Type",
    "Points (1)",
    "W par point (2)",
    "kW (3)",
    "Heures (4)",
    "kWh (5 = 3 × 4)",
]


@pytest.mark.parametrize(
    ("consumed", "fails"),
    [("25 833", set()), ("25 853", {"t!r2c5"})],
)
def test_a_product_may_be_of_what_its_factor_was_rounded_from(
    failing, consumed, fails
):
    """306 lamps of 42 W are 12,852 kW: 25 832,5 kWh in 2 010 hours, where 12,85 make 25 828,5."""
    rows = [
        ["Sodium, nuit", "212", "115", "24,38", "4 100", "99 958"],
        ["Sodium, coupure", "168", "115", "19,32", "2 010", "38 833"],
        ["LED, coupure", "306", "42", "12,85", "2 010", consumed],
        ["LED, baisse", "94", "42", "3,95", "2 920", "11 528"],
    ]
    assert failing(LAMPS, rows) == fails


SOLD = [
    ["A2", "2 150", "345", "741 750"],
    ["B1", "1 980", "375", "742 500"],
    ["C3", "1 900", "200", "380 000"],
    ["D1", "1 250", "220", "275 000"],
]


@pytest.mark.parametrize("price", ["Prix de cession (€)", "Recette (€)"])
@pytest.mark.parametrize("mean", ["294", "293,85", "285"])
@pytest.mark.parametrize("label", ["Actes signés", "Total", "Ensemble"])
def test_a_line_that_adds_up_the_others_prints_a_mean_price(
    failing, label, mean, price
):
    """7 280 m² for 2 139 250 € make 293,85 € for each, not 294."""
    header = ["Lot", "Surface (m²)", "Prix (€ / m²)", price]
    assert not failing(header, [*SOLD, [label, "7 280", mean, "2 139 250"]])


def test_a_line_that_adds_up_no_other_owes_its_product(failing):
    header = ["Lot", "Surface (m²)", "Prix (€ / m²)", "Prix de cession (€)"]
    lot = ["E1", "7 280", "294", "2 139 250"]
    assert failing(header, [*SOLD, ["F", "10", "7", "70"], lot]) == {"t!r5c3"}


STAYS = ["Hébergement", "Tarif par nuitée (€)", "Nuitées", "Produit (€)"]
CLASSIFIED = [
    ["Hôtels 4 étoiles", "1,70", "6 418", "10 910,60"],
    ["Hôtels 3 étoiles", "1,10", "21 735", "23 908,50"],
    ["Hôtels 2 étoiles", "0,80", "14 902", "11 921,60"],
    ["Hôtels 1 étoile", "0,60", "9 364", "5 618,40"],
    ["Campings 3 étoiles", "0,55", "31 287", "17 207,85"],
    ["Campings 1 étoile", "0,20", "5 120", "1 024,00"],
]


@pytest.mark.parametrize(
    ("price", "fails"), [("5 % (1)", set()), ("2,92", {"t!r6c3"})]
)
def test_a_percentage_is_no_price_of_a_column_of_prices(failing, price, fails):
    """Lodgings of no class pay 5 % of what a night costs: 1,92 € each on average."""
    unclassified = ["Sans classement", price, "8 954", "17 191,68"]
    assert failing(STAYS, [*CLASSIFIED, unclassified]) == fails


RATES = ["Public", "Tarif 2026 (€)", "Tarif 2025 (€)", "Évolution"]


@pytest.mark.parametrize(
    ("header", "fails"),
    [(RATES, set()), (["Public", "Coût A (€)", "Coût B (€)", "N"], {"t!r0c2"})],
)
def test_lines_that_print_how_each_changed_owe_no_common_rate(
    failing, header, fails
):
    """Three of four prices rise alike, and each line prints by how much."""
    lines = [
        ["Hébergement", "66,40", "64,85", "+2,4 %"],
        ["GIR 1-2", "22,87", "22,31", "+2,5 %"],
        ["GIR 3-4", "14,51", "14,16", "+2,5 %"],
        ["GIR 5-6", "6,16", "6,01", "+2,5 %"],
        ["Repas", "12,30", "12,00", "+2,5 %"],
    ]
    rows = lines if header is RATES else [[*one[:3], ""] for one in lines]
    assert failing(header, rows) == fails


def test_a_matrix_without_its_diagonal_is_added_up(discovered):
    """From one place to the same nobody travels: each line leaves another column empty."""
    rows = [
        ["Brenac", "–", "184", "96", "57", "31", "368"],
        ["Chantoise", "172", "–", "148", "83", "46", "449"],
        ["Ligneul", "101", "139", "–", "214", "65", "591"],
        ["Orvagne", "49", "90", "207", "–", "118", "464"],
        ["Tressy", "28", "52", "71", "109", "–", "260"],
    ]
    header = ["Départ", *(row[0] for row in rows), "Ensemble"]
    found = discovered(header, rows).identities
    (line,) = [one for one in found if one.result == "t!r2c6"]
    assert (line.rule, line.severity) == ("crossfooting", Severity.WARNING)


@pytest.mark.parametrize("short", [True, False])
def test_a_line_is_asked_about_beside_one_that_is_surely_misprinted(
    discovered, short
):
    """In one of eight two digits changed places; another leaves out one of its figures."""
    _, rows = parts()
    rows += [["Opération G", "6 400,00", "2 185,00", "1 305,00", "2 910,00"]]
    rows += [["Opération H", "7 115,00", "3 190,00", "2 480,00", "1 445,00"]]
    lines = [[name, *others, whole] for name, whole, *others in rows]
    lines[3][4] = "4 100,00"
    if short:
        lines[7][4] = "5 670,00"
    found = discovered(["Lieu", "A", "B", "C", "D"], lines).identities
    told = {one.result: one.severity for one in found}
    assert told["t!r3c4"] is Severity.ERROR
    assert (told["t!r7c4"] is Severity.WARNING) is short


@pytest.fixture
def severities(make_document, make_raw):
    """``severities(header, rows)``: the results that fail by any rule, with their severity."""

    def run(header, rows):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            one.result: one.severity
            for one in discover(document).identities
            if evaluate(one, facts).verdict is Verdict.FAILED
        }

    return run


JOURNEYS = ["De \\ à", "Gare", "Bourg", "Lac", "Refuge", "Col", "Montées"]


def journeys(mark="·", lake="6 404"):
    """From each stop to each other, and from none to itself."""
    return [
        ["Gare", mark, "1 842", "3 215", "1 467", "986", "7 510"],
        ["Bourg", "1 706", mark, "2 418", "934", "715", "5 773"],
        ["Lac", "3 094", "2 387", mark, "582", "341", lake],
        ["Refuge", "1 388", "902", "611", mark, "274", "3 175"],
        ["Col", "1 042", "688", "397", "268", mark, "2 395"],
        ["Descentes", "7 230", "5 819", "6 641", "3 251", "2 316", "25 257"],
    ]


@pytest.mark.parametrize("mark", ["·", "-", "–"])
def test_a_mark_that_other_lines_have_too_is_nothing_in_one_that_breaks(
    severities, mark
):
    assert severities(JOURNEYS, journeys(mark)) == {}
    assert "t!r2c6" in severities(JOURNEYS, journeys(mark, "6 440"))


def test_an_empty_cell_may_be_a_figure_that_is_not_told(severities):
    assert "t!r2c6" not in severities(JOURNEYS, journeys("", "6 440"))


CAMP = ["Mois", "Tentes", "Chalets", "Vans", "Ensemble"]


def nights(spring="955"):
    """Months, each group with a line of sums that bears no name, the season on top."""
    return [
        ["Saison", "5 066", "882", "1 491", "7 439"],
        ["Avril", "96", "31", "58", "185"],
        ["Mai", "347", "84", "142", "573"],
        ["Juin", "512", "138", "167", "817"],
        ["", spring, "253", "367", "1 575"],
        ["Juillet", "1 684", "236", "391", "2 311"],
        ["Août", "1 927", "248", "436", "2 611"],
        ["", "3 611", "484", "827", "4 922"],
        ["Septembre", "438", "117", "214", "769"],
        ["Octobre", "62", "28", "83", "173"],
        ["", "500", "145", "297", "942"],
    ]


def test_a_figure_of_which_three_sums_ask_the_same_is_wrong(severities):
    """A month forgotten: no slip of the hand, and no sum is told by words."""
    assert severities(CAMP, nights()) == {}
    assert "t!r4c1" in severities(CAMP, nights("859"))


SHARES = ["Commune", "Année", "Habitants (€)", "Élèves (€)", "À payer (€)"]


def test_a_line_is_asked_about_beside_one_that_is_misprinted(severities):
    rows = [
        [name, str(year), euros(own), euros(pupils), euros(own + pupils)]
        for name, year, own, pupils in (
            ("Vernusse", 2024, 38_407.2, 60_759),
            ("Vernusse", 2025, 39_872, 62_992),
            ("Coulmiers", 2024, 27_112.8, 41_919),
            ("Coulmiers", 2025, 27_968, 43_152),
            ("Ligny", 2024, 18_626.4, 26_847),
            ("Ligny", 2025, 18_976, 28_272),
            ("Thoury", 2024, 11_793.6, 15_072),
            ("Thoury", 2025, 12_384, 14_384),
            ("Bray", 2024, 9_112.5, 11_233.2),
            ("Bray", 2025, 9_340.8, 11_870.4),
        )
    ]
    assert severities(SHARES, rows) == {}
    rows[2][4] = "69 301,80"
    rows[5][3] = "26 847,00"
    found = severities(SHARES, rows)
    assert found["t!r5c4"] is Severity.WARNING


def test_two_figures_of_a_matrix_are_each_told_by_its_rows_and_columns(
    severities,
):
    """Neither rows nor columns would judge a line by themselves, so few of them hold."""
    wrong = journeys(lake="6 440")
    wrong[5][4] = "2 983"
    assert {"t!r2c6", "t!r5c4"} <= set(severities(JOURNEYS, wrong))


@pytest.mark.parametrize(
    ("last", "told"), [("Autres charges", True), ("Coût par élève", False)]
)
def test_what_one_costs_is_no_sum_over_sites(severities, last, told):
    rows = [
        [f"Rubrique {number}", *map(euros, line), euros(sum(line))]
        for number, line in enumerate(
            (
                (84_210, 61_380, 112_640),
                (9_840, 14_270, 17_620),
                (4_120, 6_930, 8_870),
                (3_280, 7_450, 9_160),
                (2_760, 11_340, 5_420),
                (8_110, 12_640, 15_930),
                (4_390, 6_510, 9_240),
                (3_390, 7_810, 9_420),
            )
        )
    ]
    rows.append([last, "1 250,34", "572,51", "793,01", "813,93"])
    header = ["Rubrique", "Tilleuls (€)", "Moulin (€)", "Port (€)", "Brécy (€)"]
    assert ("t!r8c4" in severities(header, rows)) is told


USED = [(548_930, 7_420), (541_075, 7_350), (538_640, 7_415), (544_215, 7_530)]


def used(last):
    """Volumes of which the second is much the same share each year; the last prints ``last``."""
    years = [*USED, (547_860, 7_605)]
    wholes = [*map(sum, USED), last]
    made = (612_840, 598_315, 587_960, 601_475, 593_120)
    header = ["Année", "Produit (m³)", "Compté (m³)", "De service (m³)"]
    rows = [
        [str(2021 + n), *map(thousands, (first, *parts, whole))]
        for n, (first, parts, whole) in enumerate(
            zip(made, years, wholes, strict=True)
        )
    ]
    return [*header, "Autorisé (m³)"], rows


def thousands(number):
    return f"{number:,}".replace(",", " ")


@pytest.mark.parametrize(
    ("last", "said"), [(555_465, False), (554_565, True), (555_865, False)]
)
def test_two_digits_that_changed_places_are_told_of_a_sum_that_four_lines_obey(
    discovered, last, said
):
    """555 465 is right; 555 865 may be another rule, whatever its digits."""
    found = discovered(*used(last)).identities
    told = [one.severity for one in found if one.result == "t!r4c4"]
    if last == 555_465:
        assert told
    else:
        assert told == [Severity.WARNING] * said


def test_figures_in_one_proportion_are_one_witness(discovered):
    """Each line is the first, by 2 % more: that they add up is told once."""
    lines = [[round(one * 1.02**n) for one in (5_403, 2_707)] for n in range(4)]
    rows = [
        [f"Lot {n}", *map(thousands, (*line, sum(line)))]
        for n, line in enumerate(lines)
    ]
    rows.append(["Lot 9", "5 848", "2 930", "8 877"])
    header = ["Lot", "Un (m³)", "Autre (m³)", "Troisième (m³)"]
    found = discovered(header, rows).identities
    assert not [one for one in found if one.result == "t!r4c3"]


FEES = [
    "Cours",
    "Ici (€)",
    "Ailleurs (€)",
    "Ici par tiers",
    "Ailleurs par tiers",
]


@pytest.mark.parametrize(("third", "told"), [("225", set()), ("150", {3})])
def test_a_figure_that_all_lines_of_another_family_give_is_not_asked_for(
    failing, third, told
):
    """The hire of an instrument costs all the same, and nobody half as much again; its third is
    right."""
    rows = [
        ["Éveil", "240", "360", "80", "120"],
        ["Cycle 1", "330", "495", "110", "165"],
        ["Cycle 2", "378", "567", "126", "189"],
        ["Adultes", "450", "675", "150", third],
        ["Ensemble vocal", "96", "144", "32", "48"],
        ["Location", "150", "150", "50", "50"],
    ]
    found = failing(FEES, rows)
    assert {CellRef.parse(one).row for one in found} == told


def test_a_line_that_leaves_the_last_figure_empty_is_read_for_its_whole(
    discovered,
):
    """Four years, of which most lines fill three: the last is what is left."""
    header = ["Opération", "Enveloppe", "2026", "2027", "2028", "2029"]
    parts = (
        (3_184, 1_901, 1_103, 0),
        (812, 1_257, 983, 0),
        (236, 1_049, 1_403, 683),
        (301, 752, 509, 250),
        (977, 318, 1_206, 0),
    )
    rows = [
        [
            f"Op {n}",
            euros(sum(line)),
            *(euros(one) if one else "" for one in line),
        ]
        for n, line in enumerate(parts)
    ]
    found = discovered(header, rows).identities
    results = {one.result for one in found}
    assert {"t!r0c1", "t!r1c1", "t!r2c5", "t!r3c5", "t!r4c1"} <= results


@pytest.mark.parametrize(
    ("shares", "judged"),
    [
        (("46,7 %", "24,8 %", "28,5 %", "100,0 %"), "held"),
        (("46,7 %", "24,8 %", "28,6 %", "100,0 %"), "held"),
        (("46,7 %", "24,8 %", "29,8 %", "100,0 %"), None),
        (("+12,8 %", "+9,0 %", "+8,8 %", "+10,1 %"), None),
    ],
)
def test_a_line_of_percentages_is_held_where_it_adds_up_and_owes_it_not(
    make_document, make_raw, shares, judged
):
    rows = [
        [f"Rubrique {n}", *map(euros, line), euros(sum(line))]
        for n, line in enumerate(
            (
                (84_210, 61_380, 112_640),
                (9_840, 14_270, 17_620),
                (4_120, 6_930, 8_870),
                (3_280, 7_450, 9_160),
                (2_760, 11_340, 5_420),
                (8_110, 12_640, 15_930),
            )
        )
    ]
    rows.append(["Répartition (%)", *shares])
    header = ["Rubrique", "Tilleuls (€)", "Moulin (€)", "Port (€)", "Total (€)"]
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    found = [
        one
        for one in discover(document).identities
        if one.rule == "crossfooting"
    ]
    outcomes = {one.result: evaluate(one, facts).verdict for one in found}
    assert outcomes["t!r1c4"] is Verdict.HELD
    assert outcomes.get("t!r6c4") == (Verdict.HELD if judged else None)
    proving = {one.result for one in found if one.adoption.proves}
    assert "t!r1c4" in proving
    assert "t!r6c4" not in proving  # wrong, it would be nothing


PERSONS = [
    ("Responsable", 1, 45, 412),
    ("Archéologues", 4, 42, 296),
    ("Anthropologue", 3, 30, 338),
    ("Topographe", 2, 6, 325),
    ("Céramologue", 5, 12, 318),
    ("Dessinateur", 2, 25, 284),
    ("Photographe", 3, 7, 305),
]


def test_factors_prove_nothing_of_a_product_that_is_told_by_others(discovered):
    """Of an amount that days and their price give, other persons and days would not be told."""
    header = ["Poste", "Agents", "Jours", "Journées", "Prix", "Montant"]
    rows = [
        [
            name,
            *map(str, (count, days, count * days)),
            *map(euros, (price, count * days * price)),
        ]
        for name, count, days, price in PERSONS
    ]
    proving = [
        one
        for one in discovered(header, rows).identities
        if one.adoption.proves
    ]
    amounts = [one for one in proving if one.result == "t!r0c5"]
    assert [set(one.operands) for one in amounts] == [{"t!r0c3", "t!r0c4"}]


LOANS = [
    "Contrat",
    "Conditions",
    "Encours A",
    "Encours B",
    "Exercice",
    "Exercice B",
]
OWED = [
    ["Crédit A", "4,12", "450 000,00", "118 425,16", "27 840,12", "4 879,12"],
    ["Banque B", "2,90", "280 000,00", "141 660,00", "15 740,00", "4 108,14"],
    ["Crédit C", "1,55", "620 000,00", "404 218,77", "28 814,30", "6 265,39"],
    ["Caisse D", "0,89", "150 000,00", "103 612,40", "9 571,20", "922,15"],
    ["Banque E", "2,74", "340 000,00", "323 000,00", "17 000,00", "8 850,20"],
]


def test_what_a_rounded_product_is_of_owes_no_cents(failing):
    """Interest is rounded, and no debt is what it comes to over its rate to the cent."""
    assert not failing(LOANS, OWED)


STATEMENT = ["Poste", "2024", "2025", "Écart", "Écart (%)"]
RESULT = [
    ["Billetterie", "248 310", "262 480", "14 170", "5,7 %"],
    ["Participation", "340 000", "355 000", "15 000", "4,4 %"],
    ["Autres produits", "24 530", "24 425", "(105)", "(0,4) %"],
    ["Mécénat", "67 085", "71 710", "4 625", "6,9 %"],
    ["Achats", "(142 870)", "(151 305)", "(8 435)", "(5,9) %"],
    ["Personnel", "(431 245)", "(473 615)", "(42 370)", "(9,8) %"],
    ["Impôts", "(24 000)", "(23 300)", "700", "2,9 %"],
]


def test_the_change_of_a_figure_below_nothing_has_the_sign_of_its_gap(failing):
    assert not failing(STATEMENT, RESULT)
    wrong = [list(row) for row in RESULT]
    wrong[5][4] = "(8,9) %"
    assert failing(STATEMENT, wrong) == {"t!r5c4"}


OFFERS = ["Établissement", "Taux (%)", "Amortissement", "Intérêts (€)"]


@pytest.mark.parametrize(
    ("way", "fails"), [("progressif", set()), ("constant", {"t!r4c3"})]
)
def test_a_line_that_another_word_sets_apart_owes_no_common_rate(
    failing, way, fails
):
    """Twelve and a half years' worth of a rate, where capital is repaid in equal parts."""
    rates = ["3,42", "3,55", "3,61", "3,49"]
    rows = [
        [f"Banque {n}", rate, "constant", euros(float(rate.replace(",", ".")) * 126_000)]
        for n, rate in enumerate(rates)
    ]  # fmt: skip
    rows.append(["Variante", "3,38", way, "470 382,40"])
    assert failing(OFFERS, rows) == fails


def test_a_sum_that_holds_owes_no_other_figure_a_rate(judged):
    """Three times the second of three years is what they come to where it is their mean."""
    years = [(200, 210, 220), (150, 160, 170), (300, 330, 360), (90, 95, 100)]
    years += [(410, 450, 490), (60, 70, 80), (240, 310, 285), (500, 520, 555)]
    rows = [
        [f"Club {'ABCDEFGH'[k]}", *(euros(x) for x in line), euros(sum(line))]
        for k, line in enumerate(years)
    ]
    found = judged(["Club", "2026", "2027", "2028", "Trois ans"], rows)
    assert "failed" not in [verdict for _, verdict, _ in found]


def test_what_was_multiplied_is_told_by_its_factors(judged):
    """Hours a week are said to be a quotient; so many weeks of them are the product."""
    weeks = [("22,5", 34), ("9,0", 34), ("4,0", 32), ("8,0", 38), ("2,5", 36)]
    rows = [
        [f"Club {'ABCDE'[k]}", hours, str(count), "{:.1f}".format(
            float(hours.replace(",", ".")) * count).replace(".", ",")]
        for k, (hours, count) in enumerate(weeks)
    ]  # fmt: skip
    rows.append(["Handball", "16,5", "40", "627,0"])
    header = ["Club", "Heures par semaine", "Semaines", "Heures annuelles"]
    found = judged(header, rows)
    assert [one for one, verdict, _ in found if verdict == "failed"] == [
        "t!r5c3"
    ]


def test_a_bill_is_so_many_times_their_price(judged):
    prices = ["0,4310", "1,2845", "0,0850", "0,3125", "0,6400"]
    bills = ["51,72", "154,14", "12,00", "37,50", "76,80"]
    rows = [
        [f"Part {'ABCDE'[k]}", *each]
        for k, each in enumerate(zip(prices, bills, strict=True))
    ]
    found = judged(["Élément", "Prix (€/m³)", "Pour 120 m³ (€)"], rows)
    assert [one for one, verdict, _ in found if verdict == "failed"] == [
        "t!r2c2"
    ]


def whole_euros(amount):
    return f"{amount:,}".replace(",", " ")


@pytest.mark.parametrize("lines", [2, 4])
@pytest.mark.parametrize("printed", ["-7 805,70", "-7 850,70"])
def test_a_change_without_the_percent_sign_of_the_others_is_a_difference(
    make_document, make_raw, lines, printed
):
    """By the check of evolutions, and where too few lines agree for that by figures alone."""
    header = ["Éclairage", "Avant", "Après", "Variation"]
    rows = [
        ["Puissance (kW)", "15,4", "6,1", "-60,4 %"],
        ["Consommation (kWh)", "61 350", "24 180", "-60,6 %"],
        ["Durée de vie (h)", "16 000", "96 000", "+500,0 %"],
        ["Interventions par an", "42", "12", "-71,4 %"],
    ][:lines]
    rows.append(["Dépense (€)", "12 883,50", "5 077,80", printed])
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    outcomes = [evaluate(one, facts) for one in discover(document).identities]
    failed = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert bool(failed) == (printed == "-7 850,70")


REVISED = ["Commune", "2025", "Charges", "Révision", "2026", "Évolution"]


def test_what_one_line_alone_adds_is_not_told_by_the_others(
    make_document, make_raw
):
    """With the revision of one commune taken away by mistake, two would have it added as a rule
    that only the other one breaks."""
    lines = [
        ("Bresle", 318_450, 127_068, 0, 191_382),
        ("Carnoisel", 41_206, 34_670, -2_500, 4_036),
        ("Eschamps", 13_915, 14_070, 0, -155),
        ("Fontenay", 96_780, 62_070, 2_500, 32_210),
        ("Marquivaux", 12_148, 6_963, 0, 5_185),
        ("Romescourt", 51_320, 45_298, 0, 6_022),
        ("Saint-Thibrand", 27_464, 17_600, 0, 9_864),
    ]
    rows = [
        [
            name,
            whole_euros(before),
            whole_euros(charged),
            str(revised or ""),
            whole_euros(after),
            whole_euros(revised - charged),
        ]
        for name, before, charged, revised, after in lines
    ]
    before, charged, revised = (
        sum(line[col] for line in lines) for col in (1, 2, 3)
    )
    after = before - charged + revised
    total = (before, charged, revised, after, after - before)
    rows.append(["Total", *map(whole_euros, total)])
    document = make_document([make_raw("t", REVISED, rows)])
    facts = fact_index(document)
    failed = {
        one.result
        for one in discover(document).identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    }
    assert "t!r1c4" not in failed
    assert failed & {"t!r3c4", "t!r3c5", "t!r7c4"}


GROUPED = ["Commune", "Habitants", "Potentiel", "2026", "2025", "Évolution"]


def test_a_figure_that_its_change_confirms_has_a_rule_of_its_own(
    make_document, make_raw
):
    """A commune that left the group was counted last year: the sum of its column is another one,
    and the change of the whole is right."""
    lines = [
        ("Abrescq", 2_913, 41_210, 73_190, 71_046),
        ("Castelmaur", 4_027, 39_874, 92_377, 89_931),
        ("Doazan", 1_388, 52_006, 40_115, 38_790),
        ("Garreymont", 3_105, 47_733, 81_264, 78_902),
    ]
    sums = [sum(line[col] for line in lines) for col in range(1, 5)]
    others = [("Boucau", 5_204, 38_665, 101_226, 98_014)]
    others.append(("Léonville", 2_761, 44_190, 66_903, 65_227))
    more = [sum(line[col] for line in others) for col in range(1, 5)]
    left = sums[3] + 13_454
    body = [*lines, ("Ensemble du Luy", *sums[:3], left), *others]
    body.append(("Ensemble du littoral", *more))
    rows = [
        [
            name,
            *map(whole_euros, figures),
            f"{100 * figures[2] / figures[3] - 100:+.1f} %".replace(".", ","),
        ]
        for name, *figures in body
    ]
    document = make_document([make_raw("t", GROUPED, rows)])
    facts = fact_index(document)
    found = discover(document)
    failed = [
        one.result
        for one in found.identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    ]
    assert failed == []
    assert {"t!r4c1", "t!r4c2", "t!r4c3"} <= {
        one.result for one in found.identities
    }


CROSSINGS = ["", "1er trim.", "2e trim.", "3e trim.", "4e trim.", "Année"]
MADE_OF = [
    ["Traversées prévues", "3 240", "4 368", "5 520", "3 312", "16 440"],
    ["Annulées, météo ou crue", "61", "14", "6", "48", "129"],
    ["Annulées, panne", "38", "9", "71", "22", "140"],
    ["Traversées faites", "3 141", "4 345", "5 443", "3 242", "16 171"],
]


@pytest.mark.parametrize(
    ("label", "third", "failed"),
    [
        ("Taux de service (%)", "98,6", set()),
        ("Taux de service (%)", "96,8", {"t!r4c3"}),
        ("Service rendu", "96,8", set()),
    ],
    ids=["right", "two digits swapped", "no word for a share"],
)
def test_a_share_that_its_label_tells_is_judged_by_its_own_columns(
    failing, label, third, failed
):
    rows = [
        *MADE_OF,
        [label, "96,9", "99,5", third, "97,9", "98,4"],
        ["Passages par traversée", "8,1", "11,0", "17,5", "9,8", "12,4"],
        ["Pannes de plus de 24 heures", "1", "", "2", "", "3"],
    ]
    assert {one for one in failing(CROSSINGS, rows) if one[-1] != "5"} == failed


def test_the_change_of_a_quotient_is_no_quotient_of_changes(failing):
    header = ["Indicateur", "2023", "2024", "2025", "Évolution (%)"]
    rows = [
        ["Voyageurs", "4 702", "5 930", "6 895", "+16,3"],
        ["Coût (€)", "128 904,75", "147 318,20", "159 254,96", "+8,1"],
        ["Recettes (€)", "9 404,00", "12 105,50", "13 548,00", "+11,9"],
        ["Reste (€)", "119 500,75", "135 212,70", "145 706,96", "+7,8"],
        ["Reste par voyageur (€)", "25,41", "22,80", "21,13", "-7,3"],
    ]
    assert set(failing(header, rows)) == set()


@pytest.mark.parametrize(("mean", "failed"), [("149", False), ("159", True)])
def test_a_mean_that_is_a_slip_is_wrong_and_not_what_it_was_divided_of(
    failing, mean, failed
):
    header = ["Site", "Parcelles", "m²", "m² par parcelle"]
    rows = [
        ["Les Maraîchers", "46", "6 840", mean],
        ["La Basse-Prairie", "31", "4 185", "135"],
        ["Chemin des Puits", "24", "2 760", "115"],
        ["Clos Saint-Fiacre", "18", "1 530", "85"],
        ["Ensemble", "119", "15 315", "129"],
    ]
    found = failing(header, rows)
    assert ("t!r0c3" in found) == failed
    assert "t!r0c2" not in found


BY_GROUP = [
    ["Énergie turbinée (kWh)", "1 043 210", "814 380", "1 857 590"],
    ["Pertes (kWh)", "-38 280", "-40 210", "-78 490"],
    ["Énergie livrée (kWh)", "1 004 930", "774 170", "1 779 100"],
    ["Jours d'arrêt", "14", "23", "37"],
    ["dont étiage", "9", "17", "26"],
]


@pytest.mark.parametrize(
    ("label", "asked"),
    [("Pertes, en % de l'énergie", False), ("Pertes, en milliers", True)],
)
def test_percentages_of_several_are_not_added_across(
    make_document, make_raw, label, asked
):
    header = ["Grandeur", "Groupe 1", "Groupe 2", "Centrale"]
    rows = [*BY_GROUP, [label, "3,7", "4,9", "4,2"]]
    document = make_document([make_raw("t", header, rows)])
    found = [one.result for one in discover(document).identities]
    assert ("t!r5c3" in found) == asked


@pytest.mark.parametrize(
    ("passages", "asked"), [("5,8", False), ("28", True), ("28,0", True)]
)
def test_a_figure_finer_than_its_parts_is_no_sum(
    make_document, make_raw, passages, asked
):
    header = ["Commune", "Gîtes", "Passages", "Hectares", "Volume", "Avant"]
    rows = [
        ["Le Marais", "412,5", "6", "2 475,0", "1 980,0", "2 310"],
        ["Aigues", "268,0", "5", "1 340,0", "1 072,0", "1 415"],
        ["Plage", "131,2", "8", "1 049,6", "997,1", "998"],
        ["Montpalu", "57,6", "3", "172,8", "164,2", "–"],
        ["Entente", "869,3", passages, "5 037,4", "4 213,3", "4 723"],
    ]
    document = make_document([make_raw("t", header, rows)])
    found = [one.result for one in discover(document).identities]
    assert ("t!r4c2" in found) == asked


COSTS = [
    ["Forfait", "38 400,00", "36 900,00", "+4,1", "8,73"],
    ["Part kilométrique", "96 489,10", "81 582,20", "+18,3", "21,93"],
    ["Centrale", "9 250,00", "9 000,00", "+2,8", "2,10"],
    ["Communication", "2 118,60", "3 405,15", "-37,8", "0,48"],
    ["Charges", "146 257,70", "130 887,35", "+11,7", "33,25"],
    ["Recettes", "-12 220,91", "-9 914,26", "+23,3", "-2,78"],
    ["Région", "-46 912,88", "-42 340,58", "+10,8", "-10,66"],
    ["Communauté", "87 123,91", "78 632,51", "+10,8", "19,81"],
]


def test_what_a_change_and_a_sum_ask_of_an_operand_stands(
    make_document, make_raw
):
    """A change confirms what is left of the charges, and not the charges."""
    header = ["Libellé", "2025", "2024", "Évolution (%)", "Par course 2025"]
    rows = [list(row) for row in COSTS]
    rows[4][1] = "144 139,10"
    found = broken_of(make_document([make_raw("t", header, rows)]))
    (left,) = [one for one in found if one[0] == "t!r7c1"]
    assert left[1] == {"t!r4c1", "t!r5c1", "t!r6c1", "t!r7c1"}


DOSES = [
    ["Le Marais", "2 475,0", "0,80", "1 980,0"],
    ["Aigues", "1 340,0", "0,80", "1 072,0"],
    ["Plage", "1 049,6", "0,95", "997,1"],
    ["Montpalu", "172,8", "0,95", "164,2"],
    ["Port", "16,8", "0,95", "16,0"],
    ["Étang", "512,3", "1,10", "563,5"],
    ["Entente", "5 566,5", "0,86", "4 792,8"],
]


@pytest.mark.parametrize(
    ("doses", "result"),
    [(("0,95", "0,95"), "t!r2c3"), (("1,25", "1,31"), "t!r2c2")],
    ids=["printed again", "of its own"],
)
def test_a_rate_that_is_printed_again_was_chosen(
    make_document, make_raw, doses, result
):
    header = ["Commune", "Hectares", "Dose (l/ha)", "Produit (l)"]
    rows = [list(row) for row in DOSES]
    rows[3][2], rows[4][2] = doses
    rows[3][3], rows[4][3] = (
        ("164,2", "16,0") if doses[0] == "0,95" else ("216,0", "22,0")
    )
    rows[2][3] = "839,7"
    found = broken_of(make_document([make_raw("t", header, rows)]))
    assert result in {one for one, _ in found}


def broken_of(document):
    facts = fact_index(document)
    return [
        (one.result, set(one.facts))
        for one in discover(document).identities
        if evaluate(one, facts).verdict is Verdict.FAILED
    ]


def test_a_mean_of_what_one_costs_is_no_mean_of_the_years(
    make_document, make_raw
):
    header = ["Ligne", "2022", "2023", "2024", "2025", "Moyenne"]
    rows = [
        ["Participants", "52", "119", "101", "127", "99,8"],
        ["Dépense (€)", "6 210,00", "21 340,50", "13 905,20", "31 927,50", "18 345,80"],
        ["Participations (€)", "1 900,00", "9 850,00", "6 140,00", "16 605,00", "8 623,75"],
        ["Charge nette (€)", "4 310,00", "11 490,50", "7 765,20", "15 322,50", "9 722,05"],
        ["Charge nette par participant (€)", "82,88", "96,56", "76,88", "120,65", "97,46"],
    ]  # fmt: skip
    document = make_document([make_raw("t", header, rows)])
    assert not broken_of(document)


def test_three_round_figures_tell_no_rate(make_document, make_raw):
    header = ["Tranche", "Taux", "Assiette", "Prélèvement"]
    rows = [
        ["Première", "6 %", "1 000 000", "60 000,00"],
        ["Deuxième", "9 %", "1 500 000", "135 000,00"],
        ["Troisième", "12 %", "2 000 000", "240 000,00"],
        ["Au-delà", "15 %", "509 230", "76 384,50"],
        ["Total", "", "5 009 230", "511 384,50"],
    ]
    document = make_document([make_raw("t", header, rows)])
    assert not broken_of(document)


BILL = [
    ["Abonnement", "46,00", "46,00"],
    ["Consommation (120 m³)", "1,5200", "182,40"],
    ["Préservation de la ressource", "0,0650", "7,80"],
    ["Redevance de l'agence de l'eau", "0,3300", "39,60"],
    ["Assainissement (120 m³)", "1,9200", "230,40"],
]


@pytest.fixture
def proving(make_document, make_raw):
    """``proving(header, rows)``: of the results that the figures alone give and that hold, whether
    holding proves them."""

    def run(header, rows, caption=""):
        document = make_document([make_raw("t", header, rows, caption=caption)])
        facts = fact_index(document)
        return {
            one.result: one.adoption.proves
            for one in discover(document).identities
            if one.rule == "by-figures"
            and evaluate(one, facts).verdict is Verdict.HELD
        }

    return run


@pytest.mark.parametrize(("rows", "proves"), [(4, False), (5, True)])
def test_lines_that_would_not_be_believed_with_one_less_prove_nothing(
    proving, rows, proves
):
    """A subscription is no price of a cubic metre: one line of the bill breaks its prices."""
    header = ["Poste", "Prix", "Montant"]
    told = proving(header, BILL[:rows], "Facture d'un abonné de 120 m³")
    assert told["t!r3c2"] is proves


def test_what_holds_as_rounded_only_and_breaks_its_lines_is_not_proved(proving):
    """5,8 treatments are a mean: 869,3 × 5,8 × 0,84 is 4 235,2, and the rounding of 5,8 saves
    it."""
    header = ["Commune", "Gîtes (ha)", "Passages", "Dose (l/ha)", "Produit (l)"]
    rows = [
        ["Le Grand-Marais", "412,5", "6", "0,80", "1 980,0"],
        ["Aigues-Neuves", "268,0", "5", "0,80", "1 072,0"],
        ["Sainte-Eulalie-Plage", "131,2", "8", "0,95", "997,1"],
        ["Montpalu", "57,6", "3", "0,95", "164,2"],
        ["Entente", "869,3", "5,8", "0,84", "4 213,3"],
        ["Hors Entente (port de Palu)", "8,4", "2", "0,95", "16,0"],
    ]
    assert not proving(header, rows).get("t!r4c4")


WORKS = ["Poste", "Prévu", "Payé", "Reste", "Coût final", "Écart"]
PARTLY_PAID = [
    ["Terrain", "64 200,00", "64 200,00", "–", "64 200,00", "–"],
    ["Frais d'acte", "1 284,00", "1 352,60", "–", "1 352,60", "+68,60"],
    ["Études", "18 500,00", "17 940,00", "–", "17 940,00", "−560,00"],
    ["Voirie", "148 000,00", "151 236,40", "–", "151 236,40", "+3 236,40"],
    ["Réseaux", "46 000,00", "–", "49 000,00", "49 000,00", "+3 000,00"],
    ["Arbres", "9 500,00", "3 120,00", "6 000,00", "9 120,00", "−380,00"],
    ["Intérêts", "6 800,00", "5 914,25", "1 650,00", "7 564,25", "+764,25"],
]


@pytest.mark.parametrize(
    ("gap", "fails"), [("−380,00", set()), ("−6 380,00", {"t!r5c5"})]
)
def test_what_copies_a_column_in_most_lines_has_no_difference_of_its_own(
    failing, gap, fails
):
    """What is paid is what it costs where nothing remains to be paid: in a misprint too."""
    rows = [list(row) for row in PARTLY_PAID]
    rows[5][5] = gap
    assert failing(WORKS, rows) == fails


FEES = [
    "Tranche", "Atelier 2024", "Atelier 2025", "évol.", "Cours 2024",
    "Cours 2025", "évol.", "Éveil 2024", "Éveil 2025", "évol.",
]  # fmt: skip
RAISED = [
    "A 85 87 +2,4 52 53 +1,9 35 36 +2,9",
    "B 166 169 +1,8 101 103 +2,0 69 70 +1,4",
    "C 235 240 +2,1 143 146 +2,1 97 99 +2,1",
    "D 300 306 +2,0 183 187 +2,2 124 126 +1,6",
    "E 402 410 +2,0 245 250 +2,0 167 170 +1,8",
    "F 646 659 +2,0 394 402 +2,0 268 273 +1,9",
]


def test_columns_that_rise_nearly_alike_have_no_change_of_one_another(failing):
    """Whole numbers of two digits, each rounded, come near any small change."""
    rows = [
        [f"{cell} %" if "," in cell else cell for cell in row.split()]
        for row in RAISED
    ]
    assert failing(FEES, rows) == set()


PREMIUMS = [
    ["Dommages aux biens", "48 260", "0,742", "35 808,92"],
    ["Responsabilité civile", "6 412 000", "0,184", "11 798,08"],
    ["Flotte automobile", "57", "486,00", "27 702,00"],
    ["Protection juridique", "212", "7,35", "1 558,20"],
    ["Bris de machines", "1 240", "2,15", "2 666,00"],
    ["Risques statutaires", "6 412 000", "3,415", "218 969,80"],
]


PREMIUM = ["Lot", "Base", "Taux ou tarif", "Prime HT (€)"]


@pytest.mark.parametrize("wrong", ["", "219 869,80"])
def test_some_lines_have_a_rate_in_per_cent_where_the_others_have_a_price(
    failing, proving, wrong
):
    rows = [list(row) for row in PREMIUMS]
    rows[5][3] = wrong or rows[5][3]
    assert ("t!r5c3" in failing(PREMIUM, rows)) == bool(wrong)
    assert not proving(PREMIUM, rows).get("t!r1c3")


def test_one_line_beside_another_wrong_one_has_no_rate_of_its_own(failing):
    rows = [
        [
            f"Lot {n}",
            str(1_000 + 37 * n),
            f"{n},50",
            euros((1_000 + 37 * n) * (n + 0.5)),
        ]
        for n in range(1, 17)
    ]
    rows[3][3] = euros((1_000 + 37 * 4) * 4.5 / 100)
    rows[7][3] = euros(731.11)
    assert failing(PREMIUM, rows) == {"t!r3c3", "t!r7c3"}


def test_a_sum_of_the_lines_is_no_quotient(failing):
    """364 rounds are those of all; 75 is what 57 818 km make of 767."""
    rows = [
        ["Arvernay", "142", "61", "8 662"],
        ["Bost-la-Côte", "186", "74", "13 764"],
        ["Chamblérac", "97", "48", "4 656"],
        ["Le Monteil", "214", "88", "18 832"],
        ["Vernoux-le-Haut", "128", "93", "11 904"],
        ["Ensemble", "767", "364", "57 818"],
    ]
    header = ["Centre", "Longueur (km)", "Sorties", "Kilomètres parcourus"]
    assert not failing(header, rows)


def test_a_mean_of_quotients_is_the_quotient_of_means(failing):
    rows = [
        ["2022-2023", "84", "26 840", "468 350", "17,45"],
        ["2023-2024", "61", "17 425", "318 910", "18,30"],
        ["2024-2025", "92", "38 160", "742 480", "19,46"],
        ["2025-2026", "89", "39 767", "832 685", "20,94"],
        ["Moyenne", "81,5", "30 548", "590 606", "19,33"],
    ]
    header = [
        "Saison",
        "Jours d'ouverture",
        "Journées-skieurs",
        "Recette HT (€)",
        "Recette par journée (€)",
    ]
    assert not failing(header, rows)


@pytest.mark.parametrize(
    ("mean", "surface", "wrong"),
    [
        ("95,0", "1 710", set()),
        ("138,0", "1 710", {"t!r2c3"}),
        ("95,0", "1 170", {"t!r2c2", "t!r4c2"}),
    ],
)
def test_a_quotient_of_figures_that_add_up_is_wrong_itself(
    failing, mean, surface, wrong
):
    """Surfaces and dwellings come to their totals; the mean surface is of those of another line."""
    header = ["Îlot", "Logements", "Surface (m²)", "Surface moyenne (m²)"]
    rows = [
        ["Îlot A", "42", "2 730", "65,0"],
        ["Îlot B", "36", "2 484", "69,0"],
        ["Îlot C", "18", surface, mean],
        ["Îlot D", "14", "1 960", "140,0"],
        ["Ensemble", "110", "8 884", "80,8"],
    ]
    assert failing(header, rows) == wrong


@pytest.mark.parametrize("label", ["Enfants (tarif moyen)", "Enfants"])
def test_a_line_at_a_mean_price_is_no_product(failing, label):
    """3,01 is the mean of the tariffs, rounded."""
    rows = [
        ["Tranche A", "8 120", "1,20", "9 744,00"],
        ["Tranche B", "14 650", "2,60", "38 090,00"],
        ["Tranche C", "11 204", "3,80", "42 575,20"],
        ["Tranche D", "8 035", "4,46", "35 836,10"],
        ["Adultes", "4 397", "6,10", "26 821,70"],
        [label, "42 009", "3,01", "126 288,80"],
    ]
    header = ["Tarif", "Repas", "Prix (€)", "Recette (€)"]
    assert ("t!r5c3" in failing(header, rows)) is (label == "Enfants")


@pytest.mark.parametrize(
    ("heads", "wrong", "told"),
    [
        (("A. Luminaires", "B. Réseau", "C. Dépose"), "32 208,00", True),
        (("A. Luminaires", "B. Réseau", "C. Dépose"), "", False),
    ],
)
def test_headings_that_print_the_sum_of_the_lines_below_them(
    failing, heads, wrong, told
):
    rows = [
        [heads[0], "", "", "114 491,00"],
        ["Lanterne", "64", "618,00", "39 552,00"],
        ["Luminaire routier", "52", "412,00", "21 424,00"],
        ["Luminaire LED", "154", "347,50", "53 515,00"],
        [heads[1], "", "", wrong or "34 578,00"],
        ["Armoire de commande", "6", "2 840,00", "17 040,00"],
        ["Horloge astronomique", "6", "395,00", "2 370,00"],
        ["Câble souterrain (m)", "480", "31,60", "15 168,00"],
        [heads[2], "", "", "6 570,00"],
        ["Dépose d'un luminaire", "270", "28,00", "7 560,00"],
        ["Reprise de lanternes", "−22", "45,00", "−990,00"],
        ["Total hors taxe", "", "", "155 639,00"],
        ["TVA 20 %", "", "", "31 127,80"],
        ["Total TTC", "", "", "186 766,80"],
    ]
    header = ["Désignation", "Quantité", "Prix unitaire", "Montant (€)"]
    assert ("t!r4c3" in failing(header, rows)) is told


def test_a_product_is_told_where_one_of_few_lines_breaks_it(failing):
    """The others tell that it is one: a line that breaks it says nothing of how they were made."""
    rows = [
        ["Grands", "1 000", "14", "14 000"],
        ["Moyens", "840", "35", "2 940"],
        ["Petits", "660", "15", "9 900"],
        ["Légers", "420", "16", "6 720"],
        ["Menus", "250", "3", "750"],
        ["Autres", "70", "2", "140"],
        ["Total", "", "85", "60 910"],
    ]
    header = ["Groupe", "Valeur", "Lits", "Points"]
    assert failing(header, rows) == {"t!r1c3", "t!r6c3"}


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Part du total", set()), ("Lot 9", {"t!r4c5"})],
)
def test_a_line_of_shares_is_no_difference_to_the_last_digit(
    failing, label, expected
):
    """Each share was rounded by itself."""
    rows = [
        ["École", "2 460,4", "412,3", "886,9", "780,0", "381,2"],
        ["Voie verte", "915,6", "128,6", "420,5", "366,1", "0,4"],
        ["Salle", "1 380,2", "54,2", "610,3", "715,7", "0,0"],
        ["Total", "4 756,2", "595,1", "1 917,7", "1 861,8", "381,6"],
        [label, "100,0", "12,5", "40,3", "39,1", "8,0"],
    ]
    header = ["Programme", "Voté", "Avant", "2025", "2026", "2027"]
    assert failing(header, rows) == expected


def test_a_figure_that_two_sums_contradict_speaks_against_no_change(
    make_document, make_raw
):
    """One amount is wrong by both its sums: the change reckoned from it is no exception to how the
    others are, and one more line may be judged by them."""
    lines = [
        ("Gros œuvre", 486_200.0, 18_450.0, 0.0, "+3,79"),
        ("Charpente", 214_380.5, 0.0, -6_240.0, "-2,91"),
        ("Menuiseries", 168_940.0, 5_312.4, 14_688.75, "+8,69"),
        ("Plâtrerie", 97_615.2, 0.0, 3_904.61, "+4,00"),
        ("Électricité", 112_780.0, -2_150.0, 8_236.9, "+5,40"),
        ("Chauffage", 143_500.0, 4_620.0, 0.0, "+3,22"),
    ]
    rows = [
        [name, *map(euros, (first, *more, first + sum(more))), change]
        for name, first, *more, change in lines
    ]
    totals = [
        sum(one) for one in zip(*(one[1:4] for one in lines), strict=True)
    ]
    rows.append(["Total", *map(euros, (*totals, sum(totals))), "+3,83"])
    rows[4][4] = "181 866,90"
    header = ["Lot", "Initial", "Antérieurs", "Présent", "Nouveau", "Cumul (%)"]
    document = make_document([make_raw("t", header, rows)])
    facts = fact_index(document)
    outcomes = [evaluate(one, facts) for one in discover(document).identities]
    failed = {
        one.identity.result for one in outcomes if one.verdict is Verdict.FAILED
    }
    assert {"t!r2c5", "t!r4c4"} <= failed


@pytest.mark.parametrize(
    ("own", "told"),
    [("21 590,00", {"t!r4c3"}), ("31 000,00", set())],
    ids=["two digits swapped", "another figure"],
)
def test_what_a_confirmed_figure_makes_of_the_other_is_told_of_a_slip(
    failing, own, told
):
    """The shares hold of the amounts as they are printed: of two columns in proportion the other
    figure is wrong, where it is a slip, or has another rule."""
    header = ["Ressource", "Montant", "Part (%)", "Par logement"]
    rows = [
        ["Prêts de la Caisse des dépôts", "2 531 200", "72,3", "105 466,67"],
        ["Subvention de l’État", "148 800", "4,3", "6 200,00"],
        ["Subvention du Département", "120 000", "3,4", "5 000,00"],
        ["Subvention de la communauté", "96 000", "2,7", "4 000,00"],
        ["Fonds propres de l’office", "604 560", "17,3", own],
        ["Coût de l’opération", "3 500 560", "100,0", "145 856,67"],
    ]
    assert set(failing(header, rows)) == told


WATER = ["Volumes", "1er semestre", "2e semestre", "Année", "2023", "Variation"]


def volumes(put="1 062 450", service=""):
    """The year before tells no volume of service."""
    return [
        ["Production du forage", "402 180", "391 740", "793 920", "", ""],
        ["Production de la source", "118 420", "96 350", "214 770", "", ""],
        ["Achats", "36 900", "58 480", "95 380", "", ""],
        ["Eau produite et achetée", "557 500", "546 570", "1 104 070", "1 108 900", "-0,4 %"],
        ["À déduire : ventes", "24 310", "27 860", "52 170", "", ""],
        ["Eau mise en distribution", "533 190", "518 710", "1 051 900", put, "-1,0 %"],
        ["Consommations facturées", "418 264", "426 840", "845 104", "857 120", "-1,4 %"],
        ["Volumes de service", "9 400", "8 650", "18 050", service, ""],
        ["Pertes en réseau", "105 526", "83 220", "188 746", "187 730", "+0,5 %"],
    ]  # fmt: skip


def test_what_is_not_told_of_a_sum_of_rows_may_be_what_it_lacks(severities):
    assert "t!r5c4" not in severities(WATER, volumes())
    assert "t!r5c4" in severities(WATER, volumes("1 062 450", "16 700"))


RESULTS = ["Intitulé", "Hébergement", "Dépendance", "Soins", "Montant", "Part"]
ACCOUNTS = [
    ["Exploitation", "498 236", "41 872", "96 418", "636 526", "18,3 %"],
    ["Personnel soignant", "112 640", "302 318", "848 962", "1 263 920", "36,3 %"],
    ["Personnel hôtelier", "600 000", "60 000", "150 000", "810 000", "23,3 %"],
    ["Personnel administratif", "100 000", "40 000", "150 000", "290 000", "8,3 %"],
    ["Structure", "301 907", "14 240", "30 615", "346 762", "10,0 %"],
    ["Assurances", "120 000", "4 000", "7 000", "131 000", "3,8 %"],
    ["Charges d'exploitation", "1 732 783", "462 430", "1 282 995", "3 478 208", "100,0 %"],
    ["Produits de la tarification", "1 692 518", "448 230", "1 263 204", "3 403 952", "99,0 %"],
    ["Autres produits", "20 417", "9 640", "4 820", "34 877", "1,0 %"],
    ["Produits d'exploitation", "1 712 935", "457 870", "1 268 024", "3 438 829", "100,0 %"],
]  # fmt: skip
"""Charges and products, each with its whole, which no word calls a total."""


@pytest.mark.parametrize("first", [False, True])
def test_what_prints_a_hundred_per_cent_is_another_whole(
    make_document, make_raw, severities, first
):
    """Below its parts, or above them."""
    lines = ACCOUNTS
    if first:
        lines = [ACCOUNTS[6], *ACCOUNTS[:6], ACCOUNTS[9], *ACCOUNTS[7:9]]
    assert severities(RESULTS, lines) == {}
    document = make_document([make_raw("t", RESULTS, lines)])
    abstained = discover(document).abstentions
    assert not [one for one in abstained if one.rule == "by-figures"]


TARIFFS = ["Nature", "2024", "2025", "Écart", "Hausse (%)"]
RAISES = [
    ["Concession 15 ans", "180,00", "190,00", "10,00", "5,6"],
    ["Concession 30 ans", "320,00", "345,00", "25,00", "7,8"],
    ["Concession 50 ans", "560,00", "600,00", "40,00", "7,1"],
    ["Case 15 ans", "420,00", "440,00", "20,00", "4,8"],
    ["Case 30 ans", "700,00", "750,00", "50,00", "7,1"],
    ["Cavurne", "380,00", "400,00", "20,00", "5,3"],
]


def test_round_differences_that_words_leave_no_doubt_of_are_proved(
    make_document, make_raw
):
    """Any one of them broken would be told, small as the chance is that they speak for it."""
    document = make_document([make_raw("t", TARIFFS, RAISES)])
    differences = [
        one for one in discover(document).identities if one.rule == "difference"
    ]
    assert len(differences) == len(RAISES)
    assert all(one.adoption.proves for one in differences)


@pytest.mark.parametrize(
    ("put", "told"), [("3.961,5", set()), ("3.691,5", {"t!r6c3"})]
)
def test_what_one_column_prints_is_no_rate_that_another_line_breaks(
    failing, put, told
):
    """Six circuits run 176 days, the last one 139, which the table says."""
    rows = [
        ["Le Bourg", "62,4", "176", "10.982,4"],
        ["Vaucreuse", "48,8", "176", "8.588,8"],
        ["Le Plateau", "71,5", "176", "12.584,0"],
        ["Les Essarts", "35,6", "176", "6.265,6"],
        ["La Vallée", "54,0", "176", "9.504,0"],
        ["Marsault", "40,2", "176", "7.075,2"],
        ["La Grange", "28,5", "139", put],
    ]
    header = ["Circuit", "km/jour", "jours", "km/an"]
    assert set(failing(header, rows)) == told


def test_totals_of_other_lines_in_each_column_are_of_no_quotient(failing):
    """35,40 hectares are of all lines, 1 093 cubic metres of those that give hardwood."""
    rows = [
        ["Amélioration", "8,40", "45", "378", ""],
        ["Régénération", "5,25", "92", "483", ""],
        ["Taillis", "6,10", "38", "232", ""],
        ["Éclaircie", "11,75", "56", "", "658"],
        ["Coupe sanitaire", "3,90", "140", "", "546"],
    ]
    total = ["Ensemble", "35,40", "64,9", "1 093", "1 204"]
    header = [
        "Coupe",
        "Surface parcourue",
        "Prélèvement à l'hectare",
        "Volume feuillus",
        "Volume résineux",
    ]
    assert failing(header, [*rows, total]) == set()
    rows[1][3] = "493"
    assert failing(header, [*rows, total]) != set()


@pytest.mark.parametrize(
    ("part", "is_wrong"), [("13 753,33", False), ("13 573,33", True)]
)
def test_what_is_written_off_each_year_was_divided_by_the_years(
    failing, part, is_wrong
):
    """13 753,33 × 30 is 412 599,90; the duration is whole, and the part rounded."""
    header = ["Bien", "Valeur brute", "Durée (ans)", "Amortissement annuel"]
    rows = [
        ["Clôtures", "27 450,00", "15", "1 830,00"],
        ["Dépôt", "412 600,00", "30", part],
        ["Auvent", "63 840,00", "20", "3 192,00"],
        ["Chaudière", "38 520,00", "12", "3 210,00"],
        ["Signalisation", "18 260,40", "10", "1 826,04"],
        ["Tracteur", "126 500,00", "10", "12 650,00"],
        ["Balayeuse", "148 900,00", "8", "18 612,50"],
    ]
    assert bool(failing(header, rows)) is is_wrong


@pytest.mark.parametrize(
    ("mean", "fails"), [("58,2", set()), ("85,2", {"t!r5c4"})]
)
def test_what_copies_a_column_in_most_lines_divides_nothing_of_its_own(
    failing, mean, fails
):
    """The days of last year are those of this one, but where it was open longer."""
    header = ["Période", "Jours 2023", "Jours 2024", "Journées", "Par jour"]
    rows = [
        ["Janvier à juin", "22", "22", "1 276", "58,0"],
        ["Septembre à décembre", "15", "15", "912", "60,8"],
        ["Hiver", "10", "10", "684", "68,4"],
        ["Printemps", "10", "10", "648", "64,8"],
        ["Juillet", "18", "18", "1 530", "85,0"],
        ["Août", "10", "20", "1 164", mean],
        ["Toussaint", "9", "9", "603", "67,0"],
        ["Noël", "2", "4", "147", "36,8"],
        ["Ensemble", "96", "108", "6 964", "64,5"],
    ]
    assert failing(header, rows) == fails
