"""How a report was made: the kinds of its acts, versions, engines, the command that makes it again,
who signed it off.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from shlex import quote

from extract.correction import NO_CORRECTIONS
from extract.document import Document
from extract.french.folding import fold, plain
from extract.grid import Doubt, DoubtCode
from extract.records.record import plain_decimal
from reports.i18n import Lang, Texts
from reports.page.wording.reading_notes import unread_pages
from validate.acts.kind_names import KIND_NAMES, MOST_REASONS, told_by
from validate.model.act_kind import KindScore, RecognisedAct
from validate.model.finding import Audit, Message, RuleInfo, SignOff

LIBRARIES = ("pointage", "pypdfium2", "pdfplumber", "great-expectations")
"""The distributions whose versions the report names."""
_IN_FILE_NAME = "_.+-"
"""What a shell takes, beside letters and digits, as part of one word of a file's name."""
_IN_AMOUNT = "_.,"
"""The same in an amount: "1 %" needs its quotation marks."""
_EXPANDED = frozenset('"$`\\!\n')
"""What a shell obeys between double quotation marks."""
_APART = Message(" ; ", "; ")
"""Between the reasons for a kind of act."""


@dataclass(frozen=True, slots=True)
class Method:
    """Versions, and which engine read how many figures."""

    versions: tuple[tuple[str, str], ...]
    engines: tuple[tuple[str, int], ...]


def method(audit: Audit) -> Method:
    """What the report says of how it was made."""
    versions = tuple((name, _version(name)) for name in LIBRARIES)
    engines: Counter[str] = Counter()
    for table in audit.document.tables:
        engines.update(_way_of_reading(cell.engine) for cell in table.raw.cells)
    return Method(versions, tuple(sorted(engines.items())))


def _way_of_reading(engine: str) -> str:
    """The key of the words for an engine: how tables were read, not with what."""
    return engine if engine in ("ruled", "gaps", "text") else "other"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "—"


def command(audit: Audit, lang: Lang) -> str:
    """The command that makes this report again."""
    name = _one_word(audit.document.name, _IN_FILE_NAME)
    if name.startswith("-"):
        name = f"./{name}"
    words = ["pointage audit", name, "-o OUT", f"--lang {lang}"]

    materiality = audit.materiality_asked or plain_decimal(audit.materiality)
    if materiality:
        words.append(f"--materiality {_one_word(materiality, _IN_AMOUNT)}")

    file = "FICHIER" if lang == "fr" else "FILE"
    if _has_dispositions(audit):
        words.append(f"--dispositions {file}")
    if audit.document.corrections != NO_CORRECTIONS:
        words.append(f"--corrections {file}")
    return " ".join(words)


def _one_word(text: str, signs: str) -> str:
    """``text`` as one word of a command: nothing in it is run by the shell it is pasted into.
    ``signs`` need no quotation marks, as letters and digits do not.
    """
    if not _EXPANDED.isdisjoint(text):
        return quote(text)
    if all(letter.isalnum() or letter in signs for letter in text):
        return text
    return f'"{text}"'


def _has_dispositions(audit: Audit) -> bool:
    if audit.sign_off != SignOff():
        return True
    decided = (
        finding for finding in audit.findings if finding.status != "open"
    )
    return any(finding.author for finding in decided)


def told_rules(audit: Audit, texts: Texts) -> tuple[RuleInfo, ...]:
    """The rules as a reader tells them apart: those of one title and source are one, with what each
    of them found.
    """
    told: dict[tuple[str, str], RuleInfo] = {}
    for rule in audit.rules:
        key = texts.of(rule.title), texts.of(rule.source)
        first = told.get(key)
        told[key] = rule if first is None else _together(first, rule)
    return tuple(told.values())


def _together(one: RuleInfo, other: RuleInfo) -> RuleInfo:
    return replace(
        one,
        held=one.held + other.held,
        failed=one.failed + other.failed,
        abstained=one.abstained + other.abstained,
    )


def signed(audit: Audit) -> SignOff:
    """The sign-off; where the dispositions file names no reviewer, those who disposed of findings,
    and the last day.
    """
    authors = sorted(
        {finding.author for finding in audit.findings if finding.author}
    )
    last = max((finding.disposed_on for finding in audit.findings), default="")
    given = audit.sign_off
    return SignOff(
        given.prepared_by,
        given.reviewed_by or ", ".join(authors),
        given.date or last,
    )


def unread(audit: Audit) -> tuple[tuple[int, str, int], ...]:
    """Pages with something that was not read: number, kind, characters found nowhere."""
    pages = unread_pages(audit.document)
    return tuple((page.number, page.kind, page.leftover) for page in pages)


def told_doubts(document: Document) -> tuple[Doubt, ...]:
    """The doubts that a reader is told one by one: the document's, and what is drawn in its tables
    without text.
    """
    drawn = [
        doubt
        for table in document.tables
        for doubt in table.raw.doubts
        if doubt.code is DoubtCode.UNREAD
    ]
    return (*document.doubts, *drawn)


@dataclass(frozen=True, slots=True)
class ActView:
    """An act: what it is about, its kind or that it is not told, and why, with what else it may
    be.
    """

    title: str
    kind: str
    is_clear: bool
    why: str


def act_views(audit: Audit, texts: Texts) -> tuple[ActView, ...]:
    """The acts of an audit, in the order of the document."""
    printed = {fold(text): text for text in _printed_texts(audit.document)}
    return tuple(_view(act, texts, printed) for act in audit.acts)


def _printed_texts(document: Document) -> Iterator[str]:
    """The texts that may tell the kind of an act, each without runs of spaces."""
    found = [document.title]
    found += [section.title for section in document.sections]
    for table in document.tables:
        found += [table.caption, *table.raw.header]
        found += [row.label for row in table.rows]
    found += [line.text for line in document.prose]
    return map(plain, found)


def _as_printed(score: KindScore, printed: Mapping[str, str]) -> KindScore:
    """The reasons in the words of the page, accents and capitals included, where they are found."""
    return replace(
        score,
        reasons=tuple(
            replace(reason, words=_unfolded(reason.words, printed))
            for reason in score.reasons[:MOST_REASONS]
        ),
    )


def _unfolded(words: str, printed: Mapping[str, str]) -> str:
    for folded, text in printed.items():
        at = folded.find(words)
        if at >= 0 and len(folded) == len(text):
            return text[at : at + len(words)]
    return words


def kinds_in_words(audit: Audit, texts: Texts) -> tuple[str, ...]:
    """The clear kinds of an audit's acts, each once, in the order of the document."""
    kinds = dict.fromkeys(
        kind for act in audit.acts if act.is_clear for kind in act.kinds
    )
    return tuple(texts.of(KIND_NAMES[kind]) for kind in kinds)


def pack_names(audit: Audit, texts: Texts) -> str:
    """The kinds whose packs were applied, in words; empty where none was."""
    return ", ".join(texts.of(KIND_NAMES[kind]) for kind in audit.packs)


def _view(
    act: RecognisedAct, texts: Texts, printed: Mapping[str, str]
) -> ActView:
    kinds = " + ".join(texts.of(KIND_NAMES[kind]) for kind in act.kinds)
    why = []
    if act.likeliest is not None:
        why.append(texts.of(told_by(_as_printed(act.likeliest, printed))))
    if act.runner_up is not None:
        why.append(texts("act.runner-up", kind=_name(act.runner_up, texts)))
    return ActView(
        title=act.title,
        kind=kinds or _maybe(act.likeliest, texts),
        is_clear=act.is_clear,
        why=texts.of(_APART).join(why),
    )


def _maybe(score: KindScore | None, texts: Texts) -> str:
    """What an act whose kind is not clear may be."""
    if score is None:
        return texts("act.untold")
    return texts("act.unclear", kind=_name(score, texts))


def _name(score: KindScore, texts: Texts) -> str:
    return texts.of(KIND_NAMES[score.kind])
