"""The images of pages as the report shows them: with the boxes of the figures on them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.document import PageInfo
from extract.facts import Fact
from extract.geometry import BBox
from reports.images.page_images import PageImage
from reports.page.markup import data_uri
from reports.page.tick_marks import Mark

PageMark = tuple[str, bool, BBox, str, str, bool]
"""Fact id, whether this is its first place, box, state, printed text, whether a person read it."""
UNMARKED = "none"
"""The state of a figure that no check touched and no table holds."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page image with the boxes of the figures on it."""

    number: int
    width: float
    height: float
    folio: str
    data: str
    sheet: str
    marks: tuple[PageMark, ...]

    @property
    def framed(self) -> int:
        """How many figures have a visible frame."""
        return sum(state != UNMARKED for _, _, _, state, _, _ in self.marks)


def page_views(
    images: Sequence[PageImage],
    pages: Sequence[PageInfo],
    facts: Mapping[str, Fact],
    marks: Mapping[str, Mark],
) -> tuple[PageView, ...]:
    """The drawn pages, each with the figures printed on it, from the top."""
    infos = {page.number: page for page in pages}
    on_page: dict[int, list[PageMark]] = defaultdict(list)
    for fact in facts.values():
        state = figure_state(marks.get(fact.id))
        for n, place in enumerate(fact.places):
            on_page[place.page].append(
                (
                    fact.id,
                    n == 0,
                    place.bbox,
                    state,
                    fact.printed,
                    fact.by_person,
                )
            )

    views = []
    for image in images:
        info = infos[image.page]
        view = PageView(
            number=image.page,
            width=info.width,
            height=info.height,
            folio=info.folio,
            data=data_uri(image.data, image.kind),
            sheet=info.sheet,
            marks=tuple(sorted(on_page[image.page], key=_from_the_top)),
        )
        views.append(view)
    return tuple(views)


def _from_the_top(mark: PageMark) -> tuple[float, float, str]:
    fact, _, box, _, _, _ = mark
    return box.top, box.x0, fact


def figure_state(mark: Mark | None) -> str:
    """The state of a figure on its page: of coverage in a table, of its checks in prose."""
    if mark is None:
        return UNMARKED
    if mark.state:
        return mark.state
    at_issue = {"deviation", "doubt"}.intersection(mark.ticks)
    if at_issue:
        return "failed"
    return "held"
