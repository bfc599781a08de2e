"""In a real browser: what becomes of an open tab when its sign-in ends."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_walk import SLOWEST_MS
from tests.sign_in.conftest import PEOPLE

pytestmark = pytest.mark.browser


def test_a_tab_goes_to_the_sign_in_when_another_signs_out(
    browser: Browser, served: tuple[str, Path]
) -> None:
    address, _file = served
    context = browser.new_context(locale="pl-PL")
    context.set_default_timeout(3 * SLOWEST_MS)
    page, other = context.new_page(), context.new_page()
    page.goto(f"{address}/data?section=files")
    page.fill("input[name=sub]", PEOPLE["reader"][0])
    page.press("input[name=sub]", "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dane", timeout=3 * SLOWEST_MS)
    assert page.url == f"{address}/data?section=files"
    other.goto(f"{address}/auth/logout")
    page.wait_for_url("**/oauth2/authorize**")
    context.close()
