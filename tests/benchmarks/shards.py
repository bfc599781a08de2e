"""What a table costs that is spread over two PostgreSQL servers: partitions, one of them foreign.

    apt-get install postgresql && python -m tests.benchmarks.shards

A server of one half of the programmes reads those of the other half through `postgres_fdw`; the
same statement as on a server that holds all. Told are milliseconds, medians in turn: attendance by
team of a programme that lies here, of one that lies there, and of all programmes.
"""

import statistics
import time

from sqlalchemy import Connection, Engine, create_engine, text

from tests.benchmarks.cluster import postgres

_COLUMNS = "programme_id int, meeting text, team text, participant text, attended boolean"
_ROWS = """SELECT p, 'M' || m, 'T' || m % 8, 'O' || o, (m + o) % 3 > 0
    FROM generate_series({first}, {last}) p, generate_series(1, 40) m, generate_series(1, 40) o"""
_OF_ONE = """SELECT team, count(*), count(*) FILTER (WHERE attended) FROM attendance
    WHERE programme_id = {} GROUP BY team"""
_OF_ALL = "SELECT count(*), count(*) FILTER (WHERE attended) FROM attendance"
_PROGRAMMES, _RUNS = 200, 15
_HALF = _PROGRAMMES // 2


def main() -> None:
    with postgres() as whole_at, postgres() as here_at, postgres() as there_at:
        whole, here, there = (create_engine(url) for url in (whole_at, here_at, there_at))
        with whole.begin() as connection:
            _table(connection, "attendance", 1, _PROGRAMMES)
        with there.begin() as connection:
            _table(connection, "attendance", _HALF + 1, _PROGRAMMES)
        with here.begin() as connection:
            _partitioned(connection, there_at.port)
        _analyse(whole, here, there)
        print(f"{'attendance by team, ms':<32}{'one server':>12}{'two':>8}{'ratio':>8}")
        for name, statement in {
            "a programme that lies here": _OF_ONE.format(5),
            "a programme that lies there": _OF_ONE.format(_HALF + 5),
            "all programmes": _OF_ALL,
        }.items():
            one, two = _in_turn(statement, whole, here)
            print(f"{name:<32}{one:>12.1f}{two:>8.1f}{two / one:>8.2f}")


def _table(connection: Connection, name: str, first: int, last: int) -> None:
    for statement in (
        f"CREATE TABLE {name} ({_COLUMNS})",
        f"INSERT INTO {name} {_ROWS.format(first=first, last=last)}",
        f"CREATE INDEX ON {name} (programme_id, meeting)",
    ):
        connection.execute(text(statement))


def _partitioned(connection: Connection, port: int) -> None:
    _table(connection, "attendance_here", 1, _HALF)
    for statement in (
        f"CREATE TABLE attendance ({_COLUMNS}) PARTITION BY RANGE (programme_id)",
        f"""ALTER TABLE attendance ATTACH PARTITION attendance_here
            FOR VALUES FROM (1) TO ({_HALF + 1})""",
        "CREATE EXTENSION postgres_fdw",
        f"""CREATE SERVER there FOREIGN DATA WRAPPER postgres_fdw
            OPTIONS (host '127.0.0.1', port '{port}', dbname 'consultation', async_capable 'true',
                     use_remote_estimate 'true')""",
        "CREATE USER MAPPING FOR CURRENT_USER SERVER there OPTIONS (user 'consultation')",
        f"""CREATE FOREIGN TABLE attendance_there PARTITION OF attendance
            FOR VALUES FROM ({_HALF + 1}) TO ({_PROGRAMMES + 1})
            SERVER there OPTIONS (table_name 'attendance')""",
        "ALTER DATABASE consultation SET enable_partitionwise_aggregate = on",
    ):
        connection.execute(text(statement))


def _analyse(*engines: Engine) -> None:
    for engine in engines:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        engine.dispose()  # settings of the database hold for new connections


def _in_turn(statement: str, *engines: Engine) -> list[float]:
    taken: list[list[float]] = [[] for _ in engines]
    for run in range(_RUNS + 1):
        for engine, times in zip(engines, taken, strict=True):
            with engine.connect() as connection:
                began = time.perf_counter()
                connection.execute(text(statement)).all()
                if run:
                    times.append(1000 * (time.perf_counter() - began))
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    main()
