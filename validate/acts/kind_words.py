"""The words of each kind of act, by the place where they are printed: read from
`kind_words.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.french.lexicon.concept import Concept
from validate.model.act_kind import ActKind, KindSource

_FILE = Path(__file__).with_name("kind_words.toml")
_ARTICLE = r"\*?[lrd]\s?\.?\s?\*?\s?"
"""Before the number of an article: "L. 2123-20", "L2123-20", "R.*123-4"."""
_PLACES = {
    KindSource.OBJECT: "object",
    KindSource.CAPTION: "caption",
    KindSource.HEADER: "header",
    KindSource.LABEL: "label",
    KindSource.TEXT: "text",
}


@dataclass(frozen=True, slots=True)
class KindWords:
    """What tells a kind, by the place of the words; each form is told apart from the others.

    ``besides`` are words of an object that is about another kind, although it names this one.
    """

    by_source: Mapping[KindSource, tuple[Concept, ...]]
    any_of: Mapping[KindSource, Concept]
    """The forms of a place in one: most texts print none of them."""
    besides: Concept | None
    own: tuple[Concept, ...] = ()
    """Labels and headers that acts of no other kind print."""

    @property
    def concepts(self) -> Iterator[Concept]:
        """What every document is asked for."""
        yield from self.any_of.values()
        yield from self.own
        if self.besides is not None:
            yield self.besides

    def named(self, source: KindSource, folded: str) -> dict[str, str]:
        """The forms of a place that a folded text prints, each with the words it prints."""
        if not self.any_of[source].within(folded):
            return {}
        found = {}
        for form in self.by_source[source]:
            printed = form.printed_in(folded)
            if printed is not None:
                found[str(form)] = printed
        return found


@cache
def kind_words() -> Mapping[ActKind, KindWords]:
    """The words of every kind."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    return {kind: _words(data[kind.value]) for kind in ActKind}


def _words(given: Mapping[str, list[str]]) -> KindWords:
    by_source = {
        source: tuple(map(Concept, given.get(name, ())))
        for source, name in _PLACES.items()
    }
    articles = [f"{_ARTICLE}{one}" for one in given.get("articles", ())]
    by_source[KindSource.LAW] = tuple(
        map(Concept, [*articles, *given.get("law", ())])
    )
    any_of = {
        source: Concept(*map(str, forms)) for source, forms in by_source.items()
    }
    besides = given.get("besides")
    own = tuple(map(Concept, given.get("own", ())))
    return KindWords(
        by_source, any_of, Concept(*besides) if besides else None, own
    )
