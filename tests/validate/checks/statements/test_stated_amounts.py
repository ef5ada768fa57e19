"""Amounts of the prose against the tables."""

from decimal import Decimal

import pytest

from validate.checks.statements.stated_amounts import CHECK
from validate.model.identity import Severity, Verdict

HEADER = ["OPERATION", "STRUCTURE", "DESCRIPTION", "MONTANT RETENU"]
TITLES = (
    "Aide aux entreprises",
    "Chantiers d'insertion",
    "Mobilité inclusive",
    "Crèche de quartier",
)


def operations(amounts, theme="2", titles=TITLES):
    """Rows of a table with one operation per title and a total for each, and the spans of its first
    column.
    """
    rows, spans = [], {}
    for n, (title, lines) in enumerate(
        zip(titles, amounts, strict=False), start=1
    ):
        start = len(rows)
        for k, (name, amount) in enumerate(lines):
            rows.append(
                [
                    f"Opération {n} : {title}" if not k else None,
                    name,
                    "Action de l'année",
                    amount,
                ]
            )
        total = sum(
            int(amount.replace(" ", "").replace(",", ""))
            for _, amount in lines
            if amount
        )
        text = (
            f"{total // 100:,}".replace(",", " ") + f",{total % 100:02d}"
            if total
            else ""
        )
        rows.append([None, "", "TOTAL", text])
        spans[start, 0] = (len(lines) + 1, 1)
    return rows, spans


AMOUNTS = [
    [("ALPHA", "90 000,00"), ("BETA", "135 000,00")],
    [("GAMMA", "120 500,00"), ("DELTA", "77 250,50")],
    [("EPSILON", "18 500,00"), ("Maison de l'emploi Nord Ouest", "44 760,00")],
    [
        ("ZETA SERVICES", "13 726,00"),
        ("Maison de la petite enfance", "20 100,00"),
    ],
]


@pytest.fixture
def annex(make_raw):
    def make(amounts=AMOUNTS):
        rows, spans = operations(amounts)
        caption = "2. Développement des compétences"
        return make_raw(
            "t1", HEADER, rows, caption=caption, section="annexe-4", spans=spans
        )

    return make


def stated(say, operation, printed, sentence="La dépense est de {}."):
    return say(
        sentence.format(printed),
        printed,
        theme="2",
        operation=operation,
        section="annexe-2",
    )


def by_number(say, first="225 000 €"):
    return [
        stated(say, "1", first),
        stated(say, "2", "197 750,50 €"),
        stated(say, "3", "63 260 €"),
        stated(say, "4", "33 826 €"),
    ]


def split(outcomes):
    failed = [one for one in outcomes if one.verdict is Verdict.FAILED]
    return [one for one in outcomes if one.verdict is Verdict.HELD], failed


def test_operations_by_number_agree(annex, make_document, say, run_check):
    held, failed = split(
        run_check(make_document([annex()], by_number(say)), CHECK)[0]
    )
    assert len(held) == 4
    assert not failed


def test_one_that_does_not_is_an_error_when_the_others_do(
    annex, make_document, say, run_check
):
    _, (found,) = split(
        run_check(make_document([annex()], by_number(say, "255 000 €")), CHECK)[
            0
        ]
    )
    assert found.identity.severity is Severity.ERROR
    assert (found.printed, found.expected, found.delta) == (
        "255 000 €",
        225000,
        30000,
    )


def test_what_bears_a_number_is_that_one_s_where_another_table_prints_it_too(
    annex, make_raw, make_document, say, run_check
):
    other = make_raw(
        "t2",
        ["Structure", "Montant"],
        [["ALPHA", "255 130,00"], ["OMEGA", "31 870,00"]],
        section="annexe-9",
    )
    said = by_number(say, "255 130 €")
    _, (found,) = split(
        run_check(make_document([annex(), other], said), CHECK)[0]
    )
    assert found.printed == "255 130 €"


def test_numbers_that_agree_with_nothing_are_a_misreading(
    annex, make_document, say, run_check
):
    said = [stated(say, str(n), f"{n}11 111 €") for n in range(1, 5)]
    assert not split(run_check(make_document([annex()], said), CHECK)[0])[1]


def test_a_past_year_is_another_subject(annex, make_document, say, run_check):
    past = say(
        "Le crédit était de 999 999 €.",
        "999 999 €",
        theme="2",
        operation="1",
        heading="Bilan 2025",
        year=2025,
    )
    assert not run_check(make_document([annex()], [past]), CHECK)[0]


def test_two_operations_together(annex, make_document, say, run_check):
    said = [*by_number(say)[2:], stated(say, "1-2", "422 750,50 €")]
    held, failed = split(run_check(make_document([annex()], said), CHECK)[0])
    assert not failed
    assert max(len(one.identity.terms) for one in held) == 2


@pytest.mark.parametrize(
    ("printed", "note"), [("197 750 €", "truncated"), ("197 751 €", "")]
)
def test_amounts_without_their_cents_are_intervals(
    annex, make_document, say, run_check, printed, note
):
    said = by_number(say)
    said[1] = stated(say, "2", printed)
    held, failed = split(run_check(make_document([annex()], said), CHECK)[0])
    assert not failed
    assert len(held) == 4


@pytest.mark.parametrize(
    "unit", ["par mois et par participant", "au plus", "chacun"]
)
def test_a_price_or_a_ceiling_is_no_total(
    annex, make_document, say, run_check, unit
):
    said = [
        *by_number(say)[1:],
        stated(say, "1", "250 €", "Elle se monte à {} " + unit + "."),
    ]
    assert not split(run_check(make_document([annex()], said), CHECK)[0])[1]


def test_amounts_beside_the_names_of_their_beneficiaries(
    annex, make_document, say, run_check
):
    sentence = (
        "Deux aides : 47 760 euros pour la Maison de l'emploi, qui vise 120 personnes, et 18 500"
        " euros pour EPSILON."
    )
    said = [
        *by_number(say)[:2],
        by_number(say)[3],
        say(
            sentence,
            "47 760 euros",
            theme="2",
            operation="3",
            section="annexe-2",
        ),
        say(
            sentence,
            "120 personnes",
            "persons",
            theme="2",
            operation="3",
            section="annexe-2",
        ),
        say(
            sentence,
            "18 500 euros",
            theme="2",
            operation="3",
            section="annexe-2",
        ),
    ]
    held, failed = split(run_check(make_document([annex()], said), CHECK)[0])
    by_line = [one for one in failed if len(one.identity.terms) == 1]
    assert [(one.printed, one.expected) for one in by_line] == [
        ("47 760 euros", 44760)
    ]
    assert by_line[0].identity.nature == "judgmental"
    by_sum = [one for one in failed if len(one.identity.terms) == 2]
    assert [one.expected for one in by_sum] == [66260]
    assert len(held) == 4


def test_words_that_limit_what_is_counted_make_a_warning(
    annex, make_document, say, run_check
):
    said = by_number(say)
    said[0] = stated(
        say,
        "1",
        "255 000 €",
        "La dépense est de {} (hors financement du fonds).",
    )
    _, (found,) = split(run_check(make_document([annex()], said), CHECK)[0])
    assert found.identity.severity is Severity.WARNING


GRANTS = ["Association", "Objet", "Attribué 2025", "Proposé 2026"]
LINES = [
    ["Sport", "", "", ""],
    ["Judo club de la Lizonne", "Fonctionnement", "4 250,00", "5 310,00"],
    ["Tennis club du Moulin", "Fonctionnement", "1 800,00", "1 837,50"],
    ["Sous-total Sport", "", "6 050,00", "7 147,50"],
    ["Culture", "", "", ""],
    ["Photo-club Regards", "Exposition annuelle", "3 400,00", "3 470,00"],
    [
        "Comité de jumelage",
        "Accueil de la délégation",
        "24 500,00",
        "30 667,50",
    ],
    ["Sous-total Culture", "", "27 900,00", "34 137,50"],
    ["TOTAL GÉNÉRAL", "", "33 950,00", "41 285,00"],
]


@pytest.fixture
def grants(make_raw):
    spans = {(row, 0): (1, 4) for row in (0, 4)}
    rows = [
        [row[0], None, None, None] if n in (0, 4) else row
        for n, row in enumerate(LINES)
    ]
    return make_raw(
        "t1",
        GRANTS,
        rows,
        caption="Subventions 2026",
        section="annexe",
        spans=spans,
    )


@pytest.mark.parametrize(
    ("sentence", "printed", "expected", "verdict"),
    [
        (
            "Les subventions du tableau annexé, pour un montant total de {}.",
            "41 285,00 €",
            41285,
            Verdict.HELD,
        ),
        (
            "Les subventions du tableau annexé, pour un montant total de {}.",
            "42 185,00 €",
            41285,
            Verdict.FAILED,
        ),
        (
            "Le montant attribué en 2025 s'élevait à {}.",
            "33 950,00 €",
            33950,
            Verdict.HELD,
        ),
        (
            "L'enveloppe du thème « Sport » s'élève à {}.",
            "7 147,50 €",
            "7147.50",
            Verdict.HELD,
        ),
        (
            "L'enveloppe du thème « Sport » s'élève à {}.",
            "7 417,50 €",
            "7147.50",
            Verdict.FAILED,
        ),
        (
            "Une convention lie le Comité de jumelage ({}).",
            "30 667,50 €",
            "30667.50",
            Verdict.HELD,
        ),
    ],
)
def test_statements_in_words(
    grants, make_document, say, run_check, sentence, printed, expected, verdict
):
    doc = make_document(
        [grants], [say(sentence.format(printed), printed, article="1")]
    )
    (found,), _ = run_check(doc, CHECK)
    assert found.verdict is verdict
    assert found.expected == Decimal(expected)
    assert found.identity.severity is Severity.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "Vu le budget primitif, dont le compte 65748 est doté de {} ;",
        "L'autorisation de programme, d'un montant de {}, permet d'y faire face.",
        "Une subvention inférieure ou égale à {} donne lieu à une lettre.",
        "Le projet de gymnase représente {}.",
        "Le seuil des conventions est un montant total de {} au plus.",
        "Le montant total des demandes du tableau annexé s'élevait à {}.",
        "L'an dernier, un montant total de {} figurait en annexe.",
        "La subvention attendue de l'État est de {}.",
        "Avec dix clubs, le montant total en annexe serait de {}.",
    ],
)
def test_other_amounts_are_left_alone(
    grants, make_document, say, run_check, sentence
):
    outcomes, abstentions = run_check(
        make_document(
            [grants], [say(sentence.format("468 000 €"), "468 000 €")]
        ),
        CHECK,
    )
    assert outcomes == []
    assert len(abstentions) == 1


def test_the_sum_of_several_tables(make_raw, make_document, say, run_check):
    raws = [
        make_raw(
            f"t{n}",
            ["STRUCTURE", "Montant"],
            [["Club A", f"{n} 500 €"], ["Club B", "700 €"], ["Total", total]],
        )
        for n, total in ((1, "2 200 €"), (2, "3 200 €"), (3, "4 200 €"))
    ]
    doc = make_document(
        raws, [say("De prélever un montant total de 9 600 €.", "9 600 €")]
    )
    (found,), _ = run_check(doc, CHECK)
    assert found.verdict is Verdict.HELD
    assert len(found.identity.terms) == 3
    other = make_document(
        raws, [say("De prélever un montant total de 9 800 €.", "9 800 €")]
    )
    assert run_check(other, CHECK)[0] == []


def test_columns_headed_by_an_operation_s_acronym(
    make_raw, make_document, say, run_check
):
    titles = (
        "Accompagnement lié au logement (ASLL)",
        "Médiation locative (AML)",
        "Diagnostic social (DSF)",
    )
    rows, spans = operations(
        [[("Voir annexe 5", "")] for _ in titles], titles=titles
    )
    rows.append(["Opération 4 : Autre", "OMEGA", "Action", "1 000,00"])
    annex = make_raw(
        "t1",
        HEADER,
        rows,
        caption="2. Logement",
        section="annexe-4",
        spans=spans,
    )
    header = [
        "Nom du prestataire",
        "Montant ASLL",
        "Montant AML",
        "Montant DSF",
        "Cumul DSF et portes closes",
    ]
    header.append("Cumul ASLL/AML/DSF")
    lines = [
        [
            "Foyer",
            "67 041,00",
            "25 785,00",
            "25 980,80",
            "29 110,40",
            "121 936,40",
        ],
        [
            "Ancre",
            "154 710,40",
            "20 628,00",
            "38 971,20",
            "43 665,60",
            "219 004,00",
        ],
        [
            "Totaux",
            "221 751,40",
            "46 413,00",
            "64 952,00",
            "72 776,00",
            "340 940,40",
        ],
    ]
    table = make_raw("t2", header, lines, section="annexe-5")
    said = [
        stated(say, "1", "221 751 €"),
        stated(say, "2", "46 413 €"),
        stated(say, "3", "79 480 €"),
    ]
    held, failed = split(
        run_check(make_document([annex, table], said), CHECK)[0]
    )
    assert len(held) == 2
    assert [(one.printed, one.expected) for one in failed] == [
        ("79 480 €", 72776)
    ]


STAGES = ["Chapitre", "Libellé", "BP 2026", "DM n° 2", "Total"]


@pytest.fixture
def amendment(make_raw):
    sides = {
        "dépenses": [
            [
                "011",
                "Charges générales",
                "1 250 000,00",
                "45 300,00",
                "1 295 300,00",
            ],
            ["65", "Gestion courante", "640 500,00", "18 250,50", "658 750,50"],
        ],
        "recettes": [
            [
                "73",
                "Impôts et taxes",
                "1 490 500,00",
                "38 550,50",
                "1 529 050,50",
            ],
            ["74", "Dotations", "400 000,00", "25 000,00", "425 000,00"],
        ],
    }
    totals = ["1 890 500,00", "63 550,50", "1 954 050,50"]
    return [
        make_raw(
            f"t{n}",
            STAGES,
            [*rows, ["", f"Total {side} de fonctionnement", *totals]],
        )
        for n, (side, rows) in enumerate(sides.items(), start=1)
    ]


BALANCE = (
    "La décision modificative s'équilibre en dépenses et en recettes à {} en section de"
    " fonctionnement."
)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("63 550,50 €", Verdict.HELD), ("65 350,50 €", Verdict.FAILED)],
)
def test_a_budget_amendment_in_balance(
    amendment, make_document, say, run_check, printed, verdict
):
    outcomes, _ = run_check(
        make_document(amendment, [say(BALANCE.format(printed), printed)]), CHECK
    )
    assert {one.verdict for one in outcomes} == {verdict}
    assert {str(one.expected) for one in outcomes} == {"63550.50"}


def test_without_the_stage_no_column_is_sure(
    amendment, make_document, say, run_check
):
    sentence = "Les dépenses de fonctionnement s'élèvent à 65 350,50 €."
    assert (
        run_check(
            make_document(amendment, [say(sentence, "65 350,50 €")]), CHECK
        )[0]
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "printed", "verdicts"),
    [
        (
            "La dépense est imputée au chapitre 65 : {}.",
            "658 750,50 €",
            [Verdict.HELD],
        ),
        ("Vu le chapitre 65 : {}.", "658 750,50 €", []),
        ("La dépense est imputée au chapitre 65 : {}.", "12 000,00 €", []),
    ],
)
def test_a_code_beside_the_amount(
    amendment, make_document, say, run_check, sentence, printed, verdicts
):
    doc = make_document(amendment, [say(sentence.format(printed), printed)])
    assert [one.verdict for one in run_check(doc, CHECK)[0]] == verdicts


def test_a_name_far_from_the_amount_accuses_nobody(
    grants, make_document, say, run_check
):
    sentence = "Le Comité de jumelage organise un voyage dont le budget est de 52 000,00 €."
    assert (
        run_check(
            make_document([grants], [say(sentence, "52 000,00 €")]), CHECK
        )[0]
        == []
    )


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Les écoles reçoivent", [Verdict.FAILED]),
        ("Les deux écoles les plus grandes reçoivent ensemble", []),
        ("Les deux premières écoles réunies reçoivent", []),
        ("Les deux premières reçoivent à elles deux", []),
    ],
)
def test_what_several_get_together_is_no_single_line(
    make_document, make_raw, say, run_check, said, verdicts
):
    """98 346,14 and 65 101,32 of the 190 198,01 € for a whole year."""
    schools = make_raw(
        "t1",
        ["École", "Total dû (€)"],
        [
            ["Sainte-Thérèse", "98 346,14"],
            ["Notre-Dame", "65 101,32"],
            ["Saint-Joseph", "26 750,55"],
            ["Année pleine", "190 198,01"],
            ["Arrivées en cours d'année", "3 765,21"],
        ],
    )
    claim = say(
        f"{said} 163 447,46 € pour l'année pleine.", "163 447,46 €", article="1"
    )
    found, _ = run_check(make_document([schools], [claim]), CHECK)
    assert [one.verdict for one in found] == verdicts


def test_amounts_that_together_are_the_total(
    grants, make_document, say, run_check
):
    sentence = (
        "Attribue les subventions du tableau annexé : un montant total de 7 147,50 € et 34 137,50 €"
        " ensuite."
    )
    doc = make_document(
        [grants], [say(sentence, "7 147,50 €"), say(sentence, "34 137,50 €")]
    )
    held, failed = split(run_check(doc, CHECK)[0])
    assert not failed
    assert [len(one.identity.terms) for one in held] == [2]


@pytest.mark.parametrize(
    ("printed", "verdict", "severity"),
    [
        ("3 200 €", Verdict.HELD, Severity.ERROR),
        ("3 400 €", Verdict.FAILED, Severity.WARNING),
    ],
)
def test_lines_without_a_printed_total(
    make_raw, make_document, say, run_check, printed, verdict, severity
):
    rows = [["Club A", "1 500 €"], ["Club B", "700 €"], ["Club C", "1 000 €"]]
    table = make_raw("t1", ["Structure", "Montant"], rows)
    sentence = f"D'attribuer les aides du tableau ci-dessous, pour un montant total de {printed}."
    (found,), _ = run_check(
        make_document([table], [say(sentence, printed)]), CHECK
    )
    assert found.verdict is verdict
    assert found.identity.severity is severity


@pytest.fixture
def two_tables(make_raw):
    """One table above the first statement's line, one below (statements of the builder stand at 30
    to 40 points).
    """
    first = make_raw(
        "t1",
        ["Structure", "Montant"],
        [["Club A", "700 €"], ["Club B", "800 €"], ["Total", "1 500 €"]],
    )
    rows = [["Club C", "2 000 €"], ["Club D", "3 250 €"], ["Total", "5 250 €"]]
    return [
        first,
        make_raw("t2", ["Structure", "Montant"], rows, pages=[2, 2, 2]),
    ]


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("1 500 €", Verdict.HELD), ("1 800 €", Verdict.FAILED)],
)
def test_the_table_below_is_the_next_one(
    two_tables, make_document, say, run_check, printed, verdict
):
    sentence = f"Attribue les aides du tableau ci-dessous, pour un montant total de {printed}."
    (found,), _ = run_check(
        make_document(two_tables, [say(sentence, printed)]), CHECK
    )
    assert (found.verdict, found.expected) == (verdict, 1500)


def test_before_and_after_tax_are_two_amounts(
    make_raw, make_document, say, run_check
):
    rows = [["Lot 1", "1 000,00"], ["Lot 2", "2 000,00"], ["Total", "3 000,00"]]
    table = make_raw("t1", ["Lot", "Montant HT"], rows)
    sentence = "Le marché du tableau ci-dessous est d'un montant total de 3 600,00 € TTC."
    assert (
        run_check(
            make_document([table], [say(sentence, "3 600,00 € TTC")]), CHECK
        )[0]
        == []
    )


def test_a_total_of_receipts_is_none_of_expenses(
    make_raw, make_document, say, run_check
):
    rows = [
        ["Cessions", "1 000,00"],
        ["Aides", "2 000,00"],
        ["Total des recettes", "3 000,00"],
    ]
    table = make_raw("t1", ["Poste", "Bilan actualisé"], rows)
    sentence = "Le bilan actualisé du tableau ci-dessous compte un total de {} de dépenses."
    said = [say(sentence.format("3 100,00 €"), "3 100,00 €")]
    assert run_check(make_document([table], said), CHECK)[0] == []


@pytest.mark.parametrize("supplies", ["4 773,00 €", "4 737,00 €"])
def test_the_header_behind_the_amount_before_is_not_spoken_of_the_next(
    make_raw, make_document, say, run_check, supplies
):
    header = ["Chantier", "Main-d'œuvre communale", "Fournitures achetées"]
    rows = [
        ["Mur", "1 500,00", "2 000,00"],
        ["Aire de jeux", "1 126,00", "2 773,00"],
        ["Total", "2 626,00", "4 773,00"],
    ]
    table = make_raw("t1", header, rows)
    sentence = (
        "Arrête les travaux du tableau ci-dessus à 2 626,00 € de main-d'œuvre"
        f" communale, {supplies} de fournitures achetées."
    )
    said = [say(sentence, one) for one in ("2 626,00 €", supplies)]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert all(one.verdict is Verdict.HELD for one in outcomes)


def list_of(make_raw, name, *amounts, total=None):
    body = [[f"Club {name} {n}", f"{a},00"] for n, a in enumerate(amounts)]
    return make_raw(
        f"t-{name}",
        ["Association", "Montant (€)"],
        [*body, ["Total", f"{total or sum(amounts)},00"]],
        section="deliberation",
    )


def test_a_total_of_the_tables_is_the_sum_of_their_totals(
    make_document, make_raw, say, run_check
):
    sentence = (
        "décide d'attribuer les subventions figurant dans les tableaux ci-dessous, pour un montant"
        " total de {} €."
    )
    raws = [
        list_of(make_raw, "A", 1200, 3450, 870),
        list_of(make_raw, "B", 2150, 640),
    ]
    for stated, verdict in (("8 310", Verdict.HELD), ("9 310", Verdict.FAILED)):
        document = make_document(
            raws, [say(sentence.format(stated), f"{stated} €")]
        )
        (outcome,), _ = run_check(document, CHECK)
        assert (
            outcome.verdict,
            outcome.expected,
            outcome.identity.severity,
        ) == (
            verdict,
            8310,
            Severity.ERROR,
        )
    twice = [*raws, list_of(make_raw, "C", 4790, 730)]
    assert not run_check(
        make_document(twice, [say(sentence.format("9 310"), "9 310 €")]), CHECK
    )[0]


def test_the_primitive_budget_of_a_column_is_stated(
    make_document, make_raw, say, run_check
):
    header = ["Politique", "BP 2025 (k€)", "BP 2026 en milliers d'euros"]
    raw = make_raw(
        "t",
        header,
        [
            ["Sport", "120", "130"],
            ["Culture", "85", "97"],
            ["Total", "205", "227"],
        ],
        section="deliberation",
    )
    sentence = (
        "Les dépenses inscrites au budget primitif 2026 s'élèvent à {} k€ au total, selon le"
        " tableau ci-dessous."
    )
    for stated, verdict in (("227", Verdict.HELD), ("257", Verdict.FAILED)):
        said = say(sentence.format(stated), f"{stated} k€", year=2026)
        (outcome,), _ = run_check(make_document([raw], [said]), CHECK)
        assert outcome.verdict is verdict


def test_what_had_been_granted_before_is_no_total_of_the_table(
    make_document, make_raw, say, run_check
):
    said = say(
        "Pour mémoire, un montant total de 4 520 € avait été attribué selon le tableau annexé.",
        "4 520 €",
    )
    assert not run_check(
        make_document([list_of(make_raw, "A", 1200, 3450, 870)], [said]), CHECK
    )[0]


def test_without_a_known_year_the_later_of_two_columns_is_meant(
    make_document, make_raw, say, run_check
):
    body = [
        ["Club A", "100,00", "1 450,00"],
        ["Club B", "200,00", "2 310,00"],
        ["Total", "300,00", "3 760,00"],
    ]
    header = ["Association", "Montant 2025", "Montant 2026"]
    raw = make_raw("t", header, body, section="deliberation")
    said = say(
        "attribue les subventions du tableau annexé, pour un montant total de 9 760 €.",
        "9 760 €",
    )
    (outcome,), _ = run_check(
        make_document([raw], [said], exercise=None), CHECK
    )
    assert (outcome.verdict, outcome.expected) == (Verdict.FAILED, 3760)
    plan = make_raw(
        "t",
        ["Opération", "2026", "2027", "2028"],
        [[*row, "10,00"] for row in body],
        section="deliberation",
    )
    assert not run_check(make_document([plan], [said], exercise=None), CHECK)[0]


def test_of_tables_of_two_years_the_later_totals_are_added(
    make_document, make_raw, say, run_check
):
    header = ["Association", "Montant 2025", "Montant 2026"]
    raws = [
        make_raw(
            f"t{n}",
            header,
            [["Club", a, b], ["Cercle", c, d], ["Total", *sums]],
            section="deliberation",
        )
        for n, (a, b, c, d, sums) in enumerate((
            ("100,00", "1 450,00", "200,00", "2 310,00", ("300,00", "3 760,00")),
            ("300,00", "850,00", "700,00", "1 040,00", ("1 000,00", "1 890,00")),
        ))
    ]  # fmt: skip
    said = say(
        "attribue les subventions des tableaux ci-dessous, pour un montant total de 9 650 €.",
        "9 650 €",
    )
    (outcome,), _ = run_check(make_document(raws, [said], exercise=None), CHECK)
    assert (outcome.verdict, outcome.expected) == (Verdict.FAILED, 5650)


WORKSHOPS = [
    ["Atelier", "Salaires", "Dépenses directes", "Frais de gestion", "Prix 2026"],
    ["Menuiserie", "41 250,00", "48 730,00", "2 436,50", "51 166,50"],
    ["Reliure", "23 400,00", "27 915,00", "1 395,75", "29 310,75"],
    ["Ensemble", "64 650,00", "76 645,00", "3 832,25", "80 477,25"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "verdicts"),
    [
        ("76 645,00 €", [Verdict.HELD]),
        ("76 465,00 €", [Verdict.FAILED]),
        ("80 477,25 €", []),
        ("64 650,00 €", []),
        ("48 730,00 €", []),
    ],
)
def test_what_another_cell_prints_is_no_slip_of_this_one(
    make_raw, make_document, say, run_check, printed, verdicts
):
    header, *rows = WORKSHOPS
    table = make_raw("t1", header, rows, caption="Les ateliers", section="act")
    sentence = f"Les ateliers du tableau, dont les dépenses directes sont de {printed}."
    said = say(sentence, printed, section="act")
    found, _ = run_check(make_document([table], [said]), CHECK)
    assert [one.verdict for one in found] == verdicts


def test_what_another_table_prints_is_no_slip_of_this_one(
    make_raw, make_document, say, run_check
):
    header, *rows = WORKSHOPS
    shared = [
        ["Ville", "50 120,00"],
        ["Région", "26 345,00"],
        ["Total", "76 465,00"],
    ]
    tables = [
        make_raw("t1", header, rows, caption="Les ateliers", section="act"),
        make_raw("t2", ["Membre", "Part"], shared, section="act"),
    ]
    sentence = "Les ateliers du tableau, dont les dépenses directes sont de {}."
    said = say(sentence.format("76 465,00 €"), "76 465,00 €", section="act")
    found, _ = run_check(make_document(tables, [said]), CHECK)
    assert [one for one in found if one.verdict is Verdict.FAILED] == []


def test_few_digits_tell_a_cell_of_the_same_column(
    make_raw, make_document, say, run_check
):
    rows = [
        ["Collèges", "3 300"],
        ["Solidarités", "1 230"],
        ["Ensemble", "4 530"],
    ]
    table = make_raw(
        "t1",
        ["Politique", "Non consommés"],
        rows,
        caption="Crédits de 2025 (en k€)",
        section="act",
    )

    def verdicts(printed):
        sentence = f"Les crédits non consommés sont pour {printed} des secours."
        said = say(sentence, printed, section="act")
        found, _ = run_check(make_document([table], [said]), CHECK)
        return [one.verdict for one in found]

    assert verdicts("1 230 k€") == []
    assert verdicts("4 350 k€") == [Verdict.FAILED]


NET = [
    ["Produit des coupes", "48 730,00"],
    ["Frais de garderie", "-2 436,50"],
    ["Recette nette attendue", "46 293,50"],
]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Recette nette attendue 2026 : 46 239,50 €.", Verdict.FAILED),
        ("Recette nette attendue 2025 : 41 870,20 €.", None),
    ],
)
def test_what_is_of_another_year_is_no_deviation(
    make_raw, make_document, say, run_check, said, found
):
    table = make_raw("t1", ["Poste", "Montant"], NET, section="act")
    printed = said.partition(" : ")[2].rstrip(".")
    document = make_document(
        [table], [say(said, printed, section="act")], exercise=2026
    )
    judged, _ = run_check(document, CHECK)
    assert [one.verdict for one in judged] == ([found] if found else [])


@pytest.mark.parametrize(
    ("printed", "is_told"), [("46 239,50 €", None), ("41 870,20 €", True)]
)
def test_what_is_no_slip_of_a_figure_that_words_alone_name_is_seldom_a_misprint(
    make_raw, make_document, say, run_check, printed, is_told
):
    table = make_raw("t1", ["Poste", "Montant"], NET, section="act")
    said = say(f"Recette nette attendue : {printed}.", printed, section="act")
    (judged,), _ = run_check(make_document([table], [said]), CHECK)
    misprinted = judged.identity.adoption.misprinted
    assert (misprinted is not None and misprinted < 0.2) == bool(is_told)


def test_what_a_name_ties_to_a_nought_is_seldom_a_misprint(
    make_raw, make_document, say, run_check
):
    rows = [*NET[:-1], ["Recette nette attendue", "0,00"]]
    table = make_raw("t1", ["Poste", "Montant"], rows, section="act")
    said = say(
        "Recette nette attendue : 41 870,20 €.", "41 870,20 €", section="act"
    )
    (judged,), _ = run_check(make_document([table], [said]), CHECK)
    misprinted = judged.identity.adoption.misprinted
    assert misprinted is not None
    assert misprinted < 0.2


@pytest.mark.parametrize(
    ("printed", "found"),
    [("55 552,20 €", []), ("46 239,50 €", [Verdict.FAILED])],
)
def test_what_a_percentage_of_the_sentence_makes_of_the_figure_is_no_deviation(
    make_raw, make_document, say, run_check, printed, found
):
    table = make_raw("t1", ["Poste", "Montant"], NET, section="act")
    sentence = f"Avec la TVA de 20 %, recette nette attendue : {printed}."
    said = [
        say(sentence, "20 %", "percent", section="act"),
        say(sentence, printed, section="act"),
    ]
    judged, _ = run_check(make_document([table], said), CHECK)
    assert [one.verdict for one in judged] == found
