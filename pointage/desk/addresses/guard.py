"""Who may speak to the desk: this machine's browser, on the page that the desk itself opened.

Every address holds a secret. The Host must be this machine's, so that no other name can be made to
point here; a request that changes something must come from the desk's own page, as JSON or as a
PDF.
"""

import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer says, unless it says it better itself: nothing foreign is loaded, framed or
told.
"""
_KINDS = ("application/json", "application/pdf")
"""What may be sent: no form of another page can, without asking first."""
_READING = ("GET", "HEAD")
_FROM_HERE = ("same-origin", "none")


class Guard:
    """Lets nothing through to ``app`` but requests of the desk's own pages."""

    def __init__(self, app: ASGIApp, secret: str, hosts: Iterable[str]) -> None:
        self._app = app
        self._secret = secret
        self._hosts = frozenset(hosts)

    async def __call__(
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope)
        if refused:
            answer = PlainTextResponse("", status_code=refused)
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> int:
        """The status that refuses a request; 0 where it may pass."""
        headers = Headers(scope=scope)
        if headers.get("host") not in self._hosts:
            return 421
        first = str(scope["path"]).removeprefix("/").partition("/")[0]
        if not hmac.compare_digest(
            first.encode("utf-8", "replace"), self._secret.encode()
        ):
            return 404
        if scope["method"] in _READING:
            return 0
        return 0 if self._may_change(scope, headers) else 403

    def _may_change(self, scope: Scope, headers: Headers) -> bool:
        if scope["method"] != "POST":
            return False
        kind = headers.get("content-type", "").partition(";")[0].strip()
        if kind not in _KINDS:
            return False
        if headers.get("sec-fetch-site", "same-origin") not in _FROM_HERE:
            return False
        return headers.get("origin") == f"http://{headers.get('host')}"
