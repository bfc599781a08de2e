"""What a visitor's session held goes once it is forgotten, not when Python finds time for it."""

import asyncio
import gc
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from tests.ui.event_loop import run
from tests.ui.test_jobs import SLOWEST_SECONDS, script
from ui import departed
from ui.jobs import Job
from ui.session import UPLOADED
from ui.uploaded_files import Uploaded

__all__ = ["script"]
LONG = "import time; time.sleep(60)"


@pytest.fixture
def no_garbage_collected() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


class Visits:
    """A running server's sessions, which it forgets at once when their tab closes."""

    def __init__(self) -> None:
        self.runtime = Runtime(
            RuntimeConfig(
                script_path="app.py",
                media_file_storage=MemoryMediaFileStorage("/media"),
                uploaded_file_manager=MemoryUploadedFileManager("/upload"),
                session_storage=MemorySessionStorage(ttl_seconds=0),
            )
        )

    def session(self, number: str) -> AppSession:
        return self.runtime._session_mgr.get_active_session_info(number).session

    def send(self, number: str) -> None:
        file = UploadedFileRec("1", "a.csv", "text/csv", b"a")
        self.runtime.uploaded_file_mgr.add_file(number, file)

    def sent(self, number: str) -> bool:
        return number in self.runtime.uploaded_file_mgr.file_storage


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`visit(during)` runs it beside the loop that frees, with two visitors, «here» and «gone»."""
    monkeypatch.setattr(Runtime, "_instance", None)
    monkeypatch.setattr(departed, "_LOOK_SECONDS", 0.02)

    async def visited(during: Callable[[Visits], Awaitable[None]]) -> None:
        visits = Visits()
        await visits.runtime.start()
        for number in ("here", "gone", "third"):
            visits.runtime.connect_session(Mock(), {}, session_id_override=number)
        freeing = asyncio.create_task(departed.free_departed())
        await asyncio.sleep(0.1)
        try:
            await asyncio.wait_for(during(visits), SLOWEST_SECONDS)
        finally:
            assert not freeing.done(), "the loop has ended"
            freeing.cancel()
            visits.runtime.stop()
            await visits.runtime.stopped

    return lambda during: run(visited(during))


async def until(true: Callable[[], object]) -> None:
    while not true():
        await asyncio.sleep(0.01)


def test_what_a_session_held_ends_with_it(
    script: Callable[..., Job], visit: Callable[..., None], no_garbage_collected: None
) -> None:
    async def during(visits: Visits) -> None:
        states = {number: visits.session(number).session_state for number in ("here", "gone")}
        for number in states:
            states[number]["job"] = script(LONG)
            visits.send(number)
        job = states["gone"]["job"]
        process, folder = job.run.process, job.folder.name
        del job
        visits.runtime.disconnect_session("gone")
        await until(lambda: process.poll() is not None and not Path(folder).exists())
        assert not visits.sent("gone")
        assert visits.sent("here")
        assert states["here"]["job"].running
        states["here"].clear()

    visit(during)


def test_a_load_that_was_confirmed_ends_by_itself(
    script: Callable[..., Job], visit: Callable[..., None], tmp_path: Path
) -> None:
    """The lid closed, a tunnel: it is written whole, and the log of loads tells of it."""
    go = tmp_path / "go"

    async def during(visits: Visits) -> None:
        load = script(
            f"import time\nwhile not Path({str(go)!r}).exists(): time.sleep(0.02)\n"
            "Path(sys.argv[1]).write_text('loaded')"
        )
        visits.session("gone").session_state[UPLOADED] = Uploaded(("1",), load=load)
        visits.send("gone")
        visits.runtime.disconnect_session("gone")
        await asyncio.sleep(0.5)
        assert load.running
        assert visits.sent("gone")
        go.touch()
        await until(lambda: not visits.sent("gone"))
        assert load.made == b"loaded"

    visit(during)


def test_a_trial_ends_with_its_session(
    script: Callable[..., Job], visit: Callable[..., None], no_garbage_collected: None
) -> None:
    async def during(visits: Visits) -> None:
        held = Uploaded(("1",), trial=script(LONG))
        visits.session("gone").session_state[UPLOADED] = held
        process = held.trial.run.process
        del held
        visits.runtime.disconnect_session("gone")
        await until(lambda: process.poll() is not None)

    visit(during)


def test_one_that_cannot_be_freed_keeps_no_other(
    visit: Callable[..., None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def during(visits: Visits) -> None:
        for number in ("gone", "third"):
            session = visits.session(number)
            visits.runtime.disconnect_session(number)
            monkeypatch.setattr(session, "shutdown", _fails)
        await until(lambda: caplog.text.count("A session could not be freed") == 2)
        visits.send("here")
        visits.runtime.disconnect_session("here")
        await until(lambda: not visits.sent("here"))

    visit(during)


def _fails() -> None:
    raise RuntimeError("it cannot")


def test_the_server_answers_while_a_session_is_emptied(visit: Callable[..., None]) -> None:
    """A child that ends slowly, a folder of hundreds of megabytes."""
    emptied, answered = threading.Event(), threading.Event()

    class Slow:
        def __del__(self) -> None:
            emptied.set()
            answered.wait(SLOWEST_SECONDS)

    async def during(visits: Visits) -> None:
        visits.session("gone").session_state["slow"] = Slow()
        began = time.monotonic()
        visits.runtime.disconnect_session("gone")
        await until(emptied.is_set)
        answered.set()
        assert time.monotonic() - began < SLOWEST_SECONDS / 2

    visit(during)
