"""What every document needs, made once before the process forks for each: expressions of words,
shapes of digits, templates.

Each fork would make most of it anew, which takes up to half a second, of one or two for a short
act. Great Expectations is not asked anything: it leaves a thread behind, which a fork would lack.
"""

import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain

from extract.french.lexicon.concept import Concept
from extract.pdf.sight.digit_shapes import draw_shapes
from reports.i18n import Lang
from reports.page.report_page import prepare_report
from validate.acts.kind_words import kind_words

_ROOMS = ("extract", "validate", "expectations", "reports", "pointage")


@cache
def warm_up(lang: Lang, *, reports: bool, pages: bool = True) -> None:
    """Make what documents need whose reports, if there are any, are in ``lang``, and whose
    ``pages`` are to be read.
    """
    told = chain.from_iterable(one.concepts for one in kind_words().values())
    for concept in chain(_concepts(), told):
        concept.compile()
    if pages:
        draw_shapes()
    if reports:
        prepare_report(lang)


def _concepts() -> Iterator[Concept]:
    """The concepts that modules of ours name."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] not in _ROOMS:
            continue
        for value in vars(module).values():
            if isinstance(value, Concept):
                yield value
