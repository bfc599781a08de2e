"""Text from the records is shown as it is: Streamlit's Markdown finds nothing in it."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.text import plain

HOSTILE = (
    "![x](http://example.com/a.png) <script>alert(1)</script> **b** :red[c] $x$ [l](javascript:x)"
)


def test_a_hostile_title_stays_text() -> None:
    tokens = MarkdownIt("commonmark").parseInline(plain(HOSTILE))[0].children
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == HOSTILE


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z"))))
def test_any_text_comes_through_unchanged(text: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(plain(text))[0].children
    assert "".join(token.content for token in tokens) == text


def test_a_label_is_one_line() -> None:
    assert plain("a\n\n# b") == r"a \# b"
