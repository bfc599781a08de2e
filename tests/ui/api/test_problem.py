"""What the API says of requests that cannot be obeyed, in the language that is asked for."""

import pytest
from sqlalchemy import URL
from starlette.testclient import TestClient

from tests.ui.api.conftest import ROOT
from ui.api import routes as api_app

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
