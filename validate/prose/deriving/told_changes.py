"""Changes of which an end stands in another sentence, or is told by its place: "leur nombre a crû
de 57, puisqu'ils étaient 3 868"; "par rapport à 17 520 heures, la progression est de 7,1 %"."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import SHARE_OF
from extract.french.lexicon.sentences.limits_said import FALLING
from extract.french.lexicon.sentences.said_in_turn import MORE_OR_LESS
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import (
    Derivation,
    quotient,
    taken_away,
)
from validate.prose.deriving.typed_products import Reckoned, one_of
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.pairing.misprints import restates

CHANGE = WordList(
    "progression", "hausse", "augmentation", "croissance", "accroissement", "baisse",
    "diminution", "recul", "reduction", "ecart", "evolution",
)  # fmt: skip
"""Nouns of a change: "la progression est de"."""
_IT = WordList(
    "leur nombre", "ce nombre", "ce chiffre", "cet effectif", "il(s)", "elle(s)"
)
"""How a sentence goes on to what became of a number just said."""
GREW = WordList(
    "cru( de)", "augmente( de)", "progresse( de)", "gagne", "baisse( de)", "diminue( de)",
    "recule( de)", "perdu", "diminuera( de)", "augmentera( de)", "progressera( de)",
)  # fmt: skip
"""Before what a number has grown or fallen by."""
_WERE = WordList("etai(en)t", "comptai(en)t", "contre")
"""Before what it was."""
WAS = WordList(
    "etai(en)t", "comptai(en)t", "avai(en)t", "s'elevai(en)t", "atteignai(en)t",
    "representai(en)t",
)  # fmt: skip
"""Verbs of what a figure was before."""
_IT_WAS = WordList("etai(en)t( de)", "comptai(en)t", "s'elevai(en)t a")
"""Right before what it was."""
_WAS = WordList(WAS, "contre", "totalisai(en)t")
"""Words by which the one figure before a change is the old one."""
MOVED_BY = WordList(
    "en hausse de", "en baisse de", "en augmentation de", "en diminution de", "en progression de",
    "en recul de", "en reduction de",
)  # fmt: skip
"""Between the new figure and its change."""
BECOMES = WordList(
    "passe* a", "porte* a", "ramene* a", "s'elev* a", "s'etabli* a", "attein*", "releve* a",
    "passe* ainsi a", "porte* ainsi a", "s'elev* ainsi a", "s'elev* desormais a",
)  # fmt: skip
"""Before the new figure."""
_ADDED = WordList("ajout*", "abond*", "complet*")
"""Before what is added to an amount."""
_THAT_IS = WordList("soit( de)", "ou( de)")
"""Before the same said in per cent."""


def told_changes(
    wording: Wording, printed: Mapping[Decimal, Fact]
) -> Iterator[Reckoned]:
    """The changes of a sentence, in figures and in per cent. ``printed`` are the amounts of the act
    by their values."""
    for index in range(len(wording.numbers)):
        for form in (_grown, _in_per_cent):
            yield from form(wording, index)
        yield from _of_what_it_was(wording, index, printed)


def _grown(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Leur nombre a crû de C, puisqu'ils étaient B", after A."""
    following = index + 1
    if index or following >= len(wording.numbers) or not wording.sooner:
        return
    result, old = wording.numbers[index], wording.numbers[following]
    new = _subject(wording.sooner[-1], old)
    if new is None or result.unit == SHARE or result.per:
        return
    before = wording.before(0)
    is_change = _IT.follows_signs(before) and GREW.closes(before)
    if is_change and _WERE.within(wording.before(following)):
        yield Reckoned(result, difference_of((new, old)))


def difference_of(ends: Iterable[SpokenNumber]) -> Derivation:
    """By how much two numbers of one unit differ, whichever is the larger."""
    larger, smaller = sorted(ends, key=lambda one: -one.value)
    return taken_away(larger.fact, smaller.fact)


def _in_per_cent(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A s'élevait à B : la progression est de C, soit P %"; "à A s'ajoutent C, soit P % de plus":
    C of B, or of A."""
    if index < 2 or wording.numbers[index].unit != SHARE:
        return
    is_added = _is_added(wording, index)
    told = CHANGE.within(wording.before(index - 1)) or is_added
    if told and _THAT_IS.closes(wording.before(index)):
        made = _shares_of_ends(wording, index - 1)
        start = wording.numbers[index - 1].start
        if len(made) > 1 or is_added or _WAS.within(wording.text[:start]):
            result = wording.numbers[index]
            yield from (Reckoned(result, one) for one in one_of(result, made))


def _shares_of_ends(wording: Wording, place: int) -> list[Derivation]:
    """What share a change is of each larger number of its unit before it, or bare and compared with
    one, or said to be what was: "864 665 kWh en 2025, contre 913 880 en 2024"; "qui étaient de
    40 637 en 2024"."""
    change = wording.numbers[place]
    ends = [
        one
        for index, one in enumerate(wording.numbers[:place])
        if (
            one.measure == (change.unit, ())
            or (not one.unit and _is_what_was(wording, index))
        )
        and one.value > change.value
    ]
    return [quotient(change.fact, one.fact, GIVES_A_CHANGE) for one in ends]


def _is_what_was(wording: Wording, index: int) -> bool:
    """Whether a number is compared with another, or stands right behind a verb of what was."""
    is_old = _IT_WAS.closes(wording.before(index))
    return is_old or wording.is_compared(index)


def _is_added(wording: Wording, index: int) -> bool:
    """Whether a share is said to be so much more, of what is added to another amount."""
    added = _ADDED.within(wording.before(index - 1))
    return added and MORE_OR_LESS.follows_signs(wording.after(index))


def _of_what_it_was(
    wording: Wording, index: int, printed: Mapping[Decimal, Fact]
) -> Iterator[Reckoned]:
    """ "Porté à A, en hausse de C, soit P %"; "C, ou P % du marché, qui passe à A": C of the amount
    before, where the act prints it, unless C is that share of another amount of it."""
    result, change = wording.numbers[index], wording.numbers[index - 1]
    new = _new_figure(wording, index) if index else None
    if new is None or (change.unit, result.unit) != (MONEY, SHARE):
        return
    falls = FALLING.within(wording.before(index - 1))
    old = printed.get(new.value + (change.value if falls else -change.value))
    if old is not None and _THAT_IS.closes(wording.before(index)):
        made = quotient(change.fact, old, GIVES_A_CHANGE)
        is_right = restates(result.fact, made.value)
        if is_right or not _is_of_another(result, change, printed):
            yield Reckoned(result, made, loose=True)


def _is_of_another(
    share: SpokenNumber,
    part: SpokenNumber,
    printed: Mapping[Decimal, Fact],
) -> bool:
    """Whether a part is what a share says of another amount that the act prints."""
    larger = (one for value, one in printed.items() if value > part.value)
    made = (quotient(part.fact, one, GIVES_A_CHANGE).value for one in larger)
    return any(restates(share.fact, value) for value in made)


def _new_figure(wording: Wording, index: int) -> SpokenNumber | None:
    """What a change leads to: the number before it, or behind the share that it is."""
    change, following = index - 1, index + 1
    if change and MOVED_BY.closes(wording.before(change)):
        return _like(wording, change - 1, change)
    is_last = following == len(wording.numbers)
    if is_last or not BECOMES.closes(wording.before(following)):
        return None
    of_it = SHARE_OF.match(wording.after(index))
    return None if of_it is None else _like(wording, following, change)


def _like(wording: Wording, place: int, other: int) -> SpokenNumber | None:
    """A number, where it is of the measure of another."""
    one = wording.numbers[place]
    return one if one.measure == wording.numbers[other].measure else None


def _subject(wording: Wording, like: SpokenNumber) -> SpokenNumber | None:
    """What the sentence before is about: its first number, where it is one like the other."""
    first = wording.numbers[0]
    alike = first.unit in (like.unit, like.unit or first.unit)
    return first if alike and first.measure != (SHARE, ()) else None
