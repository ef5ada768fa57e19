"""The desk's addresses: pages and pictures to read, and the few that save something."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from pointage.desk.addresses.desk_room import Desk
from pointage.desk.addresses.guard import Guard
from pointage.desk.addresses.onward_addresses import (
    show_compared,
    show_onward,
    show_outlet,
    show_outlets,
)
from pointage.desk.addresses.reading_addresses import (
    show_asset,
    show_data,
    show_decisions,
    show_document,
    show_index,
    show_page,
    show_progress,
    show_report_file,
    show_state,
    show_table,
)
from pointage.desk.addresses.saving_addresses import (
    WORK,
    saving,
    take_in_dropped,
)

_DOCUMENT = "/d/{key}/"


def desk_app(desk: Desk, secret: str, hosts: Sequence[str]) -> ASGIApp:
    """The desk as an application: its addresses begin with ``secret`` and answer to ``hosts``."""
    routes = [
        Route("/", show_index),
        Route("/state", show_progress),
        Route("/drop", take_in_dropped, methods=["POST"]),
        Route("/{asset}", show_asset),
        Route(_DOCUMENT, show_document),
        Route(_DOCUMENT + "state", show_state),
        Route(_DOCUMENT + "data", show_data),
        Route(_DOCUMENT + "decisions", show_decisions),
        Route(_DOCUMENT + "table", show_table),
        Route(_DOCUMENT + "page/{page:int}/{scale}.png", show_page),
        Route(_DOCUMENT + "onward", show_onward, methods=["GET"]),
        Route(_DOCUMENT + "outlets", show_outlets),
        Route(_DOCUMENT + "outlet", show_outlet),
        Route(_DOCUMENT + "compared", show_compared),
        Route(_DOCUMENT + "report/{name:path}", show_report_file),
        *(
            Route(_DOCUMENT + name, saving(work), methods=["POST"])
            for name, work in WORK.items()
        ),
    ]
    app = Starlette(routes=[Mount(f"/{secret}", routes=routes)])
    app.state.desk = desk
    return Guard(app, secret, hosts)
