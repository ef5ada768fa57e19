"""What the words of a sentence make of its numbers."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validate.checks.statements.stated_amounts import CHECK as AMOUNTS
from validate.checks.statements.stated_relations import CHECK
from validate.model.identity import Severity, Verdict
from validate.model.told_outright import is_told_outright

MOVED = (
    "Le montant des marchés est porté de {} à {} hors taxes, soit une {} de {}."
)
HALVES = "Le tableau comporte {} emplois, dont {} pourvus et {} vacants."
ALTOGETHER = "La section de fonctionnement augmente de {} et l'autre de {}, soit {} au total."
LEFT = "Les indemnités s'élèvent à {} pour une enveloppe de {}, soit un disponible de {}."
SHARE = "L'enveloppe est de {}, dont {} au titre du CIA, qui en représente {}."


@pytest.fixture
def state(make_document, say, run_check):
    """Outcomes and abstentions of one sentence with these figures."""

    def state(sentence, figures, counts="amount", tables=(), nouns=None):
        text = sentence.format(*figures)
        kinds = [counts] * len(figures) if isinstance(counts, str) else counts
        nouns = nouns or [""] * len(figures)
        said = [
            say(text, figure, kind, noun=noun)
            for figure, kind, noun in zip(figures, kinds, nouns, strict=True)
            if kind
        ]
        return run_check(make_document(list(tables), said), CHECK)

    return state


@pytest.mark.parametrize(
    ("sentence", "figures", "counts", "expected"),
    [
        (MOVED, ("200,00 €", "225,00 €", "hausse", "25,00 €"), "amount", "25"),
        (
            MOVED,
            ("200,00 €", "225,00 €", "hausse", "12,5 %"),
            "percent",
            "12.5",
        ),
        (MOVED, ("225,00 €", "200,00 €", "baisse", "25,00 €"), "amount", "25"),
        (
            ALTOGETHER,
            ("27 500,00 €", "69 500,00 €", "97 000,00 €"),
            "amount",
            "97000",
        ),
        (LEFT, ("7 553,09 €", "7 686,65 €", "133,56 €"), "amount", "133.56"),
        (SHARE, ("390 720 €", "50 880 €", "13,0 %"), "percent", "13.0"),
    ],
)
def test_relations_that_hold_and_their_misprints(
    state, sentence, figures, counts, expected
):
    kinds = ["amount"] * len(figures)
    kinds[-1] = counts
    if sentence is MOVED:
        kinds[2] = ""
    (held,), _ = state(sentence, figures, kinds)
    assert held.verdict is Verdict.HELD

    last = figures[-1]
    wrong = last.replace(last[1], str((int(last[1]) + 1) % 10), 1)
    (failed,), _ = state(sentence, (*figures[:-1], wrong), kinds)
    assert (failed.verdict, failed.expected) == (
        Verdict.FAILED,
        Decimal(expected),
    )
    assert failed.identity.severity is Severity.WARNING


def test_two_halves_of_a_whole(state):
    nouns, counts = (
        ("emplois", "pourvus", "vacants"),
        ["posts", "posts", "other"],
    )
    (held,), _ = state(HALVES, ("124", "108", "16"), counts, nouns=nouns)
    (failed,), _ = state(HALVES, ("126", "108", "16"), counts, nouns=nouns)
    assert (held.verdict, failed.verdict) == (Verdict.HELD, Verdict.FAILED)
    assert failed.expected == Decimal(124)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le tableau comporte {} emplois, dont {} au centre et {} aux ateliers.",
        "La commune verse {} aux écoles, {} aux clubs et {} aux crèches.",
    ],
)
def test_words_that_state_no_relation_make_none(state, sentence):
    assert state(sentence, ("126 €", "108 €", "16 €")) == ([], [])


def test_a_number_far_from_what_the_words_give_spoke_of_other_terms(state):
    outcomes, (left,) = state(LEFT, ("7 553,09 €", "7 686,65 €", "4 000,00 €"))
    assert not outcomes
    assert "autres termes" in left.reason.fr


def test_what_is_a_hundred_times_too_much_is_another_thing(state):
    said = (
        "Les taux sont fixés à 31,20 €, 26,45 € et 21,90 € pour les trois zones, soit un"
        " produit de 1 982 166 €."
    )
    outcomes, _ = state(said, ("31,20 €", "26,45 €", "21,90 €", "1 982 166 €"))
    assert not outcomes


@pytest.mark.parametrize(
    ("solde", "verdict"),
    [
        ("128 352,37 €", Verdict.HELD),
        ("128 532,37 €", Verdict.FAILED),
        ("91 000,00 €", None),
    ],
)
def test_what_two_sentences_leave(
    make_document, say, run_check, solde, verdict
):
    """By the place of its terms alone: said only where a slip of the hand explains it."""
    said = [
        say("L'acquisition coûte 253 889,87 €.", "253 889,87 €"),
        say("Les lots sont vendus 125 537,50 €.", "125 537,50 €"),
        say(f"Le solde de l'opération est de {solde}.", solde),
    ]
    outcomes, left = run_check(make_document(said=said), CHECK)
    assert [one.verdict for one in outcomes] == ([verdict] if verdict else [])
    assert bool(left) == (verdict is None)


@pytest.mark.parametrize(
    ("texts", "is_outright"),
    [
        # words alone tell what the number is made of
        (
            [
                "Ils ont 1 502 licences, dont 908 de jeunes, soit 56,2 % du total."
            ],
            True,
        ),
        (
            [
                "Les admissions portent sur 9 094,30 €.",
                "L'an passé, elles avaient porté sur 9 780,00 € : la diminution est de 9,4 %.",
            ],
            True,
        ),
        (
            [
                "Ces écoles accueillent 592 élèves, à savoir 216 en maternelle et 358 en primaire."
            ],
            True,
        ),
        (
            [
                "Le lot est de 9 730,00 € HT, soit 11 384,10 € TTC avec la TVA à 20 %."
            ],
            True,
        ),
        # the units alone do
        (
            [
                "Un local de 180 m² dont la valeur locative, de 3,50 € par mètre carré et par mois,"
                " constitue un avantage de 6 850 € par an."
            ],
            False,
        ),
    ],
)
def test_what_words_tell_outright_is_so_however_it_is_no_slip(
    read_act, run_check, texts, is_outright
):
    outcomes, _ = run_check(read_act(*texts), CHECK)
    (failed,) = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert is_told_outright(failed.identity) is is_outright


@pytest.mark.parametrize(
    ("share", "misprinted"), [("10,7 %", 0.6), ("21,0 %", None)]
)
def test_a_figure_that_others_make_contradicts_its_sentence_less_surely(
    read_act, run_check, share, misprinted
):
    """Told as a change of the old amount, 12.0 %; 10.7 % is what it is of the new one."""
    text = (
        "La part de la commune est passée de 46 218 € en 2023 à 51 764 € en 2024. "
        f"L'augmentation est de 5 546 €, soit {share}."
    )
    outcomes, _ = run_check(read_act(text), CHECK)
    (failed,) = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert failed.identity.adoption.misprinted == misprinted


def test_a_bare_number_among_euros_is_a_name(state):
    sentence = "La parcelle A vaut {}, la parcelle {} vaut {}, soit un montant total de {}."
    (found,), _ = state(
        sentence, ("6 900,00 €", "585", "7 300,00 €", "14 200,00 €")
    )
    assert found.verdict is Verdict.HELD


def test_more_than_the_year_before(state, make_raw):
    header = [
        "Taxe",
        "Produit 2025",
        "Bases 2025",
        "Produit attendu 2026",
        "Bases 2026",
    ]
    rows = [
        ["Foncier bâti", "3 464 062", "8 412 000", "3 631 950", "8 647 500"],
        ["Foncier non bâti", "277 485", "1 198 300", "292 689", "1 246 100"],
        ["Total", "3 741 547", "9 610 300", "3 924 639", "9 893 600"],
    ]
    table = make_raw(
        "t1",
        header,
        rows,
        caption="Produits (en euros)",
        section="deliberation",
    )
    sentence = (
        "Le produit attendu pour 2026 est de {}, soit {} de plus qu'en 2025."
    )
    (held,), _ = state(sentence, ("3 924 639 €", "183 092 €"), tables=[table])
    (failed,), _ = state(sentence, ("3 924 639 €", "203 092 €"), tables=[table])
    assert (held.verdict, failed.verdict) == (Verdict.HELD, Verdict.FAILED)
    assert failed.expected == Decimal(183092)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40
)
@given(
    parts=st.tuples(
        st.integers(1_000, 9_999_999), st.integers(1_000, 9_999_999)
    )
)
def test_a_true_sum_is_no_deviation_and_a_cent_more_is_one(state, parts):
    def euros(cents):
        return f"{cents // 100},{cents % 100:02d} €"

    total = sum(parts)
    (held,), _ = state(ALTOGETHER, (*map(euros, parts), euros(total)))
    (failed,), _ = state(ALTOGETHER, (*map(euros, parts), euros(total + 1)))
    assert held.verdict is Verdict.HELD
    assert failed.delta == Decimal("0.01")


EACH = "Le service a coûté {} pour {} habitants, soit {} par habitant."


@pytest.mark.parametrize(
    ("each", "verdict"),
    [("98,97 €", Verdict.HELD), ("89,97 €", Verdict.FAILED)],
)
def test_what_one_has_of_a_whole(state, each, verdict):
    figures = ("3 801 700,00 €", "38 412", each)
    counts, nouns = ["amount", "persons", "rate"], ["€", "habitants", "€"]
    outcomes, _ = state(EACH, figures, counts, nouns=nouns)
    assert [one.verdict for one in outcomes] == [verdict]


EACH_OF = "La charge est de {}, soit {} pour chacun des {} habitants."
AMONG = (
    "Le centre reçoit {} enfants, dont {} de moins de six ans, en {} groupes,"
    " soit {} enfants par groupe."
)


def test_what_each_of_the_number_after_it_has(state):
    counts = ["amount", "amount", "persons"]
    nouns = ["€", "€", "habitants"]
    right = ("1 248 k€", "312 €", "4 000")
    outcomes, _ = state(EACH_OF, right, counts, nouns=nouns)
    assert [one.verdict for one in outcomes] == [Verdict.HELD]
    wrong = ("1 248 k€", "321 €", "4 000")
    outcomes, _ = state(EACH_OF, wrong, counts, nouns=nouns)
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]


def test_what_each_has_where_their_number_follows(state):
    text = (
        "Le reste à charge est de {}, soit {} par habitant pour {} habitants."
    )
    counts = ["amount", "amount", "persons"]
    nouns = ["€", "€", "habitants"]
    for share, verdict in (("31,20 €", "held"), ("32,10 €", "failed")):
        figures = ("124 800,00 €", share, "4 000")
        outcomes, _ = state(text, figures, counts, nouns=nouns)
        assert [one.verdict.value for one in outcomes] == [verdict]


def test_the_whole_that_is_shared_bears_the_noun_of_its_share(state):
    counts = ["persons", "persons", "other", "persons"]
    nouns = ["enfants", "enfants", "groupes", "enfants"]
    outcomes, _ = state(AMONG, ("144", "61", "8", "18"), counts, nouns=nouns)
    assert [one.verdict for one in outcomes] == [Verdict.HELD]


def test_a_change_may_bear_its_sign_alone(state):
    said = "Le produit passe de {} à {}, soit {}."
    kinds = ["amount", "amount", "percent"]
    outcomes, _ = state(said, ("250,00 €", "265,00 €", "+6,0 %"), kinds)
    assert [one.verdict for one in outcomes] == [Verdict.HELD]
    outcomes, _ = state(said, ("265,00 €", "250,00 €", "-6,5 %"), kinds)
    assert [one.verdict for one in outcomes] == [Verdict.FAILED]


AMENDED = (
    ["Chapitre", "Libellé", "DM n° 2 (€)"],
    [
        ["011", "Charges à caractère général", "38 640"],
        ["012", "Charges de personnel", "24 500"],
        ["", "Total", "63 140"],
    ],
)
RAISED = (
    "Le chapitre 011 est abondé de {} : {} pour l'énergie, {} pour la voirie et {} pour réparer les"
    " dégâts de l'orage."
)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("21 300 €", "9 840 €", "7 500 €"), ("38 640 €", "38640", False)),
        (("21 300 €", "9 840 €", "7 050 €"), ("7 050 €", "7500", True)),
        (("21 300 €", "9 480 €", "7 500 €"), ("9 480 €", "9840", True)),
        # one digit changed of any
        (("21 800 €", "9 840 €", "7 500 €"), None),
        # two are off, or by no slip: what is listed may not be all
        (("23 100 €", "9 480 €", "7 500 €"), None),
        (("21 300 €", "9 840 €", "6 135 €"), None),
    ],
)
def test_the_part_that_is_a_slip_where_a_table_gives_the_whole(
    make_document, make_raw, say, run_check, parts, told
):
    figures = ("38 640 €", *parts)
    text = RAISED.format(*figures)
    said = [say(text, one, "amount", noun="€") for one in figures]
    table = make_raw("t", *AMENDED, section="deliberation")
    outcomes, _ = run_check(make_document([table], said), AMOUNTS, CHECK)
    found = [
        (one.printed, str(one.expected), one.verdict is Verdict.FAILED)
        for one in outcomes
        if one.identity.rule == CHECK.code
    ]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (("483 000 €", "420 000 €", "36 000 €"), ("36 000 €", "63000")),
        (("438 000 €", "420 000 €", "63 000 €"), ("438 000 €", "483000")),
        # each may be off by one digit
        (("483 000 €", "420 000 €", "64 000 €"), ("483 000 €", "484000")),
    ],
)
def test_the_number_that_is_a_slip_of_two_parts_and_their_whole(
    state, figures, told
):
    text = "L'opération apporte {} : {} de capital et {} de prime."
    (one,), _ = state(text, figures)
    assert (one.printed, str(one.expected)) == told


def test_what_a_number_becomes_is_not_the_whole_of_its_share(state):
    sentence = (
        "Les deux avenants représentent ensemble {}, soit {} du montant initial du lot, qui est"
        " porté à {}."
    )
    figures = ("26 111,30 €", "6,55 %", "424 561,30 €")
    kinds = ("amount", "percent", "amount")
    assert state(sentence, figures, kinds)[0] == []


BUDGET = [
    ["10", "Taxe d'aménagement", "121 907,36"],
    ["13", "Subventions", "228 674,00"],
    ["16", "Emprunts", "300 000,00"],
    ["1068", "Excédents", "203 518,46"],
    ["", "Total", "854 099,82"],
]


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        ("D. Investissement – recettes", "26,8 %", "26.8"),
        ("D. Investissement – recettes", "28,6 %", "26.8"),
        # a table of something else
        ("C. Investissement – dépenses", "28,6 %", None),
    ],
)
def test_what_an_amount_covers_is_of_the_total_of_its_table(
    make_document, make_raw, say, run_check, title, said, expected
):
    table = make_raw(
        "t",
        ["Chap.", "Libellé", "Titres émis"],
        BUDGET,
        caption=title,
        section="deliberation",
    )
    text = f"Les aides encaissées, 228 674,00 €, couvrent {said} des recettes de la section."
    one, other = say(text, "228 674,00 €"), say(text, said, "percent")
    outcomes, _ = run_check(make_document([table], [one, other]), CHECK)
    found = [
        str(one.expected) for one in outcomes if one.identity.rule == CHECK.code
    ]
    assert found == ([] if expected is None else [expected])


_SHARES = (
    "Les contributions restent fixées à 5 260 000 €. Elles se répartissent ainsi : le Val en prend"
    " 38,4 %, soit 2 019 840 € ; la Plaine 27,1 %, soit 1 425 460 € ; les Étangs 21,9 %, soit"
    " 1 151 940 € ; la Haute-Vionne {}, soit {}."
)


@pytest.mark.parametrize(
    ("share", "amount", "accused"),
    [
        ("12,6 %", "662 760 €", None),
        ("16,2 %", "662 760 €", ("16,2 %", Decimal("12.6"))),
        ("12,6 %", "626 760 €", ("626 760 €", Decimal(662_760))),
    ],
)
def test_of_a_share_and_its_amount_the_slip_is_accused(
    read_act, run_check, share, amount, accused
):
    outcomes, _ = run_check(read_act(_SHARES.format(share, amount)), CHECK)
    wrong = [
        (one.printed, round(one.expected, 1))
        for one in outcomes
        if one.verdict is Verdict.FAILED
    ]
    assert wrong == ([accused] if accused else [])


@pytest.mark.parametrize(
    ("printed", "fails"), [("14 620 €", True), ("42 780 €", False)]
)
def test_so_many_times_what_prices_come_to_is_something_else(
    state, printed, fails
):
    """Three euros are paid for each meal at one."""
    figures = ("14 260", "1 €", printed)
    counts, nouns = ("other", "amount", "amount"), ("repas", "", "")
    text = (
        "Elle maintient l'aide pour {} repas à {}, soit {} attendus de l'État."
    )
    outcomes, listed = state(text, figures, counts, nouns=nouns)
    failed = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert bool(failed) is fails
    assert bool(listed) is not fails
