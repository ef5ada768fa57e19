"""Votes and attendance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.lines.paragraphs import read_blocks
from extract.lines.sections import Section, SectionKind
from extract.prose.votes import find_vote_counts, read_votes

from ..typesetting import typeset

TERMS = (
    "for_",
    "against",
    "abstained",
    "not_voting",
    "present",
    "proxies",
    "absent",
    "members",
)


def section(kind=SectionKind.DELIBERATION):
    return (Section("s", kind, "", "", (1, 0.0)),)


def votes(*texts, kind=SectionKind.DELIBERATION):
    return [
        {
            term: int(fact.value)
            for term in TERMS
            if (fact := getattr(vote, term)) is not None
        }
        for vote in read_votes(read_blocks(typeset(texts)), section(kind))
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [
                "Membres en exercice : 78 – présents : 68 – excusés : 5 – absents : 5"
            ],
            {"members": 78, "present": 68, "absent": 5},
        ),
        (
            [
                "Nombre de conseillers en exercice : 29. Présents :\n25. Pouvoirs : 3. Absent : 1."
            ],
            {"members": 29, "present": 25, "proxies": 3, "absent": 1},
        ),
        (
            ["Vote : suffrages exprimés 28 – pour 26, contre 2, abstention 0."],
            {"for_": 26, "against": 2, "abstained": 0},
        ),
        (
            [
                "Adopté à l'unanimité (34 votants : 34 pour, 0 contre, 0 abstention)."
            ],
            {"for_": 34, "against": 0, "abstained": 0},
        ),
        (
            [
                "Résultat du scrutin :",
                "• Pour : 60 voix (groupe Union)\n• Contre : 0 voix\n• Abstention : 13 voix",
            ],
            {"for_": 60, "against": 0, "abstained": 13},
        ),
        (
            [
                "Par 26 voix pour, 2 voix contre et 1 abstention, le conseil adopte."
            ],
            {"for_": 26, "against": 2, "abstained": 1},
        ),
        (
            [
                "Pour : 25 - Contre : 2 - Abstention(s) : 1 - Ne prend pas part au vote : 2"
            ],
            {"for_": 25, "against": 2, "abstained": 1, "not_voting": 2},
        ),
        (
            ["Convoqué le 5 mai 2026 Présents : 13 Pouvoirs : 2 Absents : 0"],
            {"present": 13, "proxies": 2, "absent": 0},
        ),
    ],
)
def test_forms_of_a_vote(texts, expected):
    assert votes(*texts) == [expected]


def test_forms_to_fill_in():
    texts = [
        "Nombre de membres Présents 22 En exercice 29 Qui ont pris part à la délibération : 27"
    ]
    texts += ["pour: 25 contre: 1 abstention(s): 1 non votant(s) : 2"]
    assert votes(*texts) == [
        {
            "for_": 25,
            "against": 1,
            "abstained": 1,
            "not_voting": 2,
            "present": 22,
            "members": 29,
        },
    ]


def test_a_quorum_counts_nobody():
    text = (
        "Présents : 14. Ayant donné pouvoir : 3. Le quorum, fixé à 10 présents, est"
        " atteint."
    )
    assert votes(text) == [{"present": 14, "proxies": 3}]


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("Le quorum étant atteint, 23 présents, 4 procurations.", 23),
        ("Quorum atteint – Présents : 15, procurations : 2.", 15),
        ("Quorum : 10. Présents : 15, procurations : 2.", 15),
        ("Quorum : 10 présents : 15 procurations : 2.", 15),
    ],
)
def test_who_is_there_is_read_behind_a_quorum(text, present):
    (found,) = votes(text)
    assert found["present"] == present


def test_a_side_said_again_otherwise_is_no_other_ballot():
    text = "Pour : 15. Contre : 3. Abstention : 1. Pour : 16."
    assert votes(text) == [{"for_": 15, "against": 3, "abstained": 1}]


def test_items_voted_one_by_one_have_a_vote_each():
    text = (
        "Pour l'Harmonie, une élue ne prend pas part au vote : 16 votants, 14 pour, 2 abstentions."
        " Pour le Comité : 17 votants, 11 pour, 4 contre, 2 abstentions."
    )
    assert votes(text) == [
        {"for_": 14, "abstained": 2},
        {"for_": 11, "against": 4, "abstained": 2},
    ]


def test_a_vote_said_again_is_one():
    text = (
        "Pour 14, contre 3. La motion passe : pour 14, contre 3, abstention 1."
    )
    assert votes(text) == [{"for_": 14, "against": 3, "abstained": 1}]


def test_attendance_joins_the_vote_of_its_deliberation():
    texts = [
        "Présents : 25. Pouvoirs : 3.",
        "Vu le code ;",
        "Il est décidé.",
        "Pour : 26, contre : 2, abstention : 0",
    ]
    assert votes(*texts) == [
        {"for_": 26, "against": 2, "abstained": 0, "present": 25, "proxies": 3}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Une aide pour 12 357 places, contre 500 en 2021.",
        "Cette orientation avait reçu un avis favorable par 19 voix pour et 2 abstentions.",
        "L’ouverture de 12 structures présentes dans 9 territoires.",
        "Il est alloué 12 € pour 3 pouvoirs publics.",
        "Un repas pour 120 convives revient à 451 €, contre 290 + 35 + 96 = 421 € en 2024.",
    ],
)
def test_ordinary_sentences_hold_no_vote(text):
    assert votes(text) == []


def test_what_a_report_tells_of_another_vote_is_none_of_this_act():
    assert (
        votes("Pour : 26, contre : 2, abstention : 0", kind=SectionKind.REPORT)
        == []
    )


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("par 19 voix contre 3 (0 abstention)", (19, 3, 0)),
        ("par 25 voix contre 5, 2 membres s'abstenant", (25, 5, 2)),
        (
            "27 conseillers ayant voté pour, 0 contre et 4 s'étant abstenus",
            (27, 0, 4),
        ),
        ("3 voix contre 21 voix pour", (21, 3, None)),
        ("12 pour, 3 contre 2 abstentions", (12, 3, 2)),
        ("adopté par 19 contre 3 et 1 abstention", (19, 3, 1)),
        (
            "deux élèves de plus (34 contre 32), trois de moins (61 contre 64)",
            (None, None, None),
        ),
        ("25 pour 3 contre", (25, 3, None)),
        (
            "perçu en 2024 pour 19 240 nuitées. Vote : 33 pour, 1 contre",
            (33, 1, None),
        ),
        ("retenu 12 pour la commission, 3 contre", (None, 3, None)),
        ("24 pour, aucun contre, 4 abstentions", (24, 0, 4)),
        (
            "par 11 voix pour et 2 abstentions, personne n'ayant voté contre",
            (11, 0, 2),
        ),
        (
            "par 22 voix pour, quatre voix contre et deux abstentions",
            (22, 4, 2),
        ),
        (
            "Vingt-deux voix pour, une voix contre, trois conseillers s'étant abstenus",
            (22, 1, 3),
        ),
        (
            "un membre a parlé contre deux autres : 3 abstentions",
            (None, None, 3),
        ),
    ],
)
def test_sides_in_words_of_a_sentence(text, sides):
    found = {
        each.name: int(each.number.value) for each in find_vote_counts(text)
    }
    assert (
        found.get("for_"),
        found.get("against"),
        found.get("abstained"),
    ) == sides


def test_an_attendance_told_in_a_sentence():
    text = (
        "Étaient présents 19 des 24 délégués ; trois ont donné pouvoir ; le nombre de votants est"
        " de 22."
    )
    found = [
        (each.name, int(each.number.value)) for each in find_vote_counts(text)
    ]
    assert found == [("present", 19), ("proxies", 3), ("voters", 22)]


def test_a_decision_behind_a_report_is_of_its_deliberation():
    text = "Le conseil, après en avoir délibéré, par 21 voix pour et 3 contre :"
    (vote,) = votes(text, kind=SectionKind.REPORT)
    assert vote == {"for_": 21, "against": 3}


def test_each_term_has_its_place():
    (vote,) = read_votes(
        read_blocks(typeset(["Pour : 26, contre : 2"])), section()
    )
    assert vote.for_.places[0].bbox.x0 == 50 + 6 * len("Pour : ")
    assert (vote.for_.counts, vote.for_.printed) == ("other", "26")


LABELS = {
    "for_": ["pour", "Pour"],
    "against": ["contre", "Contre"],
    "abstained": ["abstention", "Abstentions"],
    "present": ["présents", "membres présents"],
    "proxies": ["pouvoirs", "procurations"],
}


@given(
    st.lists(st.sampled_from(sorted(LABELS)), min_size=2, unique=True),
    st.data(),
    st.sampled_from([" : ", " ", " = "]),
    st.sampled_from([", ", " – ", " - ", "\n"]),
)
@settings(deadline=None)
def test_labels_before_figures_read_back(names, data, tie, separator):
    counts = {name: data.draw(st.integers(0, 500)) for name in names}
    words = {name: data.draw(st.sampled_from(LABELS[name])) for name in names}
    text = separator.join(
        f"{words[name]}{tie}{counts[name]}" for name in names
    ) + ", abstention 0" * ("abstained" not in names)
    found = {
        term.name: int(term.number.value) for term in find_vote_counts(text)
    }
    assert {name: found[name] for name in names} == counts


@pytest.mark.parametrize(
    "told",
    [
        "Avec 320 contrôles contre 316 un an plus tôt, l'activité progresse. La prévision pour 35"
        " d'entre elles est revue.",
        "Les contrôles, auxquels s'ajoutent 11 contre-visites, ont produit 38 094 €. La prévision"
        " pour 2026 est supérieure.",
    ],
    ids=["prepositions", "a word with a hyphen"],
)
def test_a_side_by_itself_is_a_preposition_beside_a_figure(told):
    present = "Le comité compte 18 délégués, dont 14 présents et 1 représenté."
    ballot = "Après en avoir délibéré, par 14 voix pour et 1 abstention"
    found = votes(present, told, ballot)
    assert [one.get("for_") for one in found] == [14]
    assert "against" not in found[0]
