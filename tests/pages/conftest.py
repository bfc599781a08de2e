"""The app as a reader meets it, on a database of the test's choice."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
import streamlit as st
from sqlalchemy import URL
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import ROOT

PAGES = (
    *("overview", "participation", "attendance", "postulates", "schedule", "compare", "data"),
    *("materials", "methodology"),
)
LANGUAGES = ("pl", "en")

Open = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself before it runs a page."""
    with pytest.MonkeyPatch.context() as once:
        scan = cache(manifest_scanner.scan_component_manifests)
        once.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def open_page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Open:
    """`open_page(url, page, lang="pl", **params)` runs a page and fails on any exception."""
    if {"sqlite_database", "database"} & set(
        request.fixturenames
    ):  # another one, at an address seen before
        st.cache_data.clear()
        st.cache_resource.clear()

    cookies = property(lambda _context: {})  # a browser that has not been here before
    monkeypatch.setattr(ContextProxy, "cookies", cookies)

    def run(database: URL, page: str, **params: str) -> AppTest:
        monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
        app = AppTest.from_file(str(ROOT / "pages" / "app.py"), default_timeout=60)
        if page != "overview":
            app.switch_page(f"{page}.py")
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return run
