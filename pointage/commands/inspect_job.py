"""`pointage inspect` on one document: what was found where, as text and drawn over one page."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from extract.document import Document
from pointage.commands.inspection import describe
from pointage.commands.inspection_checks import describe_checks
from pointage.output import check_file, writing
from pointage.pipeline import AuditOptions
from pointage.read_any import AnySource, read
from pointage.work import OK, Voice, print_out, usage_error
from reports.files.disk.synced_files import replace_file
from reports.images.reading_overlay import draw_page


@dataclass(frozen=True, slots=True)
class InspectJob:
    """What to say of a document, and which page to draw."""

    options: AuditOptions
    voice: Voice
    page: int | None
    image: Path | None
    printed: Callable[[str], object] = print_out
    """What is done with the text."""

    def __call__(self, path: Path) -> int:
        """Describe ``path``, and draw the page that was asked for.

        Raises:
            UnreadableError: it cannot be read.
            UsageError: there is no such page, or the picture cannot be written.
        """
        if self.image is not None:
            if self.page is None:
                raise usage_error("image-needs-page")
            check_file(self.image)

        source, document = read(path, self.options.password)
        with source:
            if self.page is not None and self.page > source.page_count:
                pages = source.page_count
                raise usage_error(
                    "bad-page", name=source.name, page=self.page, pages=pages
                )
            found = describe(document, self.page, self.voice.lang)
            checks = describe_checks(document, self.page, self.voice.lang)
            self.printed("\n".join((*found, *checks)))
            if self.image is not None and self.page is not None:
                self._draw(source, document, self.page, self.image)
        return OK

    def _draw(
        self, source: AnySource, document: Document, page: int, image: Path
    ) -> None:
        drawn = BytesIO()
        draw_page(source, document, page).save(drawn, format="PNG")
        with writing(image):
            replace_file(image, drawn.getvalue())
        self.voice.report("written-folder", path=image)
