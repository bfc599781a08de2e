"""One scope audited: every figure of the product beside the same one computed anew."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection

from data_access.engine import read_engine, write_engine
from data_access.indicators import compute
from data_access.models import Base
from data_access.scope import Scope, from_params
from tests.audit import oracle
from tests.audit.world import world
from tests.records import put

APART = {"postulates.total.forecast"}
"""What the oracle does not compute."""


@dataclass
class Findings:
    """`compared`: how many figures; `wrong`: what differs, in words."""

    compared: int = 0
    wrong: list[str] = field(default_factory=list)

    def check(self, found: object, right: object, where: str) -> None:
        self.compared += 1
        if not oracle.same(found, right):
            self.wrong.append(f"{where}: {found!r}, right: {right!r}")


@contextmanager
def stored(template: Path, folder: Path, rows: list[Base]) -> Iterator[Connection]:
    """To the rows in a fresh SQLite database, made from a migrated, empty one."""
    path = folder / "consultation.db"
    shutil.copy(template, path)
    url = URL.create("sqlite", database=str(path))
    put(url, *rows)
    with read_engine(url).connect() as connection:
        yield connection
    for engine in (read_engine(url), write_engine(url)):
        engine.dispose()


def scope_of(connection: Connection, params: dict[str, str]) -> Scope:
    found = from_params(params, connection)
    assert found is not None
    return found


def indicators(scope: Scope, connection: Connection, findings: Findings) -> None:
    """What the command line and the pages compute, figure by figure."""
    found = compute(scope, connection, True)
    right = oracle.expected(world(scope, connection))
    for path, one, other in oracle.pairs(found, right):
        findings.check(one, other, f"{scope.params()} {path}")
