"""Routes: where they are, who may read them, and what is sent again."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import URL

from data_access.engine import write_engine, writing
from tests.ui.api.conftest import ROOT, get, serving
from ui.api.rate_limits import BURST, RateLimits


def test_the_document_is_in_polish_too(small: URL, at) -> None:
    client = at(small)
    english = client.get(f"{ROOT}/openapi.json")
    polish = client.get(f"{ROOT}/openapi.json", headers={"accept-language": "pl"})
    assert polish.headers["content-language"] == "pl"
    assert polish.headers["etag"] != english.headers["etag"]
    one, other = (dict(_prose(answer.json())) for answer in (english, polish))
    assert one.keys() == other.keys()
    same = {text for place, text in one.items() if other[place] == text}
    assert same <= {"Status", "status", "name_en"}, "words of both languages"
    assert "Publiczne dane konsultacji" in other["info", "description"]


def _prose(of: Any, *place: Any) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Where in the document there is a text for people."""
    for key, value in of.items() if isinstance(of, dict) else enumerate(of):
        if key in ("title", "description", "summary") and isinstance(value, str):
            yield (*place, key), value
        elif isinstance(value, dict | list):
            yield from _prose(value, *place, key)


def test_nothing_there_and_nothing_but_reading(small: URL, at) -> None:
    client = at(small)
    for address in ("nothing", "sectors//", "postulates/P2", "programmes%00"):
        assert get(client, address, 404)["title"] == "Not Found"
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.request(method, f"{ROOT}/sectors")
        assert answer.status_code == 405
        assert {*answer.headers["allow"].split(", ")} == {"GET", "HEAD"}
        assert answer.headers["content-type"] == "application/problem+json"


def test_with_a_slash_at_the_end_or_without(small: URL, at) -> None:
    client = at(small)
    described = client.get(f"{ROOT}/openapi.json").json()
    for address in (ROOT, f"{ROOT}/", f"{ROOT}/openapi.json/"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()) == (200, described), address
    with_slash = client.get(f"{ROOT}/sectors/?programme=P1&limit=1")
    assert with_slash.json() == client.get(f"{ROOT}/sectors?programme=P1&limit=1").json()
    assert f"{ROOT}/sectors?" in with_slash.links["next"]["url"]


def test_only_where_it_is_allowed(small: URL, at) -> None:
    client = at(small, serving(allowed=False))
    for address in ("programmes", "openapi.json", "indicators?programme=P1"):
        get(client, address, 404)


def test_nothing_is_sent_again_until_the_records_change(small: URL, at) -> None:
    client = at(small)
    address = f"{ROOT}/postulates?programme=P1"
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"if-none-match": f'"x", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"{address}&limit=1").headers["etag"] != tag
    with writing(write_engine(small)):
        pass
    after = client.get(address, headers={"if-none-match": tag})
    assert after.status_code == 200
    assert after.headers["etag"] != tag


def test_too_many_requests(small: URL, at, monkeypatch: pytest.MonkeyPatch) -> None:
    client = at(small)
    monkeypatch.undo()
    monkeypatch.setenv("DATABASE_URL", small.render_as_string(False))
    monkeypatch.setattr("ui.api.rate_limits.time.monotonic", lambda: 1000.0)
    answers = [client.get(f"{ROOT}/nothing") for _ in range(BURST + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {404}
    assert (answers[-1].status_code, answers[-1].headers["retry-after"]) == (429, "1")
    assert answers[-1].json()["title"] == "Too Many Requests"
    monkeypatch.setattr("ui.api.rate_limits.time.monotonic", lambda: 1001.0)
    assert client.get(f"{ROOT}/nothing").status_code == 404


def test_one_client_s_haste_does_not_slow_another() -> None:
    limits = RateLimits(serving())
    waits = [limits._taken("hasty") for _ in range(BURST * 2)]
    assert any(waits)
    assert limits._taken("calm") == 0


def test_pages_of_other_sites_ask_only_where_that_is_allowed(small: URL, at) -> None:
    asked = {"origin": "https://ngo.example"}
    silent = at(small).get(f"{ROOT}/programmes", headers=asked)
    assert "access-control-allow-origin" not in silent.headers
    client = at(small, serving(origins=("https://ngo.example",)))
    allowed = client.get(f"{ROOT}/programmes", headers=asked)
    assert allowed.headers["access-control-allow-origin"] == "https://ngo.example"
    assert "access-control-allow-credentials" not in allowed.headers
    other = client.get(f"{ROOT}/programmes", headers={"origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers
