"""The scripts reach Streamlit's page by one list only, which docs/javascript.md tells."""

import re
from pathlib import Path

import pytest
import streamlit

from ui.chrome import STATIC
from ui.page_parts import PARTS

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = {path.name: path.read_text() for path in sorted(STATIC.glob("*.js"))}
STYLES = "".join(path.read_text() for path in sorted(STATIC.glob("*.css")))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_no_selector_of_its_own(name: str) -> None:
    assert not re.search(r"data-testid|class\*=|\.st-key|react-aria|\.dvn|plotly", SCRIPTS[name])
    told = set(re.findall(r"\bparts\.(\w+)|pageParts\.(\w+)", SCRIPTS[name]))
    assert {"".join(names) for names in told} <= PARTS.keys()


def test_a_part_that_no_script_reaches_is_dropped() -> None:
    reached = re.findall(r"\b(?:parts|pageParts)\.(\w+)", "".join(SCRIPTS.values()))
    assert PARTS.keys() == {*reached}


def test_the_pinned_streamlit_has_every_part_that_styles_and_scripts_name() -> None:
    shipped = "".join(
        path.read_text() for path in (Path(streamlit.__file__).parent / "static").rglob("*.js")
    )
    wanted = STYLES + "".join(part.selector for part in PARTS.values())
    names = set(re.findall(r"data-testid=\"?(\w+)", wanted))
    assert len(names) > 30
    assert {name for name in names if name not in shipped} == set()


def test_the_documentation_tells_every_part_and_script() -> None:
    text = (ROOT / "docs" / "javascript.md").read_text()
    rows = [f"| `{name}` | `{part.selector}` | {part.why} |" for name, part in PARTS.items()]
    assert "\n".join(rows) in text
    assert {name for name in SCRIPTS if f"`{name}`" not in text} == set()
