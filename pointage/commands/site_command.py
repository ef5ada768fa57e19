"""`pointage site`."""

from pathlib import Path

from extract.hidden_characters import visible
from pointage.inputs import refuse_missing
from pointage.progress_bar import progress_bar
from pointage.work import OK, UNREADABLE, Voice
from reports.publication.site import SiteCount, build_site


def publish(
    source: Path,
    output: Path,
    voice: Voice,
    include_open: bool,
    include_persons: bool,
    url: str,
    pages: str,
) -> int:
    """Build the site and say what it leaves out; 3 where a folder was not written to its end.

    Raises:
        UsageError: ``source`` holds no audit, or ``output`` is a folder of something else.
    """
    refuse_missing(source)
    with progress_bar(voice, transient=True) as advance:
        made = build_site(
            source,
            output,
            lang=voice.lang,
            include_open=include_open,
            include_persons=include_persons,
            url=url,
            pages=pages,
            advance=advance,
        )
    voice.report(
        "site-written",
        documents=made.documents,
        path=output / "index.html",
        open=made.open_left_out,
        persons=made.persons,
    )
    if pages != "none":
        _say_pages(made, voice)
    if not url:
        voice.report("site-no-url")
    for error in made.unfinished:
        voice.tell(visible(error.text(voice.lang)))
    return UNREADABLE if made.unfinished else OK


def _say_pages(made: SiteCount, voice: Voice) -> None:
    """Say how many page images the site has, what it leaves out, and where there were none."""
    voice.report("site-pages", shown=made.pages, withheld=made.pages_withheld)
    if made.without_pages:
        voice.say("site-no-pages", documents=made.without_pages)
