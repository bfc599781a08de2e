"""Names that differ only by letter case, spaces or the form of letters: likely the same."""

from collections import Counter
from collections.abc import Collection, Mapping

import pandas as pd

from data_access.load.data_format import TABLES
from data_access.load.existing_records import Stored
from data_access.load.problems import Report
from data_access.load.read import SentTable
from domain.spelling import groups, key, odd_letter, shape
from locales import N_

_COLUMNS = [
    (table.name, c.name, c.names) for table in TABLES.values() for c in table.columns if c.names
]
_ALIKE = N_("likely the same: they differ only by letter case, spaces or the form of letters")
_LOOKS_ALIKE = N_("looks like the code {code}, but is another: because of the letter {letter}")
_SAME_DISTRICT = N_("likely the same district, with and without its number")


def warn_of_alike(
    sources: Mapping[str, SentTable],
    tables: Mapping[str, pd.DataFrame],
    known: Stored,
    report: Report,
) -> None:
    """Warn of each row that spells a name unlike the database, or unlike most rows."""
    sent = [
        named for named in _COLUMNS if named[0] in sources and named[1] in sources[named[0]].cells
    ]
    spellings = _spellings(tables, known, {names for _, _, names in sent})
    for table, column, names in sent:
        for row, text in tables[table][column].dropna().items():
            usual, *others = spellings[names][text]
            if others and text != usual:
                met, message = f"{text} / {usual}", _ALIKE
                if key(text) != key(usual):
                    message = _SAME_DISTRICT
                report.warnings.append(sources[table].problem(row, column, met, message))


def warn_of_codes_alike(
    sources: Mapping[str, SentTable],
    tables: Mapping[str, pd.DataFrame],
    known: Stored,
    report: Report,
) -> None:
    """Warn of each code that looks like another of its table, but has letters of another kind."""
    for table, frame in tables.items():
        if "code" not in frame:
            continue
        codes = set(frame["code"].dropna()) | {code for _, code in known.codes.get(table, ())}
        of_shape = {shape(code): code for code in codes if shape(code) == code}
        for row, code in frame["code"].dropna().items():
            other = of_shape.get(shape(code), code)
            if other != code:
                values = (("code", other), ("letter", odd_letter(code)))
                report.warnings.append(
                    sources[table].problem(row, "code", code, _LOOKS_ALIKE, *values)
                )


def _spellings(
    tables: Mapping[str, pd.DataFrame], known: Stored, lists: Collection[str]
) -> dict[str, dict[str, list[str]]]:
    """List → spelling → all of the same name, the usual one first: the database's, or the most
    frequent.

    What the database says of a record that is sent again does not count.
    """
    met: dict[str, Counter[str]] = {names: Counter() for names in lists}
    kept: dict[str, Counter[str]] = {names: Counter() for names in lists}
    for table, column, names in _COLUMNS:
        if names not in lists:
            continue
        frame = tables.get(table)
        met[names].update([] if frame is None else frame[column].dropna())
        sent = set() if frame is None or "code" not in frame else set(frame["code"].dropna())
        kept[names].update(
            text for code, text in known.names.get((table, column), ()) if code not in sent
        )
    return {
        names: groups(
            [
                *(text for text, _ in kept[names].most_common()),
                *(text for text, _ in met[names].most_common()),
            ],
            districts=names == "districts",
        )
        for names in met
    }
