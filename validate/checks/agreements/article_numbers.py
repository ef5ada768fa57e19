"""The articles of a text are numbered one after the other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.texts.agreement import Article
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, LineTally, by_lines
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)

CODE = "article-numbers"
_FEWEST = 4
"""Steps of one that a text must have: a shorter one says nothing of what it skips."""
_FEWEST_PARTS = 1
"""The same for the numbered parts of one article, which are few."""
_ONE = Decimal(1)


def find(context: Context) -> Iterator[Identity]:
    """Each article against the one before it, and so the numbered parts of an article, in texts
    that begin at 1 and have one number at most that is not the next: a text with two is an
    excerpt, or follows another rule.
    """
    for articles in _texts(context):
        odd = _odd_steps(articles)
        if not _is_telling(articles, odd):
            continue
        tally = LineTally(len(articles) - 1 - len(odd), len(odd))
        for index, (before, article) in enumerate(pairwise(articles)):
            if index - 1 not in odd or _follows(before, article):
                yield _identity(context, before, article, tally)


def _is_telling(articles: Sequence[Article], odd: Sequence[int]) -> bool:
    """Whether enough numbers follow for one that does not to be told, of a text printed whole."""
    fewest = _FEWEST_PARTS if articles[0].parent else _FEWEST
    if len(articles) - 1 - len(odd) < fewest or len(odd) > 1:
        return False
    return not odd or not any(article.quoted for article in articles)


def _texts(context: Context) -> Iterator[list[Article]]:
    runs: dict[int, list[Article]] = defaultdict(list)
    for article in context.document.agreements.articles:
        runs[article.run].append(article)
    for articles in runs.values():
        if articles[0].fact.value == 1:
            yield articles


def _odd_steps(articles: Sequence[Article]) -> list[int]:
    """The steps that are not of one: a number left out, or printed twice. A number that is not its
    own, between two that are, is one such step.
    """
    numbers = [article.fact.value_or_zero for article in articles]
    if numbers[-1] == len(numbers):
        return [
            index - 1
            for index, number in enumerate(numbers)
            if number != index + 1
        ]
    return [
        index
        for index, (number, following) in enumerate(pairwise(numbers))
        if following - number != 1
    ]


def _follows(before: Article, article: Article) -> bool:
    return article.fact.value_or_zero - before.fact.value_or_zero == 1


def _identity(
    context: Context, before: Article, article: Article, tally: LineTally
) -> Identity:
    return Identity(
        id=place_id(CODE, context.document, article.fact, article.title),
        rule=CODE,
        kind=Kind.DIFFERENCE,
        form=Form.WEIGHTED_SUM,
        result=article.fact.id,
        terms=(Term(before.fact.id),),
        offset=_ONE,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_lines(
            tally, "the other articles follow each other", Ground.POSITION
        ),
        label=f"article {article.fact.printed}",
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Les articles d'un texte se suivent", "The articles of a text follow"
    ),
    source=Message(
        "Numérotation du texte lui-même", "The text's own numbering"
    ),
    failed=Message(
        "L'article {printed} suit l'article {other} : la numérotation saute ou se répète, le rang"
        " attendu est {expected}.",
        "Article {printed} follows article {other}: the numbering skips or repeats, {expected} is"
        " the rank expected.",
    ),
    find=find,
)
CHECKS = (CHECK,)
