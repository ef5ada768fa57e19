"""`pointage site`: a folder of audits as a static site that needs no server.

index.html lists the audits; documents/<id>/ holds each report with its data; atom.xml is the feed,
sitemap.xml the list of pages, triage.csv the list of audits as a table, withheld.csv what was left
out and why. Dates come from the documents and the dispositions, never from the clock, so the same
audits give the same site.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.hidden_characters import visible
from reports.advance import Advance, show_nothing
from reports.files.atomic_folder import replace_folder, write_text
from reports.files.audit_folder import write_into
from reports.files.audit_read import AUDIT_FILE, read_written
from reports.files.disk.finished_folder import refuse_unfinished
from reports.files.disk.ordinary_files import leads_nowhere_else
from reports.files.written_pages import written_pages
from reports.i18n import Lang, Texts
from reports.page import anchors
from reports.page.report_page import Publication
from reports.publication.site_lists import SiteEntry, site_entry, write_lists
from reports.publication.withholding import Published, publishable

_ADDRESS = re.compile(
    r"https?://(?:\w[\w.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::\d{1,5})?(?:/[A-Za-z0-9._~%!&'()*+,;=:@-]*)*"
)
"""A host, a port and a path; no user, no query, no fragment."""
_MARK = ".pointage-site"


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
    wanted = _Wanted(include_open, include_persons, pages)
    texts = Texts(lang)
    documents: list[_SiteDocument] = []

    def fill(site: Path) -> None:
        for done, folder in enumerate(folders):
            advance(done, len(folders), folder.name)
            documents.append(_add_document(site, folder, wanted, texts))
        write_lists(site, (one.entry for one in documents), lang, base)
        write_text(site / _MARK, "")

    replace_folder(out, fill, may_be_link=True)
    return _count(documents, unfinished)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What of each audit is published."""

    open_findings: bool
    persons: bool
    pages: str


@dataclass(frozen=True, slots=True)
class _SiteDocument:
    """A document of the site: its place in the index, and the page images in its report."""

    entry: SiteEntry
    pages: int
    lacks_pages: bool
    """Images are wanted, and the audit's own report holds none."""


def _add_document(
    site: Path, folder: Path, wanted: _Wanted, texts: Texts
) -> _SiteDocument:
    """Write what of an audit is published."""
    shows_pages = wanted.pages != "none"
    images = written_pages(folder) if shows_pages else ()
    made = publishable(
        read_written(folder),
        texts,
        include_open=wanted.open_findings,
        include_persons=wanted.persons,
        images=images,
        pages=wanted.pages,
    )
    _write_document(site, made, texts.lang)
    return _SiteDocument(
        site_entry(made, texts),
        len(made.images.pages),
        shows_pages and not images,
    )


def _count(
    documents: Sequence[_SiteDocument], unfinished: tuple[UsageError, ...]
) -> SiteCount:
    entries = [one.entry for one in documents]
    return SiteCount(
        len(entries),
        sum(item.waiting for item in entries),
        sum(item.persons for item in entries),
        unfinished,
        sum(one.pages for one in documents),
        sum(len(item.pages_withheld) for item in entries),
        sum(one.lacks_pages for one in documents),
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
