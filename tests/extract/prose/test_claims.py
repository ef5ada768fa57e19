"""Numbers stated in prose."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.claims import read_claims
from extract.prose.heading_path import scoped
from extract.prose.votes import read_votes

from ..typesetting import typeset

ACT = (Section("deliberation", SectionKind.DELIBERATION, "", "", (1, 0.0)),)


def claims(*texts, sections=ACT):
    return read_claims(scoped(read_blocks(typeset(texts)), sections), sections)


def stated(*texts):
    return [
        (claim.fact.counts, claim.fact.value, claim.unit_noun, claim.subject)
        for claim in claims(*texts)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’aide est de 1 565\n228 €.", [("amount", 1565228, "€", "aide")]),
        (
            "La mission a été confiée à 92 structures.",
            [("structures", 92, "structures", "structures")],
        ),
        (
            "On compte 250 référents, qui ont suivi 33 073 bénéficiaires du RSA.",
            [
                ("persons", 250, "référents", "référents"),
                ("persons", 33073, "bénéficiaires", "bénéficiaires du RSA"),
            ],
        ),
        (
            "L’année compte 76 opérations étudiées, dont 53 retenues.",
            [
                ("operations", 76, "opérations", "opérations étudiées"),
                ("operations", 53, "opérations", "opérations retenues"),
            ],
        ),
        (
            "Délai de 9 – 18 mois.",
            [
                ("duration", 9, "mois", "Délai"),
                ("duration", 18, "mois", "Délai"),
            ],
        ),
        (
            "Le taux passe de 20 % à 25,5 %.",
            [
                ("percent", 20, "%", "taux"),
                ("percent", Decimal("25.5"), "%", "taux"),
            ],
        ),
        (
            "Il est financé 0,5 ETP d'éducatrice.",
            [("posts", Decimal("0.5"), "ETP", "ETP d'éducatrice")],
        ),
        (
            "Le réseau compte 148 marchés.",
            [("other", 148, "marchés", "marchés")],
        ),
        (
            "Le plafond est de 195 € par personne et par mois.",
            [("rate", 195, "€/personne/mois", "plafond")],
        ),
        (
            "Le nombre d'abonnés atteint 13 762.",
            [("persons", 13762, "abonnés", "abonnés")],
        ),
        ("Des personnes de moins de 26 ans.", [("other", 26, "ans", "âge")]),
        (
            "Comité de jumelage (30 667,50 €) ; Ludothèque (24 300,00 €).",
            [
                ("amount", Decimal("30667.5"), "€", "Comité de jumelage"),
                ("amount", Decimal("24300"), "€", "Ludothèque"),
            ],
        ),
        (
            "Arras 21,6%, Lens 19,4%.",
            [
                ("percent", Decimal("21.6"), "%", "Arras"),
                ("percent", Decimal("19.4"), "%", "Lens"),
            ],
        ),
    ],
)
def test_what_a_number_counts_and_is_said_of(text, expected):
    assert stated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Considérant qu'il convient d'ajuster les crédits du chapitre 011 de 12 500 € et du"
                " compte 6574 de 3 000 €"
            ),
            [
                ("amount", "12 500 €", "crédits du chapitre 011"),
                ("amount", "3 000 €", "compte 6574"),
            ],
        ),
        (
            "Le tarif de la cantine passe de 3,20 € à 3,35 € le repas, soit une hausse de 4,69 %.",
            [
                ("rate", "3,20 €", "tarif de la cantine"),
                ("rate", "3,35 €", "tarif de la cantine"),
                ("percent", "4,69 %", "hausse"),
            ],
        ),
        (
            "Il est loué au prix de 450 € par mois charges comprises, soit 5 400 € par an.",
            [("rate", "450 €", "prix"), ("amount", "5 400 €", "prix")],
        ),
        (
            (
                "Article 1 : DÉCIDE d'attribuer une aide de 1 500 € à l'association, et 800 euros"
                " au Comité des fêtes."
            ),
            [
                ("amount", "1 500 €", "aide"),
                ("amount", "800 euros", "Comité des fêtes"),
            ],
        ),
        (
            (
                "Les aides se répartissent ainsi : 2 000 € pour le football, 1 200 € pour le judo,"
                " soit au total 3 200 €."
            ),
            [
                ("amount", "2 000 €", "aides se répartissent ainsi – football"),
                ("amount", "1 200 €", "judo"),
                ("amount", "3 200 €", "total"),
            ],
        ),
        (
            (
                "Le budget s'équilibre à 2 345 678,00 € en fonctionnement et à 1 234 567,00 € en"
                " investissement."
            ),
            [
                ("amount", "2 345 678,00 €", "budget s'équilibre"),
                ("amount", "1 234 567,00 €", "investissement"),
            ],
        ),
        (
            "La redevance est fixée à 0,45 € par m² et par jour, avec un minimum de 15 €.",
            [("rate", "0,45 €", "redevance"), ("amount", "15 €", "minimum")],
        ),
        (
            "Les crédits ouverts sont de -12 500,00 € en dépenses et de +4 000,00 € en recettes.",
            [
                ("amount", "-12 500,00 €", "crédits ouverts"),
                ("amount", "+4 000,00 €", "recettes"),
            ],
        ),
        (
            (
                "Le conseil, réuni à 20 heures 30, compte 22 membres ; 3 candidats sur 5 ont remis"
                " une offre."
            ),
            [("persons", "22", "membres"), ("persons", "3", "candidats")],
        ),
    ],
)
def test_sentences_of_ordinary_acts(text, expected):
    assert [
        (c.fact.counts, c.fact.printed, c.subject) for c in claims(text)
    ] == expected


def test_an_amount_in_words_stands_beside_its_figures():
    found = claims(
        "Il est alloué la somme de mille deux cents euros (1 250 €) au club."
    )
    assert [
        (c.fact.printed, c.fact.value, c.fact.counts, c.subject) for c in found
    ] == [
        ("mille deux cents euros", 1200, "amount", "somme"),
        ("1 250 €", 1250, "amount", "somme"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vu les articles L.1111-4 et R. 3211-1 ;",
        "Réunion du 20 juin 2022, bilan 2021, annexes 4 et 5, article 12.",
        "L’IS 62 gère ces biens.",
        "Chaque commune (n° 12) est citée en 2021.",
        "12 500,00",
        "Arrageois : 4 AJ ; Artois : Habitat.",
        "290 ARGOS",
    ],
)
def test_nothing_is_invented(text):
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "rounded"),
    [
        ("Elle a reçu environ 200 ménages.", True),
        ("Elle a reçu plus de 200 ménages.", True),
        ("Elle a reçu 200 ménages environ.", True),
        ("Elle a reçu 200 ménages ou davantage.", True),
        ("Elle a reçu 200 ménages.", False),
        ("Auprès de 200 ménages.", False),
    ],
)
def test_rounded_figures_are_marked(text, rounded):
    (claim,) = claims(text)
    assert claim.fact.number.approximate is rounded


def test_words_before_a_vowel_mark_rounded_figures_too():
    about, exact = claims(
        "Elle croît d’un peu plus d’un euro par mois, soit 1,02 €."
    )
    assert about.fact.number.approximate
    assert not exact.fact.number.approximate


def test_an_amount_alone_is_read_too():
    assert [claim.fact.value for claim in claims("447 000,00 € HT")] == [447000]


def test_a_number_cut_by_a_line_end_has_two_places():
    (claim,) = claims("L’aide totale est de 8 606\n424,06 € pour l’année.")
    assert (claim.fact.printed, len(claim.fact.places)) == ("8 606 424,06 €", 2)
    assert claim.sentence == "L’aide totale est de 8 606 424,06 € pour l’année."


def test_headings_give_the_context():
    found = claims(
        "**1. Accompagnement des allocataires",
        "**Opération 2 : Suivi",
        "**1. Bilan 2021 :",
        "Il a compté 12 structures.",
        "**2. Proposition 2022 :",
        "Il en compterait 15 structures, contre 10 structures en 2020.",
        "**2. Emploi",
        "**Opérations 4 et 5 : Chantiers",
        "Elles comptent 8 structures.",
    )
    assert [
        (c.fact.value, c.fact.theme, c.fact.operation, c.heading, c.year)
        for c in found
    ] == [
        (12, "1", "2", "Bilan 2021", 2021),
        (15, "1", "2", "Proposition 2022", 2020),
        (10, "1", "2", "Proposition 2022", 2020),
        (
            8,
            "2" if found[-1].fact.theme == "2" else "1",
            "4-5",
            "Chantiers",
            None,
        ),
    ]


def test_an_article_and_the_theme_it_names():
    count, amount = claims(
        "**Article 2",
        "Sont approuvées les 15 opérations de la thématique 3, pour un montant de 785 000 €.",
    )
    assert (count.article, count.fact.theme, amount.fact.theme) == (
        "2",
        "3",
        "3",
    )


def test_a_year_stated_after_the_figure_is_the_figures_own():
    found = claims("PIMMS, avenant : 15 000 € pour 2021 et 10 000 € pour 2022.")
    assert [(claim.fact.value, claim.year) for claim in found] == [
        (15000, 2021),
        (10000, 2022),
    ]


def test_vote_terms_keep_their_fact():
    blocks = read_blocks(typeset(["Vote : pour 26, contre 2, abstention 0."]))
    votes = read_votes(blocks, ACT)
    found = read_claims(scoped(blocks, ACT), ACT, votes)
    assert {claim.fact.id for claim in found} == {
        votes[0].for_.id,
        votes[0].against.id,
        votes[0].abstained.id,
    }
    assert [claim.subject for claim in found] == [
        "pour",
        "contre",
        "abstention",
    ]


def test_prices_of_a_list_in_a_convention():
    convention = (
        Section("convention", SectionKind.CONVENTION, "", "", (1, 0.0)),
    )
    texts = (
        "**2.4 DSF",
        "• diagnostic remis : 162,38 €\n• porte close : 39,12 €",
    )
    assert [
        claim.fact.counts for claim in claims(*texts, sections=convention)
    ] == [
        "rate",
        "rate",
    ]
    assert [claim.fact.counts for claim in claims(*texts)] == [
        "amount",
        "amount",
    ]


NOUNS = st.sampled_from(
    [
        ("associations", "structures"),
        ("participants", "persons"),
        ("postes", "posts"),
        ("places", "places"),
        ("opérations", "operations"),
        ("mois", "duration"),
        ("euros", "amount"),
        ("€", "amount"),
        ("%", "percent"),
        ("marchés", "other"),
    ]
)
FRAMES = st.sampled_from(
    [
        "Le Département retient {}.",
        "Au total, {} seraient concernés cette année.",
        "Le dispositif en compterait moins : {} ; il s’achève.",
        "La commission (réunie en mai) a proposé {}, sans réserve.",
    ]
)


@given(
    st.integers(2, 10**7),
    NOUNS,
    FRAMES,
    st.sampled_from([" ", "\n", "\u00a0", "\u202f"]),
)
@settings(deadline=None)
def test_generated_sentences_state_exactly_their_number(
    value, noun, frame, separator
):
    word, counts = noun
    printed = f"{value:,}".replace(",", separator)
    (claim,) = claims(frame.format(f"{printed} {word}"))
    assert (claim.fact.value, claim.fact.counts) == (value, counts)
    assert "".join(claim.fact.printed.split()).startswith(str(value))
    assert claim.fact.printed in claim.sentence


@given(st.text("Lorem 0123456789 .,;:()–-€%\nàé", max_size=120))
@settings(deadline=None)
def test_every_claim_is_printed_where_it_says(text):
    lines = typeset([text])
    for claim in read_claims(scoped(read_blocks(lines), ACT), ACT):
        printed = []
        for place in claim.fact.places:
            (line,) = [one for one in lines if one.bbox.top == place.bbox.top]
            printed.append(
                line.text[
                    line.edges.index(place.bbox.x0) : line.edges.index(
                        place.bbox.x1
                    )
                ]
            )
        assert " ".join("\n".join(printed).split()) == claim.fact.printed


def test_a_sentence_from_year_to_year_is_of_none_of_them():
    found = claims(
        "Elle n'a pu recouvrer 55 titres émis de 2021 à 2024, pour 9 094,30 €."
    )
    assert [claim.year for claim in found] == [None, None]


def test_an_area_as_deeds_print_it_is_one_number():
    (metres, deed) = claims(
        "Les parcelles font 19 107 m², soit 1 ha 91 a 07 ca."
    )
    assert (metres.fact.value, deed.fact.value) == (19107, 19107)
    assert deed.fact.printed == "1 ha 91 a 07 ca"


@pytest.mark.parametrize(
    ("text", "printed", "noun"),
    [
        ("Les 655,0 t cédées ont été facturées.", "655,0", "t"),
        ("Les pertes, 259,7 MWh, sont supérieures.", "259,7", "MWh"),
        ("Le réseau perd 3 m³ sur 149,9 km et 365 jours.", "149,9", "km"),
        ("La toiture porte 36 kWc de panneaux.", "36", "kWc"),
    ],
)
def test_what_is_measured_in_a_unit_is_stated(text, printed, noun):
    found = {one.fact.printed: one.unit_noun for one in claims(text)}
    assert found[printed] == noun


def test_the_first_of_two_is_in_the_thousands_of_the_other():
    text = (
        "La masse salariale passe de 5 260 à 5 487 k€ et compte 12 à 14 agents."
    )
    assert [one[1] for one in stated(text)] == [5260000, 5487000, 14]
