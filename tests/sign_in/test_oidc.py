"""Behind a sign-in: each role × each route, the deep link, signing out; over real HTTP."""

from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.pages.conftest import PAGES
from tests.sign_in.conftest import PEOPLE, enter

ROUTES = ("/calendar.ics", "/media/x.csv", "/_stcore/upload_file/a/b", "/_stcore/host-config",
          "/component/x/index.html", "/_stcore/metrics", "/nowhere", "/")  # fmt: skip
Served = tuple[str, Path]


def _socket(address: str, client: httpx.Client | None = None) -> ClientConnection:
    cookies = client.cookies if client else {}
    return connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit"],
        origin="{0.scheme}://{0.netloc}".format(urlsplit(address)),
        additional_headers={"cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())},
        max_size=None,
    )


def _shown(socket: ClientConnection, page: str, query: str = "") -> str:
    """Everything that the page's run sends, as text."""
    question = BackMsg()
    question.rerun_script.page_name = page
    question.rerun_script.query_string = query
    socket.send(question.SerializeToString())
    told = []
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=60))
        told.append(str(answer))
        if answer.WhichOneof("type") == "script_finished":
            return "".join(told)


@pytest.mark.parametrize("path", [f"/{page}" for page in PAGES])
def test_a_stranger_sees_no_page_and_is_sent_to_sign_in(served: Served, path: str) -> None:
    address, _file = served
    answer = httpx.get(f"{address}{path}", headers={"accept": "text/html"})
    assert answer.status_code == 302
    assert "/auth/login" in answer.headers["location"]
    assert httpx.get(f"{address}{path}").status_code == 401, "no page is asked for"


@pytest.mark.parametrize("path", ROUTES)
def test_a_stranger_gets_nothing_from_any_route(served: Served, path: str) -> None:
    forged = {"x-consultation-person": "adam", "x-consultation-role": "administrator"}
    for method in ("GET", "PUT", "DELETE", "HEAD"):
        answer = httpx.request(method, f"{served[0]}{path}", headers=forged)
        assert answer.status_code in (401, 404), (method, path)
    with pytest.raises(InvalidStatus) as refused:
        _socket(served[0])
    assert refused.value.response.status_code == 401


def test_health_is_told_to_everyone(served: Served) -> None:
    for path in ("/healthz", "/readyz", "/_stcore/health"):
        assert httpx.get(f"{served[0]}{path}").status_code == 200


def test_a_forged_cookie_opens_nothing(served: Served) -> None:
    for cookie in ("1", "chunks-2", "2|1:0|10:1|4:name|8:eyJ9|0"):
        headers = {"cookie": f"_streamlit_user={cookie}"}
        assert httpx.get(f"{served[0]}/calendar.ics", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ["/postulates?sector=KUL&lang=en", "/data", "/"])
def test_a_deep_link_survives_the_sign_in(served: Served, path: str) -> None:
    _client, came = enter(served[0], "reader", path)
    assert came.status_code == 200
    assert str(came.url) == f"{served[0]}{path}"


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_sent_elsewhere_after_it(served: Served, elsewhere: str) -> None:
    client, _came = enter(served[0], "reader")
    client.cookies.set("asked", elsewhere)
    assert str(client.get(f"{served[0]}/").url) == f"{served[0]}/"


@pytest.mark.parametrize("role", ["reader", "editor", "administrator"])
def test_what_a_role_may(served: Served, role: str) -> None:
    address, _file = served
    client, _came = enter(address, role)
    edits = role != "reader"
    assert client.get(f"{address}/calendar.ics").status_code == 200
    assert client.get(f"{address}/media/x.csv").status_code == 404
    put = client.put(f"{address}/_stcore/upload_file/a/b", files={"f": b"x"})
    assert ("only editors" in put.text) is not edits
    with _socket(address, client) as socket:
        data = _shown(socket, "data", "section=loading")
    assert PEOPLE[role][0].partition("@")[0] in data
    assert ("file_uploader {" in data) is edits
    assert ('url_pathname: "recording"' in data) is edits


def test_who_has_no_role_stays_out(served: Served) -> None:
    client, came = enter(served[0], "nobody")
    assert came.status_code == 403
    assert client.get(f"{served[0]}/calendar.ics").status_code in (401, 403)
    with pytest.raises(InvalidStatus):
        _socket(served[0], client)


def test_signing_out_ends_every_tab_and_the_ticket(served: Served) -> None:
    address, _file = served
    client, _came = enter(address, "editor")
    kept = httpx.Client(cookies=dict(client.cookies), headers={"accept": "text/html"})
    with _socket(address, client) as one, _socket(address, client) as two:
        _shown(one, "overview")
        client.get(f"{address}/auth/logout", follow_redirects=False)
        for tab in (one, two):
            with pytest.raises(ConnectionClosed):
                while True:
                    tab.recv(timeout=10)
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
        _socket(address, earlier) as first,
        _socket(address, elsewhere) as second,
        _socket(address, colleague) as another,
    ):
        here.get(f"{address}/auth/logout", follow_redirects=False)
        for tab in (first, second):
            with pytest.raises(ConnectionClosed):
                while True:
                    tab.recv(timeout=10)
        assert "script_finished" in _shown(another, "overview")
    for browser in (earlier, elsewhere):
        answer = browser.get(f"{address}/calendar.ics", follow_redirects=False)
        assert answer.status_code in (401, 302), "to the sign-in"
    back, came = enter(address, "editor", "/data")
    assert came.status_code == 200
    with _socket(address, back) as tab:
        assert "script_finished" in _shown(tab, "overview")


def test_the_calendar_s_address_works_without_signing_in_until_it_is_withdrawn(
    served: Served,
) -> None:
    address, file = served
    client, _came = enter(address, "reader")
    with _socket(address, client) as socket:
        told = _shown(socket, "materials")
    token = told.partition("token=")[2].split("\\")[0].split('"')[0]
    asked = f"{address}/calendar.ics?token={token}"
    assert httpx.get(asked).text.startswith("BEGIN:VCALENDAR")
    assert httpx.get(asked + "0").status_code == 401
    before = file.read_text()
    gone = f'calendar_withdrawn = ["{PEOPLE["reader"][0]}"]'
    file.write_text(before.replace("calendar_withdrawn = []", gone))
    try:
        assert httpx.get(asked).status_code == 401
    finally:
        file.write_text(before)
