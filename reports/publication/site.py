"""`pointage site`: a folder of audits as a static site that needs no server.

index.html lists the audits; documents/<id>/ holds each report with its data; atom.xml is the feed,
sitemap.xml the list of pages, triage.csv the list of audits as a table, withheld.csv what was left
out and why. Dates come from the documents and the dispositions, never from the clock, so the same
audits give the same site.
"""

import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extract.errors import UsageError
from extract.geometry import page_numbers
from extract.hidden_characters import visible
from reports.advance import Advance, show_nothing
from reports.document_name import document_name, shown_name
from reports.files.atomic_folder import csv_text, replace_folder, write_text
from reports.files.audit_folder import write_into
from reports.files.audit_read import AUDIT_FILE, read_written
from reports.files.disk.finished_folder import refuse_unfinished
from reports.files.disk.ordinary_files import leads_nowhere_else
from reports.files.written_pages import written_pages
from reports.i18n import Lang, Texts
from reports.page import anchors
from reports.page.known_figures import known_facts
from reports.page.markup import csp, environment, script, style
from reports.page.method_notes import kinds_in_words
from reports.page.report_page import Publication, in_order
from reports.page.summary import SEVERITIES, settled, summary
from reports.publication.withholding import Published, publishable
from reports.reconstruction import is_rebuilt
from validate.model.identity import Severity

FEED = 50
"""Entries of the feed, the newest."""
_ADDRESS = re.compile(
    r"https?://(?:\w[\w.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::\d{1,5})?(?:/[A-Za-z0-9._~%!&'()*+,;=:@-]*)*"
)
"""A host, a port and a path; no user, no query, no fragment."""
_MARK = ".pointage-site"
_UNDATED = "1970-01-01"


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One audit in the index."""

    id: str
    title: str
    name: str
    sha256: str
    body: str
    date: str
    updated: str
    errors: int
    warnings: int
    infos: int
    stake: Decimal
    share: Decimal
    cells: int
    waiting: int
    persons: int
    rebuilt: bool
    crashed: int
    """Checks that crashed: the audit is incomplete."""
    withheld: tuple[int, ...]
    """Pages on which names are withheld."""
    kinds: tuple[str, ...] = ()
    """The kinds of its acts that are clear, in words."""
    to_explain: Decimal = Decimal(0)
    places: Mapping[str, str] = field(default_factory=dict)
    """The anchor of the first finding of each severity in the report."""
    pages_withheld: tuple[int, ...] = ()
    """Pages whose images are left out, as someone may be named on them."""

    @property
    def shown(self) -> str:
        """The title as the index shows it."""
        return shown_name(self.title)

    @property
    def worst(self) -> str:
        """The highest severity among the published findings, empty where there is none."""
        counts = zip(
            SEVERITIES, (self.errors, self.warnings, self.infos), strict=True
        )
        found = [severity for severity, n in counts if n]
        if found:
            return str(found[0])
        return ""


@dataclass(frozen=True, slots=True)
class SiteCount:
    """What a site holds and leaves out."""

    documents: int
    open_left_out: int
    persons: int
    unfinished: tuple[UsageError, ...] = ()
    """Why folders are left aside, one each."""
    pages: int = 0
    """Page images in the reports."""
    pages_withheld: int = 0
    without_pages: int = 0
    """Audits whose own report holds no page image to take over."""


def build_site(
    source: Path,
    out: Path,
    *,
    lang: Lang = "fr",
    include_open: bool = False,
    include_persons: bool = False,
    url: str = "",
    pages: str = "none",
    advance: Advance = show_nothing,
) -> SiteCount:
    """Write the site of the audits under ``source`` (the OUT of an audit, or the STORE of a batch).

    ``url`` is where the site will be; the feed and the sitemap need it for links that work
    elsewhere. ``pages`` are the page images to take over from the reports: ``all``, ``tables``
    (pages with tables or published findings) or ``none``. ``advance`` is told how many audits are
    done, of how many, and which one is next.

    Raises:
        UsageError: there is no finished audit, one is not of the expected form, ``out`` holds
            something else, or ``url`` is no address.
    """
    base = site_address(url)
    folders, unfinished = _told_apart(source, audit_folders(source))
    if not folders:
        raise unfinished[0]
    _refuse_foreign(out)
    texts = Texts(lang)
    entries: list[SiteEntry] = []
    shown: list[int] = []
    without: list[Path] = []

    def fill(site: Path) -> None:
        for done, folder in enumerate(folders):
            advance(done, len(folders), folder.name)
            images = () if pages == "none" else written_pages(folder)
            if pages != "none" and not images:
                without.append(folder)
            made = publishable(
                read_written(folder),
                texts,
                include_open=include_open,
                include_persons=include_persons,
                images=images,
                pages=pages,
            )
            _write_document(site, made, lang)
            entries.append(site_entry(made, texts))
            shown.append(len(made.images.pages))
        entries.sort(key=_gravest_first)
        _write_lists(site, entries, lang, base)

    replace_folder(out, fill, may_be_link=True)
    return SiteCount(
        len(entries),
        sum(item.waiting for item in entries),
        sum(item.persons for item in entries),
        unfinished,
        sum(shown),
        sum(len(item.pages_withheld) for item in entries),
        len(without),
    )


def _told_apart(
    source: Path, folders: Sequence[Path]
) -> tuple[list[Path], tuple[UsageError, ...]]:
    """The folders inside ``source`` that were written to their end, and why the others are left
    aside.
    """
    finished, others = [], []
    for folder in folders:
        try:
            _refuse_elsewhere(source, folder)
            refuse_unfinished(folder, AUDIT_FILE)
        except UsageError as error:
            others.append(error)
        else:
            finished.append(folder)
    return finished, tuple(others)


def _refuse_elsewhere(source: Path, folder: Path) -> None:
    if leads_nowhere_else(folder, source):
        return
    name, given = visible(str(folder)), visible(str(source))
    raise UsageError(
        f"{name} : dossier laissé de côté, un lien y mène hors de {given}. Copiez-le à la place du"
        " lien.",
        f"{name}: folder left aside, a link leads out of {given} to it. Copy it to the place of the"
        " link.",
    )


def audit_folders(source: Path) -> tuple[Path, ...]:
    """The folders of audits under an OUT, under a STORE's reports, or ``source`` itself, whatever
    their `audit.json` is; hidden ones are those of runs at work.

    Raises:
        UsageError: there is none, or no such folder.
    """
    if not source.exists():
        raise UsageError(
            f"{source} : dossier introuvable. Vérifiez le chemin.",
            f"{source}: no such folder. Check the path.",
        )
    folders = [source, *source.glob("[!.]*"), *source.glob("reports/[!.]*")]
    found = {
        folder for folder in folders if os.path.lexists(folder / AUDIT_FILE)
    }
    if not found:
        raise UsageError(
            f"{source} : aucun audit ici. Lancez « pointage audit … -o {source} » d’abord.",
            f"{source}: no audit here. Run “pointage audit … -o {source}” first.",
        )
    return tuple(sorted(found))


def _refuse_foreign(out: Path) -> None:
    """A folder that is not a site of ours is never replaced."""
    if out.exists() and not (out / _MARK).is_file() and any(out.iterdir()):
        raise UsageError(
            f"{out} : ce dossier contient autre chose qu’un site de Pointage. Choisissez un dossier"
            " vide avec -o.",
            f"{out}: this folder holds something else than a site of Pointage. Choose an empty one"
            " with -o.",
        )


def site_entry(made: Published, texts: Texts) -> SiteEntry:
    """What the index says of a published audit."""
    document = made.audit.document
    facts = known_facts(made.audit)
    found = summary(made.audit, facts)
    places: dict[str, str] = {}
    for finding in in_order(made.audit, facts):
        if not settled(finding):
            anchor = anchors.finding_anchor(finding.id)
            places.setdefault(str(finding.severity), anchor)
    disposed = max(
        (finding.disposed_on for finding in made.audit.findings), default=""
    )
    return SiteEntry(
        id=anchors.slug(document.document_id),
        title=document_name(document, texts),
        name=document.name,
        sha256=document.sha256,
        body=document.body,
        date=document.date,
        updated=max(disposed, document.date) or _UNDATED,
        errors=found.told[Severity.ERROR],
        warnings=found.told[Severity.WARNING],
        infos=found.standing[Severity.INFO],
        stake=found.gross,
        share=found.share,
        cells=found.cells,
        waiting=made.open_left_out,
        persons=made.persons,
        crashed=found.crashed,
        rebuilt=is_rebuilt(document),
        withheld=tuple(sorted(page_numbers(made.person_places))),
        kinds=kinds_in_words(made.audit, texts),
        to_explain=found.to_explain,
        places=places,
        pages_withheld=made.pages_withheld,
    )


def _write_document(site: Path, made: Published, lang: Lang) -> None:
    folder = site / "documents" / anchors.slug(made.audit.document.document_id)
    folder.mkdir(parents=True)
    draft = Publication(
        "../../index.html",
        made.open_left_out,
        made.open_shown,
        made.persons,
        made.pages_withheld,
    )
    write_into(folder, made.audit, made.images, lang, draft)


def site_address(url: str) -> str:
    """A site's public address, with a slash at its end; "" where none is given.

    >>> site_address("https://audits.example/2026")
    'https://audits.example/2026/'

    Raises:
        UsageError: it is no plain address of a web page. Links of another kind may run when they
            are followed.
    """
    if url and not _ADDRESS.fullmatch(url):
        said = visible(url)
        raise UsageError(
            f"--url {said} : ce n'est pas une adresse publique. Donnez-la sous la forme"
            " https://exemple.fr/audits, sans « ? » ni « # ».",
            f"--url {said}: this is no public address. Give it in the form"
            " https://example.org/audits, without “?” or “#”.",
        )
    if url and not url.endswith("/"):
        return f"{url}/"
    return url


def _write_lists(
    site: Path, entries: Sequence[SiteEntry], lang: Lang, base: str
) -> None:
    templates = environment(lang)
    index = templates.get_template("site.html.j2").render(
        entries=entries,
        bodies=sorted({item.body for item in entries if item.body}),
        kinds=sorted({kind for item in entries for kind in item.kinds}),
        severities=SEVERITIES,
        csp=csp("site"),
        style=style(),
        script=script("site"),
        lang=lang,
    )
    write_text(site / "index.html", index)
    newest = sorted(
        entries, key=lambda item: (item.updated, item.id), reverse=True
    )[:FEED]
    feed = templates.get_template("atom.xml.j2").render(
        entries=newest,
        base=base,
        feed_id=uuid.uuid5(uuid.NAMESPACE_URL, base or "pointage:site").urn,
        ids={
            item.id: uuid.uuid5(uuid.NAMESPACE_OID, item.sha256).urn
            for item in newest
        },
        updated=newest[0].updated if newest else _UNDATED,
    )
    write_text(site / "atom.xml", feed)
    write_text(
        site / "sitemap.xml",
        templates.get_template("sitemap.xml.j2").render(
            entries=entries, base=base
        ),
    )
    texts = Texts(lang)
    write_text(site / "triage.csv", csv_text(triage_rows(entries, texts)))
    write_text(site / "withheld.csv", csv_text(_withheld(entries, texts)))
    write_text(site / _MARK, "")


_TRIAGE = (
    "document_id", "date", "title", "file", "body", "kind", "severity", "errors", "warnings",
    "infos", "stake", "to_explain", "figures", "proved_percent", "waiting", "report",
)  # fmt: skip


def triage_rows(
    entries: Iterable[SiteEntry], texts: Texts
) -> Iterator[Sequence[str]]:
    """The list of audits as a table for other programs, the gravest first; its headers and
    severities in words.
    """
    yield [texts(f"triage.{name}") for name in _TRIAGE]
    for item in sorted(entries, key=_gravest_first):
        place = item.places.get(item.worst, "")
        report = f"documents/{item.id}/report.html"
        yield (
            item.id,
            item.date,
            item.title,
            item.name,
            item.body,
            ", ".join(item.kinds),
            texts(f"severity.{item.worst}") if item.worst else "",
            str(item.errors),
            str(item.warnings),
            str(item.infos),
            f"{item.stake:.2f}",
            f"{item.to_explain:.2f}",
            str(item.cells),
            f"{item.share:f}",
            str(item.waiting),
            f"{report}#{place}" if place else report,
        )


def _gravest_first(item: SiteEntry) -> tuple[int, Decimal, Decimal, int, str]:
    """By the highest severity, then what is at stake, then what is to be explained."""
    rank = len(SEVERITIES)
    if item.worst:
        rank = SEVERITIES.index(Severity(item.worst))
    return rank, -item.stake, -item.to_explain, -item.warnings, item.id


_WITHHELD = ("document_id", "what", "number", "pages")


def _withheld(
    entries: Iterable[SiteEntry], texts: Texts
) -> Iterator[Sequence[str]]:
    """What is left out, a line a kind and document."""
    yield [texts(f"withheld.{name}") for name in _WITHHELD]
    for item in entries:
        if item.persons:
            yield _left_out(item, "persons", item.persons, item.withheld, texts)
        if item.waiting:
            yield _left_out(item, "open", item.waiting, (), texts)
        if item.pages_withheld:
            images, number = item.pages_withheld, len(item.pages_withheld)
            yield _left_out(item, "images", number, images, texts)


def _left_out(
    item: SiteEntry, kind: str, number: int, pages: Sequence[int], texts: Texts
) -> Sequence[str]:
    listed = " ".join(map(str, pages))
    return (item.id, texts(f"withheld.{kind}"), str(number), listed)
