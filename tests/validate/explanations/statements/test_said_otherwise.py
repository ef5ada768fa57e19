"""A stated amount that is not the cell it was tied to, and right."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.adoption import Ground, by_words
from validate.model.identity import Form, Kind

HEADER = ["Libellé", "Montant"]
ROWS = [
    ["Subvention d'équilibre", "10 500,00"],
    ["Charges courantes", "68 595,82"],
    ["Total", "79 095,82"],
]
SUBSIDY = "Une subvention d'équilibre de {} est versée."


@pytest.fixture
def explained_as(accounted, add_up, say):
    """``explained_as(cell, rows, header, *said)``: why numbers of the text are right, the first of
    which was tied to a cell; each is said as (sentence, number) or (sentence, number, counts)."""

    def run(cell, rows, header, *said, others=()):
        tied = add_up("claim-1", cell, form=Form.EQUALITY, kind=Kind.EQUALITY)
        claims = [say(*one) for one in said]
        identities = [*others, tied]
        return accounted(rows, header, said=claims, identities=identities)[1]

    return run


def test_the_amount_of_one_line(explained_as):
    said = SUBSIDY.format("10 500,00 €"), "10 500,00 €"
    assert explained_as("r2c1", ROWS, HEADER, said) == {
        "10 500,00 €": "narrower-scope"
    }


MEANS = [
    ["Énergie et eau", "168,22"],
    ["Transport", "307,07"],
    ["Total", "150,41"],
]


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("L'aide à l'énergie y reste de 168 €.", {"168 €": "narrower-scope"}),
        ("L'aide au transport y reste de 168 €.", {}),
        ("L'aide moyenne est de 168 €.", {}),
    ],
)
def test_the_rounded_amount_of_a_line_that_is_named(
    explained_as, sentence, reasons
):
    said = sentence, "168 €"
    assert explained_as("r2c1", MEANS, HEADER, said) == reasons


@pytest.mark.parametrize(
    ("adults", "reasons"),
    [("2 334", {"41 280": "said-with-more"}), ("2 434", {})],
)
def test_a_figure_that_the_text_shares_out_in_the_table_s_and_another(
    explained_as, adults, reasons
):
    rows = [["Tarif A", "20 000"], ["Tarif B", "18 946"], ["Total", "38 946"]]
    parts = f"Ce total réunit 38 946 repas d'enfants et {adults} d'adultes."
    said = [
        ("La cuisine a servi 41 280 repas.", "41 280", "other"),
        *((parts, one, "other") for one in ("38 946", adults)),
    ]
    assert explained_as("r2c1", rows, HEADER, *said) == reasons


def test_an_amount_that_no_line_prints_is_not_explained(explained_as):
    said = SUBSIDY.format("10 600,00 €"), "10 600,00 €"
    assert explained_as("r2c1", ROWS, HEADER, said) == {}


def test_a_total_that_no_word_ties_to_the_sentence_may_be_any_line(
    explained_as,
):
    rows = [
        ["D 6748", "10 500,00"],
        ["D 616", "68 595,82"],
        ["Total section", "79 095,82"],
    ]
    said = SUBSIDY.format("10 500,00 €"), "10 500,00 €"
    assert explained_as("r2c1", rows, HEADER, said) == {
        "10 500,00 €": "narrower-scope"
    }


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        (
            "Le changement de logiciel a laissé un écart de 0,30 €.",
            {"79 096,12 €": "told-difference"},
        ),
        ("Un timbre coûte 0,30 €.", {}),
        ("L'arrondi est de 0,40 €.", {}),
    ],
)
def test_a_difference_that_the_text_tells_itself(
    explained_as, sentence, reasons
):
    gap = sentence.split()[-2] + " €"
    said = "Le résultat à reprendre est de 79 096,12 €.", "79 096,12 €"
    found = explained_as("r2c1", ROWS, HEADER, said, (sentence, gap))
    assert found == reasons


DEBT = [["Commune", "2 343 951,67", "191 196,25"]]


@pytest.mark.parametrize(
    ("owed", "reasons"),
    [
        ("2 152 755,42", {"2 152 755,42": "of-its-line"}),
        ("2 125 755,42", {}),
    ],
)
def test_a_figure_made_of_those_of_its_line(explained_as, owed, reasons):
    said = f"Fin 2026, le capital dû sera de {owed} €.", owed
    header = ["Budget", "Capital restant dû", "Amortissement"]
    assert explained_as("r0c1", DEBT, header, said) == reasons


def test_a_figure_that_the_line_prints_is_not_made_of_others(explained_as):
    rows = [["Travaux", "1 200,00", "1 000,00", "200,00"]]
    said = "Le total toutes taxes comprises est de 1 000,00 €.", "1 000,00"
    header = ["Poste", "TTC", "HT", "TVA"]
    found = explained_as("r0c1", rows, header, said)
    assert "of-its-line" not in found.values()


PRICED = ["Candidat", "Prix HT", "Délai"]
AIDED = ["Club", "Adhérents", "Aide"]
OFFERS = [
    ["Atelier Bréval", "148 200,00", "4"],
    ["Cordier Paysages", "139 650,00", "6"],
    ["Ormeau", "162 480,00", "5"],
]
CLUBS = [["Judo", "120", "1 200,00"], ["Total", "7 369", "65 490,00"]]


@pytest.mark.parametrize(
    ("rows", "header", "sentence", "number", "explained"),
    [
        (OFFERS, PRICED, "Leur moyenne est de {} €.", "150 110,00", True),
        (OFFERS, PRICED, "Leur moyenne est de {} €.", "150 101,00", False),
        (OFFERS, PRICED, "Il a payé {} €.", "150 110,00", False),
        (CLUBS, AIDED, "Soit {} € par adhérent.", "8,89", True),
        (CLUBS, AIDED, "Soit {} € par adhérent.", "8,98", False),
        (CLUBS, AIDED, "Soit {} € par licence.", "8,89", False),
    ],
)  # fmt: skip
def test_a_number_that_a_table_gives_is_not_wrong(
    accounted, add_up, say, rows, header, sentence, number, explained
):
    said = [
        say(sentence.format(number), number),
        say("Soit 10,00 € et 20,00 €.", "10,00"),
    ]
    ratio = add_up("claim-1", "claim-2", form=Form.EQUALITY)
    found = accounted(rows, header, said=said, identities=[ratio])
    assert ("given-by-table" in found[1].values()) is explained


RATES = [
    ["Ancien cimetière", "612", "96,1"],
    ["Nouveau cimetière", "438", "68,7"],
    ["Columbariums", "96", "74,0"],
    ["Cavurnes", "40", "32,5"],
]


@pytest.mark.parametrize(
    ("cell", "mean", "explained"),
    [("r1c2", "67,8", True), ("r1c2", "67,9", False), ("r1c1", "67,8", False)],
)
def test_a_mean_of_few_digits_is_that_of_the_column_it_was_tied_to(
    explained_as, cell, mean, explained
):
    said = f"La moyenne simple des quatre taux est de {mean} %.", mean
    found = explained_as(cell, RATES, ["Site", "Places", "Taux"], said)
    assert ("given-by-table" in found.values()) is explained


def test_a_total_without_one_of_its_parts_is_not_explained(
    explained_as, add_up
):
    rows = [["Clôture", "12 138 625,44", "234 432,93", "12 373 058,37"]]
    said = "L'ensemble dégage 12 138 625,44 €.", "12 138 625,44"
    across = add_up("r0c3", "r0c1", "r0c2")
    header = ["Résultat", "Eau", "Bois", "Ensemble"]
    found = explained_as("r0c3", rows, header, said, others=[across])
    assert "of-its-line" not in found.values()


@pytest.mark.parametrize(
    ("share", "explained"), [("12,1 %", True), ("21,1 %", False)]
)
def test_the_share_of_a_line_is_not_the_percentage_that_it_prints(
    explained_as, share, explained
):
    rows = [
        ["Adjoints techniques", "108 580,00", "11,5 %"],
        ["Adjoints d'animation", "31 060,00", "10,4 %"],
        ["Total", "256 700,00", "9,7 %"],
    ]
    said = f"Les adjoints d'animation reçoivent {share}.", share
    header = ["Cadre d'emplois", "Enveloppe", "Écart"]
    found = explained_as("r1c2", rows, header, said)
    assert ("share-of-column" in found.values()) is explained


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("Il faut 412 600,00 € ; le foncier nu en apporte {}.", True),
        ("Le foncier nu apporte {} des 412 600,00 €.", False),
        ("Il faut 412 600,00 € ; le péage en apporte {}.", False),
        ("Il faut 421 600,00 € ; le foncier nu en apporte {}.", False),
    ],
)
def test_the_share_of_a_named_line_in_a_figure_said_before(
    explained_as, sentence, explained
):
    rows = [
        ["Foncier (aides)", "12 840,00", "97,9 %"],
        ["Taxe foncière", "402 100,00", "64,1 %"],
        ["Taxe de séjour", "10 500,00", "35,9 %"],
        ["Produit", "412 600,00", "100,0 %"],
    ]
    number, *wholes = "97,5 %", "412 600,00", "421 600,00"
    text = sentence.format(number)
    said = [(text, one) for one in (number, *wholes) if one in text]
    header = ["Taxe", "Produit", "Part des aides"]
    found = explained_as("r0c2", rows, header, *said)
    assert ("share-of-column" in found.values()) is explained


@pytest.mark.parametrize(
    ("sentence", "explained"),
    [
        ("Un lot se vend en moyenne {} hors taxe.", True),
        ("Les lots se vendent {} hors taxe.", False),
    ],
)
def test_a_mean_of_ten_leaves_no_digit_out(explained_as, sentence, explained):
    rows = [["Lotissement", "408 216,67"], ["Maison", "95 000,00"]]
    said = sentence.format("40 821,67"), "40 821,67"
    found = explained_as("r0c1", rows, ["Opération", "Prix"], said)
    assert ("mean-of-ten" in found.values()) is explained


@pytest.mark.parametrize(
    ("base", "explained"),
    [("de la surface", True), ("de la dépense", False), ("", False)],
)
def test_a_share_of_the_column_that_its_words_name(
    explained_as, base, explained
):
    rows = [
        ["Rue des Tanneurs", "5 861,4", "38,2 %"],
        ["Route de Malvaux", "15 404,0", "47,6 %"],
        ["Trottoirs, rue Haute", "904,0", "14,2 %"],
        ["Programme", "22 169,4", "100,0 %"],
    ]
    said = f"Les trottoirs de la ville font 4,1 % {base}.", "4,1 %"
    header = ["Voie", "Surface (m²)", "Part"]
    found = explained_as("r0c2", rows, header, said)
    assert ("share-of-column" in found.values()) is explained


@pytest.mark.parametrize(
    ("now", "explained"), [("277,99", True), ("279,77", False)]
)
def test_a_table_over_what_the_sentence_counts_gives_its_number(
    accounted, add_up, say, now, explained
):
    rows = [["Produit des taxes", "1 400 434,00", "1 449 447,00"]]
    sentence = "Par habitant (5 214 habitants), on passe de 268,59 à {}."
    said = [
        say(sentence.format(now), now),
        say(sentence.format(now), "5 214", "other"),
        say(sentence.format(now), "268,59"),
    ]
    raised = add_up("claim-1", "claim-3", form=Form.EQUALITY)
    header = ["Taxe", "2024", "2025"]
    found = accounted(rows, header, said=said, identities=[raised])
    assert ("given-by-table" in found[1].values()) is explained


@pytest.mark.parametrize(
    ("share", "reasons"),
    [("10,2 %", {"10,2 %": "share-of-other-column"}), ("12,0 %", {})],
)
def test_a_share_of_what_another_column_comes_to(
    accounted, add_up, say, share, reasons
):
    rows = [
        ["Marais", "268", "1 072"],
        ["Plaine", "335", "603"],
        ["Ensemble", "1 111", "3 281"],
    ]
    said = [
        say(f"Un passage de plus ferait {share} du total.", share, "percent")
    ]
    of_water = add_up("claim-1", "r1c1", "r2c1", form=Form.RATIO)
    of_water = replace(of_water, constant=Decimal(100))
    header = ["Zone", "En eau (ha)", "Traités (ha)"]
    found = accounted(rows, header, said=said, identities=[of_water])[1]
    assert found == reasons
    # told outright, it was mistaken for the right one
    told = replace(
        of_water,
        rule="stated-relations",
        adoption=by_words("the sentence gives a share", Ground.POSITION),
    )
    assert not accounted(rows, header, said=said, identities=[told])[1]


@pytest.mark.parametrize(
    ("share", "reasons"),
    [("48,0 %", {"48,0 %": "share-of-other-column"}), ("49,0 %", {})],
)
def test_a_share_of_another_figure_of_its_line_than_the_text_gives(
    accounted, add_up, say, share, reasons
):
    rows = [
        ["Nord", "345 150", "712 631", "51 190"],
        ["Sud", "263 200", "555 400", "114 518"],
        ["Total", "608 350", "1 268 031", "165 708"],
    ]
    whole = "1 102 323 €"
    text = f"Des {whole}, la viabilisation est, avant abattement, {share}."
    said = [say(text, share, "percent"), say(text, whole)]
    of_what_is_left = add_up("claim-1", "r2c1", "claim-2", form=Form.RATIO)
    of_what_is_left = replace(of_what_is_left, constant=Decimal(100))
    header = ["Lycée", "Viabilisation (€)", "Total (€)", "Abattement (€)"]
    found = accounted(rows, header, said=said, identities=[of_what_is_left])[1]
    assert found == reasons


@pytest.mark.parametrize(
    ("header", "explained"),
    [
        (["Produit", "2025", "2024"], False),
        (["Produit", "Encaissé", "Attendu"], True),
    ],
)
def test_a_share_in_what_another_year_comes_to_is_none(
    accounted, add_up, say, header, explained
):
    rows = [
        ["Redevance passagers", "4 381", "4 126"],
        ["Loyers", "6 094", "5 843"],
        ["Total", "10 475", "9 969"],
    ]
    text = "La redevance fournit 43,9 % du produit."
    said = [say(text, "43,9 %", "percent")]
    made = add_up("claim-1", "r0c1", "r2c1", form=Form.RATIO)
    made = replace(made, constant=Decimal(100))
    found = accounted(rows, header, said=said, identities=[made])[1]
    assert ("share-of-other-column" in found.values()) is explained


def test_what_one_of_something_has_is_no_share(accounted, add_up, say):
    rows = [
        ["Club", "148", "117", "4 612"],
        ["Total", "1 296", "723", "39 052"],
    ]
    said = [say("L'aide moyenne est de 54,01 € par licencié.", "54,01 €")]
    made = add_up("claim-1", "r1c3", "r1c1", form=Form.RATIO)
    header = ["Club", "Licenciés", "Jeunes", "Aide"]
    found = accounted(rows, header, said=said, identities=[made])[1]
    assert "share-of-other-column" not in found.values()
