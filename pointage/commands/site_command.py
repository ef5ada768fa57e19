"""`pointage site`."""

from pathlib import Path

from extract.hidden_characters import visible
from pointage.work import OK, UNREADABLE, Voice
from reports.publication.site import build_site


def publish(
    source: Path,
    output: Path,
    voice: Voice,
    include_open: bool,
    include_persons: bool,
    url: str,
) -> int:
    """Build the site and say what it leaves out; 3 where a folder was not written to its end.

    Raises:
        UsageError: ``source`` holds no audit, or ``output`` is a folder of something else.
    """
    made = build_site(
        source,
        output,
        lang=voice.lang,
        include_open=include_open,
        include_persons=include_persons,
        url=url,
    )
    voice.say(
        "site-written",
        documents=made.documents,
        path=output / "index.html",
        open=made.open_left_out,
        persons=made.persons,
    )
    for error in made.unfinished:
        voice.tell(visible(error.text(voice.lang)))
    return UNREADABLE if made.unfinished else OK
