"""Many people at once: how long they wait, whether anything fails, and what the servers use.

    python -m tests.benchmarks.crowd                                one process on SQLite
    python -m tests.benchmarks.crowd --postgres --processes 2       two behind nginx, one PostgreSQL
    python -m tests.benchmarks.crowd --postgres --processes 2 --replica     and pages read a replica

Each person is a WebSocket of its own on this machine that opens a page or chooses a sector, waits
for it, and looks at it for two to eight seconds. Told are, of the time after all have come: reruns
a second, the wait from question to the script's end, questions that failed, and the servers'
memory and CPU; that of the people, who work on the same cores, beside it.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import psutil
from sqlalchemy import URL
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from data_access import sample
from data_access.engine import write_engine, writing
from data_access.load.store import store
from data_access.schema import upgrade
from tests.benchmarks.cluster import balanced, postgres
from tests.benchmarks.pages import PAGES
from tests.benchmarks.reruns import server_at
from tests.browser.server import serving

_SECTORS = ("", "KUL", "EDU", "SRO", "GOS", "SPO")
_LOOKS = (2.0, 8.0)
"""Seconds between what a person is shown and what they ask next."""
_PATIENCE = 60
_SMALL = 300
"""Bytes: what ends a script is small, and large messages need not be read to know that."""


@dataclass
class Seen:
    """What happened in the time that is measured."""

    waits: list[float] = field(default_factory=list)
    failed: int = 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, nargs="*", default=[10, 25, 50, 100, 200])
    parser.add_argument("--seconds", type=int, default=40)
    parser.add_argument("--processes", type=int, choices=(1, 2), default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--replica", action="store_true", help="of the PostgreSQL; pages read it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures, for the picture")
    given = parser.parse_args()
    random.seed(2011)
    with ExitStack() as until_the_end, tempfile.TemporaryDirectory() as folder:
        database = URL.create("sqlite", database=f"{folder}/sample.db")
        if given.postgres:
            database = until_the_end.enter_context(postgres())
        _fill(database)
        if given.replica:
            replica = until_the_end.enter_context(postgres(replica_of=database))
            os.environ["DATABASE_READ_URL"] = replica.render_as_string(hide_password=False)
        bases = [until_the_end.enter_context(serving(database)) for _ in range(given.processes)]
        at = until_the_end.enter_context(balanced(bases)) if given.processes > 1 else bases[0]
        servers = [server_at(base) for base in bases]
        found = [_measured(at, people, given.seconds, servers) for people in given.people]
    if given.json:
        given.json.write_text(json.dumps(found, indent=1))


def _fill(database: URL) -> None:
    upgrade(write_engine(database))
    with writing(write_engine(database)) as connection:
        store(connection, sample.tables(), is_sample=True)
    write_engine(database).dispose()


def _measured(
    at: str, people: int, seconds: int, servers: Sequence[psutil.Process]
) -> dict[str, float]:
    seen = Seen()
    with _used([*servers, psutil.Process()]) as cpu:
        asyncio.run(_crowd(at, people, seconds, seen))
    waits = statistics.quantiles(seen.waits, n=100)
    told = {
        "people": people,
        "per_second": len(seen.waits) / seconds,
        "p50_ms": 1000 * waits[49],
        "p95_ms": 1000 * waits[94],
        "failed": seen.failed,
        "memory_mib": sum(server.memory_info().rss for server in servers) / 2**20,
        "servers_cpu": sum(cpu[:-1]),
        "people_cpu": cpu[-1],
        "load": os.getloadavg()[0],
    }
    print(
        "  ".join(f"{name} {value:.{_digits(value)}f}" for name, value in told.items()), flush=True
    )
    return told


def _digits(value: float) -> int:
    """Decimals: the people's own hundredths of a core are no 0.0."""
    return 2 if value < 1 else 1 if value < 10 else 0


@contextmanager
def _used(processes: Sequence[psutil.Process]) -> Iterator[list[float]]:
    """Cores that each kept busy."""
    began = time.perf_counter()
    before = [sum(process.cpu_times()[:2]) for process in processes]
    used: list[float] = []
    yield used
    passed = time.perf_counter() - began
    used += [
        (sum(process.cpu_times()[:2]) - was) / passed
        for process, was in zip(processes, before, strict=True)
    ]


async def _crowd(at: str, people: int, seconds: int, seen: Seen) -> None:
    """They come within the time that one looks at a page twice, and all leave together."""
    come = 2 * _LOOKS[1]
    begins = time.monotonic() + come
    persons = (
        _person(at, come * number / people, begins, begins + seconds, seen)
        for number in range(people)
    )
    await asyncio.gather(*persons)


async def _person(at: str, delay: float, begins: float, ends: float, seen: Seen) -> None:
    await asyncio.sleep(delay)
    try:
        cookie = await asyncio.to_thread(_cookie, at)
        async with _come(at, cookie) as socket:
            while time.monotonic() < ends:
                asked = time.monotonic()
                async with asyncio.timeout(_PATIENCE):
                    well = await _shown(socket)
                if begins < asked < ends:
                    seen.waits.append(time.monotonic() - asked)
                    seen.failed += not well
                await asyncio.sleep(random.uniform(*_LOOKS))
    except (OSError, TimeoutError, WebSocketException):
        seen.failed += 1


def _come(at: str, cookie: str) -> connect:
    return connect(
        at.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        open_timeout=_PATIENCE,
        additional_headers={"cookie": cookie},
    )


def _cookie(at: str) -> str:
    """What a browser keeps of the page: which process it is with."""
    with urlopen(at, timeout=_PATIENCE) as answer:
        given = answer.headers.get_all("set-cookie") or []
    return "; ".join(cookie.partition(";")[0] for cookie in given)


async def _shown(socket) -> bool:
    """Asks for a page and waits for its script's end: whether it ended well."""
    question = BackMsg()
    question.rerun_script.page_name = random.choice(PAGES)
    sector = random.choice(_SECTORS)
    question.rerun_script.query_string = f"sector={sector}" if sector else ""
    await socket.send(question.SerializeToString())
    while True:
        answer = await socket.recv()
        if len(answer) < _SMALL:
            told = ForwardMsg.FromString(answer)
            if told.WhichOneof("type") == "script_finished":
                return told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


if __name__ == "__main__":
    main()
