"""Numbers of the prose against the cells that their words name."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.checks.statements.stated_figures import CHECK
from validate.checks.tables import footing
from validate.model.identity import Nature, Severity, Verdict

HEADER = ["Poste", "Voté 2025", "Proposé 2026"]
ROWS = [
    ["Énergie et carburants", "31 420,00", "34 815,00"],
    ["Entretien des bâtiments", "18 250,00", "17 930,00"],
    ["Assurances", "6 135,00", "6 480,00"],
    ["Total", "55 805,00", "59 225,00"],
]
TOTAL = "Le total proposé pour 2026 est de {}."


@pytest.fixture
def budget(make_raw):
    return make_raw(
        "t1", HEADER, ROWS, caption="Charges (en euros)", section="deliberation"
    )


@pytest.fixture
def state(budget, make_document, say, run_check):
    """Outcomes of this check, and abstentions, where one sentence stands beside the table."""

    def state(sentence, printed, counts="amount", table=budget, **words):
        said = [say(sentence.format(printed), printed, counts, **words)]
        outcomes, left = run_check(
            make_document([table], said), footing.CHECK, CHECK
        )
        own = [one for one in outcomes if one.identity.rule == CHECK.code]
        return own, [one for one in left if one.rule == CHECK.code]

    return state


def test_a_statement_that_holds(state):
    (found,), left = state(TOTAL, "59 225,00 €")
    assert found.verdict is Verdict.HELD
    assert not left


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Le prix des pommes de terre est de {}.", True),
        ("Il est proposé de porter le prix des pommes de terre à {}.", False),
        (
            "Pour relever les recettes, le prix des pommes de terre s'élève à {}.",
            True,
        ),
    ],
)
def test_what_a_price_is_moved_to_is_not_the_one_printed(
    state, make_raw, sentence, stated
):
    rows = [
        ["Pommes de terre", "0,95"],
        ["Carottes", "1,30"],
        ["Courges", "1,20"],
    ]
    table = make_raw(
        "t1", ["Culture", "Prix (€)"], rows, section="deliberation"
    )
    found, left = state(sentence, "1,05 €", "rate", table)
    assert bool(found or left) == stated


def test_a_slip_is_an_error_where_the_table_proves_its_cell(state):
    (found,), _ = state(TOTAL, "59 252,00 €")
    assert found.verdict is Verdict.FAILED
    assert found.expected == Decimal("59225.00")
    assert found.identity.severity is Severity.ERROR
    assert found.identity.nature is Nature.JUDGMENTAL
    assert "Total · Proposé 2026" in found.identity.label


def test_a_slip_against_a_cell_that_nothing_proves_warns(state, make_raw):
    rows = [["Énergie", "34 815,00"], ["Assurances", "6 480,00"]]
    alone = make_raw(
        "t1", ["Poste", "Proposé 2026"], rows, section="deliberation"
    )
    (found,), _ = state(
        "L'énergie coûte {} en 2026.", "34 851,00 €", table=alone
    )
    assert (found.verdict, found.identity.severity) == (
        Verdict.FAILED,
        Severity.WARNING,
    )


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("12 000,00 €", "trop loin"),
        ("59 295,00 €", None),
        ("58 225,00 €", None),
    ],
)
def test_a_figure_too_far_away_is_another_one(state, printed, cause):
    found, left = state(TOTAL, printed)
    assert bool(found) == (cause is None)
    assert [cause in one.reason.fr for one in left] == ([True] if cause else [])


def test_two_figures_of_the_column_are_another_scope(state, make_raw):
    rows = [
        ["Voirie", "41 312,00"],
        ["Réseaux", "11 104,00"],
        ["Études", "3,00"],
    ]
    rows += [["Total", "52 419,00"]]
    table = make_raw("t1", ["Poste", "Dépenses"], rows, section="deliberation")
    found, (left,) = state(
        "Le total des dépenses est de {}.", "52 416,00 €", table=table
    )
    assert not found
    assert "périmètre" in left.reason.fr


def test_what_another_cell_prints_is_that_cell(state, make_raw):
    rows = [
        ["Voirie", "52 490,00"],
        ["Reprise", "-81,00"],
        ["Total", "52 409,00"],
    ]
    table = make_raw("t1", ["Poste", "Dépenses"], rows, section="deliberation")
    found, left = state(
        "Le total des dépenses est de {}.", "52 490,00 €", table=table
    )
    assert not found
    assert "autre case" in left[0].reason.fr


@pytest.mark.parametrize(
    "sentence",
    [
        "Les crédits sont de {}.",
        "Vu la délibération fixant le total proposé pour 2026 à {},",
        "Le total proposé pour 2026 est plafonné à {}.",
    ],
)
def test_what_names_no_cell_or_speaks_of_another_act_is_left(state, sentence):
    assert state(sentence, "59 252,00 €") == ([], [])


def test_a_negative_cell_said_in_words(state, make_raw):
    rows = [
        ["Recettes", "474 692,85"],
        ["Solde des restes à réaliser", "-155 942,85"],
    ]
    table = make_raw("t1", ["Ligne", "Montant"], rows, section="deliberation")
    sentence = "Le solde des restes à réaliser est négatif de {}."
    (held,), _ = state(sentence, "155 942,85 €", table=table)
    (failed,), _ = state(sentence, "155 492,85 €", table=table)
    assert (held.verdict, failed.verdict) == (Verdict.HELD, Verdict.FAILED)


def test_votes_pair_with_the_table_of_the_ballot(state, make_raw):
    rows = [
        ["Pour", "18"],
        ["Contre", "3"],
        ["Abstention", "1"],
        ["Votants", "22"],
    ]
    table = make_raw("t1", ["Vote", "Nombre"], rows, section="deliberation")
    sentence = "La délibération est adoptée par {} voix pour."
    (found,), _ = state(
        sentence, "19", "other", table=table, noun="voix", subject="pour"
    )
    assert (found.verdict, found.expected) == (Verdict.FAILED, Decimal(18))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30
)
@given(cents=st.integers(1, 99))
def test_cents_beside_the_total_are_seen(state, cents):
    printed = f"59 225,{cents:02d} €"
    (found,), _ = state(TOTAL, printed)
    assert found.verdict is Verdict.FAILED
    assert found.delta == Decimal(cents) / 100


def test_a_number_of_few_digits_proves_nothing(state, make_raw):
    """A slip of 18 is any other number: it would be taken for another figure."""
    rows = [["Pour", "18"], ["Contre", "7"], ["Abstentions", "2"]]
    votes = make_raw("t1", ["Vote", "Voix"], rows, section="deliberation")
    sentence = "La délibération a recueilli {} voix pour."
    found, _ = state(sentence, "18", "votes", table=votes)
    assert all(one.identity.adoption.unheard for one in found)

    (amount,), _ = state(TOTAL, "59 225,00 €")
    assert not amount.identity.adoption.unheard


def test_a_price_of_each_counts_none_of_them(state, make_raw):
    table = make_raw(
        "t2",
        ["Site", "Logements", "Coût", "Surface par logement"],
        [
            ["Nord", "12", "841 200", "64,5"],
            ["Sud", "26", "1 702 300", "71,0"],
            ["Total", "38", "2 543 500", "69,0"],
        ],
        section="deliberation",
    )
    said = "Le programme réunit {} logements."
    (found,), _ = state(said, "37", "places", table=table, noun="logements")
    assert (found.verdict, found.expected) == (Verdict.FAILED, 38)


def test_pieces_sold_are_the_sales_of_what_is_named(state, make_raw):
    table = make_raw(
        "t3",
        ["Ouvrage", "Entrées", "Ventes"],
        [
            ["Guide de la cathédrale", "2 000", "1 384"],
            ["Album des remparts", "500", "412"],
            ["Total", "2 500", "1 796"],
        ],
        section="deliberation",
    )
    said = "L'album des remparts a été vendu à {} exemplaires."
    (found,), _ = state(said, "421", "other", table=table, noun="exemplaires")
    assert (found.verdict, found.expected) == (Verdict.FAILED, 412)


YEARS = ["Indicateur", "2024", "2025"]
WATER = [
    ["Pertes en eau (m³)", "53 750", "48 490"],
    ["Rendement", "86,8", "87,8"],
    ["Interventions", "212", "187"],
]


def test_a_column_of_a_year_holds_what_its_rows_are_of(state, make_raw):
    table = make_raw("t4", YEARS, WATER, section="deliberation")
    said = "En 2025, les pertes en eau sont de {} m³, contre plus en 2024."
    (found,), _ = state(said, "48 940", "other", table=table, noun="m³")
    assert (found.verdict, found.expected) == (Verdict.FAILED, 48490)
    (found,), _ = state(said, "48 490", "other", table=table, noun="m³")
    assert found.verdict is Verdict.HELD


def test_what_a_cell_is_compared_with_is_another_figure(
    make_raw, make_document, say, run_check
):
    """The last number is of the year before: the cell is said already."""
    rows = [["Nord", "77,2 %"], ["Sud", "93,5 %"], ["Ensemble", "89,8 %"]]
    table = make_raw(
        "t1", ["Secteur", "Taux de réalisation"], rows, section="deliberation"
    )

    def tied(first, second):
        sentence = (
            f"Le taux de réalisation s'établit à {first}, contre {second} en"
            " 2024."
        )
        said = [say(sentence, one, "percent") for one in (first, second)]
        outcomes, _ = run_check(make_document([table], said), CHECK)
        return [one.printed for one in outcomes]

    assert tied("89,8 %", "87,4 %") == ["89,8 %"]
    assert tied("87,5 %", "89,8 %") == ["87,5 %", "89,8 %"]


@pytest.mark.parametrize(
    ("between", "told"), [("au lieu de", False), ("contre", True)]
)
def test_what_would_stand_in_the_place_of_the_cell_is_another_figure(
    make_raw, make_document, say, run_check, between, told
):
    rows = [["Nord", "77,2 %"], ["Sud", "93,5 %"], ["Ensemble", "89,8 %"]]
    header = ["Secteur", "Taux de réalisation"]
    table = make_raw("t1", header, rows, section="deliberation")
    text = f"Le taux de réalisation s'établit à 87,5 % {between} 89,8 %."
    said = [say(text, one, "percent") for one in ("87,5 %", "89,8 %")]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert ("87,5 %" in [one.printed for one in outcomes]) is told


def test_a_number_of_another_year_is_no_figure_of_a_table_without_years(
    make_raw, make_document, say, run_check
):
    """ "Sur les 588 places de 2024, 561 …": neither is the total of this year's table."""
    rows = [["Nord", "262"], ["Sud", "300"], ["Total", "562"]]
    table = make_raw("t1", ["Lot", "Places"], rows, section="deliberation")

    def tied(sentence, *numbers):
        said = [say(sentence, one, "places") for one in numbers]
        document = make_document([table], said)
        held = replace(document.masthead, date="2026-03-26", exercise=None)
        outcomes, _ = run_check(replace(document, masthead=held), CHECK)
        return [one.printed for one in outcomes]

    now = "Ces lots ouvrent au total 561 places."
    assert tied(now, "561") == ["561"]
    assert (
        tied("Sur les 588 places de 2024, 561 ont été occupées.", "588", "561")
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Le total des aides directes a baissé par rapport à 2023 ({}).", []),
        ("En 2023, le total des aides directes atteignait {}.", []),
        ("En 2024, le total des aides directes atteint {}.", ["52870"]),
        ("Le total des aides directes atteint {}.", ["52870"]),
    ],
)
def test_a_table_whose_caption_names_a_year_is_of_it(
    state, make_raw, sentence, told
):
    rows = [
        ["Loyers", "31 420"],
        ["Énergie", "21 450"],
        ["Total des aides directes", "52 870"],
    ]
    table = make_raw(
        "t1",
        ["Aide", "Montant (€)"],
        rows,
        caption="Aides accordées en 2024",
        section="deliberation",
    )
    outcomes, _ = state(sentence, "52 780 €", table=table)
    assert [str(one.expected) for one in outcomes] == told


@pytest.mark.parametrize(
    ("printed", "probability"),
    [("38 964", None), ("38 646", None), ("41 280", 0.11)],
)
def test_what_is_no_slip_of_its_cell_is_hardly_a_misprint(
    state, make_raw, printed, probability
):
    """At first sight none of four was."""
    rows = [["Enfants", "20 000"], ["Agents", "18 946"], ["Total", "38 946"]]
    meals = make_raw("t", ["Tarif", "Repas"], rows, section="deliberation")
    said = "Le total des repas est de {}."
    (found,), _ = state(said, printed, "other", table=meals, noun="repas")
    weighed = found.identity.adoption.misprinted
    assert (weighed and round(weighed, 2)) == probability


def test_a_number_that_its_own_sentence_makes_is_no_slip_of_a_cell(
    make_raw, make_document, say, run_check
):
    rows = [["Bureaux", "112"], ["Réserve", "71"], ["Total", "183"]]
    table = make_raw(
        "t1", ["Local", "Surface (m²)"], rows, section="deliberation"
    )
    sentence = "Surface totale : 184 m² à 22 €, soit {}."

    def run(paid):
        text = sentence.format(paid)
        said = [
            say(text, "184", "other", noun="m²"),
            say(text, "22 €", "rate"),
            say(text, paid),
        ]
        outcomes, left = run_check(make_document([table], said), CHECK)
        return [one.verdict for one in outcomes], [one.rule for one in left]

    assert run("4 048 €") == ([], [CHECK.code])
    assert run("4 026 €") == ([Verdict.FAILED], [])


@pytest.mark.parametrize("verb", ["va", "passe"])
def test_what_a_cell_has_risen_from_is_another_figure(
    make_raw, make_document, say, run_check, verb
):
    rows = [["Maladie", "3,31"], ["Accidents", "0,51"], ["Ensemble", "6,04"]]
    header = ["Motif", "Taux d'absence 2025 en %"]
    table = make_raw("t1", header, rows, section="deliberation")
    text = f"Le taux d'absence {verb} de 5,04 % à 6,04 % pour l'ensemble."
    said = [say(text, one, "percent") for one in ("5,04 %", "6,04 %")]
    outcomes, _ = run_check(make_document([table], said), CHECK)
    assert "5,04 %" not in [one.printed for one in outcomes]
