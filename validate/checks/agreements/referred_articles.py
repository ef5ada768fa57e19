"""An article that a text refers to is there, and speaks of what the reference says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extract.several import only
from extract.texts.agreement import Article, ArticleReference
from validate.check import Check, Context, place_id, stated_by_another
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Term,
)

THERE, BESIDE = "referred-article-there", "referred-article-beside"
_FEWEST = 4
"""Articles of a text that is long enough to refer to itself."""
_NAMED = by_words("the reference names an article of the same text")

_DOCUMENTS = frozenset(
    {"document", "piece", "justificatif", "rapport", "bilan", "facture"}
)
"""What a text calls the papers that it asks for."""

Texts = Mapping[int, Sequence[Article]]


def find(context: Context) -> Iterator[Identity]:
    """Each reference of a text that is numbered from 1 with one slip at most, excerpts left
    out.

    It points beside where the article it names has no word of what is said to be there, and one
    other article alone has them all.
    """
    texts = _texts(context)
    for reference in context.document.agreements.references:
        articles = texts.get(reference.run)
        if articles is None:
            continue
        yield _there(context, reference, articles)
        if reference.about:
            beside = _beside(reference, articles)
            yield _identity(context, reference, beside)


def _texts(context: Context) -> Texts:
    runs: dict[int, list[Article]] = defaultdict(list)
    for article in context.document.agreements.articles:
        if not article.parent:
            runs[article.run].append(article)
    return {
        run: articles for run, articles in runs.items() if _is_whole(articles)
    }


def _is_whole(articles: Sequence[Article]) -> bool:
    numbers = [article.fact.value for article in articles]
    right = sum(n == number for n, number in enumerate(numbers, 1))
    follow = right >= len(numbers) - 1 or _is_gap(numbers)
    quoted = any(article.quoted for article in articles)
    return follow and len(articles) >= _FEWEST and not quoted


def _is_gap(numbers: Sequence[Decimal | None]) -> bool:
    """Whether one number is left out, and all others follow."""
    every = sorted({*map(int, filter(None, numbers))})
    return len(every) == len(numbers) == every[-1] - 1 and every[0] == 1


def _there(
    context: Context, reference: ArticleReference, articles: Sequence[Article]
) -> Identity:
    last = articles[-1]
    return Identity(
        id=place_id(
            THERE, context.document, reference.fact, str(reference.article)
        ),
        rule=THERE,
        kind=Kind.EQUALITY,
        form=Form.WITHIN,
        result=reference.fact.id,
        terms=(Term(last.fact.id),),
        offset=Decimal(1),
        constant=last.fact.value_or_zero,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label=f"article {reference.article}",
    )


def _beside(
    reference: ArticleReference, articles: Sequence[Article]
) -> Article | None:
    """The one article that speaks of what a reference says another one holds."""
    about = _kindred(reference.about)
    named = [one for one in articles if one.fact.value == reference.fact.value]
    if not named or _speaks_of(named[0], about):
        return None
    own = Decimal(reference.article)
    others = [
        one
        for one in articles
        if one.fact.value != own and _speaks_of(one, about)
    ]
    return only(others)


def _kindred(stem: str) -> frozenset[str]:
    """A stem with those that stand for the same in a list of it."""
    return _DOCUMENTS if stem in _DOCUMENTS else frozenset({stem})


def _speaks_of(article: Article, words: frozenset[str]) -> bool:
    return not words.isdisjoint(article.words)


def _identity(
    context: Context, reference: ArticleReference, beside: Article | None
) -> Identity:
    """Held where the article named may be the one that is meant."""
    terms = () if beside is None else (Term(beside.fact.id),)
    return Identity(
        id=place_id(
            BESIDE, context.document, reference.fact, str(reference.article)
        ),
        rule=BESIDE,
        kind=Kind.EQUALITY,
        form=Form.DISTINCT,
        result=reference.fact.id,
        terms=terms,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=_NAMED,
        label=f"article {reference.article} : « {reference.named} »",
        label_en=f"article {reference.article}: “{reference.named}”",
    )


_SOURCE = Message("Renvois du texte lui-même", "The text's own references")
REFERRED_ARTICLE_THERE = Check(
    code=THERE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "L'article auquel un texte renvoie existe",
        "The article that a text refers to exists",
    ),
    source=_SOURCE,
    failed=Message(
        "Renvoi à l'article {printed} ({place}) : le dernier article de ce texte est le {other}.",
        "A reference to article {printed} ({place}): the last article of this text is {other}.",
    ),
    find=find,
)
REFERRED_ARTICLE_BESIDE = Check(
    code=BESIDE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "L'article auquel un texte renvoie parle de ce qui est dit",
        "The article that a text refers to speaks of what is said",
    ),
    source=_SOURCE,
    failed=Message(
        "Renvoi à l'article {printed} ({place}) : cet article n'en parle pas, l'article {other}"
        " (page {other_page}) si. Le renvoi est-il le bon ?",
        "A reference to article {printed} ({place}): that article does not speak of it, article"
        " {other} (page {other_page}) does. Is the reference right?",
    ),
    find=stated_by_another,
)
CHECKS = (REFERRED_ARTICLE_THERE, REFERRED_ARTICLE_BESIDE)
