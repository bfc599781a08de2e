"""The routes below `/api/v1/`, and what every answer has: its tag, its pages, its errors."""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.config import Misconfigured, read_url
from data_access.engine import version
from data_access.failures import FAILURES, SENTENCES, fault
from data_access.health import reading
from data_access.publication import Rules, rules
from domain.clock import today
from ui.api import API_PATH
from ui.api.answer_cache import Kept, keeping
from ui.api.answers import Query
from ui.api.language import of_client
from ui.api.openapi import VERSION, openapi_document
from ui.api.parameters import USUAL_ITEMS, values
from ui.api.problem import Wrong, language_headers, of_failure, of_http, problem
from ui.api.rate_limits import RateLimits
from ui.api.resources import RESOURCES, Resource

log = logging.getLogger(__name__)
_AT_ONCE = 2
"""Answers made at the same time: pages come first."""
_RETRY_SECONDS = "5"
_MOST_ANSWERS = 32
"""Kept, to be given again."""
_Answer = tuple[bytes, str]
"""The body, and the header with the links to other pages; empty where there is none."""


def api(*, allowed: bool, origins: list[str], base: str = "") -> Starlette:
    """The application below `API_PATH`; one that answers 404 to everything unless `allowed`.

    `origins`: the sites whose pages may ask; `base`: below which path all is served.
    """
    middleware = [Middleware(RateLimits)]
    if origins:
        middleware.insert(
            0,
            Middleware(
                CORSMiddleware,
                allow_origins=origins,
                allow_methods=["GET"],
                allow_headers=["authorization", "if-none-match"],
                expose_headers=["etag", "link", "retry-after"],
            ),
        )
    answering = _Answering(f"{base}{API_PATH}")
    told = {one.name: answering.of(one) for one in RESOURCES.values()}
    told |= {"openapi.json": answering.described}
    routes = [
        Route(f"/{name}{slash}", answer) for name, answer in told.items() for slash in ("", "/")
    ]
    routes.append(Route("/", answering.described))
    handlers: dict[Any, Any] = {HTTPException: of_http, Exception: of_failure}
    app = Starlette(
        routes=routes if allowed else [],
        middleware=middleware if allowed else [],
        exception_handlers=handlers,
    )
    app.router.redirect_slashes = False
    return app


class _Answering:
    """`root`: the address at which the routes lie."""

    def __init__(self, root: str) -> None:
        self._root, self._places = root, CapacityLimiter(_AT_ONCE)
        self._kept_answer: Kept[_Answer] = keeping(_MOST_ANSWERS)

    def of(self, resource: Resource) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            return await run_sync(
                lambda: _guarded(request, lambda: self._answer(request, resource, rules())),
                limiter=self._places,
            )

        return endpoint

    def described(self, request: Request) -> Response:
        """The OpenAPI document."""
        return _guarded(request, lambda: self._document(request))

    def _document(self, request: Request) -> Response:
        values(request.query_params, ())
        words = of_client(request.headers)
        body = _json(openapi_document(rules(), self._root, words))
        answer = _tagged(request, _tag(body), lambda: (body, ""))
        answer.headers.update(language_headers(words))
        return answer

    def _answer(self, request: Request, resource: Resource, public: Rules) -> Response:
        if not resource.is_public(public):
            words = of_client(request.headers)
            return problem(404, words.gettext("this table is not public"), words)
        given = values(request.query_params, resource.allowed(public))
        url = read_url()
        with reading(url) as connection:
            current = version(connection)
            tag = _tag(VERSION, current, today(), public, resource.name, sorted(given.items()))
            database = f"{url} {current}"

            def make() -> _Answer:
                made = resource.read(Query(given, connection, database, public))
                return _json(made.body), self._links(request, made.total)

            return _tagged(request, tag, lambda: self._kept_answer(f"{database} {tag}", make))

    def _links(self, request: Request, total: int | None) -> str:
        """Of a list: where its other pages are (RFC 8288)."""
        if total is None:
            return ""
        params = dict(request.query_params)
        limit = int(params.get("limit", USUAL_ITEMS))
        offset = int(params.get("offset", 0))
        last = max(total - 1, 0) // limit * limit
        places = {"first": 0, "prev": offset - limit, "next": offset + limit, "last": last}
        if offset == 0:
            del places["prev"]
        if offset + limit >= total:
            del places["next"]
        name = request.url.path.rstrip("/").rpartition("/")[2]
        return ", ".join(
            f'<{self._root}/{name}?{urlencode({**params, "offset": max(at, 0)})}>; rel="{rel}"'
            for rel, at in places.items()
        )


def _guarded(request: Request, make: Callable[[], Response]) -> Response:
    """What is made, or the problem that keeps it from being made."""
    words = of_client(request.headers)
    try:
        return make()
    except Wrong as wrong:
        return problem(400, wrong.told(words), words, parameter=wrong.parameter)
    except Misconfigured as error:
        log.error("%s", error)
        return problem(503, words.gettext("what may be public is not configured rightly"), words)
    except FAILURES as error:
        told = words.gettext(SENTENCES[fault(error)])
        return problem(503, told, words, headers={"retry-after": _RETRY_SECONDS})


def _tagged(request: Request, tag: str, make: Callable[[], _Answer]) -> Response:
    """304 where the client has it; else what is made."""
    headers = {"etag": tag, "cache-control": "no-cache"}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in (one.strip() for one in known.split(",")):
        return Response(status_code=304, headers=headers)
    body, links = make()
    if links:
        headers["link"] = links
    return Response(body, headers=headers, media_type="application/json")


def _tag(*of: object) -> str:
    """Weak: the server compresses the same answer or does not."""
    return f'W/"{sha256(repr(of).encode()).hexdigest()[:32]}"'


def _json(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, default=_told).encode()


def _told(value: object) -> str:
    if isinstance(value, date):  # and date-times
        return value.isoformat()
    raise TypeError(type(value))
