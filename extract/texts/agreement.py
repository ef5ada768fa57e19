"""What the texts of a document say of each other: numbered articles, references to them, decisions
that are cited, instalments.
"""

from dataclasses import dataclass

from extract.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article's heading. ``fact`` is its number where it is printed; ``run`` tells the texts of
    a section apart: one that begins again at 1 is another.
    """

    fact: Fact
    run: int
    title: str = ""
    words: tuple[str, ...] = ()
    """The stems of the words of its title and its paragraphs."""
    parent: int = 0
    """The article that a number of two parts is within ("5-4"); 0 for an article."""
    quoted: bool = False
    """Given by a text that amends it, or as an excerpt: what is around it is not printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReference:
    """A number that refers to an article of the text it stands in, ``run``, from its ``article``.

    ``about`` is the stem of what is said to be there ("documents listés dans l'article 7"), as
    ``named``; it may be empty.
    """

    fact: Fact
    run: int
    article: int
    about: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDecision:
    """A decision that an agreement says it rests on. ``fact`` is its date, as a day number printed
    as it is; ``number`` is the decision's own, where one is cited.
    """

    fact: Fact
    number: str = ""
    organ: Fact | None = None
    """The organ that decided, where it is named: a place without a number."""


@dataclass(frozen=True, slots=True)
class StatedYear:
    """The year that a sentence gives an agreement, and the one its period lies in."""

    year: Fact
    of_period: Fact


@dataclass(frozen=True, slots=True)
class Instalments:
    """The shares, in per cent, in which one amount is paid."""

    shares: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Agreements:
    """All that the texts of a document say of each other."""

    articles: tuple[Article, ...] = ()
    references: tuple[ArticleReference, ...] = ()
    decisions: tuple[CitedDecision, ...] = ()
    instalments: tuple[Instalments, ...] = ()
    years: tuple[StatedYear, ...] = ()
    organs: tuple[Fact, ...] = ()
    """The organs that the act itself names, each where it is first named."""
    days: tuple[Fact, ...] = ()
    """The days that it speaks of, each where it is first named, as day numbers."""

    def facts(self) -> tuple[Fact, ...]:
        """Every number that checks compare."""
        found = [one.fact for one in self.articles]
        found += [one.fact for one in self.references]
        for decision in self.decisions:
            found.append(decision.fact)
            found += [decision.organ] if decision.organ is not None else []
        for stated in self.years:
            found += [stated.year, stated.of_period]
        found += [*self.organs, *self.days]
        for one in self.instalments:
            found += one.shares
        return tuple(found)
