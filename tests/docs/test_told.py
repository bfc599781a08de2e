"""Nobody must read the code to learn what there is: variables, commands, files, pages of docs."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access import __main__ as data_access
from reports import __main__ as reports

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("data_access", "reports", "ui", "dashboard.py")
SYSTEM = {"LANG", "TMPDIR", "FORWARDED_ALLOW_IPS"}
"""Not ours: the system's and the server's own."""
TOLD = "\n".join(
    path.read_text("utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("**/*.md")]
)


def _modules() -> Iterator[ast.Module]:
    for name in CODE:
        place = ROOT / name
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def _variables() -> set[str]:
    """Names that are looked up in the environment, or in a function that looks them up."""
    found = set()
    for module in _modules():
        for node in ast.walk(module):
            match node:
                case ast.Call(func=ast.Attribute(value=owner, attr="get"), args=args):
                    found |= _literal(args) if _is_environment(owner) else set()
                case ast.Subscript(value=owner, slice=name):
                    found |= _literal([name]) if _is_environment(owner) else set()
    return found - SYSTEM


def _is_environment(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "os.environ"


def _literal(nodes: list[ast.expr]) -> set[str]:
    return {str(node.value) for node in nodes[:1] if isinstance(node, ast.Constant)}


def _commands(parser: argparse.ArgumentParser) -> list[str]:
    return [
        name
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name in action.choices
    ]


def test_variables_are_found() -> None:
    assert {"DATABASE_URL", "UPLOADS", "SIGN_IN", "LOG"} <= _variables()


@pytest.mark.parametrize("name", sorted(_variables()))
def test_a_variable_is_told(name: str) -> None:
    assert f"`{name}`" in TOLD or f"`{name}=" in TOLD


@pytest.mark.parametrize("command", _commands(data_access._parser()))
def test_a_command_on_records_is_told(command: str) -> None:
    assert f"data_access {command}" in TOLD or f"`{command}" in TOLD


@pytest.mark.parametrize("kind", reports._parser()._actions[1].choices)
def test_a_file_that_can_be_made_is_told(kind: str) -> None:
    assert f"reports {kind}" in TOLD or kind.upper() in TOLD


def test_every_page_in_docs_can_be_reached_from_the_readme() -> None:
    """In steps: a page that no other names is read by nobody."""
    reached, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        left += [(page.parent / link).resolve() for link in links if link.endswith((".md", "/"))]
    left_out = set((ROOT / "docs").rglob("*.md")) - reached
    assert not {path.name for path in left_out if path.parent.name != "decisions"}
