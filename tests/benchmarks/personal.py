"""How well data of persons are found: planted ones, and false alarms on texts without any.

    python -m tests.benchmarks.personal [FOLDER …]

FOLDER: records in the data format, of which nothing is known to be personal; the sample always.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from data_access.load.data_format import TABLES
from data_access.publication.fields import scanned
from data_access.publication.public_texts import suspected
from data_access.sample import tables
from domain.personal import findings
from tests.benchmarks import held_out
from tests.domain.planted import CLEAN, holding


def main(folders: list[str]) -> None:
    _planted("planted", holding())
    _planted("held out", held_out.holding())
    unnamed = list(held_out.clean())
    false = [text for text in unnamed if findings(text)]
    print(f"held out without any: {len(unnamed)}, false {len(false)}")
    print(*(f"  false: {text}" for text in false), sep="\n")
    print(f"planted without any: {len(CLEAN)}, false {sum(map(bool, map(findings, CLEAN)))}")
    print(*(f"  false: {text}" for text in CLEAN if findings(text)), sep="\n")
    _alarms("sample", tables())
    for folder in folders:
        found = {path.stem: pd.read_csv(path, dtype=str) for path in Path(folder).glob("*.csv")}
        _alarms(Path(folder).name, found)


def _planted(name: str, texts: Iterable[tuple[str, str]]) -> None:
    """By kind: how many, how many found."""
    planted, met = Counter(), Counter()
    for kind, text in texts:
        planted[kind] += 1
        met[kind] += bool(findings(text))
        if not findings(text):
            print(f"  missed: {text}")
    for kind, number in planted.items():
        print(f"{kind:<22} {name} {number:>3}, found {met[kind]:>3}")
    print(f"{'all':<22} {name} {planted.total():>3}, found {met.total():>3}")


def _alarms(name: str, frames: dict[str, pd.DataFrame]) -> None:
    """Texts held back among those of public columns, each once a column."""
    texts, held, begun = 0, [], time.perf_counter()
    for table, frame in frames.items():
        for column in TABLES[table].columns:
            if scanned(column) and column.name in frame and table not in ("members", "clearances"):
                distinct = frame[column.name].dropna().unique()
                texts += len(distinct)
                held += [text for text in distinct if suspected(table, column.name, text)]
    took = time.perf_counter() - begun
    rate = 1000 * len(held) / texts
    print(f"{name}: {texts} texts, {len(held)} held back ({rate:.1f} in 1,000), {took:.2f} s")
    print(*(f"  {text[:100]}" for text in held[:60]), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
