"""A number of the text that is right by another one told beside it."""

from dataclasses import replace

import pytest

from validate.model.adoption import Ground, by_words
from validate.model.identity import Form, Kind

HEADER = ["Bénéficiaire", "Écart"]
ROWS = [
    ["Communauté", "96,00"],
    ["Communes", "55 749,00"],
    ["Ensemble", "55 845,00"],
]
RATES = [["Prêt A", "2,10 %"], ["Prêt B", "2,52 %"], ["Ensemble", "2,34 %"]]


@pytest.fixture
def explained(accounted, add_up, say):
    """``explained(rows, *said)``: why numbers of the text are right, the first of which was tied to
    the last line of a table; each is said as (sentence, number, what it counts)."""

    def run(rows, *said):
        cell = f"r{len(rows) - 1}c1"
        tied = add_up("claim-1", cell, form=Form.EQUALITY, kind=Kind.EQUALITY)
        claims = [say(*one) for one in said]
        return accounted(rows, HEADER, said=claims, identities=[tied])[1]

    return run


def euros(sentence, *numbers):
    return [(sentence, one, "eur") for one in numbers]


@pytest.mark.parametrize(
    ("printed", "beside", "reasons"),
    [
        ("55 749,00 €", "96,00 €", {"55 749,00 €": "told-with-another"}),
        ("55 941,00 €", "96,00 €", {"55 941,00 €": "told-with-another"}),
        ("55 749,00 €", "97,00 €", {}),
        ("56 845,00 €", "1 000,00 €", {}),
        ("55 800,00 €", "45,00 €", {}),
        ("55 836,27 €", "8,73 €", {}),
    ],
    ids=["left", "with it", "another", "a slip", "few digits", "too small"],
)
def test_what_another_number_of_the_text_makes_a_figure_of_the_table(
    explained, printed, beside, reasons
):
    sentence = f"Les communes gagnent {printed}, et la communauté {beside}."
    said = euros(sentence, printed, beside)
    rows = [["Communes", "55 000,00"], ["Ensemble", "55 845,00"]]
    assert explained(rows, *said) == reasons


@pytest.mark.parametrize(
    ("parts", "reasons"),
    [
        (("claim-3", "r0c1"), {"55 749,00 €": "told-with-another"}),
        (("claim-3", "claim-4"), {}),
    ],
    ids=["one of them", "both"],
)
def test_a_sentence_that_tells_what_its_number_is_made_of_says_no_rest(
    accounted, add_up, say, parts, reasons
):
    sentence = "55 749,00 €, sans 96,00 €, pour 54 000,00 € et 1 700,00 €."
    numbers = ("55 749,00 €", "96,00 €", "54 000,00 €", "1 700,00 €")
    said = [say(sentence, one, "eur") for one in numbers]
    told_sum = add_up("claim-1", *parts)
    rows = [["Communes", "55 000,00"], ["Ensemble", "55 845,00"]]
    found = accounted(rows, HEADER, said=said, identities=[told_sum])[1]
    assert found == reasons


@pytest.mark.parametrize(
    ("margin", "reasons"),
    [("0,45 %", {"2,75 %": "sum-of-rates"}), ("0,55 %", {})],
)
def test_a_rate_that_two_told_before_it_make(
    accounted, add_up, say, margin, reasons
):
    sentence = f"Au taux fixe de 2,30 % s'ajoute {margin} : il sera de 2,75 %."
    said = [
        say(sentence, one, "percent") for one in ("2,30 %", margin, "2,75 %")
    ]
    tied = add_up("claim-3", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)
    header = ["Prêt", "Taux"]
    found = accounted(RATES, header, said=said, identities=[tied])[1]
    assert found == reasons


@pytest.fixture
def tied_to_total(accounted, add_up, say):
    """``tied_to_total(text, numbers, said)``: why the number ``said`` of a text is right that was
    tied to a total of 55 845; its numbers are each with what it counts."""

    def run(text, numbers, said):
        rows = [["Communes", "55 000,00"], ["Ensemble", "55 845,00"]]
        place = 1 + list(numbers).index(said)
        tied = add_up(
            f"claim-{place}", "r1c1", form=Form.EQUALITY, kind=Kind.EQUALITY
        )
        claims = [say(text, *each) for each in numbers.items()]
        return accounted(rows, HEADER, said=claims, identities=[tied])[1]

    return run


@pytest.mark.parametrize(
    ("growth", "reasons"),
    [("6,2", {"1 873,00": "told-product"}), ("6,4", {})],
)
def test_what_two_numbers_of_the_text_multiply_to(
    tied_to_total, growth, reasons
):
    text = f"302,15 ha en sylviculture, {growth} m³ par hectare, soit 1 873 m³."
    numbers = dict.fromkeys(("302,15", growth, "1 873"), "other")
    found = tied_to_total(text, numbers, "1 873")
    assert set(found.values()) == set(reasons.values())


def test_a_number_said_again_is_no_product_of_itself(tied_to_total):
    text = "Le solde de -1 873 € fait, pour 1 lot, 1 873 €."
    numbers = ["-1 873 €", "1", "1 873 €"]
    assert not tied_to_total(text, dict.fromkeys(numbers, "amount"), "1 873 €")


@pytest.mark.parametrize(
    ("built", "reasons"),
    [("20 235", {"794,04 €": "told-quotient"}), ("20 325", {})],
)
def test_what_one_number_of_the_text_is_over_another(
    tied_to_total, built, reasons
):
    text = f"{built} prises, pour 16 067 325 €, reviennent à 794,04 €."
    numbers = {
        built: "other",
        "16 067 325 €": "amount",
        "794,04 €": "amount",
    }
    found = tied_to_total(text, numbers, "794,04 €")
    assert found == reasons


@pytest.mark.parametrize(
    ("kind", "told"), [("other", {"18 251,08 €"}), ("percent", set())]
)
def test_nothing_is_parted_among_a_percentage(tied_to_total, kind, told):
    text = "Les lots, 365 021,65 €, sont à 20,0 : 18 251,08 € sont retenus."
    numbers = {
        "365 021,65 €": "amount",
        "20,0": kind,
        "18 251,08 €": "amount",
    }
    assert set(tied_to_total(text, numbers, "18 251,08 €")) == told


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("hors taxes", {"82 050 €": "told-without-tax"}),
        ("en tout", {}),
    ],
)
def test_an_amount_without_the_tax_of_one_told_beside_it(
    tied_to_total, said, reasons
):
    text = f"La cour a coûté 98 460 € ; {said}, la dépense est de 82 050 €."
    numbers = dict.fromkeys(("98 460 €", "82 050 €"), "amount")
    found = tied_to_total(text, numbers, "82 050 €")
    assert found == reasons


@pytest.mark.parametrize(
    ("times", "reasons"),
    [("trois", {"235 053,70 €": "told-times"}), ("deux", {})],
)
def test_how_far_a_number_is_from_so_many_times_another(
    tied_to_total, times, reasons
):
    text = (
        f"Pour 685 053,70 €, il dépasse de 235 053,70 € {times} fois le budget"
        " de 150 000 €."
    )
    numbers = dict.fromkeys(
        ("685 053,70 €", "235 053,70 €", "150 000 €"), "amount"
    )
    found = tied_to_total(text, numbers, "235 053,70 €")
    assert found == reasons


@pytest.mark.parametrize(
    ("verb", "new", "reasons"),
    [
        ("gagneraient", "60,00 €", {"2 350,00 €": "told-would-be"}),
        ("gagneraient", "61,00 €", {}),
        ("gagnent", "60,00 €", {}),
    ],
)
def test_what_would_be_with_what_the_sentence_names(
    explained, verb, new, reasons
):
    sentence = f"Avec {new} d'un sixième, tous {verb} alors 2 350,00 €."
    said = euros(sentence, "2 350,00 €", new)
    rows = [["Communes", "2 190,00"], ["Ensemble", "2 290,00"]]
    assert explained(rows, *said) == reasons


@pytest.mark.parametrize(
    ("effect", "reasons"),
    [("858,70 €", {"54 986,30 €": "told-would-be"}), ("859,70 €", {})],
)
def test_what_would_be_without_what_the_sentence_calls_a_rate(
    tied_to_total, effect, reasons
):
    text = (
        f"Il aurait rapporté 54 986,30 €, l'effet du tarif étant de {effect}."
    )
    numbers = {"54 986,30 €": "amount", effect: "rate"}
    assert tied_to_total(text, numbers, "54 986,30 €") == reasons


@pytest.mark.parametrize(
    ("grounds", "reasons"),
    [
        ((), {"55 749,00 €": "told-with-another"}),
        ((Ground.POSITION,), {}),
    ],
    ids=["words", "outright"],
)
def test_what_words_tell_outright_is_no_other_reading(
    accounted, add_up, say, grounds, reasons
):
    printed, beside = "55 749,00 €", "96,00 €"
    said = [say(f"{one}.", one, "eur") for one in (printed, beside)]
    told = replace(
        add_up("claim-1", "r0c1", form=Form.EQUALITY, kind=Kind.EQUALITY),
        rule="stated-relations",
        adoption=by_words("the sentence says so", *grounds),
    )
    rows = [["Communes", "55 000,00"], ["Ensemble", "55 845,00"]]
    assert accounted(rows, HEADER, said=said, identities=[told])[1] == reasons


@pytest.mark.parametrize(
    ("verb", "rate", "reasons"),
    [
        ("est ramené à", "82,4 %", {"82,4 %": "told-share"}),
        ("est ramené à", "82,5 %", {}),
        ("reste de", "82,4 %", {}),
    ],
)
def test_a_rate_brought_to_the_share_of_two_amounts(
    tied_to_total, verb, rate, reasons
):
    text = (
        f"Les crédits sont portés à 2 146 000 € pour 1 767 503 € de mandats et le"
        f" taux {verb} {rate}."
    )
    numbers = dict.fromkeys(("2 146 000 €", "1 767 503 €"), "amount")
    found = tied_to_total(text, numbers | {rate: "percent"}, rate)
    assert found == reasons


def test_a_rate_brought_to_the_share_of_an_amount_of_its_line(tied_to_total):
    text = "Les crédits sont portés à 60 000 € et le taux est ramené à 93,1 %."
    numbers = {"60 000 €": "amount", "93,1 %": "percent"}
    found = tied_to_total(text, numbers, "93,1 %")
    assert found == {"93,1 %": "told-share"}


@pytest.mark.parametrize(
    ("of", "reasons"),
    [
        ("d'usage", {"52,92 €": "told-by-month"}),
        ("payé", {}),
    ],
)
def test_a_month_of_use_is_one_of_the_twelve_of_a_year(
    say, accounted, add_up, of, reasons
):
    text = (
        f"Qui paie 10 mois d'avance règle 635,00 €, soit 52,92 € par mois {of}."
    )
    said = [say(text, one, "amount") for one in ("635,00 €", "10", "52,92 €")]
    divided = add_up(
        "claim-3", "claim-1", "claim-2", form=Form.RATIO, kind=Kind.DIFFERENCE
    )
    _, found = accounted(ROWS, HEADER, said=said, identities=[divided])
    assert found == reasons
