"""`pointage batch` and `pointage status`: options in, progress and counts out."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from extract.errors import UsageError
from pointage.batch import batch_run as batch
from pointage.batch.batch_messages import meaning, status_reason
from pointage.batch.flagged import SHOWN, Flagged, flagged
from pointage.batch.remote import cannot_write, is_remote
from pointage.batch.task import BatchOptions
from pointage.inputs import refuse_missing
from pointage.output import why
from pointage.progress_bar import progress_bar
from pointage.signals import INTERRUPTED
from pointage.work import (
    INTERNAL,
    OK,
    UNREADABLE,
    Lang,
    Voice,
    print_out,
    usage_error,
)
from validate.materiality import asked

_READ = ("ok",)
_OUR_ERRORS = frozenset({"incomplete", "failed"})
_MOST = 4
"""Kinds of failure shown beside the bar, the most frequent ones."""
_EVERY = 60.0
"""Seconds between two lines of progress where there is no terminal to draw a bar on."""
_LEFT: Mapping[Lang, str] = {"fr": "reste", "en": "left"}


def run_batch(
    voice: Voice,
    source: str,
    store: str,
    workers: int,
    scheduler: str,
    options: BatchOptions,
) -> int:
    """Run a batch with a progress line; 3 where a document could not be read, 4 where Pointage
    itself failed at one, 130 when interrupted.

    Raises:
        UsageError: the source names nothing, the materiality is no amount, page images are asked
            for without reports, or nothing can be written to the store.
    """
    if options.pages != "none" and not options.reports:
        raise usage_error("pages-need-reports")
    if options.materiality.strip():
        asked(options.materiality)
    try:
        with _progress(voice) as tell:
            counts = batch.run_corpus(
                source,
                store,
                options,
                workers or os.cpu_count() or 1,
                scheduler,
                tell,
            )
    except OSError as error:
        raise cannot_write(store, why(error)) from error
    except KeyboardInterrupt:
        voice.say("interrupted-batch")
        return INTERRUPTED
    voice.report(
        "batch-done",
        documents=sum(counts.values()),
        statuses=_counted(counts, voice.lang),
        store=store,
    )
    if not voice.quiet:
        _tell_flagged(voice, flagged(store))
    if set(counts) <= set(_READ):
        return OK
    voice.say("batch-why", store=store)
    if _OUR_ERRORS & set(counts):
        return INTERNAL
    return UNREADABLE


def show_status(voice: Voice, store: str, as_json: bool) -> int:
    """Print how many documents stand at each status and reason, and what the status means.

    Those that an unfinished run has done are counted too.

    Raises:
        UsageError: there is no store at this address, or it holds what no run wrote.
    """
    if not is_remote(store):
        refuse_missing(Path(store))
    rows = list(batch.statuses(store))
    found = () if as_json else flagged(store)
    if waiting := batch.ungathered(store):
        rows.append(("not-gathered", "", waiting))
        voice.say("not-gathered", documents=waiting)
    if not rows:
        raise UsageError(
            f"{store} : aucun résultat de « pointage batch » ici. Vérifiez le chemin.",
            f"{store}: no result of “pointage batch” here. Check the path.",
        )
    if as_json:
        told = [
            {"status": status, "reason": reason, "documents": number}
            for status, reason, number in rows
        ]
        print_out(json.dumps(told))
    else:
        print_out("\n".join(_line(*row, voice.lang) for row in rows))
        _tell_flagged(voice, found, unfinished=waiting > 0)
    return OK


def _tell_flagged(
    voice: Voice, found: Sequence[Flagged], *, unfinished: bool = False
) -> None:
    """Which documents have deviations: the gravest by name, the others counted. Where some are not
    in the tables yet, nothing says that none has.
    """
    if not found:
        if not unfinished:
            voice.say("batch-no-deviation")
        return
    voice.say("batch-flagged", documents=len(found))
    for one in found[:SHOWN]:
        voice.say(
            "batch-flagged-one",
            path=one.path,
            errors=one.errors,
            warnings=one.warnings,
        )
    if len(found) > SHOWN:
        voice.say("batch-flagged-more", documents=len(found) - SHOWN)


def _line(status: str, reason: str, number: int, lang: Lang) -> str:
    return f"{number:>8}  {_words(status, reason, lang)}"


def _words(status: str, reason: str, lang: Lang) -> str:
    """A status and its reason: "n'est pas un PDF (fichier vide)"."""
    words = meaning(status, lang)
    if not reason:
        return words
    return f"{words} ({status_reason(reason, lang)})"


@contextmanager
def _progress(voice: Voice) -> Iterator["batch.Tell | None"]:
    """Rate, time left and failures by reason: beside a bar on a terminal, as a line a minute
    elsewhere; None where nobody wants to know.
    """
    lang = voice.lang
    if voice.quiet:
        yield None
        return
    if not sys.stderr.isatty():
        yield partial(_print_progress_lines, lang, [0.0])
        return
    with progress_bar(voice) as advance:

        def update(state: batch.Progress) -> None:
            advance(state.done, state.total, progress_text(state, lang))

        yield update


def _print_progress_lines(
    lang: Lang, last: list[float], state: "batch.Progress"
) -> None:
    """A line where a minute has passed since the ``last`` one."""
    if state.seconds - last[0] >= _EVERY:
        last[0] = state.seconds
        sys.stderr.write(
            f"{state.done}/{state.total} · {progress_text(state, lang)}\n"
        )


def progress_text(state: "batch.Progress", lang: Lang) -> str:
    """The words of the bar: documents and pages a second, time left, failures by reason."""
    if not state.seconds:
        return ""
    parts = [
        f"{state.done / state.seconds:.1f} doc/s",
        f"{state.pages / state.seconds:.0f} p/s",
    ]
    if state.left is not None:
        minutes, seconds = divmod(round(state.left), 60)
        parts.append(
            f"{_LEFT[lang]} {minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        )
    ranked = sorted(
        state.failures.items(), key=lambda item: (-item[1], item[0])
    )
    parts += [
        f"{_words(*kind, lang)} × {number}" for kind, number in ranked[:_MOST]
    ]
    if rest := sum(number for _, number in ranked[_MOST:]):
        parts.append(f"… × {rest}")
    return " · ".join(parts)


def _counted(counts: "batch.Statuses", lang: Lang) -> str:
    """The statuses in words, the most frequent first: "lu : 5 ; n'est pas un PDF : 1"."""
    colon, semicolon = (" : ", " ; ") if lang == "fr" else (": ", "; ")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return semicolon.join(
        f"{meaning(status, lang)}{colon}{number}" for status, number in ranked
    )
