"""An app that is loaded when it is first asked for."""

from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from ui.later import Later


def test_loaded_by_the_first_request_and_never_again() -> None:
    loads = []

    def load() -> ASGIApp:
        loads.append(1)
        return PlainTextResponse("here")

    client = TestClient(Later(load))
    assert not loads
    assert [client.get("/").text for _ in range(2)] == ["here", "here"]
    assert len(loads) == 1
