"""Only the desk's own page, on this machine, may speak to the desk."""

import pytest
from starlette.responses import PlainTextResponse

from pointage.desk.addresses.guard import HEADERS, Guard

HOST = "127.0.0.1:8000"
SECRET = "s" * 32
SAVING = {
    "host": HOST,
    "origin": f"http://{HOST}",
    "content-type": "application/json",
}


def answered(method="GET", path=f"/{SECRET}/", kind="http", **headers):
    """The status and headers of an answer; None where there is none."""
    guard = Guard(PlainTextResponse("oui"), SECRET, [HOST])
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    named = {
        "host": HOST,
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "headers": [(k.encode(), v.encode()) for k, v in named.items()],
    }
    with pytest.raises(StopIteration):  # nothing in it waits
        guard(scope, receive, send).send(None)
    if not sent:
        return None
    told = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], told


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_needs_the_secret_and_this_host(method):
    assert answered(method)[0] == 200
    assert answered(method, "/")[0] == 404
    assert answered(method, f"/{SECRET[:-1]}/")[0] == 404
    assert answered(method, "/é/")[0] == 404
    assert answered(method, host="localhost:9")[0] == 421
    assert answered(method, host="evil.test")[0] == 421


@pytest.mark.parametrize(
    ("status", "changed"),
    [
        (200, {}),
        (200, {"sec_fetch_site": "same-origin"}),
        (403, {"origin": "http://evil.test"}),
        (403, {"origin": "null"}),
        (403, {"origin": f"https://{HOST}"}),
        (403, {"content_type": "text/plain"}),
        (403, {"content_type": "application/x-www-form-urlencoded"}),
        (403, {"sec_fetch_site": "cross-site"}),
        (421, {"host": "evil.test"}),
    ],
)
def test_saving_needs_our_own_page(status, changed):
    named = {"origin": SAVING["origin"], "content_type": "application/json"}
    assert answered("POST", **{**named, **changed})[0] == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_else_is_answered(method):
    named = {"origin": SAVING["origin"], "content_type": "application/json"}
    assert answered(method, **named)[0] == 403


def test_every_answer_has_the_policy():
    for path in (f"/{SECRET}/", "/"):
        _, told = answered(path=path)
        for name, value in HEADERS.items():
            assert told[name.lower()] == value
        assert told["cache-control"] == "no-store"


def test_sockets_are_not_spoken_to():
    assert answered(kind="websocket") is None
