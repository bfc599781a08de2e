"""What the browser is told before a page runs: security headers, language, first visit."""

import re
from html import escape

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.address import LANGUAGE
from domain.clock import today
from locales import locale, spoken_language
from ui.visits import VISITS, next_cookie

# Streamlit's own bundle needs inline styles, one inline script, WebAssembly and blob workers;
# nothing may be fetched from another host, framed by one, or sent to one.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
VISIT, FIRST, AGAIN = "visit", "first", "again"
"""A cookie that knows no one: whether this browser has been here before."""
_MEDIA = "/media/"
"""Where Streamlit serves downloads and pictures of the records."""
_YEAR = 31_536_000
_WITHOUT_SCRIPTS = re.compile(rb"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL)


class SecurityHeaders:
    """Adds `HEADERS` to every HTTP response, `Secure` to every cookie that came over TLS.

    What holds records is kept by no browser and no proxy between.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
                if _MEDIA in scope["path"]:
                    MutableHeaders(scope=message)["cache-control"] = "no-store"
                if _over_tls(scope):
                    message["headers"] = [_secured(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Shell:
    """Tells Streamlit's empty page, in which ours are drawn, the reader's language, where it says
    English, and the server's address: else it first asks below the address of each page.

    That address is the folder in which the browser sees the page, whatever a proxy strips of it.
    `base`: below which path all is served; what lies deeper is no page of ours and told nothing.
    """

    _HEAD = (
        b"<head><script>"
        b'window.__streamlit = {BACKEND_BASE_URL: new URL("./", location).href}'
        b"</script>"
    )

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _wants_page(scope):
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def send_told(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                language = requested_language(scope)
                html = f'<html lang="{language}"'.encode()
                told = bytes(body).replace(b'<html lang="en"', html, 1)
                told = _in_our_words(told, language)
                ours = "/" not in scope["path"].removeprefix(f"{self.base}/")
                body[:] = told.replace(b"<head>", self._HEAD, 1) if ours else told
                headers["content-length"] = str(len(body))
                for name in ("etag", "last-modified"):
                    if name in headers:
                        del headers[name]
                headers["vary"] = "accept-language"
            await send(start)
            await send({"type": "http.response.body", "body": bytes(body)})

        await self.app(_uncompressed(scope), receive, send_told)


def _in_our_words(page: bytes, language: str) -> bytes:
    """The title until a page has one, and what who allows no scripts is told: Streamlit speaks
    there of a door that is shut here."""
    _ = locale(language).gettext
    title, needed = _("Consultation dashboard"), _("The dashboard needs JavaScript to be allowed.")
    page = page.replace(b"<title>Streamlit<", f"<title>{escape(title)}<".encode(), 1)
    return _WITHOUT_SCRIPTS.sub(f"<p>{escape(needed)}</p>".encode(), page)


class Visits:
    """Tells by cookies of each page, which the page's run then reads, if it is the first, and on
    which day the visit before was.

    `path`: below which the app is served.
    """

    def __init__(self, app: ASGIApp, path: str = "/") -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _wants_page(scope):
            await self.app(scope, receive, send)
            return
        sent = Request(scope).cookies
        kept = {
            VISIT: AGAIN if VISIT in sent else FIRST,
            VISITS: next_cookie(sent.get(VISITS, ""), today()),
        }

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                for name, value in kept.items():
                    cookie = f"{name}={value}; Path={self.path}; Max-Age={_YEAR}; SameSite=Lax"
                    MutableHeaders(scope=message).append("set-cookie", f"{cookie}; HttpOnly")
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _over_tls(scope: Scope) -> bool:
    """As the server or the proxy before it says; who lies only makes their own cookie stricter."""
    forwarded = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope.get("scheme") == "https" or forwarded.split(b",")[0].strip() == b"https"


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    lacks = name.lower() == b"set-cookie" and b"secure" not in value.lower()
    return name, value + b"; Secure" if lacks else value


def _uncompressed(scope: Scope) -> Scope:
    """The request without the leave to compress the answer, which is to be read and changed."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def requested_language(scope: Scope) -> str:
    """`?lang=`, else the first language of Accept-Language that we speak, else Polish."""
    asked = QueryParams(scope["query_string"]).get(LANGUAGE, "")
    accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
    return spoken_language(asked, *accepted.split(","))


def _wants_page(scope: Scope) -> bool:
    accept = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in accept
