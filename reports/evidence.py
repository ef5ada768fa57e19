"""Page crops with the figures outlined: what lets a reader check a finding against the page.

A crop is a band of the page around figures printed near each other; of a wide page, the columns far
from them are cut out, the labels of their rows kept, so that the figures stay readable. The figure
at issue has a thick frame with a corner mark, the others a thin dashed one, so that the frames
differ without colour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Protocol

from PIL import Image, ImageDraw

from extract.document import PageInfo
from extract.geometry import BBox, Place
from validate.model.finding import Evidence, Finding

SCALE = 2.0
"""Pixels a point: small print stays legible."""
PAGE_SCALE = 2.0
"""Pixels a point of a whole page: reading size."""
MARGIN = 26.0
"""Points of context above and below the outermost figure."""
BLANK = 10.0
"""Points of blank kept beside the outermost ink."""
MERGE = 90.0
"""Figures closer than this, in points, share a crop."""
TALLEST = 430.0
"""Points: a taller band is cut after the figures that fit."""
WIDEST = 640.0
"""Points: in a wider band the columns far from its figures are cut out."""
NEAR = 45.0
"""Points kept on each side of a figure there."""
TEAR = 36
"""Pixels between two stretches of a cut band."""
CROPS = 6
"""At most so many crops a finding; the equation still names every figure."""
PHOTOGRAPH = 240_000
"""Bytes beyond which a page without loss is taken for a scan."""
_SHADES = [value // 16 * 17 for value in range(256)] * 3
_INK = [255 if value < 160 else 0 for value in range(256)]
WORKERS = 2
"""Threads that compress pages."""
_RESULT, _TERM, _TORN = (176, 32, 32), (24, 84, 140), (226, 230, 234)


class Renderer(Protocol):
    """What draws pages: `extract.pdf.source.Source`."""

    def render(self, page_number: int, scale: float, clip: BBox | None = None) -> Image.Image:
        """The page, or the part of it in ``clip``, at ``scale`` pixels a point."""
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


Labels = Mapping[str, tuple[Place, ...]]
"""Where the labels of a figure's row are printed, by fact id."""


def crops(
    findings: Sequence[Finding],
    pages: Sequence[PageInfo],
    source: Renderer,
    labels: Labels | None = None,
) -> dict[str, tuple[Crop, ...]]:
    """The crops of each finding, by its id; the same view is drawn once."""
    sizes = {page.number: page for page in pages}
    drawn: dict[tuple[Evidence, ...], tuple[BBox, Image.Image, bool]] = {}
    result: dict[str, tuple[Crop, ...]] = {}
    for finding in findings:
        bands = _bands(finding, sizes)[:CROPS]
        made = []
        for n, band in enumerate(bands, 1):
            if band not in drawn:
                drawn[band] = _draw(
                    band, finding.root, sizes[band[0].place.page], source, labels or {}
                )
            clip, image, cut = drawn[band]
            printed = tuple(
                item.printed
                for item in sorted(band, key=lambda item: not _at_issue(item, finding.root))
            )
            name = f"{finding.id}-{n}.png"
            main = any(_at_issue(item, finding.root) for item in band)
            size = (image.width, image.height)
            made.append(Crop(name, band[0].place.page, clip, png(image), *size, printed, main, cut))
        result[finding.id] = tuple(made)
    return result


def _at_issue(item: Evidence, root: str) -> bool:
    return item.fact == root if root else item.role == "result"


def _bands(finding: Finding, sizes: Mapping[int, PageInfo]) -> list[tuple[Evidence, ...]]:
    """The finding's figures in groups that fit one crop; those with the figure at issue and the
    result first.
    """
    known = [item for item in finding.evidence if item.place.page in sizes]
    known.sort(
        key=lambda item: (item.place.page, item.place.bbox.top, item.place.bbox.x0, item.role)
    )
    groups: list[list[Evidence]] = []
    for item in known:
        if groups and _fits(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    weight = {"result": 1, "term": 2, "context": 3}

    def order(group: list[Evidence]) -> int:
        return min(0 if item.fact == finding.root else weight.get(item.role, 2) for item in group)

    return [tuple(group) for group in sorted(groups, key=order)]


def _fits(group: Sequence[Evidence], item: Evidence) -> bool:
    if group[-1].place.page != item.place.page:
        return False
    bottom = max(other.place.bbox.bottom for other in group)
    near = item.place.bbox.top - bottom < MERGE
    return near and item.place.bbox.bottom - group[0].place.bbox.top + 2 * MARGIN < TALLEST


def _draw(
    band: Sequence[Evidence], root: str, page: PageInfo, source: Renderer, labels: Labels
) -> tuple[BBox, Image.Image, bool]:
    around = BBox.around(item.place.bbox for item in band)
    top, bottom = max(0.0, around.top - MARGIN), min(page.height, around.bottom + MARGIN)
    clip = BBox(0.0, top, page.width, max(bottom, top + 1.0))
    image = source.render(page.number, SCALE, clip).convert("RGB")
    clip, image = _without_margins(image, clip, around)
    kept = _kept(band, clip, image.convert("L").point(_INK), labels)
    pen = ImageDraw.Draw(image)
    for item in sorted(band, key=lambda item: _at_issue(item, root)):
        main = _at_issue(item, root)
        frame = _pixels(item.place.bbox, clip, image, 4 if main else 0)
        if main:
            pen.rectangle(frame, outline=_RESULT, width=4)
            x0, y0 = frame[0], frame[1]
            pen.polygon([(x0, y0), (x0 + 14, y0), (x0, y0 + 14)], fill=_RESULT)
        else:
            _dashed(pen, frame)
    return (clip, _joined(image, clip, kept), True) if kept else (clip, image, False)


def _kept(
    band: Sequence[Evidence], clip: BBox, ink: Image.Image, labels: Labels
) -> list[tuple[float, float]]:
    """The stretches of a wide band that hold its figures and their labels; none where it need not
    be cut.
    """
    if clip.x1 - clip.x0 <= WIDEST:
        return []
    wanted = [_inked(item.place.bbox, clip, ink, NEAR) for item in band]
    for item in band:
        here = (place.bbox for place in labels.get(item.fact, ()) if place.page == item.place.page)
        wanted += [_inked(box, clip, ink, BLANK) for box in here]
    kept: list[tuple[float, float]] = []
    for left, right in sorted(wanted):
        x0, x1 = max(clip.x0, left), min(clip.x1, right)
        if kept and x0 - kept[-1][1] < NEAR:
            kept[-1] = (kept[-1][0], max(kept[-1][1], x1))
        else:
            kept.append((x0, x1))
    shown = sum(x1 - x0 for x0, x1 in kept)
    return kept if shown < 0.8 * (clip.x1 - clip.x0) else []


def _inked(box: BBox, clip: BBox, ink: Image.Image, around: float) -> tuple[float, float]:
    """The width of what is printed inside ``box``, between its rules, and ``around`` it."""
    inside = BBox(
        box.x0 + 3, box.top + 3, max(box.x0 + 4, box.x1 - 3), max(box.top + 4, box.bottom - 3)
    )
    left, top, right, bottom = _pixels(inside, clip, ink, 0)
    found = ink.crop((left, top, right, bottom)).getbbox()
    x0, x1 = (0, right - left) if found is None else (found[0], found[2])
    return clip.x0 + (left + x0) / SCALE - around, clip.x0 + (left + x1) / SCALE + around


def _joined(image: Image.Image, clip: BBox, kept: Sequence[tuple[float, float]]) -> Image.Image:
    """The stretches side by side, a grey tear with three dots wherever something was cut out."""
    parts = [
        image.crop((int((x0 - clip.x0) * SCALE), 0, int((x1 - clip.x0) * SCALE), image.height))
        for x0, x1 in kept
    ]
    whole = Image.new(
        "RGB", (sum(part.width for part in parts) + TEAR * (len(parts) - 1), image.height), _TORN
    )
    x = 0
    for n, part in enumerate(parts):
        whole.paste(part, (x, 0))
        x += part.width + TEAR
        if n < len(parts) - 1:
            pen = ImageDraw.Draw(whole)
            for dot in (-8, 0, 8):
                left, middle = x - TEAR // 2 + dot - 2, image.height // 2 - 2
                pen.ellipse((left, middle, left + 4, middle + 4), fill=(70, 78, 88))
    return whole


def _without_margins(image: Image.Image, clip: BBox, around: BBox) -> tuple[BBox, Image.Image]:
    """The band without the page's blank margins left and right."""
    ink = image.convert("L").point(_INK).getbbox()
    if ink is None:
        return clip, image
    x0 = max(0.0, min(ink[0] / SCALE, around.x0) - BLANK)
    x1 = min(clip.x1, max(ink[2] / SCALE, around.x1) + BLANK)
    part = image.crop((int(x0 * SCALE), 0, min(image.width, int(x1 * SCALE)), image.height))
    return BBox(x0, clip.top, x1, clip.bottom), part


def _pixels(box: BBox, clip: BBox, image: Image.Image, around: int) -> tuple[int, int, int, int]:
    """``box`` in pixels of the crop, larger by ``around`` on each side, inside the image."""
    x0, y0 = (box.x0 - clip.x0) * SCALE - around, (box.top - clip.top) * SCALE - around
    x1, y1 = (box.x1 - clip.x0) * SCALE + around, (box.bottom - clip.top) * SCALE + around
    left, top = min(max(0, int(x0)), image.width - 2), min(max(0, int(y0)), image.height - 2)
    return (
        left,
        top,
        max(left + 1, min(image.width - 1, int(x1))),
        max(top + 1, min(image.height - 1, int(y1))),
    )


def _dashed(pen: ImageDraw.ImageDraw, frame: tuple[int, int, int, int], dash: int = 7) -> None:
    x0, y0, x1, y1 = frame
    for x in range(x0, x1, 2 * dash):
        for y in (y0, y1):
            pen.line([(x, y), (min(x + dash, x1), y)], fill=_TERM, width=2)
    for y in range(y0, y1, 2 * dash):
        for x in (x0, x1):
            pen.line([(x, y), (x, min(y + dash, y1))], fill=_TERM, width=2)


def png(image: Image.Image, colours: int = 24) -> bytes:
    """A small PNG: a palette is enough for print and two pens."""
    out = BytesIO()
    image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page at reading size, as WebP."""

    page: int
    webp: bytes


def page_images(
    numbers: Iterable[int],
    source: Renderer,
    budget: int | None = None,
    extra: Mapping[int, int] | None = None,
) -> tuple[PageImage, ...]:
    """The pages at reading size, those named first first, stopping before ``budget`` bytes are
    passed.

    ``extra`` are the bytes that each page takes beside its image.
    """
    made, spent = [], 0
    with ThreadPoolExecutor(WORKERS) as workers:  # rendering is not thread-safe, compressing is
        for some in batched(numbers, WORKERS):
            drawn = [source.render(number, PAGE_SCALE).convert("RGB") for number in some]
            for number, data in zip(some, workers.map(_webp, drawn), strict=True):
                spent += len(data) + (extra or {}).get(number, 0)
                if budget is None or spent <= budget:
                    made.append(PageImage(number, data))
            if budget is not None and spent > budget:
                break
    return tuple(sorted(made, key=lambda item: item.page))


def batched(numbers: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    """``numbers`` in order, ``size`` at a time."""
    rest = iter(numbers)
    while some := tuple(islice(rest, size)):
        yield some


def _webp(image: Image.Image) -> bytes:
    """A typeset page keeps every stroke in few shades; a scan, which that would make heavy, is a
    photograph.
    """
    data = _saved(image.point(_SHADES), lossless=True, method=2)
    return data if len(data) <= PHOTOGRAPH else _saved(image, quality=45, method=2)


def _saved(image: Image.Image, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", **options)
    return out.getvalue()
