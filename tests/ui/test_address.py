"""Lists, filters and reads know each other by the same keys; words stand in one place."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from catalogue import PAGE_TITLES
from data_access import attendance, postulates
from domain import address
from domain.filters import FILTERS

ROOT = Path(__file__).resolve().parent.parent.parent
READS = {"postulates": postulates.search, "attendance": attendance.meetings}


@pytest.mark.parametrize("page", READS)
def test_a_read_takes_every_filter_of_its_list_by_its_key(page: str) -> None:
    of_the_list = {key for key, one in FILTERS[page].items() if not one.section}
    assert of_the_list <= inspect.signature(READS[page]).parameters.keys()


def test_lists_and_records_stand_on_pages_that_there_are() -> None:
    assert FILTERS.keys() | address.RECORDS.keys() <= PAGE_TITLES.keys()


def test_deadlines_are_named_as_they_are_read() -> None:
    assert FILTERS["postulates"]["deadline"].values.keys() == postulates.DAYS_PAST_DEADLINE.keys()


def test_only_the_address_modules_touch_the_browsers_address() -> None:
    """A word written past the codec would be a second way to write it."""
    touching = {
        path.relative_to(ROOT).as_posix()
        for room in ("ui", "pages")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\bst\.query_params", path.read_text(encoding="utf-8"))
    }
    assert touching <= {"ui/address.py", "ui/scope_bar.py", "ui/view.py", "ui/filters.py"}


def test_what_a_session_remembers_is_listed_with_its_reason() -> None:
    """Literal keys of the session state would hide what the address does not say."""
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(
                "session_state"
            ):
                assert not isinstance(node.slice, ast.Constant), f"{path.name}: {node.slice.value}"


def test_a_widget_that_is_cleared_takes_its_word_away() -> None:
    def page() -> None:
        from datetime import date

        import streamlit as st

        from ui.address import asked_word, tied

        day = asked_word("day")
        value = tied("day", date.fromisoformat(day) if day else None, told=date.isoformat)
        st.date_input("Day", value=None, **value)

    app = AppTest.from_function(page)
    app.query_params["day"] = "2011-09-12"
    app.run().date_input[0].set_value(None).run()
    assert not app.exception
    assert "day" not in app.query_params
