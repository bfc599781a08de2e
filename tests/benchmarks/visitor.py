"""A visitor without a browser: what the browser sends a Streamlit server, over a real WebSocket."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_PATIENCE = 60


@contextmanager
def visiting(base: str) -> Iterator[ClientConnection]:
    """A session of its own at the server with this address."""
    address = base.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        yield socket


def rerun(socket: ClientConnection, page: str = "", query: str = "") -> None:
    """Ask for a page with these URL parameters, as a click does; wait until its script ends."""
    question = BackMsg()
    question.rerun_script.page_name = page
    question.rerun_script.query_string = query
    socket.send(question.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=_PATIENCE))
        if answer.WhichOneof("type") == "script_finished":
            return
