"""What the browser is told: the page's language, and nothing from other hosts."""

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from domain.clock import today
from ui.middleware import AGAIN, FIRST, VISIT, SecurityHeaders, Shell, Visits
from ui.visits import VISITS

SHELL = '<!DOCTYPE html><html lang="en"><head></head><body>ą</body></html>'
STREAMLITS = Path(streamlit.__file__).parent / "static" / "index.html"


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/", lambda _: HTMLResponse(SHELL, headers={"etag": '"1"'})),
        Route("/consultation/{page:path}", lambda _: HTMLResponse(SHELL)),
        Route("/streamlit", lambda _: HTMLResponse(STREAMLITS.read_text("utf-8"))),
        Route("/data", lambda _: PlainTextResponse('<html lang="en"')),
    ]
    middleware = [
        *(Middleware(SecurityHeaders), Middleware(Shell, base="/consultation"), Middleware(Visits)),
        Middleware(GZipMiddleware, minimum_size=1),  # as Streamlit compresses deep links
    ]
    return TestClient(Starlette(routes=routes, middleware=middleware))


@pytest.mark.parametrize(
    ("url", "accepted", "language"),
    [
        ("/", "pl-PL,pl;q=0.9,en;q=0.8", "pl"),
        ("/", "en-GB,en;q=0.9", "en"),
        ("/", "de-DE,en;q=0.5", "en"),
        ("/", "de-DE", "pl"),
        ("/?lang=en", "pl-PL", "en"),
        ("/?lang=xx", "en", "en"),
    ],
)
def test_the_page_says_its_language(
    client: TestClient, url: str, accepted: str, language: str
) -> None:
    answer = client.get(url, headers={"accept": "text/html", "accept-language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.endswith("ą</body></html>")
    assert "etag" not in answer.headers, "a cached page would keep the language it was made in"


def test_the_page_says_where_its_server_is(client: TestClient) -> None:
    """In the folder of each page; below them is none of ours."""
    for path, tells in (("", True), ("postulates", True), ("postulates/more", False)):
        told = client.get(f"/consultation/{path}", headers={"accept": "text/html"}).text
        assert ('{BACKEND_BASE_URL: new URL("./", location).href}' in told) == tells, path


@pytest.mark.parametrize(("language", "needed"), [("pl", "Pulpit"), ("en", "The dashboard")])
def test_who_runs_no_scripts_is_told_in_our_words(
    client: TestClient, language: str, needed: str
) -> None:
    asked = {"accept": "text/html", "accept-language": language}
    told = client.get("/streamlit", headers=asked).text
    before, _, rest = told.partition("<noscript>")
    shown, _, after = rest.partition("</noscript>")
    assert shown.startswith(f"<p>{needed} ")
    assert "Streamlit" not in shown
    assert "<title>Streamlit</title>" not in before
    assert '<div id="root">' in after
    assert "<script" in before


def test_only_pages_are_rewritten(client: TestClient) -> None:
    answer = client.get("/data", headers={"accept": "text/html", "accept-language": "pl"})
    assert answer.text == '<html lang="en"'


def test_nothing_may_come_from_another_host(client: TestClient) -> None:
    policy = client.get("/data").headers["content-security-policy"]
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy
    assert "default-src 'self'" in policy


def test_a_first_visit_is_told_from_the_next_by_a_cookie_that_knows_no_one(
    client: TestClient,
) -> None:
    page = {"accept": "text/html"}
    client.get("/data", headers={"accept": "text/plain"})
    assert VISIT not in client.cookies, "only pages set it"
    for expected in (FIRST, AGAIN, AGAIN):
        answer = client.get("/", headers=page)
        assert client.cookies[VISIT] == expected
        assert "HttpOnly" in answer.headers["set-cookie"]


def test_the_day_of_the_visit_before_is_kept_by_the_browser(client: TestClient) -> None:
    client.get("/", headers={"accept": "text/html"})
    assert client.cookies[VISITS] == today().isoformat()
    client.cookies.clear()
    sent = {"accept": "text/html", "cookie": f"{VISITS}=2026-11-02.2026-10-26"}
    client.get("/", headers=sent)
    assert client.cookies[VISITS] == f"{today().isoformat()}.2026-11-02"


@pytest.mark.parametrize("forwarded", ["https", "https, http"])
def test_a_cookie_that_came_over_tls_goes_back_over_tls_only(
    client: TestClient, forwarded: str
) -> None:
    page = {"accept": "text/html"}
    assert "Secure" not in client.get("/", headers=page).headers["set-cookie"]
    answer = client.get("/", headers=page | {"x-forwarded-proto": forwarded})
    assert answer.headers["set-cookie"].endswith("; Secure")


def test_downloads_are_kept_nowhere(client: TestClient) -> None:
    assert client.get("/media/a.csv").headers["cache-control"] == "no-store"
    assert "cache-control" not in client.get("/data").headers
