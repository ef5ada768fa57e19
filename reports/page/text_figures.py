"""The figures of the text as the report lists them: each once, with what it is said of."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Document
from extract.facts import Claim, Fact
from reports.i18n import Texts


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure that no table holds, and the sentence it stands in; no sentence for a number of a
    vote or of those present, whose line may name persons.
    """

    fact: Fact
    subject: str
    sentence: str = ""


def text_figures(document: Document, texts: Texts) -> tuple[TextFigure, ...]:
    """Every figure of the document that no table holds, page by page."""
    found: dict[str, TextFigure] = {}
    for one in _all(document, texts):
        if not one.fact.table_id:
            found.setdefault(one.fact.id, one)
    return tuple(sorted(found.values(), key=_page))


def _all(document: Document, texts: Texts) -> Iterator[TextFigure]:
    yield from map(_of_claim, (*document.claims, *document.counted))
    for vote in document.votes:
        for term, fact in vote.printed_terms.items():
            yield TextFigure(fact, texts(f"vote.{term.strip('_')}"))
    for fact in document.facts:
        yield TextFigure(fact, "")


def _of_claim(claim: Claim) -> TextFigure:
    subject = claim.subject or claim.heading
    return TextFigure(claim.fact, subject, claim.sentence)


def _page(one: TextFigure) -> int:
    places = one.fact.places
    return places[0].page if places else 0
