"""Taxonomies, else scopes, else categories, else components → sectors of each programme."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data_access.load.decidim.archive import ExportSheet
from data_access.load.decidim.cell_values import array_values
from data_access.load.decidim.sent_tables import ExportRow, RowPlace, assembled
from data_access.load.read import SentTable

_NONE = "none"
_UNNAMED = {
    "taxonomy": ("Taksonomia", "Taxonomy"),
    "scope": ("Zakres", "Scope"),
    "category": ("Kategoria", "Category"),
    "component": ("Komponent", "Component"),
}
_DIMENSIONS = tuple(_UNNAMED)
_TAXONOMY = re.compile(r"^taxonomies/(\d+)/", re.MULTILINE)
_Names = dict[str, tuple[str, str]]


def assigned(
    path: Path, records: Mapping[str, tuple[ExportSheet, pd.Series]], taxonomies: ExportSheet | None
) -> tuple[SentTable | None, dict[str, pd.Series]]:
    """The sectors that are used, and the sector's code for each row of each kind of record.

    `records`: kind → its sheet and the programme of each row, the kind that decides first. A
    programme is divided by one dimension only: the first that any of its records is sorted by;
    of several trees of taxonomies, by the one most used. What is not sorted by it is in `none`.
    """
    names: _Names = {_NONE: ("Bez kategorii", "Uncategorised")}
    roots = _roots(taxonomies)
    if taxonomies is not None:
        _learn(names, "taxonomy", taxonomies, taxonomies.column("id"), "name")
    offered = {kind: _offered(sheet, names) for kind, (sheet, _) in records.items()}
    everywhere = pd.concat([programmes for _, programmes in records.values()])
    chosen = {
        programme: _dimension(
            [offered[kind][of == programme] for kind, (_, of) in records.items()], roots
        )
        for programme in everywhere.unique()
    }
    codes = {
        kind: _codes(offered[kind], programmes, chosen, roots)
        for kind, (_, programmes) in records.items()
    }
    used: dict[tuple[str, str], RowPlace] = {}
    for kind, (sheet, programmes) in records.items():
        for row, *pair in zip(sheet.cells.index, programmes, codes[kind], strict=True):
            used.setdefault(tuple(pair), (sheet.file, row))
    rows = [(place, _row(*pair, names)) for pair, place in used.items() if pair[0]]
    return assembled("sectors", path.name, rows, {}), codes


def _offered(sheet: ExportSheet, names: _Names) -> pd.DataFrame:
    """For each row and dimension the list of its ids. Their names are added to `names`."""
    offered = pd.DataFrame(index=sheet.cells.index)
    offered["taxonomy"] = sheet.column("taxonomies/ids").map(array_values).astype(object)
    for found in dict.fromkeys(_TAXONOMY.findall("\n".join(sheet.cells))):
        ids = pd.Series(found, index=sheet.cells.index, dtype="str")
        _learn(names, "taxonomy", sheet, ids, f"taxonomies/{found}")
    for dimension in _DIMENSIONS[1:]:
        ids = sheet.column(f"{dimension}/id")
        _learn(names, dimension, sheet, ids, f"{dimension}/name")
        offered[dimension] = ids.map(array_values).astype(object)
    return offered


def _learn(names: _Names, dimension: str, sheet: ExportSheet, ids: pd.Series, column: str) -> None:
    headings = [c for c in sheet.cells if c == column or c.startswith(f"{column}/")]
    filled = (sheet.cells[headings] != "").any(axis=1) & (ids != "")
    for row in ids[filled].drop_duplicates().index:
        one = sheet.row(row)
        if name := one.words(column)[row]:
            names.setdefault(f"{dimension}-{ids[row]}", (name, one.words(column, "en")[row]))


def _roots(taxonomies: ExportSheet | None) -> dict[str, str]:
    """Taxonomy → the root of its tree; empty without the file of taxonomies."""
    if taxonomies is None:
        return {}
    columns = (taxonomies.column("id"), taxonomies.column("parent_id"))
    parents = dict(zip(*columns, strict=True))
    roots = {}
    for leaf in parents:
        root, seen = leaf, {leaf}
        while parents.get(root) and parents[root] not in seen:
            root = parents[root]
            seen.add(root)
        roots[leaf] = root
    return roots


def _dimension(kinds: list[pd.DataFrame], roots: dict[str, str]) -> str:
    """What divides a programme; a taxonomy with the root most used: `taxonomy/7`."""
    for offered in kinds:
        for dimension in _DIMENSIONS[:-1]:
            if offered[dimension].map(bool).any():
                return dimension if dimension != "taxonomy" else _tree(offered[dimension], roots)
    return _DIMENSIONS[-1]


def _tree(offered: pd.Series, roots: dict[str, str]) -> str:
    counted = Counter(root for ids in offered for root in {roots.get(i, "") for i in ids})
    return f"taxonomy/{min(counted, key=lambda root: (-counted[root], root))}"


def _codes(
    offered: pd.DataFrame, programmes: pd.Series, chosen: dict[str, str], roots: dict[str, str]
) -> pd.Series:
    codes = []
    for row, programme in programmes.items():
        dimension, _, root = chosen[programme].partition("/")
        fit = (
            found
            for found in offered.loc[row, dimension]
            if dimension != "taxonomy" or roots.get(found, "") == root
        )
        found = next(fit, "")
        codes.append(f"{dimension}-{found}" if found else _NONE)
    return pd.Series(codes, index=programmes.index, dtype="str")


def _row(programme: str, code: str, names: _Names) -> ExportRow:
    dimension, _, found = code.partition("-")
    name, english = names.get(code) or (f"{word} {found}" for word in _UNNAMED[dimension])
    return {"programme": programme, "code": code, "name": name, "name_en": english}
