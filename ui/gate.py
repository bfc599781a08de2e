"""The gate before every route: whoever has no role gets no page, file, socket or calendar.

It stands before Streamlit, so that no script runs for a stranger. Whom it lets in it names to
the page in two headers, which it takes from every request that brings them.
"""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from ui.api import API_PATH
from ui.api.language import of_client
from ui.api.problem import problem
from ui.sign_in import Person, Role, SignIn, Use

NAME, ROLE = "x-consultation-person", "x-consultation-role"
_ASKED = "asked"
"""The cookie of the address that someone wanted before they signed in."""
_ASKED_SECONDS = 600
_OPEN = ("/healthz", "/readyz", "/_stcore/health", "/auth/login", "/oauth2callback", "/favicon.png")
_OPEN_BELOW = ("/fonts/", "/static/")
"""The bundle and the typeface: the same for everyone, and nothing of the records."""
_SIGN_OUT, _CALENDAR, _UPLOAD = "/auth/logout", "/calendar.ics", "/_stcore/upload_file"
_POLICY_VIOLATION = 1008
_OVER: Message = {"type": "websocket.disconnect", "code": _POLICY_VIOLATION}
_NO_ROLE = "Brak roli na tej stronie. / You have no role here."
_UNVERIFIED = (
    "Usługa logowania nie ręczy za Twój adres e-mail. Powiadom osobę, która prowadzi tę stronę. / "
    "Your sign-in service does not vouch for your e-mail address. Tell whoever runs this site."
)
log = logging.getLogger(__name__)


class Gate:
    """Lets through who has a role. `settings()` is None where there is no sign-in."""

    def __init__(self, app: ASGIApp, settings: Callable[[], SignIn | None], base: str = "") -> None:
        self.app, self.settings, self.base = app, settings, base
        self._sockets: dict[str, set[Callable[[], None]]] = {}
        self._tickets: dict[str, set[str]] = {}
        self._ended: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        scope = _nameless(scope)
        settings = self.settings()
        if settings is None:
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(self.base)
        request = HTTPConnection(scope)
        ticket = _ticket(request) if settings.oidc else ""
        person = self._person(settings, request, ticket) or _of_program(settings, request, path)
        if person and ticket:
            self._tickets.setdefault(person.name, set()).add(ticket)
        if path == _SIGN_OUT:
            self._end(person, ticket)
        elif answer := self._refusal(settings, request, path, person, ticket):
            await answer(scope, receive, send)
            return
        if person:
            scope = _named(scope, person)
        if scope["type"] == "websocket":

            def same() -> bool:
                now = self.settings()
                return now is not None and self._person(now, request, ticket) == person

            await self._watched(scope, receive, send, ticket, same)
        else:
            await self.app(scope, receive, send)

    def _person(self, settings: SignIn, request: HTTPConnection, ticket: str) -> Person | None:
        if settings.proxy:
            groups = request.headers.get(settings.group_claim, "").split(",")
            return settings.person(request.headers.get(settings.name_claim), groups)
        claims = self._claims(settings, request, ticket)
        if _unverified(settings, claims):
            return None
        return settings.person(claims.get(settings.name_claim), claims.get(settings.group_claim))

    def _claims(self, settings: SignIn, request: HTTPConnection, ticket: str) -> Mapping[str, Any]:
        """Empty where nobody is signed in, or no longer."""
        if not ticket or ticket in self._ended:
            return {}
        claims = json.loads(_signed(request))
        if not claims.get("is_logged_in"):
            return {}
        too_old = time.time() - claims.get("iat", 0) > settings.hours * 3600
        return {} if too_old else claims

    def _refusal(
        self,
        settings: SignIn,
        request: HTTPConnection,
        path: str,
        person: Person | None,
        ticket: str,
    ) -> Response | None:
        """None for who may go on."""
        if path in ("/healthz", "/readyz"):
            return None
        if settings.proxy and not settings.trusts(request.client.host if request.client else ""):
            return PlainTextResponse("come through the proxy", status_code=403)
        if path in _OPEN or path.startswith(_OPEN_BELOW):
            return None
        if path == _CALENDAR and settings.bearer(
            request.query_params.get("token", ""), Use.CALENDAR
        ):
            return None
        if person is None and _of_api(path):
            if request.scope.get("method") == "OPTIONS":  # what browsers ask before they send it
                return None
            words = of_client(request.headers)
            bearer = {"www-authenticate": "Bearer"}
            return problem(401, words.gettext("a token is wanted"), words, headers=bearer)
        if person is None:
            return self._stranger(settings, request, ticket)
        if path.startswith(_UPLOAD) and person.role is Role.READER:
            return PlainTextResponse("only editors may load", status_code=403)
        return self._where_they_wanted(request, path)

    def _stranger(self, settings: SignIn, request: HTTPConnection, ticket: str) -> Response:
        """To the sign-in, if a browser asks for a page; who is known and has no role stays out."""
        wants_page = "text/html" in request.headers.get("accept", "")
        if request.scope["type"] == "websocket" or settings.proxy or not wants_page:
            return PlainTextResponse("sign in", status_code=403 if settings.proxy else 401)
        if claims := self._claims(settings, request, ticket):
            told = _NO_ROLE
            if _unverified(settings, claims):
                told = _UNVERIFIED
                log.warning("Refused: the sign-in service says email_verified = false of a person")
            return PlainTextResponse(f"{told} {self.base}{_SIGN_OUT}", status_code=403)
        token = encode_provider_token("default")
        answer = RedirectResponse(f"{self.base}/auth/login?provider={token}", status_code=302)
        wanted = _address(request)
        answer.set_cookie(
            _ASKED,
            quote(wanted),
            max_age=0 if wanted == f"{self.base}/" else _ASKED_SECONDS,
            path=self.base or "/",
            httponly=True,
            samesite="lax",
        )
        return answer

    def _where_they_wanted(self, request: HTTPConnection, path: str) -> Response | None:
        """After the sign-in, which always returns to the front page."""
        asked = unquote(request.cookies.get(_ASKED, ""))
        ours = asked.startswith(f"{self.base}/") and not asked.startswith(("//", "/\\"))
        if path != "/" or not ours or asked == _address(request):
            return None
        answer = RedirectResponse(asked, status_code=302)
        answer.delete_cookie(_ASKED, path=self.base or "/")
        return answer

    def _end(self, person: Person | None, ticket: str) -> None:
        """Signed out: no ticket of the person's is worth anything any more, and all tabs close.

        Signing in anew in one tab leaves the others with an older ticket, another browser has one
        of its own.
        """
        tickets = {ticket, *self._tickets.pop(person.name, ())} if person else {ticket}
        for ended in tickets - {""}:
            self._ended.add(ended)
            for close in list(self._sockets.get(ended, ())):
                close()

    async def _watched(
        self, scope: Scope, receive: Receive, send: Send, ticket: str, same: Callable[[], bool]
    ) -> None:
        """A socket that ends when its person signs out in another tab; and with the first message
        after they are no longer the `same`: the sign-in has ended, or the role has changed."""
        ended = asyncio.Event()

        async def receive_until() -> Message:
            waiting = [asyncio.ensure_future(receive()), asyncio.ensure_future(ended.wait())]
            done, others = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for other in others:
                other.cancel()
            message = _OVER if waiting[1] in done else waiting[0].result()
            if message["type"] == "websocket.receive" and not same():
                message = _OVER
            if message is _OVER:
                await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return message

        sockets = self._sockets.setdefault(ticket, set())
        sockets.add(ended.set)
        try:
            await self.app(scope, receive_until, send)
        finally:
            sockets.discard(ended.set)
            if not sockets:
                self._sockets.pop(ticket, None)


def _of_api(path: str) -> bool:
    return path == API_PATH or path.startswith(f"{API_PATH}/")


def _unverified(settings: SignIn, claims: Mapping[str, Any]) -> bool:
    """Whether they are named by an address that need not be theirs: they only signed up with it.

    Some providers send the truth as text.
    """
    said = str(claims.get("email_verified")).strip().lower()
    return settings.name_claim == "email" and said == "false"


def _of_program(settings: SignIn, request: HTTPConnection, path: str) -> Person | None:
    """Whose token a program brings; it reads the API and nothing else."""
    kind, _space, token = request.headers.get("authorization", "").partition(" ")
    if not _of_api(path) or kind.lower() != "bearer":
        return None
    name = settings.bearer(token.strip(), Use.API)
    return Person(name, Role.READER) if name else None


def _address(request: HTTPConnection) -> str:
    query = request.scope["query_string"].decode("latin-1")
    return request.scope["path"] + (f"?{query}" if query else "")


def _ticket(request: HTTPConnection) -> str:
    """What stands for the sign-in; empty where there is none. Made of what is signed, so that no
    other cookie makes another of it."""
    signed = _signed(request)
    return sha256(signed).hexdigest() if signed else ""


def _signed(request: HTTPConnection) -> bytes:
    """What the identity provider said, from Streamlit's signed cookie; empty where it is not."""

    def one(name: str) -> bytes | None:
        value = request.cookies.get(name)
        if not value:
            return None
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1"))

    try:
        return get_cookie_with_chunks(one, USER_COOKIE_NAME) or b""
    except ValueError:
        return b""


def _nameless(scope: Scope) -> Scope:
    ours = (NAME.encode(), ROLE.encode())
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in ours]
    return {**scope, "headers": kept}


def _named(scope: Scope, person: Person) -> Scope:
    named = [(NAME.encode(), quote(person.name).encode()), (ROLE.encode(), person.role.encode())]
    return {**scope, "headers": [*scope["headers"], *named]}
