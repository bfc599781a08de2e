"""Who gets what: each page and each route × each role, as the table in docs/security.md says."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import MagicMock

import httpx
import pytest
from starlette.routing import BaseRoute, Mount
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection

import dashboard
from tests.browser.conftest import ROOT
from tests.sign_in.conftest import enter
from tests.sign_in.visitor import downloaded, session, shown, socket_of
from ui.api import API_PATH
from ui.api.resources import RESOURCES

COLUMNS = ("stranger", "nobody", "reader", "editor", "administrator")
PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"app", "overview"} | {""}


@dataclass
class Visitor:
    """`tab`: None where no WebSocket opens. Of who may: the `session` of a tab, a calendar's
    `token`, and the address of a `file` that was made for them."""

    address: str
    client: httpx.Client
    tab: ClientConnection | None
    session: str = ""
    token: str = ""
    file: Callable[[], str] = str

    def status(self, path: str, method: str = "GET", **given: object) -> str:
        asked = self.client.build_request(method, self.address + path, **given)
        asked.headers["accept"] = "*/*"  # as a program asks
        return str(self.client.send(asked, follow_redirects=False).status_code)

    def shows(self, page: str, query: str, wanted: str) -> str:
        return "yes" if self.tab and wanted in shown(self.tab, page, query) else "no"


def _visitor(address: str, person: str, until_the_end: ExitStack) -> Visitor:
    client = httpx.Client(timeout=30) if person == "stranger" else enter(address, person)[0]
    try:
        tab = until_the_end.enter_context(socket_of(address, client))
    except InvalidStatus:
        tab = None
    return Visitor(address, client, tab)


@pytest.fixture(scope="module")
def people(served: tuple[str, Path]) -> Iterator[dict[str, Visitor]]:
    with ExitStack() as until_the_end:
        found = {person: _visitor(served[0], person, until_the_end) for person in COLUMNS}
        another = found["administrator"].tab
        seen = shown(another, "materials", "lang=en")
        for one in found.values():
            own = shown(one.tab, "") if one.tab else seen
            one.session = session(own)
            one.file = lambda: downloaded(another, shown(another, "data", "section=files"))
            one.token = re.search(r"token=([\w.%@-]+)", seen)[1]
        yield found


def _page(of: Visitor, page: str) -> str:
    """What comes of a deep link."""
    path = f"{of.address}/{page}?lang=en"
    came = of.client.get(path, headers={"accept": "text/html"}, follow_redirects=False)
    if "/auth/login" in came.headers.get("location", ""):
        return "sign-in"
    if came.status_code != 200 or of.tab is None:
        return str(came.status_code)
    return "not there" if "page_not_found {" in shown(of.tab, page, "lang=en") else "page"


def _upload(of: Visitor) -> str:
    token = of.client.get(f"{of.address}/_stcore/health").cookies.get("_streamlit_xsrf", "")
    path, headers = f"/_stcore/upload_file/{of.session}/1", {"x-xsrftoken": token}
    return of.status(path, "PUT", files={"f": b"x"}, headers=headers)


def _all(*paths: str) -> Callable[[Visitor], str]:
    """The same of each."""
    return lambda of: "/".join({of.status(path) for path in paths})


def _shows(page: str, query: str, wanted: str) -> Callable[[Visitor], str]:
    return lambda of: of.shows(page, f"lang=en&{query}", wanted)


ROUTES: dict[str, Callable[[Visitor], str]] = {
    "/calendar.ics": _all("/calendar.ics"),
    "/calendar.ics?token=…": lambda of: of.status(f"/calendar.ics?token={of.token}"),
    "/api/v1": _all(API_PATH),
    "/api/v1/…": _all(*(f"{API_PATH}/{name}" for name in (*RESOURCES, "openapi.json", ""))),
    "/media/…": lambda of: of.status(of.file()),
    "/_stcore/stream": lambda of: "yes" if of.tab else "no",
    "/_stcore/upload_file/…/…": _upload,
    "/_stcore/host-config": _all("/_stcore/host-config"),
    "/_stcore/bidi-components/…": _all("/_stcore/bidi-components/x/index.html"),
    "/component/…": _all("/component/x/index.html"),
    "/_stcore/metrics": _all("/_stcore/metrics"),
    "/_stcore/agent/…": _all(*(f"/_stcore/agent/{n}" for n in ("interact", "openapi.json", "mcp"))),
    "/_stcore/health": _all("/_stcore/health"),
    "/healthz": _all("/healthz"),
    "/readyz": _all("/readyz"),
    "/fonts/…": _all("/fonts/ibm-plex-sans-latin-400-normal.woff2"),
    "/static/…": _all("/static/none.js"),
    "/…": _all("/any/other"),
    "/auth/login": _all("/auth/login"),
    "/oauth2callback": _all("/oauth2callback"),
    "/auth/logout": _all("/auth/logout"),
}
"""As docs/security.md names them; the last ends the sign-ins."""
ON_PAGES: dict[str, Callable[[Visitor], str]] = {
    "*Data*: load records": _shows("data", "section=loading", "file_uploader {"),
    "*Data*: take a load back": _shows("data", "section=loading", "Take a load back"),
    "*Data*: let a text be published": _shows("data", "section=publication", "Publish as it"),
    "*Present*: record a meeting": _shows("", "view=present&part=decisions", "wall_meeting"),
    "one's own address of the calendar": _shows("materials", "", "token="),
    "one's own token for the API": _shows("data", "section=files", "Authorization: Bearer"),
}
ROWS = {
    **{f"`/{name}`": lambda of, name=name: _page(of, name) for name in sorted(PAGES)},
    **ON_PAGES,
    **{f"`{path}`": ask for path, ask in ROUTES.items()},
}


def _told() -> dict[str, list[str]]:
    """The table: what is asked for → what each of `COLUMNS` gets."""
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    section = text.partition("\n## Who gets what\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split("|") for line in section.splitlines() if line[:1] == "|"]
    return {asked.strip(): [cell.strip() for cell in cells] for asked, *cells in rows[2:]}


@pytest.mark.parametrize("row", ROWS)
def test_each_gets_what_the_table_says(people: dict[str, Visitor], row: str) -> None:
    assert [ROWS[row](people[person]) for person in COLUMNS] == _told().get(row)


def test_a_file_of_no_session_is_refused_and_one_without_the_form_s_token(
    served: tuple[str, Path],
) -> None:
    editor = Visitor(served[0], enter(served[0], "editor")[0], None, session="none")
    assert _upload(editor) == "400"
    assert editor.status("/_stcore/upload_file/none/1", "PUT", files={"f": b"x"}) == "403"


def _named(route: BaseRoute) -> str:
    """As the table names it: what is any, or below, is «…»."""
    path = re.sub(r"\{[^}]*\}", "…", route.path) + ("/…" if isinstance(route, Mount) else "")
    return re.sub(r"(/_stcore/agent/).*", r"\1…", path)


def test_the_table_names_every_page_and_every_route() -> None:
    routes = [*dashboard.app._user_routes, *create_streamlit_routes(MagicMock())]
    named = {f"`{_named(route)}`" for route in routes} | {f"`/{page}`" for page in PAGES}
    assert not named - ROWS.keys()
    assert list(_told()) == list(ROWS)
