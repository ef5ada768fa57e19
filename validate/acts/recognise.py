"""Of which kind an act is: by its object, the law it cites, the structure of its tables, its words.

Each place gives points once, the structure of tables up to three times. A kind is told where the
object names it, or where the rest alone leaves no other; two where the object names both. What is
not told applies no pack.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from extract.document import Document
from extract.french.folding import plain
from extract.several import first
from validate.acts.act_texts import ActTexts, act_texts
from validate.acts.kind_words import KindWords, kind_words
from validate.model.act_kind import (
    ActKind,
    KindReason,
    KindScore,
    KindSource,
    RecognisedAct,
)


@dataclass(frozen=True, slots=True)
class RecognitionSettings:
    """Points by place, and what is enough. An object outweighs any two other places."""

    object_names: int = 6
    object_beside: int = 1
    """An object that names the kind, and is about another."""
    law: int = 3
    caption: int = 2
    structure: int = 1
    most_structure: int = 3
    """Headers, and labels, that give points."""
    text: int = 1

    enough: int = 6
    enough_unnamed: int = 9
    """Where no object names the kind: minutes of many subjects hold something of each."""
    lead: int = 3
    """Points that the likeliest is ahead of the next where no object names it."""
    own: int = 3
    """Forms of labels and headers that no other kind prints, from which they tell a kind beside
    those that the object names: an act on the accounts of a service annexes its yearly report."""
    most_kinds: int = 2
    """Kinds that one act may be of: an object that names more is about none of them."""


SETTINGS = RecognitionSettings()
_EACH = {
    KindSource.LAW: (SETTINGS.law, 1),
    KindSource.CAPTION: (SETTINGS.caption, 1),
    KindSource.HEADER: (SETTINGS.structure, SETTINGS.most_structure),
    KindSource.LABEL: (SETTINGS.structure, SETTINGS.most_structure),
    KindSource.TEXT: (SETTINGS.text, 1),
}
"""Points of each form that is found in a place, and how many forms count."""
_LONGEST_QUOTE = 80
"""Characters of the words that a reason quotes."""


def recognise_acts(document: Document) -> tuple[RecognisedAct, ...]:
    """The acts of a document, each with its kind where it is clear."""
    return tuple(map(_recognise, act_texts(document)))


def _recognise(act: ActTexts) -> RecognisedAct:
    known = kind_words()
    scored = [_score(act, kind, words) for kind, words in known.items()]
    named = {kind for kind, words in known.items() if _is_named(act, words)}
    ranked = sorted(
        (one for one in scored if one.points), key=lambda one: -one.points
    )
    told = _told(ranked, named)
    annexed = [kind for kind in _annexed(act) if kind not in told]
    return RecognisedAct(
        title=plain(act.title),
        deliberation=act.deliberation,
        sections=act.parts,
        kinds=(*told, *annexed),
        annexed=tuple(annexed),
        likeliest=first(ranked),
        runner_up=ranked[1] if len(ranked) > 1 else None,
    )


def _told(ranked: Sequence[KindScore], named: Set[ActKind]) -> list[ActKind]:
    """The kinds that the object names; else the likeliest, far enough ahead of the next."""
    by_object = [
        one.kind
        for one in ranked
        if one.kind in named and one.points >= SETTINGS.enough
    ]
    if by_object:
        return by_object if len(by_object) <= SETTINGS.most_kinds else []

    best, rest = ranked[:1], ranked[1:2]
    ahead = sum(one.points for one in best) - sum(one.points for one in rest)
    clear = [one.kind for one in best if one.points >= SETTINGS.enough_unnamed]
    return clear if ahead >= SETTINGS.lead else []


def _annexed(act: ActTexts) -> Iterator[ActKind]:
    """The kinds whose own labels and headers the tables print."""
    printed = [
        *act.texts[KindSource.LABEL],
        *act.texts[KindSource.HEADER],
    ]
    for kind, words in kind_words().items():
        forms = [one for one in words.own if any(map(one.within, printed))]
        if len(forms) >= SETTINGS.own:
            yield kind


def _is_beside(words: KindWords, text: str) -> bool:
    """Whether an object that names a kind is about another."""
    return words.besides is not None and words.besides.within(text)


def _is_named(act: ActTexts, words: KindWords) -> bool:
    """Whether the object names the kind, and is about no other."""
    objects = act.texts[KindSource.OBJECT]
    naming = [one for one in objects if words.named(KindSource.OBJECT, one)]
    return bool(naming) and not _is_beside(words, naming[0])


def _score(act: ActTexts, kind: ActKind, words: KindWords) -> KindScore:
    points, reasons = 0, []
    for worth, reason in _reasons(act, words):
        points += worth
        reasons.append(reason)
    return KindScore(kind, points, tuple(reasons))


def _reasons(
    act: ActTexts, words: KindWords
) -> Iterator[tuple[int, KindReason]]:
    """What speaks for a kind, with its points."""
    named = _new_forms(act, words, KindSource.OBJECT)
    if named:
        text, printed = named[0]
        worth = SETTINGS.object_names
        if _is_beside(words, text):
            worth = SETTINGS.object_beside
        yield worth, _reason(KindSource.OBJECT, printed)

    for source, (worth, most) in _EACH.items():
        for _, printed in _new_forms(act, words, source)[:most]:
            yield worth, _reason(source, printed)


def _new_forms(
    act: ActTexts, words: KindWords, source: KindSource
) -> list[tuple[str, str]]:
    """The texts of a place that name a form which no text before them named, with its words."""
    seen: set[str] = set()
    found: list[tuple[str, str]] = []
    for text in act.texts[source]:
        named = words.named(source, text)
        new = [said for form, said in named.items() if form not in seen]
        if new:
            seen |= named.keys()
            found.append((text, new[0]))
    return found


def _reason(source: KindSource, words: str) -> KindReason:
    return KindReason(source, words[:_LONGEST_QUOTE])
