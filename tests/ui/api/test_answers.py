"""What the API tells: the same numbers as the command line, and nothing that is not public."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import URL

from data_access.__main__ import main
from tests.ui.api.conftest import ROOT, get

SCOPES: tuple[dict[str, Any], ...] = (
    {},
    {"sector": ["KUL", "EDU"], "series": True},
    {"sector": ["SRO"], "from": "2011-04-01", "to": "2011-06-30", "as_of": "2011-07-01"},
)


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
    found = get(client, f"indicators?{asked}")
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
    found = get(at(small), "indicators?programme=P1")
    meetings, of_sectors = (found["attendance"][name] for name in ("meetings", "sectors"))
    assert meetings["S1"]["people"] is None
    assert meetings["S1"]["attended"] == 1, "organisations are not persons"
    assert of_sectors["A"]["team_presence"]["expert"] is None, "one seat"


def test_postulates_with_what_became_of_them(small: URL, at) -> None:
    client = at(small)
    found = get(client, "postulates?programme=P1&sector=A&as_of=2011-07-15")
    assert (found["total"], found["as_of"], found["sectors"]) == (1, "2011-07-15", ["A"])
    one = found["items"][0]
    assert (one["code"], one["author"], one["status"]) == ("P/1", "Fundacja Kropla", "accepted")
    assert [of["justification"] for of in one["history"]] == ["Uwzględniono."], "not yet rejected"
    assert one["supporters"] == ["O2"]
    other = get(client, "postulates?programme=P1&sector=B%252C1")["items"][0]
    assert (other["text"], other["held_back"]) == (None, "text"), "a telephone"


def test_meetings_tell_no_more_than_their_public_columns(small: URL, at) -> None:
    found = get(at(small), "meetings?programme=P1")
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
    assert get(client, "meetings?programme=P1", 404)["detail"] == "this table is not public"
    one = get(client, "postulates?programme=P1")["items"][0]
    assert not {"status", "history", "department", "text"} & {*one}
    for asked in ("status=open", "department=x", "deadline=overdue", "unjustified=1"):
        get(client, f"postulates?programme=P1&{asked}", 400)
    assert "/meetings" not in get(client, "openapi.json")["paths"]
    file.write_text("tables = 1")
    assert get(client, "programmes", 503)["status"] == 503
    assert get(client, "openapi.json", 503)


def test_pages_lead_from_one_to_the_next_and_miss_nothing(sample: URL, at) -> None:
    client = at(sample)
    whole = get(client, "postulates?limit=1000&status=decided")
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


def test_an_empty_database(database: URL, at) -> None:
    client = at(database)
    assert get(client, "programmes")["items"] == []
    for name in ("sectors", "meetings", "postulates", "indicators"):
        assert get(client, name, 400)["detail"] == "there is no programme yet"


def test_every_answer_is_as_the_document_says(sample: URL, at) -> None:
    client = at(sample)
    document = get(client, "openapi.json")
    for path in document["paths"]:
        schema = {"$ref": f"#/components/schemas{path}", "components": document["components"]}
        Draft202012Validator(schema).validate(get(client, path.removeprefix("/")))
