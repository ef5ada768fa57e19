"""What a site says of all its audits: the index, the feed, the list of pages, and the tables of the
audits and of what was left out.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from jinja2 import Environment

from extract.geometry import page_numbers
from reports.document_name import document_name, shown_name
from reports.files.atomic_folder import csv_text, write_text
from reports.i18n import Lang, Texts
from reports.page import anchors
from reports.page.known_figures import known_facts
from reports.page.markup import csp, environment, script, style
from reports.page.method_notes import kinds_in_words
from reports.page.report_page import in_order
from reports.page.summary import SEVERITIES, settled, summary
from reports.publication.withholding import Published
from reports.reconstruction import is_rebuilt
from validate.model.identity import Severity

FEED = 50
"""Entries of the feed, the newest."""
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


def write_lists(
    site: Path, found: Iterable[SiteEntry], lang: Lang, base: str
) -> None:
    """Write the lists, the gravest audit first; ``base`` is where the site will be."""
    entries = sorted(found, key=_gravest_first)
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
    write_text(site / "atom.xml", _feed(templates, entries, base))
    write_text(
        site / "sitemap.xml",
        templates.get_template("sitemap.xml.j2").render(
            entries=entries, base=base
        ),
    )
    texts = Texts(lang)
    write_text(site / "triage.csv", csv_text(_triage_rows(entries, texts)))
    write_text(site / "withheld.csv", csv_text(_withheld(entries, texts)))


def _feed(
    templates: Environment, entries: Sequence[SiteEntry], base: str
) -> str:
    """The newest audits, as Atom."""
    newest = sorted(
        entries, key=lambda item: (item.updated, item.id), reverse=True
    )[:FEED]
    return templates.get_template("atom.xml.j2").render(
        entries=newest,
        base=base,
        feed_id=uuid.uuid5(uuid.NAMESPACE_URL, base or "pointage:site").urn,
        ids={
            item.id: uuid.uuid5(uuid.NAMESPACE_OID, item.sha256).urn
            for item in newest
        },
        updated=newest[0].updated if newest else _UNDATED,
    )


_TRIAGE = (
    "document_id", "date", "title", "file", "body", "kind", "severity", "errors", "warnings",
    "infos", "stake", "to_explain", "figures", "proved_percent", "waiting", "report",
)  # fmt: skip


def _triage_rows(
    entries: Iterable[SiteEntry], texts: Texts
) -> Iterator[Sequence[str]]:
    """The list of audits as a table for other programs; its headers and severities in words."""
    yield [texts(f"triage.{name}") for name in _TRIAGE]
    for item in entries:
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
