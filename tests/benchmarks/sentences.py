"""Sentences to be read: takeaways, notes and signals from random scopes, in both languages.

    python -m tests.benchmarks.sentences DATABASE_URL [--scopes 12]

Prints each sentence once, the Polish one above the English.
"""

import argparse
from datetime import timedelta
from random import Random

from sqlalchemy import Connection, make_url

from catalogue import EXHIBITS
from catalogue.source import exhibit_source
from charts import Reader
from charts.signals import signal_sentence
from data_access.engine import read_engine
from data_access.scope import Scope, from_params, sectors
from data_access.signals import signals
from locales import LANGUAGES, locale

_DAYS = 150
"""How far back an as-of date may lie."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--scopes", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    told: set[str] = set()
    with read_engine(make_url(given.url)).connect() as connection:
        for n in range(given.scopes):
            scope = _scope(Random(given.seed + n), connection)
            print(f"# {scope.params()}")
            both = [_sentences(scope, connection, language) for language in LANGUAGES]
            for key in both[0]:
                pair = [sentences[key] for sentences in both]
                if pair[0] and pair[0] not in told:
                    told.add(pair[0])
                    print(f"{key}\n  {pair[0]}\n  {pair[1]}")


def _scope(draw: Random, connection: Connection) -> Scope:
    whole = from_params({}, connection)
    assert whole is not None
    codes = [sector.code for sector in sectors(whole, connection)]
    chosen = draw.sample(codes, draw.choice([0, 0, 1, 2, 3]) % (len(codes) + 1))
    as_of = whole.as_of - timedelta(days=draw.choice([0, draw.randint(0, _DAYS)]))
    params = {"sector": ",".join(chosen), "as_of": as_of.isoformat()}
    if draw.random() < 0.4:
        params["from"] = (as_of - timedelta(days=draw.randint(10, _DAYS))).isoformat()
    found = from_params(params, connection)
    assert found is not None
    return found


def _sentences(scope: Scope, connection: Connection, language: str) -> dict[str, str]:
    """Exhibit's or signal's key → what it says."""
    source = exhibit_source(scope, connection, Reader(locale(language)))
    names = source.sector_names
    told = {}
    for key, entry in EXHIBITS.items():
        exhibit = entry.build(source)
        told[key] = exhibit.takeaway or exhibit.empty
        told[f"{key}, note"] = exhibit.note
    for signal in signals(scope, connection):
        told[f"signal {signal.key}"] = signal_sentence(signal, source.reader, names)
    return told


if __name__ == "__main__":
    main()
