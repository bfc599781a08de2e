"""What programs are told over `/api/v1/`: the command line's numbers, public rows, clear errors."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import URL
from starlette.testclient import TestClient

from data_access.__main__ import main
from data_access.engine import write_engine, writing
from tests.records import (
    attendance,
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    sector,
    supports,
)
from tests.ui.api.conftest import ROOT, serving
from ui.api import routes as api_app
from ui.api.rate_limits import BURST, RateLimits

SCOPES: tuple[dict[str, Any], ...] = (
    {},
    {"sector": ["KUL", "EDU"], "series": True},
    {"sector": ["SRO"], "from": "2011-04-01", "to": "2011-06-30", "as_of": "2011-07-01"},
)

WRONG = (
    ("postulates?colour=red", "colour"),
    ("postulates?programme=P1&limit=0", "limit"),
    ("postulates?programme=P1&limit=1001", "limit"),
    ("postulates?programme=P1&limit=٣", "limit"),
    ("postulates?programme=P1&offset=-1", "offset"),
    ("postulates?programme=P1&limit=1&limit=2", "limit"),
    ("postulates?programme=P1&status=maybe", "status"),
    ("postulates?programme=P1&department=x%00", "department"),
    ("postulates?programme=P1&sector=A,C", "sector"),
    ("postulates?programme=P1&sector=,", "sector"),
    ("postulates?programme=P1&from=20110401", "from"),
    ("postulates?programme=P1&as_of=2011-02-30", "as_of"),
    ("postulates?programme=P9'--", "programme"),
    ("postulates?programme=", "programme"),
    ("postulates", "programme"),
    ("sectors?programme=P1&from=2011-01-01", "from"),
    ("meetings?programme=P1&lacking=list&coming=8", "coming"),
    ("indicators?programme=P1&series=yes", "series"),
    ("indicators?programme=P1&limit=5", "limit"),
    (f"programmes?limit={'1' * 3000}", "limit"),
    ("openapi.json?lang=pl", "lang"),
    ("%70rogrammes?%FF=%FF", "�"),
)
"""Addresses, and the parameter of each that is at fault."""


@pytest.fixture
def small(database: URL) -> URL:
    """Two programmes; the second has nothing. Private and public things side by side."""
    put(
        database,
        programme(),
        programme(2),
        sector("A"),
        sector("B,1"),
        organisation("O1", name="Fundacja Kropla"),
        organisation("O2"),
        member("M1", "A", "expert"),
        meeting("S1", "A", date(2011, 5, 10), title="Pierwsze"),
        meeting("S2", "A", date(2011, 6, 10), minutes_url="https://um.example/p.pdf"),
        meeting("S3", "B,1", date(2011, 11, 1)),
        attendance("S1", "O1", "ira", people=2),
        attendance("S2", "O1", "ira", people=4),
        attendance("S2", "M1", "ia", "member"),
        postulate("P/1", "A", organisation="O1", title="Więcej ławek"),
        postulate("P2", "B,1", date(2011, 7, 1), text="Proszę o telefon: 512 345 678"),
        supports("O2", "P/1"),
        change("P/1", date(2011, 6, 9), "accepted", justification="Uwzględniono."),
        change("P/1", date(2011, 8, 9), "rejected", justification="Jednak nie."),
    )
    return database


def _get(client: TestClient, address: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(f"{ROOT}/{address}", headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def _command_line(capsys: pytest.CaptureFixture[str], given: dict[str, Any]) -> dict[str, Any]:
    options = [f"--sector={code}" for code in given.get("sector", ())]
    options += [
        f"--{n.replace('_', '-')}={given[n]}" for n in ("from", "to", "as_of") if n in given
    ]
    assert main(["indicators", *options, *(["--series"] if "series" in given else [])]) == 0
    return json.loads(capsys.readouterr().out)


def _leaves(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    if not isinstance(value, dict) or not value:
        return {path: value}
    return {
        at: leaf
        for key, inner in value.items()
        for at, leaf in _leaves(inner, (*path, key)).items()
    }


@pytest.mark.parametrize("given", SCOPES, ids=str)
def test_the_same_numbers_as_the_command_line(
    sample: URL, at, capsys: pytest.CaptureFixture[str], given: dict[str, Any]
) -> None:
    client = at(sample)
    params = {**given, "sector": ",".join(given.get("sector", ())), "series": "true"}
    asked = "&".join(f"{name}={params[name]}" for name in given)
    found = _get(client, f"indicators?{asked}")
    told = _command_line(capsys, given)
    answered, printed = _leaves(found), _leaves(told)
    gone = {path for path, value in printed.items() if answered[path] is None and value is not None}
    assert {path for path in gone if not {"team_presence", "people", "excused"} & {*path}} == set()
    less = {path for path in printed.keys() - gone if answered[path] != printed[path]}
    assert less <= {
        path for path in printed if path[1:] in (("total", "people"), ("total", "excused"))
    }
    assert all(answered[path] < printed[path] for path in less), "without teams that have few"
    assert answered.keys() == printed.keys()
    assert 0 < len(gone) < 30 < len(printed)


def test_what_tells_of_single_persons_is_left_out_of_the_numbers(small: URL, at) -> None:
    found = _get(at(small), "indicators?programme=P1")
    meetings, of_sectors = (found["attendance"][name] for name in ("meetings", "sectors"))
    assert meetings["S1"]["people"] is None
    assert meetings["S1"]["attended"] == 1, "organisations are not persons"
    assert of_sectors["A"]["team_presence"]["expert"] is None, "one seat"


def test_postulates_with_what_became_of_them(small: URL, at) -> None:
    client = at(small)
    found = _get(client, "postulates?programme=P1&sector=A&as_of=2011-07-15")
    assert (found["total"], found["as_of"], found["sectors"]) == (1, "2011-07-15", ["A"])
    one = found["items"][0]
    assert (one["code"], one["author"], one["status"]) == ("P/1", "Fundacja Kropla", "accepted")
    assert [of["justification"] for of in one["history"]] == ["Uwzględniono."], "not yet rejected"
    assert one["supporters"] == ["O2"]
    other = _get(client, "postulates?programme=P1&sector=B%252C1")["items"][0]
    assert (other["text"], other["held_back"]) == (None, "text"), "a telephone"


def test_meetings_tell_no_more_than_their_public_columns(small: URL, at) -> None:
    found = _get(at(small), "meetings?programme=P1")
    assert [of["code"] for of in found["items"]] == ["S3", "S2", "S1"]
    assert found["items"][0]["status"] == "planned", "it starts after the as-of date"
    assert "minutes_url" not in found["items"][1]
    assert found["items"][1]["attended"] == 1


def test_columns_that_are_not_public_are_neither_told_nor_asked_for(
    small: URL, at, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "publication.toml"
    file.write_text(
        "[tables]\nmeetings = []\npostulate_statuses = []\n"
        'postulates = ["programme", "code", "sector", "title", "submitted_on"]\n'
    )
    monkeypatch.setenv("PUBLICATION", str(file))
    client = at(small)
    assert _get(client, "meetings?programme=P1", 404)["detail"] == "this table is not public"
    one = _get(client, "postulates?programme=P1")["items"][0]
    assert not {"status", "history", "department", "text"} & {*one}
    for asked in ("status=open", "department=x", "deadline=overdue", "unjustified=1"):
        _get(client, f"postulates?programme=P1&{asked}", 400)
    assert "/meetings" not in _get(client, "openapi.json")["paths"]
    file.write_text("tables = 1")
    assert _get(client, "programmes", 503)["status"] == 503
    assert _get(client, "openapi.json", 503)


def test_what_cannot_be_obeyed_is_said(small: URL, at) -> None:
    client = at(small)
    for address, parameter in WRONG:
        answer = client.get(f"{ROOT}/{address}")
        assert answer.status_code == 400, address
        assert answer.headers["content-type"] == "application/problem+json"
        told = answer.json()
        assert (told["status"], told["title"]) == (400, "Bad Request")
        assert (told["parameter"], bool(told["detail"])) == (parameter, True)


def test_errors_are_told_in_the_language_that_is_asked_for(small: URL, at) -> None:
    client = at(small)
    for wanted, language in [
        ("", "en"),
        ("pl", "pl"),
        ("de, PL-pl;q=0.7, en;q=0.5", "pl"),
        ("en-US, pl;q=0.5", "en"),
        ("uk", "en"),
    ]:
        answer = client.get(f"{ROOT}/sectors?limit=none", headers={"accept-language": wanted})
        expected = {
            "en": "a whole number from 1 to 1000 is wanted",
            "pl": "oczekiwana liczba całkowita od 1 do 1000",
        }[language]
        assert answer.json()["detail"] == expected, wanted
        assert answer.headers["content-language"] == language
        assert "accept-language" in answer.headers["vary"].lower()
    polish = {"accept-language": "pl"}
    told = {client.get(f"{ROOT}/{wrong}", headers=polish).json()["detail"] for wrong, _ in WRONG}
    assert not told & {client.get(f"{ROOT}/{wrong}").json()["detail"] for wrong, _ in WRONG}
    assert client.get(f"{ROOT}/nothing", headers=polish).json()["detail"].startswith("pod tym")


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
        assert _get(client, address, 404)["title"] == "Not Found"
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
        _get(client, address, 404)


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


def test_pages_lead_from_one_to_the_next_and_miss_nothing(sample: URL, at) -> None:
    client = at(sample)
    whole = _get(client, "postulates?limit=1000&status=decided")
    address, codes = f"{ROOT}/postulates?limit=50&status=decided", []
    while address:
        answer = client.get(address)
        codes += [of["code"] for of in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url")
    assert codes == [of["code"] for of in whole["items"]]
    assert len(codes) == len({*codes}) == whole["total"] == 132
    past = client.get(f"{ROOT}/postulates?status=decided&limit=50&offset=900")
    assert (past.json()["items"], past.json()["total"]) == ([], 132)
    assert "offset=850" in past.links["prev"]["url"]
    assert "offset=100" in past.links["last"]["url"]
    assert "next" not in past.links


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


@pytest.mark.parametrize("address", ["sqlite:////nowhere/at.db", "orakel://server/base", "none"])
def test_a_database_that_is_away(at, address: str) -> None:
    answer = at(address).get(f"{ROOT}/programmes")
    assert (answer.status_code, answer.json()["title"]) == (503, "Service Unavailable")
    assert answer.headers["retry-after"]
    assert "nowhere" not in answer.text


def test_a_fault_of_ours_is_told_without_what_happened(
    small: URL, at, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(api_app, "rules", broken)
    client = TestClient(at(small).app, raise_server_exceptions=False)
    answer = client.get(f"{ROOT}/programmes")
    assert (answer.status_code, answer.json()["status"]) == (500, 500)
    assert "secret" not in answer.text


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


def test_an_empty_database(database: URL, at) -> None:
    client = at(database)
    assert _get(client, "programmes")["items"] == []
    for name in ("sectors", "meetings", "postulates", "indicators"):
        assert _get(client, name, 400)["detail"] == "there is no programme yet"


def test_every_answer_is_as_the_document_says(sample: URL, at) -> None:
    client = at(sample)
    document = _get(client, "openapi.json")
    for path in document["paths"]:
        schema = {"$ref": f"#/components/schemas{path}", "components": document["components"]}
        Draft202012Validator(schema).validate(_get(client, path.removeprefix("/")))
