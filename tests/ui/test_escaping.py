"""Text from the records is shown as it is: Streamlit's Markdown finds nothing in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.escaping import escaped

HOSTILE = (
    "![x](http://example.com/a.png) <script>alert(1)</script> **b** :red[c] $x$ [l](javascript:x)"
)


def test_a_hostile_title_stays_text() -> None:
    tokens = MarkdownIt("commonmark").parseInline(escaped(HOSTILE))[0].children
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert _content(tokens) == HOSTILE


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Z"))))
def test_any_text_comes_through_unchanged(text: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(escaped(text))[0].children
    assert _content(tokens) == text


@pytest.mark.parametrize(
    "text", ["www.example.com", "http://example.com/x", "HTTPS://example.com", "a@example.com"]
)
def test_an_address_is_no_link(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parseInline(escaped(text))[0].children
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert _content(tokens) == text


def _content(tokens: list) -> str:
    return "".join(token.content for token in tokens).replace("\u2060", "")


def test_a_label_is_one_line() -> None:
    assert escaped("a\n\n# b") == r"a \# b"
