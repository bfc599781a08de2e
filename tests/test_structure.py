"""The rooms keep to themselves, as in pyproject.toml and at run time; one name means one thing."""

import ast
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from sqlalchemy import URL

ROOT = Path(__file__).resolve().parent.parent
SCREEN = {"streamlit", "ui", "pages"}
SQL = {"sqlalchemy", "data_access", "sklearn"}
DRAWING = {"plotly", "charts"}
NEVER_LOADED = {
    "locales": SCREEN | SQL | DRAWING | {"pandas", "domain"},
    "domain": SCREEN | SQL | DRAWING | {"scipy.stats"},
    "charts": SCREEN | SQL | {"scipy.stats", "catalogue", "reports"},
    "data_access": SCREEN | DRAWING | {"catalogue", "reports", "sklearn", "scipy.stats"},
    "catalogue": SCREEN | {"reports", "charts.render", "plotly", "vl_convert"},
    "reports": SCREEN | {"plotly"},
}
NOT_AT_START = {
    *("sqlalchemy", "pandas", "numpy", "scipy", "sklearn", "psycopg", "holidays"),
    *("catalogue", "charts", "reports"),
}
NOT_ON_PAGES = {
    *("sklearn", "joblib", "scipy.stats", "scipy.optimize", "scipy.sparse", "scipy.linalg"),
    *("psycopg", "alembic", "pptx", "docx", "typst", "vl_convert", "segno", "icalendar"),
    *("openpyxl", "lxml", "fontTools"),
}
NOT_ON_MOST_PAGES = {
    *("holidays", "stdnum", "xlsxwriter", "sqlalchemy.dialects.postgresql"),
    *("data_access.load.read", "data_access.writes", "ui.recording", "reports.account"),
}
NO_NAMES = {
    *("base", "common", "few", "figures", "files", "given", "helpers", "lists", "made", "make"),
    *("misc", "names", "numbers", "others", "part", "parts", "records", "rows", "terms", "texts"),
    *("tools", "utils", "words"),
}
"""Of files: whoever reads one has to guess what of."""
MIRRORS = {
    # a file for each kind of chart
    *("charts/render/office", "charts/render/plotly", "charts/render/svg"),
    # for each table
    *("data_access/sample", "data_access/sample/predecessor", "data_access/load/decidim"),
    # for each part of the room that commands work on
    "data_access/commands",
}
"""Folders that mirror others of their room, file by file."""
SAME_FOR_ALL = {"main", "by_sector", "total", "as_json", "excel_csv"}
"""Functions that do the same for each program, family of indicators or kind of table."""
_SHOW = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=60).run()

def show(pages):
    for page in pages:
        app.switch_page(f"{page}.py").run()
        assert not app.exception and not app.error
    print(*sys.modules)

show(["postulates"])
assert len(app.metric) == 6
show(sys.argv[2:])
"""
_LOAD_ALL = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if not module.name.endswith("__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
print(*sys.modules)
"""


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", NEVER_LOADED)
def test_a_room_loads_nothing_of_those_it_must_not_know(room: str) -> None:
    """Every module of it, in a fresh process; what it loads only when called does not count."""
    done = subprocess.run(
        [sys.executable, "-c", _LOAD_ALL, room], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert not NEVER_LOADED[room] & set(done.stdout.split())


def test_a_server_starts_without_what_reads_and_draws_records() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, dashboard; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert loaded.returncode == 0, loaded.stderr
    modules = set(loaded.stdout.split())
    assert "ui.gate" in modules
    assert not NOT_AT_START & modules


def test_pages_are_shown_without_what_makes_files_or_likens_texts(sample: URL) -> None:
    """On SQLite: all pages but the one for writing, which likens what is to be decided."""
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"app", "recording"}
    shown = subprocess.run(
        [sys.executable, "-c", _SHOW, str(ROOT / "pages" / "app.py"), *sorted(pages)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": sample.render_as_string(hide_password=False)},
        capture_output=True,
        text=True,
    )
    assert shown.returncode == 0, shown.stderr
    on_most, on_all = (set(line.split()) for line in shown.stdout.splitlines())
    assert "domain.evidence" in on_most
    assert not (NOT_ON_PAGES | NOT_ON_MOST_PAGES) & on_most
    assert not NOT_ON_PAGES & on_all


def _public_names(body: list[ast.stmt]) -> Iterator[str]:
    """Classes, and what is written as a constant or an alias of a type."""
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield statement.name
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            for node in (node for target in targets for node in ast.walk(target)):
                if isinstance(node, ast.Name) and node.id != node.id.lower():
                    yield node.id


def test_a_public_class_or_constant_means_one_thing() -> None:
    """No name is given twice, so that who searches for one finds what it stands for."""
    places = defaultdict(set)
    for room in (*NEVER_LOADED, "ui", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                for name in _public_names(ast.parse(path.read_text("utf-8")).body):
                    if not name.startswith("_"):
                        places[name].add(str(path.relative_to(ROOT)))
    assert not {name: where for name, where in places.items() if len(where) > 1}


def test_a_file_is_found_by_its_name() -> None:
    """It says what is in the file, and a room gives it once but for folders that mirror others."""
    for room in (*NEVER_LOADED, "ui", "pages"):
        places = defaultdict(list)
        for path in sorted((ROOT / room).rglob("*.py")):
            what = (path.parent if path.stem == "__init__" else path).relative_to(ROOT)
            assert what.stem not in NO_NAMES, what
            if str(what.parent) not in MIRRORS and "migrations" not in what.parts:
                places[what.stem].append(str(what))
        assert not [where for where in places.values() if len(where) > 1]


def test_a_public_function_means_one_thing() -> None:
    """A name is given again only in another room for the same subject, as a read's to its chart."""
    places = defaultdict(list)
    for room in (*NEVER_LOADED, "ui", "pages"):
        for path in sorted((ROOT / room).rglob("*.py")):
            place = path.relative_to(ROOT)
            if str(place.parent) not in MIRRORS and "migrations" not in place.parts:
                for one in ast.parse(path.read_text("utf-8")).body:
                    if isinstance(one, ast.FunctionDef) and one.name[0] != "_":
                        places[one.name].append(place.with_suffix("").parts)
    for name in SAME_FOR_ALL:
        assert len(places.pop(name)) > 1, f"{name} is given once"
    assert not {
        name: (one, other)
        for name, where in places.items()
        for (room, *one), (its, *other) in combinations(where, 2)
        if room == its or not (set(one) & set(other)) - {"__init__"}
    }
