"""The check: two identities of a number that two recalculations contradict."""

from decimal import Decimal

import pytest

from validate.checks.statements.recalculated_twice import CHECK
from validate.checks.statements.stated_relations import CHECK as RELATIONS
from validate.model.identity import Severity

WORKS = (
    "Les travaux sont évalués à 186 450,00 € HT. S'y ajoutent la rémunération de "
    "l'architecte, soit 14 916,00 €, le contrôle technique pour 3 480,00 € et la "
    "coordination pour 2 150,00 €, ce qui porte l'opération à {} HT. La DETR est demandée au "
    "taux de 40 % sur cette dépense, soit 82 798,40 €."
)
LAMPS = (
    "Le remplacement des 64 lanternes, à 685 € l'unité, coûterait {}. Le syndicat en prendrait "
    "60 % à sa charge, soit 26 304 €."
)


@pytest.fixture
def failures(failed):
    """What fails of a text: the check, the figure printed, and what it should be."""

    def run(text: str, *checks):
        return [
            (one.identity.rule, one.printed, one.expected)
            for one in failed(text, *checks)
        ]

    return run


def test_both_recalculations_fail_and_warn_of_an_error(
    failures, read_act, run_check
):
    text = WORKS.format("203 516,00 €")
    assert [one for one, _, _ in failures(text, CHECK)] == [CHECK.code] * 2
    outcomes, _ = run_check(read_act(text), CHECK)
    assert {one.identity.severity for one in outcomes} == {Severity.ERROR}
    assert failures(WORKS.format("206 996,00 €"), CHECK) == []


def test_what_a_check_before_makes_it_is_not_told_twice(failures):
    before, other = failures(LAMPS.format("48 340 €"), RELATIONS, CHECK)
    assert before == ("stated-relations", "48 340 €", Decimal(43840))
    assert other[:2] == (CHECK.code, "26 304 €")


def test_what_no_word_says_is_a_warning(read_act, run_check):
    text = (
        "Il reste 183 lanternes à changer, à 465 € l'une ; il faut mettre 89 055 €. Le syndicat en "
        "prend 60 % à sa charge, c'est-à-dire 51 057 €."
    )
    outcomes, _ = run_check(read_act(text), CHECK)
    assert len(outcomes) == 2
    assert {one.identity.severity for one in outcomes} == {Severity.WARNING}


@pytest.mark.parametrize(
    "text",
    [
        "Les passagers, 11 en moyenne sur 44 marchés, prennent 4,0 m à 1,40 € et versent"
        " 2 710,40 €. Les droits s'élèvent donc à 10 689,80 €, soit 205,57 € par marché.",
        "Le terme entre parenthèses vaut 1,0294 et le coefficient 1,0250, arrondi à quatre"
        " décimales. Le forfait mensuel, de 18 496,70 € jusqu'au 31 mars 2026, passe donc à"
        " 18 959,12 € le 1er avril. Pour 2026, la dépense du forfait sera de 226 122,18 € (trois"
        " mois à l'ancien prix, neuf au nouveau), pour 12 votants.",
        "Les personnes dont les ressources sont inférieures à 950 € sont au nombre de 48, soit"
        " 35,0 % des bénéficiaires. Elles prennent 30,4 % des repas mais n'apportent que 23,3 %"
        " des recettes. Même au tarif le plus haut de 2026, le prix demandé reste inférieur de"
        " 0,59 € au coût complet du repas de 2025. Une personne seule qui prend 26 repas dans le"
        " mois au tarif de 8,80 € paiera 228,80 €, contre 223,60 € aujourd'hui. Après le crédit"
        " d'impôt de 50 %, calculé sur la seule part de livraison, fixée à 3,00 € par repas, soit"
        " 78,00 € pour le mois, la dépense nette serait de 189,80 €.",
        "L'encours passe de 4 012 900 € à 3 831 250 € en 2025 : 481 650 € de capital ont été"
        " remboursés et 300 000 € empruntés. En 2026, un emprunt de 400 000 € et un remboursement"
        " de 495 300 € le ramèneraient à 3 735 950 €, soit 3,74 M€. La capacité de désendettement,"
        " de 4,1 années fin 2025, demeure en deçà de 12 ans. La dette par habitant, 563,83 €,"
        " reste inférieure à 812 €.",
    ],
    ids=[
        "one product",
        "twelve of a price",
        "a difference of what is far",
        "said again",
    ],
)
def test_figures_that_make_each_other_whatever_the_number_is(failures, text):
    assert failures(text, CHECK) == []
