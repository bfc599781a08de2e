"""Names that differ only by letter case, spaces or the form of letters: likely the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from data_access.load.columns import TABLES, squeezed
from data_access.load.problems import Report
from data_access.load.read import Source
from data_access.load.stored import Stored
from locales import N_

_COLUMNS = [
    (table.name, c.name, c.names) for table in TABLES.values() for c in table.columns if c.names
]
_ALIKE = N_("likely the same: they differ only by letter case, spaces or the form of letters")


def warn_of_alike(
    sources: Mapping[str, Source],
    tables: Mapping[str, pd.DataFrame],
    known: Stored,
    report: Report,
) -> None:
    """Warn of each row that spells a name unlike the database, or unlike most rows."""
    spellings = _spellings(tables, known)
    for table, column, names in _COLUMNS:
        if table not in sources or column not in sources[table].cells:
            continue
        for row, text in tables[table][column].dropna().items():
            usual, *others = spellings[names][_key(text)]
            if others and text != usual:
                met = f"{text} / {usual}"
                report.warnings.append(sources[table].problem(row, column, met, _ALIKE))


def _spellings(
    tables: Mapping[str, pd.DataFrame], known: Stored
) -> dict[str, dict[str, list[str]]]:
    """List → key → the spellings met, the usual one first: the database's, or the most frequent.

    What the database says of a record that is sent again does not count.
    """
    met: dict[str, Counter[str]] = {names: Counter() for _, _, names in _COLUMNS}
    kept: dict[str, Counter[str]] = {names: Counter() for names in met}
    for table, column, names in _COLUMNS:
        frame = tables.get(table)
        met[names].update([] if frame is None else frame[column].dropna())
        sent = set() if frame is None or "code" not in frame else set(frame["code"].dropna())
        kept[names].update(
            text for code, text in known.names.get((table, column), ()) if code not in sent
        )
    return {
        names: _by_key(
            [
                *(text for text, _ in kept[names].most_common()),
                *(text for text, _ in met[names].most_common()),
            ]
        )
        for names in met
    }


def _by_key(texts: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        found.setdefault(_key(text), []).append(text)
    return found


def _key(text: str) -> str:
    return re.sub(r"\W+", "", squeezed(text)) or text
