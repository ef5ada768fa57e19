"""Crops of a wide page are cut between the figures and the labels of their rows."""

from dataclasses import replace

from PIL import Image

from extract.document import PageInfo
from extract.geometry import BBox, Place
from reports.images.crops import SETTINGS, CropContext, crops, is_framed
from validate.model.finding import Evidence


class Wide:
    """An A3 sheet with ink from edge to edge."""

    def render(self, page_number, scale, clip=None):
        size = (
            int((clip.x1 - clip.x0) * scale),
            int((clip.bottom - clip.top) * scale),
        )
        image = Image.new("RGB", size, "white")
        for x in range(10, size[0], 40):
            image.paste((0, 0, 0), (x, 20, x + 12, 40))
        return image


def test_a_figure_of_a_wide_page_is_shown_with_its_label_and_without_what_lies_between(
    audit,
):
    finding = audit.findings[0]
    places = {"a": BBox(1050, 400, 1100, 412), "label": BBox(40, 400, 110, 412)}
    item = Evidence(finding.root, Place(1, places["a"]), "35", "result")
    finding = replace(finding, evidence=(item,))
    page = PageInfo(1, 1190.0, 842.0, "1", "tables")
    around = CropContext({finding.root: (Place(1, places["label"]),)})
    (crop,) = crops([finding], [page], Wide(), around)[finding.id]
    assert crop.cut
    assert crop.width < SETTINGS.widest * SETTINGS.scale
    whole = PageInfo(1, 595.0, 842.0, "1", "tables")
    finding = replace(
        finding, evidence=(replace(item, place=Place(1, places["label"])),)
    )
    assert not crops([finding], [whole], Wide())[finding.id][0].cut


def test_the_header_of_a_table_is_repeated_over_a_band_that_does_not_show_it(
    audit,
):
    finding = audit.findings[0]
    items = tuple(
        Evidence(name, Place(2, BBox(300, top, 360, top + 12)), "35", role)
        for name, top, role in (
            ("a", 400, "term"),
            ("b", 420, "term"),
            (finding.root, 440, "result"),
        )
    )
    finding = replace(finding, evidence=items)
    pages = [PageInfo(n, 595.0, 842.0, str(n), "tables") for n in (1, 2)]
    (plain,) = crops([finding], pages, Wide())[finding.id]
    header = (Place(1, BBox(40, 100, 500, 130)),)
    around = CropContext(headers={"a": header}, terms={finding.id: ("a", "b")})
    (crop,) = crops([finding], pages, Wide(), around)[finding.id]
    repeated = 30 * SETTINGS.scale + SETTINGS.tear // 2
    assert crop.height == plain.height + repeated
    assert crop.numbered
    assert not plain.numbered

    here = (Place(2, BBox(40, 390, 500, 410)),)
    around = CropContext(headers={"a": here})
    (shown,) = crops([finding], pages, Wide(), around)[finding.id]
    assert shown.height == plain.height


def test_every_term_that_a_crop_shows_is_framed_and_none_adds_a_crop(audit):
    def term(name, page, top):
        place = Place(page, BBox(300, top, 360, top + 8))
        return Evidence(name, place, name)

    finding = audit.findings[0]
    shown = [term(f"t{n}", 1, 100 + 8 * n) for n in range(20)]
    root = replace(term(finding.root, 1, 92), role="result")
    near = [term(f"n{n}", 1, 260 + 8 * n) for n in range(9)]
    far = [term("below", 1, 800), term("elsewhere", 2, 100)]
    finding = replace(finding, evidence=(root, *shown))
    pages = [PageInfo(n, 595.0, 842.0, str(n), "tables") for n in (1, 2)]
    around = CropContext(
        terms={finding.id: tuple(one.fact for one in (*shown, *near, *far))},
        further={finding.id: (*near, *far)},
    )
    found = crops([finding], pages, Wide(), around)[finding.id]
    (crop,) = found
    assert crop.printed == (
        root.printed,
        *(one.printed for one in (*shown, *near)),
    )
    framed = [is_framed(one.place, found) for one in (*shown, *near, *far)]
    assert framed == [True] * 29 + [False] * 2


def test_a_term_in_the_margin_of_another_crop_is_framed_in_both(audit):
    finding = audit.findings[0]
    items = [
        Evidence(f"t{n}", Place(1, BBox(300, top, 360, top + 8)), f"t{n}")
        for n, top in enumerate(range(60, 780, 8))
    ]
    finding = replace(finding, evidence=tuple(items))
    pages = [PageInfo(1, 595.0, 842.0, "1", "tables")]
    found = crops([finding], pages, Wide())[finding.id]
    assert len(found) == 2
    for crop in found:
        inside = [
            item.printed for item in items if is_framed(item.place, (crop,))
        ]
        assert sorted(crop.printed) == sorted(inside)
