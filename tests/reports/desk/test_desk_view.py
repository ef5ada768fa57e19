"""What the page's script is given: places of figures, and what each finding lights."""

import json
from dataclasses import replace

import pytest

from reports.desk.desk_view import DeskView


def test_each_figure_has_its_state_and_places(audit):
    data = DeskView(audit, "fr").data()
    assert set(data["facts"]) == {fact.id for fact in audit.document.facts}
    for printed, state, table, row, col, label, places, by_person in data[
        "facts"
    ].values():
        assert isinstance(printed, str)
        assert isinstance(label, str)
        assert state in {"proved", "held", "failed", "unchecked", "none"}
        assert (row >= 0) <= bool(table)
        assert isinstance(col, int)
        assert all(len(place) == 5 for place in places)
        assert by_person is False


def test_what_is_made_before_it_is_asked_for_is_what_is_given(audit):
    view = DeskView(audit, "fr")
    view.prepare()
    assert json.loads(view.encoded) == view.data()


def test_each_finding_lights_the_figures_it_rests_on(audit):
    view = DeskView(audit, "fr")
    lights = view.data()["findings"]
    assert list(lights) == [one.id for one in view.ordered]
    for finding in audit.findings:
        lit = {lights[finding.id]["main"], *lights[finding.id]["terms"]}
        assert {item.fact for item in finding.evidence} <= lit


def test_a_table_is_found_by_its_id(audit):
    view = DeskView(audit, "fr")
    table = audit.document.tables[0]
    assert view.table(table.id) is table
    assert view.table("absent") is None


@pytest.mark.parametrize(
    ("cells", "proved", "told"),
    [
        (0, 0, "aucun chiffre dans un tableau"),
        (1, 0, "le seul chiffre des tableaux non prouvé"),
        (38, 0, "aucun des 38 chiffres des tableaux prouvé"),
        (28, 21, "75,0\u00a0% des 28 chiffres des tableaux prouvés"),
    ],
)
def test_the_share_proved_is_told_with_what_it_is_of(
    audit, cells, proved, told
):
    view = DeskView(audit, "fr")
    view.__dict__["summary"] = replace(view.summary, cells=cells, proved=proved)
    assert view.proved == told
