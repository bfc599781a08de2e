"""What the file of `SIGN_IN` says is obeyed, or the server does not start; the proxy's headers."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data_access.config import Misconfigured
from tests.browser.conftest import ROOT
from tests.sign_in.conftest import SECRET
from ui import gate, readiness
from ui.gate import NAME, ROLE, Gate
from ui.sign_in import Person, Role, Use, sign_in

HEAD = f'secret = "{SECRET}"\n[roles]\nreader = ["*"]\neditor = ["EWA@um.example", "Kultura"]\n'
PROXY = HEAD + '[proxy]\naddresses = ["10.0.0.0/8", "::1"]\n'
OIDC = "[oidc]\nclient_id = 'a'\nclient_secret = 'b'\nserver_metadata_url = 'c'\n"
Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    path = tmp_path / "sign-in.toml"
    monkeypatch.setenv("SIGN_IN", str(path))
    return path.write_text


@pytest.mark.parametrize(
    "text",
    [
        "", "not toml", HEAD, HEAD + "[oidc]\nclient_id = 'a'\n", HEAD + OIDC, HEAD + "[proxy]\n",
        PROXY.replace("10.0.0.0/8", "everywhere"), PROXY.replace(SECRET, "short"),
        PROXY.replace("[roles]\nreader", "reader"), PROXY.replace("editor", "king"),
        PROXY + OIDC + "redirect_uri = 'd'\n",
    ],
)  # fmt: skip
def test_what_cannot_be_obeyed_opens_nothing(write: Write, text: str) -> None:
    write(text)
    with pytest.raises(Misconfigured):
        sign_in()


def test_a_file_that_is_not_there_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGN_IN", "/nowhere/sign-in.toml")
    with pytest.raises(Misconfigured):
        sign_in()


@pytest.mark.parametrize(
    "fault", ["", PROXY[:40], "not toml", PROXY.replace("editor", "king"), None]
)
def test_a_faulty_save_leaves_what_was_said_before(
    write: Write, tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str | None
) -> None:
    """A typo, an editor that empties the file and then writes: nobody is refused, none let in."""
    write(PROXY)
    client, said = _from("10.1.2.3"), {"x-forwarded-email": "ewa@um.example"}
    ready = TestClient(Starlette(routes=[Route("/readyz", readiness.ready)]))
    assert client.get("/", headers=said).status_code == 200
    write(fault) if fault is not None else (tmp_path / "sign-in.toml").unlink()
    for _again in range(2):
        assert client.get("/", headers=said).text == "ewa%40um.example editor"
        assert client.get("/", headers={}).status_code == 403
        assert client.get("/healthz").status_code == 200
        assert ready.get("/readyz").json()["checks"]["sign_in"] == {"status": "outdated"}
    assert caplog.text.count("SIGN_IN cannot be obeyed") == 1
    write(PROXY.replace("EWA@um.example", "ola@um.example"))
    assert client.get("/", headers=said).text == "ewa%40um.example reader"
    assert ready.get("/readyz").json()["checks"]["sign_in"] == {"status": "ok"}
    assert caplog.text.count("SIGN_IN is obeyed again") == 1


def test_a_file_that_could_not_be_read_for_a_moment_is_read_again(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it changes when its rights do: who is no longer in it must not stay."""
    write(PROXY)
    client, said = _from("10.1.2.3"), {"x-forwarded-email": "ewa@um.example"}
    assert client.get("/", headers=said).text == "ewa%40um.example editor"
    write(PROXY.replace("EWA@um.example", "ola@um.example"))
    with monkeypatch.context() as denied:
        denied.setattr(Path, "read_text", Mock(side_effect=PermissionError))
        assert client.get("/", headers=said).text == "ewa%40um.example editor"
    assert client.get("/", headers=said).text == "ewa%40um.example reader"


def test_the_sample_is_complete_but_for_its_secrets(write: Write) -> None:
    sample = (ROOT / "docs" / "sign-in.toml").read_text()
    write(sample.replace('secret = ""', f'secret = "{SECRET}"', 1))
    settings = sign_in()
    assert settings.role_of("anyone", []) is Role.READER
    assert settings.role_of("x", ["gr-konsultacje-admin"]) is Role.ADMINISTRATOR


def test_the_highest_role_counts_by_name_or_group(write: Write) -> None:
    write(PROXY)
    settings = sign_in()
    assert settings.person("ewa@UM.example", ()) == Person("ewa@UM.example", Role.EDITOR)
    assert settings.person("jan", "kultura").role is Role.EDITOR
    assert settings.person("jan", ["sport"]).role is Role.READER
    for nobody in (None, "", "  ", "\x00"):
        assert settings.person(nobody, ["kultura"]) is None


async def _who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.headers.get(NAME)} {request.headers.get(ROLE)}")


def _from(address: str) -> TestClient:
    routes = [Route("/{path:path}", _who)]
    app = Starlette(routes=routes, middleware=[Middleware(Gate, settings=sign_in)])
    return TestClient(app, client=(address, 1234))


def test_a_proxy_is_believed_by_its_address(write: Write) -> None:
    write(PROXY)
    said = {"x-forwarded-email": "ewa@um.example", NAME: "adam", ROLE: "administrator"}
    assert _from("10.1.2.3").get("/", headers=said).text == "ewa%40um.example editor"
    assert _from("::1").get("/", headers=said).status_code == 200
    for stranger in ("192.168.0.1", "testclient", "::2"):
        assert _from(stranger).get("/", headers=said).status_code == 403
        assert _from(stranger).get("/healthz").status_code == 200
    without = {"accept": "text/html", NAME: "adam", ROLE: "administrator"}
    assert _from("10.1.2.3").get("/", headers=without).status_code == 403


@pytest.mark.parametrize("said", [False, "false", "False"])
def test_the_log_tells_why_an_address_was_refused_and_not_which(
    write: Write,
    said: object,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    claims = {
        **{"is_logged_in": True, "iat": time.time(), "sub": "e1"},
        **{"email": "ewa@um.example", "email_verified": said},
    }
    monkeypatch.setattr(gate, "get_cookie_secret", lambda: SECRET)
    signed = create_signed_value(SECRET, USER_COOKIE_NAME, json.dumps(claims)).decode()
    browser = {"accept": "text/html", "cookie": f"{USER_COOKIE_NAME}={signed}"}
    oidc = HEAD + OIDC + "redirect_uri = 'd'\n"
    write(oidc)
    assert _from("10.1.2.3").get("/", headers=browser).status_code == 403
    assert [record.levelname for record in caplog.records if record.name == "ui.gate"] == [
        "WARNING"
    ]
    assert "email_verified = false" in caplog.text
    assert "ewa" not in caplog.text
    write('name = "sub"\n' + oidc + "# changed\n")
    assert _from("10.1.2.3").get("/", headers=browser).text == "e1 reader", "named by another claim"


def test_without_a_sign_in_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIGN_IN", raising=False)
    said = {NAME: "adam", ROLE: "administrator", "x-forwarded-email": "ewa@um.example"}
    assert _from("10.1.2.3").get("/", headers=said).text == "None None"


def test_a_program_s_token_opens_the_api_and_nothing_else_until_it_is_withdrawn(
    write: Write,
) -> None:
    write(PROXY)
    settings, client, api = sign_in(), _from("10.1.2.3"), "/api/v1/programmes"
    person = Person("jan@ngo.example", Role.EDITOR)
    token = settings.token(person, Use.API)

    def asked(path: str, token: str) -> int:
        return client.get(path, headers={"authorization": f"Bearer {token}"}).status_code

    told = client.get(api, headers={"authorization": f"bearer {token}"})
    assert told.text == "jan%40ngo.example reader", "whoever it is of, it only reads"
    for path in ("/", "/data", "/calendar.ics", "/api/v2/programmes", "/api/v1x"):
        assert asked(path, token) == 403
    for other in ("", "x", f"{token}0", settings.token(person, Use.CALENDAR), f"ewa{token}"):
        assert asked(api, other) == 401
    refused = client.get(api, headers={"accept": "text/html"})
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.options(api).status_code != 401, "a browser asks before it sends the token"
    assert (
        _from("192.168.0.1").get(api, headers={"authorization": f"Bearer {token}"}).status_code
        == 403
    )
    write('api_withdrawn = ["JAN@ngo.example"]\n' + PROXY + "# changed\n")
    assert asked(api, token) == 401
