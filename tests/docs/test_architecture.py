"""The walks of docs/architecture.md name files and functions that there are."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (ROOT / "docs" / "architecture.md").read_text()
PLACES = re.findall(r"`([\w/]+\.py)(?::(\w+))?`", TEXT)


@pytest.mark.parametrize(("path", "function"), PLACES)
def test_a_place_of_a_walk_is_there(path: str, function: str) -> None:
    tree = ast.parse((ROOT / path).read_text())
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not function or function in defined


def test_the_walks_are_told() -> None:
    assert len(PLACES) > 25
