"""What grows with the records: a page among 1,000 programmes, and each read of a larger programme.

    python -m tests.benchmarks.growth                                 SQLite, in a temporary folder
    python -m tests.benchmarks.growth --programmes 10 100 --times 10
    python -m tests.benchmarks.growth --server postgresql://user@127.0.0.1/postgres

The sample is copied in bulk by the database itself; on PostgreSQL in databases of their own, which
are dropped again. Told are, in one run: reruns of pages of one programme among many on a real
server, in turn with the same programme alone; and each read of one programme with so many times
its records, beside the sample, those that grow fastest first.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

from data_access import sample
from data_access.engine import read_engine, write_engine, writing
from data_access.load.store import store
from data_access.schema import upgrade
from tests.benchmarks.pages import PAGES
from tests.benchmarks.visitor import rerun, visiting
from tests.browser.server import serving
from tests.data_access.frames import READS
from tests.data_access.many import larger, more_programmes
from tests.records import scope

_SECTORS = ("", "KUL", "EDU", "SRO", "GOS", "SPO")
_MOST_SECONDS = 30
"""A read that takes longer once is not tried on more records, nor again."""
Made = Callable[[str], URL]
Growth = dict[str, dict[int, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programmes", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--times", type=int, nargs="*", default=[10, 100])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--server", type=make_url, help="a PostgreSQL; SQLite without it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures, for the picture")
    given = parser.parse_args()
    print(f"load average at the start: {os.getloadavg()[0]:.1f}")
    with _databases(given.server) as made:
        figures = {"pages": dict(_among(made, given.programmes, given.runs))}
        figures["reads"] = _reads(made, given.times, given.runs)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))


@contextmanager
def _databases(server: URL | None) -> Iterator[Made]:
    """Makes databases that hold the sample alone; all are gone at the end."""
    with tempfile.TemporaryDirectory() as folder:
        names = []

        def made(name: str) -> URL:
            url = URL.create("sqlite", database=f"{folder}/{name}.db")
            if server:
                url = server.set(drivername="postgresql+psycopg", database=f"growth_{name}")
                _command(server, f'CREATE DATABASE "{url.database}"')
                names.append(url.database)
            upgrade(write_engine(url))
            with writing(write_engine(url)) as connection:
                store(connection, sample.tables(), is_sample=True)
            return url

        try:
            yield made
        finally:
            for name in names:
                _command(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _command(server: URL, command: str) -> None:
    engine = create_engine(
        server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()


def _analyse(url: URL) -> None:
    with write_engine(url).begin() as connection:
        connection.execute(text("ANALYZE"))


def _among(made: Made, programmes: list[int], runs: int) -> Iterator[tuple[int, list[float]]]:
    """Programmes in all → a rerun the first time and again, each in ms among them and alone."""
    alone, many, there = made("alone"), made("many"), 1
    of = scope(alone)
    print(f"{'programmes':>10}{'filled in s':>12}{'first, ms':>11}{'alone':>7}{'ratio':>7}", end="")
    print(f"{'again, ms':>11}{'alone':>7}{'ratio':>7}")
    for wanted in programmes:
        began = time.perf_counter()
        with writing(write_engine(many)) as connection:
            more_programmes(connection, of.programme_id, wanted, there)
        _analyse(many)
        there, filled = wanted, time.perf_counter() - began
        first, again = _reruns(many, alone, of.programme, runs)
        yield wanted, [*first, *again]
        print(f"{wanted:>10}{filled:>12.0f}{_row(*first)}{_row(*again)}", flush=True)


def _row(among: float, alone: float) -> str:
    return f"{among:>11.0f}{alone:>7.0f}{among / alone:>7.2f}"


def _reruns(many: URL, alone: URL, programme: str, runs: int) -> list[tuple[float, float]]:
    """Medians in ms of reruns in turn, the first time that something is asked, and again."""
    taken = [([], []), ([], [])]
    with (
        serving(many) as base,
        serving(alone) as other,
        visiting(base) as here,
        visiting(other) as there,
    ):
        for socket in (here, there):
            rerun(socket, "methodology", f"programme={programme}")
        for run, (page, sector) in product(range(1 + runs), product(PAGES, _SECTORS)):
            query = f"programme={programme}" + (f"&sector={sector}" if sector else "")
            for socket, times in zip((here, there), taken[run > 0], strict=True):
                began = time.perf_counter()
                rerun(socket, page, query)
                times.append(1000 * (time.perf_counter() - began))
    return [(statistics.median(a), statistics.median(b)) for a, b in taken]


def _reads(made: Made, times: list[int], runs: int) -> Growth:
    """Read → times the records → milliseconds. Those that grow most are told first."""
    found: Growth = {}
    for factor in (1, *times):
        url = made(f"times_{factor}")
        of = scope(url)
        if factor > 1:
            with writing(write_engine(url)) as connection:
                larger(connection, of.programme_id, factor)
            _analyse(url)
        with read_engine(url).connect() as connection:
            for read in READS:
                name = f"{read.__module__.removeprefix('data_access.')}.{read.__name__}"
                known = found.setdefault(name, {})
                if max(known.values(), default=0) < 1000 * _MOST_SECONDS:
                    known[factor] = _median(partial(read, of, connection), runs)
    factors = (1, *times)
    print(f"\n{'read':<48}" + "".join(f"{f'×{factor}, ms':>12}" for factor in factors))
    for name, known in sorted(found.items(), key=lambda item: -_last(item[1]) / item[1][1]):
        told = (f"{known[f]:>12.1f}" if f in known else f"{'–':>12}" for f in factors)
        print(f"{name:<48}{''.join(told)}")
    return found


def _last(known: dict[int, float]) -> float:
    return known[max(known)]


def _median(read: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        read()
        taken.append(1000 * (time.perf_counter() - began))
        if taken[-1] > 1000 * _MOST_SECONDS:
            break
    return statistics.median(taken)


if __name__ == "__main__":
    main()
