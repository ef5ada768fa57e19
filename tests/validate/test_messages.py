"""Sentences of findings."""

from validate.checks.tables.footing import CHECK
from validate.messages import failure_message

ROWS = [
    ["Judo", "60,00"],
    ["Tennis", "40,00"],
    ["Total", "100,00"],
    ["Cirque", "5,00"],
    ["Total", "5,00"],
]


def test_a_sum_of_one_line_is_told_of_one(make_raw, make_document, run_check):
    document = make_document([make_raw("t", ["Libellé", "Montant"], ROWS)])
    outcomes, _ = run_check(document, CHECK)
    facts = {fact.id: fact for fact in document.facts}
    told = [failure_message(CHECK, one, facts) for one in outcomes]
    first, second = (one.fr for one in told)
    assert "; ses 2 lignes donnent 100,00" in first
    assert "; sa ligne donne 5,00" in second
    assert "; its line gives 5.00" in told[1].en
