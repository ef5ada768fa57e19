"""`pointage desk`: open the desk in the browser, and keep it open until it is interrupted."""

import secrets
import socket
import threading
import webbrowser
from pathlib import Path

import uvicorn

from extract.hidden_characters import visible
from pointage.desk.addresses.desk_app import desk_app
from pointage.desk.addresses.desk_room import Desk
from pointage.desk.desk_document import DeskDocument
from pointage.desk.desk_items import desk_content
from pointage.desk.reading.page_painter import PagePainter
from pointage.desk.reading.reading_process import ReadingProcess
from pointage.work import OK, Voice, usage_error

LOOPBACK = "127.0.0.1"


def open_desk(
    target: Path | None, voice: Voice, *, port: int = 0, browser: bool = True
) -> int:
    """Serve the desk of ``target`` on this machine only, until it is interrupted; without one, that
    of the desk's own folder.

    Raises:
        UsageError: the port is taken, there is no document, or its folder cannot be written to.
        UnreadableError: there is no such file.
    """
    content = desk_content(target)
    with _listening(port) as listener:
        process, painter = ReadingProcess(), PagePainter()
        desk = Desk(process, painter, voice.lang, content.folder)
        for document in desk.put(content.items):
            _say_set_aside(document, voice)
            document.start()

        number = listener.getsockname()[1]
        secret = secrets.token_urlsafe(24)
        url = f"http://{LOOPBACK}:{number}/{secret}/"
        if target is not None and len(content.items) == 1:
            url = f"{url}d/{content.items[0].key}/"
        hosts = (f"{LOOPBACK}:{number}", f"localhost:{number}")
        app = desk_app(desk, secret, hosts)

        voice.say("desk-open", url=url)
        if browser:
            threading.Thread(
                target=webbrowser.open, args=(url,), daemon=True
            ).start()
        try:
            _serve(app, listener)
        finally:
            process.close()
            painter.close()
    voice.report("desk-closed")
    return OK


def _listening(port: int) -> socket.socket:
    """A socket that this machine alone can reach.

    Raises:
        UsageError: the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
    except (OSError, OverflowError):
        listener.close()
        raise usage_error("port-taken", port=port) from None
    listener.listen()
    return listener


def _serve(app: object, listener: socket.socket) -> None:
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]  # an ASGI application, by its own types
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return


def _say_set_aside(document: DeskDocument, voice: Voice) -> None:
    """Tell which files of people's work could not be read, and where they are now."""
    document.decisions.read()
    document.corrections.read()
    for store in (document.decisions, document.corrections):
        if store.set_aside_as is not None:
            kept = visible(store.set_aside_as.name)
            voice.say("set-aside", path=store.path, kept=kept)
