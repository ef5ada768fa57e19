"""Page crops with the figures outlined: what lets a reader check a finding against the page.

A crop is a band of the page around figures printed near each other, under the header of their table
where the band does not show it; of a wide page, the columns far from them are cut out, the labels
of their rows kept, so that the figures stay readable. The figure at issue has a thick frame with a
corner mark, the others a thin dashed one, so that the frames differ without colour; each term bears
its number in the equation. Every term that a crop shows whole is framed in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from PIL import Image, ImageDraw

from extract.document import PageInfo
from extract.geometry import BBox, Place
from reports.images.outlines import draw_dashed, draw_main, draw_number
from validate.model.finding import Evidence, Finding


@dataclass(frozen=True, slots=True)
class CropSettings:
    """What a crop shows; lengths in points unless said otherwise."""

    scale: float = 2.0
    """Pixels a point: small print stays legible."""
    margin: float = 26.0
    """Context above and below the outermost figure."""
    blank: float = 10.0
    """Blank kept beside the outermost ink."""
    merge: float = 90.0
    """Figures closer than this share a crop."""
    tallest: float = 430.0
    """A taller band is cut after the figures that fit."""
    widest: float = 640.0
    """In a wider band the columns far from its figures are cut out."""
    near: float = 45.0
    """Kept on each side of a figure there."""
    worth_cutting: float = 0.8
    """Share of the band's width from which what is kept is not worth cutting."""
    tear: int = 36
    """Pixels between two stretches of a cut band."""
    rule: float = 3.0
    """Width inside a cell's box that its rules may take."""
    most: int = 6
    """Crops a finding; the equation still names every figure."""
    header: float = 110.0
    """Of a taller header only its foot is repeated, over the columns."""
    colours: int = 24
    """Of a crop's palette: enough for print and two pens."""


SETTINGS = CropSettings()
_LEVEL = 3
"""How hard a PNG is compressed, of 9."""
_INK = [255 if value < 160 else 0 for value in range(256)]
"""What of a grey page is ink."""
_TORN, _DOT = (226, 230, 234), (70, 78, 88)
_WEIGHT = {"result": 1, "term": 2, "context": 3}
"""The order of groups by the role of their figures, after the figure at issue."""

Stretch = tuple[float, float]
"""The left and right edge of a part of a band."""


class Renderer(Protocol):
    """What draws pages: `extract.pdf.source.Source`."""

    def render(
        self, page_number: int, scale: float, clip: BBox | None = None
    ) -> Image.Image:
        """The page, or the part of it in ``clip``, at ``scale`` pixels a point: a new picture in
        RGB."""
        ...


@dataclass(frozen=True, slots=True)
class Crop:
    """A PNG of part of a page; ``printed`` are the figures it outlines, the one at issue first."""

    name: str
    page: int
    clip: BBox
    png: bytes
    width: int
    height: int
    printed: tuple[str, ...]
    main: bool
    """The figure at issue is among them; otherwise all have dashed frames."""
    cut: bool = False
    """Columns between the figures were cut out."""
    numbered: bool = False
    """Terms bear their numbers in the equation."""


Labels = Mapping[str, tuple[Place, ...]]
"""Where the labels of a figure's row are printed, by fact id."""


@dataclass(frozen=True, slots=True)
class CropContext:
    """What a reader wants to see with the figures of the findings."""

    labels: Labels = field(default_factory=dict)
    headers: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    """Where the header of a figure's table is printed, by fact id, the nearest page last."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The figures of a finding's equation in its order, by the finding's id."""
    further: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """Those of them that are not in its evidence, where pages of it show them."""

    def header(self, band: Sequence[Evidence]) -> Place | None:
        """The header over the first figures of a band that have one."""
        page = band[0].place.page
        found: list[Place] = []
        for item in band:
            found += self.headers.get(item.fact, ())
        above = [place for place in found if place.page <= page]
        return max(above, key=lambda place: place.page, default=None)


@dataclass(frozen=True, slots=True)
class _Band:
    """Figures of one page in the order of reading, and the part of the page that shows them."""

    items: tuple[Evidence, ...]
    clip: BBox

    @property
    def page(self) -> int:
        """The page, from 1."""
        return self.items[0].place.page


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn band: its place on the page, its picture, whether columns were cut out of it."""

    clip: BBox
    image: Image.Image
    cut: bool
    numbered: bool


def crops(
    findings: Sequence[Finding],
    pages: Sequence[PageInfo],
    source: Renderer,
    around: CropContext | None = None,
) -> dict[str, tuple[Crop, ...]]:
    """The crops of each finding, by its id; the same view is drawn once."""
    sizes = {page.number: page for page in pages}
    context = around or CropContext()
    drawer = _Drawer(source, context, sizes)
    result: dict[str, tuple[Crop, ...]] = {}
    for finding in findings:
        further = context.further.get(finding.id, ())
        bands = _bands(finding, further, sizes)[: SETTINGS.most]
        result[finding.id] = tuple(
            _crop(finding, n, band, drawer.draw(band, finding))
            for n, band in enumerate(bands, 1)
        )
    return result


def _crop(finding: Finding, n: int, band: _Band, drawing: Drawing) -> Crop:
    at_issue_first = sorted(
        band.items, key=lambda item: not _at_issue(item, finding.root)
    )
    return Crop(
        name=f"{finding.id}-{n}.png",
        page=band.page,
        clip=drawing.clip,
        png=png(drawing.image, SETTINGS.colours),
        width=drawing.image.width,
        height=drawing.image.height,
        printed=tuple(item.printed for item in at_issue_first),
        main=_at_issue(at_issue_first[0], finding.root),
        cut=drawing.cut,
        numbered=drawing.numbered,
    )


def _at_issue(item: Evidence, root: str) -> bool:
    if root:
        return item.fact == root
    return item.role == "result"


def is_framed(place: Place, shown: Sequence[Crop]) -> bool:
    """Whether one of a finding's crops frames its term at ``place``."""
    return any(
        crop.page == place.page and _shows_whole(crop.clip, place.bbox)
        for crop in shown
    )


def _shows_whole(clip: BBox, box: BBox) -> bool:
    """Whether a band shows all of the height of ``box``: it frames every such term."""
    return clip.top <= box.top and box.bottom <= clip.bottom


def _bands(
    finding: Finding,
    further: Sequence[Evidence],
    sizes: Mapping[int, PageInfo],
) -> list[_Band]:
    """The finding's figures in groups that fit one crop; those with the figure at issue and the
    result first. ``further`` terms are in those that hold some of its evidence.
    """
    known = [
        item
        for item in (*finding.evidence, *further)
        if item.place.page in sizes
    ]
    known.sort(key=_reading_order)
    groups: list[list[Evidence]] = []
    for item in known:
        if groups and _fits(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])

    def weight(group: list[Evidence]) -> int:
        if any(item.fact == finding.root for item in group):
            return 0
        return min(_WEIGHT.get(item.role, 2) for item in group)

    left_out = frozenset(further)
    shown = [group for group in groups if not left_out.issuperset(group)]
    return [_band(group, known, sizes) for group in sorted(shown, key=weight)]


def _band(
    group: Sequence[Evidence],
    known: Sequence[Evidence],
    sizes: Mapping[int, PageInfo],
) -> _Band:
    """The band around a group, with every one of the ``known`` terms that it shows."""
    page = sizes[group[0].place.page]
    around = BBox.around(item.place.bbox for item in group)
    top = max(0.0, around.top - SETTINGS.margin)
    bottom = max(top + 1.0, min(page.height, around.bottom + SETTINGS.margin))
    clip = BBox(0.0, top, page.width, bottom)

    own = frozenset(group)
    items: list[Evidence] = []
    for item in known:
        is_term = item.role == "term" and item.place.page == page.number
        if item in own or (is_term and _shows_whole(clip, item.place.bbox)):
            items.append(item)
    return _Band(tuple(items), clip)


def _reading_order(item: Evidence) -> tuple[int, float, float, str]:
    return item.place.page, item.place.bbox.top, item.place.bbox.x0, item.role


def _fits(group: Sequence[Evidence], item: Evidence) -> bool:
    if group[-1].place.page != item.place.page:
        return False
    box = item.place.bbox
    bottom = max(other.place.bbox.bottom for other in group)
    height = box.bottom - group[0].place.bbox.top + 2 * SETTINGS.margin
    return box.top - bottom < SETTINGS.merge and height < SETTINGS.tallest


_Numbers = tuple[tuple[str, int], ...]
"""The figures of a band with their numbers in the equation."""


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Draws bands, each one once."""

    source: Renderer
    around: CropContext
    sizes: Mapping[int, PageInfo]
    drawn: dict[tuple[_Band, str, _Numbers], Drawing] = field(
        default_factory=dict
    )

    def draw(self, band: _Band, finding: Finding) -> Drawing:
        """The band with its figures outlined and its terms numbered."""
        numbers = self._numbers(band, finding)
        key = (band, finding.root, numbers)
        if key not in self.drawn:
            self.drawn[key] = self._draw(band, finding.root, dict(numbers))
        return self.drawn[key]

    def _numbers(self, band: _Band, finding: Finding) -> _Numbers:
        """A single term needs no number."""
        terms = self.around.terms.get(finding.id, ())
        if len(terms) < 2:
            return ()
        shown = {item.fact for item in band.items}
        return tuple(
            (fact, n) for n, fact in enumerate(terms, 1) if fact in shown
        )

    def _draw(
        self, band: _Band, root: str, numbers: Mapping[str, int]
    ) -> Drawing:
        items = band.items
        image = self._rendered(band.page, band.clip)
        header = self._header(items, band.clip)

        around = BBox.around(item.place.bbox for item in items)
        clip, image, header = _without_margins(image, header, band.clip, around)
        kept = self._kept(items, clip, image.convert("L").point(_INK))
        _outline(items, root, clip, image)
        self._number(items, numbers, clip, image)
        if header is not None:
            image = _stacked(header, image)
        if kept:
            image = _joined(image, clip, kept)
        return Drawing(clip, image, bool(kept), bool(numbers))

    def _number(
        self,
        band: Sequence[Evidence],
        numbers: Mapping[str, int],
        clip: BBox,
        image: Image.Image,
    ) -> None:
        """The number of each term at its frame: of a cell, in its own row."""
        if not numbers:
            return
        pen = ImageDraw.Draw(image)
        ink = image.convert("L").point(_INK)
        for item in band:
            if item.fact in numbers:
                frame = _pixels(item.place.bbox, clip, image)
                is_cell = item.fact in self.around.labels
                draw_number(pen, frame, numbers[item.fact], ink, is_cell)

    def _rendered(self, page: int, clip: BBox) -> Image.Image:
        return self.source.render(page, SETTINGS.scale, clip)

    def _header(
        self, band: Sequence[Evidence], clip: BBox
    ) -> Image.Image | None:
        """The header of the band's table as wide as the page; None where the band shows it, or
        where its page is of another width.
        """
        place = self.around.header(band)
        if place is None or place.page not in self.sizes:
            return None
        is_here = place.page == band[0].place.page
        if is_here and place.bbox.bottom > clip.top:
            return None
        width = self.sizes[place.page].width
        if width != clip.x1:
            return None
        box = place.bbox
        top = max(0.0, box.top, box.bottom - SETTINGS.header)
        return self._rendered(place.page, BBox(0.0, top, width, box.bottom))

    def _kept(
        self, band: Sequence[Evidence], clip: BBox, ink: Image.Image
    ) -> list[Stretch]:
        """The stretches of a wide band that hold its figures and their labels; none where it need
        not be cut.
        """
        width = clip.x1 - clip.x0
        if width <= SETTINGS.widest:
            return []

        wanted = [
            _inked(item.place.bbox, clip, ink, SETTINGS.near) for item in band
        ]
        for item in band:
            for place in self.around.labels.get(item.fact, ()):
                if place.page == item.place.page:
                    wanted.append(_inked(place.bbox, clip, ink, SETTINGS.blank))

        kept = _merged(wanted, clip)
        shown = sum(x1 - x0 for x0, x1 in kept)
        if shown < SETTINGS.worth_cutting * width:
            return kept
        return []


def _outline(
    band: Sequence[Evidence], root: str, clip: BBox, image: Image.Image
) -> None:
    """Frame each figure, the one at issue last, over the others."""
    pen = ImageDraw.Draw(image)
    for item in sorted(band, key=lambda item: _at_issue(item, root)):
        if _at_issue(item, root):
            draw_main(pen, _pixels(item.place.bbox, clip, image, around=4))
        else:
            draw_dashed(pen, _pixels(item.place.bbox, clip, image))


def _stacked(header: Image.Image, image: Image.Image) -> Image.Image:
    """The header over the band, a grey tear between them."""
    height = header.height + SETTINGS.tear // 2
    whole = Image.new("RGB", (image.width, height + image.height), _TORN)
    whole.paste(header, (0, 0))
    whole.paste(image, (0, height))
    pen = ImageDraw.Draw(whole)
    _draw_dots(pen, image.width // 2, height - SETTINGS.tear // 4)
    return whole


def _merged(wanted: Sequence[Stretch], clip: BBox) -> list[Stretch]:
    """The stretches inside the band, those that nearly meet as one."""
    kept: list[Stretch] = []
    for left, right in sorted(wanted):
        x0, x1 = max(clip.x0, left), min(clip.x1, right)
        if kept and x0 - kept[-1][1] < SETTINGS.near:
            kept[-1] = (kept[-1][0], max(kept[-1][1], x1))
        else:
            kept.append((x0, x1))
    return kept


def _inked(box: BBox, clip: BBox, ink: Image.Image, around: float) -> Stretch:
    """The width of what is printed inside ``box``, between its rules, and ``around`` it."""
    rule = SETTINGS.rule
    x0, top = box.x0 + rule, box.top + rule
    x1, bottom = max(x0 + 1, box.x1 - rule), max(top + 1, box.bottom - rule)
    left, upper, right, lower = _pixels(BBox(x0, top, x1, bottom), clip, ink)

    found = ink.crop((left, upper, right, lower)).getbbox()
    first, last = (0, right - left) if found is None else (found[0], found[2])
    return (
        clip.x0 + (left + first) / SETTINGS.scale - around,
        clip.x0 + (left + last) / SETTINGS.scale + around,
    )


def _joined(
    image: Image.Image, clip: BBox, kept: Sequence[Stretch]
) -> Image.Image:
    """The stretches side by side, a grey tear with three dots wherever something was cut out."""
    parts = []
    for x0, x1 in kept:
        left, right = (int((x - clip.x0) * SETTINGS.scale) for x in (x0, x1))
        parts.append(image.crop((left, 0, right, image.height)))

    width = sum(part.width for part in parts) + SETTINGS.tear * (len(parts) - 1)
    whole = Image.new("RGB", (width, image.height), _TORN)
    pen = ImageDraw.Draw(whole)
    x = 0
    for part in parts:
        if x:
            _draw_dots(pen, x - SETTINGS.tear // 2, image.height // 2)
        whole.paste(part, (x, 0))
        x += part.width + SETTINGS.tear
    return whole


def _draw_dots(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    for dot in (-8, 0, 8):
        left, top = x + dot - 2, y - 2
        pen.ellipse((left, top, left + 4, top + 4), fill=_DOT)


def _without_margins(
    image: Image.Image, header: Image.Image | None, clip: BBox, around: BBox
) -> tuple[BBox, Image.Image, Image.Image | None]:
    """The band and the header over it without the page's blank margins left and right."""
    ink = _sides_of_ink(image, header)
    if ink is None:
        return clip, image, header

    scale = SETTINGS.scale
    x0 = max(0.0, min(ink[0] / scale, around.x0) - SETTINGS.blank)
    x1 = min(clip.x1, max(ink[1] / scale, around.x1) + SETTINGS.blank)
    left, right = int(x0 * scale), min(image.width, int(x1 * scale))

    band = image.crop((left, 0, right, image.height))
    if header is not None:
        header = header.crop((left, 0, right, header.height))
    return BBox(x0, clip.top, x1, clip.bottom), band, header


def _sides_of_ink(
    image: Image.Image, header: Image.Image | None
) -> tuple[int, int] | None:
    """The left and right edge of what is printed on either; None where neither prints anything."""
    sides: list[tuple[int, int]] = []
    for one in (image, header):
        ink = one and one.convert("L").point(_INK).getbbox()
        if ink:
            sides.append((ink[0], ink[2]))
    if not sides:
        return None
    lefts, rights = zip(*sides, strict=True)
    return min(lefts), max(rights)


def _pixels(
    box: BBox, clip: BBox, image: Image.Image, around: int = 0
) -> tuple[int, int, int, int]:
    """``box`` in pixels of the crop, larger by ``around`` on each side, inside the image."""
    scale = SETTINGS.scale
    x0, y0 = (
        (box.x0 - clip.x0) * scale - around,
        (box.top - clip.top) * scale - around,
    )
    x1, y1 = (
        (box.x1 - clip.x0) * scale + around,
        (box.bottom - clip.top) * scale + around,
    )

    left = min(max(0, int(x0)), image.width - 2)
    top = min(max(0, int(y0)), image.height - 2)
    right = max(left + 1, min(image.width - 1, int(x1)))
    bottom = max(top + 1, min(image.height - 1, int(y1)))
    return left, top, right, bottom


def png(image: Image.Image, colours: int = SETTINGS.colours) -> bytes:
    """A small PNG in a palette of ``colours``.

    An octree keeps the colours of the pens, and takes a tenth of the time that cutting by the
    median does; level 6 takes a sixth of the bytes away in twice the time.
    """
    out = BytesIO()
    palette = image.quantize(
        colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    palette.save(out, "PNG", compress_level=_LEVEL)
    return out.getvalue()
