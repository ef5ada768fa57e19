"""Each rule of the packs holds in a clean act of its kind, and fails where the act breaks it."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from expectations.pack_rules.of_words.word_values import word_values
from expectations.pack_rules.packs import SHAPES, ask_packs, pack_of
from expectations.pack_rules.parameters import FILE, PACKS, parameters
from extract.french.folding import fold
from validate.acts.recognise import recognise_acts
from validate.conclude import conclude
from validate.discover import discover
from validate.model.act_kind import ActKind
from validate.model.identity import Nature, Severity, Verdict

from .conftest import SmallAct
from .small_acts import (
    BANDS,
    BUDGET,
    CASES,
    GUARANTEE,
    MEMBERS,
    PAID,
    PLAN,
    RAISED,
    TAXED,
    VALUED,
    WATER,
    YIELD,
)

_CHAINED = (
    "outstanding-chained",
    "outstanding-chained-before",
    "cumulated-work",
)
"""Rules whose figures stand in two lines each."""
RULES = {
    one.rule.code: one for kind in ActKind for one in pack_of(kind).expectations
}
DOCS = Path(__file__).parents[3] / "docs" / "packs.md"


def test_every_rule_has_a_case():
    assert {f"pack-{name}" for name in CASES} == set(RULES)


@pytest.mark.parametrize(
    ("service", "of_water", "of_a_network"),
    [
        ("de l'assainissement non collectif", False, False),
        ("de l'assainissement collectif", False, True),
        ("de l'eau potable et de l'assainissement", True, True),
        ("d'eau potable", True, True),
    ],
)
def test_a_report_on_sewage_lacks_no_volume_of_water(
    ask, read_act, service, of_water, of_a_network
):
    title = f"Rapport sur le prix et la qualité du service public {service}"
    said = ask(SmallAct(title, WATER.tables[1:]))
    assert "pack-complaint-rate" in said
    assert ("pack-renewal-rate" in said) is of_a_network
    assert ("pack-water-losses" in said) is of_water

    document = read_act(SmallAct(title, WATER.tables[1:]))
    asked = ask_packs(document, discover(document), recognise_acts(document))
    rules = {one.code for one in asked.applied.rules}
    assert ("pack-water-losses" in rules) is of_water


@pytest.mark.parametrize("name", CASES)
def test_a_rule_holds_in_a_clean_act(ask, name):
    clean, _ = CASES[name]
    verdicts = ask(clean).get(f"pack-{name}", [])
    assert verdicts
    assert set(verdicts) == {Verdict.HELD}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_fails_where_the_act_breaks_it(ask, name):
    clean, changed = CASES[name]
    verdicts = ask(clean.with_(changed))[f"pack-{name}"]
    broken = 2 if name in _CHAINED else 1  # what is owed stands in two lines
    assert verdicts.count(Verdict.FAILED) == broken


@pytest.mark.parametrize("name", CASES)
def test_an_act_without_the_facts_says_why_the_rule_did_not_run(ask, name):
    clean, _ = CASES[name]
    code = f"pack-{name}"
    said = ask(SmallAct(clean.title, [])).get(code)
    # what the act does not speak of is not asked
    assert said == ([] if not RULES[code].rule.spoken_of else None)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_it_needs_and_where_it_comes_from(code):
    one = RULES[code]
    assert one.rule.needs
    assert one.title[0].isupper() or one.title.startswith("É")
    assert one.title.endswith(".")
    assert one.rule.source.text
    assert one.rule.shape in SHAPES
    for day in (one.rule.source.since, one.rule.source.until):
        assert not day or date.fromisoformat(day)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_of_law_is_never_an_error(code):
    one = RULES[code]
    if one.rule.nature is Nature.LEGAL:
        assert one.severity is not Severity.ERROR


@pytest.mark.parametrize("kind", ActKind)
def test_a_pack_is_a_suite_that_great_expectations_reads(kind):
    from expectations.suite.suite_files import load_suite

    suite = load_suite(PACKS / f"{kind.value}.json")
    assert len(suite.expectations) == len(pack_of(kind).expectations)


def test_what_no_line_prints_alone_is_its_parts(ask):
    verdicts = ask(YIELD)["pack-water-authorised"]
    assert verdicts == [Verdict.HELD, Verdict.HELD]


def test_half_of_the_years_suffice_for_a_yield(ask):
    volumes, others = WATER.tables[0], WATER.tables[1:]
    last = [
        line.split("|")[0] + "|" + "|".join(line.split("|")[2:])
        for line in volumes[1]
    ]
    act = SmallAct(WATER.title, [(volumes[0], last), *others])
    verdicts = ask(act.with_(("80,5|79,4", "80,5|81,2")))["pack-network-yield"]
    assert sorted(verdicts) == [Verdict.FAILED, Verdict.HELD]


def test_bodies_that_the_sentence_after_names_have_an_agreement(ask):
    act = replace(
        CASES["yearly-agreement"][0].with_(),
        changed=(),
        prose=(
            "Une convention est signée avec les associations qui reçoivent plus de 23 000 euros.",
            "Une association est dans ce cas : l'Harmonie des Ormes.",
        ),
    )
    assert Verdict.FAILED not in ask(act)["pack-yearly-agreement"]
    assert ask(act)["pack-yearly-agreement"]


def test_an_act_below_the_threshold_keeps_it_though_it_speaks_of_agreements(
    ask,
):
    act = replace(
        CASES["yearly-agreement"][0],
        changed=(("24 500", "21 500"),),
        prose=("Une convention est signée avec la caisse des écoles.",),
    )
    verdicts = ask(act)["pack-yearly-agreement"]
    assert verdicts
    assert set(verdicts) == {Verdict.HELD}


def test_an_act_of_no_kind_is_asked_nothing(read_act):
    document = read_act(SmallAct("Questions diverses", BUDGET.tables[:1]))
    asked = ask_packs(document, discover(document), recognise_acts(document))
    assert not asked.planned
    assert asked.applied.kinds == ()


CARRIED = SmallAct(
    "État des restes à réaliser au 31 décembre 2025",
    [
        ("", ["Article|Titres émis|Reste à réaliser", "1641|110,00|40,00"]),
        (
            "",
            [
                "Section d'investissement|Montant (€)",
                "Résultat antérieur reporté (compte 001)|-21 860,55",
                "Solde d'exécution de l'exercice|18 711,72",
                "Résultat de clôture|-3 148,83",
                "Besoin de financement|139 384,88",
                "dont affecté au compte 1068|139 384,88",
                "dont reporté en fonctionnement|19 219,49",
            ],
        ),
    ],
    prose=[
        "Vu l'article R. 2311-11 du code général ;",
        "Le compte de gestion du comptable est joint.",
    ],
)


def test_what_two_likely_kinds_share_needs_no_choice_between_them(read_act):
    document = read_act(CARRIED.with_(("-3 148,83", "-3 418,83")))
    asked = ask_packs(document, discover(document), recognise_acts(document))
    said = [check.name for _, check in asked.planned]
    assert said == ["pack-closing-result"]
    assert asked.applied.kinds == ()
    assert [one.code for one in asked.applied.rules] == said
    assert not asked.abstentions


def test_a_rule_of_two_likely_kinds_that_crashes_says_so(read_act, monkeypatch):
    def crash(*_):
        raise ZeroDivisionError

    shape = RULES["pack-closing-result"].rule.shape
    monkeypatch.setitem(SHAPES, shape, crash)
    document = read_act(CARRIED)
    asked = ask_packs(document, discover(document), recognise_acts(document))
    assert "pack-closing-result" in {one.rule for one in asked.abstentions}
    assert all(one.crashed for one in asked.abstentions)


def test_a_rule_of_law_is_a_finding_of_its_own_outside_coverage(read_act):
    broken = PLAN.with_(
        ("Autofinancement|25 000,00", "Autofinancement|15 000,00")
    )
    document = read_act(broken)
    audit = _audited(document)
    (legal,) = [one for one in audit.findings if one.nature is Nature.LEGAL]
    assert legal.severity is Severity.WARNING
    assert legal.printed == "15 000,00"
    assert "20 %" in legal.message.fr
    assert not legal.money

    plain = _audited(document, packs=False)
    proofs = set(audit.coverage.proofs)
    assert proofs >= set(plain.coverage.proofs)
    own = [one for one in audit.coverage.proofs if one == legal.root]
    assert own == [one for one in plain.coverage.proofs if one == legal.root]


def _audited(document, *, packs=True):
    from expectations.pack_rules.packs import NOTHING_ASKED_OF_PACKS
    from expectations.running.run_identities import run_identities

    found = discover(document)
    asked = (
        ask_packs(document, found, recognise_acts(document))
        if packs
        else NOTHING_ASKED_OF_PACKS
    )
    outcomes, abstentions = run_identities(document, found, None, asked)
    return conclude(document, outcomes, abstentions, packs=asked.applied)


def test_a_rule_is_named_with_its_law_in_the_audit(read_act):
    audit = _audited(read_act(GUARANTEE))
    named = {one.code: one for one in audit.rules}
    assert "L. 2252-1" in named["pack-guaranteed-share"].source.fr
    assert audit.packs == (ActKind.LOAN_GUARANTEE,)


def test_a_broken_transfer_names_both_sections(read_act):
    code = "transfer-between-sections"
    _, changed = CASES[code]
    audit = _audited(read_act(BUDGET.with_(changed)))
    said = [one for one in audit.findings if one.severity is not Severity.INFO]
    assert said
    figures = {item.printed for one in said for item in one.evidence}
    assert {"59,00", "95,00"} <= figures


ONE_SIDE = [
    "Chap.|Libellé|Voté 2025|Voté 2026|Écart (€)",
    "011|Charges à caractère général|500,00|520,00|20,00",
    "023|Virement à la section d'investissement|80,00|95,00|15,00",
    "Total des dépenses||580,00|615,00|35,00",
]
OTHER_SIDE = [
    "Chap.|Libellé|Restes à réaliser 2025|Propositions|Total voté 2026",
    "13|Subventions|12,00|40,00|52,00",
    "021|Virement de la section de fonctionnement|-|95,00|95,00",
    "Total des recettes||12,00|135,00|147,00",
]
SIDES = SmallAct(
    "Vote du budget primitif 2026",
    [
        ("Section de fonctionnement – Dépenses", ONE_SIDE),
        ("Section d'investissement – Recettes", OTHER_SIDE),
    ],
)


@pytest.mark.parametrize(
    ("changed", "verdicts"),
    [
        (["|95,00|15,00", "|95,00|15,00"], [Verdict.HELD]),
        (["|95,00|95,00", "|59,00|59,00"], [Verdict.FAILED]),
        (["Écart (€)", "Différence"], [Verdict.HELD]),
        (["Écart (€)", "Variation"], [Verdict.HELD]),
        (["Total voté 2026", "Total voté 2025"], []),
        (["Total voté 2026", "Total à financer"], []),
        (["Total voté 2026", "Réalisé 2026"], []),
        (["Voté 2026", "Total 2026"], [Verdict.HELD]),
        (["Voté 2026|Écart (€)", "Voté 2026|Solde"], [Verdict.HELD]),
    ],
)
def test_columns_of_two_tables_are_compared_where_they_are_of_one_thing(
    ask, changed, verdicts
):
    before, after = changed
    said = ask(SIDES.with_((before, after)))
    assert said["pack-transfer-between-sections"] == verdicts


@pytest.mark.parametrize("header", ["Réalisé 2026", "Pour mémoire 2026"])
def test_what_is_done_or_past_is_no_column_of_what_is_voted(ask, header):
    act = SIDES.with_(("Voté 2026", "Total 2026"), ("Total voté 2026", header))
    assert ask(act)["pack-transfer-between-sections"] == []


def test_the_only_columns_of_two_tables_need_no_word_in_common(ask):
    def cut(lines, kept):
        return ["|".join(line.split("|")[at] for at in kept) for line in lines]

    sides = [cut(ONE_SIDE, (0, 1, 3, 4)), cut(OTHER_SIDE, (0, 1, 3))]
    tables = [
        (caption, lines)
        for (caption, _), lines in zip(SIDES.tables, sides, strict=True)
    ]
    act = SmallAct(SIDES.title, tables).with_(("Propositions", "Montant"))
    said = ask(act)
    assert said["pack-transfer-between-sections"] == [Verdict.HELD]


@pytest.mark.parametrize(("after", "broken"), [("350,00", 0), ("380,00", 1)])
def test_a_column_may_print_the_sign_of_what_it_lowers(ask, after, broken):
    act = RAISED.with_(
        ("||80,00|2 320,00", "||-80,00|2 320,00"),
        ("|5,00|350,00", f"|-5,00|{after}"),
    )
    verdicts = ask(act)["pack-credits-raised-and-lowered"]
    assert verdicts.count(Verdict.FAILED) == broken
    assert verdicts.count(Verdict.HELD) == len(verdicts) - broken


def test_what_nobody_lives_in_has_no_ceiling(ask):
    assert (
        ask(SmallAct(MEMBERS.title, MEMBERS.tables))["pack-mayor-ceiling"] == []
    )


@pytest.mark.parametrize(
    ("day", "rate", "verdict"),
    [
        ("2013-05-14", "19,6", Verdict.HELD),
        ("2015-05-14", "19,6", Verdict.HELD),
        ("2018-05-14", "19,6", Verdict.FAILED),
        ("2026-05-14", "5,5", Verdict.HELD),
        ("2026-05-14", "7", Verdict.FAILED),
    ],
)
def test_a_rate_of_the_tax_is_of_its_day(ask, day, rate, verdict):
    act = SmallAct(TAXED.title, TAXED.tables, date=day)
    said = ask(act.with_(("TVA 20 %", f"TVA {rate} %")))
    assert said["pack-vat-in-force"] == [verdict]


@pytest.mark.parametrize(
    ("header", "share"),
    [
        ("Évolution", "+6,0 %"),
        ("Évolutions (en %)", "6,0 %"),
        ("Écart", "6,0 %"),
        ("Part", "6,0 %"),
        ("Taux d'exécution", "96,0 %"),
        ("% du total", "6,0 %"),
        ("2026 / 2025", "+6,0 %"),
    ],
)
def test_a_percentage_of_another_thing_is_no_rate_of_the_tax(
    ask, header, share
):
    lines = [
        f"Ligne|2025|2026|{header}",
        "Total HT|95 000,00|100 000,00|+5,3 %",
        f"TVA 20 %|19 000,00|20 000,00|{share}",
    ]
    said = ask(SmallAct(TAXED.title, [("Coût", lines)]))
    assert said["pack-vat-in-force"] == [Verdict.HELD]


@pytest.mark.parametrize(
    "header", ["Taux", "%", "Taux de TVA", "Taux de la TVA", "Quantité"]
)
def test_the_rate_of_the_tax_may_stand_in_a_column_of_its_line(ask, header):
    lines = [
        f"Ligne|{header}|Montant",
        "Total HT||100 000,00",
        "TVA|19,6 %|19 600,00",
        "Total TTC||119 600,00",
    ]
    said = ask(SmallAct(TAXED.title, [("Coût", lines)]))
    assert said["pack-vat-in-force"] == [Verdict.FAILED]


@pytest.mark.parametrize(
    ("header", "verdicts"),
    [
        ("TVA 20 %", [Verdict.HELD]),
        ("TVA à 5,5 % (€)", [Verdict.HELD]),
        ("TVA (19,6 %)", [Verdict.FAILED]),
        ("TVA", []),
        ("Part de la TVA", []),
    ],
)
def test_a_header_may_tell_the_rate_of_the_tax(ask, header, verdicts):
    lines = [f"Lot|HT|{header}|TTC", "Lot 1|1 000,00|200,00|1 200,00"]
    said = ask(SmallAct(TAXED.title, [("Lots", lines)]))
    assert said["pack-vat-in-force"] == verdicts


@pytest.mark.parametrize(
    ("header", "rates", "asked"),
    [
        ("% cumulé", ("4,39 %", "3,00 %", "6,04 %"), 0),
        ("Taux", ("20,00 %", "10,00 %", "21,00 %"), 3),
    ],
)
def test_percentages_before_an_amount_of_tax_are_its_rates_where_they_are_known_ones(
    ask, header, rates, asked
):
    lines = [
        f"Lot|Montant HT|{header}|TVA|TTC",
        f"Lot 1|1 000,00|{rates[0]}|200,00|1 200,00",
        f"Lot 2|2 000,00|{rates[1]}|400,00|2 400,00",
        f"Lot 3|3 000,00|{rates[2]}|600,00|3 600,00",
    ]
    said = ask(SmallAct(TAXED.title, [("Lots", lines)]))
    assert len(said["pack-vat-in-force"]) == asked


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("La TVA est de 19,8 % du montant HT.", [Verdict.FAILED]),
        ("La TVA, au taux de 19,8 %, s'ajoute.", [Verdict.FAILED]),
        ("La TVA, de 19 800 €, ne représente que 19,8 % du coût HT.", []),
        ("La TVA augmente de 19,8 % sur un an.", []),
        ("Le fonds de compensation pour la TVA, à 16,404 %, suit.", []),
    ],
)
def test_a_share_of_something_is_no_rate_of_the_tax(ask, said, verdicts):
    act = SmallAct(TAXED.title, TAXED.tables, (said,))
    assert ask(act)["pack-vat-in-force"] == [Verdict.HELD, *verdicts]


@pytest.mark.parametrize(
    ("bands", "broken"),
    [(("Dépenses", "Recettes"), 0), (("Dépenses", "Dépenses imprévues"), 1)],
)
def test_what_is_received_has_no_ceiling_of_credits(ask, bands, broken):
    lines = [
        "Chap.|Libellé|Crédits ouverts|Mandats / titres émis",
        f"{bands[0]}",
        "011|Charges à caractère général|512 400,00|487 936,42",
        "012|Charges de personnel|1 036 500,00|1 021 884,07",
        "65|Autres charges|248 650,00|236 850,00",
        f"{bands[1]}",
        "70|Services|12 400,00|13 918,20",
    ]
    said = ask(SmallAct(PAID.title, [("Exécution du budget", lines)]))
    verdicts = said["pack-credits-are-limits"]
    assert verdicts.count(Verdict.FAILED) == broken
    assert verdicts.count(Verdict.HELD) == 3


@pytest.mark.parametrize(
    ("chapter", "broken"),
    [("042|Opérations d’ordre entre sections", 0), ("67|Charges diverses", 1)],
)
def test_operations_of_order_have_no_ceiling_of_credits(ask, chapter, broken):
    lines = [
        "Chap.|Libellé|Crédits ouverts|Mandats émis",
        "Dépenses",
        "011|Charges à caractère général|512 400,00|487 936,42",
        "012|Charges de personnel|1 036 500,00|1 021 884,07",
        f"{chapter}|64 230,00|71 118,35",
    ]
    said = ask(SmallAct(PAID.title, [("Exécution du budget", lines)]))
    verdicts = said["pack-credits-are-limits"]
    assert verdicts.count(Verdict.FAILED) == broken
    assert verdicts.count(Verdict.HELD) == 2


# -------------------------------------------------------------------------------------------------
# the parameters


def test_every_parameter_has_a_source_that_was_read():
    for one in parameters():
        assert one.article
        assert "lu" in one.verified
        assert date.fromisoformat(one.since)
        assert not one.until or one.since < one.until


def test_every_word_of_the_law_has_a_source_that_was_read():
    for one in word_values():
        assert one.article
        assert "lu" in one.verified
        assert one.line == fold(one.line)
        assert date.fromisoformat(one.since)
        assert not one.until or one.since < one.until


def test_the_table_of_parameters_is_plain():
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(parameters())


def test_the_parameters_of_rules_are_in_the_table():
    names = {one.name for one in (*parameters(), *word_values())}
    for one in RULES.values():
        assert not one.rule.parameter or one.rule.parameter in names


# -------------------------------------------------------------------------------------------------
# the page


def test_the_page_lists_every_rule_with_its_source():
    page = DOCS.read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(pack-[\w-]+)` \| (.*) \|$", page, re.M))
    assert set(listed) == set(RULES)
    for code, line in listed.items():
        one = RULES[code]
        assert one.title in line
        assert one.rule.source.cited in line


def test_packs_are_written_with_accents():
    for kind in ActKind:
        text = (PACKS / f"{kind.value}.json").read_text(encoding="utf-8")
        assert "\\u" not in text
        assert json.loads(text)["name"] == kind.value


def test_a_body_is_named_without_its_proper_name(ask):
    act = SmallAct(
        "Attribution des subventions aux associations",
        [
            (
                "Subventions 2026",
                [
                    "Association|Subvention votée 2026",
                    "Comité des fêtes|24 000,00 €",
                    "Crèche parentale « Les Petits Pas »|46 200,00 €",
                    "Judo club|3 400,00 €",
                ],
            )
        ],
        prose=[
            "Une convention est obligatoire : elle concerne {}.".format(
                "le comité des fêtes et la crèche parentale"
            )
        ],
    )
    said = ask(act)["pack-yearly-agreement"]
    assert Verdict.FAILED not in said
    other = act.with_(("la crèche parentale", "la crèche"))
    assert Verdict.FAILED in ask(other)["pack-yearly-agreement"]


def test_what_stands_below_the_total_is_no_body(ask):
    grants = [
        "Association|Subvention votée 2026",
        "Comité des fêtes|12 000,00 €",
        "Judo club|9 400,00 €",
        "Chorale|7 100,00 €",
        "Total des associations|28 500,00 €",
        "Réserve pour demandes|2 000,00 €",
        "Crédit de l'article 65748|30 500,00 €",
    ]
    act = SmallAct(
        "Attribution des subventions aux associations",
        [("Subventions 2026", grants)],
    )
    said = ask(act).get("pack-yearly-agreement", [])
    assert Verdict.FAILED not in said


_AMENDED = SmallAct(
    "Décision modificative n° 2",
    [
        (
            "3. Dépenses d'investissement",
            [
                "Article|Libellé|Crédits avant|DM n° 2|Crédits après",
                "2151|Réseaux de voirie|210 500,00|36 480,00|246 980,00",
                "041|Opérations patrimoniales|0,00|17 340,00|17 340,00",
            ],
        ),
        (
            "4. Recettes d'investissement",
            [
                "Article|Libellé|Crédits avant|DM n° 2|Crédits après",
                "1323|Subvention du Département|48 000,00|14 800,00|62 800,00",
                "041|Opérations patrimoniales|0,00|17 340,00|17 340,00",
            ],
        ),
    ],
)
_RIGHT = "041|Opérations patrimoniales|0,00|17 340,00|17 340,00"


@pytest.mark.parametrize(
    ("wrong", "failed"),
    [
        # one difference, which a change and the credits after it both print
        ("041|Opérations patrimoniales|0,00|13 740,00|13 740,00", 1),
        # two: the lines are of something else
        ("041|Opérations patrimoniales|90,00|13 740,00|13 830,00", 0),
    ],
)
def test_one_difference_in_several_columns_is_stated_once(ask, wrong, failed):
    said = ask(_AMENDED)["pack-order-041"]
    assert set(said) == {Verdict.HELD}
    act = replace(
        _AMENDED,
        tables=[
            _AMENDED.tables[0],
            (
                _AMENDED.tables[1][0],
                [line.replace(_RIGHT, wrong) for line in _AMENDED.tables[1][1]],
            ),
        ],
    )
    assert ask(act)["pack-order-041"] == [Verdict.FAILED] * failed


def test_bands_keep_the_step_that_most_keep(ask):
    touching = BANDS.with_(
        ("T2|401", "T2|400"), ("T3|601", "T3|600"), ("T4|801", "T4|800"),
        ("T5|1001", "T5|1000"),
    )  # fmt: skip
    assert set(ask(touching)["pack-bands-follow"]) == {Verdict.HELD}
    apart = BANDS.with_(("T2|401", "T2|420"), ("T4|801", "T4|850"))
    assert ask(apart)["pack-bands-follow"] == []


def test_a_margin_that_the_act_does_not_print_is_asked_of_nobody(ask):
    assert ask(replace(VALUED, prose=()))["pack-domain-margin"] == []


@pytest.mark.parametrize("people", ["4 212", "4.212", "4\u202f212", "4212"])
def test_how_many_live_there_is_read_however_its_thousands_are_parted(
    ask, people
):
    act = replace(
        MEMBERS.with_(("50,00", "56,00")),
        prose=[f"La commune compte {people} habitants."],
    )
    assert ask(act)["pack-mayor-ceiling"] == [Verdict.HELD]


def test_a_limit_of_amounts_is_none_of_what_is_counted_beside_them(ask):
    lines = [
        "Fonction|Nombre|Indemnité par mois",
        "Maire|1|2 145,69",
        "Adjoints|6|4 690,12",
        "Conseillers délégués|3|647,40",
        "Total|10|7 483,21",
        "Enveloppe maximale|7|7 567,47",
    ]
    act = SmallAct("Indemnités de fonction des élus", [("Indemnités", lines)])
    assert ask(act)["pack-members-envelope"] == [Verdict.HELD]
