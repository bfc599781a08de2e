"""What a rerun costs a real server, and whether its memory stays flat over many.

    python -m tests.benchmarks.reruns                    300 reruns of the sample's pages
    python -m tests.benchmarks.reruns --runs 6000        eight hours of a rerun every five seconds

A WebSocket client, as the browser is one, asks for page after page and sector after sector and
waits for each script to finish. Told are milliseconds from question to end and of the server's
CPU (medians), and the server's resident memory on the way. AppTest shows neither: the garbage
collection after each run, the queues and the serialisation are the server's own.
"""

import argparse
import statistics
import tempfile
import time
from itertools import cycle, product
from pathlib import Path

import psutil

from tests.benchmarks.pages import PAGES, sample
from tests.benchmarks.visitor import rerun, visiting
from tests.browser.server import serving

_QUERIES = ("", *(f"sector={code}" for code in ("KUL", "EDU", "SRO", "GOS", "SPO")))
_TOLD = 20
"""Times at which the memory is told."""
_VISIT = 50
"""Reruns of one visit; then another session begins."""
_PAUSE = 0.2
"""Seconds between reruns: what the server does after one is a part of its cost."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(sample(Path(folder))) as base:
        server = server_at(base)
        _measure(base, server, given.runs)


def _measure(base: str, server: psutil.Process, runs: int) -> None:
    questions = cycle(product(PAGES, _QUERIES))
    walls, cpus = [], []
    for visit in range(1 + runs // _VISIT):
        with visiting(base) as socket:
            rerun(socket, *next(questions))
            for _click in range(_VISIT):
                cpu, began = _cpu(server), time.perf_counter()
                rerun(socket, *next(questions))
                wall = time.perf_counter() - began
                time.sleep(_PAUSE)
                if visit:  # the first visit fills the caches
                    walls.append(wall)
                    cpus.append(_cpu(server) - cpu)
        if visit % max(1, runs // _VISIT // _TOLD) == 0:
            print(
                f"{len(walls):>7} reruns {server.memory_info().rss / 2**20:>6.0f} MiB", flush=True
            )
    told = (1000 * statistics.median(walls), 1000 * statistics.mean(cpus))
    print("a rerun: {:.0f} ms to the script's end (median), {:.0f} ms of CPU (mean)".format(*told))


def server_at(base: str) -> psutil.Process:
    port = int(base.rsplit(":", 1)[1])
    return next(
        psutil.Process(c.pid)
        for c in psutil.net_connections("tcp")
        if c.status == psutil.CONN_LISTEN and c.laddr.port == port
    )


def _cpu(server: psutil.Process) -> float:
    times = server.cpu_times()
    return times.user + times.system


if __name__ == "__main__":
    main()
