"""The audit at length: many random consultations, exhibits, cards, links, files, both languages.

    python -m tests.benchmarks.audit                 20 consultations in 3 scopes each, 2–3 minutes
    python -m tests.benchmarks.audit --seeds 200

Prints how many figures were compared and each that differs from the one computed anew.
"""

import argparse
import tempfile
import time
from pathlib import Path

from sqlalchemy import URL, Connection

from data_access.engine import write_engine
from data_access.schema import upgrade
from locales import LANGUAGES
from tests.audit.audit import Findings, indicators, scope_of, stored
from tests.audit.cards import cards
from tests.audit.consultations import edges, random_params, random_rows
from tests.audit.exhibits import exhibits
from tests.audit.files import files
from tests.audit.links import marks, told

_SCOPES = 3
_MOST_TOLD = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    given = parser.parse_args()
    findings, scopes, started = Findings(), 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        engine = write_engine(URL.create("sqlite", database=str(template)))
        upgrade(engine)
        engine.dispose()
        for name in edges():
            with stored(template, Path(folder), edges()[name]) as connection:
                scopes += _audited({}, connection, findings)
        for seed in range(given.seeds):
            with stored(template, Path(folder), random_rows(seed)) as connection:
                for n in range(_SCOPES):
                    params = random_params(seed * _SCOPES + n)
                    scopes += _audited(params, connection, findings)
    print(f"{scopes} scopes, {findings.compared} figures compared in both languages, ", end="")
    print(f"{len(findings.wrong)} wrong, {time.monotonic() - started:.0f} s")
    for text in findings.wrong[:_MOST_TOLD]:
        print(" ", text)


def _audited(params: dict[str, str], connection: Connection, findings: Findings) -> int:
    """One scope."""
    scope = scope_of(connection, params)
    indicators(scope, connection, findings)
    told(scope, connection, findings)
    marks(scope, connection, findings)
    for language in LANGUAGES:
        exhibits(scope, connection, language, findings)
        cards(scope, connection, language, findings)
        files(scope, connection, language, findings)
    return 1


if __name__ == "__main__":
    main()
