"""Every number the sample's prose states, against ``claims.csv``; unit rates against ``rates.csv``.

Maps, stated because the truth uses finer words than the contract:

- ``source`` and ``section`` -> section id, and for the annexes the heading's first words;
- ``counts`` -> the contract's kinds by `KINDS`; whatever is not named there is ``other``;
- ``about`` is a reader's prose, often from the original text that the sample rewrote. A claim's
  subject agrees with it if they share a word (plural marks dropped) of subject, counted noun or
  heading, or if both speak of the sum of money (`MONEY`); 21 lines say the same in other words, and
  have their subject listed (`PARAPHRASED`).
"""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from extract.french.folding import plain
from extract.french.lexicon.nouns import singular_noun
from extract.french.numbers import find_numbers
from extract.lines.lines import read_lines
from extract.pdf.source import open_source
from extract.reader import read_document

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
TRUTH = ROOT / "tests" / "truth" / "pas-de-calais-2022-244"
SECTIONS = {
    "délibération": "deliberation",
    "annexe 1": "annexe-1",
    "annexe 2": "annexe-2",
    "annexe 3": "annexe-3",
    "rapport": "rapport",
}
SAME = {
    "amount",
    "rate",
    "percent",
    "persons",
    "structures",
    "places",
    "posts",
    "operations",
}
KINDS = {kind: kind for kind in SAME} | {
    "months": "duration",
    "years": "duration",
    "days": "duration",
    "hours": "duration",
    "referents": "persons",
    "participants": "persons",
    "households": "persons",
    "absent_without_proxy": "persons",
    "etp": "posts",
}
MONEY = frozenset(
    word
    for line in (
        (
            "montant total credit enveloppe aide dotation somme participation financement budget"
            " engagement depense cout"
        ),
        (
            "charge prevision engagerait apporterait recevrait consacrerait recevraient alloue dote"
            " dotee fsl affecterait"
        ),
    )
    for word in line.split()
)
PARAPHRASED = {
    "40": "eux en sont sortis vers un emploi",
    "82": "ont accédé à un poste",
    "83": "ont été réorientées vers une autre solution",
    "93": "ETP d’éducatrice de jeunes enfants",
    "115": "opérations retenues",
    "127": "Deux aides sont soumises au vote – Maison de l’emploi",
    "132": "recul – an",
    "139": "louent leur logement",
    "159": "loyer tout compris ou limité – ressources",
    "163": "premier contact – cas",
    "165": "locataires attribuaient",
    "197": "ménages entrés dans l’année",
    "199": "cas : problème a été réglé",
    "207": "ménages depuis 2021",
    "209": "mesures – favorablement",
    "216": "ceux qui sont partis ont obtenu un logement",
    "220": "payée",
    "232": "appels posaient un problème de droit délicat",
    "240": "Chaque comité toucherait",
    "246": "Cet axe représente",
    "249": "opérations présentées",
}
"""Truth line -> subject, where the truth says the same thing in other words than the page."""


@pytest.fixture(scope="module")
def document():
    with open_source(SAMPLE) as source:
        return read_document(source)


@pytest.fixture(scope="module")
def truth():
    with (TRUTH / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same_place(claim, row) -> bool:
    if claim.fact.section != SECTIONS[
        row["source"]
    ] or claim.fact.value != Decimal(row["value"]):
        return False
    if row["source"].startswith(
        "annexe"
    ) and not claim.heading.lower().startswith(row["section"]):
        return False
    return row["section"] == "votes" or (
        claim.fact.theme,
        claim.fact.operation,
    ) == (
        row["theme"],
        row["operation"],
    )


def paired(document, truth):
    """Each truth line with its claim or None; a claim serves one line only, its own kind first."""
    free = list(document.claims)
    pairs = []
    for row in truth:
        kind = KINDS.get(row["counts"], "other")
        found = sorted(
            (c for c in free if same_place(c, row)),
            key=lambda claim: claim.fact.counts != kind,
        )
        if found:
            free.remove(found[0])
        pairs.append((row, found[0] if found else None))
    return pairs


def words(text: str) -> set[str]:
    return {singular_noun(word) for word in re.findall(r"[^\W\d_]{3,}", text)}


def agrees(claim, row) -> bool:
    if row["id"] in PARAPHRASED:
        return claim.subject == PARAPHRASED[row["id"]]
    said = words(f"{claim.subject} {claim.unit_noun} {claim.heading}")
    about = words(f"{row['about']} {row['printed']}")
    return bool(said & about) or bool(said & MONEY and about & MONEY)


def test_the_claims_of_the_truth_are_found_with_value_kind_and_subject(
    document, truth
):
    pairs = paired(document, truth)
    missing = [row["id"] for row, claim in pairs if claim is None]
    kinds = [
        row["id"]
        for row, claim in pairs
        if claim and claim.fact.counts != KINDS.get(row["counts"], "other")
    ]
    subjects = [
        row["id"] for row, claim in pairs if claim and not agrees(claim, row)
    ]
    wrong = Counter([*missing, *kinds, *subjects])
    assert len(wrong) <= 0.05 * len(truth), (missing, kinds, subjects)
    assert missing == []


def test_rounded_figures_are_marked(document, truth):
    rounded = re.compile(
        r"approchée|plus de|\bprès de\b|environ|au moins\)|autour de"
    )
    pairs = [
        (row, claim)
        for row, claim in paired(document, truth)
        if claim and rounded.search(row["about"])
    ]
    assert [
        row["id"] for row, claim in pairs if not claim.fact.number.approximate
    ] == []


def test_no_claim_is_invented(document):
    printed = {}
    with open_source(SAMPLE) as source:
        for number in {
            place.page
            for claim in document.claims
            for place in claim.fact.places
        }:
            printed[number] = read_lines(source.page(number))
    for claim in document.claims:
        parts = [
            text_at(printed[place.page], place.bbox)
            for place in claim.fact.places
        ]
        assert plain(" ".join(parts)) == claim.fact.printed
        (match,) = find_numbers(claim.fact.printed)
        assert match.number.value == claim.fact.value


def text_at(page_lines, box) -> str:
    line = next(
        one
        for one in page_lines
        if abs(one.bbox.top - box.top) < 0.1
        and one.bbox.x0 <= box.x0 + 0.1
        and one.bbox.x1 >= box.x1 - 0.1
    )
    start, end = (
        line.edges.index(box.x0),
        len(line.edges) - 1 - line.edges[::-1].index(box.x1),
    )
    return line.text[start:end]


def test_the_amount_cut_by_a_line_end_has_two_places(document):
    cut = [
        claim
        for claim in document.claims
        if claim.fact.printed == "1 565 228 €"
    ]
    assert [[place.page for place in claim.fact.places] for claim in cut] == [
        [3, 3]
    ]


def test_unit_rates_of_the_conventions_are_found(document):
    """Of every rate in the truth, value and unit are in the prose, the headers or the tariff table
    (`unit_rates`).
    """
    from extract.records.frames import frames

    frame = frames(document)["unit_rates"].to_dict("records")
    found = {
        (Decimal(row["rate"]), row["per"].split(" ")[0])
        for row in frame
        if row["rate"]
    }
    with (TRUTH / "rates.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    acts = {"acte", "forfait"}
    missing = [
        row["measure"]
        for row in wanted
        if not any(
            value == Decimal(row["rate_eur"])
            and (
                row["unit"].split(" ")[0] in {per, *()}
                or (row["unit"] in acts and not per)
            )
            for value, per in found
        )
    ]
    assert missing == []


def test_the_masthead(document):
    assert document.body == "Département du Pas-de-Calais"
    assert document.date == "2022-06-20"
    assert document.exercise == 2022
    assert document.title.startswith(
        "APPELS À PROJETS DES POLITIQUES D’INCLUSION DURABLE 2022"
    )


def test_the_vote(document):
    (vote,) = document.votes
    terms = (
        vote.for_,
        vote.against,
        vote.abstained,
        vote.present,
        vote.absent,
        vote.members,
    )
    assert [int(fact.value) for fact in terms] == [60, 0, 13, 68, 5, 78]
    assert vote.not_voting is None
    assert vote.proxies is None


def test_sections(document):
    expected = [
        ("deliberation", 1),
        ("annexe-1", 3),
        ("annexe-2", 5),
        ("annexe-3", 10),
        ("annexe-4", 14),
        ("annexe-5", 20),
        ("annexe-6", 21),
        ("annexe-7", 23),
        ("annexe-8", 24),
        ("rapport", 26),
    ]
    assert [
        (section.id, section.start[0]) for section in document.sections
    ] == expected
    assert {section.deliberation for section in document.sections} == {
        "2022-244"
    }


def test_the_period_that_ends_before_it_starts(document):
    backwards = [
        period.printed
        for period in document.periods
        if period.start and period.end and period.end < period.start
    ]
    assert backwards == ["01/06/2022 au 31/05/2022"]
