"""Behind a sign-in: the deep link, signing out, what a stranger tries; over real HTTP."""

from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from tests.sign_in.conftest import PEOPLE, UNVERIFIED, enter
from tests.sign_in.visitor import shown, socket_of

ROUTES = ("/calendar.ics", "/media/x.csv", "/_stcore/upload_file/a/b", "/_stcore/host-config",
          "/component/x/index.html", "/_stcore/metrics", "/nowhere", "/")  # fmt: skip
Served = tuple[str, Path]


@pytest.mark.parametrize("path", ROUTES)
def test_a_stranger_gets_nothing_from_any_route(served: Served, path: str) -> None:
    forged = {"x-consultation-person": "adam", "x-consultation-role": "administrator"}
    for method in ("GET", "PUT", "DELETE", "HEAD"):
        answer = httpx.request(method, f"{served[0]}{path}", headers=forged)
        assert answer.status_code in (401, 404), (method, path)
    with pytest.raises(InvalidStatus) as refused:
        socket_of(served[0])
    assert refused.value.response.status_code == 401


def test_a_forged_cookie_opens_nothing(served: Served) -> None:
    for cookie in ("1", "chunks-2", "2|1:0|10:1|4:name|8:eyJ9|0"):
        headers = {"cookie": f"_streamlit_user={cookie}"}
        assert httpx.get(f"{served[0]}/calendar.ics", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ["/postulates?sector=KUL&lang=en", "/data", "/"])
def test_a_deep_link_survives_the_sign_in(served: Served, path: str) -> None:
    _client, came = enter(served[0], "reader", path)
    assert came.status_code == 200
    assert str(came.url) == f"{served[0]}{path}"


def test_after_a_sign_in_at_the_front_page_a_link_to_it_keeps_what_it_asks(served: Served) -> None:
    client, _came = enter(served[0], "reader")
    assert str(client.get(f"{served[0]}/?sector=KUL").url) == f"{served[0]}/?sector=KUL"


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_sent_elsewhere_after_it(served: Served, elsewhere: str) -> None:
    client, _came = enter(served[0], "reader")
    client.cookies.set("asked", elsewhere)
    assert str(client.get(f"{served[0]}/").url) == f"{served[0]}/"


@pytest.mark.parametrize("person", UNVERIFIED)
def test_an_address_that_the_provider_has_not_verified_is_nobody_s(
    served: Served, person: str
) -> None:
    _client, came = enter(served[0], person)
    assert came.status_code == 403
    assert "nie ręczy za Twój adres e-mail" in came.text
    assert "does not vouch for your e-mail address" in came.text


def test_who_is_on_no_list_is_told_so(served: Served) -> None:
    _client, came = enter(served[0], "nobody")
    assert came.status_code == 403
    assert "Brak roli na tej stronie. / You have no role here." in came.text


@pytest.mark.parametrize("role", ["reader", "editor", "administrator"])
def test_a_page_knows_who_reads_it_and_only_editors_find_the_recording(
    served: Served, role: str
) -> None:
    client, _came = enter(served[0], role)
    with socket_of(served[0], client) as tab:
        told = shown(tab, "data")
    assert PEOPLE[role][0].partition("@")[0] in told
    assert ('url_pathname: "recording"' in told) is (role != "reader")


def test_signing_out_ends_every_tab_and_the_ticket(served: Served) -> None:
    address, _file = served
    client, _came = enter(address, "editor")
    kept = httpx.Client(cookies=dict(client.cookies), headers={"accept": "text/html"})
    with socket_of(address, client) as one, socket_of(address, client) as two:
        shown(one, "overview")
        client.get(f"{address}/auth/logout", follow_redirects=False)
        for tab in (one, two):
            with pytest.raises(ConnectionClosed):
                while True:
                    tab.recv(timeout=10)
    for beside in ({}, {"_streamlit_user_9": "1"}, {"_streamlit_user_tokens": "1"}):
        kept.cookies.update(beside)
        assert kept.get(f"{address}/data").status_code == 302, "a copied cookie is worth nothing"


def test_signing_out_ends_tabs_of_an_earlier_sign_in_and_of_another_browser(served: Served) -> None:
    address, _file = served
    here, _came = enter(address, "editor")
    earlier = httpx.Client(cookies=dict(here.cookies))
    here.cookies.delete("_streamlit_user")
    asked = here.get(f"{address}/data")
    here.post(str(asked.url), data={"sub": PEOPLE["editor"][0]})
    elsewhere, _came = enter(address, "editor")
    colleague, _came = enter(address, "reader")
    with (
        socket_of(address, earlier) as first,
        socket_of(address, elsewhere) as second,
        socket_of(address, colleague) as another,
    ):
        here.get(f"{address}/auth/logout", follow_redirects=False)
        for tab in (first, second):
            with pytest.raises(ConnectionClosed):
                while True:
                    tab.recv(timeout=10)
        assert "script_finished" in shown(another, "overview")
    for browser in (earlier, elsewhere):
        answer = browser.get(f"{address}/calendar.ics", follow_redirects=False)
        assert answer.status_code in (401, 302), "to the sign-in"
    back, came = enter(address, "editor", "/data")
    assert came.status_code == 200
    with socket_of(address, back) as tab:
        assert "script_finished" in shown(tab, "overview")


def _ends(tab: ClientConnection) -> bool:
    """Whether the next click in an open tab finds it closed."""
    try:
        shown(tab, "data")
    except ConnectionClosed:
        return True
    return False


def test_an_open_tab_ends_with_the_sign_in_and_with_the_role(served: Served) -> None:
    address, file = served
    before = file.read_text()
    with (
        socket_of(address, enter(address, "reader")[0]) as reader,
        socket_of(address, enter(address, "editor")[0]) as editor,
    ):
        shown(editor, "data")
        try:
            file.write_text(before.replace(PEOPLE["editor"][0], "someone@um.example"))
            assert _ends(editor)
            assert not _ends(reader)
            file.write_text(f"hours = 0\n{before}")
            assert _ends(reader)
        finally:
            file.write_text(before)


def test_the_calendar_s_address_works_without_signing_in_until_it_is_withdrawn(
    served: Served,
) -> None:
    address, file = served
    client, _came = enter(address, "reader")
    with socket_of(address, client) as socket:
        told = shown(socket, "materials")
    token = told.partition("token=")[2].split("\\")[0].split('"')[0]
    asked = f"{address}/calendar.ics?token={token}"
    given = httpx.get(asked)
    assert given.text.startswith("BEGIN:VCALENDAR")
    assert "private" in given.headers["cache-control"], "no proxy between hands it to others"
    assert httpx.get(asked + "0").status_code == 401
    before = file.read_text()
    gone = f'calendar_withdrawn = ["{PEOPLE["reader"][0]}"]'
    file.write_text(before.replace("calendar_withdrawn = []", gone))
    try:
        assert httpx.get(asked).status_code == 401
    finally:
        file.write_text(before)
