"""What draws, and what writes files, divides nothing: an indicator is computed once, elsewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("catalogue", "charts", "pages", "reports", "ui")
MAY_DIVIDE = {
    "charts/colour.py": "contrast of colours",
    "charts/stride.py": "how many points are drawn",
    "charts/render/": "places on paper and screen",
    "reports/publishing.py": "sizes of files",
    "reports/account/document.py": "lines in a cell",
    "reports/account/docx_table.py": "widths of columns",
    "reports/deck/": "places on a slide",
    "reports/site/drawing.py": "widths of texts",
    "reports/site/record_pages.py": "records on a page",
    "reports/site/public_source.py": "a sample of texts",
    "reports/workbook/sheet_charts.py": "widths of labels",
    "ui/api/routes.py": "records on a page",
    "ui/api/rate_limits.py": "calls in a second",
    "ui/jobs.py": "how far a job is",
    "ui/present/slide_space.py": "places on the wall",
    "ui/present/slides.py": "rows on a slide",
    "ui/request_guard.py": "calls in a second",
}
"""Whose divisions are of no records, and what they are of."""
_PATH = re.compile("folder|path|parent|before|earlier|root|here|static", re.IGNORECASE)
_OF_FRAMES = {"div", "divide", "truediv", "floordiv", "mean", "median", "quantile", "pct_change"}


def _divisions(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Divisions and means; a path is told by its name."""
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(op=ast.Div() | ast.FloorDiv(), left=left):
                if not _is_path(left):
                    yield node
            case ast.AugAssign(op=ast.Div() | ast.FloorDiv()):
                yield node
            case ast.Call(func=ast.Attribute(attr=name)) if name in _OF_FRAMES:
                yield node
            case ast.keyword(arg="aggfunc") | ast.Tuple(elts=[_, ast.Constant("mean" | "median")]):
                yield node


def _is_path(node: ast.expr) -> bool:
    match node:
        case ast.BinOp(op=ast.Div(), left=left):
            return _is_path(left)
        case ast.BoolOp(values=values):
            return _is_path(values[-1])
        case ast.Call(func=func):
            return _is_path(func)
        case ast.Subscript(value=value):
            return _is_path(value)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _PATH.search(name) is not None
    return False


def _may_divide(module: str) -> str | None:
    return next((place for place in MAY_DIVIDE if module.startswith(place)), None)


def test_no_chart_report_or_page_divides_records() -> None:
    found, used = [], set()
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            module = path.relative_to(ROOT).as_posix()
            divisions = list(_divisions(ast.parse(path.read_text())))
            place = _may_divide(module)
            if place:
                used |= {place} if divisions else set()
            else:
                found += [f"{module}:{node.lineno}" for node in divisions]
    assert not found, "divide in domain.ratios, beside the indicator"
    assert used == MAY_DIVIDE.keys(), "a place that divides nothing any more"


@pytest.mark.parametrize(
    ("code", "divides"),
    [
        ('shown["part"] / shown["whole"]', True),
        ("came / invited", True),
        ("-(-days // 7)", True),
        ("total /= n", True),
        ('rows["attended"].mean()', True),
        ('rows.agg(attended=("attended", "mean"))', True),
        ("Path(__file__).parent / name", False),
        ("given.folder / name / more", False),
    ],
)
def test_a_division_is_found_and_a_path_is_none(code: str, divides: bool) -> None:
    assert any(_divisions(ast.parse(code))) == divides
