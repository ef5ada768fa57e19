"""What a publication withholds of an audit."""

from dataclasses import replace

import pytest

from extract.facts import Fact
from extract.geometry import BBox, Place
from extract.texts.sitting import ListedName, ListKind, NameList, Sitting
from reports.files.audit_read import WrittenAudit
from reports.i18n import Texts
from reports.publication.withholding import publishable
from validate.model.counted_line import CountedLine

HERE = Place(1, BBox(10, 10, 60, 20))


@pytest.fixture
def sat(audit):
    """An audit of a document that lists one member, whom a check counted."""
    fact = Fact(
        id="sitting-1",
        counts="persons",
        number=None,
        printed="(nom)",
        places=(HERE,),
        section="",
    )
    member = ListedName(
        fact=fact, given=("anne",), surname=("roux",), printed="Anne ROUX"
    )
    present = NameList(
        kind=ListKind.PRESENT, section="", fact=fact, names=(member,)
    )
    first, *rest = audit.outcomes
    counted = (CountedLine("Anne ROUX", HERE),)
    listed = replace(first, identity=replace(first.identity, counted=counted))
    return replace(
        audit,
        document=replace(audit.document, sitting=Sitting(lists=(present,))),
        outcomes=(listed, *rest),
    )


@pytest.mark.parametrize("include_persons", [True, False])
def test_members_that_were_counted_are_named_on_request_only(
    sat, include_persons
):
    published = publishable(
        WrittenAudit(sat, {}, {}),
        Texts("fr"),
        include_open=True,
        include_persons=include_persons,
    ).audit
    (line,) = published.outcomes[0].identity.counted
    (member,) = published.document.sitting.lists[0].names
    name = "Anne ROUX" if include_persons else ""
    assert (line.text, member.printed) == (name, name)
    assert line.place == HERE
