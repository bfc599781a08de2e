"""The app as a reader meets it, on a database of the test's choice."""

from collections.abc import Callable

import pytest
import streamlit as st
from sqlalchemy import URL
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.browser.conftest import ROOT

PAGES = (
    *("overview", "participation", "attendance", "postulates", "schedule", "compare", "data"),
    *("materials", "methodology"),
)
LANGUAGES = ("pl", "en")

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Open:
    """`open_page(url, page, lang="pl", **params)` runs a page and fails on any exception."""
    if "sqlite_database" in request.fixturenames:  # another one, at an address seen before
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
