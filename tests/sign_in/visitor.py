"""A browser's tab without a browser: its WebSocket, and what a page's run sends over it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_SECONDS = 60


def socket_of(address: str, client: httpx.Client | None = None) -> ClientConnection:
    """The WebSocket of a tab. Raises `InvalidStatus` where it is refused."""
    cookies = client.cookies if client else {}
    return connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit"],
        origin="{0.scheme}://{0.netloc}".format(urlsplit(address)),
        additional_headers={"cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())},
        max_size=None,
    )


def _answers(socket: ClientConnection, question: BackMsg) -> Iterator[ForwardMsg]:
    socket.send(question.SerializeToString())
    while True:
        yield ForwardMsg.FromString(socket.recv(timeout=_SECONDS))


def shown(socket: ClientConnection, page: str, query: str = "") -> str:
    """Everything that the page's run sends, as text."""
    question = BackMsg()
    question.rerun_script.page_name = page
    question.rerun_script.query_string = query
    told = []
    for answer in _answers(socket, question):
        told.append(str(answer))
        if answer.WhichOneof("type") == "script_finished":
            break
    return "".join(told)


def downloaded(socket: ClientConnection, told: str) -> str:
    """The address, below the dashboard's, of the first file of a page that is made when asked for;
    `told` by the page's run."""
    question = BackMsg()
    asked = question.backend_operation_request
    asked.request_id, asked.session_id = "1", session(told)
    asked.deferred_file.file_id = re.search(r'deferred_file_id: "([^"]+)"', told)[1]
    for answer in _answers(socket, question):
        if answer.WhichOneof("type") == "backend_operation_response":
            return answer.backend_operation_response.deferred_file.url
    raise AssertionError


def session(told: str) -> str:
    """Its number, told by the run of a page."""
    return re.search(r'session_id: "([^"]+)"', told)[1]
