"""What is on the desk: its documents, and the views of them that are made."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request

from pointage.desk.desk_document import DeskDocument
from pointage.desk.desk_items import DeskItem, pdf_item
from pointage.desk.document_reading import UnreadyError
from pointage.desk.onward.compared_amounts import compare_documents
from pointage.desk.reading.page_painter import PagePainter
from pointage.desk.reading.reading_process import ReadingProcess
from pointage.desk.reading.released_memory import release_memory
from pointage.inputs import is_document
from reports.desk.desk_pages import ListedAudit, listed_audit
from reports.desk.desk_view import DeskView
from reports.desk.onward_views import ComparedDocuments
from reports.i18n import Lang

_KEPT_VIEWS = 4
"""Audits as they are shown, each made once: a view holds all figures of a document."""
_Now = tuple[int, int]
"""Which audit of a document it is, and how often its decisions changed."""


@dataclass
class Desk:
    """What is on the desk; ``folder`` is where PDFs that are dropped on it are kept, None where it
    takes none.
    """

    process: ReadingProcess
    painter: PagePainter
    lang: Lang
    folder: Path | None = None
    _documents: dict[str, DeskDocument] = field(default_factory=dict)
    _views: dict[tuple[str, Lang], tuple[_Now, DeskView]] = field(
        default_factory=dict
    )
    _listed: dict[str, tuple[_Now, ListedAudit]] = field(default_factory=dict)
    _compared: tuple[object, ComparedDocuments] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def documents(self) -> Mapping[str, DeskDocument]:
        """The documents by the keys that name them in addresses."""
        return self._documents

    def put(self, items: Iterable[DeskItem]) -> list[DeskDocument]:
        """Put documents on the desk; gives those, of which none is read yet."""
        for item in items:
            document = DeskDocument(item, self.process, self._prepare_soon)
            self._documents[item.key] = document
        return list(self._documents.values())

    def take_in(self, pdf: Path) -> DeskDocument:
        """Put a PDF on the desk, before the others; one that lies there already stays."""
        item = pdf_item(pdf)
        with self._lock:
            known = self._documents.get(item.key)
            if known is not None:
                return known
            document = DeskDocument(item, self.process, self._prepare_soon)
            self._documents = {item.key: document, **self._documents}
        document.start()
        return document

    def beside(self, document: DeskDocument) -> list[Path]:
        """The PDFs in the folder of one that are not on the desk."""
        if document.pdf is None:
            return []
        known = set(self._documents)
        return [
            pdf
            for pdf in sorted(
                filter(is_document, document.pdf.parent.iterdir())
            )
            if pdf_item(pdf).key not in known and pdf != document.pdf
        ]

    def compared(
        self, first: DeskDocument, second: DeskDocument
    ) -> ComparedDocuments:
        """Two documents side by side, made once for what they are now.

        Raises:
            UnreadyError: one of them was not read yet.
        """
        key = tuple(
            (one.item.key, one.state().version, one.state().saved)
            for one in (first, second)
        )
        if self._compared is None or self._compared[0] != key:
            made = compare_documents(first.audit(), second.audit())
            self._compared = (key, made)
        return self._compared[1]

    def lang_of(self, request: Request) -> Lang:
        """The language that an address asks for, else the desk's own."""
        asked = request.query_params.get("lang", self.lang)
        return cast("Lang", asked) if asked in ("fr", "en") else self.lang

    def document(self, request: Request) -> DeskDocument:
        """The document of an address.

        Raises:
            HTTPException: there is none.
        """
        found = self._documents.get(request.path_params["key"])
        if found is None:
            raise HTTPException(404)
        return found

    def view(self, document: DeskDocument, lang: Lang) -> DeskView | None:
        """What is shown of a document, made once for each audit and set of decisions; None where
        it was not read yet.
        """
        try:
            view = self._view(document, lang)
        except UnreadyError:
            return None
        view.prepare()
        return view

    def _view(self, document: DeskDocument, lang: Lang) -> DeskView:
        key, now = (document.item.key, lang), _now(document)
        with self._lock:
            known = self._views.pop(key, None)
            if known is None or known[0] != now:
                known = (now, DeskView(document.audit(), lang))
            while len(self._views) >= _KEPT_VIEWS:
                self._views.pop(next(iter(self._views)))
            self._views[key] = known
        return known[1]

    def listed(self, document: DeskDocument) -> ListedAudit | None:
        """What the list tells of a document; None where it was not read yet."""
        key, now = document.item.key, _now(document)
        known = self._listed.get(key)
        if known is None or known[0] != now:
            try:
                view = DeskView(document.audit(), self.lang)
            except UnreadyError:
                return None
            known = (now, listed_audit(view))
            self._listed[key] = known
        return known[1]

    def _prepare_soon(self, document: DeskDocument) -> None:
        """Have what is shown of a document that was just read made while nobody waits for it."""
        threading.Thread(
            target=self._prepare, args=(document,), daemon=True
        ).start()

    def _prepare(self, document: DeskDocument) -> None:
        """What is shown of a document takes the place of what was, which is then given back."""
        self.view(document, self.lang)
        release_memory()


def _now(document: DeskDocument) -> _Now:
    state = document.state()
    return state.version, state.saved


def desk_of(request: Request) -> Desk:
    """The desk that a request is sent to."""
    found: Desk = request.app.state.desk
    return found
