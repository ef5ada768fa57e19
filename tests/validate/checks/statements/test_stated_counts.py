"""Stated numbers against the natural counts of the lines."""

from dataclasses import replace

import pytest

from validate.checks.statements import stated_figures
from validate.checks.statements.stated_counts import CHECK
from validate.model.counted_line import counted_by
from validate.model.identity import Severity, Verdict

HEADER = ["OPERATION", "STRUCTURE", "DESCRIPTION", "MONTANT RETENU"]
LINES = [
    [
        "Opération 1 : Associations intermédiaires",
        "ALPHA",
        "8 postes en insertion par an",
        "18 720,00",
    ],
    [None, "BETA", "35 postes en insertion par an", "81 900,00"],
    [None, "GAMMA", "20 postes en insertion par an", "46 800,00"],
    [None, "Alpha", "12 postes en insertion par an", "28 080,00"],
    [None, "DELTA", "avis défavorable", "0,00"],
    [None, "", "TOTAL", "175 500,00"],
    [
        "Opération 2 : Préparatoires",
        "OMEGA",
        "24 participants, accès au métier",
        "8 346,96",
    ],
    [None, "SIGMA", "Découverte des métiers", "15 324,00"],
    [None, "", "TOTAL", "23 670,96"],
]
SPANS = {(0, 0): (6, 1), (6, 0): (3, 1)}


@pytest.fixture
def document(make_raw, make_document, say):
    table = make_raw(
        "t1",
        HEADER,
        LINES,
        caption="2. Emploi",
        section="annexe-4",
        spans=SPANS,
    )

    def make(*said):
        return make_document([table], said)

    return make


@pytest.fixture
def stated(say):
    def make(
        printed, counts, operation="1", sentence="Il est prévu {}.", **more
    ):
        noun = printed.split(maxsplit=1)[1]
        more = {"theme": "2", "section": "annexe-2", **more}
        return say(
            sentence.format(printed),
            printed,
            counts,
            operation=operation,
            noun=noun,
            **more,
        )

    return make


@pytest.mark.parametrize(
    ("printed", "used"),
    [
        ("5 structures", "lignes"),
        ("4 structures", "noms distincts"),
        ("3 structures", "noms distincts dotés"),
    ],
)
def test_any_natural_count_holds_and_is_named(
    document, stated, run_check, printed, used
):
    (found,), _ = run_check(document(stated(printed, "structures")), CHECK)
    assert found.verdict is Verdict.HELD
    assert found.note == used


def test_what_is_counted_is_listed_with_its_place(document, stated, run_check):
    (found,), _ = run_check(
        document(stated("3 structures", "structures")), CHECK
    )
    counted = counted_by(found.identity.counted, found.note)
    assert [one.text for one in counted] == ["ALPHA", "BETA", "GAMMA"]
    assert len({one.place for one in counted}) == 3
    lines = counted_by(found.identity.counted, "lignes")
    assert [one.text for one in lines][3:] == ["Alpha", "DELTA"]


def test_operations_are_listed_by_their_titles(document, stated, run_check):
    said = stated("2 opérations", "operations", operation="")
    (found,), _ = run_check(document(said), CHECK)
    assert [one.text for one in found.identity.counted] == [
        "Opération 1 : Associations intermédiaires",
        "Opération 2 : Préparatoires",
    ]


def test_none_of_them_is_a_warning(document, stated, run_check):
    (found,), _ = run_check(
        document(stated("7 structures", "structures")), CHECK
    )
    assert found.verdict is Verdict.FAILED
    assert found.identity.severity is Severity.WARNING
    assert found.expected == 5


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("7 structures", "On compte plus de {}."),
        ("2 structures", "Les aides vont à ces communes, dont {} rurales."),
        (
            "2 structures",
            "Pour les {} dépendant d'une mission locale, une convention suivra.",
        ),
        ("7 structures", "Le barème donne 2 × 3 + 1 = {}."),
        ("7 structures", "Une part de 150 € est versée jusqu'à {}."),
        ("7 structures", "{} sur neuf sont en baisse."),
        ("2 structures", "L'aide va aux {} qui la demandent."),
        ("+7 structures", "Les aides sont plus nombreuses ({})."),
    ],
)
def test_a_part_a_change_or_a_rounded_number_is_left_alone(
    document, stated, run_check, printed, sentence
):
    outcomes, _ = run_check(
        document(stated(printed, "structures", sentence=sentence)), CHECK
    )
    assert outcomes == []


def test_a_second_number_of_a_subject_already_counted_is_left_alone(
    document, stated, run_check
):
    said = (
        stated("5 structures", "structures"),
        stated("2 structures", "structures"),
    )
    outcomes, _ = run_check(document(*said), CHECK)
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_numbers_of_operations_are_each_of_all_their_lines(
    document, stated, run_check
):
    said = (
        stated("5 structures", "structures"),
        stated("9 structures", "structures", operation="1-2"),
    )
    outcomes, _ = run_check(document(*said), CHECK)
    assert {one.printed: one.verdict for one in outcomes} == {
        "5 structures": Verdict.HELD,
        "9 structures": Verdict.FAILED,
    }


def test_another_year_is_not_compared(document, stated, run_check):
    outcomes, _ = run_check(
        document(
            stated(
                "92 structures", "structures", heading="Bilan 2025", year=2025
            )
        ),
        CHECK,
    )
    assert outcomes == []


def test_quantities_read_in_the_text_of_the_lines(document, stated, run_check):
    (held,), _ = run_check(document(stated("75 postes", "posts")), CHECK)
    assert held.verdict is Verdict.HELD
    (found,), _ = run_check(document(stated("55 postes", "posts")), CHECK)
    assert found.verdict is Verdict.FAILED
    assert found.expected == 75
    assert found.identity.nature == "judgmental"
    assert found.identity.severity is Severity.WARNING


def test_quantities_that_some_lines_lack_are_not_added(
    document, stated, run_check
):
    outcomes, _ = run_check(
        document(stated("184 participants", "persons", operation="2")), CHECK
    )
    assert outcomes == []


def test_operations_of_a_theme(document, stated, run_check):
    (held,), _ = run_check(
        document(
            stated(
                "2 opérations",
                "operations",
                operation="",
                section="deliberation",
            )
        ),
        CHECK,
    )
    assert held.verdict is Verdict.HELD
    (found,), _ = run_check(
        document(
            stated(
                "3 opérations",
                "operations",
                operation="",
                section="deliberation",
            )
        ),
        CHECK,
    )
    assert (found.verdict, found.expected) == (Verdict.FAILED, 2)


WORKS = ["N°", "Canton", "Bénéficiaire", "Nature des travaux", "Subvention (€)"]
ROWS = [
    [
        str(n),
        f"Canton {'ABC'[n % 3]}",
        f"Commune {n % 5}",
        f"Réfection {n}",
        f"{n}00,00",
    ]
    for n in range(1, 12)
]


@pytest.mark.parametrize(
    ("sentence", "printed", "counts", "verdict"),
    [
        (
            "Attribue, pour les {} qui figurent en annexe 1, des subventions.",
            "11 opérations",
            "operations",
            "held",
        ),
        (
            "Attribue, pour les {} qui figurent en annexe 1, des subventions.",
            "12 opérations",
            "operations",
            "failed",
        ),
        (
            "Les dossiers éligibles se répartissent sur les {}.",
            "3 cantons",
            "other",
            "held",
        ),
        (
            "Les dossiers éligibles se répartissent sur les {}.",
            "4 cantons",
            "other",
            "failed",
        ),
        ("Le conseil compte {}.", "29 conseillers", "persons", None),
        ("La commune entretient {}.", "14 opérations", "operations", None),
        (
            "Au total {} ont été déposées, voir annexe 1.",
            "14 demandes",
            "operations",
            None,
        ),
    ],
)
def test_statements_counted_things(
    make_raw, make_document, say, run_check, sentence, printed, counts, verdict
):
    table = make_raw("t1", WORKS, ROWS, section="annexe-1")
    noun = printed.split()[1]
    doc = make_document(
        [table], [say(sentence.format(printed), printed, counts, noun=noun)]
    )
    outcomes, _ = run_check(doc, CHECK)
    assert [one.verdict.value for one in outcomes] == (
        [verdict] if verdict else []
    )


def test_a_group_in_quotes(make_raw, make_document, say, run_check):
    rows = [["Sport", None, None]] + [
        [f"Club {n}", "Fonctionnement", f"{n}50,00"] for n in "23456"
    ]
    rows += [["Sous-total Sport", "", "2 000,00"], ["Culture", None, None]]
    rows += [[f"Chorale {n}", "Concert", f"{n}50,00"] for n in "789"] + [
        ["Sous-total Culture", "", "2 550,00"]
    ]
    rows += [["TOTAL", "", "4 550,00"]]
    spans = {(0, 0): (1, 3), (7, 0): (1, 3)}
    table = make_raw(
        "t1",
        ["Association", "Objet", "Montant proposé"],
        rows,
        section="annexe",
        spans=spans,
    )
    for printed, verdict in (
        ("5 relèvent", Verdict.HELD),
        ("6 relèvent", Verdict.FAILED),
    ):
        sentence = f"Parmi elles, {printed} du thème « Sport »."
        doc = make_document(
            [table],
            [say(sentence, printed[0], "structures", noun="associations")],
        )
        (found,), _ = run_check(doc, CHECK)
        assert found.verdict is verdict


POSTS = [
    ["Attaché", "2", "1", "3"],
    ["Rédacteur", "4", "3", "7"],
    ["TOTAL", "6", "4", "10"],
]


@pytest.mark.parametrize(
    ("header", "printed", "verdict"),
    [
        (
            ["Grade", "Emplois permanents", "Vacants", "Tous"],
            "6 emplois",
            "held",
        ),
        (
            ["Grade", "Emplois permanents", "Vacants", "Tous"],
            "9 emplois",
            "failed",
        ),
        (
            ["Grade", "Emplois fixes", "Emplois libres", "Emplois"],
            "6 emplois",
            "held",
        ),
        (
            ["Grade", "Emplois fixes", "Emplois libres", "Emplois"],
            "10 emplois",
            "held",
        ),
        (
            ["Grade", "Emplois fixes", "Emplois libres", "Emplois"],
            "9 emplois",
            None,
        ),
    ],
)
def test_of_several_columns_that_the_noun_heads_any_may_be_meant(
    make_raw, make_document, say, run_check, header, printed, verdict
):
    table = make_raw("t1", header, POSTS, section="annexe")
    sentence = f"Le tableau comporte {printed}."
    doc = make_document(
        [table], [say(sentence, printed, "posts", noun="emplois")]
    )
    outcomes, _ = run_check(doc, CHECK)
    assert [one.verdict.value for one in outcomes] == (
        [verdict] if verdict else []
    )


STOPS = [
    ["Gare", "31", "4 960,00"],
    ["Hôpital", "22", "3 520,00"],
    ["Lycée", "17", "2 720,00"],
    ["Total", "70", "11 200,00"],
]


@pytest.mark.parametrize(
    ("stops", "bays", "verdict"),
    [("3", "70", "held"), ("4", "70", "failed"), ("4", "65", None)],
)
def test_a_miscount_is_told_where_the_sentence_gives_a_total_of_the_table(
    make_raw, make_document, say, run_check, stops, bays, verdict
):
    table = make_raw(
        "t1", ["Arrêt", "Places", "Coût (€)"], STOPS, section="deliberation"
    )
    text = f"L'opération crée {bays} places sur {stops} arrêts."
    said = [
        say(text, bays, "places", noun="places"),
        say(text, stops, "other", noun="arrêts"),
    ]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    found = [
        one.verdict.value for one in outcomes if one.printed.startswith(stops)
    ]
    assert found == ([verdict] if verdict else [])


LOTS = [
    ["Lot 1 – Maçonnerie", "96 420,00"],
    ["Lot 2 – Charpente", "68 340,50"],
    ["Lot 3 – Plâtrerie", "52 118,40"],
    ["Lot 4 – Électricité", "38 960,75"],
    ["Maîtrise d'œuvre", "32 850,00"],
]
PROGRAMMES = [
    ["Groupe scolaire", "6 200 000,00"],
    ["Médiathèque", "3 400 000,00"],
    ["Voirie", "2 500 000,00"],
    ["Parc", "1 800 000,00"],
]


@pytest.fixture
def counted_things(make_raw, make_document, say, run_check):
    """What is made of a number of things told apart from the claims: verdicts, and what is
    expected."""

    def run(header, rows, sentence, printed, noun):
        table = make_raw("t", header, rows, section="annexe-1")
        said = say(sentence.format(printed), printed, "other", noun=noun)
        document = make_document([table], [said])
        statements = replace(
            document.statements, claims=(), counted=document.claims
        )
        outcomes, _ = run_check(replace(document, statements=statements), CHECK)
        return [(one.verdict, one.expected) for one in outcomes]

    return run


@pytest.mark.parametrize(
    ("header", "rows", "sentence", "noun", "right", "wrong"),
    [
        (
            ["Poste", "Montant (€)"],
            LOTS,
            "La consultation, répartie en {} lots, aboutit à un coût moindre.",
            "lots",
            "4",
            "5",
        ),
        (
            ["Autorisation de programme", "Votée (€)"],
            PROGRAMMES,
            "La commune gère {} autorisations de programme.",
            "autorisations",
            "4",
            "6",
        ),
    ],
)
def test_how_many_there_are_in_all(
    counted_things, header, rows, sentence, noun, right, wrong
):
    held = counted_things(header, rows, sentence, right, noun)
    assert held == [(Verdict.HELD, int(right))]
    failed = counted_things(header, rows, sentence, wrong, noun)
    assert failed == [(Verdict.FAILED, int(right))]


@pytest.mark.parametrize(
    ("header", "last"),
    [
        (["Volet", "2025", "2026"], ["Part de l'année", "40,0 %", "60,0 %"]),
        (["Volet", "Montant (€)"], ["Total général", "5 000,00"]),
    ],
)
def test_a_line_of_shares_or_a_total_is_not_counted(
    counted_things, header, last
):
    names = ["Eau potable", "Assainissement", "Milieux"]
    figures = [["1 000,00", "1 500,00"], ["600,00", "900,00"], ["400,00"] * 2]
    rows = [
        [name, *of[: len(header) - 1]]
        for name, of in zip(names, figures, strict=True)
    ]
    sentence = "Le contrat comporte des opérations réparties en {} volets."
    for printed, verdict in (("3", Verdict.HELD), ("4", Verdict.FAILED)):
        found = counted_things(
            header, [*rows, last], sentence, printed, "volets"
        )
        assert found == [(verdict, 3)]


@pytest.mark.parametrize(
    "sentence",
    [
        # some of them
        "La commune gère {} autorisations nouvelles.",
        "Elle révise {} autorisations de programme.",
    ],
)
def test_what_may_be_some_only(counted_things, sentence):
    header = ["Autorisation de programme", "Votée (€)"]
    assert (
        counted_things(header, PROGRAMMES, sentence, "3", "autorisations") == []
    )


SHARED = [
    ["Attribution de 2025", "612 480", "148 305", "96 742"],
    ["Charges transférées", "232 858", "53 094", "47 108"],
    ["Dont école", "173 558", "40 494", "36 888"],
    ["Attribution de 2026", "379 622", "95 211", "49 634"],
]


@pytest.mark.parametrize(
    ("header", "printed", "verdicts"),
    [
        (["En euros", "Pruniers", "Selligny", "Tréfol"], "3", []),
        (["En euros", "Pruniers", "Selligny", "Total"], "2", []),
        (["En euros", "2024", "2025", "2026"], "5", [Verdict.FAILED]),
    ],
)
def test_what_a_title_names_may_stand_side_by_side(
    make_raw, make_document, say, run_check, header, printed, verdicts
):
    table = make_raw(
        "t1",
        header,
        SHARED,
        caption="Attributions de compensation des communes",
        section="deliberation",
    )
    text = f"La communauté regroupe {printed} communes."
    said = say(text, printed, "structures", noun="communes")
    outcomes, _ = run_check(make_document([table], [said]), CHECK)
    assert [one.verdict for one in outcomes] == verdicts


@pytest.mark.parametrize(
    ("sentence", "printed", "told"),
    [
        # of 92, those that words qualify
        ("L'aide attribuée aux {} placés en A2 baisse.", "12 agents", []),
        ("Enfin, {} contractuels en bénéficient.", "7 agents", []),
        ("L'aide est attribuée aux {}.", "12 agents", ["92"]),
        ("L'aide est attribuée aux {} titulaires.", "82 agents", ["92"]),
    ],
)
def test_far_fewer_that_words_qualify_are_some_of_them(
    make_raw, make_document, say, run_check, sentence, printed, told
):
    rows = [["A", "16"], ["B", "24"], ["C", "52"], ["Ensemble", "92"]]
    table = make_raw("t", ["Groupe", "Agents"], rows, section="deliberation")
    number = printed.split()[0]
    text = sentence.format(printed)
    said = say(text, number, "persons", noun="agents")
    outcomes, _ = run_check(make_document([table], [said]), CHECK)
    assert [str(one.expected) for one in outcomes] == told


HAMLETS = ["Hameau", "Linéaire (m)", "Versé 2025", "Attribué 2026"]
ROADS = [
    ["Le Brûlé", "1 240", "3 100,00", "3 450,00"],
    ["Les Granges", "860", "2 150,00", "2 150,00"],
    ["Pré-Neuf", "2 015", "5 040,00", "5 600,00"],
    ["La Combe", "430", "1 075,00", "900,00"],
    ["Haut-Mont", "1 105", "2 760,00", "3 020,00"],
    ["Total", "5 650", "14 125,00", "15 120,00"],
]


@pytest.fixture
def hamlets(make_raw, make_document, say, run_check):
    """The verdicts, by printed number, of what is said of hamlets."""

    def run(*sentences):
        table = make_raw("t1", HAMLETS, ROADS, section="deliberation")
        said = []
        for sentence in sentences:
            number = next(filter(str.isdigit, sentence))
            said.append(say(sentence, number, "structures", noun="hameaux"))
        outcomes, _ = run_check(make_document([table], said), CHECK)
        return {one.printed: one.verdict for one in outcomes}

    return run


@pytest.mark.parametrize(
    "sentence",
    [
        "Ces 3 hameaux sont desservis.",
        "Sur ces 4 hameaux, les autres restent à desservir.",
        "En 2025, 3 hameaux ont été desservis.",
    ],
)
def test_what_was_just_counted_or_of_a_year_before_is_not_compared(
    make_raw, make_document, say, run_check, sentence
):
    table = make_raw("t1", HAMLETS, ROADS, section="deliberation")
    number = next(one for one in "34" if f" {one} " in sentence)
    said = [say(sentence, number, "structures", noun="hameaux")]
    doc = make_document([table], said)
    held = replace(doc.masthead, date="2026-03-26", exercise=None)
    checks = CHECK, stated_figures.CHECK
    outcomes, _ = run_check(replace(doc, masthead=held), *checks)
    assert outcomes == []


def test_a_column_of_so_much_for_each_counts_nothing(
    make_raw, make_document, say, run_check
):
    header = ["Commune", "DSC 2026", "Par habitant"]
    rows = [
        ["Lorvanne", "556 490", "29,85"],
        ["Béthonvilliers", "96 745", "23,00"],
        ["Torcenay", "21 302", "25,42"],
        ["Ensemble", "674 537", "28,48"],
    ]
    caption = "Tableau 1 – Répartition"
    table = make_raw(
        "t1", header, rows, caption=caption, section="deliberation"
    )
    sentence = "La population du tableau 1 s'élève à 38 500 habitants."
    said = [say(sentence, "38 500", "persons", noun="habitants")]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert outcomes == []


ALL = "Le conseil rappelle que les 5 hameaux sont desservis."


@pytest.mark.parametrize(
    "sentence",
    [
        "3 d'entre eux se voient attribuer davantage.",
        "3 d’entre ces hameaux bénéficient de la subvention.",
        "Parmi les bénéficiaires, 3 hameaux reçoivent une subvention entière.",
    ],
)
def test_a_count_of_some_among_others_accuses_nobody(hamlets, sentence):
    assert hamlets(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "3 hameaux bénéficient d'une attribution d'un seul tenant.",
        "L'aide attribuée est en montagne pour 3 hameaux.",
        "Les 3 hameaux bénéficiant de l'aide attribuée sont en montagne.",
    ],
)
def test_beside_a_count_that_is_the_lines_another_is_of_some(hamlets, sentence):
    assert hamlets(ALL, sentence) == {"5": Verdict.HELD}


def test_without_one_that_is_the_lines_a_count_is_of_all(hamlets):
    sentence = "L'aide est attribuée à 4 hameaux."
    assert hamlets(sentence) == {"4": Verdict.FAILED}
    assert hamlets("Elle concerne 6 hameaux, comme en 2025.", sentence) == {
        "4": Verdict.FAILED
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Le conseil attribue l'aide aux 4 hameaux du tableau.",
        "Le conseil attribue l'aide pour les 4 hameaux.",
        "Au total, l'aide est attribuée à 4 hameaux.",
        "L'aide est attribuée à 4 hameaux au total.",
    ],
)
def test_what_is_said_of_all_is_accused_beside_the_count_that_is_theirs(
    hamlets, sentence
):
    assert hamlets(ALL, sentence) == {
        "5": Verdict.HELD,
        "4": Verdict.FAILED,
    }


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("3 d'entre eux voient leur subvention augmenter.", "3"),
        ("La subvention de 3 hameaux est en hausse.", "3"),
        ("La subvention attribuée baisse pour 1 hameau.", None),
        ("1 hameau voit sa subvention baisser.", "1"),
        ("3 d'entre eux voient leur subvention baisser.", None),
        ("3 hameaux ne voient pas leur subvention augmenter.", None),
        ("2 d'entre eux voient leur subvention augmenter.", None),
    ],
)
def test_some_may_be_those_whose_amount_rises_or_falls(
    hamlets, sentence, number
):
    expected = {"5": Verdict.HELD}
    if number is not None:
        expected[number] = Verdict.HELD
    assert hamlets(ALL, sentence) == expected


def test_some_that_rise_are_not_the_lines_beside_which_others_are_some(hamlets):
    some = "3 d'entre eux voient leur subvention augmenter."
    assert hamlets("L'aide est attribuée à 4 hameaux.", some) == {
        "3": Verdict.HELD,
        "4": Verdict.FAILED,
    }


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("3 régies sont en solde positif.", "3"),
        ("2 régies présentent un solde négatif.", "2"),
        ("4 régies présentent un solde négatif.", None),
    ],
)
def test_some_may_be_those_above_or_below_nought(
    make_raw, make_document, say, run_check, sentence, number
):
    rows = [
        ["Port", "41 200,00", "3 150,00"],
        ["Camping", "28 640,00", "-1 275,00"],
        ["Marché", "12 300,00", "940,00"],
        ["Parking", "36 810,00", "-5 020,00"],
        ["Salle", "8 455,00", "615,00"],
    ]
    table = make_raw(
        "t1", ["Régie", "Recettes", "Solde"], rows, section="deliberation"
    )
    said = say(sentence, sentence[0], "other", noun="régies")
    outcomes, _ = run_check(make_document([table], [said]), CHECK)
    assert [one.printed for one in outcomes] == list(filter(None, [number]))


DEBTORS = [
    ["Particulier n° 3", "6", "218,40"],
    ["Particulier n° 8", "4", "742,15"],
    ["SARL Le Fournil", "9", "1 386,00"],
    ["SAS Garage Delvaux", "2", "960,00"],
    ["Total", "21", "3 306,55"],
]


@pytest.mark.parametrize(
    ("figure", "words", "verdict"),
    [("4", "quatre", Verdict.HELD), ("5", "cinq", Verdict.FAILED)],
)
def test_a_number_in_words_beside_what_all_come_to_is_of_all(
    make_raw, make_document, say, run_check, figure, words, verdict
):
    table = make_raw(
        "t",
        ["Débiteur", "Titres", "Montant (€)"],
        DEBTORS,
        section="annexe-1",
    )
    sentence = f"Elle n'a pu recouvrer ces titres de {words} débiteurs, pour 3 306,55 €."
    said = say(sentence, figure, "other", noun="débiteurs")
    total = say(sentence, "3 306,55 €", "amount")
    document = make_document([table], [said, total])
    spelled, whole = document.claims
    spelled = replace(spelled, fact=replace(spelled.fact, printed=words))
    statements = replace(
        document.statements, claims=(whole,), counted=(spelled,)
    )
    outcomes, _ = run_check(replace(document, statements=statements), CHECK)
    assert [(one.verdict, one.expected) for one in outcomes] == [(verdict, 4)]


CHANGED = [
    ["60612", "Énergie", "+14 500,00"],
    ["615231", "Voiries", "+8 750,00"],
    ["64131", "Rémunérations", "-6 300,00"],
    ["", "Autres articles, sans changement", ""],
]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("1. Dépenses de fonctionnement", [(Verdict.FAILED, 3)]),
        ("2. Recettes de fonctionnement", []),
    ],
)
def test_articles_are_counted_where_the_title_is_what_they_are_of(
    make_raw, make_document, say, run_check, title, said
):
    table = make_raw(
        "t",
        ["Article", "Libellé", "Modification (€)"],
        CHANGED,
        caption=title,
        section="annexe-1",
    )
    sentence = "La décision modifie les crédits de 4 articles de dépenses de fonctionnement."
    one = say(sentence, "4", "other", noun="articles")
    document = make_document([table], [one])
    statements = replace(
        document.statements, claims=(), counted=document.claims
    )
    outcomes, _ = run_check(replace(document, statements=statements), CHECK)
    assert [(each.verdict, each.expected) for each in outcomes] == said


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("4 établissements", Verdict.HELD), ("6 établissements", Verdict.FAILED)],
)
def test_a_last_line_that_adds_up_the_others_is_not_counted(
    make_raw, make_document, say, run_check, printed, verdict
):
    rows = [
        ["Tête de réseau", "1 850", "3 124", "31,5"],
        ["Médiathèque de Rieulay", "640", "1 187", "26,7"],
        ["Bibliothèque de Cambrin", "310", "502", "25,4"],
        ["Bibliothèque de Saint-Ylie", "145", "233", "22,4"],
        ["Réseau", "2 945", "5 046", "29,3"],
    ]
    header = ["Établissement", "Surface (m²)", "Inscrits", "Prêts par inscrit"]
    table = make_raw("t1", header, rows, section="deliberation")
    sentence = f"Le réseau compte {printed}, d'une surface totale de 2 945 m²."
    said = [
        say(
            sentence,
            printed,
            "other",
            noun="établissements",
            section="deliberation",
        ),
        say(sentence, "2 945 m²", "other", section="deliberation"),
    ]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert {one.verdict for one in outcomes} <= {verdict}


@pytest.mark.parametrize("printed", ["111 parcelles", "119 parcelles"])
def test_a_count_under_any_header_of_the_total_is_natural(
    make_raw, make_document, say, run_check, printed
):
    rows = [
        ["Les Maraîchers", "46", "43"],
        ["La Basse-Prairie", "31", "31"],
        ["Chemin des Puits", "24", "20"],
        ["Clos Saint-Fiacre", "18", "17"],
        ["Ensemble", "119", "111"],
    ]
    table = make_raw(
        "t1", ["Site", "Parcelles", "Louées"], rows, section="deliberation"
    )
    text = f"Fin octobre, {printed} sur 119 avaient un locataire."
    said = [
        say(text, printed, "other", noun="parcelles", section="deliberation"),
        say(text, "119", "other", section="deliberation"),
    ]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert not [one for one in outcomes if one.verdict is Verdict.FAILED]


AIDS = [
    ["Secours", "214", "187", "27", "22 815,40"],
    ["Énergie", "132", "104", "28", "18 720,00"],
    ["Loyer", "205", "157", "48", "32 138,50"],
    ["Total", "551", "448", "103", "73 673,90"],
]


@pytest.mark.parametrize("columns", [(0, 1, 2, 3, 4), (0, 1, 3, 4)])
@pytest.mark.parametrize("printed", ["448", "103"])
def test_a_number_beside_the_total_of_its_noun_is_of_some(
    make_raw, make_document, say, run_check, columns, printed
):
    """A column prints it that might head amounts, or none does."""
    header = ["Aide", "Demandes", "Accordées", "Refusées", "Montant (€)"]
    head, *rows = ([row[n] for n in columns] for row in (header, *AIDS))
    table = make_raw("t1", head, rows, section="deliberation")
    text = f"Le centre a reçu 551 demandes et en a accordé {printed}."
    said = [
        say(text, one, "other", noun="demandes", section="deliberation")
        for one in ("551 demandes", printed)
    ]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert {one.verdict for one in outcomes} == {Verdict.HELD}


def test_a_number_beside_another_total_is_still_the_total_of_its_noun(
    make_raw, make_document, say, run_check
):
    header = ["Aide", "Demandes", "Accordées", "Refusées", "Montant (€)"]
    table = make_raw("t1", header, AIDS, section="deliberation")
    text = "Les 515 demandes ont été financées pour 73 673,90 €."
    said = [
        say(text, "515 demandes", "other", noun="demandes", section="deliberation"),
        say(text, "73 673,90 €", section="deliberation"),
    ]  # fmt: skip
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]


LIT = [
    ["Brémoy", "318", "187 620"],
    ["Le Coudrin", "96", "63 840"],
    ["Sainte-Anne", "402", "253 260"],
    ["Vaux", "314", "209 785"],
    ["Ensemble", "1 130", "714 505"],
    ["kWh évités par an (LED seules)", "", "234 630"],
]


@pytest.mark.parametrize("below", [True, False])
def test_what_stands_below_the_total_is_not_counted(
    make_raw, make_document, say, run_check, below
):
    header = ["Opération", "Points", "Coût HT"]
    rows = LIT if below else LIT[:-1]
    table = make_raw("t1", header, rows, section="deliberation")
    said = "Les quatre opérations ont coûté 714 505 € hors taxe."
    claim = say(
        said, "4 opérations", "other", noun="opérations", section="deliberation"
    )
    total = say(said, "714 505 €", section="deliberation")
    outcomes, _ = run_check(make_document([table], [claim, total]), CHECK)
    assert not [one for one in outcomes if one.verdict is Verdict.FAILED]


@pytest.mark.parametrize(("bought", "failed"), [("9", 0), ("7", 1)])
def test_what_a_column_of_numbers_comes_to_is_no_count_of_lines(
    make_raw, make_document, say, run_check, bought, failed
):
    rows = [
        ["Citadines électriques", "4", "95 400"],
        ["Fourgons électriques", "3", "123 600"],
        ["Benne de 3,5 tonnes", "1", "52 600"],
        ["Balayeuse", "1", "148 000"],
        ["Grue", "", "31 400"],
        ["Total des achats", "9", "451 000"],
    ]
    header = ["Achat", "Nombre", "Total"]
    table = make_raw("t1", header, rows, section="deliberation")
    text = f"Je propose {bought} achats en trois ans pour 451 000 €."
    said = [
        say(text, bought, "other", noun="achats", section="deliberation"),
        say(text, "451 000 €", section="deliberation"),
    ]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    told = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert len(told) == failed


@pytest.mark.parametrize(("said", "failed"), [("6", 0), ("7", 0), ("5", 1)])
def test_a_line_that_the_total_does_not_hold_may_not_be_counted(
    make_raw, make_document, say, run_check, said, failed
):
    """Telecommunications, done for the commune, are shown and left out of what is voted."""
    rows = [
        ["rue de la Fontaine", "148 200", "88 920"],
        ["traverse du bourg", "212 600", "127 560"],
        ["poste du Breuil", "86 400", "17 280"],
        ["lotissement des Vergers", "39 750", "15 900"],
        ["foyers à diodes", "94 400", "47 200"],
        ["église", "27 300", "21 840"],
        ["génie civil", "31 800", "31 800"],
        ["Total de la tranche", "608 650", "318 700"],
    ]
    header = ["Chantier", "Montant (€)", "Part des communes (€)"]
    table = make_raw("t1", header, rows, section="deliberation")
    text = f"La tranche compte {said} chantiers pour 608 650 €."
    claims = [
        say(text, said, "other", noun="chantiers", section="deliberation"),
        say(text, "608 650 €", section="deliberation"),
    ]
    outcomes, _ = run_check(make_document([table], claims), CHECK)
    told = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert len(told) == failed
