"""What a finding says of itself in the report: where its own figure is printed, and what its crops
leave out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.geometry import BBox
from reports.i18n import Texts
from reports.images.crops import Crop
from reports.page.findings.finding_view import FindingViews
from reports.page.known_figures import known_facts
from reports.page.report_page import render
from validate.model.finding import Message
from validate.model.identity import Verdict

TABLE = "annexe-1-1"
"""The table of the small audit, on pages 1 and 2."""


def view_of(audit, finding, lang="fr"):
    """The first view of an audit of one finding."""
    told = replace(audit, findings=(finding,))
    views = FindingViews(told, known_facts(told), {}, Texts(lang))
    return views.view(1, finding)


def test_a_sum_that_no_cell_prints_has_no_cents_of_its_own(audit):
    total = audit.outcomes[3]
    unprinted = replace(
        total,
        identity=replace(total.identity, result=""),
        printed="99.50",
        verdict=Verdict.FAILED,
    )
    told = replace(audit, outcomes=(unprinted,))
    finding = replace(
        audit.findings[0],
        id=total.identity.id,
        root="",
        printed="99.50",
    )
    assert view_of(told, finding).printed == "99,5"
    assert view_of(told, finding, "en").printed == "99.5"


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        (
            "Subventions de l’annexe",
            "tableau «\u00a0Subventions de l’annexe\u00a0»",
        ),
        (
            "qui passe la parole au rapporteur",
            "tableau n° 1, «\u00a0Annexe 1\u00a0»",
        ),
    ],
)
def test_the_table_of_a_figure_is_named_unless_a_sentence_was_read_for_it(
    audit, caption, shown
):
    (table,) = audit.document.tables
    named = replace(table, raw=replace(table.raw, caption=caption))
    told = replace(audit, document=replace(audit.document, tables=(named,)))
    named = view_of(told, audit.findings[0]).table
    assert named.told(Texts("fr")) == shown


def test_the_first_screen_names_the_table_and_points_to_what_it_leaves(audit):
    error = audit.findings[0]
    errors = tuple(replace(error, id=f"e{n}") for n in range(7))
    html = render(replace(audit, findings=errors), "fr")
    head = html[html.index('<ol class="gravest"') : html.index("</header>")]
    assert head.count("<li>") == 5
    assert "(tableau «\u00a0Annexe 1" in head.replace("<bdi>", "")
    assert '<a href="#ecart-e5">2 autres écarts démontrés suivent' in head


def test_the_first_screen_says_of_which_deviation_another_reading_remains(
    audit,
):
    sure = replace(audit.findings[0], probability=0.97)
    likely = replace(sure, id="likely", probability=0.6)
    told = "(une autre lecture reste possible)"
    html = render(replace(audit, findings=(sure, likely)), "fr")
    head = html[html.index('<ol class="gravest"') : html.index("</header>")]
    first, second = head.split("</li>")[:2]
    assert told not in first
    assert told in second
    assert told not in render(replace(audit, findings=(likely,)), "fr")


def test_an_amount_at_stake_that_the_sentence_tells_is_not_told_again(audit):
    error = audit.findings[0]
    shown = view_of(audit, error)
    assert shown.stake is not None
    gap = Message(f"{error.message.fr}, soit un écart de x.", "")
    same = replace(error, delta=shown.stake, message=gap)
    assert view_of(audit, same).tells_stake
    assert not view_of(audit, replace(same, delta=Decimal(1))).tells_stake
    silent = replace(same, message=error.message)
    assert view_of(audit, silent).tells_stake is ("écart" in error.message.fr)


def test_a_part_that_is_named_by_its_page_says_it_once(audit):
    error = audit.findings[0]
    views = FindingViews(audit, known_facts(audit), {}, Texts("fr"))
    views.names = dict.fromkeys(views.names, f"Annexe (p. {error.page})")
    assert views.view(1, error).where == f"Annexe (p. {error.page})"


def view(audit, finding, crops=()):
    views = FindingViews(
        audit, known_facts(audit), {finding.id: tuple(crops)}, Texts("fr")
    )
    return views.view(1, finding)


def of_prose(audit):
    """The finding about a figure of the text, as one of the table that it is compared with, and
    without a figure accused.
    """
    broken = next(
        one for one in audit.outcomes if one.identity.result == "claim-1"
    )
    return replace(
        audit.findings[1],
        id=broken.identity.id,
        rule=broken.identity.rule,
        table_id=TABLE,
        root="",
    )


def test_a_figure_of_the_text_is_in_its_own_part_and_in_no_table(audit):
    shown = view(audit, of_prose(audit))
    assert shown.section == "deliberation"
    assert shown.where == "Délibération 2026-1, p. 1"
    assert shown.table is None


def test_a_figure_of_a_table_is_in_the_part_and_under_the_caption_of_its_table(
    audit,
):
    shown = view(audit, audit.findings[0])
    assert shown.where == "Annexe 1, p. 1"
    assert shown.table.name == "Annexe 1 : subventions"


def test_without_a_result_it_is_where_the_first_figure_of_its_page_is(audit):
    finding = replace(audit.findings[1], id="0", root="", table_id="")
    assert view(audit, finding).where == "Délibération 2026-1, p. 1"


def test_a_finding_of_no_figure_is_in_its_table(audit):
    finding = replace(audit.findings[0], id="0", root="", evidence=())
    shown = view(audit, finding)
    assert shown.section == "annexe-1"
    assert shown.table.name == "Annexe 1 : subventions"


def test_terms_that_no_crop_frames_are_counted_where_there_are_crops(audit):
    finding = audit.findings[0]
    facts = known_facts(audit)
    quantity = facts[finding.root].places[0]
    crop = Crop(
        name="a-1.png",
        page=quantity.page,
        clip=BBox(0, 0, 595, 842),
        png=b"",
        width=100,
        height=100,
        printed=("35",),
        main=True,
    )
    assert view(audit, finding).unframed == 0
    assert view(audit, finding, [crop]).unframed == 0
    elsewhere = replace(crop, page=7)
    assert view(audit, finding, [elsewhere]).unframed == 2
