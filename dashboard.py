"""The front door: `streamlit run dashboard.py` serves pages/app.py with our headers and fonts.

The main script lies inside pages/, so that Streamlit's old auto-discovery has nothing to find:
only pages registered in pages/app.py can be reached, on the first request too.

The server lives before it has loaded what reads and draws the records; who asks for these waits for
it: threads that load the same modules would see halves of them.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, cast

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp
from streamlit.runtime import get_instance

from data_access.config import (
    api_allowed,
    api_origins,
    check_configuration,
    public_address,
    uploads_allowed,
)
from ui.api import API_PATH
from ui.departed import free_departed
from ui.folders import sweep
from ui.gate import Gate
from ui.lazy_loading import Later, SessionsAfter
from ui.liveness import alive
from ui.logs import RequestLog, configure
from ui.middleware import SecurityHeaders, Shell, Visits
from ui.request_guard import (
    ClosedMessages,
    ClosedRoutes,
    MessageLimits,
    SameOrigin,
    UploadLimits,
    hosts,
)
from ui.sign_in import sign_in

if TYPE_CHECKING:
    from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

_ROOT = Path(__file__).resolve().parent
BASE = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
"""Below which path all is served, as Streamlit's own routes are."""
loaded = Event()
"""Whether what pages need is in memory: unset only while `warm_up` loads it."""
loaded.set()


def secrets() -> dict[str, Any] | None:
    """What `st.login` needs. Ends the start where `SIGN_IN` cannot be obeyed."""
    found = sign_in()
    if found and found.proxy:  # else uvicorn would put the browser's address for the proxy's
        os.environ["FORWARDED_ALLOW_IPS"] = ""
    return {"auth": {**found.oidc, "cookie_secret": found.secret}} if found and found.oidc else None


def serve_calendar(request: Request) -> Response:
    loaded.wait()
    from ui.calendar_feed import calendar_feed

    return calendar_feed(request)


def serve_readiness(request: Request) -> Response:
    loaded.wait()
    from ui import readiness

    return readiness.ready(request)


def programs() -> ASGIApp:
    loaded.wait()
    from ui.api.routes import api

    return api(allowed=api_allowed(), origins=api_origins(), base=BASE)


def kept_uploads() -> dict[str, int]:
    """Session → bytes of the files that it has sent."""
    manager = cast("MemoryUploadedFileManager", get_instance().uploaded_file_mgr)
    kept = [*manager.file_storage.items()]
    return {session: sum(len(of.data) for of in [*files.values()]) for session, files in kept}


def failed(error: Exception) -> bool:
    from ui.database_guard import show_failure

    return show_failure(error)


def warm_up() -> None:
    """Look at the database before the first visitor does, what is wrong is in the log; load what
    the first page needs."""
    try:
        from ui.readiness import look

        look()
        for module in (
            "ui.chrome",
            "ui.page_frame",
            "ui.overview",
            "ui.page",
            "ui.signals",
            "ui.week",
        ):
            import_module(module)
    finally:
        loaded.set()


@asynccontextmanager
async def started(_app: st.App) -> AsyncIterator[None]:
    """Load what pages need beside the event loop, which answers at once."""
    configure()
    sweep()
    loaded.clear()
    Thread(target=warm_up, daemon=True).start()
    freeing = asyncio.create_task(free_departed())
    yield
    freeing.cancel()


check_configuration()
app = st.App(
    _ROOT / "pages" / "app.py",
    routes=[
        Mount(f"{BASE}/fonts", StaticFiles(directory=_ROOT / "static" / "fonts")),
        Route(f"{BASE}/calendar.ics", serve_calendar),
        Route(f"{BASE}{API_PATH}", RedirectResponse(f"{BASE}{API_PATH}/")),
        Mount(f"{BASE}{API_PATH}", Later(programs)),
        Route(f"{BASE}/healthz", alive),
        Route(f"{BASE}/readyz", serve_readiness),
    ],
    middleware=[
        Middleware(RequestLog),
        Middleware(SecurityHeaders),
        Middleware(
            TrustedHostMiddleware,
            allowed_hosts=hosts(
                st.get_option("server.allowedHosts"),
                st.get_option("server.address"),
                public_address(),
            ),
            www_redirect=False,
        ),
        Middleware(
            SameOrigin,
            allowed=lambda: st.get_option("server.corsAllowedOrigins"),
            apart=f"{BASE}{API_PATH}",
        ),
        Middleware(ClosedRoutes, uploads=lambda: sign_in() is not None or uploads_allowed()),
        Middleware(Gate, settings=sign_in, base=BASE),
        Middleware(UploadLimits, kept=kept_uploads),
        Middleware(MessageLimits),
        Middleware(ClosedMessages),
        Middleware(SessionsAfter, loaded=loaded),
        Middleware(Shell, base=BASE),
        Middleware(Visits, path=BASE or "/"),
    ],
    lifespan=started,
    secrets=secrets(),
    on_script_error=failed,
)
